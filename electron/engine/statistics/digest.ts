import { at } from './arrays'
import { BinCounter, type BinnedGroup } from './binned'
import { logRate, type PostSeries } from './logRates'

/** Sums of posts: all that a ratio of sums needs. */
export type Moments = {
  readonly n: number
  readonly e: number
  readonly d: number
  readonly ee: number
  readonly ed: number
  readonly dd: number
}

/** The sums of several groups together. */
export const pooledMoments = (groups: readonly Moments[]): Moments => {
  const over = (part: keyof Moments) => groups.reduce((total, group) => total + group[part], 0)
  return { n: over('n'), e: over('e'), d: over('d'), ee: over('ee'), ed: over('ed'), dd: over('dd') }
}

/** Posts of a group: log rates counted into bins, with their mean and sample variance, and sums. */
export type Digest = {
  readonly bins: BinnedGroup
  readonly mean: number
  readonly variance: number
  readonly moments: Moments
}

// Kept from group to group: a new grid for each costs more than counting a small group.
const [rates, logs] = [new BinCounter(), new BinCounter()]

/**
 * One pass over the posts of a group, nothing sorted and nothing kept per post. The variance is taken about the first
 * value, so that it does not drown in the mean.
 */
export const digestOf = ({ interactions, denominator }: PostSeries): Digest => {
  const n = interactions.length
  const origin = n > 0 ? logRate(at(interactions, 0), at(denominator, 0)) : 0
  let [total, squares, sumE, sumD, ee, ed, dd] = [0, 0, 0, 0, 0, 0, 0]
  for (let i = 0; i < n; i++) {
    const [e, d] = [at(interactions, i), at(denominator, i)]
    const log = logRate(e, d)
    rates.add(Math.log(e / d))
    logs.add(log)
    const distance = log - origin
    total += distance
    squares += distance * distance
    sumE += e
    sumD += d
    ee += e * e
    ed += e * d
    dd += d * d
  }
  const variance = (squares - (total * total) / n) / (n - 1)
  const moments = { n, e: sumE, d: sumD, ee, ed, dd }
  return { bins: { rates: rates.take(), logs: logs.take() }, mean: origin + total / n, variance, moments }
}
