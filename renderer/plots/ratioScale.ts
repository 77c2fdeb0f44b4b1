import { indexTicks } from './ticks'

/** A log scale on which the network is 100, in pixels. */
export interface RatioScale {
  readonly domain: readonly [number, number]
  readonly ticks: readonly number[]
  readonly x: (value: number) => number
}

/** Round steps around 100, from fine to coarse. */
const STEPS: readonly (readonly number[])[] = [
  [50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150],
  [25, 50, 75, 100, 125, 150, 200, 300],
  [10, 25, 50, 100, 200, 400, 1000],
]

/** Gridlines: the finest round steps of which at most six fall in the domain, 100 always among them. */
export function ratioTicks(domain: readonly [number, number]): number[] {
  for (const steps of STEPS) {
    const ticks = steps.filter((tick) => tick >= domain[0] * 0.999 && tick <= domain[1] * 1.001)
    const isWide = domain[0] < (steps[0] ?? 0) * 0.75 || domain[1] > (steps.at(-1) ?? 0) * 1.3
    if (!isWide && ticks.length <= 6 && ticks.length > 1) return ticks
  }
  return indexTicks(domain)
}

/**
 * The scale that holds all values (network = 100), 100 among them. Values outside `limits` stay on the edge: an interval that
 * knows nothing must not flatten the rest.
 */
export function ratioScale(
  values: readonly number[],
  width: number,
  limits: readonly [number, number] = [5, 2000],
): RatioScale {
  const inside = values.filter((value) => Number.isFinite(value) && value > 0)
  const low = Math.max(limits[0], Math.min(90, ...inside))
  const high = Math.min(limits[1], Math.max(110, ...inside))
  const pad = (Math.log(high) - Math.log(low)) * 0.04
  const [from, to] = [Math.log(low) - pad, Math.log(high) + pad]
  const domain = [Math.exp(from), Math.exp(to)] as const
  const x = (value: number) => {
    const at = (Math.log(Math.min(Math.max(value, domain[0]), domain[1])) - from) / (to - from)
    return Math.round(at * width * 100) / 100
  }
  return { domain, ticks: ratioTicks(domain), x }
}
