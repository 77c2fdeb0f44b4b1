import { at, sum } from './arrays'
import { type BinnedGroup, compareWithRest, kruskalWallisBinned } from './binned'
import { pooledBins } from './bins'
import { ALL_PAIRS_UP_TO, compareGroups, type GroupsCompared, groupingOf, type PairComparison } from './compareGroups'
import type { Compared } from './compareTwo'
import { benjaminiHochberg, falseCoverageLevel } from './multiplicity'
import { DEFAULT_SEED, LEVEL, MIN_POSTS } from './outcome'
import { rankIntervals } from './ranks'
import type { Sample } from './sample'
import { empiricalBayes } from './shrinkage'
import type { ShrunkenOrder } from './shrunkenOrder'
import { ALPHA, strengthOf } from './strength'

/** A group by its key. */
export type KeyedSample = { readonly key: string; readonly sample: Sample }

type Job = { readonly a: string; readonly b: string | null; readonly compared: Compared }

const allPairs = (groups: readonly KeyedSample[]): Job[] =>
  groups.flatMap((a, i) =>
    groups.slice(i + 1).flatMap((b) => {
      const compared = a.sample.against(b.sample)
      return compared === null ? [] : [{ a: a.key, b: b.key, compared }]
    }),
  )

/** The rest holds the posts of every other group, also of those too small to stand alone. */
const againstRest = (groups: readonly KeyedSample[], everything: readonly KeyedSample[]): Job[] => {
  const bins = everything.map(({ sample }) => sample.bins())
  const pool: BinnedGroup = { rates: pooledBins(bins.map((b) => b.rates)), logs: pooledBins(bins.map((b) => b.logs)) }
  return groups.map(({ key, sample }) => ({ a: key, b: null, compared: compareWithRest(sample.bins(), pool) }))
}

/** Each comparison judged within its family: q by Benjamini–Hochberg, intervals at 1 − .05·R/m. */
export const judgeFamily = <T extends { readonly compared: Compared }>(
  jobs: readonly T[],
): (T & Pick<PairComparison, 'q' | 'adjusted' | 'strength'>)[] => {
  const q = benjaminiHochberg(jobs.map(({ compared }) => compared.result.p))
  const level = falseCoverageLevel(q.filter((value) => value < ALPHA).length, jobs.length, ALPHA)
  return jobs.map((job, i) => {
    const own = q[i] ?? 1
    const adjusted = own < ALPHA && level !== null ? job.compared.intervalAt(level) : null
    const strength = strengthOf({ q: own, interval: job.compared.result.interval, adjusted })
    return { ...job, q: own, adjusted, strength }
  })
}

/** Shrunken order from means and variances of the log rates, for groups of which one is large. */
export const orderOf = (
  groups: readonly KeyedSample[],
  seed: number,
  ranksOf: typeof rankIntervals = rankIntervals,
): ShrunkenOrder | null => {
  if (groups.length < 2) return null
  const means = groups.map(({ sample }) => sample.meanLog())
  const own = Float64Array.from(means, ({ variance }) => variance)
  const freedom = groups.reduce((total, { sample }) => total + sample.n - 1, 0)
  const pooled = sum(Float64Array.from(groups, ({ sample }, i) => at(own, i) * (sample.n - 1))) / freedom
  if (!(pooled > 0)) return null
  const variances = groups.map(({ sample }, i) => (at(own, i) > pooled * 1e-12 ? at(own, i) : pooled) / sample.n)
  const { value: fit } = empiricalBayes(
    means.map(({ mean }) => mean),
    variances,
    LEVEL,
    groups.map(({ sample }) => sample.n - 1),
  )
  if (fit === null) return null
  const ranks = ranksOf(fit.groups, seed)
  const rows = groups.flatMap(({ key }, i) => {
    const [estimate, rank] = [fit.groups[i], ranks[i]]
    if (estimate === undefined || rank === undefined) return []
    const interval = { lower: Math.exp(estimate.lower), upper: Math.exp(estimate.upper), level: LEVEL }
    return [{ ...rank, key, raw: Math.exp(estimate.raw), shrunk: Math.exp(estimate.shrunk), interval }]
  })
  rows.sort((a, b) => b.shrunk - a.shrunk || b.raw - a.raw || (a.key < b.key ? -1 : 1))
  const ranked = rows.map((row, i) => ({ ...row, rank: i + 1 }))
  return { ranked, tau2: fit.tau2, centre: Math.exp(fit.mean) }
}

/**
 * As `compareGroups`, and by it when every group is small; with a large group among them the ranks and differences of
 * large groups are binned (Note [binned]), medians, intervals and ratios of sums stay exact.
 * @param groups distinct keys; every post has both terms
 */
export const compareSamples = (groups: readonly KeyedSample[], seed: number = DEFAULT_SEED): GroupsCompared => {
  if (!groups.some(({ sample }) => sample.isLarge)) {
    return compareGroups(
      groups.map(({ key, sample }) => ({ key, ...sample.series })),
      seed,
    )
  }
  const eligible = groups.filter(({ sample }) => sample.n >= MIN_POSTS).sort((a, b) => (a.key < b.key ? -1 : 1))
  const scheme = eligible.length <= ALL_PAIRS_UP_TO ? 'all_pairs' : 'each_against_rest'
  const pairs = judgeFamily(scheme === 'all_pairs' ? allPairs(eligible) : againstRest(eligible, groups)).map(
    ({ a, b, compared, q, adjusted, strength }) => ({ a, b, ...compared.result, q, adjusted, strength }),
  )
  const order = orderOf(eligible, seed)
  const keys = order === null ? eligible.map(({ key }) => key) : order.ranked.map(({ key }) => key)
  return {
    groups: groups.map(({ key, sample }) => sample.summary(key, seed)),
    scheme,
    pairs,
    kruskalWallis: eligible.length < 3 ? null : kruskalWallisBinned(eligible.map(({ sample }) => sample.bins().rates)),
    order,
    grouping: scheme === 'all_pairs' ? groupingOf(keys, pairs) : null,
    level: LEVEL,
    seed,
  }
}
