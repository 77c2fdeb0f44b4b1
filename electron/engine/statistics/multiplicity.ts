import { at, finiteCopy } from './arrays'

/** Adjusted p-values by a step-up rule: running minimum from the largest p down of p · m · factor / rank, at most 1. */
const stepUp = (pValues: ArrayLike<number>, factor: number): number[] => {
  const p = finiteCopy(pValues)
  const m = p.length
  const order = Array.from(p.keys()).sort((i, j) => at(p, j) - at(p, i))
  const adjusted = new Array<number>(m)
  let smallest = 1
  order.forEach((index, step) => {
    smallest = Math.min(smallest, at(p, index) * ((m * factor) / (m - step)))
    adjusted[index] = smallest
  })
  return adjusted
}

/** q-values of Benjamini and Hochberg (1995), in the order given: the false discovery rate at which each would be rejected. */
export const benjaminiHochberg = (pValues: ArrayLike<number>): number[] => stepUp(pValues, 1)

/** q-values of Benjamini and Yekutieli (2001), valid under any dependence; larger by Σ 1/i. */
export const benjaminiYekutieli = (pValues: ArrayLike<number>): number[] => {
  let harmonic = 0
  for (let i = 1; i <= pValues.length; i++) harmonic += 1 / i
  return stepUp(pValues, harmonic)
}

/**
 * Level of the intervals of R rejected comparisons of m, such that the expected share of them that miss their truth stays
 * under alpha: 1 − alpha·R/m (Benjamini and Yekutieli 2005, false coverage rate).
 * @returns null when nothing was rejected
 */
export const falseCoverageLevel = (rejected: number, family: number, alpha = 0.05): number | null =>
  rejected < 1 ? null : 1 - (alpha * rejected) / family
