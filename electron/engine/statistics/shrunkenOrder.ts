import { at, mean, sampleVariance } from './arrays'
import { DEFAULT_SEED, type Interval, LEVEL } from './outcome'
import { quantileOfSorted } from './quantiles'
import { type RankInterval, rankIntervals } from './ranks'
import { empiricalBayes } from './shrinkage'

/** Place of one group in the shrunken order. Rates are geometric means, in the unit of the rate. */
export type RankedGroup = RankInterval & {
  readonly key: string
  /** From 1, highest first. */
  readonly rank: number
  readonly raw: number
  readonly shrunk: number
  readonly interval: Interval
}

/** Groups ranked by their shrunken geometric mean rate. */
export type ShrunkenOrder = {
  readonly ranked: readonly RankedGroup[]
  /** Variance of log rates between groups; 0 means that no difference between the groups can be detected. */
  readonly tau2: number
  /** Geometric mean rate towards which groups are drawn. */
  readonly centre: number
}

/** Sampling variances of mean log rates; a group without variance borrows the pooled one. Null when all are without. */
const samplingVariances = (groups: readonly { readonly logs: Float64Array }[]): Float64Array | null => {
  const own = Float64Array.from(groups, ({ logs }) => sampleVariance(logs))
  const freedom = groups.reduce((total, { logs }) => total + logs.length - 1, 0)
  const pooled = groups.reduce((total, { logs }, i) => total + at(own, i) * (logs.length - 1), 0) / freedom
  if (!(pooled > 0)) return null
  // A spread of rounding errors only is none.
  return Float64Array.from(groups, ({ logs }, i) => (at(own, i) > pooled * 1e-12 ? at(own, i) : pooled) / logs.length)
}

/**
 * Ranks groups by empirical Bayes on their mean log rates, with rank uncertainty. Equal shrunken values (tau² = 0) fall
 * back to the raw value, then the median, then the key.
 * @param groups with log rates ascending, at least 6 posts each
 * @param ranksOf `anyRank` where ranks are not shown
 * @returns null under 2 groups, or when no group has any variance
 */
export const shrunkenOrder = (
  groups: readonly { readonly key: string; readonly logs: Float64Array }[],
  seed: number = DEFAULT_SEED,
  level: number = LEVEL,
  ranksOf: typeof rankIntervals = rankIntervals,
): ShrunkenOrder | null => {
  const variances = groups.length < 2 ? null : samplingVariances(groups)
  if (variances === null) return null
  const { value: fit } = empiricalBayes(
    groups.map(({ logs }) => mean(logs)),
    variances,
    level,
    groups.map(({ logs }) => logs.length - 1),
  )
  if (fit === null) return null
  const intervals = ranksOf(fit.groups, seed, level)
  const rows = groups.flatMap(({ key, logs }, i) => {
    const [estimate, ranks] = [fit.groups[i], intervals[i]]
    if (estimate === undefined || ranks === undefined) return []
    const interval = { lower: Math.exp(estimate.lower), upper: Math.exp(estimate.upper), level }
    const middle = quantileOfSorted(logs, 0.5)
    return [{ ...ranks, key, raw: Math.exp(estimate.raw), shrunk: Math.exp(estimate.shrunk), interval, middle }]
  })
  rows.sort((a, b) => b.shrunk - a.shrunk || b.raw - a.raw || b.middle - a.middle || (a.key < b.key ? -1 : 1))
  const ranked = rows.map(({ key, best, worst, raw, shrunk, interval }, i) => {
    return { key, rank: i + 1, best, worst, raw, shrunk, interval }
  })
  return { ranked, tau2: fit.tau2, centre: Math.exp(fit.mean) }
}
