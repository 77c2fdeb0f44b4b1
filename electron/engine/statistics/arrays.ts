/**
 * Reads one element of a Float64Array. The single place where the "may be undefined" of an indexed read is settled.
 * Kept to one array type on purpose: V8 inlines it, and mixed array types would make every reader slow.
 * @throws RangeError outside the array
 */
export const at = (values: Float64Array, index: number): number => {
  const value = values[index]
  if (value === undefined) throw new RangeError(`index ${index} outside 0..${values.length - 1}`)
  return value
}

/** Reads one element of an Int32Array. @throws RangeError outside the array */
export const atInt = (values: Int32Array, index: number): number => {
  const value = values[index]
  if (value === undefined) throw new RangeError(`index ${index} outside 0..${values.length - 1}`)
  return value
}

/** Copies numbers into a Float64Array. @throws RangeError on a value that is not finite: missing is never a number. */
export const finiteCopy = (values: ArrayLike<number>): Float64Array => {
  const copy = Float64Array.from(values)
  for (const value of copy) if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`)
  return copy
}

/** Sorted ascending copy. @throws RangeError on a value that is not finite */
export const sortedCopy = (values: ArrayLike<number>): Float64Array => finiteCopy(values).sort()

/** Compensated sum (Neumaier 1974): exact to the last digit or two whatever the order. Empty: 0. */
export const sum = (values: Float64Array): number => {
  let total = 0
  let lost = 0
  for (const value of values) {
    const next = total + value
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
    total = next
  }
  return total + lost
}

/** Arithmetic mean. Empty: NaN. */
export const mean = (values: Float64Array): number => sum(values) / values.length

/** Central moment of the given order about the mean, divided by n. */
export const centralMoment = (values: Float64Array, order: 2 | 3 | 4): number => {
  const centre = mean(values)
  return mean(values.map((value) => (value - centre) ** order))
}

/** Sample variance, n − 1 below the line, by the corrected two-pass algorithm. Under two values: NaN. */
export const sampleVariance = (values: Float64Array): number => {
  const n = values.length
  if (n < 2) return Number.NaN
  const centre = mean(values)
  const deviations = values.map((value) => value - centre)
  return (sum(deviations.map((value) => value * value)) - sum(deviations) ** 2 / n) / (n - 1)
}

/** All values of several arrays, one after the other. */
export const joined = (groups: readonly Float64Array[]): Float64Array => {
  const all = new Float64Array(groups.reduce((total, group) => total + group.length, 0))
  let offset = 0
  for (const group of groups) {
    all.set(group, offset)
    offset += group.length
  }
  return all
}

/** All values of several arrays in one sorted array. */
export const pooledSorted = (groups: readonly Float64Array[]): Float64Array => joined(groups).sort()

/** The sorted array `pooled` without one occurrence of each value of the sorted array `part`, which it must contain. */
export const withoutSorted = (pooled: Float64Array, part: Float64Array): Float64Array => {
  const rest = new Float64Array(pooled.length - part.length)
  let taken = 0
  let kept = 0
  for (const value of pooled) {
    if (taken < part.length && part[taken] === value) taken++
    else rest[kept++] = value
  }
  if (taken !== part.length) throw new RangeError('the part is not contained in the pool')
  return rest
}
