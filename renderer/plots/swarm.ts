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
 * so a row holds at most a few hundred circles however many posts it has. `x` in pixels. Only what is drawn becomes an
 * object, and rows that come sorted are not sorted again: twenty rows of five thousand posts are laid in a few milliseconds.
 */
export function swarm<T>(data: readonly T[], x: (datum: T) => number): Swarmed<T>[] {
  const places = Float64Array.from(data, x)
  const order = isSorted(places) ? null : [...data.keys()].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0))
  const last = LANES.map(() => Number.NEGATIVE_INFINITY)
  const placed: Swarmed<T>[] = []
  for (let step = 0; step < data.length; step++) {
    const index = order?.[step] ?? step
    const [datum, at] = [data[index], places[index]]
    if (datum === undefined || at === undefined) continue
    const free = last.findIndex((taken) => at - taken >= APART)
    if (free >= 0) {
      last[free] = at
      placed.push({ datum, x: at, lane: LANES[free] ?? 0 })
    } else if (at - (last[0] ?? 0) >= HIDES) {
      last[0] = at
      placed.push({ datum, x: at, lane: 0 })
    }
  }
  return placed
}

function isSorted(values: Float64Array): boolean {
  return values.every((value, index) => index === 0 || value >= (values[index - 1] ?? value))
}
