import { exponentiated, shiftEstimator } from './hodgesLehmann'
import { type PostSeries, preparePosts } from './logRates'
import { mannWhitneyOfSorted } from './mannWhitney'
import { found, type Interval, LEVEL, MIN_POSTS, none, type Outcome } from './outcome'
import { strengthOf, type Strength } from './strength'

/** Rates and log rates of a group, each ascending. */
export type SortedRates = { readonly rates: Float64Array; readonly logs: Float64Array }

/** Two groups of posts against each other; a ratio above 1 and A above ½ mean that the first is higher. */
export type TwoGroups = {
  readonly n1: number
  readonly n2: number
  /** Hodges–Lehmann ratio of the first to the second, from log rates ln((E + ½)/R). */
  readonly hlRatio: number
  /** Unadjusted interval of the ratio; null where the sizes do not allow its level. */
  readonly interval: Interval | null
  /** P(first > second) + ½ P(equal), from E/R. */
  readonly A: number
  /** Cliff's delta, 2A − 1. */
  readonly delta: number
  /** Mann–Whitney, two-sided. */
  readonly p: number
  readonly method: 'exact' | 'normal'
}

/** A comparison, and its interval at any other level (for the false-coverage-rate adjustment). */
export type Compared = { readonly result: TwoGroups; readonly intervalAt: (level: number) => Interval | null }

/** Compares two groups already prepared. @returns `too_few` under 6 posts in either */
export const compareSorted = (x: SortedRates, y: SortedRates, level: number = LEVEL): Outcome<Compared> => {
  // Each array is asked for once: those of "the rest" are built when asked for.
  const { rates } = y
  const [n1, n2] = [x.rates.length, rates.length]
  if (n1 < MIN_POSTS || n2 < MIN_POSTS) return none('too_few')
  const { A, delta, p, method } = mannWhitneyOfSorted(x.rates, rates)
  const shift = shiftEstimator(x.logs, y.logs)
  const intervalAt = (wanted: number): Interval | null => {
    const { value } = shift.interval(wanted)
    return value === null ? null : exponentiated(value)
  }
  const hlRatio = Math.exp(shift.estimate())
  return found({ result: { n1, n2, hlRatio, interval: intervalAt(level), A, delta, p, method }, intervalAt })
}

/** Two groups as the only comparison on screen: q is p. */
export type TwoGroupsJudged = TwoGroups & {
  readonly strength: Strength
  /** Posts set aside for want of a rate. */
  readonly excluded: readonly [number, number]
}

/**
 * Compares the post rates of two groups, as a family of one comparison.
 * @param a posts with interactions and one named denominator (the same for both); NaN = missing
 * @returns `too_few` when either has under 6 posts with a rate
 * @throws RangeError when the arrays of a group differ in length
 */
export const compareTwo = (a: PostSeries, b: PostSeries, level: number = LEVEL): Outcome<TwoGroupsJudged> => {
  const [x, y] = [preparePosts(a), preparePosts(b)]
  const compared = compareSorted(x, y, level)
  if (compared.value === null) return compared
  const { result, intervalAt } = compared.value
  const interval = intervalAt(LEVEL)
  const strength = strengthOf({ q: result.p, interval, adjusted: interval })
  return found({ ...result, strength, excluded: [x.excluded, y.excluded] })
}
