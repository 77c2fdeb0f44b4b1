import { median } from '../../../electron/engine/statistics/quantiles'
import { createRandom } from '../../../electron/engine/statistics/random'
import { type Law, logsOf, ratesOf, simulate } from '../../statistics/model'

const POSTS = 400_000
const PAIRS = 100_000
const SEED = 97

const remembered = new Map<string, unknown>()
const once = <T>(name: string, make: () => T): T => {
  if (!remembered.has(name)) remembered.set(name, make())
  return remembered.get(name) as T // put there one line above under the same name
}

/** Median of E/R of a law, from 400,000 posts. */
export const trueMedian = (law: Law): number =>
  once(`median ${JSON.stringify(law)}`, () => median(ratesOf(simulate(createRandom(SEED), POSTS, law))))

/** Mean of ln((E + ½)/R) of a law. */
export const trueMeanLog = (law: Law): number =>
  once(`log ${JSON.stringify(law)}`, () => {
    const logs = logsOf(simulate(createRandom(SEED), POSTS, law))
    return logs.reduce((total, value) => total + value, 0) / logs.length
  })

/** Log rates of a law; `other` = a second, independent set. */
const logs = (law: Law, other: 0 | 1): Float64Array =>
  once(`logs ${other} ${JSON.stringify(law)}`, () => logsOf(simulate(createRandom(SEED + other), PAIRS, law)))

/** Median of the differences of log rates between two laws, which a Hodges–Lehmann ratio estimates. */
export const trueRatio = (first: Law, second: Law): number =>
  once(`ratio ${JSON.stringify([first, second])}`, () => {
    const [x, y] = [logs(first, 0), logs(second, 1)]
    return Math.exp(median(x.map((value, i) => value - (y[i] ?? Number.NaN))))
  })

/** Median of several laws together, each of the same weight. */
export const trueMixtureMedian = (laws: readonly Law[]): number =>
  once(`mixture ${JSON.stringify(laws)}`, () => {
    const each = Math.floor(POSTS / laws.length)
    const random = createRandom(SEED)
    return median(Float64Array.from(laws.flatMap((law) => Array.from(ratesOf(simulate(random, each, law))))))
  })
