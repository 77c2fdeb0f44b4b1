import tQuantile from '@stdlib/stats-base-dists-t-quantile'
import { at } from './arrays'
import { type BinnedGroup, binEdge, binned, binOfRank, compareBinned } from './binned'
import type { GroupSummary } from './compareGroups'
import { type Compared, compareSorted } from './compareTwo'
import { logRate, type PostSeries, type PreparedPosts, preparePosts } from './logRates'
import { medianRank } from './orderStatistics'
import { DEFAULT_SEED, type Interval, LEVEL, MIN_POSTS } from './outcome'
import { ratioOfSums, type RatioOfSums } from './ratioOfSums'
import { seedFor } from './random'

/** Up to this number of posts a group is sorted; above, its medians are selected and its ranks binned (Note [binned]). */
export const SORTED_UP_TO = 5000
/** Up to this number of pairs of posts two groups are compared exactly, whatever their sizes. */
const EXACT_COMPARISON = 4_000_000

/** Sums of one group of posts: all that a ratio of sums needs. */
type Moments = { readonly e: number; readonly d: number; readonly ee: number; readonly ed: number; readonly dd: number }

const momentsOf = ({ interactions, denominator }: PostSeries): Moments => {
  let [e, d, ee, ed, dd] = [0, 0, 0, 0, 0]
  for (let i = 0; i < interactions.length; i++) {
    const [ei, di] = [at(interactions, i), at(denominator, i)]
    e += ei
    d += di
    ee += ei * ei
    ed += ei * di
    dd += di * di
  }
  return { e, d, ee, ed, dd }
}

/** Mean and sample variance, about a first value so that the variance does not drown in the mean. */
const meanAndVariance = (values: Float64Array): { readonly mean: number; readonly variance: number } => {
  const n = values.length
  const origin = n > 0 ? at(values, 0) : 0
  let [total, squares] = [0, 0]
  for (const value of values) {
    total += value - origin
    squares += (value - origin) ** 2
  }
  return { mean: origin + total / n, variance: (squares - (total * total) / n) / (n - 1) }
}

const logsOf = (values: Float64Array): Float64Array => {
  const logs = new Float64Array(values.length)
  for (let i = 0; i < values.length; i++) logs[i] = Math.log(at(values, i))
  return logs
}

/**
 * Posts of one group, each with both terms, prepared as far as a question needs and never twice. Small groups are
 * sorted; large ones are never, so that a million posts take a fraction of a second.
 */
export class Sample {
  readonly n: number
  private readonly kept: { sorted?: PreparedPosts; bins?: BinnedGroup; moments?: Moments; logs?: Float64Array } = {}

  constructor(readonly series: PostSeries) {
    this.n = series.interactions.length
  }

  /** True when Note [binned] holds for it. */
  get isLarge(): boolean {
    return this.n > SORTED_UP_TO
  }

  /** Rates and log rates, ascending. */
  sorted(): PreparedPosts {
    return (this.kept.sorted ??= preparePosts(this.series))
  }

  /** Rates and log rates by bin. */
  bins(): BinnedGroup {
    return (this.kept.bins ??= { rates: binned(logsOf(this.rates())), logs: binned(this.logs()) })
  }

  /** Mean of the log rates and their sampling variance. */
  meanLog(): { readonly mean: number; readonly variance: number } {
    return meanAndVariance(this.logs())
  }

  /** Rates E/R, in the order of the posts. */
  private rates(): Float64Array {
    const { interactions, denominator } = this.series
    const rates = new Float64Array(this.n)
    for (let i = 0; i < this.n; i++) rates[i] = at(interactions, i) / at(denominator, i)
    return rates
  }

  private logs(): Float64Array {
    const { interactions, denominator } = this.series
    if (this.kept.logs !== undefined) return this.kept.logs
    const logs = new Float64Array(this.n)
    for (let i = 0; i < this.n; i++) logs[i] = logRate(at(interactions, i), at(denominator, i))
    this.kept.logs = logs
    return logs
  }

  private moments(): Moments {
    return (this.kept.moments ??= momentsOf(this.series))
  }

  /** What stands on the line of the group, as `compareGroups` gives it; medians and their bounds are exact. */
  summary(key: string, seed: number = DEFAULT_SEED): GroupSummary {
    const base = { key, n: this.n, excluded: 0 }
    if (this.n < MIN_POSTS) return { ...base, dotsOnly: true, median: null, interval: null, ratioOfSums: null }
    return { ...base, dotsOnly: false, ...this.median(), ratioOfSums: this.ratio(key, seed) }
  }

  private median(): { median: number; interval: Interval | null } {
    const { n } = this
    const rank = medianRank(n)?.rank ?? 1
    const middle = [Math.floor((n - 1) / 2), Math.floor(n / 2)]
    const ranks = [rank - 1, ...middle, n - rank]
    const rates = this.isLarge ? this.selected(ranks) : ranks.map((i) => at(this.sorted().rates, i))
    const [lower = 0, first = 0, second = 0, upper = 0] = rates
    return { median: (first + second) / 2, interval: { lower, upper, level: LEVEL } }
  }

  /** Exact order statistics of the rates: the bins say where they lie, and only the values there are sorted. */
  private selected(ranks: readonly number[]): number[] {
    const { rates: bins } = this.bins()
    // One bin more at each side: log and exp may round across an edge.
    const low = binEdge(binOfRank(bins, Math.min(...ranks)) - 1)
    const high = binEdge(binOfRank(bins, Math.max(...ranks)) + 2)
    const near: number[] = []
    let below = 0
    for (const rate of this.rates()) {
      if (rate < low) below++
      else if (rate <= high) near.push(rate)
    }
    const sorted = Float64Array.from(near).sort()
    return ranks.map((rank) => at(sorted, rank - below))
  }

  /** Ratio of sums with its interval, as `ratioOfSums` gives it; null under 8 posts or without any interaction. */
  ratio(key: string, seed: number = DEFAULT_SEED): RatioOfSums | null {
    const { interactions, denominator } = this.series
    if (!this.isLarge)
      return ratioOfSums({ engagements: interactions, reach: denominator, seed: seedFor(seed, key) }).value
    const { e, d, ee, ed, dd } = this.moments()
    const { n } = this
    const ratio = e / d
    if (!(ratio > 0)) return null
    // The delta method of `ratioOfSums`, from sums: Σ(E − rR)² = ΣE² − 2rΣER + r²ΣR².
    const squares = Math.max(0, ee - 2 * ratio * ed + ratio * ratio * dd)
    const standardError = Math.sqrt(squares / (n * (n - 1))) / (d / n)
    const half = (tQuantile((1 + LEVEL) / 2, n - 1) * standardError) / ratio
    const interval = { lower: ratio * Math.exp(-half), upper: ratio * Math.exp(half), level: LEVEL }
    return { ratio, standardError, n, ...interval, method: 'delta', seed: null, resamples: 0 }
  }

  /** This group against another: exact where either is small, else binned. Null under 6 posts in either. */
  against(other: Sample): Compared | null {
    if (this.n < MIN_POSTS || other.n < MIN_POSTS) return null
    const isExact = this.n * other.n <= EXACT_COMPARISON || (!this.isLarge && !other.isLarge)
    return isExact ? compareSorted(this.sorted(), other.sorted()).value : compareBinned(this.bins(), other.bins())
  }
}
