import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import { at, atInt } from '../statistics/arrays'
import { type Bins, binValue } from '../statistics/bins'
import { MIN_POSTS } from '../statistics/outcome'
import type { Sample } from '../statistics/sample'

/** Posts of several groups up to which all of them are sorted for their common median. */
const SORTED_IN_ALL = 50_000

/** The network as a reference: every group weighs the same, however much it posts. */
export interface EqualWeightMedian {
  readonly median: number
  readonly interval: { readonly low: number; readonly high: number } | null
}

/** Number of values of a sorted array that are at most `limit`. */
function countUpTo(sorted: Float64Array, limit: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (at(sorted, middle) <= limit) low = middle + 1
    else high = middle
  }
  return low
}

/** Mean over groups of the share of values at most `limit`. */
function shareUpTo(groups: readonly Float64Array[], limit: number): number {
  return groups.reduce((total, group) => total + countUpTo(group, limit) / group.length, 0) / groups.length
}

/** Smallest value of any group at which the mean share reaches `share`. */
function quantileOf(groups: readonly Float64Array[], share: number): number {
  let best = Infinity
  for (const group of groups) {
    let [low, high] = [0, group.length - 1]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (shareUpTo(groups, at(group, middle)) >= share - 1e-12) high = middle
      else low = middle + 1
    }
    const value = at(group, low)
    if (shareUpTo(groups, value) >= share - 1e-12) best = Math.min(best, value)
  }
  return best
}

/** Smallest value above `limit` in any group; `limit` when there is none. */
function nextAbove(groups: readonly Float64Array[], limit: number): number {
  let next = Infinity
  for (const group of groups) {
    const i = countUpTo(group, limit)
    if (i < group.length) next = Math.min(next, at(group, i))
  }
  return next === Infinity ? limit : next
}

/**
 * Median of several groups of sorted values in which each group has the same weight, each value 1/n of its group; groups
 * under 6 values are left out. Where the share is exactly ½ the middle between two values, as in any median. Interval
 * by inversion of the stratified distribution function (Woodruff 1952): se² = Σ F(1 − F)/(n − 1) over groups², 95 %. One group:
 * its own exact interval. With a large group among several, or many posts, it is read on bins, to 0.05 % (Note [binned]).
 * @returns null when no group has 6 values
 */
export function equalWeightMedian(samples: readonly Sample[]): EqualWeightMedian | null {
  const strong = samples.filter(({ n }) => n >= MIN_POSTS)
  const [single, ...more] = strong
  if (single === undefined) return null
  if (more.length === 0) return alone(single)
  const isMany = strong.reduce((total, { n }) => total + n, 0) > SORTED_IN_ALL
  return isMany || strong.some(({ isLarge }) => isLarge)
    ? ofBins(strong)
    : ofSorted(strong.map((own) => own.sorted().rates))
}

/** One group: its own exact interval. */
function alone(sample: Sample): EqualWeightMedian | null {
  const { median, interval } = sample.summary('')
  return median === null ? null : { median, interval: interval && { low: interval.lower, high: interval.upper } }
}

function ofSorted(groups: readonly Float64Array[]): EqualWeightMedian {
  const lower = quantileOf(groups, 0.5)
  const isHalf = Math.abs(shareUpTo(groups, lower) - 0.5) < 1e-12
  const median = isHalf ? (lower + nextAbove(groups, lower)) / 2 : lower
  const variance = groups.reduce((total, group) => {
    const share = countUpTo(group, median) / group.length
    // n − 1: the share is an estimate too; with n the interval of branches of 6 posts holds under 93 %.
    return total + (share * (1 - share)) / (group.length - 1)
  }, 0)
  const half = (normalQuantile(0.975, 0, 1) * Math.sqrt(variance)) / groups.length
  return {
    median,
    interval: {
      low: Math.min(median, quantileOf(groups, Math.max(0.5 - half, Number.MIN_VALUE))),
      high: Math.max(median, quantileOf(groups, Math.min(0.5 + half, 1))),
    },
  }
}

/** Shares by bin of the grid from `first` on. */
interface Shares {
  readonly first: number
  readonly counts: Float64Array
  readonly zeros: number
}

/** Shares by bin, each group's adding up to 1. */
function equalShares(groups: readonly Bins[]): Shares {
  const zeros = groups.reduce((total, own) => total + own.zeros / own.n, 0)
  const filled = groups.filter(({ size }) => size > 0)
  if (filled.length === 0) return { first: 1, counts: new Float64Array(0), zeros }
  const first = filled.reduce((least, own) => Math.min(least, own.first), Infinity)
  const end = filled.reduce((most, own) => Math.max(most, own.first + own.size), 0)
  const shares = new Float64Array(end - first)
  for (const { n, first: from, places, counts } of filled) {
    for (let i = 0; i < places.length; i++) {
      const bin = from + atInt(places, i) - first
      shares[bin] = at(shares, bin) + at(counts, i) / n
    }
  }
  return { first, counts: shares, zeros }
}

/** The same on bins: every group scaled to the weight of one. */
function ofBins(samples: readonly Sample[]): EqualWeightMedian {
  const groups = samples.map((sample) => sample.bins().rates)
  const pool = equalShares(groups)
  const quantile = (share: number): number => {
    const wanted = share * groups.length - 1e-12
    if ((pool.zeros > 0 && pool.zeros >= wanted) || pool.counts.length === 0) return 0
    let [i, below] = [0, pool.zeros + at(pool.counts, 0)]
    while (below < wanted && i < pool.counts.length - 1) below += at(pool.counts, ++i)
    return binValue(pool.first + i)
  }
  // F is ½ at the median of the mixture; each group's own share there is at most ½(1 − ½), which is what bounds se.
  const half =
    (normalQuantile(0.975, 0, 1) * Math.sqrt(groups.reduce((total, { n }) => total + 0.25 / n, 0))) / groups.length
  return { median: quantile(0.5), interval: { low: quantile(0.5 - half), high: quantile(0.5 + half) } }
}
