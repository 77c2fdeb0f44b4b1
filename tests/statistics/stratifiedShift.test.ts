import { describe, expect, it } from 'vitest'
import { compareTwo } from '../../electron/engine/statistics/compareTwo'
import { createRandom } from '../../electron/engine/statistics/random'
import { compareWithin, type ShiftStratum } from '../../electron/engine/statistics/stratifiedShift'

const logs = (values: readonly number[]) => {
  const sorted = Float64Array.from(values).sort()
  return { rates: sorted.map(Math.exp), logs: sorted }
}
const stratum = (x: readonly number[], y: readonly number[]): ShiftStratum => ({ x: logs(x), y: logs(y) })

/** Every shift on a fine grid tried by counting pairs one by one: what the search must find. */
function naive(strata: readonly ShiftStratum[], z: number) {
  const statistic = (shift: number) => {
    let [sum, variance] = [0, 0]
    for (const { x, y } of strata) {
      const n = x.logs.length + y.logs.length
      let wins = 0
      for (const a of x.logs) for (const b of y.logs) wins += a - shift > b ? 1 : a - shift === b ? 0.5 : 0
      sum += (wins - (x.logs.length * y.logs.length) / 2) / (n + 1)
      variance += (x.logs.length * y.logs.length) / 12 / (n + 1)
    }
    return sum / Math.sqrt(variance)
  }
  const grid = Array.from({ length: 8001 }, (_, i) => -4 + i / 1000)
  const not = grid.filter((shift) => Math.abs(statistic(shift)) <= z)
  return { lower: not[0]!, upper: not.at(-1)! }
}

describe('a ratio within strata', () => {
  it('is the naive inversion of the test, to the step of its grid', () => {
    const random = createRandom(7)
    const draw = (n: number, centre: number) => Array.from({ length: n }, () => centre + 0.7 * random.normal())
    const strata = [
      stratum(draw(5, 1), draw(9, 0.6)),
      stratum(draw(3, -2), draw(7, -2.2)),
      stratum(draw(4, 0), draw(2, 0)),
    ]
    const { compared } = compareWithin(strata).value!
    const expected = naive(strata, 1.959963984540054)
    expect(Math.log(compared.result.interval!.lower)).toBeCloseTo(expected.lower, 2)
    expect(Math.log(compared.result.interval!.upper)).toBeCloseTo(expected.upper, 2)
    expect(compared.result.interval!.lower).toBeLessThan(compared.result.hlRatio)
    expect(compared.result.interval!.upper).toBeGreaterThan(compared.result.hlRatio)
  })

  it('finds a planted ratio whatever the levels of the strata, where pooling finds the opposite', () => {
    const random = createRandom(11)
    const draw = (n: number, centre: number) => Array.from({ length: n }, () => centre + 0.3 * random.normal())
    // x is 1.5 times y in each stratum, and lies mostly in the low one.
    const strata = [
      stratum(draw(60, Math.log(1.5) - 2), draw(10, -2)),
      stratum(draw(10, Math.log(1.5) + 1), draw(60, 1)),
    ]
    const { compared, strata: used } = compareWithin(strata).value!
    expect(used).toBe(2)
    expect(compared.result.hlRatio).toBeGreaterThan(1.3)
    expect(compared.result.hlRatio).toBeLessThan(1.75)
    expect(compared.result.interval!.lower).toBeGreaterThan(1)
    const series = (own: readonly Float64Array[]) => {
      const all = own.flatMap((values) => [...values])
      return {
        interactions: Float64Array.from(all, (v) => Math.exp(v) * 1e6),
        denominator: new Float64Array(all.length).fill(1e6),
      }
    }
    const pooled = compareTwo(series(strata.map(({ x }) => x.logs)), series(strata.map(({ y }) => y.logs))).value!
    expect(pooled.hlRatio).toBeLessThan(1)
  })

  it('says nothing under six posts in strata that hold both', () => {
    expect(compareWithin([stratum([1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6])]).reason).toBe('too_few')
    expect(compareWithin([stratum([1, 2, 3, 4, 5, 6], []), stratum([], [1, 2, 3, 4, 5, 6])]).reason).toBe('too_few')
    expect(compareWithin([stratum([1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1])]).reason).toBe('no_variation')
  })

  it('does not depend on the order of strata, turns over with the groups, and follows a common factor', () => {
    const random = createRandom(3)
    const draw = (n: number) => Array.from({ length: n }, () => random.normal())
    const strata = [stratum(draw(6), draw(8)), stratum(draw(4), draw(5))]
    const one = compareWithin(strata).value!.compared.result
    const turned = compareWithin(strata.toReversed().map(({ x, y }) => ({ x: y, y: x }))).value!.compared.result
    expect(turned.hlRatio).toBeCloseTo(1 / one.hlRatio, 6)
    expect(turned.p).toBeCloseTo(one.p, 12)
    expect(turned.interval!.lower).toBeCloseTo(1 / one.interval!.upper, 6)
    const up = strata.map(({ x, y }) => ({ x: logs([...x.logs].map((v) => v + Math.log(2))), y }))
    expect(compareWithin(up).value!.compared.result.hlRatio).toBeCloseTo(2 * one.hlRatio, 6)
  })
})

/** 2,000 networks without any effect: share in which the test or the interval claims one. */
function falseAlarms(shape: readonly (readonly [number, number])[], seed: number) {
  const random = createRandom(seed)
  const runs = 2000
  let [tests, intervals] = [0, 0]
  for (let run = 0; run < runs; run++) {
    const strata = shape.map(([n1, n2]) => {
      const level = 2 * random.normal()
      const draw = (n: number) => Array.from({ length: n }, () => level + 0.7 * random.normal())
      return stratum(draw(n1), draw(n2))
    })
    const { result } = compareWithin(strata).value!.compared
    if (result.p < 0.05) tests++
    if (result.interval !== null && (result.interval.lower > 1 || result.interval.upper < 1)) intervals++
  }
  return [tests / runs, intervals / runs] as const
}

describe('false alarms where nothing differs (2,000 runs, fixed seeds)', () => {
  it.each([
    ['one stratum of 6 and 6', [[6, 6]]],
    ['one stratum of 6 and 60', [[6, 60]]],
    ['six strata of 1 and 10', Array.from({ length: 6 }, () => [1, 10])],
    ['twelve strata of 2 and 3', Array.from({ length: 12 }, () => [2, 3])],
    [
      'nine accounts of uneven size',
      [
        [3, 20],
        [8, 40],
        [1, 5],
        [12, 60],
        [2, 2],
        [5, 31],
        [4, 18],
        [7, 9],
        [1, 1],
      ],
    ],
  ] as [string, [number, number][]][])('%s: at most 7 % (± 2 Monte Carlo errors)', (_, shape) => {
    const [tests, intervals] = falseAlarms(shape, 20_260_701)
    const limit = 0.07 + 2 * Math.sqrt((0.07 * 0.93) / 2000)
    expect(tests).toBeLessThanOrEqual(limit)
    expect(intervals).toBeLessThanOrEqual(limit)
    expect(tests).toBeGreaterThan(0.02)
  })
})
