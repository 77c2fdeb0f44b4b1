import betaQuantile from '@stdlib/stats-base-dists-beta-quantile'
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import { type Interval, LEVEL } from './outcome'

// Real binomials only: survey answers, share of posts with alternative text. Never engagements over reach: posts are clusters.

const check = (successes: number, trials: number): void => {
  if (!(trials > 0 && successes >= 0 && successes <= trials)) {
    throw new RangeError(`not a proportion: ${successes} of ${trials}`)
  }
}

const score = (share: number, n: number, level: number): Interval => {
  const z = normalQuantile((1 + level) / 2, 0, 1)
  const [z2, scale] = [z * z, 1 + (z * z) / n]
  const centre = (share + z2 / (2 * n)) / scale
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))
  const lower = share === 0 ? 0 : Math.max(0, centre - half)
  return { lower, upper: share === 1 ? 1 : Math.min(1, centre + half), level }
}

/** Wilson's score interval (1927) of a share, 0 to 1. @throws RangeError unless 0 ≤ successes ≤ trials, trials > 0 */
export const wilson = (successes: number, trials: number, level: number = LEVEL): Interval => {
  check(successes, trials)
  return score(successes / trials, trials, level)
}

/**
 * Jeffreys' interval: quantiles of Beta(x + ½, n − x + ½), with the lower limit 0 at x = 0 and the upper 1 at x = n
 * (Brown, Cai and DasGupta 2001). @throws RangeError unless 0 ≤ successes ≤ trials, trials > 0
 */
export const jeffreys = (successes: number, trials: number, level: number = LEVEL): Interval => {
  check(successes, trials)
  const [a, b] = [successes + 0.5, trials - successes + 0.5]
  return {
    lower: successes === 0 ? 0 : betaQuantile((1 - level) / 2, a, b),
    upper: successes === trials ? 1 : betaQuantile((1 + level) / 2, a, b),
    level,
  }
}

/** A count out of a count. */
export type Proportion = { readonly successes: number; readonly trials: number }

/** Newcombe's interval (1998, method 10) of the difference of two shares, first less second, from their Wilson limits. */
export const newcombeDifference = (
  first: Proportion,
  second: Proportion,
  level: number = LEVEL,
): Interval & { readonly estimate: number } => {
  const [p1, p2] = [first.successes / first.trials, second.successes / second.trials]
  const w1 = wilson(first.successes, first.trials, level)
  const w2 = wilson(second.successes, second.trials, level)
  const estimate = p1 - p2
  const lower = estimate - Math.hypot(p1 - w1.lower, w2.upper - p2)
  return { estimate, lower, upper: estimate + Math.hypot(w1.upper - p1, p2 - w2.lower), level }
}

/** A weighted survey share. */
export type WeightedShare = {
  /** Weighted share, 0 to 1. */
  readonly share: number
  /** (Σ w)² / Σ w² (Kish). */
  readonly effectiveN: number
  /** People the sample was drawn from, when known. */
  readonly population?: number
  /** People who answered; with `population` it gives the finite population correction. `effectiveN` when absent. */
  readonly answered?: number
}

/**
 * Wilson's interval with an effective sample size, which need not be whole. With a known population the variance shrinks
 * by (N − n)/(N − 1), that is n grows by the inverse; a full count leaves only the share itself.
 * @throws RangeError on a share outside 0 to 1, no answers, or more answers than people
 */
export const wilsonEffective = (input: WeightedShare, level: number = LEVEL): Interval => {
  const { share, effectiveN, population, answered = effectiveN } = input
  check(share * effectiveN, effectiveN)
  if (population === undefined) return score(share, effectiveN, level)
  if (answered > population) throw new RangeError(`${answered} answers from ${population} people`)
  if (answered === population) return { lower: share, upper: share, level }
  return score(share, (effectiveN * (population - 1)) / (population - answered), level)
}
