import { describe, expect, it } from 'vitest'
import { compareBinned, compareWithRest, sideBinned, sideOfRest } from '../../electron/engine/statistics/binned'
import { BinCounter, binOfLog, type Bins, pooledBins, withoutBins } from '../../electron/engine/statistics/bins'
import { digestOf } from '../../electron/engine/statistics/digest'
import { createRandom } from '../../electron/engine/statistics/random'
import { sideOf } from '../../electron/engine/statistics/sided'

/** Bins of some logarithms; −∞ is a rate of 0. */
function counted(logs: readonly number[]): Bins {
  const counter = new BinCounter(true)
  counter.add(Float64Array.from(logs), logs.length)
  return counter.take()
}

/** Logarithms on a lattice, so that bins hold several, a tenth of them −∞. */
function logsOf(n: number, seed: number): number[] {
  const random = createRandom(seed)
  return Array.from({ length: n }, () =>
    random.below(10) === 0 ? -Infinity : Math.round((random.normal() - 3) * 40) / 40,
  )
}

/** Everything that bins answer, as plain numbers. */
const answers = (bins: Bins, edges: readonly number[]) => ({
  n: bins.n,
  zeros: bins.zeros,
  ties: bins.ties,
  below: edges.map((edge) => bins.valuesBelow(edge)),
  ranks: Array.from({ length: bins.n }, (_, rank) => bins.binOfRank(rank)),
})

describe('values by bin', () => {
  const edges = [0, 10_000, 21_000, 21_500, 22_000, 40_000]

  it.each([1, 2, 3])('count and rank as the sorted bins of the values do (%i)', (seed) => {
    const logs = logsOf(700, seed)
    const sorted = logs.map((log) => (log === -Infinity ? 0 : binOfLog(log))).sort((a, b) => a - b)
    const bins = counted(logs)
    expect(bins.n).toBe(700)
    expect(bins.zeros).toBe(logs.filter((log) => log === -Infinity).length)
    edges.forEach((edge) => expect(bins.valuesBelow(edge)).toBe(sorted.filter((bin) => bin < edge || bin === 0).length))
    sorted.forEach((bin, rank) => expect(bins.binOfRank(rank)).toBe(bin))
    const runs = new Map<number, number>()
    for (const bin of sorted) runs.set(bin, (runs.get(bin) ?? 0) + 1)
    expect(bins.ties).toBe([...runs.values()].reduce((total, t) => total + t ** 3 - t, 0))
    for (let i = 0; i <= bins.size; i++) expect(bins.below[i]).toBe(bins.valuesBelow(bins.first + i))
  })

  it('pool, and take a part out again', () => {
    const lists = [logsOf(300, 11), logsOf(40, 12), logsOf(500, 13)]
    const pool = pooledBins(lists.map(counted))
    expect(answers(pool, edges)).toEqual(answers(counted(lists.flat()), edges))
    const [one, two, three] = lists.map(counted)
    expect(answers(withoutBins(pool, two!), edges)).toEqual(answers(pooledBins([one!, three!]), edges))
    expect(withoutBins(one!, one!).n).toBe(0)
  })

  it('are empty again after each count', () => {
    const counter = new BinCounter(true)
    counter.add(Float64Array.of(1, -Infinity, 1), 3)
    expect(counter.take()).toMatchObject({ n: 3, zeros: 1 })
    expect(counter.take()).toMatchObject({ n: 0, zeros: 0 })
    counter.add(Float64Array.of(-Infinity), 1)
    expect(counter.take()).toMatchObject({ n: 1, zeros: 1, size: 0 })
    expect(counter.take().n).toBe(0)
  })
})

describe('the side of 1 alone', () => {
  const levels = [0.5, 0.8, 0.95, 0.99, 0.9999]

  /** Groups about each other's level, by a little, so that some intervals hold 1 and others do not. */
  const group = (n: number, level: number, seed: number) => {
    const random = createRandom(seed)
    const denominator = Float64Array.from({ length: n }, () => 50 + random.below(4000))
    const interactions = denominator.map((d) => Math.round(d * level * Math.exp(0.5 * random.normal())))
    return digestOf({ interactions, denominator }).bins
  }

  it('is that of the whole comparison at every level, of two groups and of a group and its rest', () => {
    const seen = new Set<string>()
    for (let seed = 0; seed < 60; seed++) {
      const own = group(200 + 37 * seed, 0.03 * (1 + (seed % 7) / 50), seed)
      const rest = group(5100, 0.031, 1000 + seed)
      const pool = { rates: pooledBins([own.rates, rest.rates]), logs: pooledBins([own.logs, rest.logs]) }
      const pairs = [
        [compareBinned(own, rest), sideBinned(own, rest)],
        [compareWithRest(own, pool), sideOfRest(own, pool)],
      ] as const
      for (const [compared, side] of pairs) {
        const whole = sideOf(compared)
        const told = levels.map((level) => side.isApart(level))
        expect([side.p, side.isAbove, told]).toEqual([
          whole.p,
          whole.isAbove,
          levels.map((level) => whole.isApart(level)),
        ])
        seen.add([side.isAbove, ...told].join())
      }
    }
    // Both sides, near and far.
    expect(seen.size).toBeGreaterThan(6)
  })

  it('of groups that are equal is neither', () => {
    const own = group(6000, 0.03, 5)
    expect(sideBinned(own, own).isAbove).toBe(sideOf(compareBinned(own, own)).isAbove)
    expect(levels.map((level) => sideBinned(own, own).isApart(level))).toEqual(levels.map(() => false))
  })
})
