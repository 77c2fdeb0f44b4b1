/**
 * Why a statistic does not exist for the values given. Sentences for these codes live with the words of the interface.
 * - `too_few`: fewer values than the rule asks for (6 posts; 8 for a ratio of sums)
 * - `zero_total`: nothing was counted at all, so no logarithm and no ratio
 * - `no_variation`: the values leave no variance to work with
 * - `level_unattainable`: an interval of this level does not exist at these sizes
 * - `not_converged`: a likelihood has no interior maximum that could be found
 */
export type Reason = 'too_few' | 'zero_total' | 'no_variation' | 'level_unattainable' | 'not_converged'

/** A value, or none with the reason. Exactly one of the two is not null. */
export type Outcome<T> =
  { readonly value: T; readonly reason: null } | { readonly value: null; readonly reason: Reason }

/** Wraps a value that exists. */
export const found = <T>(value: T): Outcome<T> => ({ value, reason: null })

/** Says why there is no value. */
export const none = (reason: Reason): { readonly value: null; readonly reason: Reason } => ({ value: null, reason })

/** An interval in the unit of its estimate, with the nominal level it was asked for. */
export type Interval = { readonly lower: number; readonly upper: number; readonly level: number }

/** Under this number of posts in a group nothing is computed but the dots: no 95 % interval of a median exists. */
export const MIN_POSTS = 6

/** Under this number of posts a ratio of sums has no honest interval (simulated coverage under 90 %). */
export const MIN_POSTS_RATIO = 8

/** The confidence level used where the caller names none. */
export const LEVEL = 0.95

/** The seed used where the caller names none. Every result that used a generator carries its seed. */
export const DEFAULT_SEED = 20_250_701
