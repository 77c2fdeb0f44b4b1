import { describe as suite, expect, it } from 'vitest'
import { compareSamples } from '../../electron/engine/statistics/compareSamples'
import { median } from '../../electron/engine/statistics/quantiles'
import { createRandom } from '../../electron/engine/statistics/random'
import { Sample } from '../../electron/engine/statistics/sample'
import { type Law, ratesOf, simulate } from './model'

/** Small and large pages, steady and moody ones: six laws, brought to one and the same rate. */
const SHAPES: readonly Law[] = [
  { cv: 0.6, reach: [6.5, 0.8] },
  { cv: 1, reach: [6.5, 0.8] },
  { cv: 0.8, reach: [5.7, 0.6] },
  { cv: 0.6, reach: [8, 1] },
  { cv: 0.7, reach: [7.2, 0.8] },
  { cv: 0.9, reach: [8, 0.5] },
]
/** Posts of the branches, from a branch that hardly posts to one that posts daily. */
const VOLUMES = [6, 8, 12, 15, 20, 25, 40, 60, 90]

/** Every law's factor, so that all have the median post rate of the first; the median is what the screen shows. */
const laws = SHAPES.map((law, i) => {
  const middle = (own: Law) => median(ratesOf(simulate(createRandom(70 + i), 60_000, own)))
  const wanted = middle({ cv: 0.6, reach: [6.5, 0.8] })
  const first = wanted / middle(law)
  // Once more: interactions are whole numbers, so that the median does not move quite in proportion.
  return { ...law, factor: (first * wanted) / middle({ ...law, factor: first }) }
})

/** A network in which no branch is better than another, whatever its volume and dispersion; new posts with each seed. */
const network = (branches: number, seed: number, own: readonly Law[]) => {
  const random = createRandom(seed)
  return Array.from({ length: branches }, (_, i) => {
    const n = VOLUMES[(i * 4 + seed) % VOLUMES.length] ?? 6
    return { key: `b${i}`, sample: new Sample(simulate(random, n, own[(i * 5 + seed) % own.length] ?? { cv: 0.6 })) }
  })
}

const strengths = (branches: number, seeds: number, own: readonly Law[] = laws) =>
  Array.from({ length: seeds }, (_, seed) =>
    compareSamples(network(branches, seed + 1, own)).pairs.map(({ strength }) => strength),
  )

const shareOf = (list: readonly (readonly string[])[], strength: string): number => {
  const all = list.flat()
  return all.filter((each) => each === strength).length / all.length
}

const networksWith = (found: readonly (readonly string[])[], strength: string): number =>
  found.filter((pairs) => pairs.includes(strength)).length

suite('a network whose branches have equal rates: "cannot tell" for at least 90 % of the pairs', () => {
  it('nine branches, all pairs; "clear" appears in few networks', () => {
    const found = strengths(9, 40)
    expect(found[0]).toHaveLength(36)
    expect(shareOf(found, 'cannot_tell')).toBeGreaterThanOrEqual(0.9)
    // 7 % of forty networks and two Monte Carlo errors.
    expect(networksWith(found, 'clear')).toBeLessThanOrEqual(40 * (0.07 + 2 * Math.sqrt((0.07 * 0.93) / 40)))
  })
  it('sixty branches, each against the rest; "clear" nearly never', () => {
    const found = strengths(60, 6)
    expect(found[0]).toHaveLength(60)
    expect(shareOf(found, 'cannot_tell')).toBeGreaterThanOrEqual(0.9)
    expect(networksWith(found, 'clear')).toBeLessThanOrEqual(1)
  })
  it('equal means instead of equal medians: moody branches have lower medians, and it hardly shows', () => {
    const means = SHAPES.map((law) => ({ ...law, factor: 1 }))
    expect(shareOf(strengths(9, 30, means), 'cannot_tell')).toBeGreaterThanOrEqual(0.9)
    expect(shareOf(strengths(60, 4, means), 'cannot_tell')).toBeGreaterThanOrEqual(0.9)
  })
})

it('not because it never tells: one branch of the nine at three times the rate is told apart', () => {
  const branches = network(9, 3, laws).map((branch, i) =>
    i === 4 ? { key: branch.key, sample: new Sample(simulate(createRandom(5), 60, { cv: 0.7, factor: 3 })) } : branch,
  )
  const own = compareSamples(branches).pairs.filter(({ a, b }) => a === 'b4' || b === 'b4')
  expect(own.filter(({ strength }) => strength === 'clear').length).toBeGreaterThanOrEqual(4)
})
