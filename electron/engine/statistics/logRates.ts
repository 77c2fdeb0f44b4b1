import { at } from './arrays'

/**
 * Log rate ln((E + ½)/R): used wherever a logarithm is taken, so that a post without interaction keeps its place.
 * Ranks and medians use E/R itself.
 */
export const logRate = (interactions: number, denominator: number): number =>
  Math.log((interactions + 0.5) / denominator)

/** Posts of one group: element i of both arrays belongs to post i. NaN = missing. */
export type PostSeries = {
  readonly interactions: Float64Array
  /** Reach, views or followers: one named denominator, the same for every group compared. */
  readonly denominator: Float64Array
}

/** The posts of a group that have a rate, ready for the statistics. */
export type PreparedPosts = PostSeries & {
  readonly n: number
  /** Posts set aside because a term was missing or the denominator was not above zero: missing is never zero. */
  readonly excluded: number
  /** E/R, ascending. */
  readonly rates: Float64Array
  /** ln((E + ½)/R), ascending. */
  readonly logs: Float64Array
}

const usable = (e: number, r: number): boolean => Number.isFinite(e) && e >= 0 && Number.isFinite(r) && r > 0

/** Keeps the posts with both terms and sorts their rates. @throws RangeError when the arrays differ in length */
export const preparePosts = ({ interactions, denominator }: PostSeries): PreparedPosts => {
  const all = interactions.length
  if (denominator.length !== all) throw new RangeError('interactions and denominator differ in length')
  const e = new Float64Array(all)
  const r = new Float64Array(all)
  let n = 0
  for (let i = 0; i < all; i++) {
    const ei = at(interactions, i)
    const ri = at(denominator, i)
    if (!usable(ei, ri)) continue
    e[n] = ei
    r[n++] = ri
  }
  const rates = new Float64Array(n)
  const logs = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    rates[i] = at(e, i) / at(r, i)
    logs[i] = logRate(at(e, i), at(r, i))
  }
  const kept = { interactions: e.subarray(0, n), denominator: r.subarray(0, n) }
  return { ...kept, n, excluded: all - n, rates: rates.sort(), logs: logs.sort() }
}
