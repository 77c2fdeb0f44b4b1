import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Range } from '../../electron/engine/audience/bounds'
import { meets } from '../../electron/engine/audience/formula'
import { jointBounds } from '../../electron/engine/audience/joint'
import { joinedBy } from '../../electron/engine/audience/simplify'
import type { Breakdown, Cell, Formula, Gender } from '../../electron/engine/audience/types'
import { aged, band, both, breakdown, either, isGender, livesIn, town } from './build'
import { compose, expectRange, solver, source } from './buildJoint'

type Someone = { readonly age: number; readonly gender: Gender; readonly place: string }
const PLACES = ['FR.32.59/A', 'FR.32.62/B', 'FR.11.75/P', 'BE.WAL/T', 'MA.01/M']
const someone = fc.record({
  age: fc.integer({ min: 13, max: 40 }),
  gender: fc.constantFrom<Gender>('women', 'men', 'other'),
  place: fc.constantFrom(...PLACES),
})
const audience = fc.array(someone, { minLength: 1, maxLength: 12 })
const literal = fc.oneof(
  fc
    .tuple(fc.integer({ min: 10, max: 35 }), fc.integer({ min: 0, max: 12 }))
    .map(([from, years]) => aged(from, from + years)),
  fc.constantFrom('women' as const, 'men' as const).map(isGender),
  fc.constantFrom('FR', 'FR.32', 'FR.32.59', 'BE', ...PLACES).map((id) => livesIn(id)),
)
/** As conditions of a persona are joined; those that exclude each other are no target. */
const joins = (kind: 'all' | 'any', of: fc.Arbitrary<readonly (Formula | null)[]>): fc.Arbitrary<Formula> =>
  of
    .map((parts) =>
      joinedBy(
        kind,
        parts.filter((part) => part !== null),
      ),
    )
    .filter((formula) => formula !== null)
const all = (...of: readonly Formula[]) => joinedBy('all', of)
const formulas: fc.Arbitrary<Formula> = fc.oneof(
  literal,
  joins('all', fc.array(literal, { minLength: 2, maxLength: 3 })),
  joins('any', fc.array(literal, { minLength: 2, maxLength: 3 })),
  joins(
    'any',
    fc.tuple(literal, literal, literal).map(([a, b, c]) => [all(a, b), c]),
  ),
  joins(
    'any',
    fc.tuple(literal, literal, literal, literal).map(([a, b, c, d]) => [all(a, b), all(c, d)]),
  ),
)
const LIMITS = [13, 18, 25, 30]
const ranks = fc.record({
  limits: fc.subarray(LIMITS, { minLength: 1 }),
  known: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
})

const shareOf = (people: readonly Someone[], formula: Formula) =>
  people.filter(({ age, gender, place }) => meets(formula, { age: { from: age, to: age }, gender, placeIds: [place] }))
    .length / people.length

/** A table of the people whose value is known, as exact shares of all. */
function published(
  people: readonly Someone[],
  known: readonly boolean[],
  cells: readonly { readonly cell: Cell; readonly has: (who: Someone) => boolean }[],
  changes: Partial<Breakdown>,
): Breakdown {
  const told = people.filter((_, i) => known[i] !== false)
  const share = told.length / people.length
  const values = cells.map(({ cell, has }) => ({
    ...cell,
    value: told.length === 0 ? 0 : told.filter(has).length / told.length,
  }))
  return breakdown(values, { knownShare: share, ...changes })
}
const agesOf = (limits: readonly number[]) => {
  const from = limits[0] === 13 ? limits : [13, ...limits]
  return from.map((start, i) =>
    band(start, (from[i + 1] ?? Infinity) - 1 === Infinity ? null : (from[i + 1] ?? 0) - 1, 0),
  )
}
const inBand = (cell: Cell) => (who: Someone) => who.age >= (cell.ageFrom ?? 0) && who.age <= (cell.ageTo ?? Infinity)

type Ranks = { limits: number[]; known: boolean[] }
function tablesOf(people: readonly Someone[], [age, crossed, city, country]: readonly [Ranks, Ranks, Ranks, Ranks]) {
  const genders: Gender[] = ['women', 'men', 'other']
  const list = (ids: readonly string[], id: number, r: Ranks, dimension: 'city' | 'country') =>
    published(
      people,
      r.known,
      ids.map((at) => ({ cell: town(at, 0), has: (who) => who.place.startsWith(at) })),
      { id, dimension },
    )
  return [
    published(
      people,
      age.known,
      agesOf(age.limits).map((cell) => ({ cell, has: inBand(cell) })),
      { id: 1 },
    ),
    published(
      people,
      crossed.known,
      agesOf(crossed.limits).flatMap((cell) =>
        genders.map((gender) => ({
          cell: { ...cell, gender },
          has: (who: Someone) => inBand(cell)(who) && who.gender === gender,
        })),
      ),
      { id: 2, dimension: 'age_gender' },
    ),
    list(PLACES.slice(0, city.limits.length), 3, city, 'city'),
    list(['FR', 'BE', 'MA'].slice(0, country.limits.length), 4, country, 'country'),
  ].filter((table) => table.cells.some(({ value }) => (value ?? 0) > 0))
}
const publications = fc
  .tuple(audience, formulas, fc.tuple(ranks, ranks, ranks, ranks))
  .map(([people, formula, all]) => ({
    people,
    formula,
    tables: tablesOf(people, all),
  }))
const CLOSE = 1e-6

describe('properties, several tables with people unknown to each', () => {
  it('holds the truth, and no table more ever widens', () => {
    fc.assert(
      fc.property(publications, ({ people, formula, tables }) => {
        let before: Range = { lower: 0, upper: 1 }
        for (let count = 0; count <= tables.length; count++) {
          const range = compose(formula, tables.slice(0, count))
          const truth = shareOf(people, formula)
          expect(range.lower).toBeLessThanOrEqual(truth + CLOSE)
          expect(range.upper).toBeGreaterThanOrEqual(truth - CLOSE)
          expect(range.lower).toBeGreaterThanOrEqual(before.lower - CLOSE)
          expect(range.upper).toBeLessThanOrEqual(before.upper + CLOSE)
          before = range
        }
      }),
      { numRuns: 60 },
    )
  })
  it('part by part is the whole program, in any order of tables and lines', () => {
    fc.assert(
      fc.property(publications, ({ formula, tables }) => {
        const range = compose(formula, tables)
        const whole = jointBounds(formula, tables.map(source), [], solver)
        if (typeof whole === 'string') throw new Error(whole)
        expectRange(whole, range.lower, range.upper, 5)
        const turned = tables.toReversed().map((table) => ({ ...table, cells: table.cells.toReversed() }))
        expectRange(compose(formula, turned), range.lower, range.upper, 5)
      }),
      { numRuns: 60 },
    )
  })
})

describe('properties, exact tables of few people', () => {
  /** Every audience of as many people that publishes the same two tables: ages of one, genders of the other. */
  function everyAudience(people: readonly Someone[], limits: readonly number[]): Someone[][] {
    const ages = people.map(({ age }) => age)
    const bandOf = (age: number) => agesOf(limits).findIndex((cell) => inBand(cell)({ age, gender: 'men', place: '' }))
    const years = (age: number) => [14, 16, 19, 20, 22, 26, 28, 33].filter((year) => bandOf(year) === bandOf(age))
    const genders = permutations(people.map(({ gender }) => gender))
    const spread = ages.reduce<number[][]>(
      (all, age) => all.flatMap((each) => years(age).map((year) => [...each, year])),
      [[]],
    )
    return spread.flatMap((own) =>
      genders.map((order) => own.map((age, i): Someone => ({ age, gender: order[i] ?? 'other', place: '' }))),
    )
  }
  const permutations = <T>(list: readonly T[]): T[][] =>
    list.length === 0
      ? [[]]
      : list.flatMap((each, i) =>
          permutations([...list.slice(0, i), ...list.slice(i + 1)]).map((rest) => [each, ...rest]),
        )
  const asked = fc.oneof(
    fc
      .tuple(fc.constantFrom(13, 15, 18, 20, 25), fc.constantFrom(17, 20, 24, 27))
      .filter(([from, to]) => from <= to)
      .map(([from, to]) => aged(from, to)),
    fc.constantFrom('women' as const, 'men' as const).map(isGender),
  )
  const shapes = fc.oneof(
    fc.tuple(asked, asked).map((of) => both(...of)),
    fc.tuple(asked, asked, asked).map(([a, b, c]) => either(both(a, b), c)),
    fc.tuple(asked, asked, asked, asked).map(([a, b, c, d]) => either(both(a, b), both(c, d))),
  )
  it('both ends are attained: some audience that publishes the same tables has that share', () => {
    fc.assert(
      fc.property(
        fc.array(someone, { minLength: 1, maxLength: 3 }),
        shapes,
        fc.subarray(LIMITS, { minLength: 1 }),
        (people, formula, limits) => {
          const ages = published(
            people,
            [],
            agesOf(limits).map((cell) => ({ cell, has: inBand(cell) })),
            { id: 1 },
          )
          const genders = published(
            people,
            [],
            (['women', 'men', 'other'] as const).map((gender) => ({
              cell: { label: gender, gender, value: 0 },
              has: (who) => who.gender === gender,
            })),
            { id: 2, dimension: 'gender' },
          )
          const range = compose(formula, [ages, genders])
          const shares = everyAudience(people, limits).map((each) => shareOf(each, formula))
          expectRange(range, Math.min(...shares), Math.max(...shares), 5)
        },
      ),
      { numRuns: 80 },
    )
  })
  it('merging two bands never narrows', () => {
    fc.assert(
      fc.property(
        audience,
        formulas,
        fc.subarray(LIMITS, { minLength: 2 }),
        fc.nat(),
        (people, formula, limits, at) => {
          const table = (cells: readonly Cell[]) =>
            published(
              people,
              [],
              cells.map((cell) => ({ cell, has: inBand(cell) })),
              { id: 1 },
            )
          const list = published(
            people,
            [],
            ['FR', 'BE', 'MA'].map((id) => ({ cell: town(id, 0), has: (who) => who.place.startsWith(id) })),
            { id: 4, dimension: 'country' },
          )
          const dropped = limits.filter((_, i) => i !== 1 + (at % (limits.length - 1)))
          const [fine, coarse] = [limits, dropped].map((each) => compose(formula, [table(agesOf(each)), list]))
          expect(coarse?.lower).toBeLessThanOrEqual((fine?.lower ?? 0) + CLOSE)
          expect(coarse?.upper).toBeGreaterThanOrEqual((fine?.upper ?? 0) - CLOSE)
        },
      ),
      { numRuns: 80 },
    )
  })
})
