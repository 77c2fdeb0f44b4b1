import type { Random } from '../../electron/engine/statistics/random'

/** A deviate of the gamma law of scale 1 (Marsaglia and Tsang 2000; below shape 1 with the usual boost). */
export const gammaDeviate = (random: Random, shape: number): number => {
  if (shape < 1) return gammaDeviate(random, shape + 1) * (1 - random.uniform()) ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const z = random.normal()
    const v = (1 + z / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(1 - random.uniform()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v
  }
}

/** An exact binomial deviate: geometric waiting times between successes (Devroye 1986, X.4.3). Cost grows with n·p. */
export const binomialDeviate = (random: Random, n: number, p: number): number => {
  if (p > 0.5) return n - binomialDeviate(random, n, 1 - p)
  if (p <= 0) return 0
  const step = 1 / Math.log1p(-p)
  let successes = 0
  for (let trials = 0; ; successes++) {
    trials += Math.floor(Math.log(1 - random.uniform()) * step) + 1
    if (trials > n) return successes
  }
}

/** The mean rate of the specification. */
export const MEAN_RATE = 0.045

/** How the posts of one branch come about. */
export type Law = {
  /** Coefficient of variation of the posts' own rates. */
  readonly cv: number
  /** Multiplies every post's rate. */
  readonly factor?: number
  /** Mean and standard deviation of the natural logarithm of reach. */
  readonly reach?: readonly [number, number]
}

/** Interactions and reach of posts, element by element. */
export type SimulatedPosts = { readonly interactions: Float64Array; readonly denominator: Float64Array }

/** n posts as specified: reach lognormal, a rate per post from a beta law of mean 4.5 %, interactions binomial. */
export const simulate = (random: Random, n: number, { cv, factor = 1, reach = [6.5, 0.8] }: Law): SimulatedPosts => {
  const total = (1 - MEAN_RATE) / (MEAN_RATE * cv * cv) - 1
  const interactions = new Float64Array(n)
  const denominator = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const people = Math.max(30, Math.round(Math.exp(reach[0] + reach[1] * random.normal())))
    const one = gammaDeviate(random, MEAN_RATE * total)
    const rate = Math.min(0.95, (factor * one) / (one + gammaDeviate(random, (1 - MEAN_RATE) * total)))
    interactions[i] = binomialDeviate(random, people, rate)
    denominator[i] = people
  }
  return { interactions, denominator }
}

/** E/R of simulated posts. */
export const ratesOf = ({ interactions, denominator }: SimulatedPosts): Float64Array =>
  interactions.map((e, i) => e / (denominator[i] ?? Number.NaN))

/** ln((E + ½)/R) of simulated posts. */
export const logsOf = ({ interactions, denominator }: SimulatedPosts): Float64Array =>
  interactions.map((e, i) => Math.log((e + 0.5) / (denominator[i] ?? Number.NaN)))
