import { describe, expect, it } from 'vitest'
import { compareBinned, compareWithRest } from '../../electron/engine/statistics/binned'
import { compareGroups } from '../../electron/engine/statistics/compareGroups'
import { compareSamples } from '../../electron/engine/statistics/compareSamples'
import { quantileOfSorted } from '../../electron/engine/statistics/quantiles'
import { medianInPlace } from '../../electron/engine/statistics/select'
import { createRandom } from '../../electron/engine/statistics/random'
import { Sample, SORTED_UP_TO, together, without } from '../../electron/engine/statistics/sample'
import { equalWeightMedian } from '../../electron/engine/queries/equalWeight'

/** Posts with a lognormal reach and rate; a tenth has no interaction at all. */
function posts(n: number, level: number, seed: number) {
  const random = createRandom(seed)
  const interactions = new Float64Array(n)
  const denominator = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    denominator[i] = Math.round(Math.exp(6.5 + random.normal())) + 5
    const rate = level * Math.exp(0.7 * random.normal())
    interactions[i] = random.below(10) === 0 ? 0 : Math.round(denominator[i]! * rate)
  }
  return { interactions, denominator }
}

const sizes = [SORTED_UP_TO + 1000, SORTED_UP_TO + 3001, 40]
const series = sizes.map((n, i) => posts(n, [0.03, 0.031, 0.05][i]!, i + 1))
const keyed = series.map((own, i) => ({ key: String(i), ...own }))
const large = () => series.map((own, i) => ({ key: String(i), sample: new Sample(own) }))

describe('large groups (Note [binned]) against the exact computation', () => {
  const exact = compareGroups(keyed)
  const fast = compareSamples(large())

  it('gives the same medians and intervals, to the last digit', () => {
    expect(fast.groups.map(({ median, interval, n }) => ({ median, interval, n }))).toEqual(
      exact.groups.map(({ median, interval, n }) => ({ median, interval, n })),
    )
  })

  it('gives the same ratios of sums and delta intervals', () => {
    fast.groups.forEach(({ ratioOfSums: own }, i) => {
      const other = exact.groups[i]!.ratioOfSums!
      for (const part of ['ratio', 'lower', 'upper', 'standardError'] as const) {
        expect(own![part] / other[part], part).toBeCloseTo(1, 9)
      }
    })
  })

  it('gives Hodges–Lehmann ratios and bounds within 0.1 %, the same verdicts', () => {
    expect(fast.pairs.map(({ a, b, strength }) => [a, b, strength])).toEqual(
      exact.pairs.map(({ a, b, strength }) => [a, b, strength]),
    )
    fast.pairs.forEach((own, i) => {
      const other = exact.pairs[i]!
      expect(Math.abs(Math.log(own.hlRatio / other.hlRatio))).toBeLessThan(0.001)
      expect(Math.abs(Math.log(own.interval!.lower / other.interval!.lower))).toBeLessThan(0.001)
      expect(Math.abs(Math.log(own.interval!.upper / other.interval!.upper))).toBeLessThan(0.001)
      expect(Math.abs(own.A - other.A)).toBeLessThan(0.0005)
      expect(own.p).toBeGreaterThan(other.p * 0.9 - 1e-12)
      expect(own.p).toBeLessThan(other.p * 1.1 + 1e-12)
    })
  })

  it('gives the same order, test of all and brackets', () => {
    expect(fast.order!.ranked.map(({ key }) => key)).toEqual(exact.order!.ranked.map(({ key }) => key))
    fast.order!.ranked.forEach((own, i) => expect(own.shrunk / exact.order!.ranked[i]!.shrunk).toBeCloseTo(1, 9))
    expect(fast.kruskalWallis!.H / exact.kruskalWallis!.H).toBeCloseTo(1, 2)
    expect(fast.grouping!.brackets).toEqual(exact.grouping!.brackets)
  })

  it('compares each with the rest above twelve groups', () => {
    const many = Array.from({ length: 13 }, (_, i) => posts(i === 0 ? 6000 : 50, i === 12 ? 0.2 : 0.03, i + 50))
    const own = compareSamples(many.map((one, i) => ({ key: String(i), sample: new Sample(one) })))
    const other = compareGroups(many.map((one, i) => ({ key: String(i), ...one })))
    expect(own.scheme).toBe('each_against_rest')
    own.pairs.forEach((pair, i) => {
      expect(Math.abs(Math.log(pair.hlRatio / other.pairs[i]!.hlRatio))).toBeLessThan(0.001)
      expect(pair.strength).toBe(other.pairs[i]!.strength)
    })
  })

  it('survives groups without any interaction, and equal posts', () => {
    const flat = (e: number) =>
      new Sample({ interactions: new Float64Array(6000).fill(e), denominator: new Float64Array(6000).fill(100) })
    const none = compareSamples([0, 0, 0].map((e, i) => ({ key: String(i), sample: flat(e) })))
    expect(none.groups[0]).toMatchObject({ median: 0, interval: { lower: 0, upper: 0 }, ratioOfSums: null })
    expect(none.pairs[0]).toMatchObject({ A: 0.5, p: 1, strength: 'cannot_tell' })
    expect(none.kruskalWallis).toBeNull()
    expect(none.order).toBeNull()
    expect(flat(5).summary('x')).toMatchObject({ median: 0.05 })
  })
})

describe('median of groups of equal weight', () => {
  const sample = (rates: readonly number[]) =>
    new Sample({ interactions: Float64Array.from(rates), denominator: new Float64Array(rates.length).fill(1) })

  it('is the plain exact median and interval for one group', () => {
    expect(equalWeightMedian([sample([1, 2, 3, 4, 5, 6])])).toEqual({ median: 3.5, interval: { low: 1, high: 6 } })
  })

  it('is none without a group of six', () => {
    expect(equalWeightMedian([sample([1, 2, 3, 4, 5])])).toBeNull()
    expect(equalWeightMedian([])).toBeNull()
  })

  it('weighs by group, worked out by hand', () => {
    // Group one: 1…6, each 1/12. Group two: twelve values 4…15, each 1/24. Weight up to 5: 5/12 + 2/24 = 1/2, so the
    // median lies between 5 and the next value, 6.
    const two = Array.from({ length: 12 }, (_, i) => i + 4)
    expect(equalWeightMedian([sample([1, 2, 3, 4, 5, 6]), sample(two)])?.median).toBe(5.5)
  })

  it('has an interval that holds the median and narrows with more posts', () => {
    const wide = equalWeightMedian([sample([1, 2, 3, 4, 5, 6]), sample([2, 3, 4, 5, 6, 7])])!
    const many = (from: number) => Array.from({ length: 600 }, (_, i) => from + i / 100)
    const narrow = equalWeightMedian([sample(many(1)), sample(many(2))])!
    expect(wide.interval!.low).toBeLessThanOrEqual(wide.median)
    expect(wide.interval!.high).toBeGreaterThanOrEqual(wide.median)
    expect(narrow.interval!.high - narrow.interval!.low).toBeLessThan(wide.interval!.high - wide.interval!.low)
  })

  it('reads large groups on bins to 0.05 %', () => {
    const many = (n: number, from: number) => sample(Array.from({ length: n }, (_, i) => from + i / n))
    const exact = equalWeightMedian([many(4000, 1), many(5000, 1.2)])!
    const fast = equalWeightMedian([many(4000, 1), many(6000, 1.2)])!
    expect(fast.median / exact.median).toBeCloseTo(1, 3)
  })
})

describe('a large group against the rest of a pool it is in', () => {
  it('is the same as against the rest by itself, zeros and ties among them', () => {
    const own = posts(6000, 0.03, 70)
    const others = [posts(7000, 0.031, 71), posts(50, 0.06, 72)].map((one) => new Sample(one))
    const group = new Sample(own).bins()
    const [rest, pool] = [together(others).bins(), together([new Sample(own), ...others]).bins()]
    const [apart, within] = [compareBinned(group, rest), compareWithRest(group, pool)]
    expect(within.result).toEqual(apart.result)
    expect(within.intervalAt(0.99)).toEqual(apart.intervalAt(0.99))
    expect(group.rates.zeros).toBeGreaterThan(100)
  })
})

describe('median of many values', () => {
  it.each([50_000, 50_001])('of %i is the middle of the sorted ones', (n) => {
    const random = createRandom(n)
    const values = Float64Array.from({ length: n }, () => Math.round(1000 * Math.exp(random.normal())))
    expect(medianInPlace(values.slice())).toBe(quantileOfSorted(values.slice().sort(), 0.5))
    const rising = values.slice().sort()
    expect(medianInPlace(rising.slice())).toBe(quantileOfSorted(rising, 0.5))
    expect(medianInPlace(new Float64Array(n).fill(3))).toBe(3)
    expect(medianInPlace(values.map((value, i) => (i % 25 === 0 ? value : 5000 + value)))).toBe(
      quantileOfSorted(values.map((value, i) => (i % 25 === 0 ? value : 5000 + value)).sort(), 0.5),
    )
  })
})

describe('groups made of others', () => {
  const [one, two] = [posts(3000, 0.03, 90), posts(2500, 0.04, 91)]
  const gone = [0, 7, 8, 2999]
  const joined = (a: Float64Array, b: Float64Array) => Float64Array.from([...a, ...b])
  const kept = (values: Float64Array) => values.filter((_, i) => !gone.includes(i))
  const plain = {
    interactions: joined(kept(one.interactions), two.interactions),
    denominator: joined(kept(one.denominator), two.denominator),
  }
  const made = () => together([without(new Sample(one), gone), new Sample(two)])

  it('have the same medians, sums and ranks as the same posts in one group', () => {
    const [own, other] = [made(), new Sample(plain)]
    const [summary, expected] = [own.summary('x'), other.summary('x')]
    expect([summary.n, summary.median, summary.interval]).toEqual([expected.n, expected.median, expected.interval])
    expect(summary.ratioOfSums!.lower / expected.ratioOfSums!.lower).toBeCloseTo(1, 9)
    expect(own.bins()).toEqual(other.bins())
    expect(own.meanLog().mean).toBeCloseTo(other.meanLog().mean, 12)
    expect(own.meanLog().variance / other.meanLog().variance).toBeCloseTo(1, 9)
  })

  it('have the same posts in the same order', () => {
    expect(made().series).toEqual(plain)
  })

  it('answer whatever was asked before of the groups they are made of', () => {
    const whole = new Sample(one)
    whole.summary('x')
    const left = without(whole, gone).summary('x')
    const alone = { interactions: kept(one.interactions), denominator: kept(one.denominator) }
    const expected = new Sample(alone).summary('x')
    expect([left.median, left.interval]).toEqual([expected.median, expected.interval])
  })
})
