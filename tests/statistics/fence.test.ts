import { describe, expect, it } from 'vitest'
import { BIN_WIDTH } from '../../electron/engine/statistics/bins'
import { fenceOf, isBeyond } from '../../electron/engine/statistics/fence'
import { logRate } from '../../electron/engine/statistics/logRates'
import { modifiedZ } from '../../electron/engine/statistics/outliers'
import { createRandom, normals } from '../../electron/engine/statistics/random'
import { Sample, SORTED_UP_TO } from '../../electron/engine/statistics/sample'

/** Posts of which one in forty is far off, and some have no interaction. */
function posts(n: number, seed: number) {
  const random = createRandom(seed)
  const denominator = Float64Array.from({ length: n }, () => 20 + random.below(5000))
  const interactions = denominator.map((d) =>
    random.below(15) === 0 ? 0 : Math.round(d * 0.03 * Math.exp((random.below(40) === 0 ? 3 : 0.4) * random.normal())),
  )
  return { interactions, denominator }
}

const middle = (sorted: Float64Array) => (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2

/** Centre and MAD by sorting everything. */
function plainFence({ interactions, denominator }: ReturnType<typeof posts>) {
  const logs = interactions.map((e, i) => logRate(e, denominator[i]!))
  const centre = middle(logs.slice().sort())
  return { centre, mad: middle(logs.map((log) => Math.abs(log - centre)).sort()), logs }
}

describe('fences', () => {
  it.each([6, 7, 50, 999, 1000, 1001, 1002, 2500, 4999, SORTED_UP_TO])('of %i posts are those of a plain sort', (n) => {
    for (let seed = 1; seed <= 5; seed++) {
      const own = posts(n, 100 * n + seed)
      const { centre, mad } = plainFence(own)
      expect(fenceOf(new Sample(own))).toEqual({ centre, mad })
    }
  })

  it('are those of a plain sort where most posts are equal in pairs', () => {
    const e = Float64Array.from({ length: 2000 }, (_, i) => (i % 4) * 10)
    const own = { interactions: e, denominator: new Float64Array(2000).fill(1000) }
    const { centre, mad } = plainFence(own)
    expect(fenceOf(new Sample(own))).toEqual({ centre, mad })
  })

  it('of large groups lie within a bin of it', () => {
    const own = posts(SORTED_UP_TO + 1500, 9)
    const [fence, plain] = [fenceOf(new Sample(own))!, plainFence(own)]
    expect(Math.abs(fence.centre - plain.centre)).toBeLessThanOrEqual(BIN_WIDTH)
    expect(Math.abs(fence.mad - plain.mad)).toBeLessThanOrEqual(2 * BIN_WIDTH)
  })

  it('flag what the modified z flags', () => {
    const own = posts(1400, 3)
    const { logs } = plainFence(own)
    const fence = fenceOf(new Sample(own))!
    const flagged = [...logs].map((log) => isBeyond(fence, log))
    expect(flagged).toEqual([...modifiedZ(logs)!].map((z) => Math.abs(z) > 3.5))
    expect(flagged.filter(Boolean).length).toBeGreaterThan(5)
  })

  it('by hand: log rates 1…7 have centre 4 and MAD 2', () => {
    const interactions = Float64Array.from({ length: 7 }, (_, i) => Math.exp(i + 1) - 0.5)
    const fence = fenceOf(new Sample({ interactions, denominator: new Float64Array(7).fill(1) }))!
    expect(fence.centre).toBeCloseTo(4, 12)
    expect(fence.mad).toBeCloseTo(2, 12)
    // .6745 · |x − 4| / 2 > 3.5 from |x − 4| = 10.378… on.
    expect([14.37, 14.38, -6.37, -6.38].map((log) => isBeyond(fence, log))).toEqual([false, true, false, true])
  })

  it('are none under six posts, or where more than half are equal', () => {
    expect(fenceOf(new Sample(posts(5, 1)))).toBeNull()
    for (const n of [20, 1200, 6000]) {
      const interactions = Float64Array.from({ length: n }, (_, i) => (i % 5 === 0 ? i : 30))
      expect(fenceOf(new Sample({ interactions, denominator: new Float64Array(n).fill(1000) }))).toBeNull()
    }
  })
})

describe('deviates drawn once', () => {
  it('are those of the generator, whatever was asked before', () => {
    const plain = (seed: number, count: number) => {
      const { normal } = createRandom(seed)
      return Array.from({ length: count }, normal)
    }
    const asked = [
      [7, 40],
      [7, 10],
      [7, 90],
      [8, 15],
      [7, 91],
    ] as const
    for (const [seed, count] of asked) expect([...normals(seed, count).subarray(0, count)]).toEqual(plain(seed, count))
    expect(normals(7, 50)).toBe(normals(7, 91))
  })
})
