import { indexTicks, linearTicks } from './ticks'

/** One post of a row: its rate (fraction, or index with network = 100). */
export interface EstimateDot {
  readonly id: string
  readonly rate: number
  readonly isMature: boolean
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

export type EstimateUnit = 'rate' | 'index'

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
  const dots = rows.flatMap((row) => row.dots.map((dot) => dot.rate)).sort((a, b) => a - b)
  const marks = rows.flatMap((row) => [row.median, row.interval?.low, row.interval?.high])
  const shown = [...marks, network].filter((value): value is number => value !== null && value !== undefined)
  const domain = unit === 'rate' ? rateDomain(dots, shown) : indexDomain(dots, shown)
  const ticks = unit === 'rate' ? linearTicks(domain[1]) : indexTicks(domain)
  const beyond = dots.filter((rate) => rate < domain[0] || rate > domain[1]).length
  return { type: unit === 'rate' ? 'linear' : 'log', domain, ticks, beyond }
}

function rateDomain(dots: readonly number[], shown: readonly number[]): readonly [number, number] {
  const highest = dots.at(-1) ?? 0
  const wanted = Math.max(1.3 * largest(shown), quantile(dots, 0.98))
  const top = Math.max(highest <= 2 * wanted ? highest : wanted, largest(shown))
  return [0, top > 0 ? top * 1.02 : 1]
}

function indexDomain(dots: readonly number[], shown: readonly number[]): readonly [number, number] {
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
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * (sorted.length - 1)))] ?? 0
}
