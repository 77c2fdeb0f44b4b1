import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import { found, type Interval, LEVEL, none, type Outcome } from './outcome'
import { wilsonEffective } from './proportion'
import { quantileOfSorted } from './quantiles'
import { createRandom } from './random'

/** A category: any number that names one. */
type Category = number

/** Cohen's kappa of two raters, with what it is made of. */
export type Kappa = Interval & {
  readonly estimate: number
  /** Units rated by both. */
  readonly n: number
  /** Share of units on which they agree, and the share chance alone would give. */
  readonly observed: number
  readonly expected: number
  /** Large-sample standard error, not of the null hypothesis. */
  readonly standardError: number
}

/**
 * Cohen's kappa (1960) of the pairs of answers of two raters: (p_o − p_e) / (1 − p_e), with the large-sample standard error of Fleiss,
 * Cohen and Everitt (1969, formula 13).
 *
 * Note [interval of kappa]. Estimate ± z · standard error holds the truth 91 times in a hundred at 30 posts and twelve themes, 55 times
 * for one theme of few posts and good agreement, and leaves no doubt at all after full agreement. So with three categories or more
 * Wilson's limits of the observed agreement are taken, with as many posts as would give that standard error, and read as kappas at the
 * observed p_e. With two (a theme, yes or no) that holds a weak agreement on a rare theme 78 to 88 times: there the limits are the
 * kappas that a test of fit does not refuse (goodnessLimits). 93 in a hundred and more from 30 posts, bench `calibration`.
 * @returns `too_few` without pairs; `no_variation` when both use one and the same category throughout: chance explains everything
 */
export const cohenKappa = (
  pairs: readonly (readonly [Category, Category])[],
  level: number = LEVEL,
): Outcome<Kappa> => {
  const n = pairs.length
  if (n === 0) return none('too_few')
  const { cells, first, second, observed } = tabulate(pairs)
  let expected = 0
  for (const [category, share] of first) expected += share * (second.get(category) ?? 0)
  if (1 - expected < 1e-12) return none('no_variation')
  const estimate = (observed - expected) / (1 - expected)
  let sum = 0
  for (const { a, b, share } of cells) {
    const margins = a === b ? (first.get(a) ?? 0) + (second.get(a) ?? 0) : (second.get(a) ?? 0) + (first.get(b) ?? 0)
    sum += a === b ? share * (1 - margins * (1 - estimate)) ** 2 : share * (1 - estimate) ** 2 * margins ** 2
  }
  const variance = (sum - (estimate - expected * (1 - estimate)) ** 2) / (n * (1 - expected) ** 2)
  const standardError = Math.sqrt(Math.max(0, variance))
  const { lower, upper } =
    new Set([...first.keys(), ...second.keys()]).size === 2
      ? goodnessLimits(pairs, estimate, level)
      : agreementLimits({ observed, expected, standardError, n }, level)
  // Limits found in another way may miss the estimate by a rounding.
  const limits = { lower: Math.min(lower, estimate), upper: Math.max(upper, estimate) }
  return found({ estimate, ...limits, level, n, observed, expected, standardError })
}

/** Note [interval of kappa]. */
const agreementLimits = (
  { observed, expected, standardError, n }: Pick<Kappa, 'observed' | 'expected' | 'standardError' | 'n'>,
  level: number,
) => {
  const [variance, ofAgreement] = [(standardError * (1 - expected)) ** 2, observed * (1 - observed)]
  const effectiveN = variance > 1e-9 && ofAgreement > 1e-9 ? ofAgreement / variance : n
  const { lower, upper } = wilsonEffective({ share: observed, effectiveN }, level)
  const kappaAt = (share: number) => (share - expected) / (1 - expected)
  return { lower: Math.max(-1, kappaAt(lower)), upper: kappaAt(upper) }
}

/**
 * The kappas of a common correlation that the numbers of units both raters put in one category, in the other, and apart do not refuse
 * (goodness of fit, one degree of freedom; Donner and Eliasziw, Statistics in Medicine 11, 1992). That model gives both raters the same
 * margins, its own estimate is 1 − d/(2npq), and theirs is a little above it where they differ: the limits move by that difference.
 */
const goodnessLimits = (pairs: readonly (readonly [Category, Category])[], estimate: number, level: number) => {
  const one = pairs[0]?.[0]
  const n = pairs.length
  const both = pairs.filter(([a, b]) => a === one && b === one).length
  const apart = pairs.filter(([a, b]) => a !== b).length
  const p = (2 * both + apart) / (2 * n)
  const q = 1 - p
  const fits = (kappa: number): boolean => {
    const seen = [both, apart, n - both - apart]
    const expected = [p * p + kappa * p * q, 2 * p * q * (1 - kappa), q * q + kappa * p * q].map((share) => n * share)
    const distance = seen.reduce((sum, count, i) => {
      const of = expected[i] ?? 0
      return sum + (of > 1e-12 ? (count - of) ** 2 / of : count === 0 ? 0 : Infinity)
    }, 0)
    return distance <= normalQuantile((1 + level) / 2, 0, 1) ** 2
  }
  const common = 1 - apart / (2 * n * p * q)
  const limit = (end: number): number => {
    if (fits(end)) return end
    let [inside, outside] = [common, end]
    for (let step = 0; step < 60; step++) {
      const middle = (inside + outside) / 2
      if (fits(middle)) inside = middle
      else outside = middle
    }
    return inside
  }
  const shift = estimate - common
  return { lower: Math.max(-1, limit(-Math.min(p / q, q / p)) + shift), upper: Math.min(1, limit(1) + shift) }
}

/** Shares of the cells and margins of the table of two raters; divided once, so that full agreement is 1 and not nearly 1. */
const tabulate = (pairs: readonly (readonly [Category, Category])[]) => {
  const counts = new Map<string, { a: Category; b: Category; n: number }>()
  const [first, second] = [new Map<Category, number>(), new Map<Category, number>()]
  for (const [a, b] of pairs) {
    const key = `${a} ${b}`
    counts.set(key, { a, b, n: (counts.get(key)?.n ?? 0) + 1 })
    first.set(a, (first.get(a) ?? 0) + 1)
    second.set(b, (second.get(b) ?? 0) + 1)
  }
  const shares = (margin: ReadonlyMap<Category, number>) => new Map([...margin].map(([c, n]) => [c, n / pairs.length]))
  const cells = [...counts.values()].map(({ a, b, n }) => ({ a, b, share: n / pairs.length }))
  const agreeing = [...counts.values()].reduce((sum, { a, b, n }) => sum + (a === b ? n : 0), 0)
  return { cells, first: shares(first), second: shares(second), observed: agreeing / pairs.length }
}

/** Krippendorff's alpha, with what it is made of. */
export type Alpha = Interval & {
  readonly estimate: number
  /** Units with at least two answers, and the answers in them. */
  readonly units: number
  readonly values: number
  readonly draws: number
  readonly seed: number
}

/** Resamples of an interval of alpha. */
export const ALPHA_DRAWS = 2000

/**
 * Krippendorff's alpha for nominal data, any number of raters, answers missing or not: 1 − D_o / D_e over the coincidences of the units
 * with two answers or more (Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011). Interval: percentiles of the alphas of
 * units drawn again with replacement, seeded (Krippendorff's own algorithm draws deviations and differs in the second digit); units, not
 * answers, are what a sample of posts has. Draws in which only one category is left have no alpha and are left out.
 * @param units answers per unit; a missing answer is left out
 * @returns `too_few` without a unit of two answers; `no_variation` when all answers are one category
 */
export const krippendorffAlpha = (
  units: readonly (readonly Category[])[],
  seed: number,
  { level = LEVEL, draws = ALPHA_DRAWS } = {},
): Outcome<Alpha> => {
  const pairable = units.filter((answers) => answers.length >= 2)
  if (pairable.length === 0) return none('too_few')
  const names = [...new Set(pairable.flat())]
  const counted = pairable.map((answers) => countsOf(answers, names))
  const estimate = alphaOf(counted, names.length)
  if (estimate === null) return none('no_variation')
  const random = createRandom(seed)
  const drawn: number[] = []
  for (let draw = 0; draw < draws; draw++) {
    const again = counted.map(() => counted[random.below(counted.length)] ?? EMPTY)
    const value = alphaOf(again, names.length)
    if (value !== null) drawn.push(value)
  }
  const sorted = Float64Array.from(drawn).sort()
  const limit = (p: number) => (sorted.length === 0 ? estimate : quantileOfSorted(sorted, p))
  return found({
    estimate,
    lower: Math.min(estimate, limit((1 - level) / 2)),
    upper: Math.max(estimate, limit((1 + level) / 2)),
    level,
    units: pairable.length,
    values: pairable.reduce((sum, answers) => sum + answers.length, 0),
    draws,
    seed,
  })
}

type Counts = { readonly counts: Float64Array; readonly total: number }
const EMPTY: Counts = { counts: new Float64Array(0), total: 0 }

const countsOf = (answers: readonly Category[], names: readonly Category[]): Counts => ({
  counts: Float64Array.from(names, (name) => answers.filter((answer) => answer === name).length),
  total: answers.length,
})

/** Null when one category is all there is. */
const alphaOf = (units: readonly Counts[], categories: number): number | null => {
  const totals = new Float64Array(categories)
  let [n, agreeing] = [0, 0]
  for (const { counts, total } of units) {
    n += total
    counts.forEach((count, c) => {
      totals[c] = (totals[c] ?? 0) + count
      agreeing += (count * (count - 1)) / (total - 1)
    })
  }
  const chance = totals.reduce((sum, count) => sum + count * (count - 1), 0)
  const expected = n * (n - 1) - chance
  return expected === 0 ? null : 1 - ((n - 1) * (n - agreeing)) / expected
}

/** How often two raters meet in one category: of the times either used it, both did. */
export type SpecificAgreement = {
  readonly category: Category
  /** Times the first and the second used it, together. */
  readonly uses: number
  readonly both: number
}

/** Specific agreement per category (Dice; Fleiss 1981): 2 · both / uses. Categories in the order in which they first occur. */
export const specificAgreement = (pairs: readonly (readonly [Category, Category])[]): SpecificAgreement[] => {
  const names = [...new Set(pairs.flat())]
  return names.map((category) => ({
    category,
    uses: pairs.reduce((n, [a, b]) => n + (a === category ? 1 : 0) + (b === category ? 1 : 0), 0),
    both: pairs.filter(([a, b]) => a === category && b === category).length,
  }))
}
