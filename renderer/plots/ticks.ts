/** At most this many gridlines: the design's limit. */
const MOST = 6

/** Round steps 1, 2, 5 × 10^k from 0 up to `max` (same unit as max), at most five gaps. Empty when max is not above 0. */
export function linearTicks(max: number): number[] {
  if (!(max > 0) || !Number.isFinite(max)) return []
  const rough = max / MOST
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? 10 * power
  const digits = Math.max(0, 2 - Math.floor(Math.log10(step)))
  return Array.from({ length: Math.floor(max / step + 1e-9) + 1 }, (_, index) => Number((index * step).toFixed(digits)))
}

/** Doublings around 100 that lie in the domain (an index, network = 100), thinned to at most five. */
export function indexTicks([low, high]: readonly [number, number]): number[] {
  for (const factor of [2, 4, 10, 100]) {
    const ticks = [-4, -3, -2, -1, 0, 1, 2, 3, 4]
      .map((power) => 100 * factor ** power)
      .filter((tick) => tick >= low * 0.999 && tick <= high * 1.001)
    if (ticks.length < MOST) return ticks
  }
  return [100]
}

/** Values 1, 2, 5 × 10^k inside the domain of a log axis; only powers of ten when there would be more than five. */
export function logTicks([low, high]: readonly [number, number]): number[] {
  for (const factors of [[1, 2, 5], [1, 3], [1]]) {
    const ticks: number[] = []
    for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
      for (const factor of factors) {
        const tick = factor * 10 ** power
        if (tick >= low * 0.999 && tick <= high * 1.001) ticks.push(tick)
      }
    }
    if (ticks.length < MOST) return ticks
  }
  return [low, high]
}
