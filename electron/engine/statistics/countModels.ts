import { at, finiteCopy, mean, sampleVariance, sum } from './arrays'
import { expanded, lnGamma, maximise } from './likelihood'
import { found, none, type Outcome } from './outcome'

/** Gamma prior of rates, mean = shape · scale, fitted to Poisson counts with exposures (negative binomial likelihood). */
export type GammaPoisson = {
  readonly shape: number
  readonly scale: number
  /** Expected rate given a count over an exposure: (count + shape)/(exposure + 1/scale). */
  readonly posteriorMean: (count: number, exposure: number) => number
}

const checked = (counts: ArrayLike<number>, sizes: ArrayLike<number>): { x: Float64Array; t: Float64Array } => {
  const [x, t] = [finiteCopy(counts), finiteCopy(sizes)]
  if (x.length !== t.length) throw new RangeError('counts and sizes differ in length')
  if (x.some((count) => count < 0) || t.some((size) => size <= 0)) throw new RangeError('counts from 0, sizes above 0')
  return { x, t }
}

/** ln likelihood of negative binomial counts with means mu·t and shape k, without the constant. */
const negativeBinomialLogLikelihood = (x: Float64Array, t: Float64Array, k: number, mu: number): number => {
  let total = 0
  for (let i = 0; i < x.length; i++) {
    const [count, expected] = [at(x, i), mu * at(t, i)]
    const occurred = count === 0 ? 0 : lnGamma(count + k) - lnGamma(k) + count * Math.log(expected / (k + expected))
    total += occurred - k * Math.log1p(expected / k)
  }
  return total
}

/**
 * Maximum likelihood of the gamma-Poisson model. Interactions per 1,000 reach: exposures = reach / 1,000. Posts are
 * clusters, so give one count per post, never the sums of branches.
 * @returns `too_few` under 2 counts, `zero_total` if all are 0, `no_variation` when the counts vary no more than Poisson
 *   counts do (everyone gets the mean), `not_converged`
 * @throws RangeError on unequal lengths, negative counts, exposures not above zero
 */
export const gammaPoisson = (counts: ArrayLike<number>, exposures: ArrayLike<number>): Outcome<GammaPoisson> => {
  const { x, t } = checked(counts, exposures)
  if (x.length < 2) return none('too_few')
  const mu = sum(x) / sum(t)
  if (mu === 0) return none('zero_total')
  const excess = sum(x.map((count, i) => (count - mu * at(t, i)) ** 2 - count))
  if (excess <= 0) return none('no_variation')
  const start = sum(t.map((exposure) => (mu * exposure) ** 2)) / excess
  const likelihood = (a: number, b: number) => negativeBinomialLogLikelihood(x, t, Math.exp(a), Math.exp(b))
  const best = maximise(likelihood, Math.log(start), Math.log(mu))
  if (best === null) return none('not_converged')
  const shape = Math.exp(best.a)
  const scale = Math.exp(best.b - best.a)
  return found({ shape, scale, posteriorMean: (count, exposure) => (count + shape) / (exposure + 1 / scale) })
}

/** Negative binomial of plain counts: mean and dispersion k by both methods. Small k = heavy tail. */
export type NegativeBinomial = { readonly mean: number; readonly k: number; readonly kMoment: number }

/**
 * Negative binomial of a frequency table: `frequencies[i]` observations of the count i.
 * @returns the reasons of `gammaPoisson`; `no_variation` also when the sample variance does not exceed the mean
 */
export const negativeBinomial = (frequencies: ArrayLike<number>): Outcome<NegativeBinomial> => {
  const counts = expanded(
    Array.from({ length: frequencies.length }, (_, i) => i),
    frequencies,
  )
  const fit = gammaPoisson(counts, new Float64Array(counts.length).fill(1))
  if (fit.value === null) return fit
  const m = mean(counts)
  const excess = sampleVariance(counts) - m
  if (excess <= 0) return none('no_variation')
  return found({ mean: m, k: fit.value.shape, kMoment: (m * m) / excess })
}

/** Beta prior of shares, mean alpha/(alpha + beta). */
export type BetaBinomial = {
  readonly alpha: number
  readonly beta: number
  /** Expected share given successes out of trials. */
  readonly posteriorMean: (successes: number, trials: number) => number
}

const betaPrior = (alpha: number, beta: number): BetaBinomial => ({
  alpha,
  beta,
  posteriorMean: (successes, trials) => (successes + alpha) / (trials + alpha + beta),
})

const checkedShares = (successes: ArrayLike<number>, trials: ArrayLike<number>) => {
  const { x, t } = checked(successes, trials)
  if (x.some((count, i) => count > at(t, i))) throw new RangeError('more successes than trials')
  return { x, t }
}

/**
 * Beta prior from the mean and variance of the raw shares (Gelman et al., Bayesian Data Analysis 5.1): a start, blind to
 * the sizes. @returns `too_few` under 2, `no_variation` when the shares vary too little or too much for a beta
 */
export const betaBinomialMoments = (successes: ArrayLike<number>, trials: ArrayLike<number>): Outcome<BetaBinomial> => {
  const { x, t } = checkedShares(successes, trials)
  if (x.length < 2) return none('too_few')
  const shares = x.map((count, i) => count / at(t, i))
  const [m, v] = [mean(shares), sampleVariance(shares)]
  const total = (m * (1 - m)) / v - 1
  if (!(total > 0 && Number.isFinite(total))) return none('no_variation')
  return found(betaPrior(m * total, (1 - m) * total))
}

const betaBinomialLogLikelihood = (x: Float64Array, t: Float64Array, alpha: number, beta: number): number => {
  const lnBeta = (a: number, b: number) => lnGamma(a) + lnGamma(b) - lnGamma(a + b)
  const prior = lnBeta(alpha, beta)
  let total = 0
  for (let i = 0; i < x.length; i++) total += lnBeta(at(x, i) + alpha, at(t, i) - at(x, i) + beta) - prior
  return total
}

/**
 * Maximum likelihood of the beta-binomial model; its alpha + beta is the over-dispersion that clusters such as posts need.
 * @returns `too_few`, `no_variation` as for moments, `not_converged` when the likelihood has no interior maximum
 * @throws RangeError on unequal lengths, more successes than trials
 */
export const betaBinomial = (successes: ArrayLike<number>, trials: ArrayLike<number>): Outcome<BetaBinomial> => {
  const start = betaBinomialMoments(successes, trials)
  if (start.value === null) return start
  const { x, t } = checkedShares(successes, trials)
  const likelihood = (a: number, b: number) => betaBinomialLogLikelihood(x, t, Math.exp(a), Math.exp(b))
  const best = maximise(likelihood, Math.log(start.value.alpha), Math.log(start.value.beta))
  return best === null ? none('not_converged') : found(betaPrior(Math.exp(best.a), Math.exp(best.b)))
}
