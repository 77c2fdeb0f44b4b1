import { at } from './arrays'

/** What a merge of two sorted groups yields. */
export type Placement = {
  /** Mann–Whitney count: pairs with x > y, plus half the pairs with x = y. */
  readonly wins: number
  /** Σ (t³ − t) over the runs of equal values in both groups together. */
  readonly tieTerm: number
}

/** Merges two sorted arrays once, O(n1 + n2). */
export const placement = (x: Float64Array, y: Float64Array): Placement => {
  const [n1, n2] = [x.length, y.length]
  let wins = 0
  let tieTerm = 0
  let i = 0
  let j = 0
  while (i < n1 || j < n2) {
    const xi = i < n1 ? at(x, i) : Infinity
    const yj = j < n2 ? at(y, j) : Infinity
    const value = xi < yj ? xi : yj
    const [i0, j0] = [i, j]
    while (i < n1 && at(x, i) === value) i++
    while (j < n2 && at(y, j) === value) j++
    const run = i - i0 + (j - j0)
    wins += (i - i0) * (j0 + (j - j0) / 2)
    if (run > 1) tieTerm += run ** 3 - run
  }
  return { wins, tieTerm }
}

/** Σ (t³ − t) over the runs of equal values of one sorted array. */
export const tieTermOf = (sorted: Float64Array): number => {
  let term = 0
  for (let i = 0; i < sorted.length;) {
    let j = i + 1
    while (j < sorted.length && at(sorted, j) === at(sorted, i)) j++
    term += (j - i) ** 3 - (j - i)
    i = j
  }
  return term
}

/** Twice the mid-ranks of a sorted array: whole numbers even with ties. Without ties 2, 4, 6, … */
export const doubledRanks = (sorted: Float64Array): Float64Array => {
  const ranks = new Float64Array(sorted.length)
  for (let i = 0; i < sorted.length;) {
    let j = i + 1
    while (j < sorted.length && at(sorted, j) === at(sorted, i)) j++
    ranks.fill(i + 1 + j, i, j)
    i = j
  }
  return ranks
}

/**
 * How many subsets of `size` ranks have each sum: the exact permutation distribution of a rank sum, ties included
 * (shift algorithm, Streitberg and Röhmel 1986). Exact in doubles while the number of subsets stays under 2^53.
 * @param ranks whole numbers, ascending
 * @returns counts[s] = number of subsets with sum s
 */
export const subsetSumCounts = (ranks: Float64Array, size: number): Float64Array => {
  const width = ranks.subarray(ranks.length - size).reduce((total, rank) => total + rank, 0) + 1
  const counts = Array.from({ length: size + 1 }, () => new Float64Array(width))
  const first = counts[0]
  if (first !== undefined) first[0] = 1
  for (const rank of ranks) {
    for (let k = size; k >= 1; k--) {
      const target = counts[k]
      const source = counts[k - 1]
      if (target === undefined || source === undefined) continue
      for (let s = width - 1; s >= rank; s--) target[s] = at(target, s) + at(source, s - rank)
    }
  }
  return counts[size] ?? new Float64Array(1)
}
