import type { Interval } from './outcome'

/** How sure a difference is. The words for it are the interface's. */
export type Strength = 'clear' | 'likely' | 'cannot_tell'

/** What the verdict on one comparison rests on. Intervals are of the ratio; 1 means no difference. */
export type Evidence = {
  /** Benjamini–Hochberg q in the family on screen; null where no test exists. */
  readonly q: number | null
  /** Unadjusted 95 % interval; null where none exists. */
  readonly interval: Interval | null
  /** Interval at the false-coverage-rate level 1 − .05·R/m; null where none exists or nothing was rejected. */
  readonly adjusted: Interval | null
}

/** q under this is rejected. */
export const ALPHA = 0.05

/** True when the interval of a ratio leaves out 1: no difference. */
export const excludesOne = (interval: Interval | null): boolean =>
  interval !== null && (interval.lower > 1 || interval.upper < 1)

/**
 * `clear`: q < .05 and the adjusted interval excludes 1. `likely`: the unadjusted interval excludes 1, but not that.
 * `cannot_tell`: otherwise.
 */
export const strengthOf = ({ q, interval, adjusted }: Evidence): Strength => {
  if (q !== null && q < ALPHA && excludesOne(adjusted)) return 'clear'
  return excludesOne(interval) ? 'likely' : 'cannot_tell'
}
