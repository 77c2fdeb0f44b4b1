import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import chisquareCdf from '@stdlib/stats-base-dists-chisquare-cdf'
import { at, atInt } from './arrays'
import { binnedDifferences, pairsAtMost, restOf } from './binnedShifts'
import { type Bins, type Ladder, pooledBins } from './bins'
import type { Compared } from './compareTwo'
import type { KruskalWallis } from './kruskalWallis'
import { shiftRank } from './mannWhitney'
import { type Interval, LEVEL } from './outcome'
import type { Sided } from './sided'

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
  const [from, to] = [x.from(-offset), x.from(y.size - offset)]
  const { places, counts, upTo } = x
  const { below } = y
  let wins = 2 * (x.n - at(upTo, to)) * y.n
  // Zeros tie with zeros, and bins of x under all bins of y still win against its zeros.
  wins += (x.zeros + 2 * (at(upTo, from) - x.zeros)) * y.zeros
  // (s + t)³ − (s + t) is what s and t give alone, and 3st(s + t).
  let ties = x.ties + y.ties + 3 * x.zeros * y.zeros * (x.zeros + y.zeros)
  for (let i = from; i < to; i++) {
    const bin = atInt(places, i) + offset
    const s = at(counts, i)
    const t = at(below, bin + 1) - at(below, bin)
    wins += s * (2 * at(below, bin) + t)
    ties += 3 * s * t * (s + t)
  }
  return judged(wins / 2, x.n, y.n, ties)
}

/** The same of a group against the others of a pool it is in: its ranks in the pool, less those it has in itself. */
const mannWhitneyWithin = (x: Bins, pool: Bins): { A: number; p: number } => {
  const offset = x.first - pool.first
  const { places, counts } = x
  const { below } = pool
  let wins = x.zeros * pool.zeros
  for (let i = 0; i < places.length; i++) {
    const bin = atInt(places, i) + offset
    wins += at(counts, i) * (at(below, bin) + at(below, bin + 1))
  }
  return judged((wins - x.n * x.n) / 2, x.n, pool.n - x.n, pool.ties)
}

/** A large group, ready to be compared. */
export type BinnedGroup = { readonly rates: Bins; readonly logs: Bins }

/** As `compareSorted`, for groups so large that Note [binned] holds. */
export const compareBinned = (x: BinnedGroup, y: BinnedGroup): Compared =>
  compared(x.logs, y.logs, mannWhitney(x.rates, y.rates))

/** A group against everything of a pool that is not in it. */
export const compareWithRest = (own: BinnedGroup, pool: BinnedGroup): Compared =>
  compared(own.logs, restOf(pool.logs, own.logs), mannWhitneyWithin(own.rates, pool.rates))

const rankAt = (n1: number, n2: number, level: number) =>
  shiftRank(n1, n2, level, normalQuantile((1 + level) / 2, 0, 1))

const compared = (x: Bins, y: Ladder, { A, p }: { A: number; p: number }): Compared => {
  const [n1, n2] = [x.n, y.n]
  const select = binnedDifferences(x, y)
  const intervalAt = (level: number): Interval | null => {
    const rank = rankAt(n1, n2, level)
    if (rank < 1) return null
    return { lower: Math.exp(select(rank)), upper: Math.exp(select(n1 * n2 + 1 - rank)), level }
  }
  // First, so that the bounds are looked for beside it.
  const hlRatio = Math.exp(select(Math.ceil((n1 * n2) / 2)))
  const result = { n1, n2, hlRatio, interval: intervalAt(LEVEL), A, delta: 2 * A - 1, p, method: 'normal' as const }
  return { result, intervalAt }
}

/** What `compareBinned` says of the side of 1, from two counts of pairs in place of the search for each bound. */
export const sideBinned = (x: BinnedGroup, y: BinnedGroup): Sided =>
  sided(x.logs.n, y.logs.n, mannWhitney(x.rates, y.rates).p, (shift) => pairsAtMost(x.logs, y.logs, shift))

/** What `compareWithRest` says of the side of 1, as `sideBinned`. */
export const sideOfRest = ({ rates, logs }: BinnedGroup, pool: BinnedGroup): Sided => {
  let squares = 0
  for (let i = 0; i < logs.counts.length; i++) squares += at(logs.counts, i) ** 2
  // Of the pairs of the group with itself half are at most 0 apart, and half of those in one bin; one bin below, the others.
  const withSelf = (shift: 0 | -1) => (logs.n * logs.n + (shift === 0 ? squares : -squares)) / 2
  const p = mannWhitneyWithin(rates, pool.rates).p
  return sided(logs.n, pool.logs.n - logs.n, p, (shift) => pairsAtMost(logs, pool.logs, shift) - withSelf(shift))
}

/**
 * A bound is an order statistic of the differences, so it lies above 0 when fewer pairs than its rank are at most 0 apart, and below
 * when as many are less: differences of bins are whole numbers.
 */
const sided = (n1: number, n2: number, p: number, pairsUpTo: (shift: 0 | -1) => number): Sided => {
  const pairs = n1 * n2
  const upToZero = pairsUpTo(0)
  const isAbove = upToZero < Math.ceil(pairs / 2)
  const belowZero = isAbove ? 0 : pairsUpTo(-1)
  const isApart = (level: number): boolean => {
    const rank = rankAt(n1, n2, level)
    return rank >= 1 && (isAbove ? upToZero < rank : belowZero >= pairs + 1 - rank)
  }
  return { p, isAbove, isApart }
}

/**
 * Kruskal–Wallis of binned rates, corrected for ties; null without any variation.
 * @param pool all of the groups together, where it is known
 */
export const kruskalWallisBinned = (groups: readonly Bins[], pool: Bins = pooledBins(groups)): KruskalWallis | null => {
  const { n, below } = pool
  const ties = 1 - pool.ties / (n ** 3 - n)
  if (!(ties > 0)) return null
  let between = 0
  for (const group of groups) {
    let ranks = (group.zeros * (pool.zeros + 1)) / 2
    const { places, counts } = group
    const offset = group.first - pool.first
    for (let i = 0; i < places.length; i++) {
      const bin = atInt(places, i) + offset
      ranks += at(counts, i) * ((at(below, bin) + at(below, bin + 1) + 1) / 2)
    }
    between += group.n * (ranks / group.n - (n + 1) / 2) ** 2
  }
  const H = ((12 / (n * (n + 1))) * between) / ties
  const df = groups.length - 1
  return { H, df, p: 1 - chisquareCdf(H, df) }
}
