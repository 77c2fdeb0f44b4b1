import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shareBounds } from '../../electron/engine/audience/share'
import type { ShareBounds } from '../../electron/engine/audience/share'
import type { Breakdown, Cell, Target } from '../../electron/engine/audience/types'
import { ages, band, breakdown, EXAMPLE_AGES, EXAMPLE_PLACES, EXAMPLE_TOWNS } from './build'
import { isGender, places, target, town } from './build'

const STUDENTS = ages(18, 25)

function sharesOf(b: Breakdown, target: Target, pyramid: ReadonlyMap<number, number> | null = null): ShareBounds {
  const share = shareBounds(b, target, pyramid)
  if ('code' in share) throw new Error(share.code)
  return share
}

function expectBounds(share: ShareBounds, lower: number, upper: number) {
  expect(share.lower).toBeCloseTo(lower, 10)
  expect(share.upper).toBeCloseTo(upper, 10)
}

describe('worked examples of the method', () => {
  it('1 straddled band: 18–25 gives [.41, .74], uniform .443', () => {
    const share = sharesOf(breakdown(EXAMPLE_AGES), STUDENTS)
    expectBounds(share, 0.41, 0.74)
    expect(share.working).toBeCloseTo(0.443, 10)
    expect(share.assumptions).toEqual(['uniform_in_band'])
  })
  it('1 with an age pyramid the working value follows it', () => {
    const pyramid = new Map([...Array(10).keys()].map((i) => [25 + i, i === 0 ? 3 : 1]))
    const share = sharesOf(breakdown(EXAMPLE_AGES), STUDENTS, pyramid)
    expect(share.working).toBeCloseTo(0.41 + (0.33 * 3) / 12, 10)
    expect(share.assumptions).toEqual(['age_pyramid'])
  })
  it('2 unknown part: K = .8 gives [.328, .792], working as the known ones', () => {
    const share = sharesOf(breakdown(EXAMPLE_AGES, { knownShare: 0.8 }), STUDENTS)
    expectBounds(share, 0.328, 0.792)
    expect(share.working).toBeCloseTo(0.443, 10)
    expect(share.assumptions).toContain('unknown_like_known')
    expect(share.scope).toBe('all')
  })
  it('3 cut list: [.36, .39] when sorted, [.36, .82] when not', () => {
    const list = { dimension: 'city', sortedComplete: true } as const
    expectBounds(sharesOf(breakdown(EXAMPLE_TOWNS, list), EXAMPLE_PLACES), 0.36, 0.39)
    expectBounds(sharesOf(breakdown(EXAMPLE_TOWNS, { ...list, sortedComplete: false }), EXAMPLE_PLACES), 0.36, 0.82)
    expectBounds(sharesOf(breakdown(EXAMPLE_TOWNS, list), places('FR.32.59/A', 'FR.32.59/B')), 0.36, 0.36)
    expect(sharesOf(breakdown(EXAMPLE_TOWNS, list), EXAMPLE_PLACES).working).toBeNull()
  })
  it('4 withheld cells: each up to 99 people', () => {
    const cells = [band(13, 17, null), band(18, 24, 600), band(25, null, 350)]
    const share = sharesOf(breakdown(cells, { unit: 'count', total: 1000, knownShare: 1 }), ages(13, 17))
    // Everybody's age is known and 50 people are not printed: they can only be in the withheld cell.
    expectBounds(share, 0.05, 0.05)
    // 750 people, all of known age: the 150 that are not printed are in two cells of at most 99.
    const two = breakdown([band(13, 17, null), band(18, 24, 600), band(25, null, null)], {
      unit: 'count',
      total: 750,
      knownShare: 1,
    })
    const limited = sharesOf(two, ages(0, 17))
    expectBounds(limited, 51 / 750, 99 / 750)
    expect(limited.reasons.map((r) => r.code)).toContain('withheld_cells')
    const elsewhere = sharesOf(breakdown([...cells, band(10, 12, null)], { unit: 'count', total: 1200 }), ages(18, 24))
    expectBounds(elsewhere, 0.5, (600 + 250) / 1200)
  })
  it('5 rounding: half a printed step on each line, both ends', () => {
    const whole = breakdown([band(18, 24, 0.41), band(25, 34, 0.33), band(35, null, 0.26)], { rounding: 0.01 })
    const share = sharesOf(whole, STUDENTS)
    expectBounds(share, 0.405, 0.745)
    expect(share.reasons).toContainEqual({ code: 'rounding', data: { step: 0.01 } })
  })
  it('the table itself limits rounding: everybody is everybody', () => {
    const whole = breakdown([band(13, 24, 0.5), band(25, null, 0.5)], { rounding: 0.01 })
    expectBounds(sharesOf(whole, ages(13, null)), 1, 1)
  })
})

describe('edges', () => {
  it('the target covers everything', () => {
    expectBounds(sharesOf(breakdown(EXAMPLE_AGES), ages(13, null)), 1, 1)
    expectBounds(sharesOf(breakdown(EXAMPLE_AGES, { knownShare: 0.6 }), ages(0, null)), 1, 1)
  })
  it('no known data gives [0, 1]', () => {
    expectBounds(sharesOf(breakdown(EXAMPLE_AGES, { knownShare: 0 }), STUDENTS), 0, 1)
    expectBounds(sharesOf(breakdown([{ label: '?', value: 1 }]), STUDENTS), 0, 1)
  })
  it('an empty list, an audience of nobody, an invalid value are said, not computed', () => {
    expect(shareBounds(breakdown([]), STUDENTS)).toMatchObject({ code: 'empty_breakdown' })
    expect(shareBounds(breakdown(EXAMPLE_AGES, { total: 0 }), STUDENTS)).toMatchObject({ code: 'no_audience' })
    expect(shareBounds(breakdown([band(18, 24, 0)], { unit: 'count' }), STUDENTS)).toMatchObject({
      code: 'no_audience',
    })
    expect(shareBounds(breakdown([band(18, 24, -1)]), STUDENTS)).toMatchObject({ code: 'invalid_value' })
    expect(shareBounds(breakdown([band(18, 24, NaN)]), STUDENTS)).toMatchObject({ code: 'invalid_value' })
  })
  it('100.3 % is rounding, 112 % is refused', () => {
    const over = [band(13, 24, 0.503), band(25, null, 0.5)]
    const share = sharesOf(breakdown(over, { rounding: 0.001 }), ages(13, 24))
    expect(share.lower).toBeLessThanOrEqual(0.5)
    expect(share.upper).toBeGreaterThanOrEqual(0.503)
    expect(share.scope).toBe('known')
    const twelve = [band(13, 24, 0.62), band(25, null, 0.5)]
    const refused = shareBounds(breakdown(twelve, { rounding: 0.001 }), ages(13, 24))
    expect(refused).toMatchObject({ code: 'sum_over_total' })
    expect('data' in refused && refused.data.sum).toBeCloseTo(1.12, 10)
  })
  it('shares that fill the table speak of the known people only; a short table shows its unknown part', () => {
    const full = sharesOf(breakdown(EXAMPLE_AGES), STUDENTS)
    expect(full).toMatchObject({ scope: 'known', known: null })
    expect(full.reasons[0]).toEqual({ code: 'known_share_not_stated', data: { dimension: 'age' } })
    const short = sharesOf(breakdown([band(18, 24, 0.5), band(25, null, 0.2)]), ages(18, 24))
    expect(short.scope).toBe('all')
    expect(short.known).toBeCloseTo(0.7, 10)
    expectBounds(short, 0.5, 0.8)
    const counted = sharesOf(
      breakdown([band(18, 24, 500), band(25, null, 200)], { unit: 'count', total: 1000 }),
      ages(18, 24),
    )
    expectBounds(counted, 0.5, 0.8)
    expect(counted.known).toBeCloseTo(0.7, 10)
  })
  it('counts without a total: a list says at most how large a share is, withheld cells leave a little', () => {
    const towns = [town('FR.1/A', 300), town('FR.1/B', 100)]
    const listed = breakdown(towns, { dimension: 'city', unit: 'count', sortedComplete: true })
    // All of A, of at least 400: at most 3/4, and as little as one likes when many are not listed.
    const a = sharesOf(listed, places('FR.1/A'))
    expectBounds(a, 0, 0.75)
    expect(a).toMatchObject({ scope: 'known', known: null, working: null })
    expect(a.remedies[0]).toMatchObject({ datum: { code: 'no_total' }, after: { lower: 0.75, upper: 0.75 } })
    // C is not listed: at most as many as in B, who are then 100 of 500 more.
    expectBounds(sharesOf(listed, places('FR.1/A', 'FR.1/C')), 0, 400 / 500)
    expectBounds(sharesOf(listed, places('FR.1/B', 'FR.1/C')), 0, 200 / 500)
    // 300 women, 100 men, others withheld: 0 to 99 of 400 to 499.
    const counted = [
      { label: 'W', gender: 'women' as const, value: 300 },
      { label: 'M', gender: 'men' as const, value: 100 },
      { label: 'O', gender: 'other' as const, value: null },
    ]
    const tabled = breakdown(counted, { dimension: 'gender', unit: 'count' })
    const women = sharesOf(tabled, target({ gender: isGender('women') }))
    expectBounds(women, 300 / 499, 0.75)
  })
  it('counts of a cut list with a total are shares of everybody', () => {
    const b = breakdown([town('FR.1/A', 300), town('FR.1/B', 100)], { dimension: 'city', unit: 'count', total: 1000 })
    const share = sharesOf(b, places('FR.1/A'))
    expectBounds(share, 0.3, 0.9)
    expect(share).toMatchObject({ scope: 'all', known: null, working: null })
  })
  it('a straddled open band has no working value without a pyramid', () => {
    expect(sharesOf(breakdown([band(18, 64, 0.5), band(65, null, 0.5)]), ages(60, 70)).working).toBeNull()
  })
  it('women of 18–25 from a crossed table', () => {
    const cells: Cell[] = [
      { ...band(18, 24, 0.3), gender: 'women' },
      { ...band(18, 24, 0.2), gender: 'men' },
      { ...band(25, 34, 0.1), gender: 'women' },
      { ...band(25, 34, 0.25), gender: 'men' },
      { ...band(18, 24, 0.15), gender: 'unknown' },
    ]
    const target: Target = { ...ages(18, 25), gender: isGender('women') }
    expectBounds(sharesOf(breakdown(cells, { dimension: 'age_gender' }), target), 0.3, 0.55)
  })
  it('a label that fits no known place may be in the target, up to its value', () => {
    const cells = [town('FR.32.59/A', 0.5), { label: 'Nowhere', value: 0.1 }, town('KR.11/Seoul', 0.4)]
    const share = sharesOf(breakdown(cells, { dimension: 'city', sortedComplete: true }), places('FR.32.59/A'))
    expectBounds(share, 0.5, 0.6)
    expect(share.reasons).toContainEqual({ code: 'unresolved_label', data: { label: 'Nowhere', dimension: 'city' } })
  })
})

const LIMITS = [13, 18, 25, 35, 45, 55, 65]
/** Small whole numbers of people per band, as an age table of shares; the target has any limits. */
const tables = fc.record({
  people: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 7, maxLength: 7 }).filter((p) => p.some((n) => n > 0)),
  from: fc.integer({ min: 0, max: 70 }),
  years: fc.option(fc.integer({ min: 0, max: 40 })),
  known: fc.option(fc.double({ min: 0.05, max: 1, noNaN: true })),
  rounding: fc.constantFrom<number[]>(0, 0.001, 0.01),
})
type Table = typeof tables extends fc.Arbitrary<infer T> ? T : never

const cellsOf = (t: Table): Cell[] => {
  const whole = t.people.reduce((a, b) => a + b, 0)
  return LIMITS.map((from, i) =>
    band(from, (LIMITS[i + 1] ?? 0) - 1 > 0 ? (LIMITS[i + 1] ?? 0) - 1 : null, (t.people[i] ?? 0) / whole),
  )
}
const tableOf = (t: Table, cells = cellsOf(t)) => breakdown(cells, { knownShare: t.known, rounding: t.rounding })
const targetOf = (t: Table) => ages(t.from, t.years === null ? null : t.from + t.years)

describe('properties', () => {
  it('lower ≤ working ≤ upper, all within 0–1', () => {
    fc.assert(
      fc.property(tables, (t) => {
        const { lower, upper, working } = sharesOf(tableOf(t), targetOf(t))
        expect(lower).toBeGreaterThanOrEqual(0)
        expect(upper).toBeLessThanOrEqual(1)
        expect(lower).toBeLessThanOrEqual(upper)
        if (working === null) return
        expect(working).toBeGreaterThanOrEqual(lower)
        expect(working).toBeLessThanOrEqual(upper)
      }),
    )
  })
  it('the order of the lines is irrelevant', () => {
    fc.assert(
      fc.property(tables, fc.infiniteStream(fc.nat()), (t, stream) => {
        const cells = cellsOf(t)
        const shuffled = cells.map((cell) => ({ cell, at: stream.next().value as number })).sort((a, b) => a.at - b.at)
        const [a, b] = [
          sharesOf(tableOf(t), targetOf(t)),
          sharesOf(
            tableOf(
              t,
              shuffled.map((s) => s.cell),
            ),
            targetOf(t),
          ),
        ]
        expectBounds(b, a.lower, a.upper)
      }),
    )
  })
  it('merging two bands never narrows, splitting one never widens', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 0, max: 5 }), (t, at) => {
        const cells = cellsOf(t)
        const [a, b] = [cells[at], cells[at + 1]]
        if (a?.ageFrom === undefined || b?.ageTo === undefined) throw new Error('bands')
        const merged = [
          ...cells.slice(0, at),
          band(a.ageFrom, b.ageTo, (a.value ?? 0) + (b.value ?? 0)),
          ...cells.slice(at + 2),
        ]
        const exact = { ...t, rounding: 0 }
        const [fine, coarse] = [sharesOf(tableOf(exact), targetOf(t)), sharesOf(tableOf(exact, merged), targetOf(t))]
        expect(coarse.lower).toBeLessThanOrEqual(fine.lower + 1e-9)
        expect(coarse.upper).toBeGreaterThanOrEqual(fine.upper - 1e-9)
      }),
    )
  })
  it('knowing more of the audience never widens; nor do exact values', () => {
    fc.assert(
      fc.property(tables, fc.double({ min: 0, max: 1, noNaN: true }), (t, part) => {
        const known = t.known ?? 1
        const [more, less] = [known, known * part].map((k) => sharesOf(tableOf({ ...t, known: k }), targetOf(t)))
        expect((less?.upper ?? 0) - (less?.lower ?? 0)).toBeGreaterThanOrEqual(
          (more?.upper ?? 0) - (more?.lower ?? 0) - 1e-9,
        )
        const [exact, rounded] = [0, 0.01].map((rounding) => sharesOf(tableOf({ ...t, rounding }), targetOf(t)))
        expect(rounded?.lower).toBeLessThanOrEqual((exact?.lower ?? 0) + 1e-9)
        expect(rounded?.upper).toBeGreaterThanOrEqual((exact?.upper ?? 0) - 1e-9)
      }),
    )
  })
  it('both ends are attained: the extreme audience publishes the same table', () => {
    fc.assert(
      fc.property(tables, (t) => {
        const exact = { ...t, rounding: 0 }
        const [b, target] = [tableOf(exact), targetOf(t)]
        const { lower, upper } = sharesOf(b, target)
        const from = t.from
        const to = t.years === null ? Infinity : t.from + t.years
        const known = t.known ?? 1
        for (const [end, extreme] of [
          [lower, 'fewest'],
          [upper, 'most'],
        ] as const) {
          // People as (age, mass): each band wholly at an age in the target where it has one ('most') or has another ('fewest').
          const people = b.cells.map((cell) => {
            const years = Array.from(
              { length: (cell.ageTo ?? 140) - (cell.ageFrom ?? 0) + 1 },
              (_, i) => (cell.ageFrom ?? 0) + i,
            )
            const wanted = years.find((age) => (age >= from && age <= to) === (extreme === 'most'))
            return { age: wanted ?? years[0] ?? 0, mass: (cell.value ?? 0) * known }
          })
          const unknownAge = (extreme === 'most' ? [from] : [from - 1, to + 1].filter((age) => age >= 0))[0] ?? from
          const everybody = [...people, { age: unknownAge, mass: 1 - known }]
          const share = everybody.filter(({ age }) => age >= from && age <= to).reduce((sum, { mass }) => sum + mass, 0)
          expect(share).toBeCloseTo(end, 9)
        }
      }),
    )
  })
  it('a cut list is attained too, with the missing town at its largest', () => {
    const share = sharesOf(breakdown(EXAMPLE_TOWNS, { dimension: 'city', sortedComplete: true }), EXAMPLE_PLACES)
    const most = [...EXAMPLE_TOWNS, town('FR.32.59/E', 0.03)]
    const rest = Array.from({ length: 43 }, (_, i) => town(`KR.11/T${i}`, 0.01))
    const everybody = sharesOf(
      breakdown([...most, ...rest], { dimension: 'city', sortedComplete: true }),
      EXAMPLE_PLACES,
    )
    expectBounds(everybody, share.upper, share.upper)
  })
})

describe('what would narrow it', () => {
  it('names the straddled band and the unknown part, with the width that would remain', () => {
    const share = sharesOf(breakdown(EXAMPLE_AGES, { knownShare: 0.8 }), STUDENTS)
    const [first, second] = share.remedies
    expect(first?.datum).toEqual({ code: 'age_band_split', data: { from: 25, to: 34 } })
    expect((first?.after.upper ?? 0) - (first?.after.lower ?? 0)).toBeCloseTo(0.2, 10)
    expect(second?.datum.code).toBe('unknown_share')
    expect(second?.datum.data.share).toBeCloseTo(0.2, 10)
    expect((second?.after.upper ?? 0) - (second?.after.lower ?? 0)).toBeCloseTo(0.33, 10)
  })
})
