import tQuantile from '@stdlib/stats-base-dists-t-quantile'
import { at, sum } from './arrays'
import { type BinnedGroup, binEdge, binOfRank, compareBinned } from './binned'
import type { GroupSummary } from './compareGroups'
import { type Compared, compareSorted } from './compareTwo'
import { type Digest, digestOf, type Moments, pooledMoments } from './digest'
import { type PostSeries, type PreparedPosts, preparePosts } from './logRates'
import { medianRank } from './orderStatistics'
import { DEFAULT_SEED, type Interval, LEVEL, MIN_POSTS } from './outcome'
import { ratioOfSums, type RatioOfSums } from './ratioOfSums'
import { seedFor } from './random'

/** Up to this number of posts a group is sorted; above, its medians are selected and its ranks binned (Note [binned]). */
export const SORTED_UP_TO = 5000
/** Up to this number of pairs of posts two groups are compared exactly, whatever their sizes. */
const EXACT_COMPARISON = 4_000_000

interface Kept {
  sorted?: PreparedPosts
  digest?: Digest
  interactions?: number
  denominators?: number
}

/**
 * Posts of one group, each with both terms, prepared as far as a question needs and never twice. Small groups are
 * sorted; large ones are never, so that a million posts take a fraction of a second.
 */
export class Sample {
  readonly n: number
  private readonly kept: Kept = {}

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

  /** Sum of the interactions. */
  get interactions(): number {
    // Whole numbers: exact in any order.
    return (this.kept.interactions ??= this.isLarge ? this.moments().e : sum(this.series.interactions))
  }

  /** Sum of the denominators, in the unit of the series. */
  get denominators(): number {
    return (this.kept.denominators ??= sum(this.series.denominator))
  }

  /** Rates and log rates by bin. */
  bins(): BinnedGroup {
    return this.digest().bins
  }

  /** Mean of the log rates and their sampling variance. */
  meanLog(): Pick<Digest, 'mean' | 'variance'> {
    return this.digest()
  }

  /** Sums of the terms and of their products. */
  moments(): Moments {
    return this.digest().moments
  }

  private digest(): Digest {
    return (this.kept.digest ??= digestOf(this.series))
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
    const { interactions, denominator } = this.series
    for (let i = 0; i < this.n; i++) {
      const rate = at(interactions, i) / at(denominator, i)
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
    return ratioOfMoments(this.moments())
  }

  /** This group against another: exact where either is small, else binned. Null under 6 posts in either. */
  against(other: Sample): Compared | null {
    if (this.n < MIN_POSTS || other.n < MIN_POSTS) return null
    const isExact = this.n * other.n <= EXACT_COMPARISON || (!this.isLarge && !other.isLarge)
    return isExact ? compareSorted(this.sorted(), other.sorted()).value : compareBinned(this.bins(), other.bins())
  }
}

/** The delta method of `ratioOfSums`, from sums: Σ(E − rR)² = ΣE² − 2rΣER + r²ΣR². Null without any interaction. */
const ratioOfMoments = ({ n, e, d, ee, ed, dd }: Moments): RatioOfSums | null => {
  const ratio = e / d
  if (!(ratio > 0)) return null
  const squares = Math.max(0, ee - 2 * ratio * ed + ratio * ratio * dd)
  const standardError = Math.sqrt(squares / (n * (n - 1))) / (d / n)
  const half = (tQuantile((1 + LEVEL) / 2, n - 1) * standardError) / ratio
  const interval = { lower: ratio * Math.exp(-half), upper: ratio * Math.exp(half), level: LEVEL }
  return { ratio, standardError, n, ...interval, method: 'delta', seed: null, resamples: 0 }
}

/** All posts of several samples in one, in the unit of the samples. */
export const together = (samples: readonly Sample[]): Sample => {
  const n = samples.reduce((total, sample) => total + sample.n, 0)
  const all = { interactions: new Float64Array(n), denominator: new Float64Array(n) }
  let offset = 0
  for (const { series } of samples) {
    all.interactions.set(series.interactions, offset)
    all.denominator.set(series.denominator, offset)
    offset += series.interactions.length
  }
  return new Sample(all)
}

/** Ratio of sums of all posts of several samples, as `Sample.ratio` gives it; many posts are not copied for it. */
export const ratioTogether = (samples: readonly Sample[], key: string): RatioOfSums | null => {
  const n = samples.reduce((total, sample) => total + sample.n, 0)
  if (n <= SORTED_UP_TO) return together(samples).ratio(key)
  return ratioOfMoments(pooledMoments(samples.map((sample) => sample.moments())))
}
