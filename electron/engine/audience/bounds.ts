import normalCdf from '@stdlib/stats-base-dists-normal-cdf'

/** What is certain: the true value lies between the two, nothing in the data says where (partial identification, Manski). */
export type Range = { readonly lower: number; readonly upper: number }

const clamp = (x: number) => Math.min(1, Math.max(0, x))

/**
 * Share of the whole audience from the share among those whose age (place…) is known: [K·L, K·U + 1 − K].
 * All fractions 0–1; `known` = K.
 */
export function withUnknown({ lower, upper }: Range, known: number): Range {
  return { lower: clamp(known * lower), upper: clamp(known * upper + 1 - known) }
}

/**
 * Share that meets every condition, from the share that meets each (no cross-table): Fréchet–Hoeffding,
 * [max(0, Σ lower − (n − 1)), min upper]. With no condition: everybody.
 */
export function frechetAnd(margins: readonly Range[]): Range {
  const sum = margins.reduce((total, m) => total + m.lower, 0)
  return { lower: clamp(sum - (margins.length - 1)), upper: Math.min(1, ...margins.map((m) => m.upper)) }
}

/**
 * Share that meets at least one condition: [max lower, min(1, Σ upper)]. With no condition: nobody. Also the coverage by
 * several accounts together, people in common unknown: reach is never added.
 */
export function frechetOr(margins: readonly Range[]): Range {
  const sum = margins.reduce((total, m) => total + m.upper, 0)
  return { lower: Math.max(0, ...margins.map((m) => m.lower)), upper: clamp(sum) }
}

/** The same under independence of the conditions: the product of the ends. An assumption, never a bound. */
export function independentAnd(margins: readonly Range[]): Range {
  return {
    lower: margins.reduce((product, m) => product * m.lower, 1),
    upper: margins.reduce((product, m) => product * m.upper, 1),
  }
}

/**
 * Affinity index: 100 × share in the audience / share in the reference population (100 = parity).
 * @returns null when the reference share is not above 0: the index does not exist.
 */
export function affinityIndex({ lower, upper }: Range, referenceShare: number): Range | null {
  if (!(referenceShare > 0)) return null
  return { lower: (100 * lower) / referenceShare, upper: (100 * upper) / referenceShare }
}

/**
 * Coverage of a population of `population` people by an audience of `total`, of whom at most `upper` (0–1) are of the
 * target. Only a ceiling: somebody of the right age in the right town need not be one of ours, so the floor is 0.
 * @returns null when the population is not above 0.
 */
export function coverageCeiling(total: number, upper: number, population: number): Range | null {
  if (!(population > 0)) return null
  return { lower: 0, upper: clamp((total * upper) / population) }
}

/** Coverage when a survey bounds the share of the audience that belongs to the population: [q·F/N], both ends. */
export function coverageFromShare(ours: Range, total: number, population: number): Range | null {
  if (!(population > 0)) return null
  return { lower: clamp((ours.lower * total) / population), upper: clamp((ours.upper * total) / population) }
}

/**
 * The factor c of Imbens & Manski (2004): [L − c·se, U + c·se] covers the true value with the given level, where
 * Φ(c + width/se) − Φ(−c) = level. 1.96 at width 0, falling to 1.645 when the bounds are far apart (level 0.95).
 * @param widthInErrors (U − L) / max(se of L, se of U), ≥ 0.
 */
export function imbensManskiFactor(widthInErrors: number, level = 0.95): number {
  const excess = (c: number) => normalCdf(c + widthInErrors, 0, 1) - normalCdf(-c, 0, 1) - level
  let low = 0
  let high = 10
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2
    if (excess(middle) < 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Bounds widened for sampling error of both ends (standard errors in the unit of the bounds), clamped to 0–1. */
export function imbensManski(bounds: Range, errors: Range, level = 0.95): Range {
  const largest = Math.max(errors.lower, errors.upper)
  if (largest <= 0) return bounds
  const c = imbensManskiFactor((bounds.upper - bounds.lower) / largest, level)
  return { lower: clamp(bounds.lower - c * errors.lower), upper: clamp(bounds.upper + c * errors.upper) }
}

/** Change of a share between two dates: known only when the intervals do not overlap by at least `minimum` (0.01 for LinkedIn's added noise). */
export function changeBetween(before: Range, after: Range, minimum = 0): 'rose' | 'fell' | 'cannot_tell' {
  if (after.lower > before.upper && after.lower - before.upper >= minimum) return 'rose'
  if (after.upper < before.lower && before.lower - after.upper >= minimum) return 'fell'
  return 'cannot_tell'
}
