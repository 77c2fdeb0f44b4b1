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

/** Median of values that are all finite; reorders them. O(n), where sorting a million takes ten times as long. */
export const medianInPlace = (values: Float64Array): number => {
  const n = values.length
  if (n === 0) return Number.NaN
  const upper = selectInPlace(values, n >>> 1)
  if (n % 2 === 1) return upper
  let lower = -Infinity
  for (let i = 0; i < n >>> 1; i++) if (at(values, i) > lower) lower = at(values, i)
  return (lower + upper) / 2
}
