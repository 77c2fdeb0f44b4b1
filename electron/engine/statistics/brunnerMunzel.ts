import tCdf from '@stdlib/stats-base-dists-t-cdf'
import tQuantile from '@stdlib/stats-base-dists-t-quantile'
import { at, pooledSorted, sortedCopy } from './arrays'
import { found, type Interval, LEVEL, none, type Outcome } from './outcome'
import { labelsOf, type PermutationTest, permutationTest } from './permutation'

/** Test of P(X > Y) + ½ P(X = Y) = ½ that does not assume equal spreads (Brunner and Munzel 2000). */
export type BrunnerMunzel = {
  /** Positive when y tends to be larger, the sign of R and SciPy. Infinite when a separation leaves no variance. */
  readonly statistic: number
  readonly df: number
  /** From t, unless `permutation` is given. Two-sided. */
  readonly p: number
  readonly A: number
  /** Interval of A by t, cut to 0..1; null without variance. */
  readonly interval: Interval | null
  /** Studentised permutation test (Neubert and Brunner 2007): under 10 posts in a group, or a variance of 0. */
  readonly permutation: PermutationTest | null
}

type Studentised = { statistic: number; df: number; shareOfY: number; se: number; oneIsConstant: boolean }

/** Under this size in either group the t approximation is not trusted. */
const T_FROM = 10

/** One sweep of the sorted pool: placements of each group in the other, their variances, and the statistic. */
const studentise = (pooled: Float64Array, labels: Uint8Array, n1: number): Studentised => {
  const n = pooled.length
  const n2 = n - n1
  let [x, y, sumX, squaresX, sumY, squaresY] = [0, 0, 0, 0, 0, 0]
  for (let i = 0; i < n;) {
    const value = at(pooled, i)
    let [a, b] = [0, 0]
    for (; i < n && at(pooled, i) === value; i++) {
      if (labels[i] === 1) a++
      else b++
    }
    const [ofX, ofY] = [y + b / 2, x + a / 2]
    sumX += a * ofX
    squaresX += a * ofX * ofX
    sumY += b * ofY
    squaresY += b * ofY * ofY
    x += a
    y += b
  }
  const v1 = (n1 * (squaresX - (sumX * sumX) / n1)) / (n1 - 1)
  const v2 = (n2 * (squaresY - (sumY * sumY) / n2)) / (n2 - 1)
  const shareOfY = sumY / (n1 * n2)
  const se = Math.sqrt(Math.max(0, v1 + v2)) / (n1 * n2)
  const distance = shareOfY - 0.5
  const statistic = se > 0 ? distance / se : distance === 0 ? 0 : Math.sign(distance) * Infinity
  return {
    statistic,
    df: (v1 + v2) ** 2 / (v1 ** 2 / (n1 - 1) + v2 ** 2 / (n2 - 1)),
    shareOfY,
    se,
    oneIsConstant: v1 <= 0 || v2 <= 0,
  }
}

/** Equal infinities must compare as equal: a finite stand-in beyond every finite statistic. */
const finite = (value: number): number => (Number.isFinite(value) ? value : Math.sign(value) * 1e300)

/**
 * Brunner–Munzel test of x against y with A and its interval; shown for A only, beside the Mann–Whitney test.
 * @returns `too_few` under 2 values in a group
 * @throws RangeError on a value that is not finite
 */
export const brunnerMunzel = (
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: { readonly level?: number; readonly seed?: number; readonly permutation?: 'auto' | 'never' } = {},
): Outcome<BrunnerMunzel> => {
  const { level = LEVEL, seed, permutation: wanted = 'auto' } = options
  const [first, second] = [sortedCopy(x), sortedCopy(y)]
  const [n1, n2] = [first.length, second.length]
  if (n1 < 2 || n2 < 2) return none('too_few')
  const pooled = pooledSorted([first, second])
  const labels = labelsOf(pooled, first)
  const { statistic, df, shareOfY, se, oneIsConstant } = studentise(pooled, labels, n1)
  const A = 1 - shareOfY
  const needed = wanted === 'auto' && (n1 < T_FROM || n2 < T_FROM || oneIsConstant)
  const resamples = Math.max(999, Math.min(9999, Math.floor(2e7 / (n1 + n2))))
  const permuted = needed
    ? permutationTest(n1 + n2, labels, (split) => finite(studentise(pooled, split, n1).statistic), 1e-9, {
        resamples,
        ...(seed === undefined ? {} : { seed }),
      })
    : null
  const byT = se > 0 ? 2 * tCdf(-Math.abs(statistic), df) : A === 0.5 ? 1 : 0
  const half = se > 0 ? tQuantile((1 + level) / 2, df) * se : 0
  const interval = se > 0 ? { lower: Math.max(0, A - half), upper: Math.min(1, A + half), level } : null
  return found({ statistic, df, p: permuted?.p ?? byT, A, interval, permutation: permuted })
}
