import { at } from './arrays'

/** Value at `rank` (from 0) once `values` were sorted between `low` and `high`; reorders that stretch (Hoare 1961). */
const select = (values: Float64Array, rank: number, from: number, to: number): number => {
  let [low, high] = [from, to]
  while (low < high) {
    const [first, middle, last] = [at(values, low), at(values, (low + high) >>> 1), at(values, high)]
    const pivot = Math.max(Math.min(first, middle), Math.min(Math.max(first, middle), last))
    let [i, j] = [low, high]
    while (i <= j) {
      while (at(values, i) < pivot) i++
      while (at(values, j) > pivot) j--
      if (i > j) break
      const swapped = at(values, i)
      values[i++] = at(values, j)
      values[j--] = swapped
    }
    if (rank <= j) high = j
    else if (rank >= i) low = i
    else return at(values, rank)
  }
  return at(values, rank)
}

/**
 * Order statistics without sorting, in time linear in the number of values.
 * @param values reordered in place
 * @param ranks ascending, from 0
 */
export const orderStatistics = (values: Float64Array, ranks: readonly number[]): number[] => {
  let from = 0
  return ranks.map((rank) => {
    const value = select(values, rank, from, values.length - 1)
    from = rank
    return value
  })
}
