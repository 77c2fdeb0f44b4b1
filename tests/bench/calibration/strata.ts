import { type Cell as CellOfPosts, decompose, factorInterval } from '../../../electron/engine/statistics/kitagawa'
import { preparePosts } from '../../../electron/engine/statistics/logRates'
import type { Random } from '../../../electron/engine/statistics/random'
import { compareWithin } from '../../../electron/engine/statistics/stratifiedShift'
import { logsOf, simulate, type SimulatedPosts } from '../../statistics/model'
import { type Case, type Cell, holds } from './case'

/** Posts of two groups in one stratum. */
export type Stratum = { readonly x: SimulatedPosts; readonly y: SimulatedPosts }

const SHARES = [0.4, 0.3, 0.2, 0.1] as const
const FACTORS = [0.5, 0.8, 1.25, 2] as const
const counts = (random: Random, n: number, shares: readonly number[]): number[] => {
  const own = shares.map(() => 0)
  for (let i = 0; i < n; i++) {
    let left = random.uniform()
    const stratum = shares.findIndex((share) => (left -= share) < 0)
    const place = stratum < 0 ? shares.length - 1 : stratum
    own[place] = (own[place] ?? 0) + 1
  }
  return own
}
/**
 * Two groups of n posts in four strata whose rates differ by nature, from a half to the double. The second group's mix is
 * the first's turned round: who looks at the pool sees a difference.
 */
export const inStrata = (random: Random, { n, cv }: Cell): Stratum[] => {
  const [first, second] = [counts(random, n, SHARES), counts(random, n, SHARES.toReversed())]
  return FACTORS.map((factor, i) => ({
    x: simulate(random, first[i] ?? 0, { cv, factor }),
    y: simulate(random, second[i] ?? 0, { cv, factor }),
  }))
}

/** The ratio within strata, by inversion of van Elteren's test. */
const stratifiedRatio: Case = {
  id: 'stratified_ratio',
  kind: 'coverage',
  offered: true,
  target: { atLeast: 0.93 },
  ready: (cell) => (random) => {
    const strata = inStrata(random, cell).map(({ x, y }) => ({ x: preparePosts(x), y: preparePosts(y) }))
    return holds(compareWithin(strata).value?.compared.result.interval ?? null, 1)
  },
}

const cellOf = (group: string, stratum: string, posts: SimulatedPosts): CellOfPosts[] => {
  const logs = logsOf(posts)
  const n = logs.length
  if (n === 0) return []
  const mean = logs.reduce((total, value) => total + value, 0) / n
  return [{ group, stratum, n, mean, squares: logs.reduce((total, value) => total + (value - mean) ** 2, 0) }]
}

/** The result of a decomposition: 1 here, the whole gap being one of mix. */
const result: Case = {
  id: 'decomposition_result',
  kind: 'coverage',
  offered: true,
  target: { atLeast: 0.93 },
  ready: (cell) => (random) => {
    const cells = inStrata(random, cell).flatMap(({ x, y }, i) => [
      ...cellOf('own', `s${i}`, x),
      ...cellOf('other', `s${i}`, y),
    ])
    const { value } = decompose(cells, 'own', ['other'])
    return value === null ? null : holds(factorInterval(value.result), 1)
  },
}

export const STRATA: readonly Case[] = [stratifiedRatio, result]
