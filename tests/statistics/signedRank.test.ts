import { describe as suite, expect, it } from 'vitest'
import { createRandom } from '../../electron/engine/statistics/random'
import { pairedShift, signedRank, signedRankCdf } from '../../electron/engine/statistics/signedRank'
import { must } from './support'

/** Depression scores of Hollander and Wolfe (1973), as in R's `?wilcox.test`: before − after therapy. */
const BEFORE = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3]
const AFTER = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
const DEPRESSION = BEFORE.map((before, i) => before - AFTER[i]!)

suite('signed ranks: known answers', () => {
  it('R ?wilcox.test, depression: V = 40, p = .01953 one-sided, .03906 two-sided', () => {
    const test = must(signedRank(DEPRESSION))
    expect(test.V).toBe(40)
    expect(test.pGreater).toBeCloseTo(0.01953125, 12)
    expect(test.p).toBeCloseTo(0.0390625, 12)
    expect(test).toMatchObject({ n: 9, zeros: 0, method: 'exact' })
  })

  it('Hollander and Wolfe, depression: centre .46, interval .010 to .786 at 96.1 %', () => {
    const { estimate, intervalAt } = pairedShift(DEPRESSION)
    expect(estimate).toBeCloseTo(0.46, 3)
    const { lower, upper } = intervalAt(0.95)!
    expect(lower).toBeCloseTo(0.01, 3)
    expect(upper).toBeCloseTo(0.786, 3)
    expect(1 - 2 * signedRankCdf(5, 9)).toBeCloseTo(0.961, 3)
  })

  it.each([
    [0, 5, 1 / 32],
    [3, 8, 5 / 256],
    [8, 10, 25 / 1024],
    [10, 10, 43 / 1024],
    [52, 20, 0.02422046661376953],
  ])('table of P(V ≤ %i) for n = %i', (v, n, p) => {
    expect(signedRankCdf(v, n)).toBeCloseTo(p, 12)
  })

  it('ties: the distribution of the mid-ranks themselves, as listing all 256 signs gives it', () => {
    const d = [1, 1, 2, -2, 3, 3, -1, 4]
    expect(must(signedRank(d)).p).toBeCloseTo(listed(d), 12)
  })

  it('zeros: ranked, then set aside (Pratt)', () => {
    const d = [0, 0, 1, 1, 2, -2, 3, 3, -1, 4]
    const test = must(signedRank(d))
    expect(test).toMatchObject({ n: 8, zeros: 2 })
    expect(test.p).toBeCloseTo(listed(d), 12)
  })

  it('60 pairs: the normal limit agrees with the exact distribution to two digits', () => {
    const d = Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? -1 : 1) * (i + 1))
    const { p, V, method } = must(signedRank(d))
    expect(method).toBe('normal')
    expect(V).toBe(1830 - 590)
    expect(p).toBeCloseTo(2 * signedRankCdf(590, 60), 2)
  })
})

/** Two-sided p over every sign pattern, ranks with zeros: the plain definition. */
function listed(d: readonly number[]): number {
  const sizes = d.map(Math.abs)
  const rank = (size: number) =>
    sizes.filter((each) => each < size).length + (sizes.filter((each) => each === size).length + 1) / 2
  const ranks = d.filter((value) => value !== 0).map((value) => rank(Math.abs(value)))
  const observed = d.reduce((total, value) => total + (value > 0 ? rank(value) : 0), 0)
  let [upper, lower] = [0, 0]
  for (let signs = 0; signs < 2 ** ranks.length; signs++) {
    const V = ranks.reduce((total, value, i) => total + ((signs >> i) & 1 ? value : 0), 0)
    if (V >= observed) upper++
    if (V <= observed) lower++
  }
  return Math.min(1, (2 * Math.min(upper, lower)) / 2 ** ranks.length)
}

suite('signed ranks: rules and properties', () => {
  it('under 6 pairs nothing is tested; all zeros say nothing', () => {
    expect(signedRank([1, 2, 3, 4, 5]).reason).toBe('too_few')
    expect(signedRank([0, 0, 0, 0, 0, 0]).reason).toBe('no_variation')
    expect(() => signedRank([1, 2, 3, 4, 5, Number.NaN])).toThrow(RangeError)
  })

  it('order does not matter, the other way round mirrors, the interval holds its estimate', () => {
    const random = createRandom(5)
    for (let run = 0; run < 50; run++) {
      const d = Array.from({ length: 6 + random.below(12) }, () => random.normal() + 0.3)
      const [own, turned] = [must(signedRank(d)), must(signedRank(d.map((value) => -value)))]
      expect(must(signedRank(d.toReversed()))).toEqual(own)
      expect(turned.p).toBeCloseTo(own.p, 12)
      expect(turned.V).toBe((own.n * (own.n + 1)) / 2 - own.V)
      const [shift, mirrored] = [pairedShift(d), pairedShift(d.map((value) => -value))]
      expect(mirrored.estimate).toBeCloseTo(-shift.estimate, 12)
      const interval = shift.intervalAt(0.95)!
      expect(interval.lower).toBeLessThanOrEqual(shift.estimate)
      expect(interval.upper).toBeGreaterThanOrEqual(shift.estimate)
      expect(shift.intervalAt(0.99)?.lower ?? -Infinity).toBeLessThanOrEqual(interval.lower)
    }
  })

  it('test and interval agree: p < .05 exactly when the interval excludes zero', () => {
    const random = createRandom(6)
    for (let run = 0; run < 200; run++) {
      const d = Array.from({ length: 6 + random.below(20) }, () => random.normal() + 0.4)
      const { lower, upper } = pairedShift(d).intervalAt(0.95)!
      expect(must(signedRank(d)).p <= 0.05).toBe(lower > 0 || upper < 0)
    }
  })

  it.each([6, 8, 12, 20, 60])(
    'n = %i: coverage of the interval at least .93, false alarms of the test at most .06',
    (n) => {
      const random = createRandom(n)
      const runs = 2000
      let [covered, alarms] = [0, 0]
      for (let run = 0; run < runs; run++) {
        const d = Array.from({ length: n }, () => 0.3 * random.normal())
        const { lower, upper } = pairedShift(d).intervalAt(0.95)!
        if (lower <= 0 && upper >= 0) covered++
        if (must(signedRank(d)).p < 0.05) alarms++
      }
      expect(covered / runs).toBeGreaterThanOrEqual(0.93)
      expect(alarms / runs).toBeLessThanOrEqual(0.06)
    },
  )
})
