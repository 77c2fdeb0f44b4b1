import { pooledSorted, withoutSorted } from './arrays'
import { type Compared, compareSorted, type SortedRates, type TwoGroups } from './compareTwo'
import { type Bracket, bracketsOf, letterGroups } from './groups'
import { exponentiated, shiftEstimator } from './hodgesLehmann'
import { type KruskalWallis, kruskalWallisOfSorted } from './kruskalWallis'
import { type PostSeries, type PreparedPosts, preparePosts } from './logRates'
import { benjaminiHochberg, falseCoverageLevel } from './multiplicity'
import { medianIntervalOfSorted } from './orderStatistics'
import { DEFAULT_SEED, type Interval, LEVEL, MIN_POSTS } from './outcome'
import { quantileOfSorted } from './quantiles'
import { seedFor } from './random'
import { ratioOfSums, type RatioOfSums } from './ratioOfSums'
import { type ShrunkenOrder, shrunkenOrder } from './shrunkenOrder'
import { ALPHA, strengthOf, type Strength } from './strength'

/** Posts of one group on screen. */
export type GroupInput = PostSeries & { readonly key: string }

/** What stands on the line of one group. */
export type GroupSummary = {
  readonly key: string
  /** Posts with a rate. */
  readonly n: number
  /** Posts set aside: a term missing, or a denominator not above zero. */
  readonly excluded: number
  /** Under 6 posts: the dots are shown and nothing else. */
  readonly dotsOnly: boolean
  /** Median of E/R; null when only dots are shown. */
  readonly median: number | null
  readonly interval: Interval | null
  /** Null under 8 posts, or without any interaction. */
  readonly ratioOfSums: RatioOfSums | null
}

/** One comparison of the family. */
export type PairComparison = TwoGroups & {
  readonly a: string
  /** Null: all other groups together, posts pooled. */
  readonly b: string | null
  readonly q: number
  /** At the false-coverage-rate level; null unless q < .05. */
  readonly adjusted: Interval | null
  readonly strength: Strength
}

/** Groups that cannot be told apart, in the order shown. */
export type Grouping = {
  /** Keys in the order the brackets refer to: the shrunken order, else by median. */
  readonly keys: readonly string[]
  readonly brackets: readonly Bracket[]
  /** Pairs not told apart that no bracket holds: mention them. */
  readonly unshown: readonly (readonly [string, string])[]
  /** For each key the numbers of its letters: shared letter = not told apart, without exception. */
  readonly letters: readonly (readonly number[])[]
}

/** Everything the comparison of groups says; depends on the posts, not on their order or that of the groups. */
export type GroupsCompared = {
  readonly groups: readonly GroupSummary[]
  /** All pairs up to 12 groups of at least 6 posts; above, each against the rest. */
  readonly scheme: 'all_pairs' | 'each_against_rest'
  readonly pairs: readonly PairComparison[]
  /** Of three groups or more. */
  readonly kruskalWallis: KruskalWallis | null
  readonly order: ShrunkenOrder | null
  /** Null when groups are not compared in pairs. */
  readonly grouping: Grouping | null
  readonly level: number
  readonly seed: number
}

/** Above this number of groups each is compared with the rest. */
export const ALL_PAIRS_UP_TO = 12

type Prepared = PreparedPosts & { readonly key: string }
type Job = { readonly a: Prepared; readonly b: string | null; readonly against: () => SortedRates }
type Tested = Compared & { readonly job: Job }

const summarise = (group: Prepared, seed: number): GroupSummary => {
  const { key, n, excluded, rates } = group
  const base = { key, n, excluded }
  if (n < MIN_POSTS) return { ...base, dotsOnly: true, median: null, interval: null, ratioOfSums: null }
  const bounds = medianIntervalOfSorted(rates).value
  const sums = ratioOfSums({
    engagements: group.interactions,
    reach: group.denominator,
    seed: seedFor(seed, key),
  })
  return {
    ...base,
    dotsOnly: false,
    median: quantileOfSorted(rates, 0.5),
    interval: bounds === null ? null : { lower: bounds.lower, upper: bounds.upper, level: LEVEL },
    ratioOfSums: sums.value,
  }
}

const allPairs = (groups: readonly Prepared[]): Job[] =>
  groups.flatMap((a, i) => groups.slice(i + 1).map((b) => ({ a, b: b.key, against: () => b })))

/** The rest of a group holds the posts of every other group, also of those too small to stand alone. */
const againstRest = (groups: readonly Prepared[], everything: readonly Prepared[]): Job[] => {
  const rates = pooledSorted(everything.map((group) => group.rates))
  const logs = pooledSorted(everything.map((group) => group.logs))
  return groups.map((a) => ({
    a,
    b: null,
    // Built when needed and dropped again: forty rests of a million posts do not fit in memory together.
    against: () => ({
      get rates() {
        return withoutSorted(rates, a.rates)
      },
      get logs() {
        return withoutSorted(logs, a.logs)
      },
    }),
  }))
}

const test = (job: Job): Tested[] => {
  const { value } = compareSorted(job.a, job.against())
  if (value === null) return []
  // What a comparison with the rest has prepared is not kept, for the same reason.
  const afresh = (level: number): Interval | null => {
    const bounds = shiftEstimator(job.a.logs, job.against().logs).interval(level).value
    return bounds === null ? null : exponentiated(bounds)
  }
  return [{ job, result: value.result, intervalAt: job.b === null ? afresh : value.intervalAt }]
}

/** Tests every pair, then judges each within the family: q by Benjamini–Hochberg, intervals at 1 − .05·R/m. */
const judge = (jobs: readonly Job[]): PairComparison[] => {
  const tested = jobs.flatMap(test)
  const q = benjaminiHochberg(tested.map(({ result }) => result.p))
  const rejected = q.filter((value) => value < ALPHA).length
  const level = falseCoverageLevel(rejected, tested.length, ALPHA)
  return tested.map(({ job, result, intervalAt }, i) => {
    const own = q[i] ?? 1
    const isRejected = level !== null && own < ALPHA
    const adjusted = !isRejected ? null : rejected === tested.length ? result.interval : intervalAt(level)
    const strength = strengthOf({ q: own, interval: result.interval, adjusted })
    return { a: job.a.key, b: job.b, ...result, q: own, adjusted, strength }
  })
}

/** Brackets and letters from the clear differences among pairs. */
export const groupingOf = (
  keys: readonly string[],
  pairs: readonly Pick<PairComparison, 'a' | 'b' | 'strength'>[],
): Grouping => {
  const clear = new Set(pairs.filter(({ strength }) => strength === 'clear').map(({ a, b }) => JSON.stringify([a, b])))
  const keyAt = (i: number): string => keys[i] ?? ''
  const toldApart = (i: number, j: number): boolean =>
    clear.has(JSON.stringify([keyAt(i), keyAt(j)])) || clear.has(JSON.stringify([keyAt(j), keyAt(i)]))
  const { brackets, unshown } = bracketsOf(keys.length, toldApart)
  return {
    keys,
    brackets,
    unshown: unshown.map(([i, j]) => [keyAt(i), keyAt(j)] as const),
    letters: letterGroups(keys.length, toldApart),
  }
}

const byMedian = (groups: readonly GroupSummary[]): string[] =>
  groups
    .filter(({ dotsOnly }) => !dotsOnly)
    .sort((a, b) => (b.median ?? 0) - (a.median ?? 0) || (a.key < b.key ? -1 : 1))
    .map(({ key }) => key)

/**
 * Compares groups of posts by one named rate: medians with exact intervals, ratios of sums, every pair (or each against
 * the rest above 12 groups), one test of all, shrunken order, brackets. Groups under 6 posts are left as dots and enter
 * no test, no rank and no bracket. All intervals are of level .95 unless they carry another.
 * @param groups distinct keys; interactions and denominator of each post, NaN = missing
 * @param seed kept in the result; the same seed gives the same intervals
 * @throws RangeError on a repeated key, or arrays of unequal length
 */
export const compareGroups = (groups: readonly GroupInput[], seed: number = DEFAULT_SEED): GroupsCompared => {
  if (new Set(groups.map(({ key }) => key)).size !== groups.length) throw new RangeError('a key is repeated')
  const prepared = groups.map((group) => ({ key: group.key, ...preparePosts(group) }))
  // Always in the order of the keys, so that neither pairs nor draws depend on the order given.
  const eligible = prepared.filter(({ n }) => n >= MIN_POSTS).sort((a, b) => (a.key < b.key ? -1 : 1))
  const scheme = eligible.length <= ALL_PAIRS_UP_TO ? 'all_pairs' : 'each_against_rest'
  const pairs = judge(scheme === 'all_pairs' ? allPairs(eligible) : againstRest(eligible, prepared))
  const summaries = prepared.map((group) => summarise(group, seed))
  const order = shrunkenOrder(eligible, seed)
  const keys = order === null ? byMedian(summaries) : order.ranked.map(({ key }) => key)
  return {
    groups: summaries,
    scheme,
    pairs,
    kruskalWallis: eligible.length < 3 ? null : kruskalWallisOfSorted(eligible.map(({ rates }) => rates)).value,
    order,
    grouping: scheme === 'all_pairs' ? groupingOf(keys, pairs) : null,
    level: LEVEL,
    seed,
  }
}
