import { at } from './arrays'
import { DEFAULT_SEED, MIN_POSTS, none, found, type Outcome } from './outcome'
import { createRandom } from './random'

/** Log rates of the focus and of the others in one stratum, and the weight of its difference of means. */
export type WeightedStratum = {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly weight: number
}

/** A permutation test whose labels change places inside strata only. */
export type WithinStrata = {
  /** Σ weight · (mean x − mean y), the difference tested. */
  readonly statistic: number
  /** Twice the smaller tail. */
  readonly p: number
  readonly method: 'exact' | 'random'
  readonly splits: number
  readonly seed: number | null
}

type Options = { readonly seed?: number; readonly resamples?: number; readonly exactUpTo?: number }

/** Above this number of posts drawn per round the test is left to its normal limit (van Elteren). */
export const MOST_DRAWN = 4000

/** Sums of every way to choose `size` of the values. */
const subsetSums = (values: Float64Array, size: number): number[] => {
  const sums: number[] = []
  const visit = (from: number, left: number, total: number): void => {
    if (left === 0) {
      sums.push(total)
      return
    }
    for (let i = from; i <= values.length - left; i++) visit(i + 1, left - 1, total + at(values, i))
  }
  visit(0, size, 0)
  return sums
}

const ways = (n: number, k: number): number => {
  let count = 1
  for (let i = 1; i <= Math.min(k, n - k); i++) count = (count * (n - i + 1)) / i
  return Math.round(count)
}

/** One stratum made ready: all values, the smaller side to draw, and how its sum becomes the weighted difference. */
type Ready = {
  readonly all: Float64Array
  readonly size: number
  readonly sum: number
  readonly difference: (sum: number) => number
}

const readyOf = ({ x, y, weight }: WeightedStratum): Ready => {
  const all = new Float64Array(x.length + y.length)
  all.set(x)
  all.set(y, x.length)
  // Values about their mean: sums stay small, and equal splits stay equal.
  const centre = all.reduce((total, value) => total + value, 0) / all.length
  all.forEach((value, i) => (all[i] = value - centre))
  const isX = x.length <= y.length
  const own = isX ? all.subarray(0, x.length) : all.subarray(x.length)
  // Both sides sum to zero together: mean of the drawn side minus mean of the rest = s/n + s/(N − n).
  const scale = weight * (1 / own.length + 1 / (all.length - own.length)) * (isX ? 1 : -1)
  return {
    all,
    size: own.length,
    sum: own.reduce((total, value) => total + value, 0),
    difference: (sum) => scale * sum,
  }
}

/** Weighted differences of every combination of splits. */
const everySplit = (strata: readonly Ready[]): number[] =>
  strata.reduce<number[]>(
    (totals, { all, size, difference }) => {
      const own = subsetSums(all, size).map(difference)
      return totals.flatMap((total) => own.map((value) => total + value))
    },
    [0],
  )

/** Weighted differences of random splits: a partial shuffle in each stratum. */
const randomSplits = (strata: readonly Ready[], resamples: number, seed: number): Float64Array => {
  const random = createRandom(seed)
  const pools = strata.map((stratum) => ({ ...stratum, values: stratum.all.slice() }))
  return Float64Array.from({ length: resamples }, () => {
    let total = 0
    for (const { values, size, difference } of pools) {
      let sum = 0
      for (let i = 0; i < size; i++) {
        const j = i + random.below(values.length - i)
        const value = at(values, j)
        values[j] = at(values, i)
        values[i] = value
        sum += value
      }
      total += difference(sum)
    }
    return total
  })
}

/**
 * Are the posts of the focus like the others of their stratum? Labels are exchanged inside strata only, all ways listed up
 * to 20,000, else 9,999 seeded draws; the statistic is the weighted difference of mean log rates.
 * @returns `too_few` under 6 posts of either in strata that hold both; `level_unattainable` when there are so many posts
 *   that the normal limit serves (van Elteren)
 */
export const permuteWithinStrata = (
  strata: readonly WeightedStratum[],
  { seed = DEFAULT_SEED, resamples = 9999, exactUpTo = 20_000 }: Options = {},
): Outcome<WithinStrata> => {
  const common = strata.filter(({ x, y }) => x.length > 0 && y.length > 0)
  const posts = (side: 'x' | 'y') => common.reduce((total, stratum) => total + stratum[side].length, 0)
  if (posts('x') < MIN_POSTS || posts('y') < MIN_POSTS) return none('too_few')
  const ready = common.map(readyOf)
  if (ready.reduce((total, { size }) => total + size, 0) > MOST_DRAWN) return none('level_unattainable')
  const statistic = ready.reduce((total, { sum, difference }) => total + difference(sum), 0)
  const all = ready.reduce((product, stratum) => product * ways(stratum.all.length, stratum.size), 1)
  const isExact = all <= exactUpTo
  const values = isExact ? everySplit(ready) : randomSplits(ready, resamples, seed)
  const tolerance = 1e-12 * Math.max(1, Math.abs(statistic))
  let [upper, lower] = [0, 0]
  for (const value of values) {
    if (value >= statistic - tolerance) upper++
    if (value <= statistic + tolerance) lower++
  }
  const [splits, added] = isExact ? [all, 0] : [resamples, 1]
  const p = Math.min(1, (2 * (Math.min(upper, lower) + added)) / (splits + added))
  return found({ statistic, p, method: isExact ? 'exact' : 'random', splits, seed: isExact ? null : seed })
}
