import { at } from './arrays'

/** Selects order statistics among all n1·n2 differences x − y without ever listing them. */
export type DifferenceSelector = {
  readonly pairs: number
  /** The k-th smallest difference, k from 1. @throws RangeError outside 1..pairs */
  readonly select: (k: number) => number
}

/** `count` pairs have a difference ≤ `value`, which is itself one; the next larger difference is `next`. */
type Point = { readonly value: number; readonly count: number; readonly next: number }

/**
 * Counts the pairs with x − y ≤ limit and finds the differences on both sides of the limit, so that a search steps from
 * value to value however many pairs share one. Both arrays sorted ascending, O(n1 + n2).
 */
const pointAt = (x: Float64Array, y: Float64Array, limit: number): Point => {
  const n1 = x.length
  const n2 = y.length
  let i = 0
  let j = 0
  let count = 0
  let value = -Infinity
  let next = Infinity
  while (i < n1 && j < n2) {
    // Reads without a call: this line runs hundreds of millions of times.
    const difference = (x[i] ?? 0) - (y[j] ?? 0)
    if (difference > limit) {
      if (difference < next) next = difference
      j++
    } else {
      count += n2 - j
      if (difference > value) value = difference
      i++
    }
  }
  return { value, count, next }
}

/** All differences in (low, high], sorted; `size` is known from the counts. */
const collect = (x: Float64Array, y: Float64Array, low: Point, high: Point): Float64Array => {
  const out = new Float64Array(high.count - low.count)
  const n2 = y.length
  let filled = 0
  let first = 0
  for (const xi of x) {
    while (first < n2 && xi - (y[first] ?? 0) > high.value) first++
    for (let j = first; j < n2; j++) {
      const difference = xi - (y[j] ?? 0)
      if (difference <= low.value) break
      out[filled++] = difference
    }
  }
  return out.sort()
}

/** The known points just below and at or above rank k. */
const bracket = (points: readonly Point[], k: number): [Point, Point] => {
  let low: Point = { value: -Infinity, count: 0, next: -Infinity }
  let high: Point = { value: Infinity, count: Infinity, next: Infinity }
  for (const point of points) {
    if (point.count < k && point.value >= low.value) low = point
    if (point.count >= k && point.value < high.value) high = point
  }
  return [low, high]
}

/**
 * Where to look next: interpolate the count, aiming a little past k on the side of the farther end, so that the bracket
 * closes from both sides; halve when interpolation stalls. Always from `low.next` up to under `high.value`.
 */
const propose = (low: Point, high: Point, k: number, enough: number, stalled: boolean): number => {
  const width = high.value - low.next
  const middle = low.next + width / 2
  const span = high.count - low.count
  const margin = Math.max(enough / 3, span / 4000)
  const aim = k - low.count + (high.count - k > k - low.count ? margin : -margin)
  const guess = stalled ? middle : low.next + (width * aim) / span
  if (guess > low.next && guess < high.value) return guess
  return middle < high.value ? middle : low.next
}

/** All differences, sorted. */
const differencesOf = (x: Float64Array, y: Float64Array): Float64Array => {
  const out = new Float64Array(x.length * y.length)
  let filled = 0
  for (const xi of x) for (const yj of y) out[filled++] = xi - yj
  return out.sort()
}

/** Evenly spaced values of a sorted array: a picture of it in at most `size` values. */
const thin = (sorted: Float64Array, size: number): Float64Array =>
  sorted.length <= size
    ? sorted
    : Float64Array.from({ length: size }, (_, i) => at(sorted, Math.floor(((i + 0.5) * sorted.length) / size)))

/** First guesses of the value at rank k, from the differences of thinned arrays. */
const firstGuesses = (x: Float64Array, y: Float64Array): ((k: number) => readonly number[]) => {
  const [a, b] = [thin(x, 128), thin(y, 128)]
  const all = differencesOf(a, b)
  const pairs = x.length * y.length
  return (k) =>
    [-0.004, 0.004].map((offset) => {
      const share = Math.min(Math.max(k / pairs + offset, 0), 1)
      return at(all, Math.min(all.length - 1, Math.floor(share * all.length)))
    })
}

/** Adds points until no more than `enough` pairs, or one single difference, lie in the bracket of rank k. */
const narrow = (x: Float64Array, y: Float64Array, points: Point[], k: number, enough: number): [Point, Point] => {
  let [low, high] = bracket(points, k)
  let slow = 0
  while (high.count - low.count > enough && low.next < high.value) {
    const point = pointAt(x, y, propose(low, high, k, enough, slow > 1))
    points.push(point)
    const before = high.count - low.count
    if (point.count < k) low = point
    else high = point
    slow = high.count - low.count > before / 2 ? slow + 1 : 0
  }
  return [low, high]
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
  const smallest = at(x, 0) - at(y, y.length - 1)
  const largest = at(x, x.length - 1) - at(y, 0)
  const enough = 4096 + (x.length + y.length) / 8
  const points: Point[] = [
    { value: -Infinity, count: 0, next: smallest },
    { value: largest, count: pairs, next: Infinity },
  ]
  // The differences of ranks from + 1 to from + list.length, as listed last: neighbouring ranks are asked for together.
  let listed: { from: number; list: Float64Array } = { from: 0, list: new Float64Array(0) }
  let guesses: ((k: number) => readonly number[]) | null = null
  const select = (k: number): number => {
    if (!(k >= 1 && k <= pairs)) throw new RangeError(`rank ${k} outside 1..${pairs}`)
    if (k > listed.from && k <= listed.from + listed.list.length) return at(listed.list, k - listed.from - 1)
    if (pairs <= enough) {
      listed = { from: 0, list: differencesOf(x, y) }
      return at(listed.list, k - 1)
    }
    const [low, high] = bracket(points, k)
    if (high.count - low.count > pairs / 50) {
      guesses ??= firstGuesses(x, y)
      for (const value of guesses(k)) if (value > low.next && value < high.value) points.push(pointAt(x, y, value))
    }
    const [below, above] = narrow(x, y, points, k, enough)
    if (below.next >= above.value) return above.value
    listed = { from: below.count, list: collect(x, y, below, above) }
    return at(listed.list, k - below.count - 1)
  }
  return { pairs, select }
}
