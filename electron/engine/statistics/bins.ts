import { at, atInt } from './arrays'

/**
 * Note [binned]. Ranks and pairwise differences of very large groups are taken on logarithms cut into bins of 1/1024:
 * values within 0.1 % of each other count as equal, and a ratio is exact to 0.05 %. The intervals of such groups are
 * wider than that, and the work no longer grows with the number of posts. Medians and sums are never binned.
 */
export const PER_UNIT = 1024
const LOWEST = -24
const SPAN = 40
const ALL_BINS = SPAN * PER_UNIT

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

/** What of binned values the differences to them ask for: `below[i]` values lie below bin `first + i`, zeros among them. */
export type Ladder = Pick<Bins, 'n' | 'zeros' | 'first' | 'below'>

/** Bin that holds the value of a rank (from 0). */
export const binOfRank = ({ first, below, zeros }: Pick<Ladder, 'first' | 'below' | 'zeros'>, rank: number): number => {
  if (rank < zeros) return 0
  return first + lastUpTo(below, below.length - 1, rank)
}

/** The last of the first `size` values of an ascending array that is at most `limit`; 0 where none is. */
const lastUpTo = (ascending: Float64Array, size: number, limit: number): number => {
  let low = 0
  let high = size - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (at(ascending, middle) <= limit) low = middle
    else high = middle - 1
  }
  return low
}

/** Index of the first place that is at least `from`. */
const firstFrom = (places: Int32Array, from: number): number => {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (atInt(places, middle) < from) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Values by bin, of which those that hold any are listed: bin `first + places[i]` of the common grid holds `counts[i]`. Most bins of
 * a small group are empty, and every walk over a group looks at the others alone.
 */
export class Bins {
  readonly n: number
  private cumulated: Float64Array | null = null
  private dense: Float64Array | null = null
  private tied: number | null = null

  /**
   * @param first bin of the grid that `places` counts from
   * @param size places there may be
   * @param places ascending, each under `size`
   * @param zeros rates of 0, which are in no bin: they lie so far below the others that all between would be empty
   */
  constructor(
    readonly first: number,
    readonly size: number,
    readonly places: Int32Array,
    readonly counts: Float64Array,
    readonly zeros: number,
  ) {
    let total = zeros
    for (let i = 0; i < counts.length; i++) total += at(counts, i)
    this.n = total
  }

  /** Values before each of the places, zeros among them; one more entry than places. */
  get upTo(): Float64Array {
    if (this.cumulated !== null) return this.cumulated
    const { counts } = this
    const upTo = new Float64Array(counts.length + 1)
    let total = this.zeros
    for (let i = 0; i < counts.length; i++) {
      upTo[i] = total
      total += at(counts, i)
    }
    upTo[counts.length] = total
    return (this.cumulated = upTo)
  }

  /** Values below each bin from `first` on, zeros among them; one more entry than `size`. */
  get below(): Float64Array {
    if (this.dense !== null) return this.dense
    const { places, counts } = this
    const below = new Float64Array(this.size + 1)
    let total = this.zeros
    let from = 0
    for (let i = 0; i < places.length; i++) {
      const to = atInt(places, i) + 1
      below.fill(total, from, to)
      total += at(counts, i)
      from = to
    }
    below.fill(total, from)
    return (this.dense = below)
  }

  /** Index in `places` of the first that is at least `place`. */
  from(place: number): number {
    return firstFrom(this.places, place)
  }

  /** Values below a bin of the grid, zeros among them. */
  valuesBelow(bin: number): number {
    return at(this.upTo, firstFrom(this.places, bin - this.first))
  }

  /** Bin that holds the value of a rank (from 0). */
  binOfRank(rank: number): number {
    if (rank < this.zeros || this.places.length === 0) return rank < this.zeros ? 0 : this.first
    return this.first + atInt(this.places, lastUpTo(this.upTo, this.places.length, rank))
  }

  /** Σ (t³ − t) over the counts t, that of the zeros among them. */
  get ties(): number {
    if (this.tied !== null) return this.tied
    let ties = this.zeros ** 3 - this.zeros
    for (let i = 0; i < this.counts.length; i++) {
      const t = at(this.counts, i)
      ties += t * t * t - t
    }
    return (this.tied = ties)
  }
}

const EMPTY = new Bins(0, 0, new Int32Array(0), new Float64Array(0), 0)
const onlyZeros = (zeros: number): Bins =>
  zeros === 0 ? EMPTY : new Bins(1, 0, new Int32Array(0), new Float64Array(0), zeros)

/** Kept from group to group, empty between two: there are never more bins than these. */
const grid = new Int32Array(ALL_BINS)
const walked = new Int32Array(ALL_BINS)
const held = new Float64Array(ALL_BINS)

/** Lists what a grid holds from `from` up to `to`, and clears it. */
const taken = (counted: Int32Array, from: number, to: number, zeros: number): Bins => {
  let size = 0
  for (let bin = from; bin < to; bin++) {
    const count = atInt(counted, bin)
    if (count === 0) continue
    walked[size] = bin - from
    held[size] = count
    size++
  }
  counted.fill(0, from, to)
  return new Bins(from, to - from, walked.slice(0, size), held.slice(0, size), zeros)
}

/** Counts natural logarithms into bins; whatever lies beyond the grid goes to its ends: −∞ (a rate of 0) is a zero. Log rates never are. */
export class BinCounter {
  private readonly all = new Int32Array(ALL_BINS)
  private first = ALL_BINS
  private last = -1
  private zeros = 0

  /** @param isApart zeros are counted by themselves */
  constructor(private readonly isApart: boolean) {}

  /** Counts the first `n` of the values: many at once, since a number handed over one by one becomes an object. */
  add(logs: Float64Array, n: number): void {
    const { all, isApart } = this
    let { first, last, zeros } = this
    for (let i = 0; i < n; i++) {
      const position = Math.floor((at(logs, i) - LOWEST) * PER_UNIT)
      if (position <= 0 && isApart) {
        zeros++
        continue
      }
      const bin = position < 0 ? 0 : position >= ALL_BINS ? ALL_BINS - 1 : position
      all[bin] = atInt(all, bin) + 1
      if (bin < first) first = bin
      if (bin > last) last = bin
    }
    this.first = first
    this.last = last
    this.zeros = zeros
  }

  /** What was counted; the counter is empty again. */
  take(): Bins {
    const { first, last, zeros } = this
    this.zeros = 0
    if (last < 0) return onlyZeros(zeros)
    this.first = ALL_BINS
    this.last = -1
    return taken(this.all, first, last + 1, zeros)
  }
}

/** All groups in one; a single group is not copied. */
export const pooledBins = (groups: readonly Bins[]): Bins => {
  const [single, ...more] = groups.filter(({ n }) => n > 0)
  if (single !== undefined && more.length === 0) return single
  const zeros = groups.reduce((total, group) => total + group.zeros, 0)
  let first = ALL_BINS
  let end = 0
  for (const group of groups) {
    const { places, counts, first: own } = group
    if (places.length === 0) continue
    for (let i = 0; i < places.length; i++) {
      const bin = own + atInt(places, i)
      grid[bin] = atInt(grid, bin) + at(counts, i)
    }
    first = Math.min(first, own)
    end = Math.max(end, own + group.size)
  }
  return end === 0 ? onlyZeros(zeros) : taken(grid, first, end, zeros)
}

/** The pool without one of its groups. */
export const withoutBins = (pool: Bins, part: Bins): Bins => {
  const { first, size, places, counts } = pool
  const shift = part.first - first
  let next = 0
  let left = 0
  for (let i = 0; i < places.length; i++) {
    const place = atInt(places, i)
    let count = at(counts, i)
    if (next < part.places.length && atInt(part.places, next) + shift === place) count -= at(part.counts, next++)
    if (count === 0) continue
    walked[left] = place
    held[left] = count
    left++
  }
  return new Bins(first, size, walked.slice(0, left), held.slice(0, left), pool.zeros - part.zeros)
}
