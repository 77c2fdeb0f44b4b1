import { at } from './arrays'
import type { BinnedGroup } from './binned'
import { BinCounter, pooledBins, withoutBins } from './bins'
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
const [rates, logs] = [new BinCounter(true), new BinCounter(false)]

/** Logarithms of whole numbers and of whole numbers and a half: most posts have few interactions. */
const KNOWN = 4096
const logsOf = (more: number) => Float64Array.from({ length: KNOWN }, (_, e) => Math.log(e + more))
const [whole, half] = [logsOf(0), logsOf(0.5)]

/** Posts whose logarithms are taken before they are counted. */
const BLOCK = 4096
const [ofRates, ofLogs] = [new Float64Array(BLOCK), new Float64Array(BLOCK)]

/** Counts the posts from `from` up to `to` into the bins; `ofLogs` holds their log rates afterwards. */
const countBlock = ({ interactions, denominator }: PostSeries, from: number, to: number): void => {
  for (let i = from; i < to; i++) {
    // One by one, and without a list to take them from: this runs for every post of every group.
    const e = at(interactions, i)
    const below = Math.log(at(denominator, i))
    const isKnown = e < KNOWN && Math.floor(e) === e
    ofLogs[i - from] = (isKnown ? at(half, e) : Math.log(e + 0.5)) - below
    ofRates[i - from] = (isKnown ? at(whole, e) : Math.log(e)) - below
  }
  rates.add(ofRates, to - from)
  logs.add(ofLogs, to - from)
}

/**
 * One pass over the posts of a group, nothing sorted and nothing kept per post. The variance is taken about the first
 * value, so that it does not drown in the mean.
 */
export const digestOf = (series: PostSeries): Digest => {
  const { interactions, denominator } = series
  const n = interactions.length
  const origin = n > 0 ? logRate(at(interactions, 0), at(denominator, 0)) : 0
  let [total, squares, sumE, sumD, ee, ed, dd] = [0, 0, 0, 0, 0, 0, 0]
  for (let from = 0; from < n; from += BLOCK) {
    const to = Math.min(n, from + BLOCK)
    countBlock(series, from, to)
    for (let i = from; i < to; i++) {
      const e = at(interactions, i)
      const d = at(denominator, i)
      const distance = at(ofLogs, i - from) - origin
      total += distance
      squares += distance * distance
      sumE += e
      sumD += d
      ee += e * e
      ed += e * d
      dd += d * d
    }
  }
  const variance = (squares - (total * total) / n) / (n - 1)
  const moments = { n, e: sumE, d: sumD, ee, ed, dd }
  return { bins: { rates: rates.take(), logs: logs.take() }, mean: origin + total / n, variance, moments }
}

/** Squared distances from the mean. */
const squaresOf = ({ moments: { n }, variance }: Digest): number => (n > 1 ? variance * (n - 1) : 0)

/** Several groups in one, without looking at their posts again (Chan, Golub and LeVeque 1983). */
export const pooledDigest = (groups: readonly Digest[]): Digest => {
  const filled = groups.filter(({ moments }) => moments.n > 0)
  const [single, ...more] = filled
  if (single !== undefined && more.length === 0) return single
  const moments = pooledMoments(filled.map((own) => own.moments))
  const mean = filled.reduce((total, own) => total + own.mean * own.moments.n, 0) / moments.n
  const within = filled.reduce((total, own) => total + squaresOf(own), 0)
  const between = filled.reduce((total, own) => total + own.moments.n * (own.mean - mean) ** 2, 0)
  const bins = {
    rates: pooledBins(filled.map((own) => own.bins.rates)),
    logs: pooledBins(filled.map((own) => own.bins.logs)),
  }
  return { bins, mean, variance: (within + between) / (moments.n - 1), moments }
}

/** A group without some of its posts. */
export const digestWithout = (all: Digest, part: Digest): Digest => {
  if (part.moments.n === 0) return all
  const [own, less] = [all.moments, part.moments]
  const left = (of: keyof Moments) => own[of] - less[of]
  const moments = { n: left('n'), e: left('e'), d: left('d'), ee: left('ee'), ed: left('ed'), dd: left('dd') }
  const mean = (all.mean * own.n - part.mean * less.n) / moments.n
  const between = ((part.mean - mean) ** 2 * less.n * moments.n) / own.n
  const squares = Math.max(0, squaresOf(all) - squaresOf(part) - between)
  const bins = {
    rates: withoutBins(all.bins.rates, part.bins.rates),
    logs: withoutBins(all.bins.logs, part.bins.logs),
  }
  return { bins, mean, variance: squares / (moments.n - 1), moments }
}
