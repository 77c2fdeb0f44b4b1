import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import { sortedCopy } from './arrays'
import { shiftRank } from './mannWhitney'
import { found, type Interval, LEVEL, none, type Outcome } from './outcome'
import { differenceSelector } from './pairwiseDifferences'

/** Shift of x against y, in the unit of the values. */
export type ShiftEstimator = {
  /** Median of all differences x − y (Hodges and Lehmann 1963). */
  readonly estimate: () => number
  /** Interval by inversion of the Mann–Whitney test; `level_unattainable` where the sizes do not allow the level. */
  readonly interval: (level: number) => Outcome<Interval>
}

/**
 * Prepares shift estimates for two arrays sorted ascending. Exact order statistics of the differences, never listing all
 * of them: two groups of 500,000 take a fraction of a second. Work is shared between levels.
 */
export const shiftEstimator = (x: Float64Array, y: Float64Array): ShiftEstimator => {
  const { pairs, select } = differenceSelector(x, y)
  const estimate = () => (pairs % 2 === 1 ? select((pairs + 1) / 2) : (select(pairs / 2) + select(pairs / 2 + 1)) / 2)
  const interval = (level: number): Outcome<Interval> => {
    const rank = shiftRank(x.length, y.length, level, normalQuantile((1 + level) / 2, 0, 1))
    if (rank < 1) return none('level_unattainable')
    return found({ lower: select(rank), upper: select(pairs + 1 - rank), level })
  }
  return { estimate, interval }
}

/** An estimate with its interval, none where the level is out of reach. */
export type Shift = { readonly estimate: number; readonly interval: Outcome<Interval> }

/**
 * Hodges–Lehmann shift of x against y with its interval, in the unit of the values.
 * @throws RangeError on an empty group or a value that is not finite
 */
export const hodgesLehmann = (x: ArrayLike<number>, y: ArrayLike<number>, level: number = LEVEL): Shift => {
  const shift = shiftEstimator(sortedCopy(x), sortedCopy(y))
  return { estimate: shift.estimate(), interval: shift.interval(level) }
}

/** Takes an interval on logarithms to ratios. */
export const exponentiated = (interval: Interval): Interval => ({
  lower: Math.exp(interval.lower),
  upper: Math.exp(interval.upper),
  level: interval.level,
})

/** The same on logarithms, read as ratios: "x is `estimate` times y". Give log rates, ln((E + ½)/R). */
export const hodgesLehmannRatio = (logX: ArrayLike<number>, logY: ArrayLike<number>, level: number = LEVEL): Shift => {
  const { estimate, interval } = hodgesLehmann(logX, logY, level)
  return {
    estimate: Math.exp(estimate),
    interval: interval.value === null ? interval : found(exponentiated(interval.value)),
  }
}
