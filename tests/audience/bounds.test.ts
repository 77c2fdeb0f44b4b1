import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  affinityIndex,
  changeBetween,
  coverageCeiling,
  coverageFromShare,
  frechetAnd,
  frechetOr,
  imbensManski,
  imbensManskiFactor,
  independentAnd,
  withUnknown,
} from '../../electron/engine/audience/bounds'

const age = { lower: 0.41, upper: 0.74 }
const city = { lower: 0.36, upper: 0.39 }

describe('closed forms, worked examples of the method', () => {
  it('2 unknown part: K = .8 gives [.328, .792]', () => {
    const { lower, upper } = withUnknown(age, 0.8)
    expect(lower).toBeCloseTo(0.328, 12)
    expect(upper).toBeCloseTo(0.792, 12)
  })
  it('6 joint: [.41,.74] and [.36,.39] give [0,.39]; independence .148–.289', () => {
    expect(frechetAnd([age, city])).toEqual({ lower: 0, upper: 0.39 })
    const { lower, upper } = independentAnd([age, city])
    expect(lower).toBeCloseTo(0.148, 3)
    expect(upper).toBeCloseTo(0.289, 3)
  })
  it('6 joint with large margins has a floor; alternatives', () => {
    expect(
      frechetAnd([
        { lower: 0.8, upper: 0.9 },
        { lower: 0.7, upper: 1 },
      ]).lower,
    ).toBeCloseTo(0.5, 12)
    expect(frechetOr([age, city])).toEqual({ lower: 0.41, upper: 1 })
    expect(
      frechetOr([
        { lower: 0.1, upper: 0.2 },
        { lower: 0.3, upper: 0.3 },
      ]),
    ).toEqual({ lower: 0.3, upper: 0.5 })
    expect(frechetAnd([])).toEqual({ lower: 1, upper: 1 })
    expect(frechetOr([])).toEqual({ lower: 0, upper: 0 })
  })
  it('7 affinity index: p = .12 gives [342, 617]; none without p', () => {
    const index = affinityIndex(age, 0.12)
    expect(Math.round(index?.lower ?? 0)).toBe(342)
    expect(Math.round(index?.upper ?? 0)).toBe(617)
    expect(affinityIndex(age, 0)).toBeNull()
  })
  it('8 coverage: F = 5 200, N = 18 000 gives a ceiling of 21.4 % and no floor', () => {
    const ceiling = coverageCeiling(5200, 0.74, 18_000)
    expect(ceiling?.lower).toBe(0)
    expect(ceiling?.upper).toBeCloseTo(0.214, 3)
    expect(coverageCeiling(5200, 0.74, 0)).toBeNull()
    expect(coverageFromShare({ lower: 0.5, upper: 0.7 }, 1000, 5000)).toEqual({ lower: 0.1, upper: 0.14 })
  })
  it('8 across platforms: .21, .12, .05 give [.21, .38]', () => {
    const { lower, upper } = frechetOr([0.21, 0.12, 0.05].map((c) => ({ lower: c, upper: c })))
    expect(lower).toBe(0.21)
    expect(upper).toBeCloseTo(0.38, 12)
  })
  it('11 Imbens–Manski: 1.96 at zero width, 1.6815 at width = se, 1.645 when wide', () => {
    expect(imbensManskiFactor(0)).toBeCloseTo(1.96, 3)
    expect(imbensManskiFactor(1)).toBeCloseTo(1.6815, 4)
    expect(imbensManskiFactor(50)).toBeCloseTo(1.645, 3)
    const wide = imbensManski(age, { lower: 0.01, upper: 0.02 })
    expect(wide.lower).toBeCloseTo(0.41 - 1.6449 * 0.01, 4)
    expect(wide.upper).toBeCloseTo(0.74 + 1.6449 * 0.02, 4)
    expect(imbensManski(age, { lower: 0, upper: 0 })).toEqual(age)
  })
  it('a change is known only when the intervals do not overlap', () => {
    expect(changeBetween({ lower: 0.2, upper: 0.3 }, { lower: 0.31, upper: 0.4 })).toBe('rose')
    expect(changeBetween({ lower: 0.2, upper: 0.3 }, { lower: 0.305, upper: 0.4 }, 0.01)).toBe('cannot_tell')
    expect(changeBetween({ lower: 0.2, upper: 0.3 }, { lower: 0.1, upper: 0.15 })).toBe('fell')
    expect(changeBetween({ lower: 0.2, upper: 0.3 }, { lower: 0.29, upper: 0.4 })).toBe('cannot_tell')
  })
})

describe('closed forms, properties', () => {
  const range = fc
    .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([a, b]) => ({ lower: Math.min(a, b), upper: Math.max(a, b) }))
  it('Fréchet bounds hold independence, and are attained by nested and by disjoint sets', () => {
    fc.assert(
      fc.property(range, range, (a, b) => {
        const joint = frechetAnd([a, b])
        const independent = independentAnd([a, b])
        expect(joint.lower).toBeLessThanOrEqual(independent.lower + 1e-12)
        expect(joint.upper).toBeGreaterThanOrEqual(independent.upper - 1e-12)
        // Nested: everybody in the smaller set is in the other. Spread apart: the overlap is what cannot be avoided.
        expect(joint.upper).toBeCloseTo(Math.min(a.upper, b.upper), 12)
        expect(joint.lower).toBeCloseTo(Math.max(0, a.lower - (1 - b.lower)), 12)
      }),
    )
  })
  it('knowing more of the audience never widens', () => {
    fc.assert(
      fc.property(
        range,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (r, a, b) => {
          const [less, more] = [withUnknown(r, Math.min(a, b)), withUnknown(r, Math.max(a, b))]
          expect(less.lower).toBeLessThanOrEqual(more.lower + 1e-12)
          expect(less.upper).toBeGreaterThanOrEqual(more.upper - 1e-12)
        },
      ),
    )
  })
  it('the factor falls with the width and stays between 1.645 and 1.96', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 20, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (w, more) => {
          expect(imbensManskiFactor(w + more)).toBeLessThanOrEqual(imbensManskiFactor(w) + 1e-9)
          expect(imbensManskiFactor(w)).toBeGreaterThan(1.6448)
          expect(imbensManskiFactor(w)).toBeLessThan(1.96)
        },
      ),
    )
  })
})
