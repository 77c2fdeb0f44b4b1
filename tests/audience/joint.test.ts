import { describe, expect, it } from 'vitest'
import { frechetAnd, frechetOr } from '../../electron/engine/audience/bounds'
import { composed } from '../../electron/engine/audience/compose'
import { shareBounds } from '../../electron/engine/audience/share'
import type { Cell, Formula } from '../../electron/engine/audience/types'
import { aged, band, both, breakdown, either, EXAMPLE_AGES, EXAMPLE_TOWNS, isGender, livesIn, town } from './build'
import { compose, expectRange, joint, solver, source } from './buildJoint'

const ALL = { knownShare: 1 } as const
const AGES = breakdown(EXAMPLE_AGES, ALL)
const TOWNS = breakdown(EXAMPLE_TOWNS, { ...ALL, id: 2, dimension: 'city', sortedComplete: true })
const HERE = livesIn('FR.32.59/A', 'FR.32.59/B', 'FR.32.59/E')
const YOUNG = aged(18, 25)

describe('the program gives the closed forms where they are exact', () => {
  it.each([
    ['1 straddled band', YOUNG, [AGES], 0.41, 0.74],
    ['2 unknown part', YOUNG, [{ ...AGES, knownShare: 0.8 }], 0.328, 0.792],
    ['3 cut list, sorted', HERE, [TOWNS], 0.36, 0.39],
    ['3 cut list, not sorted', HERE, [{ ...TOWNS, sortedComplete: false }], 0.36, 0.82],
    ['6 both', both(YOUNG, HERE), [AGES, TOWNS], 0, 0.39],
    ['6 one of two', either(YOUNG, HERE), [AGES, TOWNS], 0.41, 1],
    ['nothing known', YOUNG, [], 0, 1],
  ] as const)('%s', (_, formula, tables, lower, upper) => {
    expectRange(joint(formula, tables), lower, upper)
    expectRange(compose(formula, tables), lower, upper)
  })
  it('5 rounding and 4 withheld cells', () => {
    const rounded = breakdown([band(18, 24, 0.41), band(25, 34, 0.33), band(35, null, 0.26)], {
      ...ALL,
      rounding: 0.01,
    })
    expectRange(joint(YOUNG, [rounded]), 0.405, 0.745)
    const withheld = breakdown([band(13, 17, null), band(18, 24, 600), band(25, null, null)], {
      unit: 'count',
      total: 750,
      knownShare: 1,
    })
    expectRange(joint(aged(0, 17), [withheld]), 51 / 750, 99 / 750)
  })
})

describe('several tables at once', () => {
  const crossed = (women: readonly number[], men: readonly number[]) =>
    breakdown(
      [band(13, 17, 0), band(18, 24, 0), band(25, null, 0)].flatMap((cell, i): Cell[] => [
        { ...cell, gender: 'women', value: women[i] ?? 0 },
        { ...cell, gender: 'men', value: men[i] ?? 0 },
      ]),
      { ...ALL, id: 3, dimension: 'age_gender' },
    )
  it('towns and countries: who is not in France is in no French town', () => {
    const cities = breakdown([town('FR.32.59/A', 0.3), town('BE.WAL/T', 0.1)], { ...ALL, id: 4, dimension: 'city' })
    const countries = breakdown([town('FR', 0.55), town('BE', 0.35), town('MA', 0.1)], {
      ...ALL,
      id: 5,
      dimension: 'country',
    })
    // The list of towns alone leaves .6 of the people anywhere; .25 of all are in France and in no listed town.
    const here = livesIn('FR.32.59')
    expectRange(compose(here, [cities]), 0.3, 0.9)
    expectRange(compose(here, [cities, countries]), 0.3, 0.55)
    expectRange(compose(livesIn('FR'), [cities, countries]), 0.55, 0.55)
    // In Belgium but not in T: .25 of all.
    expectRange(compose(livesIn('BE.WAL'), [cities, countries]), 0.1, 0.35)
  })
  it('age × gender, and the town: women of 18–24 who live here', () => {
    const table = crossed([0.05, 0.4, 0.15], [0.05, 0.2, 0.15])
    const here = breakdown([town('FR.32.59/A', 0.7), town('FR.32.59/B', 0.3)], { ...ALL, id: 6, dimension: 'city' })
    const who = both(aged(18, 24), isGender('women'))
    expectRange(compose(who, [table]), 0.4, 0.4)
    expectRange(compose(both(who, livesIn('FR.32.59/A')), [table, here]), 0.1, 0.4)
  })
  it('age by itself and age × gender narrow each other', () => {
    // Of 18–24 crossed .6; by itself the finer table says .35 are 18–20 and .25 are 21–24.
    const fine = breakdown([band(13, 17, 0.1), band(18, 20, 0.35), band(21, 24, 0.25), band(25, null, 0.3)], ALL)
    const table = crossed([0.05, 0.5, 0.1], [0.05, 0.1, 0.2])
    const who = both(aged(18, 20), isGender('women'))
    // Fréchet on the two margins alone: [.35 + .65 − 1, .35] = [0, .35].
    expectRange(
      frechetAnd([
        { lower: 0.35, upper: 0.35 },
        { lower: 0.65, upper: 0.65 },
      ]),
      0,
      0.35,
    )
    // At most .1 of the 18–24 are men, so at least .25 of the .35 are women.
    expectRange(compose(who, [fine, table]), 0.25, 0.35)
  })
  it('alternatives over one and the same age: students of 18–24 or women of any age', () => {
    const table = crossed([0.05, 0.4, 0.15], [0.05, 0.2, 0.15])
    expectRange(compose(either(aged(18, 24), isGender('women')), [table]), 0.8, 0.8)
    const split = either(both(aged(18, 24), isGender('women')), both(aged(25, null), isGender('men')))
    expectRange(compose(split, [table]), 0.55, 0.55)
    // Both margins instead of the crossed table: .6 aged 18–24, .3 older, .6 women, .4 men.
    const ages = breakdown([band(13, 17, 0.1), band(18, 24, 0.6), band(25, null, 0.3)], ALL)
    const genders = breakdown(
      [
        { label: 'w', gender: 'women', value: 0.6 },
        { label: 'm', gender: 'men', value: 0.4 },
      ],
      { ...ALL, id: 7, dimension: 'gender' },
    )
    // Most: all women 18–24 and .3 men older. Fewest: .3 women older, the .6 of 18–24 hold .3 women at most … .2 at least.
    expectRange(compose(split, [ages, genders]), 0.2, 0.9)
  })
  it('languages: a list that is cut', () => {
    const cell = (language: string, value: number): Cell => ({ label: language, language, value })
    const list = breakdown([cell('fr', 0.7), cell('en', 0.1), cell('ar', 0.05)], {
      ...ALL,
      id: 8,
      dimension: 'language',
      sortedComplete: true,
    })
    const speaks = (...languages: string[]): Formula => ({ kind: 'language', languages })
    expectRange(compose(speaks('fr', 'de'), [list]), 0.7, 0.75)
    expectRange(joint(speaks('fr', 'de'), [list]), 0.7, 0.75)
    expectRange(joint(both(speaks('fr', 'de'), YOUNG), [list, AGES]), 0.11, 0.74)
  })
})

describe('tables that contradict each other', () => {
  const [a, b, c] = [0.2, 0.6, 0.61].map((value, i) =>
    breakdown([band(18, 24, value), band(25, null, 1 - value)], {
      ...ALL,
      id: i + 1,
      dimension: i === 0 ? 'age' : 'age_gender',
      rounding: 0.02,
    }),
  )
  it('leaves out as few as need be, in every way', () => {
    if (a === undefined || b === undefined || c === undefined) throw new Error('tables')
    const known = { given: [], solver }
    const two = composed(aged(18, 24), { ...known, sources: [a, b].map(source) })
    expect(two?.contradiction).toBe(true)
    expectRange(two?.range ?? { lower: 0, upper: 0 }, 0.19, 0.61)
    // Two of the three agree: only the third can be the one that is wrong.
    const three = composed(aged(18, 24), { ...known, sources: [a, b, c].map(source) })
    expectRange(three?.range ?? { lower: 0, upper: 0 }, 0.6, 0.61)
    expect(composed(aged(18, 24), { ...known, sources: [b, c].map(source) })?.contradiction).toBe(false)
  })
})

describe('one list of alternatives of one dimension', () => {
  it('any of two ranges is the union, and the closed form equals the program', () => {
    const apart = either(aged(13, 17), aged(25, 34))
    const share = shareBounds(AGES, apart)
    if ('code' in share) throw new Error(share.code)
    expectRange(share, 0.37, 0.37)
    expectRange(joint(apart, [AGES]), 0.37, 0.37)
    expect(
      frechetOr([
        { lower: 0.04, upper: 0.04 },
        { lower: 0.33, upper: 0.33 },
      ]).upper,
    ).toBeCloseTo(0.37, 12)
  })
})
