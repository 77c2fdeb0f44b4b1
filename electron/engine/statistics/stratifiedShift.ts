import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import { at } from './arrays'
import type { Compared, SortedRates } from './compareTwo'
import { exponentiated } from './hodgesLehmann'
import { found, type Interval, LEVEL, none, type Outcome } from './outcome'
import { vanElteren } from './stratified'

/** Two groups within one stratum (an account's posts of one format), each ascending. Strata without both say nothing. */
export type ShiftStratum = { readonly x: SortedRates; readonly y: SortedRates }

/** Two groups compared within strata only, ready for a family of comparisons. */
export type ComparedWithin = { readonly compared: Compared; readonly strata: number }

/** Pairs with x − y above the limit, ties half; both ascending, O(n1 + n2). */
const winsAbove = (x: Float64Array, y: Float64Array, limit: number): number => {
  let [below, upTo, wins] = [0, 0, 0]
  for (let i = 0; i < x.length; i++) {
    const edge = (x[i] ?? 0) - limit
    while (below < y.length && (y[below] ?? 0) < edge) below++
    if (upTo < below) upTo = below
    while (upTo < y.length && (y[upTo] ?? 0) <= edge) upTo++
    wins += (below + upTo) / 2
  }
  return wins
}

type Common = { readonly x: Float64Array; readonly y: Float64Array }

/**
 * The standardised van Elteren statistic of log rates after x is divided by exp(shift): falls as the shift grows. Its
 * variance is that without ties, which can only widen an interval.
 */
const zOfShift = (strata: readonly Common[]): ((shift: number) => number) => {
  const sizes = strata.map(({ x, y }) => ({ pairs: x.length * y.length, n: x.length + y.length }))
  const variance = sizes.reduce((total, { pairs, n }) => total + pairs / 12 / (n + 1), 0)
  const sd = Math.sqrt(variance)
  return (shift) => {
    let total = 0
    strata.forEach(({ x, y }, i) => {
      const { pairs, n } = sizes[i] ?? { pairs: 0, n: 0 }
      total += (winsAbove(x, y, shift) - pairs / 2) / (n + 1)
    })
    return total / sd
  }
}

/** Where a falling step function passes `wanted`: the middle of a bracket narrower than `width`. */
const crossing = (f: (at: number) => number, wanted: number, bounds: readonly [number, number]): number => {
  let [low, high] = bounds
  let [above, below] = [f(low) - wanted, f(high) - wanted]
  for (let round = 0; round < 100 && high - low > 1e-9; round++) {
    // Nearly a straight line: a step along the chord, then one of halving, so that a plateau cannot stall it.
    const chord = low + ((high - low) * above) / (above - below)
    const guess = round % 2 === 0 && chord > low && chord < high ? chord : (low + high) / 2
    const value = f(guess) - wanted
    if (value > 0) [low, above] = [guess, value]
    else [high, below] = [guess, value]
  }
  return (low + high) / 2
}

/** A little beyond every difference x − y. */
const outside = (strata: readonly Common[]): readonly [number, number] => {
  const lows = strata.map(({ x, y }) => at(x, 0) - at(y, y.length - 1))
  const highs = strata.map(({ x, y }) => at(x, x.length - 1) - at(y, 0))
  return [Math.min(...lows) - 1e-6, Math.max(...highs) + 1e-6]
}

const intervalOf = (
  z: (shift: number) => number,
  bounds: readonly [number, number],
  level: number,
): Interval | null => {
  const limit = normalQuantile((1 + level) / 2, 0, 1)
  // With so few posts even the largest shift is not refused: no interval of this level exists.
  if (z(bounds[0]) <= limit || z(bounds[1]) >= -limit) return null
  return { lower: crossing(z, limit, bounds), upper: crossing(z, -limit, bounds), level }
}

/**
 * Compares two groups within strata: van Elteren's test on the rates; the ratio is the shift of log rates at which the same
 * statistic is zero, its interval those the test does not refuse (Hodges and Lehmann's estimate, stratified). The strata's own
 * levels drop out, so nothing is assumed of them. Chosen over a shift of residuals after removing each stratum's median:
 * those are not independent, and with two or three posts a stratum their spread is too small.
 * @returns `too_few` under 6 posts of either group in strata that hold both, `no_variation` when all values are tied
 */
export const compareWithin = (strata: readonly ShiftStratum[]): Outcome<ComparedWithin> => {
  const common = strata.filter(({ x, y }) => x.rates.length > 0 && y.rates.length > 0)
  const test = vanElteren(common.map(({ x, y }) => ({ x: x.rates, y: y.rates })))
  if (test.value === null) return none(test.reason)
  const logs = common.map(({ x, y }) => ({ x: x.logs, y: y.logs }))
  const [z, bounds] = [zOfShift(logs), outside(logs)]
  const { p, A } = test.value
  const size = (side: 'x' | 'y') => logs.reduce((total, stratum) => total + stratum[side].length, 0)
  const intervalAt = (level: number): Interval | null => {
    const interval = intervalOf(z, bounds, level)
    return interval === null ? null : exponentiated(interval)
  }
  const result = {
    n1: size('x'),
    n2: size('y'),
    hlRatio: Math.exp(crossing(z, 0, bounds)),
    interval: intervalAt(LEVEL),
    ...{ A, delta: 2 * A - 1, p, method: 'normal' as const },
  }
  return found({ compared: { result, intervalAt }, strata: common.length })
}
