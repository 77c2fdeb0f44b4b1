import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import { at, pooledSorted, sortedCopy } from './arrays'
import { doubledRanks, type Placement, placement, subsetSumCounts, untiedCounts } from './rankSums'

/** Which departure counts: x above y, x below y, or either. */
export type Alternative = 'two_sided' | 'greater' | 'less'

/** A rank test of two groups with its effect. */
export type MannWhitney = {
  /** W of R: pairs in which x is above y, plus half the ties. */
  readonly W: number
  /** P(X > Y) + ½ P(X = Y). */
  readonly A: number
  /** Cliff's delta, 2A − 1. Under .147, .33, .474 it is by convention (Romano 2006) negligible, small, medium. */
  readonly delta: number
  readonly p: number
  readonly alternative: Alternative
  readonly method: 'exact' | 'normal'
  readonly n1: number
  readonly n2: number
}

/** Up to this product of sizes the distribution is enumerated exactly, given the ties. */
const EXACT_PAIRS = 400

type Tails = { readonly lower: number; readonly upper: number }

/** Shares of a list of counts up to and from a position. */
const tailsAt = (counts: Float64Array, position: number): Tails => {
  let [below, same, above] = [0, 0, 0]
  counts.forEach((count, s) => {
    if (s < position) below += count
    else if (s > position) above += count
    else same += count
  })
  const total = below + same + above
  return { lower: (below + same) / total, upper: (above + same) / total }
}

/** P(W ≤ w) and P(W ≥ w) under exchangeability, exact given the ties. */
const exactTails = (x: Float64Array, y: Float64Array, { wins, tieTerm }: Placement): Tails => {
  if (tieTerm === 0) return tailsAt(untiedCounts(x.length, y.length), wins)
  const size = Math.min(x.length, y.length)
  const counts = subsetSumCounts(doubledRanks(pooledSorted([x, y])), size)
  const own = size === x.length ? wins : x.length * y.length - wins
  const tails = tailsAt(counts, 2 * own + size * (size + 1))
  return size === x.length ? tails : { lower: tails.upper, upper: tails.lower }
}

/** Tie-corrected normal approximation, with continuity correction. */
const normalTails = (n1: number, n2: number, { wins, tieTerm }: Placement): Tails => {
  const n = n1 + n2
  const sd = Math.sqrt(((n1 * n2) / 12) * (n + 1 - tieTerm / (n * (n - 1))))
  if (!(sd > 0)) return { lower: 1, upper: 1 }
  const centred = wins - (n1 * n2) / 2
  return { lower: normalCdf((centred + 0.5) / sd, 0, 1), upper: normalCdf(-(centred - 0.5) / sd, 0, 1) }
}

/** As `mannWhitney`, of values already sorted ascending. O(n1 + n2) when large. */
export const mannWhitneyOfSorted = (
  x: Float64Array,
  y: Float64Array,
  alternative: Alternative = 'two_sided',
): MannWhitney => {
  const [n1, n2] = [x.length, y.length]
  if (n1 === 0 || n2 === 0) throw new RangeError('a group is empty')
  const placed = placement(x, y)
  const exact = n1 * n2 <= EXACT_PAIRS
  const tails = exact ? exactTails(x, y, placed) : normalTails(n1, n2, placed)
  const twice = Math.min(1, 2 * Math.min(tails.lower, tails.upper))
  const p = alternative === 'two_sided' ? twice : alternative === 'greater' ? tails.upper : tails.lower
  const A = placed.wins / (n1 * n2)
  return { W: placed.wins, A, delta: 2 * A - 1, p, alternative, method: exact ? 'exact' : 'normal', n1, n2 }
}

/**
 * Mann–Whitney (Wilcoxon rank sum) test of x against y and its effect sizes. Exact given the ties when n1·n2 ≤ 400,
 * otherwise tie-corrected normal. The two-sided p is twice the smaller tail. Mathematics only: the rule of six posts is
 * applied by `compareTwo`.
 * @throws RangeError on an empty group or a value that is not finite
 */
export const mannWhitney = (
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  alternative: Alternative = 'two_sided',
): MannWhitney => mannWhitneyOfSorted(sortedCopy(x), sortedCopy(y), alternative)

/**
 * Largest C with P(W ≤ C − 1) ≤ (1 − level)/2 under equality: the interval of a shift runs from the C-th smallest to the
 * C-th largest pairwise difference (Hollander and Wolfe 1973, 4.3). Ties are ignored, which can only widen the interval.
 * @returns 0 when the level is out of reach at these sizes
 * @param z normal quantile of (1 + level)/2
 */
export const shiftRank = (n1: number, n2: number, level: number, z: number): number => {
  if (n1 * n2 > EXACT_PAIRS) {
    const sd = Math.sqrt((n1 * n2 * (n1 + n2 + 1)) / 12)
    return Math.max(0, Math.floor((n1 * n2) / 2 - z * sd + 0.5))
  }
  const counts = untiedCounts(n1, n2)
  const total = counts.reduce((all, count) => all + count, 0)
  let cumulated = 0
  let rank = 0
  // The slack keeps 0.025 from failing against 0.025 in its last binary digit.
  while (rank < counts.length) {
    cumulated += at(counts, rank) / total
    if (cumulated > (1 - level) / 2 + 1e-12) break
    rank++
  }
  return rank
}
