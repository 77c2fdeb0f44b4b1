import { brunnerMunzel } from '../../../electron/engine/statistics/brunnerMunzel'
import { kruskalWallis } from '../../../electron/engine/statistics/kruskalWallis'
import { mannWhitney } from '../../../electron/engine/statistics/mannWhitney'
import { permutationDifference, permutationOfRatios } from '../../../electron/engine/statistics/permutation'
import { signedRank } from '../../../electron/engine/statistics/signedRank'
import { vanElteren } from '../../../electron/engine/statistics/stratified'
import { permuteWithinStrata } from '../../../electron/engine/statistics/withinStrata'
import { logsOf, ratesOf, simulate, type SimulatedPosts } from '../../statistics/model'
import { inStrata, type Stratum } from './strata'
import { alarms, type Case, FALSE_ALARMS } from './case'

type Rates = readonly [Float64Array, Float64Array]

/** A test of two groups of n posts, or of n and a multiple of n. */
const two = (id: string, p: (rates: Rates, run: number) => number | null, effort = 1, times = 1): Case => ({
  id,
  kind: 'alarm',
  offered: true,
  target: FALSE_ALARMS,
  effort,
  ready:
    ({ n, cv }) =>
    (random, run) =>
      alarms(p([ratesOf(simulate(random, n, { cv })), ratesOf(simulate(random, times * n, { cv }))], run)),
})

const several = (groups: number): Case => ({
  id: `kruskal_wallis_${groups}`,
  kind: 'alarm',
  offered: true,
  target: FALSE_ALARMS,
  ready:
    ({ n, cv }) =>
    (random) => {
      const all = Array.from({ length: groups }, () => ratesOf(simulate(random, n, { cv })))
      return alarms(kruskalWallis(all).value?.p ?? null)
    },
})

const stratified = (id: string, p: (all: Stratum[], run: number) => number | null, effort = 1): Case => ({
  id,
  kind: 'alarm',
  offered: true,
  target: FALSE_ALARMS,
  effort,
  ready: (cell) => (random, run) => alarms(p(inStrata(random, cell), run)),
})

const stratifiedRanks = stratified('van_elteren', (all) => {
  const { value } = vanElteren(all.map(({ x, y }) => ({ x: ratesOf(x), y: ratesOf(y) })))
  return value?.p ?? null
})

const withinStrata = stratified(
  'within_strata',
  (all, seed) => {
    const sizes = all.map(({ x, y }) => x.interactions.length + y.interactions.length)
    const total = sizes.reduce((sum, size) => sum + size, 0)
    const weighted = all.map(({ x, y }, i) => ({ x: logsOf(x), y: logsOf(y), weight: (sizes[i] ?? 0) / total }))
    return permuteWithinStrata(weighted, { seed, resamples: 999 }).value?.p ?? null
  },
  0.5,
)

const paired: Case = {
  id: 'signed_rank',
  kind: 'alarm',
  offered: true,
  target: FALSE_ALARMS,
  ready:
    ({ n, cv }) =>
    (random) => {
      const [x, y] = [logsOf(simulate(random, n, { cv })), logsOf(simulate(random, n, { cv }))]
      return alarms(signedRank(x.map((value, i) => value - (y[i] ?? Number.NaN))).value?.p ?? null)
    },
}

const ratios: Case = {
  id: 'permutation_of_ratios',
  kind: 'alarm',
  offered: true,
  target: FALSE_ALARMS,
  effort: 0.5,
  ready:
    ({ n, cv }) =>
    (random, seed) => {
      const of = ({ interactions, denominator }: SimulatedPosts) => ({ engagements: interactions, reach: denominator })
      const [x, y] = [of(simulate(random, n, { cv })), of(simulate(random, n, { cv }))]
      return alarms(permutationOfRatios(x, y, { seed, resamples: 999 }).p)
    },
}

/** Not offered: the two-proportion test of summed interactions over summed reach. */
const pooledTest: Case = {
  id: 'pooled_proportions',
  kind: 'alarm',
  offered: false,
  ready:
    ({ n, cv }) =>
    (random) => {
      const sums = [simulate(random, n, { cv }), simulate(random, n, { cv })].map(({ interactions, denominator }) => ({
        e: interactions.reduce((total, value) => total + value, 0),
        r: denominator.reduce((total, value) => total + value, 0),
      }))
      const [e, r] = [sums.reduce((total, own) => total + own.e, 0), sums.reduce((total, own) => total + own.r, 0)]
      const share = e / r
      const variance = share * (1 - share) * sums.reduce((total, own) => total + 1 / own.r, 0)
      const [one, other] = sums.map((own) => own.e / own.r)
      return Math.abs((one ?? 0) - (other ?? 0)) > 1.959964 * Math.sqrt(variance) ? 1 : 0
    },
}

export const TESTS: readonly Case[] = [
  two('mann_whitney', ([x, y]) => mannWhitney(x, y).p),
  two('mann_whitney_thrice', ([x, y]) => mannWhitney(x, y).p, 1, 3),
  two('brunner_munzel', ([x, y], seed) => brunnerMunzel(x, y, { seed }).value?.p ?? null, 0.5),
  two('permutation_mean', ([x, y], seed) => permutationDifference(x, y, 'mean', { seed, resamples: 999 }).p, 0.5),
  several(3),
  several(9),
  stratifiedRanks,
  withinStrata,
  paired,
  ratios,
  pooledTest,
]
