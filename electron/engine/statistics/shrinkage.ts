import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import tQuantile from '@stdlib/stats-base-dists-t-quantile'
import { at, finiteCopy, mean, sum } from './arrays'
import { found, type Interval, LEVEL, none, type Outcome } from './outcome'
import { errorsOverSpread } from './unknownSpread'

/** One group's estimate drawn towards the mean of all. In the unit of the estimates (log rates as a rule). */
export type Shrunk = Interval & {
  readonly raw: number
  readonly shrunk: number
  /** Share of the way to the mean, 0 to 1. */
  readonly weight: number
  /** With tau² taken as known; the interval is wider (Note [unknown spread]). */
  readonly standardError: number
}

/** Normal-normal empirical Bayes. */
export type EmpiricalBayes = {
  readonly mean: number
  /** Variance between groups (DerSimonian and Laird 1986). 0: no detectable difference between the groups. */
  readonly tau2: number
  readonly groups: readonly Shrunk[]
}

/** Moment estimate of the variance between groups from their estimates and sampling variances, never under 0. */
const derSimonianLaird = (estimates: Float64Array, variances: Float64Array): number => {
  const w = variances.map((variance) => 1 / variance)
  const total = sum(w)
  const centre = sum(w.map((weight, i) => weight * at(estimates, i))) / total
  const q = sum(w.map((weight, i) => weight * (at(estimates, i) - centre) ** 2))
  return Math.max(0, (q - (w.length - 1)) / (total - sum(w.map((weight) => weight * weight)) / total))
}

/**
 * Draws each estimate towards the common mean by as much as its own noise deserves: shrunk = mean + (1 − w)(raw − mean),
 * w = v/(v + tau²). The standard error adds what is unknown about the mean: v·tau²/(v + tau²) + w²·Var(mean) (Morris 1983);
 * the interval also what is unknown about tau² (Note [unknown spread]).
 * @param estimates for instance mean log rates, one per group
 * @param variances their sampling variances, above zero
 * @param freedom degrees of freedom of each variance, for t quantiles; none = the variances are known
 * @returns `too_few` under 2 groups
 * @throws RangeError on unequal lengths, a value that is not finite, or a variance that is not above zero
 */
export const empiricalBayes = (
  estimates: ArrayLike<number>,
  variances: ArrayLike<number>,
  level: number = LEVEL,
  freedom: ArrayLike<number> | null = null,
): Outcome<EmpiricalBayes> => {
  const [y, v] = [finiteCopy(estimates), finiteCopy(variances)]
  if (y.length !== v.length) throw new RangeError('estimates and variances differ in length')
  if (v.some((variance) => variance <= 0)) throw new RangeError('a variance must be above zero')
  if (y.length < 2) return none('too_few')
  const tau2 = derSimonianLaird(y, v)
  const precision = v.map((variance) => 1 / (variance + tau2))
  const total = sum(precision)
  const centre = sum(precision.map((weight, i) => weight * at(y, i))) / total
  const weights = v.map((variance) => variance / (variance + tau2))
  const shrunken = y.map((raw, i) => centre + (1 - at(weights, i)) * (raw - centre))
  const errors = errorsOverSpread(y, v, shrunken)
  const tail = (1 + level) / 2
  const groups = Array.from(y, (raw, i) => {
    const [weight, shrunk, df] = [at(weights, i), at(shrunken, i), freedom?.[i]]
    const half = at(errors, i) * (df === undefined ? normalQuantile(tail, 0, 1) : tQuantile(tail, df))
    const standardError = Math.sqrt(weight * tau2 + (weight * weight) / total)
    return { raw, shrunk, weight, standardError, lower: shrunk - half, upper: shrunk + half, level }
  })
  return found({ mean: centre, tau2, groups })
}

/** Estimates of equal variance drawn to their mean by one factor. */
export type JamesStein = { readonly mean: number; readonly factor: number; readonly shrunk: readonly number[] }

/**
 * James–Stein towards the mean (Efron and Morris 1977), positive part: factor = 1 − (k − 3)·variance / Σ (y − mean)².
 * @param variance sampling variance of each value
 * @returns `too_few` under 4 values, `no_variation` when all are equal
 */
export const jamesStein = (values: ArrayLike<number>, variance: number): Outcome<JamesStein> => {
  const y = finiteCopy(values)
  if (y.length < 4) return none('too_few')
  const centre = mean(y)
  const squares = sum(y.map((value) => (value - centre) ** 2))
  if (squares === 0) return none('no_variation')
  const factor = Math.max(0, 1 - ((y.length - 3) * variance) / squares)
  return found({ mean: centre, factor, shrunk: Array.from(y, (value) => centre + factor * (value - centre)) })
}
