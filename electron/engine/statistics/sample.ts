import tQuantile from '@stdlib/stats-base-dists-t-quantile'
import { at, pooledSorted, sum, withoutSorted } from './arrays'
import { type BinnedGroup, compareBinned, sideBinned } from './binned'
import { binEdge } from './bins'
import type { GroupSummary } from './compareGroups'
import { type Compared, compareSorted, type SortedRates } from './compareTwo'
import { type Digest, digestOf, digestWithout, type Moments, pooledDigest, pooledMoments } from './digest'
import { type PostSeries, preparePosts } from './logRates'
import { medianRank } from './orderStatistics'
import { DEFAULT_SEED, type Interval, LEVEL, MIN_POSTS } from './outcome'
import { ratioOfSums, type RatioOfSums } from './ratioOfSums'
import { seedFor } from './random'
import { type Sided, sideOf } from './sided'

/** Up to this number of posts two groups are compared exactly; above, ranks are binned (Note [binned]). */
export const SORTED_UP_TO = 5000
/** Up to this number of posts a group is sorted; above, its medians are selected and its sums kept: the same numbers, sooner. */
const SELECTED_FROM = 1000
/** Read on either side of the rates asked for, as a share, so that the same group without a few posts finds its own there. */
const MARGIN = 0.005
/** Widest stretch of rates kept for the next question, as a ratio. */
const WIDEST = 1.3
/** Up to this number of pairs of posts two groups are compared exactly, whatever their sizes. */
const EXACT_COMPARISON = 4_000_000

/** A group made of others: all their posts, without a few. */
interface Made {
  readonly n: number
  readonly parts: readonly Sample[]
  readonly less: PostSeries | null
  readonly make: () => PostSeries
}

/** Rates from `low` to `high`, ascending, and the number of those below. */
interface Stretch {
  readonly low: number
  readonly high: number
  readonly below: number
  readonly rates: Float64Array
}

const NOTHING: PostSeries = { interactions: new Float64Array(0), denominator: new Float64Array(0) }

const NO_MEDIAN: Pick<GroupSummary, 'median' | 'interval'> = { median: null, interval: null }

interface Kept {
  series?: PostSeries
  stretch?: Stretch
  ratio?: { seed: number; value: RatioOfSums | null }
  middle?: { median: number; interval: Interval | null }
  sorted?: SortedRates
  digest?: Digest
  interactions?: number
  denominators?: number
}

/**
 * Posts of one group, each with both terms, prepared as far as a question needs and never twice. Small groups are
 * sorted; large ones are never, so that a million posts take a fraction of a second. Groups made of others are copied
 * only when their posts are asked for.
 */
export class Sample {
  readonly n: number
  private readonly kept: Kept = {}

  private readonly made: Made | null

  constructor(from: PostSeries | Made) {
    this.made = 'make' in from ? from : null
    this.n = 'make' in from ? from.n : from.interactions.length
    if (!('make' in from)) this.kept.series = from
  }

  /** The posts with both terms. */
  get series(): PostSeries {
    return (this.kept.series ??= this.made?.make() ?? NOTHING)
  }

  /** True when Note [binned] holds for it. */
  get isLarge(): boolean {
    return this.n > SORTED_UP_TO
  }

  /** True when sums and selection take the place of sorting; every number stays what it is. */
  get isSelected(): boolean {
    return this.n > SELECTED_FROM
  }

  /** Rates and log rates, ascending. */
  sorted(): SortedRates {
    return (this.kept.sorted ??= this.made === null ? preparePosts(this.series) : sortedOfMade(this.made))
  }

  /** Sum of the interactions. */
  get interactions(): number {
    // Whole numbers: exact in any order.
    return (this.kept.interactions ??= this.isSelected ? this.moments().e : sum(this.series.interactions))
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

  /** Bins, mean, variance and sums. */
  digest(): Digest {
    return (this.kept.digest ??=
      this.made === null || !this.isSelected ? digestOf(this.series) : digestOfMade(this.made))
  }

  /** What stands on the line of the group, as `compareGroups` gives it; medians and their bounds are exact. */
  summary(key: string, seed: number = DEFAULT_SEED): GroupSummary {
    const base = { key, n: this.n, excluded: 0 }
    if (this.n < MIN_POSTS) return { ...base, dotsOnly: true, median: null, interval: null, ratioOfSums: null }
    return { ...base, dotsOnly: false, ...this.median(), ratioOfSums: this.ratio(key, seed) }
  }

  /** Median and its interval, as in the summary: null under 6 posts. */
  median(): Pick<GroupSummary, 'median' | 'interval'> {
    return this.n < MIN_POSTS ? NO_MEDIAN : (this.kept.middle ??= this.middle())
  }

  private middle(): { median: number; interval: Interval | null } {
    const { n } = this
    const rank = medianRank(n)?.rank ?? 1
    const middle = [Math.floor((n - 1) / 2), Math.floor(n / 2)]
    const ranks = [rank - 1, ...middle, n - rank]
    const rates = this.isSelected ? this.selected(ranks) : ranks.map((i) => at(this.sorted().rates, i))
    const [lower = 0, first = 0, second = 0, upper = 0] = rates
    return { median: (first + second) / 2, interval: { lower, upper, level: LEVEL } }
  }

  /**
   * Exact order statistics of the rates: the bins say where they lie, and only the values there are sorted. Those of a group
   * without a few posts lie at most as many ranks further on in the whole group: its bins serve.
   */
  private selected(ranks: readonly number[]): number[] {
    const [whole] = this.made?.less ? this.made.parts : []
    const { rates: bins } = (whole ?? this).bins()
    const gone = whole === undefined ? 0 : whole.n - this.n
    const [lowest, highest] = [bins.binOfRank(Math.min(...ranks)), bins.binOfRank(Math.max(...ranks) + gone)]
    // One bin more at each side: log and exp may round across an edge.
    const low = binEdge(lowest - 1)
    const high = binEdge(highest + 2)
    const { below, rates } = this.stretch(low, high)
    return ranks.map((rank) => at(rates, rank - below))
  }

  /** Rates of a stretch and how many lie below: read once for neighbouring questions. */
  stretch(low: number, high: number): Stretch {
    const known = this.kept.stretch
    if (known !== undefined && known.low <= low && known.high >= high) return cut(known, low, high)
    const [from, to] = known === undefined ? [low, high] : [Math.min(low, known.low), Math.max(high, known.high)]
    const isNear = to <= from * WIDEST
    const found = this.read((isNear ? from : low) * (1 - MARGIN), (isNear ? to : high) * (1 + MARGIN))
    this.kept.stretch = found
    return cut(found, low, high)
  }

  private read(low: number, high: number): Stretch {
    if (this.made !== null && this.kept.series === undefined) return stretchOfMade(this.made, low, high)
    const near: number[] = []
    let below = 0
    const { interactions, denominator } = this.series
    for (let i = 0; i < this.n; i++) {
      const rate = at(interactions, i) / at(denominator, i)
      if (rate < low) below++
      else if (rate <= high) near.push(rate)
    }
    return { low, high, below, rates: Float64Array.from(near).sort() }
  }

  /** Ratio of sums with its interval, as `ratioOfSums` gives it; null under 8 posts or without any interaction. */
  ratio(key: string, seed: number = DEFAULT_SEED): RatioOfSums | null {
    if (this.isSelected) return ratioOfMoments(this.moments())
    const own = seedFor(seed, key)
    if (this.kept.ratio?.seed !== own) {
      const { interactions, denominator } = this.series
      const { value } = ratioOfSums({ engagements: interactions, reach: denominator, seed: own })
      this.kept.ratio = { seed: own, value }
    }
    return this.kept.ratio.value
  }

  /** This group against another: exact where either is small, else binned. Null under 6 posts in either. */
  against(other: Sample): Compared | null {
    if (this.n < MIN_POSTS || other.n < MIN_POSTS) return null
    return this.isExactAgainst(other)
      ? compareSorted(this.sorted(), other.sorted()).value
      : compareBinned(this.bins(), other.bins())
  }

  /** As `against`, for the side alone: sooner where it is binned. */
  sideAgainst(other: Sample): Sided | null {
    if (this.n >= MIN_POSTS && other.n >= MIN_POSTS && !this.isExactAgainst(other))
      return sideBinned(this.bins(), other.bins())
    const compared = this.against(other)
    return compared && sideOf(compared)
  }

  private isExactAgainst(other: Sample): boolean {
    return this.n * other.n <= EXACT_COMPARISON || (!this.isLarge && !other.isLarge)
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

/** Number of values of a sorted array below `limit`; with `isWith`, up to it. */
const countBelow = (sorted: Float64Array, limit: number, isWith: boolean): number => {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const value = at(sorted, middle)
    if (value < limit || (isWith && value === limit)) low = middle + 1
    else high = middle
  }
  return low
}

/** The part of a stretch from `low` to `high`. */
const cut = ({ below, rates }: Stretch, low: number, high: number): Stretch => {
  const first = countBelow(rates, low, false)
  return { low, high, below: below + first, rates: rates.subarray(first, countBelow(rates, high, true)) }
}

const ratesOf = ({ interactions, denominator }: PostSeries): Float64Array =>
  interactions.map((e, i) => e / at(denominator, i)).sort()

const stretchOfMade = ({ parts, less }: Made, low: number, high: number): Stretch => {
  const own = parts.map((part) => part.stretch(low, high))
  const below = own.reduce((total, stretch) => total + stretch.below, 0)
  const rates = pooledSorted(own.map((stretch) => stretch.rates))
  if (less === null) return { low, high, below, rates }
  const gone = ratesOf(less)
  const taken = cut({ low, high, below: 0, rates: gone }, low, high)
  return { low, high, below: below - taken.below, rates: withoutSorted(rates, taken.rates) }
}

/** The parts are sorted already, and most groups without a few were asked for as a whole before. */
const sortedOfMade = ({ parts, less }: Made): SortedRates => {
  const gone = less === null ? null : preparePosts(less)
  const of = (name: keyof SortedRates): Float64Array => {
    const own = parts.map((part) => part.sorted()[name])
    const [single, ...more] = own
    const all = single !== undefined && more.length === 0 ? single : pooledSorted(own)
    return gone === null ? all : withoutSorted(all, gone[name])
  }
  return { rates: of('rates'), logs: of('logs') }
}

const digestOfMade = ({ parts, less }: Made): Digest => {
  const all = pooledDigest(parts.map((part) => part.digest()))
  return less === null ? all : digestWithout(all, digestOf(less))
}

const concatenated = (samples: readonly Sample[], n: number): PostSeries => {
  const all = { interactions: new Float64Array(n), denominator: new Float64Array(n) }
  let offset = 0
  for (const { series } of samples) {
    all.interactions.set(series.interactions, offset)
    all.denominator.set(series.denominator, offset)
    offset += series.interactions.length
  }
  return all
}

/** All posts of several samples in one, in the unit of the samples. */
export const together = (samples: readonly Sample[]): Sample => {
  const n = samples.reduce((total, sample) => total + sample.n, 0)
  return new Sample({ n, parts: samples, less: null, make: () => concatenated(samples, n) })
}

/** A sample without some of its posts. @param gone their positions, ascending */
export const without = (sample: Sample, gone: readonly number[]): Sample => {
  const { series } = sample
  const n = sample.n - gone.length
  const taken = (values: Float64Array) => Float64Array.from(gone, (i) => at(values, i))
  const left = (values: Float64Array) => {
    const rest = new Float64Array(n)
    let [from, next] = [0, 0]
    for (const to of [...gone, values.length]) {
      rest.set(values.subarray(from, to), next)
      next += to - from
      from = to + 1
    }
    return rest
  }
  const both = (pick: (values: Float64Array) => Float64Array): PostSeries => ({
    interactions: pick(series.interactions),
    denominator: pick(series.denominator),
  })
  return new Sample({ n, parts: [sample], less: both(taken), make: () => both(left) })
}

/** All posts of several samples but those of some of them, which are among `all`. */
export const restOf = (all: Sample, own: readonly Sample[], rest: readonly Sample[]): Sample => {
  const n = rest.reduce((total, sample) => total + sample.n, 0)
  return new Sample({ n, parts: [all], less: together(own).series, make: () => concatenated(rest, n) })
}

/** Ratio of sums of all posts of several samples, as `Sample.ratio` gives it; many posts are not copied for it. */
export const ratioTogether = (samples: readonly Sample[], key: string): RatioOfSums | null => {
  const n = samples.reduce((total, sample) => total + sample.n, 0)
  if (n <= SORTED_UP_TO) return together(samples).ratio(key)
  return ratioOfMoments(pooledMoments(samples.map((sample) => sample.moments())))
}
