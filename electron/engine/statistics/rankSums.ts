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
    const xi = i < n1 ? (x[i] ?? 0) : Infinity
    const yj = j < n2 ? (y[j] ?? 0) : Infinity
    const value = xi < yj ? xi : yj
    const i0 = i
    const j0 = j
    while (i < n1 && x[i] === value) i++
    while (j < n2 && y[j] === value) j++
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
  // Row k holds the subsets of k ranks, so that one flat array serves all sizes.
  const counts = new Float64Array((size + 1) * width)
  counts[0] = 1
  let largest = 0
  ranks.forEach((rank, seen) => {
    largest = Math.min(width - 1, largest + rank)
    // Subsets that can no longer be completed are left alone.
    const fewest = Math.max(1, size - (ranks.length - 1 - seen))
    for (let k = Math.min(size, seen + 1); k >= fewest; k--) {
      const target = k * width
      const source = target - width - rank
      for (let s = largest; s >= rank; s--) {
        const added = counts[source + s] ?? 0
        if (added > 0) counts[target + s] = (counts[target + s] ?? 0) + added
      }
    }
  })
  return counts.slice(size * width)
}

const remembered = new Map<string, Float64Array>()

/**
 * Null distribution of the Mann–Whitney count without ties: element u = number of splits with W = u, u = 0..n1·n2.
 * It depends on the sizes only and is symmetric in them; the last few dozen are remembered.
 */
export const untiedCounts = (n1: number, n2: number): Float64Array => {
  const size = Math.min(n1, n2)
  const name = `${size},${n1 + n2}`
  const known = remembered.get(name)
  if (known !== undefined) return known
  const ranks = Float64Array.from({ length: n1 + n2 }, (_, i) => i + 1)
  const counts = subsetSumCounts(ranks, size).slice((size * (size + 1)) / 2)
  if (remembered.size >= 64) remembered.clear()
  remembered.set(name, counts)
  return counts
}
