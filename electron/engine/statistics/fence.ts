import { at } from './arrays'
import { BIN_WIDTH, type Bins, binEdge, binOfLog, binValue } from './bins'
import { logRate, type PostSeries } from './logRates'
import { OUTLIER_Z, Z_PER_MAD } from './outliers'
import { MIN_POSTS } from './outcome'
import { quantileOfSorted } from './quantiles'
import type { Sample } from './sample'
import { medianInPlace } from './select'

/** Log rates of a group beyond which a post is flagged: .6745·|x − centre| / mad > 3.5, mad raw. */
export type Fence = { readonly centre: number; readonly mad: number }

/** True when a post of this log rate is flagged. */
export const isBeyond = ({ centre, mad }: Fence, log: number): boolean =>
  Math.abs((Z_PER_MAD * (log - centre)) / mad) > OUTLIER_Z

/**
 * Fence of a group; null where nothing can be called unusual: under 6 posts, or a MAD of 0. Of large groups from their
 * bins (Note [binned]): the centre and the MAD are then known to 0.1 %. Groups between are neither sorted nor binned: their
 * bins say where to look, and the logarithms of the posts there alone are taken.
 */
export const fenceOf = (sample: Sample): Fence | null => {
  if (sample.n < MIN_POSTS) return null
  const fence = sample.isLarge ? binnedFence(sample.bins().logs) : exactFence(sample)
  return fence.mad > 0 ? fence : null
}

const exactFence = (sample: Sample): Fence => {
  if (sample.isSelected) return selectedFence(sample.series, sample.bins().logs)
  const { logs } = sample.sorted()
  const centre = quantileOfSorted(logs, 0.5)
  return { centre, mad: medianInPlace(logs.map((log) => Math.abs(log - centre))) }
}

/** Values of which all before the first are counted in `below`. */
type Near = { readonly below: number; readonly values: number[] }

/** Median of n values, of which those about it are given. */
const medianOfNear = ({ below, values }: Near, n: number): number => {
  const sorted = Float64Array.from(values).sort()
  const upper = at(sorted, (n >>> 1) - below)
  return n % 2 === 1 ? upper : (at(sorted, ((n - 1) >>> 1) - below) + upper) / 2
}

/** Bounds are widened by this: a logarithm and the exponential of a bound are each rounded. */
const ROUNDED = 1e-9

const selectedFence = (series: PostSeries, logs: Bins): Fence => {
  const { n } = logs
  const centre = medianOfNear(aboutCentre(series, logs), n)
  return { centre, mad: medianOfNear(aboutSpread(series, logs, centre), n) }
}

/** The log rates about their median. */
const aboutCentre = ({ interactions, denominator }: PostSeries, logs: Bins): Near => {
  const { n } = logs
  // One bin more at each side: log and exp may round across an edge.
  const low = binEdge(logs.binOfRank((n - 1) >>> 1) - 1)
  const high = binEdge(logs.binOfRank(n >>> 1) + 2)
  const values: number[] = []
  let below = 0
  for (let i = 0; i < n; i++) {
    const e = at(interactions, i)
    const d = at(denominator, i)
    const term = (e + 0.5) / d
    if (term < low) below++
    else if (term <= high) values.push(logRate(e, d))
  }
  return { below, values }
}

/** The distances from the centre about their median. */
const aboutSpread = ({ interactions, denominator }: PostSeries, logs: Bins, centre: number): Near => {
  const { n } = logs
  const { from, to } = widthsAbout(logs, binOfLog(centre))
  const inner = { low: Math.exp(centre - from + ROUNDED), high: Math.exp(centre + from - ROUNDED) }
  const outer = { low: Math.exp(centre - to - ROUNDED), high: Math.exp(centre + to + ROUNDED) }
  const values: number[] = []
  let below = 0
  for (let i = 0; i < n; i++) {
    const e = at(interactions, i)
    const d = at(denominator, i)
    const term = (e + 0.5) / d
    if (term > inner.low && term < inner.high) below++
    else if (term >= outer.low && term <= outer.high) values.push(Math.abs(logRate(e, d) - centre))
  }
  return { below, values }
}

/** Distances, as logarithms, between which the median distance from a value in `bin` surely lies: a bin more at each side. */
const widthsAbout = (logs: Bins, bin: number): { from: number; to: number } => {
  const { n } = logs
  const least = (isThere: (k: number) => boolean, from: number): number => {
    let low = from
    let high = from
    for (let step = 1; !isThere(high); step *= 2) {
      low = high + 1
      high += step
    }
    while (low < high) {
      const middle = (low + high) >>> 1
      if (isThere(middle)) high = middle
      else low = middle + 1
    }
    return low
  }
  // Of values under k bins away some may lie k bins off; those of fewer than k bins are all within.
  const under = (k: number) => logs.valuesBelow(bin + k + 2) - logs.valuesBelow(bin - k - 1)
  const within = (k: number) => logs.valuesBelow(bin + k - 1) - logs.valuesBelow(bin - k + 2)
  const from = least((k) => under(k + 1) > (n - 1) >>> 1, 0)
  return { from: from * BIN_WIDTH, to: least((k) => within(k) >= (n >>> 1) + 1, from) * BIN_WIDTH }
}

/** Median of the bins, then outwards from it bin by bin until half of the posts are within. */
const binnedFence = ({ n, first, size, below }: Bins): Fence => {
  let middle = 0
  while (middle < size - 1 && at(below, middle + 1) <= (n - 1) / 2) middle++
  let width = 0
  const within = () => at(below, Math.min(middle + width + 1, size)) - at(below, Math.max(middle - width, 0))
  while (within() < n / 2) width++
  const centre = Math.log(binValue(first + middle))
  return { centre, mad: Math.log(binValue(first + middle + width)) - centre }
}
