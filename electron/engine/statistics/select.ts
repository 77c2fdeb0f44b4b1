import { at } from './arrays'

const swap = (values: Float64Array, i: number, j: number): void => {
  const kept = at(values, i)
  values[i] = at(values, j)
  values[j] = kept
}

/** Middle one of three, so that sorted input is no worst case. */
const pivotOf = (values: Float64Array, low: number, high: number): number => {
  const [a, b, c] = [at(values, low), at(values, (low + high) >>> 1), at(values, high)]
  return a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b
}

/** The value of a rank (from 0) by Hoare's selection; reorders the array, all before the rank are at most as large. */
export const selectInPlace = (values: Float64Array, rank: number): number => {
  let [low, high] = [0, values.length - 1]
  while (low < high) {
    const pivot = pivotOf(values, low, high)
    let [i, j] = [low, high]
    while (i <= j) {
      while (at(values, i) < pivot) i++
      while (at(values, j) > pivot) j--
      if (i <= j) swap(values, i++, j--)
    }
    if (rank <= j) high = j
    else if (rank >= i) low = i
    else break
  }
  return at(values, rank)
}

/** Values from which the median is looked for between two bounds: a sample of them says where it lies. */
const BOUNDED_FROM = 20_000
/** Values of the sample, and those on either side of its middle that bound the median: four standard deviations. */
const [SAMPLED, SIDE] = [2000, 90]

/** The values about the median and how many are below them; null when the sample misled. Nothing is reordered. */
const aboutMedian = (values: Float64Array): { below: number; near: Float64Array } | null => {
  const n = values.length
  const step = n / SAMPLED
  const sample = Float64Array.from({ length: SAMPLED }, (_, i) => at(values, Math.floor(i * step))).sort()
  const [low, high] = [at(sample, SAMPLED / 2 - SIDE), at(sample, SAMPLED / 2 + SIDE)]
  const near = new Float64Array(n >>> 2)
  let [below, count] = [0, 0]
  for (let i = 0; i < n; i++) {
    const value = at(values, i)
    below += value < low ? 1 : 0
    if (value >= low && value <= high && count < near.length) near[count++] = value
  }
  const isInside = below < n >>> 1 && below + count > n >>> 1 && count < near.length
  return isInside ? { below, near: near.subarray(0, count) } : null
}

/** Median of values that are all finite; reorders them. O(n), where sorting a million takes ten times as long. */
export const medianInPlace = (values: Float64Array): number => {
  const n = values.length
  if (n === 0) return Number.NaN
  const about = n < BOUNDED_FROM ? null : aboutMedian(values)
  if (about !== null) {
    const sorted = about.near.sort()
    const upper = at(sorted, (n >>> 1) - about.below)
    // Both middle ones are among them: there is at least one less below than the upper has.
    return n % 2 === 1 ? upper : (at(sorted, (n >>> 1) - about.below - 1) + upper) / 2
  }
  const upper = selectInPlace(values, n >>> 1)
  if (n % 2 === 1) return upper
  let lower = -Infinity
  for (let i = 0; i < n >>> 1; i++) if (at(values, i) > lower) lower = at(values, i)
  return (lower + upper) / 2
}
