import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import { at, finiteCopy, sortedCopy } from './arrays'
import { found, type Interval, MIN_POSTS, none, type Outcome } from './outcome'
import { quantileOfSorted } from './quantiles'
import { doubledRanks } from './rankSums'

/** Up to this number of pairs the distribution is listed exactly, ties included: 2^50 sign patterns fit a double. */
export const EXACT_UP_TO = 50

/** Wilcoxon's signed-rank test of paired differences. */
export type SignedRank = {
  /** Pairs that differ; those that do not keep their rank but lose their vote (Pratt 1959). */
  readonly n: number
  readonly zeros: number
  /** Sum of the ranks of the differences above zero. */
  readonly V: number
  /** Two-sided; and the upper tail, P(V ≥ observed). */
  readonly p: number
  readonly pGreater: number
  readonly method: 'exact' | 'normal'
}

/**
 * How many of the 2^k sign patterns give each sum of doubled ranks: the exact null distribution of V, ties included
 * (each rank is in the sum or not). Exact in doubles up to 50 ranks.
 */
const signCounts = (ranks: Float64Array): Float64Array => {
  const counts = new Float64Array(ranks.reduce((total, rank) => total + rank, 0) + 1)
  counts[0] = 1
  let largest = 0
  for (const rank of ranks) {
    largest += rank
    for (let s = largest; s >= rank; s--) counts[s] = at(counts, s) + at(counts, s - rank)
  }
  return counts
}

/** Ranks of |d| (doubled), zeros ranked first and then left out, beside their signs. */
const rankedSigns = (differences: Float64Array) => {
  const order = Array.from(differences).sort((a, b) => Math.abs(a) - Math.abs(b))
  const ranks = doubledRanks(Float64Array.from(order, Math.abs))
  const zeros = order.filter((value) => value === 0).length
  const doubled = order.reduce((total, value, i) => total + (value > 0 ? at(ranks, i) : 0), 0)
  return { ranks: ranks.subarray(zeros), zeros, V: doubled / 2 }
}

const tails = (ranks: Float64Array, V: number): { readonly upper: number; readonly lower: number } => {
  const counts = signCounts(ranks)
  const all = 2 ** ranks.length
  let [upper, lower] = [0, 0]
  counts.forEach((count, s) => {
    if (s >= 2 * V) upper += count
    if (s <= 2 * V) lower += count
  })
  return { upper: upper / all, lower: lower / all }
}

/** Normal limit with continuity correction; the variance Σ rank²/4 allows for ties and zeros. */
const normalTails = (ranks: Float64Array, V: number) => {
  const centre = ranks.reduce((total, rank) => total + rank / 2, 0) / 2
  const spread = Math.sqrt(ranks.reduce((total, rank) => total + (rank / 2) ** 2, 0) / 4)
  return {
    upper: normalCdf(-(V - centre - 0.5) / spread, 0, 1),
    lower: normalCdf((V - centre + 0.5) / spread, 0, 1),
  }
}

/**
 * Wilcoxon (1945) signed-rank test that paired differences are symmetric about zero. Exact up to 50 differing pairs, with
 * ties by the distribution of the mid-ranks themselves; zeros as Pratt (1959): ranked, then set aside.
 * @returns `too_few` under 6 pairs (no two-sided p under 5 % exists below), `no_variation` when all are zero
 * @throws RangeError on a value that is not finite
 */
export const signedRank = (differences: ArrayLike<number>): Outcome<SignedRank> => {
  const d = finiteCopy(differences)
  if (d.length < MIN_POSTS) return none('too_few')
  const { ranks, zeros, V } = rankedSigns(d)
  if (ranks.length === 0) return none('no_variation')
  const isExact = ranks.length <= EXACT_UP_TO
  const { upper, lower } = isExact ? tails(ranks, V) : normalTails(ranks, V)
  return found({
    n: ranks.length,
    zeros,
    V,
    p: Math.min(1, 2 * Math.min(upper, lower)),
    pGreater: upper,
    method: isExact ? 'exact' : 'normal',
  })
}

/** P(V ≤ v) among n pairs without ties: R's psignrank. */
export const signedRankCdf = (v: number, n: number): number => {
  const counts = signCounts(Float64Array.from({ length: n }, (_, i) => i + 1))
  let below = 0
  for (let s = 0; s <= Math.min(Math.floor(v), counts.length - 1); s++) below += at(counts, s)
  return below / 2 ** n
}

/** Largest k with 2 · P(V ≤ k − 1) ≤ 1 − level: the interval runs from the k-th smallest to the k-th largest Walsh average. */
const walshRank = (n: number, level: number): number => {
  const tail = (1 - level) / 2 + 1e-12
  if (n > EXACT_UP_TO) {
    const spread = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24)
    return Math.floor((n * (n + 1)) / 4 - normalQuantile((1 + level) / 2, 0, 1) * spread)
  }
  const counts = signCounts(Float64Array.from({ length: n }, (_, i) => i + 1))
  const all = 2 ** n
  let below = 0
  let k = 0
  for (; k < counts.length; k++) {
    below += at(counts, k)
    if (below / all > tail) break
  }
  return k
}

/** Centre of paired differences. */
export type PairedShift = {
  /** Median of the Walsh averages (Hodges and Lehmann 1963). */
  readonly estimate: number
  readonly intervalAt: (level: number) => Interval | null
}

/** 4,000 pairs have eight million averages: the most that are listed. */
const MOST_PAIRS = 4000

/**
 * The Hodges–Lehmann centre of paired differences with its interval by inversion of the signed-rank test: order statistics
 * of the n(n + 1)/2 averages of two differences (Walsh). Exact up to 50 pairs, normal limit above.
 * @param differences at least one, at most 4,000
 * @throws RangeError on none, too many, or a value that is not finite
 */
export const pairedShift = (differences: ArrayLike<number>): PairedShift => {
  const d = sortedCopy(differences)
  const n = d.length
  if (n === 0 || n > MOST_PAIRS) throw new RangeError(`${n} pairs`)
  const averages = new Float64Array((n * (n + 1)) / 2)
  let filled = 0
  for (let i = 0; i < n; i++) for (let j = i; j < n; j++) averages[filled++] = (at(d, i) + at(d, j)) / 2
  averages.sort()
  return {
    estimate: quantileOfSorted(averages, 0.5),
    intervalAt: (level) => {
      const rank = walshRank(n, level)
      if (rank < 1) return null
      return { lower: at(averages, rank - 1), upper: at(averages, averages.length - rank), level }
    },
  }
}
