import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf'
import { at, finiteCopy } from './arrays'
import { found, type Interval, LEVEL, none, type Outcome } from './outcome'
import { quantileOfSorted } from './quantiles'
import { selectInPlace } from './select'

/** The order statistics that bound a median: from the `rank`-th smallest to the `rank`-th largest value. */
export type MedianRank = { readonly rank: number; readonly coverage: number }

const coverageOf = (rank: number, n: number): number => 1 - 2 * binomialCdf(rank - 1, n, 0.5)

/**
 * Largest r with 1 − 2 F(r − 1; n, ½) ≥ level (F binomial): the exact, distribution-free interval [x(r), x(n+1−r)].
 * @returns null when not even [min, max] reaches the level (n under 6 at 95 %)
 */
export const medianRank = (n: number, level: number = LEVEL): MedianRank | null => {
  if (n < 1 || coverageOf(1, n) < level) return null
  let low = 1
  let high = Math.floor((n + 1) / 2) + 1
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (coverageOf(middle, n) >= level) low = middle
    else high = middle
  }
  return { rank: low, coverage: coverageOf(low, n) }
}

/** A median with its exact interval. `coverage` is the exact level attained, at least the level asked for. */
export type MedianInterval = Interval & {
  readonly estimate: number
  readonly n: number
  readonly rank: number
  readonly coverage: number
}

/** As `medianInterval`, of values already sorted ascending. */
export const medianIntervalOfSorted = (sorted: Float64Array, level: number = LEVEL): Outcome<MedianInterval> => {
  const n = sorted.length
  const bound = medianRank(n, level)
  if (bound === null) return none('too_few')
  return found({
    estimate: quantileOfSorted(sorted, 0.5),
    lower: at(sorted, bound.rank - 1),
    upper: at(sorted, n - bound.rank),
    level,
    n,
    rank: bound.rank,
    coverage: bound.coverage,
  })
}

/** As `medianInterval`, without sorting: O(n). Reorders the values, which are all finite. */
export const medianIntervalInPlace = (values: Float64Array, level: number = LEVEL): Outcome<MedianInterval> => {
  const n = values.length
  const bound = medianRank(n, level)
  if (bound === null) return none('too_few')
  const middle = n >>> 1
  const second = selectInPlace(values, middle)
  const [left, right] = [values.subarray(0, middle), values.subarray(middle)]
  // The other middle one is the largest of those before: all of them are at most as large as the second.
  const first = n % 2 === 1 ? second : left.reduce((most, value) => Math.max(most, value), -Infinity)
  return found({
    // As `quantileOfSorted` has it, to the last digit.
    estimate: first + 0.5 * (second - first),
    lower: selectInPlace(left, bound.rank - 1),
    upper: selectInPlace(right, n - bound.rank - middle),
    level,
    n,
    rank: bound.rank,
    coverage: bound.coverage,
  })
}

/**
 * Median of post rates (any unit) with its exact order-statistic interval; no assumption on the distribution.
 * @returns `too_few` where no interval of this level exists: under 6 values at 95 %
 * @throws RangeError on a value that is not finite
 */
export const medianInterval = (values: ArrayLike<number>, level: number = LEVEL): Outcome<MedianInterval> =>
  medianIntervalInPlace(finiteCopy(values), level)
