import { indexTicks, linearTicks } from './ticks'

/** One post of a row: its rate (fraction, or index with network = 100). */
export interface EstimateDot {
  readonly id: string
  readonly rate: number
  readonly isMature: boolean
  /** Lies far from its group (modified z on the log rate): `kept` counts in the numbers, `left_out` does not. */
  readonly outlier?: 'kept' | 'left_out' | undefined
}

/** A circle where it was drawn: for the pointer and the keyboard. */
export interface PlacedDot {
  readonly row: number
  readonly dot: EstimateDot
  readonly x: number
  readonly y: number
  readonly edge: 'left' | 'right' | null
}

/** One row of the chart. color: a CSS colour, usually a custom property; median null = under six posts. */
export interface EstimateRow {
  readonly key: string
  readonly color: string
  readonly isHollow: boolean
  readonly median: number | null
  readonly interval: { readonly low: number; readonly high: number } | null
  readonly dots: readonly EstimateDot[]
  /** The post that weighs on the sum, with the words written beside it. */
  readonly dominant: { readonly id: string; readonly label: string } | null
}

/** Rates (fractions) and values per post lie on a linear scale from 0, an index on a log scale around 100. */
export type EstimateUnit = 'rate' | 'count' | 'index'

export interface EstimateScale {
  readonly type: 'linear' | 'log'
  readonly domain: readonly [number, number]
  readonly ticks: readonly number[]
  /** Posts outside the domain: drawn as arrows on the edge and counted in the key, never dropped. */
  readonly beyond: number
}

/**
 * The common scale of all rows. Rates: from 0 to the highest post, unless a few posts lie so far out that the intervals
 * would be crushed (the highest post more than twice what intervals and 98 % of the posts need); those become arrows
 * on the edge. An index: log scale around 100; a post at 0 has no logarithm and is an arrow on the left edge.
 */
export function estimateScale(rows: readonly EstimateRow[], unit: EstimateUnit, network: number | null): EstimateScale {
  const dots = sortedRates(rows)
  const marks = rows.flatMap((row) => [row.median, row.interval?.low, row.interval?.high])
  const shown = [...marks, network].filter((value): value is number => value !== null && value !== undefined)
  const domain = unit === 'index' ? indexDomain(dots, shown) : rateDomain(dots, shown)
  const ticks = unit === 'index' ? indexTicks(domain) : linearTicks(domain[1])
  const beyond = dots.reduce((sum, rate) => (rate < domain[0] || rate > domain[1] ? sum + 1 : sum), 0)
  return { type: unit === 'index' ? 'log' : 'linear', domain, ticks, beyond }
}

/** Typed, since sixty rows of five thousand posts must not hold the screen: sorting them takes 20 ms, as plain numbers 150. */
function sortedRates(rows: readonly EstimateRow[]): Float64Array {
  const rates = new Float64Array(rows.reduce((sum, row) => sum + row.dots.length, 0))
  let next = 0
  for (const row of rows) for (const dot of row.dots) rates[next++] = dot.rate
  return rates.sort()
}

function rateDomain(dots: Float64Array, shown: readonly number[]): readonly [number, number] {
  const highest = dots.at(-1) ?? 0
  const wanted = Math.max(1.3 * largest(shown), quantile(dots, 0.98))
  const top = Math.max(highest <= 2 * wanted ? highest : wanted, largest(shown))
  return [0, top > 0 ? top * 1.02 : 1]
}

function indexDomain(dots: Float64Array, shown: readonly number[]): readonly [number, number] {
  const positive = dots.filter((rate) => rate > 0)
  const low = Math.min(50, smallest(shown), quantile(positive, 0.02) || 50)
  const high = Math.max(200, largest(shown), quantile(positive, 0.98))
  return [Math.max(low, 1) * 0.96, high * 1.04]
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0)
}

function smallest(values: readonly number[]): number {
  return values.filter((value) => value > 0).reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
}

/** Lower empirical quantile of a sorted list; 0 when empty. */
function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * (sorted.length - 1)))] ?? 0
}
