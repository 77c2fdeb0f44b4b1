import { at, atInt, finiteCopy, pooledSorted, sortedCopy } from './arrays'
import { DEFAULT_SEED } from './outcome'
import { createRandom } from './random'

/** How a two-sided p is read from the permutation distribution. `absolute` counts departures at least as large either way. */
export type TwoSided = 'twice_smaller_tail' | 'absolute'

/** Settings of a permutation test. */
export type PermutationOptions = {
  readonly convention?: TwoSided
  readonly seed?: number
  /** Random splits when there are too many to list; 9,999 unless given. */
  readonly resamples?: number
  /** Up to this number of splits all are listed; 20,000 unless given. */
  readonly exactUpTo?: number
}

/** A permutation p-value. Random splits count the observed one too: (b + 1)/(B + 1), never 0. */
export type PermutationTest = {
  readonly statistic: number
  readonly p: number
  readonly convention: TwoSided
  readonly method: 'exact' | 'random'
  /** Splits listed or drawn. */
  readonly splits: number
  /** Null where no chance was used. */
  readonly seed: number | null
}

/** What to compute for one split: `first[i]` is 1 when item i is in the first group. */
export type SplitStatistic = (first: Uint8Array) => number

/** Number of ways to choose k of n, as a double (exact while under 2^53). */
const choose = (n: number, k: number): number => {
  let ways = 1
  for (let i = 1; i <= Math.min(k, n - k); i++) ways = (ways * (n - Math.min(k, n - k) + i)) / i
  return Math.round(ways)
}

/** Visits every split of n items with `size` in the first group, in lexicographic order. */
const eachSplit = (n: number, size: number, visit: (first: Uint8Array) => void): void => {
  const chosen = Int32Array.from({ length: size }, (_, i) => i)
  const first = new Uint8Array(n)
  first.fill(1, 0, size)
  for (;;) {
    visit(first)
    let i = size - 1
    while (i >= 0 && atInt(chosen, i) === n - size + i) i--
    if (i < 0) return
    const start = atInt(chosen, i) + 1
    for (let j = i; j < size; j++) first[atInt(chosen, j)] = 0
    for (let j = i; j < size; j++) {
      chosen[j] = start + j - i
      first[start + j - i] = 1
    }
  }
}

/** Visits random splits: partial Fisher–Yates shuffles. */
const randomSplits = (n: number, size: number, count: number, seed: number, visit: (first: Uint8Array) => void) => {
  const random = createRandom(seed)
  const items = Int32Array.from({ length: n }, (_, i) => i)
  const first = new Uint8Array(n)
  for (let b = 0; b < count; b++) {
    first.fill(0)
    for (let i = 0; i < size; i++) {
      const j = i + random.below(n - i)
      const item = atInt(items, j)
      items[j] = atInt(items, i)
      items[i] = item
      first[item] = 1
    }
    visit(first)
  }
}

/**
 * Permutation test of any statistic that is 0 in the middle of its null distribution (for `absolute`).
 * @param n number of items
 * @param observed 1 where an item is in the first group as observed, else 0; splits keep the size of that group
 * @param tolerance values closer than this are equal
 */
export const permutationTest = (
  n: number,
  observed: Uint8Array,
  statistic: SplitStatistic,
  tolerance: number,
  options: PermutationOptions = {},
): PermutationTest => {
  const { convention = 'twice_smaller_tail', seed = DEFAULT_SEED, resamples = 9999, exactUpTo = 20_000 } = options
  const size = observed.reduce((total, label) => total + label, 0)
  const value = statistic(observed)
  let [upper, lower, extreme] = [0, 0, 0]
  const visit = (first: Uint8Array): void => {
    const other = statistic(first)
    if (other >= value - tolerance) upper++
    if (other <= value + tolerance) lower++
    if (Math.abs(other) >= Math.abs(value) - tolerance) extreme++
  }
  const all = choose(n, size)
  const exact = all <= exactUpTo
  if (exact) eachSplit(n, size, visit)
  else randomSplits(n, size, resamples, seed, visit)
  const [splits, added] = exact ? [all, 0] : [resamples, 1]
  const count = convention === 'absolute' ? extreme : 2 * Math.min(upper, lower) + added
  const p = Math.min(1, (count + added) / (splits + added))
  return { statistic: value, p, convention, method: exact ? 'exact' : 'random', splits, seed: exact ? null : seed }
}

/** Median of the items of one label, walking a sorted pool. */
const labelledMedian = (sorted: Float64Array, labels: Uint8Array, label: number, size: number): number => {
  const [low, high] = [Math.floor((size - 1) / 2), Math.floor(size / 2)]
  let seen = 0
  let left = 0
  for (let i = 0; i < sorted.length; i++) {
    if (labels[i] !== label) continue
    if (seen === low) left = at(sorted, i)
    if (seen === high) return (left + at(sorted, i)) / 2
    seen++
  }
  return Number.NaN
}

const labelledMeanDifference = (sorted: Float64Array, labels: Uint8Array, n1: number): number => {
  let [first, second] = [0, 0]
  for (let i = 0; i < sorted.length; i++) {
    if (labels[i] === 1) first += at(sorted, i)
    else second += at(sorted, i)
  }
  return first / n1 - second / (sorted.length - n1)
}

/** Marks in the sorted pool which items belong to the sorted array x; equal values are interchangeable. */
export const labelsOf = (pooled: Float64Array, x: Float64Array): Uint8Array => {
  const labels = new Uint8Array(pooled.length)
  let next = 0
  for (let i = 0; i < pooled.length && next < x.length; i++) {
    if (at(pooled, i) === at(x, next)) {
      labels[i] = 1
      next++
    }
  }
  return labels
}

/**
 * Permutation test of the difference of means or medians, x less y. All splits are listed up to 20,000 of them.
 * @throws RangeError on an empty group or a value that is not finite
 */
export const permutationDifference = (
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  of: 'mean' | 'median',
  options: PermutationOptions = {},
): PermutationTest => {
  const [first, second] = [sortedCopy(x), sortedCopy(y)]
  const [n1, n2] = [first.length, second.length]
  if (n1 === 0 || n2 === 0) throw new RangeError('a group is empty')
  const pooled = pooledSorted([first, second])
  const statistic: SplitStatistic = (labels) =>
    of === 'mean'
      ? labelledMeanDifference(pooled, labels, n1)
      : labelledMedian(pooled, labels, 1, n1) - labelledMedian(pooled, labels, 0, n2)
  const scale = Math.max(Math.abs(at(pooled, 0)), Math.abs(at(pooled, pooled.length - 1)))
  return permutationTest(n1 + n2, labelsOf(pooled, first), statistic, scale * 1e-12, options)
}

/** Posts of one group for a ratio of sums. */
export type RatioGroup = { readonly engagements: ArrayLike<number>; readonly reach: ArrayLike<number> }

/**
 * Permutation test of equal ratios of sums: posts change groups, with their reach. Statistic: ln of x's ratio over y's.
 * @throws RangeError on an empty group, unequal lengths or a value that is not finite
 */
export const permutationOfRatios = (
  x: RatioGroup,
  y: RatioGroup,
  options: PermutationOptions = {},
): PermutationTest => {
  const n1 = x.engagements.length
  const e = finiteCopy([...Array.from(x.engagements), ...Array.from(y.engagements)])
  const r = finiteCopy([...Array.from(x.reach), ...Array.from(y.reach)])
  if (n1 === 0 || n1 === e.length) throw new RangeError('a group is empty')
  if (e.length !== r.length || n1 !== x.reach.length) throw new RangeError('engagements and reach differ in length')
  const statistic: SplitStatistic = (labels) => {
    let [e1, r1, e2, r2] = [0, 0, 0, 0]
    for (let i = 0; i < e.length; i++) {
      if (labels[i] === 1) {
        e1 += at(e, i)
        r1 += at(r, i)
      } else {
        e2 += at(e, i)
        r2 += at(r, i)
      }
    }
    return e1 === e2 && e1 === 0 ? 0 : Math.log(e1 / r1) - Math.log(e2 / r2)
  }
  const observed = Uint8Array.from(e, (_, i) => (i < n1 ? 1 : 0))
  return permutationTest(e.length, observed, statistic, 1e-12, options)
}
