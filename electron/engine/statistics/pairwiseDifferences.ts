import { at } from './arrays'

/** Selects order statistics among all n1·n2 differences x − y without ever listing them. */
export type DifferenceSelector = {
  readonly pairs: number
  /** The k-th smallest difference, k from 1. @throws RangeError outside 1..pairs */
  readonly select: (k: number) => number
}

type Point = { readonly value: number; readonly count: number }

/** Number of pairs with x − y ≤ value; both arrays sorted ascending, O(n1 + n2). */
const countAtMost = (x: Float64Array, y: Float64Array, value: number): number => {
  const n2 = y.length
  let j = 0
  let count = 0
  for (const xi of x) {
    while (j < n2 && xi - at(y, j) > value) j++
    count += n2 - j
  }
  return count
}

/** All differences in (low, high], sorted; `size` is known from the counts. */
const collect = (x: Float64Array, y: Float64Array, low: Point, high: Point): Float64Array => {
  const out = new Float64Array(high.count - low.count)
  const n2 = y.length
  let filled = 0
  let first = 0
  for (const xi of x) {
    while (first < n2 && xi - at(y, first) > high.value) first++
    for (let j = first; j < n2; j++) {
      const difference = xi - at(y, j)
      if (difference <= low.value) break
      out[filled++] = difference
    }
  }
  return out.sort()
}

/** The known point just below and at or above rank k. */
const bracket = (points: readonly Point[], k: number): [Point, Point] => {
  let low: Point = { value: -Infinity, count: 0 }
  let high: Point = { value: Infinity, count: Infinity }
  for (const point of points) {
    if (point.count < k && point.value > low.value) low = point
    if (point.count >= k && point.value < high.value) high = point
  }
  return [low, high]
}

/**
 * Where to look next: interpolate the count, aiming a little past k on the side the last step did not reach, so that the
 * bracket closes from both sides; halve when interpolation stalls.
 */
const propose = (low: Point, high: Point, k: number, enough: number, stalled: boolean, wasLow: boolean): number => {
  const middle = low.value + (high.value - low.value) / 2
  if (stalled) return middle
  const span = high.count - low.count
  const margin = Math.max(enough / 3, span / 200)
  const aim = Math.min(Math.max(k - low.count + (wasLow ? margin : -margin), span / 1000), span * 0.999)
  const guess = low.value + ((high.value - low.value) * aim) / span
  return guess > low.value && guess < high.value ? guess : middle
}

/** Evenly spaced values of a sorted array: a picture of it in at most `size` values. */
const thin = (sorted: Float64Array, size: number): Float64Array =>
  sorted.length <= size
    ? sorted
    : Float64Array.from({ length: size }, (_, i) => at(sorted, Math.floor(((i + 0.5) * sorted.length) / size)))

/** First guesses of the value at rank k, from the differences of thinned arrays. */
const firstGuesses = (x: Float64Array, y: Float64Array): ((k: number) => readonly number[]) => {
  const [a, b] = [thin(x, 256), thin(y, 256)]
  const all = collect(a, b, { value: -Infinity, count: 0 }, { value: Infinity, count: a.length * b.length })
  const pairs = x.length * y.length
  return (k) =>
    [-0.004, 0.004].map((offset) => {
      const share = Math.min(Math.max(k / pairs + offset, 0), 1)
      return at(all, Math.min(all.length - 1, Math.floor(share * all.length)))
    })
}

const narrow = (x: Float64Array, y: Float64Array, points: Point[], k: number, enough: number): number => {
  let [low, high] = bracket(points, k)
  let stalled = false
  let wasLow = false
  while (high.count - low.count > enough) {
    const value = propose(low, high, k, enough, stalled, wasLow)
    // Neighbouring doubles: every pair left in the bracket has this one difference (heavy ties).
    if (value <= low.value || value >= high.value) return high.value
    const point = { value, count: countAtMost(x, y, value) }
    points.push(point)
    const before = high.count - low.count
    wasLow = point.count < k
    if (wasLow) low = point
    else high = point
    stalled = high.count - low.count > before / 2 && !stalled
  }
  return at(collect(x, y, low, high), k - low.count - 1)
}

/**
 * Prepares the selection. Small products are listed and sorted once; large ones are counted by two pointers along the
 * sorted arrays, each pass O(n1 + n2), until few enough pairs are left to list. Results are exact order statistics.
 * Passes are shared between calls, so that neighbouring ranks come nearly free.
 * @param x sorted ascending, not empty
 * @param y sorted ascending, not empty
 */
export const differenceSelector = (x: Float64Array, y: Float64Array): DifferenceSelector => {
  const pairs = x.length * y.length
  if (pairs === 0) throw new RangeError('a group is empty')
  const largest = { value: at(x, x.length - 1) - at(y, 0), count: pairs }
  const smallest = at(x, 0) - at(y, y.length - 1)
  const belowAll = {
    value: smallest - Math.max((largest.value - smallest) / 1e6, Math.abs(smallest) * 1e-15, 1e-300),
    count: 0,
  }
  const enough = 4096 + (x.length + y.length) / 16
  const points: Point[] = [belowAll, largest]
  let sorted: Float64Array | null = null
  let guesses: ((k: number) => readonly number[]) | null = null
  const select = (k: number): number => {
    if (!(k >= 1 && k <= pairs)) throw new RangeError(`rank ${k} outside 1..${pairs}`)
    if (pairs <= enough) {
      sorted ??= collect(x, y, belowAll, largest)
      return at(sorted, k - 1)
    }
    const [low, high] = bracket(points, k)
    if (high.count - low.count > pairs / 50) {
      guesses ??= firstGuesses(x, y)
      for (const value of guesses(k)) {
        if (value > low.value && value < high.value) points.push({ value, count: countAtMost(x, y, value) })
      }
    }
    return narrow(x, y, points, k, enough)
  }
  return { pairs, select }
}
