import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import chisquareCdf from '@stdlib/stats-base-dists-chisquare-cdf'
import { at } from './arrays'
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

/** Counts of values by bin; bin i of `counts` is bin `first + i` of the common grid. */
export type Bins = {
  readonly n: number
  readonly first: number
  readonly counts: Float64Array
  /** Values below bin i, one more entry than `counts`. */
  readonly below: Float64Array
}

/** Lower edge of a bin of the grid, as a rate; 0 for the lowest. */
export const binEdge = (bin: number): number => (bin <= 0 ? 0 : Math.exp(LOWEST + bin / PER_UNIT))

/** The middle of a bin of the grid, as a rate; 0 for the lowest. */
export const binValue = (bin: number): number => (bin <= 0 ? 0 : Math.exp(LOWEST + (bin + 0.5) / PER_UNIT))

/** Bin that holds the value of a rank (from 0). */
export const binOfRank = ({ first, below }: Bins, rank: number): number => {
  let [low, high] = [0, below.length - 2]
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (at(below, middle) <= rank) low = middle
    else high = middle - 1
  }
  return first + low
}

/** Bins from their counts. */
export const binsOf = (first: number, counts: Float64Array): Bins => {
  const below = new Float64Array(counts.length + 1)
  for (let i = 0; i < counts.length; i++) below[i + 1] = at(below, i) + at(counts, i)
  return { n: at(below, counts.length), first, counts, below }
}

const EMPTY: Bins = binsOf(0, new Float64Array(0))

/** Bins of natural logarithms; −∞ (a rate of 0) and whatever lies beyond e^±20 goes to the bins at the ends. */
export const binned = (logs: Float64Array): Bins => {
  const all = new Float64Array(ALL_BINS)
  let first = ALL_BINS
  let last = -1
  for (const log of logs) {
    const position = Math.floor((log - LOWEST) * PER_UNIT)
    const bin = position < 0 ? 0 : position >= ALL_BINS ? ALL_BINS - 1 : position
    all[bin] = at(all, bin) + 1
    if (bin < first) first = bin
    if (bin > last) last = bin
  }
  return last < 0 ? EMPTY : binsOf(first, all.slice(first, last + 1))
}

const addTo = (target: Float64Array, bins: Bins, first: number, sign: 1 | -1): void => {
  bins.counts.forEach((count, i) => {
    const bin = bins.first + i - first
    target[bin] = at(target, bin) + sign * count
  })
}

/** All groups in one. */
export const pooledBins = (groups: readonly Bins[]): Bins => {
  const filled = groups.filter(({ n }) => n > 0)
  if (filled.length === 0) return EMPTY
  const first = Math.min(...filled.map((group) => group.first))
  const end = Math.max(...filled.map((group) => group.first + group.counts.length))
  const counts = new Float64Array(end - first)
  for (const group of filled) addTo(counts, group, first, 1)
  return binsOf(first, counts)
}

/** The pool without one of its groups. */
export const withoutBins = (pool: Bins, part: Bins): Bins => {
  const counts = pool.counts.slice()
  addTo(counts, part, pool.first, -1)
  return binsOf(pool.first, counts)
}

const clamp = (value: number, high: number): number => (value < 0 ? 0 : value > high ? high : value)

/** Mann–Whitney of binned rates: wins of x with half the ties, two-sided normal p corrected for ties and continuity. */
const mannWhitney = (x: Bins, y: Bins): { A: number; p: number } => {
  const last = y.counts.length
  let wins = 0
  for (let i = 0; i < x.counts.length; i++) {
    const j = x.first + i - y.first
    wins += at(x.counts, i) * (at(y.below, clamp(j, last)) + at(y.below, clamp(j + 1, last)))
  }
  wins /= 2
  const n = x.n + y.n
  const ties = tieTerm(x, y)
  const sd = Math.sqrt(((x.n * y.n) / 12) * (n + 1 - ties / (n * (n - 1))))
  const distance = Math.abs(wins - (x.n * y.n) / 2) - 0.5
  return { A: wins / (x.n * y.n), p: sd > 0 ? Math.min(1, 2 * normalCdf(-distance / sd, 0, 1)) : 1 }
}

/** Σ (t³ − t) over the bins of both groups together. */
const tieTerm = (x: Bins, y: Bins): number => {
  const [from, to] = [Math.min(x.first, y.first), Math.max(x.first + x.counts.length, y.first + y.counts.length)]
  let term = 0
  for (let bin = from; bin < to; bin++) {
    const [i, j] = [bin - x.first, bin - y.first]
    const t =
      (i >= 0 && i < x.counts.length ? at(x.counts, i) : 0) + (j >= 0 && j < y.counts.length ? at(y.counts, j) : 0)
    term += t * t * t - t
  }
  return term
}

/** Pairs whose difference of bins x − y is at most `shift`: y lies at least at the bin of x − shift. */
const pairsAtMost = (x: Bins, y: Bins, shift: number): number => {
  const offset = x.first - y.first - shift
  const [size, last] = [x.counts.length, y.counts.length]
  // Bins of x under all of y count with every y, bins over all of y with none: only the stretch between is walked.
  const from = clamp(-offset, size)
  const to = clamp(last - offset, size)
  let below = 0
  for (let i = from; i < to; i++) below += at(x.counts, i) * at(y.below, i + offset)
  return at(x.below, to) * y.n - below
}

/** Selects order statistics of all differences x − y of two binned groups, in the unit of the logarithms. */
const differences = (x: Bins, y: Bins) => {
  let hint = 0
  return (rank: number): number => {
    let step = 16
    let [low, high] = [hint - step, hint + step]
    while (pairsAtMost(x, y, low) >= rank) low -= step *= 2
    while (pairsAtMost(x, y, high) < rank) high += step *= 2
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (pairsAtMost(x, y, middle) >= rank) high = middle
      else low = middle
    }
    hint = high
    return high / PER_UNIT
  }
}

/** A large group, ready to be compared. */
export type BinnedGroup = { readonly rates: Bins; readonly logs: Bins }

/** As `compareSorted`, for groups so large that Note [binned] holds. */
export const compareBinned = (x: BinnedGroup, y: BinnedGroup): Compared => {
  const [n1, n2] = [x.rates.n, y.rates.n]
  const { A, p } = mannWhitney(x.rates, y.rates)
  const select = differences(x.logs, y.logs)
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
  const ties = 1 - tieTerm(pool, EMPTY) / (n ** 3 - n)
  if (!(ties > 0)) return null
  let between = 0
  for (const group of groups) {
    let ranks = 0
    group.counts.forEach((count, i) => {
      const bin = group.first + i - pool.first
      ranks += count * ((at(below, bin) + at(below, bin + 1) + 1) / 2)
    })
    between += group.n * (ranks / group.n - (n + 1) / 2) ** 2
  }
  const H = ((12 / (n * (n + 1))) * between) / ties
  const df = groups.length - 1
  return { H, df, p: 1 - chisquareCdf(H, df) }
}
