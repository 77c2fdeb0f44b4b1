import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  mixDistanceLimits,
  partlyKnownShare,
  partlyKnownShareExact,
  plannedShareP,
} from '../../electron/engine/statistics/plannedShare'
import { wilson } from '../../electron/engine/statistics/proportion'

describe('a share against its plan', () => {
  it('is Wilson’s interval where everything is known, and wider where a part is not', () => {
    expect(partlyKnownShare({ having: 21, unknown: 0, n: 29 })).toEqual(wilson(21, 29))
    const { lower, upper } = partlyKnownShare({ having: 10, unknown: 8, n: 20 })
    expect(lower).toBe(wilson(10, 20).lower)
    expect(upper).toBe(wilson(18, 20).upper)
  })

  it('has the exact limits of Clopper and Pearson: 0 of 10 gives at most 1 − .025^(1/10), 10 of 10 at least its mirror', () => {
    const none = partlyKnownShareExact({ having: 0, unknown: 0, n: 10 })
    const all = partlyKnownShareExact({ having: 10, unknown: 0, n: 10 })
    expect([none.lower, all.upper]).toEqual([0, 1])
    expect(none.upper).toBeCloseTo(0.3084971, 6)
    expect(all.lower).toBeCloseTo(0.6915029, 6)
    // 4 of 20, from tables: (.0573, .4366)
    const { lower, upper } = partlyKnownShareExact({ having: 4, unknown: 0, n: 20 })
    expect(lower).toBeCloseTo(0.0573, 4)
    expect(upper).toBeCloseTo(0.4366, 4)
  })

  it('has the exact binomial p-value: 3 of 10 where 10 % is planned gives 2 × 0.0702', () => {
    // P(X ≥ 3 | 10, .1) = 1 − (.9^10 + 10·.1·.9^9 + 45·.01·.9^8) = 0.07019083
    expect(plannedShareP({ having: 3, unknown: 0, n: 10 }, 0.1)).toBeCloseTo(0.1403816, 6)
    // P(X ≤ 0 | 10, .4) = .6^10 = 0.0060466
    expect(plannedShareP({ having: 0, unknown: 0, n: 10 }, 0.4)).toBeCloseTo(0.0120932, 6)
    expect(plannedShareP({ having: 0, unknown: 0, n: 10 }, 0)).toBe(1)
    expect(plannedShareP({ having: 1, unknown: 0, n: 10 }, 0)).toBe(0)
  })

  it('never becomes surer by not knowing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.nat(40),
        fc.nat(40),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, a, b, plan) => {
          const having = Math.min(a, n)
          const unknown = Math.min(b, n - having)
          for (let more = 0; more <= unknown; more++) {
            const settled = { having: having + more, unknown: 0, n }
            expect(plannedShareP({ having, unknown, n }, plan)).toBeGreaterThanOrEqual(
              plannedShareP(settled, plan) - 1e-9,
            )
          }
        },
      ),
    )
  })
})

describe('the distance of two mixes within limits', () => {
  it('is the total variation itself where the limits are points', () => {
    // ½(.32 + .15 + .07 + .13 + .12 − …): (.72,.10,.07,.07,.04) against (.4,.25,0,.2,.15) is .39
    const parts = [
      [0.4, 0.72],
      [0.25, 0.1],
      [0, 0.07],
      [0.2, 0.07],
      [0.15, 0.04],
    ].map(([planned = 0, share = 0]) => ({ planned, low: share, high: share }))
    const { lower, upper } = mixDistanceLimits(parts)
    expect(lower).toBeCloseTo(0.39, 12)
    expect(upper).toBeCloseTo(0.39, 12)
  })

  it('goes from 0 to 1 − the smallest plan where nothing is known', () => {
    const { lower, upper } = mixDistanceLimits([0.6, 0.3, 0.1].map((planned) => ({ planned, low: 0, high: 1 })))
    expect(lower).toBe(0)
    expect(upper).toBeCloseTo(0.9, 12)
  })

  it('holds the distance of every mix within the limits, and both limits are attained by one', () => {
    const unit = fc.double({ min: 0.001, max: 1, noNaN: true })
    const triple = fc.tuple(unit, unit, unit)
    fc.assert(
      fc.property(triple, triple, unit, ([a, b, c], [x, y, z], width) => {
        const plan = [a, b, c].map((each) => each / (a + b + c))
        const mix = [x, y, z].map((each) => each / (x + y + z))
        const parts = plan.map((planned, i) => ({
          planned,
          low: Math.max(0, (mix[i] ?? 0) - width / 4),
          high: Math.min(1, (mix[i] ?? 0) + width / 4),
        }))
        const { lower, upper } = mixDistanceLimits(parts)
        const found = gridOf(parts).map((p) => p.reduce((sum, each, i) => sum + Math.abs(each - (plan[i] ?? 0)), 0) / 2)
        expect(Math.min(...found)).toBeGreaterThanOrEqual(lower - 1e-9)
        expect(Math.max(...found)).toBeLessThanOrEqual(upper + 1e-9)
        // The grid is coarse: its extremes come near the limits.
        expect(Math.min(...found) - lower).toBeLessThan(0.1)
        expect(upper - Math.max(...found)).toBeLessThan(0.1)
      }),
      { numRuns: 60 },
    )
  })
})

/** Mixes of three parts within their limits, on a grid that holds the corners. */
function gridOf(parts: readonly { readonly low: number; readonly high: number }[]): number[][] {
  const [first, second, third] = parts
  if (first === undefined || second === undefined || third === undefined) return []
  const steps = Array.from({ length: 41 }, (_, i) => i / 40)
  const along = (part: { readonly low: number; readonly high: number }) =>
    steps.map((step) => part.low + step * (part.high - part.low))
  const fits = ({ low, high }: { readonly low: number; readonly high: number }, value: number) =>
    value >= low - 1e-12 && value <= high + 1e-12
  return [
    ...along(first).flatMap((p) => along(second).map((q) => [p, q, 1 - p - q])),
    ...along(first).flatMap((p) => along(third).map((r) => [p, 1 - p - r, r])),
    ...along(second).flatMap((q) => along(third).map((r) => [1 - q - r, q, r])),
  ].filter((mix) => parts.every((part, i) => fits(part, mix[i] ?? 0)))
}
