import type { Outcome } from '../../electron/engine/statistics/outcome'
import { createRandom, type Random } from '../../electron/engine/statistics/random'
import { gammaDeviate } from './model'

/** The value of an outcome that must exist. @throws Error naming the reason when it does not */
export const must = <T>(outcome: Outcome<T>): T => {
  if (outcome.value === null) throw new Error(`no value: ${outcome.reason}`)
  return outcome.value
}

/** Posts as the specification simulates them: reach lognormal, rate Beta of mean 4.5 %, interactions binomial. */
export const simulatePosts = (random: Random, n: number, cv = 0.6, factor = 1) => {
  const mean = 0.045
  const total = (1 - mean) / (mean * cv * cv) - 1
  const interactions = new Float64Array(n)
  const denominator = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const reach = Math.max(30, Math.round(Math.exp(6.5 + 0.8 * random.normal())))
    const first = gammaDeviate(random, mean * total)
    const rate = Math.min(0.95, (factor * first) / (first + gammaDeviate(random, (1 - mean) * total)))
    // A binomial through its normal limit: any fixed law will do, the truth is taken from the same law.
    const count = Math.round(reach * rate + Math.sqrt(reach * rate * (1 - rate)) * random.normal())
    interactions[i] = Math.min(reach, Math.max(0, count))
    denominator[i] = reach
  }
  return { interactions, denominator }
}

/** As `simulatePosts`, but the rates only. */
export const simulateRates = (random: Random, n: number, cv = 0.6): Float64Array => {
  const { interactions, denominator } = simulatePosts(random, n, cv)
  return interactions.map((e, i) => e / denominator[i]!)
}

/** Lognormal numbers, quick to make. */
export const lognormal = (seed: number, n: number, centre = 0): Float64Array => {
  const random = createRandom(seed)
  return Float64Array.from({ length: n }, () => Math.exp(centre + random.normal()))
}
