import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  audienceGap,
  hellinger,
  jensenShannon,
  stabilityIndex,
  totalVariation,
  variationRange,
} from '../../electron/engine/audience/distance'
import type { Band } from '../../electron/engine/audience/distance'
import { band, breakdown } from './build'

const P = [0.05, 0.4, 0.3, 0.15, 0.07, 0.03]
const Q = [0.02, 0.63, 0.22, 0.08, 0.03, 0.02]

describe('distances, known answers', () => {
  it('TV .23, JSD .029388 nats = .042397 bits, PSI .238729, Hellinger .172080', () => {
    expect(totalVariation(P, Q)).toBeCloseTo(0.23, 12)
    expect(jensenShannon(P, Q)).toBeCloseTo(0.029388, 6)
    expect(jensenShannon(P, Q) / Math.LN2).toBeCloseTo(0.042397, 6)
    expect(stabilityIndex(P, Q)).toBeCloseTo(0.238729, 6)
    expect(hellinger(P, Q)).toBeCloseTo(0.17208, 6)
  })
  it('Jensen–Shannon distances of the scipy documentation', () => {
    expect(Math.sqrt(jensenShannon([1, 0], [0.5, 0.5]))).toBeCloseTo(0.464501404022459, 14)
    expect(Math.sqrt(jensenShannon([1, 0, 0], [0, 1, 0]) / Math.LN2)).toBeCloseTo(1, 14)
  })
  it('an empty band makes PSI infinite, bands empty on both sides do not', () => {
    expect(stabilityIndex([1, 0], [0.5, 0.5])).toBe(Infinity)
    expect(stabilityIndex([0.5, 0.5, 0], [0.4, 0.6, 0])).toBeCloseTo(0.1 * Math.log(1.25) + 0.1 * Math.log(1.2), 12)
    expect(() => totalVariation([1], [1, 2])).toThrow(RangeError)
    expect(() => totalVariation([0, 0], [1, 2])).toThrow(RangeError)
  })
})

const at = (from: number, to: number | null, value: number): Band => ({ from, to, value })

/** Every way to put each band whole on one of the pieces cut out by both sets of limits: the extremes are among these. */
function searched(p: readonly Band[], q: readonly Band[]): number {
  const starts = [...new Set([...p, ...q].map((b) => b.from))].sort((a, b) => a - b)
  const ways = (bands: readonly Band[]): number[][] =>
    bands.reduce<number[][]>(
      (profiles, b) =>
        profiles.flatMap((profile) =>
          starts
            .filter((start) => start >= b.from && start <= (b.to ?? Infinity))
            .map((start) => profile.map((value, i) => (starts[i] === start ? value + b.value : value))),
        ),
      [starts.map(() => 0)],
    )
  return Math.max(...ways(p).flatMap((x) => ways(q).map((y) => totalVariation(x, y))))
}

describe('total variation between bands that do not agree', () => {
  it('worked example: [.21, .39]', () => {
    const audience = [at(0, 17, 0.04), at(18, 24, 0.41), at(25, 34, 0.33), at(35, null, 0.22)]
    const target = [at(0, 17, 0.02), at(18, 24, 0.62), at(25, 25, 0.08), at(26, 34, 0.18), at(35, null, 0.1)]
    const { lower, upper } = variationRange(audience, target)
    expect(lower).toBeCloseTo(0.21, 12)
    expect(upper).toBeCloseTo(0.39, 12)
  })
  it('single years on both sides: both ends are the plain total variation', () => {
    const [p, q] = [P, Q].map((values) => values.map((value, i) => at(i, i, value)))
    const { lower, upper } = variationRange(p ?? [], q ?? [])
    expect(lower).toBeCloseTo(0.23, 12)
    expect(upper).toBeCloseTo(0.23, 12)
  })
  it('staggered bands: nobody need differ, or everybody may', () => {
    const { lower, upper } = variationRange([at(0, 9, 1)], [at(0, 4, 0), at(5, null, 1)])
    expect(lower).toBeCloseTo(0, 12)
    expect(upper).toBe(1)
  })
  it('the upper end is that of an exhaustive search; the lower end is symmetric and below it', () => {
    const cuts = (count: number) =>
      fc
        .tuple(
          fc.uniqueArray(fc.integer({ min: 1, max: count - 1 }), { maxLength: 3 }),
          fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }),
        )
        .filter(([, values]) => values.some((v) => v > 0) && (values[0] ?? 0) > 0)
        .map(([where, values]) => {
          const starts = [0, ...where.toSorted((a, b) => a - b)]
          const used = values.slice(0, starts.length)
          const whole = used.reduce((a, b) => a + b, 0)
          return starts.map((from, i) => at(from, (starts[i + 1] ?? count) - 1, (used[i] ?? 0) / whole))
        })
    fc.assert(
      fc.property(cuts(6), cuts(6), (p, q) => {
        const { lower, upper } = variationRange(p, q)
        expect(upper).toBeCloseTo(searched(p, q), 9)
        const turned = variationRange(q, p)
        expect(turned.lower).toBeCloseTo(lower, 9)
        expect(lower).toBeLessThanOrEqual(upper + 1e-12)
      }),
      { numRuns: 60 },
    )
  })
  it('the lower end is attained: profiles made from one population are at distance 0', () => {
    const people = fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 10, maxLength: 10 })
      .filter((v) => v.some((x) => x > 0))
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (years, cutP, cutQ) => {
        const part = (from: number, to: number) =>
          at(
            from,
            to,
            years.slice(from, to + 1).reduce((a, b) => a + b, 0),
          )
        const split = (cut: number) => [part(0, cut - 1), part(cut, 9)]
        expect(variationRange(split(cutP), split(cutQ)).lower).toBeCloseTo(0, 9)
      }),
    )
  })
})

describe('followers against people reached', () => {
  it('a gap is a finding only when the least variation is above the threshold', () => {
    const followers = breakdown([band(13, 17, 0.1), band(18, 24, 0.6), band(25, null, 0.3)])
    const reached = breakdown([band(13, 17, 0.1), band(18, 24, 0.3), band(25, null, 0.6)], { basis: 'reached' })
    const gap = audienceGap(followers, reached)
    expect(gap?.variation.lower).toBeCloseTo(0.3, 12)
    expect(gap?.differ).toBe(true)
    expect(audienceGap(followers, followers)?.differ).toBe(false)
    expect(audienceGap(followers, breakdown([]))).toBeNull()
  })
})
