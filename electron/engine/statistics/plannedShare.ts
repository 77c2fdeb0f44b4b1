import betaQuantile from '@stdlib/stats-base-dists-beta-quantile'
import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf'
import type { Interval } from './outcome'
import { LEVEL } from './outcome'
import { wilson } from './proportion'

/**
 * Things of which some have a trait, and of some nobody knows whether they have it: `having` of `n` have it, `unknown` may.
 * 0 ≤ having, unknown; having + unknown ≤ n; n > 0.
 */
export type PartlyKnown = { readonly having: number; readonly unknown: number; readonly n: number }

/**
 * Interval of a share where a part is unknown: from Wilson's lower limit if none of the unknown had the trait to the upper one if all
 * had it. It covers the share at `level` whatever the unknown are; without unknown it is Wilson's.
 */
export const partlyKnownShare = ({ having, unknown, n }: PartlyKnown, level: number = LEVEL): Interval => ({
  lower: wilson(having, n, level).lower,
  upper: wilson(having + unknown, n, level).upper,
  level,
})

/**
 * The same from the exact limits of Clopper and Pearson (1934), quantiles of Beta(x, n − x + 1) and Beta(x + 1, n − x), which never cover
 * less than `level`. For many parts at once: far in the tails Wilson's limits cover too little (8 things, 5 parts at 99 %: 90 %
 * together, simulated).
 */
export const partlyKnownShareExact = ({ having, unknown, n }: PartlyKnown, level: number = LEVEL): Interval => {
  const [tail, most] = [(1 - level) / 2, having + unknown]
  return {
    lower: having === 0 ? 0 : betaQuantile(tail, having, n - having + 1),
    upper: most === n ? 1 : betaQuantile(1 - tail, most + 1, n - most),
    level,
  }
}

/**
 * p-value of "the share is `planned`" by the exact binomial distribution, twice the smaller tail; the unknown are taken as they speak
 * for the plan. Exact, because plans of 5 or 10 % meet counts of 0 to 3, where the normal approximation behind Wilson's interval finds
 * differences too often. @param planned 0 to 1
 */
export const plannedShareP = ({ having, unknown, n }: PartlyKnown, planned: number): number => {
  const atLeast = having === 0 ? 1 : 1 - binomialCdf(having - 1, n, planned)
  const atMost = binomialCdf(having + unknown, n, planned)
  return Math.min(1, 2 * Math.max(0, Math.min(atLeast, atMost)))
}

/** One part of a mix: its planned share, and the limits between which its true share lies. */
export type MixPart = { readonly planned: number; readonly low: number; readonly high: number }

/** Parts up to which every division of them is tried: 2^16 sums. */
const TRIED_UP_TO = 16

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/**
 * Limits of the total variation ½·Σ|p − q| between a planned mix q and a true one p whose parts lie within limits and sum to 1.
 * As ½·Σ|p − q| is the largest Σ over a set S of (p − q): at least, both what must lie above the plan (Σ max(0, low − q)) and what must
 * lie below it; at most, the best S raised to its upper limits, as far as the others can give way: min(Σ_S (high − q), Σ_notS (q − low)).
 * Above 16 parts the upper limit is min(Σ max(0, high − q), Σ max(0, q − low)), which is never smaller.
 * @param parts planned shares sum to 1; 0 ≤ low ≤ high ≤ 1, Σ low ≤ 1 ≤ Σ high
 */
export const mixDistanceLimits = (parts: readonly MixPart[]): { readonly lower: number; readonly upper: number } => {
  const above = sum(parts.map(({ planned, low }) => Math.max(0, low - planned)))
  const below = sum(parts.map(({ planned, high }) => Math.max(0, planned - high)))
  const wide = Math.min(
    sum(parts.map(({ planned, high }) => Math.max(0, high - planned))),
    sum(parts.map(({ planned, low }) => Math.max(0, planned - low))),
  )
  const upper = parts.length > TRIED_UP_TO ? wide : bestDivision(parts)
  const lower = Math.max(above, below)
  return { lower: Math.min(1, lower), upper: Math.min(1, Math.max(lower, upper)) }
}

function bestDivision(parts: readonly MixPart[]): number {
  let best = 0
  for (let set = 0; set < 2 ** parts.length; set++) {
    let raised = 0
    let lowered = 0
    parts.forEach(({ planned, low, high }, i) => {
      if ((set >>> i) % 2 === 1) raised += high - planned
      else lowered += planned - low
    })
    best = Math.max(best, Math.min(raised, lowered))
  }
  return best
}
