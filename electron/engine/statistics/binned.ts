import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import chisquareCdf from '@stdlib/stats-base-dists-chisquare-cdf'
import { at, atInt } from './arrays'
import type { Compared } from './compareTwo'
import type { KruskalWallis } from './kruskalWallis'
import { shiftRank } from './mannWhitney'
import { type Interval, LEVEL } from './outcome'

/**
 * Note [binned]. Ranks and pairwise differences of very large groups are taken on logarithms cut into bins of 1/1024:
 * values within 0.1 % of each other count as equal, and a ratio is exact to 0.05 %. The intervals of such groups are
 * wider than that, and the work no longer grows with the number of posts. Medians and sums are never binned.
 */
const PER_UNIT = 1024
const LOWEST = -24
const SPAN = 40
const ALL_BINS = SPAN * PER_UNIT

// Kept from group to group: there are never more bins than these.
const walked = new Int32Array(ALL_BINS)

/** The bins that hold a value, ascending, and how many each. */
type Filled = { readonly places: Int32Array; readonly counts: Float64Array }

/** Counts of values by bin; bin i of `counts` is bin `first + i` of the common grid. Made by `binsOf`. */
export class Bins {
  readonly n: number
  /** Values below bin i, zeros among them; one more entry than `counts`. */
  readonly below: Float64Array
  private found: Filled | null = null
  private tied: number | null = null

  /** @param zeros rates of 0, which are in no bin of `counts`: they lie so far below the others that all between would be empty */
  constructor(
    readonly first: number,
    readonly counts: Float64Array,
    readonly zeros: number,
  ) {
    this.below = new Float64Array(counts.length + 1)
    let total = zeros
    for (let i = 0; i < counts.length; i++) {
      this.below[i] = total
      total += at(counts, i)
    }
    this.below[counts.length] = total
    this.n = total
  }

  /** Most bins of a small group are empty: walks over it look at these. */
  get filled(): Filled {
    if (this.found !== null) return this.found
    const { counts } = this
    let size = 0
    for (let i = 0; i < counts.length; i++) if (at(counts, i) > 0) walked[size++] = i
    const places = walked.slice(0, size)
    const found = { places, counts: new Float64Array(size) }
    for (let i = 0; i < size; i++) found.counts[i] = at(counts, atInt(places, i))
    return (this.found = found)
  }

  /** Σ (t³ − t) over the counts t, that of the zeros among them. */
  get ties(): number {
    if (this.tied !== null) return this.tied
    let ties = this.zeros ** 3 - this.zeros
    for (const t of this.counts) ties += t * t * t - t
    return (this.tied = ties)
  }
}

/** Width of a bin, as a natural logarithm. */
export const BIN_WIDTH = 1 / PER_UNIT

/** Lower edge of a bin of the grid, as a rate; 0 for the lowest, and the highest holds whatever lies above. */
export const binEdge = (bin: number): number =>
  bin <= 0 ? 0 : bin >= ALL_BINS ? Infinity : Math.exp(LOWEST + bin / PER_UNIT)

/** Bin of the grid that holds a logarithm. */
export const binOfLog = (log: number): number =>
  Math.min(Math.max(Math.floor((log - LOWEST) * PER_UNIT), 0), ALL_BINS - 1)

/** The middle of a bin of the grid, as a rate; 0 for the lowest. */
export const binValue = (bin: number): number => (bin <= 0 ? 0 : Math.exp(LOWEST + (bin + 0.5) / PER_UNIT))

/** Bin that holds the value of a rank (from 0). */
export const binOfRank = ({ first, below, zeros }: Pick<Bins, 'first' | 'below' | 'zeros'>, rank: number): number => {
  if (rank < zeros) return 0
  let [low, high] = [0, below.length - 2]
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (at(below, middle) <= rank) low = middle
    else high = middle - 1
  }
  return first + low
}

/** Bins from their counts. */
export const binsOf = (first: number, counts: Float64Array, zeros = 0): Bins => new Bins(first, counts, zeros)

const EMPTY: Bins = binsOf(0, new Float64Array(0))

/** Counts natural logarithms into bins; whatever lies beyond the grid goes to its ends: −∞ (a rate of 0) is a zero. Log rates never are. */
export class BinCounter {
  private readonly all = new Float64Array(ALL_BINS)
  private first = ALL_BINS
  private last = -1
  private zeros = 0

  /** @param isApart zeros are counted by themselves */
  constructor(private readonly isApart: boolean) {}

  add(log: number): void {
    const position = Math.floor((log - LOWEST) * PER_UNIT)
    if (position <= 0 && this.isApart) {
      this.zeros++
      return
    }
    const bin = position < 0 ? 0 : position >= ALL_BINS ? ALL_BINS - 1 : position
    this.all[bin] = at(this.all, bin) + 1
    if (bin < this.first) this.first = bin
    if (bin > this.last) this.last = bin
  }

  /** What was counted; the counter is empty again. */
  take(): Bins {
    const [from, to, zeros] = [this.first, this.last + 1, this.zeros]
    this.zeros = 0
    if (to === 0) return zeros === 0 ? EMPTY : binsOf(1, new Float64Array(0), zeros)
    const counts = this.all.slice(from, to)
    this.all.fill(0, from, to)
    this.first = ALL_BINS
    this.last = -1
    return binsOf(from, counts, zeros)
  }
}

const addTo = (target: Float64Array, { filled, first: own }: Bins, first: number, sign: 1 | -1): void => {
  const { places, counts } = filled
  for (let i = 0; i < places.length; i++) {
    const bin = own + atInt(places, i) - first
    target[bin] = at(target, bin) + sign * at(counts, i)
  }
}

/** All groups in one; a single group is not copied. */
export const pooledBins = (groups: readonly Bins[]): Bins => {
  const [single, ...more] = groups.filter(({ n }) => n > 0)
  if (single !== undefined && more.length === 0) return single
  const zeros = groups.reduce((total, group) => total + group.zeros, 0)
  const filled = groups.filter(({ counts }) => counts.length > 0)
  if (filled.length === 0) return zeros === 0 ? EMPTY : binsOf(1, new Float64Array(0), zeros)
  const first = Math.min(...filled.map((group) => group.first))
  const end = Math.max(...filled.map((group) => group.first + group.counts.length))
  const counts = new Float64Array(end - first)
  for (const group of filled) addTo(counts, group, first, 1)
  return binsOf(first, counts, zeros)
}

/** The pool without one of its groups. */
export const withoutBins = (pool: Bins, part: Bins): Bins => {
  const counts = pool.counts.slice()
  addTo(counts, part, pool.first, -1)
  return binsOf(pool.first, counts, pool.zeros - part.zeros)
}

const clamp = (value: number, high: number): number => (value < 0 ? 0 : value > high ? high : value)

/** A and p from the wins and the ties of both groups together. */
const judged = (wins: number, n1: number, n2: number, ties: number): { A: number; p: number } => {
  const n = n1 + n2
  const sd = Math.sqrt(((n1 * n2) / 12) * (n + 1 - ties / (n * (n - 1))))
  const distance = Math.abs(wins - (n1 * n2) / 2) - 0.5
  return { A: wins / (n1 * n2), p: sd > 0 ? Math.min(1, 2 * normalCdf(-distance / sd, 0, 1)) : 1 }
}

/** Mann–Whitney of binned rates: wins of x with half the ties, two-sided normal p corrected for ties and continuity. */
const mannWhitney = (x: Bins, y: Bins): { A: number; p: number } => {
  // Bins of x under all of y win nothing, bins over all of y win against each: only the stretch between is walked.
  const offset = x.first - y.first
  const from = clamp(-offset, x.counts.length)
  const to = clamp(y.counts.length - offset, x.counts.length)
  let wins = 2 * (x.n - at(x.below, to)) * y.n
  // Zeros tie with zeros, and bins of x under all bins of y still win against its zeros.
  wins += (x.zeros + 2 * (at(x.below, from) - x.zeros)) * y.zeros
  // (s + t)³ − (s + t) is what s and t give alone, and 3st(s + t).
  let ties = x.ties + y.ties + 3 * x.zeros * y.zeros * (x.zeros + y.zeros)
  for (let i = from; i < to; i++) {
    const [s, t, below] = [at(x.counts, i), at(y.counts, i + offset), at(y.below, i + offset)]
    wins += s * (2 * below + t)
    ties += 3 * s * t * (s + t)
  }
  return judged(wins / 2, x.n, y.n, ties)
}

/** The same of a group against the others of a pool it is in: its ranks in the pool, less those it has in itself. */
const mannWhitneyWithin = (x: Bins, pool: Bins): { A: number; p: number } => {
  const offset = x.first - pool.first
  const { places, counts } = x.filled
  let wins = x.zeros * pool.zeros
  for (let i = 0; i < places.length; i++) {
    const bin = atInt(places, i) + offset
    wins += at(counts, i) * (at(pool.below, bin) + at(pool.below, bin + 1))
  }
  return judged((wins - x.n * x.n) / 2, x.n, pool.n - x.n, pool.ties)
}

/** What of binned values the differences to them ask for. */
type Ladder = Pick<Bins, 'n' | 'zeros' | 'first' | 'below'>

/** The others of a pool, on its grid: the values below each bin less those of the group. */
const restOf = (pool: Bins, own: Bins): Ladder => {
  const below = pool.below.slice()
  const offset = own.first - pool.first
  for (let i = 0; i < own.below.length; i++) below[i + offset] = at(below, i + offset) - at(own.below, i)
  for (let i = 0; i < offset; i++) below[i] = at(below, i) - own.zeros
  for (let i = offset + own.below.length; i < below.length; i++) below[i] = at(below, i) - own.n
  return { n: pool.n - own.n, zeros: pool.zeros - own.zeros, first: pool.first, below }
}

/** Pairs whose difference of bins x − y is at most `shift`: y lies at least at the bin of x − shift. Log rates have no zeros. */
const pairsAtMost = (x: Bins, y: Ladder, shift: number): number => {
  const offset = x.first - y.first - shift
  const [size, last] = [x.counts.length, y.below.length - 1]
  // Bins of x under all of y count with every y, bins over all of y with none: only the stretch between is walked.
  const from = clamp(-offset, size)
  const to = clamp(last - offset, size)
  const { places, counts } = x.filled
  let below = 0
  for (let i = firstFrom(places, from); i < places.length; i++) {
    const place = atInt(places, i)
    if (place >= to) break
    below += at(counts, i) * at(y.below, place + offset)
  }
  return at(x.below, to) * y.n - below
}

/** Index of the first place that is at least `from`. */
const firstFrom = (places: Int32Array, from: number): number => {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (atInt(places, middle) < from) low = middle + 1
    else high = middle
  }
  return low
}

const medianBin = (bins: Ladder): number => binOfRank(bins, Math.floor(bins.n / 2))

/** A shift of bins and the pairs that differ by at most as much. */
type Known = { readonly shift: number; readonly pairs: number }

/** Counts of pairs by shift. They are kept: the ranks asked for one after the other lie close together. */
class PairCounts {
  private readonly known: Known[] = []
  // The difference of the medians lies near the median of the differences.
  private readonly middle: number

  constructor(
    private readonly x: Bins,
    private readonly y: Ladder,
  ) {
    this.middle = medianBin(x) - medianBin(y)
  }

  at(shift: number): Known {
    const found = { shift, pairs: pairsAtMost(this.x, this.y, shift) }
    this.known.push(found)
    return found
  }

  /** The nearest shift known to be under the rank (side −1) or to reach it (side 1), looked for further and further off. */
  beside(rank: number, side: -1 | 1): Known {
    const isThere = ({ pairs }: Known) => pairs >= rank === (side === 1)
    const nearest = this.known.filter(isThere).sort((a, b) => side * (a.shift - b.shift))[0]
    if (nearest !== undefined) return nearest
    const edge = this.known.reduce((far, { shift }) => (side * (shift - far) > 0 ? shift : far), this.middle)
    for (let step = 8; ; step *= 2) {
      const found = this.at(edge + side * step)
      if (isThere(found)) return found
    }
  }
}

/** Selects order statistics of all differences x − y of two binned groups, in the unit of the logarithms. */
const differences = (x: Bins, y: Ladder) => {
  const counts = new PairCounts(x, y)
  return (rank: number): number => {
    let high = counts.beside(rank, 1)
    let low = counts.beside(rank, -1)
    for (let turn = 0; high.shift - low.shift > 1; turn++) {
      // By proportion, the count of pairs being almost a line here; every third time in the middle, should it not be.
      const share = turn % 3 === 2 ? 0.5 : (rank - low.pairs) / (high.pairs - low.pairs)
      const guess = low.shift + Math.round(share * (high.shift - low.shift))
      const found = counts.at(Math.min(Math.max(guess, low.shift + 1), high.shift - 1))
      if (found.pairs >= rank) high = found
      else low = found
    }
    return high.shift / PER_UNIT
  }
}

/** A large group, ready to be compared. */
export type BinnedGroup = { readonly rates: Bins; readonly logs: Bins }

/** As `compareSorted`, for groups so large that Note [binned] holds. */
export const compareBinned = (x: BinnedGroup, y: BinnedGroup): Compared =>
  compared(x.logs, y.logs, mannWhitney(x.rates, y.rates))

/** A group against everything of a pool that is not in it. */
export const compareWithRest = (own: BinnedGroup, pool: BinnedGroup): Compared =>
  compared(own.logs, restOf(pool.logs, own.logs), mannWhitneyWithin(own.rates, pool.rates))

const compared = (x: Bins, y: Ladder, { A, p }: { A: number; p: number }): Compared => {
  const [n1, n2] = [x.n, y.n]
  const select = differences(x, y)
  const intervalAt = (level: number): Interval | null => {
    const rank = shiftRank(n1, n2, level, normalQuantile((1 + level) / 2, 0, 1))
    if (rank < 1) return null
    return { lower: Math.exp(select(rank)), upper: Math.exp(select(n1 * n2 + 1 - rank)), level }
  }
  // First, so that the bounds are looked for beside it.
  const hlRatio = Math.exp(select(Math.ceil((n1 * n2) / 2)))
  const result = { n1, n2, hlRatio, interval: intervalAt(LEVEL), A, delta: 2 * A - 1, p, method: 'normal' as const }
  return { result, intervalAt }
}

/** Kruskal–Wallis of binned rates, corrected for ties; null without any variation. */
export const kruskalWallisBinned = (groups: readonly Bins[]): KruskalWallis | null => {
  const pool = pooledBins(groups)
  const { n, below } = pool
  const ties = 1 - pool.ties / (n ** 3 - n)
  if (!(ties > 0)) return null
  let between = 0
  for (const group of groups) {
    let ranks = (group.zeros * (pool.zeros + 1)) / 2
    const { places, counts } = group.filled
    for (let i = 0; i < places.length; i++) {
      const bin = group.first + atInt(places, i) - pool.first
      ranks += at(counts, i) * ((at(below, bin) + at(below, bin + 1) + 1) / 2)
    }
    between += group.n * (ranks / group.n - (n + 1) / 2) ** 2
  }
  const H = ((12 / (n * (n + 1))) * between) / ties
  const df = groups.length - 1
  return { H, df, p: 1 - chisquareCdf(H, df) }
}
