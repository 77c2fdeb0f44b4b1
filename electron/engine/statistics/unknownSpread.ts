import { at, mean, sampleVariance, sum } from './arrays'

/** Values of tau looked at: midpoints of this many steps, up to four times the larger of spread and noise. */
const STEPS = 60

/** What is known of the groups when their spread is tau: a mean and a variance for each, and how likely the data are. */
const givenTau = (y: Float64Array, v: Float64Array, tau2: number) => {
  const precision = v.map((variance) => 1 / (variance + tau2))
  const total = sum(precision)
  const centre = sum(precision.map((weight, i) => weight * at(y, i))) / total
  const logLikelihood =
    sum(precision.map((weight, i) => 0.5 * Math.log(weight) - 0.5 * weight * (at(y, i) - centre) ** 2)) -
    0.5 * Math.log(total)
  const weights = v.map((variance, i) => variance * at(precision, i))
  return {
    logLikelihood,
    means: weights.map((weight, i) => centre + (1 - weight) * (at(y, i) - centre)),
    variances: weights.map((weight) => weight * tau2 + (weight * weight) / total),
  }
}

/**
 * Note [unknown spread]. The spread between groups is itself known badly from a dozen groups; intervals that take its
 * estimate for the truth hold it 80 to 90 times in a hundred only (bench `calibration`). So the error of a shrunken value
 * is averaged over what the spread may be: tau given the data, flat on [0, 4 · max(spread, noise)] (Gelman et al.,
 * Bayesian Data Analysis 5.5), on a grid. The shrunken value itself stays that of DerSimonian and Laird.
 * @param y estimates, at least two
 * @param v their sampling variances, above zero
 * @param shrunk the values whose error is asked for
 * @returns root mean square errors, in the unit of the estimates
 */
export const errorsOverSpread = (y: Float64Array, v: Float64Array, shrunk: Float64Array): Float64Array => {
  const top = 4 * Math.sqrt(Math.max(sampleVariance(y), mean(v)))
  const steps = Array.from({ length: STEPS }, (_, i) => givenTau(y, v, (((i + 0.5) / STEPS) * top) ** 2))
  const highest = Math.max(...steps.map(({ logLikelihood }) => logLikelihood))
  const likelihoods = Float64Array.from(steps, ({ logLikelihood }) => Math.exp(logLikelihood - highest))
  const total = sum(likelihoods)
  return shrunk.map((value, i) => {
    const squares = steps.map(
      ({ means, variances }, step) => at(likelihoods, step) * (at(variances, i) + (at(means, i) - value) ** 2),
    )
    return Math.sqrt(sum(Float64Array.from(squares)) / total)
  })
}
