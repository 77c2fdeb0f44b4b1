/** Lanes of one row, in the order in which they fill: on the line, below, above, further below. */
const LANES = [0, 1, -1, 2] as const

/** Pixels between two lanes, and the least distance between two circles of one lane (radius 2.4 and its stroke). */
export const LANE = 4.6
const APART = 5.2
/** Once every lane is taken, a circle closer than this to one already drawn would hide it exactly. */
const HIDES = 1

export interface Swarmed<T> {
  readonly datum: T
  readonly x: number
  readonly lane: number
}

/**
 * Lays the posts of one row side by side: from left to right, each in the first lane that is free at its place.
 * Where all lanes are full, circles overlap on the line; those that would coincide within a pixel are drawn once,
 * so a row holds at most a few hundred circles however many posts it has. `x` in pixels.
 */
export function swarm<T>(data: readonly T[], x: (datum: T) => number): Swarmed<T>[] {
  const sorted = data.map((datum) => ({ datum, x: x(datum) })).sort((a, b) => a.x - b.x)
  const last = LANES.map(() => Number.NEGATIVE_INFINITY)
  const placed: Swarmed<T>[] = []
  for (const point of sorted) {
    const free = last.findIndex((taken) => point.x - taken >= APART)
    if (free >= 0) {
      last[free] = point.x
      placed.push({ ...point, lane: LANES[free] ?? 0 })
    } else if (point.x - (last[0] ?? 0) >= HIDES) {
      last[0] = point.x
      placed.push({ ...point, lane: 0 })
    }
  }
  return placed
}
