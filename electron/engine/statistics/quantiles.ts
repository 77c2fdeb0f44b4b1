import { at, centralMoment, finiteCopy, mean, sampleVariance, sortedCopy } from './arrays'

/**
 * Quantile of type 7 (Hyndman and Fan 1996; the default of R, NumPy and DuckDB's `quantile_cont`) of values already sorted.
 * @param probability 0 to 1
 * @returns NaN for no values
 */
export const quantileOfSorted = (sorted: Float64Array, probability: number): number => {
  if (sorted.length === 0) return Number.NaN
  const position = (sorted.length - 1) * probability
  const below = Math.floor(position)
  const low = at(sorted, below)
  if (below + 1 >= sorted.length) return low
  return low + (position - below) * (at(sorted, below + 1) - low)
}

/** Quantile of type 7. @throws RangeError on a value that is not finite */
export const quantile = (values: ArrayLike<number>, probability: number): number =>
  quantileOfSorted(sortedCopy(values), probability)

/** Median. NaN for no values. @throws RangeError on a value that is not finite */
export const median = (values: ArrayLike<number>): number => quantile(values, 0.5)

/** Median absolute deviation from the median, raw: times 1.4826 it estimates a normal standard deviation. */
export const medianAbsoluteDeviation = (values: ArrayLike<number>): number => {
  const centre = median(values)
  return median(Float64Array.from(values, (value) => Math.abs(value - centre)))
}

/** Shape of one list of numbers, in the unit of the numbers. What n does not allow is null. */
export type Descriptives = {
  readonly n: number
  readonly mean: number
  readonly standardDeviation: number | null
  readonly minimum: number
  readonly quartile1: number
  readonly median: number
  readonly quartile3: number
  readonly maximum: number
  /** Raw, see `medianAbsoluteDeviation`. */
  readonly mad: number
  /** Sample skewness G1 (Joanes and Gill 1998); null under 3 values or without variance. */
  readonly skewness: number | null
  /** Sample excess kurtosis G2; null under 4 values or without variance. */
  readonly excessKurtosis: number | null
  /** Null unless every value is above zero. */
  readonly geometricMean: number | null
}

const skewnessOf = (values: Float64Array, m2: number): number | null => {
  const n = values.length
  if (n < 3 || m2 === 0) return null
  return (Math.sqrt(n * (n - 1)) / (n - 2)) * (centralMoment(values, 3) / m2 ** 1.5)
}

const kurtosisOf = (values: Float64Array, m2: number): number | null => {
  const n = values.length
  if (n < 4 || m2 === 0) return null
  const excess = centralMoment(values, 4) / (m2 * m2) - 3
  return ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * excess + 6)
}

/** Geometric mean, or null unless every value is above zero. */
export const geometricMean = (values: ArrayLike<number>): number | null => {
  const copy = finiteCopy(values)
  if (copy.length === 0 || copy.some((value) => value <= 0)) return null
  return Math.exp(mean(copy.map(Math.log)))
}

/** Describes a list of numbers; null when it is empty. @throws RangeError on a value that is not finite */
export const describe = (values: ArrayLike<number>): Descriptives | null => {
  const sorted = sortedCopy(values)
  const n = sorted.length
  if (n === 0) return null
  const m2 = centralMoment(sorted, 2)
  return {
    n,
    mean: mean(sorted),
    standardDeviation: n < 2 ? null : Math.sqrt(sampleVariance(sorted)),
    minimum: at(sorted, 0),
    quartile1: quantileOfSorted(sorted, 0.25),
    median: quantileOfSorted(sorted, 0.5),
    quartile3: quantileOfSorted(sorted, 0.75),
    maximum: at(sorted, n - 1),
    mad: medianAbsoluteDeviation(sorted),
    skewness: skewnessOf(sorted, m2),
    excessKurtosis: kurtosisOf(sorted, m2),
    geometricMean: geometricMean(sorted),
  }
}
