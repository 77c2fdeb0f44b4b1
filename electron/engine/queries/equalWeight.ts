import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import { at } from '../statistics/arrays'
import { medianIntervalOfSorted } from '../statistics/orderStatistics'
import { MIN_POSTS } from '../statistics/outcome'
import { quantileOfSorted } from '../statistics/quantiles'

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
 * by inversion of the stratified distribution function (Woodruff 1952): se² = Σ F(1 − F)/n over groups², 95 %. One group:
 * its own exact interval.
 * @returns null when no group has 6 values
 */
export function equalWeightMedian(sorted: readonly Float64Array[]): EqualWeightMedian | null {
  const groups = sorted.filter((group) => group.length >= MIN_POSTS)
  const [only] = groups
  if (only === undefined) return null
  if (groups.length === 1) {
    const { value } = medianIntervalOfSorted(only)
    return { median: quantileOfSorted(only, 0.5), interval: value && { low: value.lower, high: value.upper } }
  }
  const lower = quantileOf(groups, 0.5)
  const isHalf = Math.abs(shareUpTo(groups, lower) - 0.5) < 1e-12
  const median = isHalf ? (lower + nextAbove(groups, lower)) / 2 : lower
  const variance = groups.reduce((total, group) => {
    const share = countUpTo(group, median) / group.length
    return total + (share * (1 - share)) / group.length
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
