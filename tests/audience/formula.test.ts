import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agePieces, axesOf, dimensionsOf, EVERYBODY, meets, wholeOf } from '../../electron/engine/audience/formula'
import type { Gazetteer } from '../../electron/engine/audience/gazetteer'
import { readLanguage } from '../../electron/engine/audience/labels'
import { joinedBy } from '../../electron/engine/audience/simplify'
import { targetOf } from '../../electron/engine/audience/targetOf'
import { dimensionOf } from '../../shared/targetDimensions'
import type { Formula } from '../../electron/engine/audience/types'
import type { Condition } from '../../shared/contract/audience'
import { aged, both, either, isGender, livesIn, target } from './build'

/** No condition here names a place. */
const nowhere: Gazetteer = {
  source: '',
  licence: '',
  countries: [],
  townsNamed: () => [],
  townsBeginning: () => [],
  areasNamed: () => [],
  areaName: (code) => code,
  placesWithin: () => [],
  town: () => null,
}
const read = (...conditions: Condition[]) => targetOf(conditions, nowhere)
const student: Formula = { kind: 'status', statuses: ['etudiant'] }

describe('whether somebody meets a target', () => {
  it('says yes, no, or that it cannot be told', () => {
    const camille = target({ age: aged(18, 25), place: livesIn('FR.32.59/A') })
    const at = (from: number, to: number | null) => ({ age: { from, to }, placeIds: ['FR.32.59/A'] })
    expect(meets(camille, at(18, 24))).toBe(true)
    expect(meets(camille, at(25, 34))).toBeNull()
    expect(meets(camille, at(26, null))).toBe(false)
    expect(meets(camille, { age: { from: 20, to: 20 } })).toBeNull()
    expect(meets(camille, { age: { from: 40, to: 40 } })).toBe(false)
    expect(meets(camille, { ...at(20, 20), placeIds: ['FR.32.59'] })).toBeNull()
    expect(meets(EVERYBODY, {})).toBe(true)
  })
  it('alternatives: one is enough, whatever else is not known', () => {
    const asked = either(student, both(aged(18, 25), livesIn('FR.32.59/A')))
    expect(meets(asked, { statuses: ['Étudiant', 'personnel'] })).toBe(true)
    expect(meets(asked, { statuses: ['personnel'], age: { from: 30, to: 34 } })).toBe(false)
    expect(meets(asked, { statuses: ['personnel'] })).toBeNull()
    expect(meets(asked, { statuses: [], age: { from: 30, to: 34 } })).toBeNull()
  })
  it('an end at which nobody is left is no end: 65 and over lies in 55 to 120', () => {
    const { target: paule } = read({ kind: 'age', from: 55, to: 120 })
    expect(meets(paule, { age: { from: 65, to: null } })).toBe(true)
    expect(meets(read({ kind: 'age', from: 55, to: 90 }).target, { age: { from: 65, to: null } })).toBeNull()
  })
  it('sees through what any value would give', () => {
    expect(meets(either(aged(18, 20), aged(21, 24)), { age: { from: 18, to: 24 } })).toBe(true)
    expect(meets(either(isGender('women'), isGender('men')), { gender: 'unknown' })).toBeNull()
    expect(
      meets(either(both(isGender('women'), aged(18, 24)), both(isGender('men'), aged(18, 30))), {
        age: { from: 18, to: 24 },
        gender: 'other',
      }),
    ).toBe(false)
    expect(meets(both(isGender('women'), isGender('men')), {})).toBe(false)
    expect(meets(aged(0, null), {})).toBe(true)
  })
  it('words are equal whatever their case and accents', () => {
    const asked: Formula = { kind: 'occupation', facet: 'job_function', values: ['education', 'recherche'] }
    expect(meets(asked, { occupation: { job_function: ['Éducation'] } })).toBe(true)
    expect(meets(asked, { occupation: { seniority: ['Éducation'] } })).toBeNull()
    expect(meets({ kind: 'language', languages: ['fr'] }, { language: 'en' })).toBe(false)
  })
  it('an age range is cut where the target cuts', () => {
    expect(agePieces(either(aged(18, 25), aged(30, null)), { from: 13, to: 34 })).toEqual([
      { from: 13, to: 17 },
      { from: 18, to: 25 },
      { from: 26, to: 29 },
      { from: 30, to: 34 },
    ])
  })
})

describe('conditions of a persona as a target', () => {
  const students: Condition = { kind: 'status', statuses: ['Étudiant', 'étudiant'] }
  it('belong to their dimension; alternatives that mix several to none', () => {
    const ages: Condition = {
      kind: 'any',
      of: [
        { kind: 'age', from: 18, to: 25 },
        { kind: 'age', from: 26, to: 30 },
      ],
    }
    const mixed: Condition = {
      kind: 'any',
      of: [
        students,
        {
          kind: 'all',
          of: [
            { kind: 'age', from: 18, to: 25 },
            { kind: 'gender', gender: 'women' },
          ],
        },
      ],
    }
    expect([ages, mixed, students].map(dimensionOf)).toEqual(['age', 'alternatives', 'status'])
    const { target: asked, problems } = read(ages, mixed, students)
    expect(problems).toEqual([])
    expect(dimensionsOf(asked)).toEqual(['age', 'status', 'alternatives'])
    // Two ranges that touch are one.
    expect(asked.age).toEqual(aged(18, 30))
    expect(asked.status).toEqual({ kind: 'status', statuses: ['etudiant'] })
    expect(axesOf(wholeOf(asked) ?? student)).toEqual(['age', 'status', 'gender'])
  })
  it('several of one dimension meet; those that exclude each other are told, inside alternatives too', () => {
    const range = (from: number, to: number | null): Condition => ({ kind: 'age', from, to })
    const apart: Condition = {
      kind: 'any',
      of: [
        { kind: 'age', from: 18, to: 25 },
        { kind: 'age', from: 60, to: null },
      ],
    }
    expect(read(apart, range(20, 65)).target.age).toEqual(either(aged(20, 25), aged(60, 65)))
    expect(read(apart, range(30, 40)).problems.map(({ code, text }) => [code, text])).toEqual([
      ['conditions_contradict', 'age'],
    ])
    const nobody: Condition = {
      kind: 'any',
      of: [
        { kind: 'status', statuses: ['x'] },
        {
          kind: 'all',
          of: [
            { kind: 'gender', gender: 'women' },
            { kind: 'gender', gender: 'men' },
          ],
        },
      ],
    }
    expect(read(nobody).problems).toEqual([{ code: 'conditions_contradict', text: 'gender', ids: [] }])
    expect(
      read({ kind: 'language', languages: ['fr', 'de'] }, { kind: 'language', languages: ['de', 'en'] }).target
        .language,
    ).toEqual({
      kind: 'language',
      languages: ['de'],
    })
  })
  it('somebody can have several statuses: asking for two is no contradiction', () => {
    const { target: asked, problems } = read({ kind: 'status', statuses: ['a'] }, { kind: 'status', statuses: ['b'] })
    expect(problems).toEqual([])
    expect(meets(asked, { statuses: ['a', 'b'] })).toBe(true)
    expect(meets(asked, { statuses: ['a'] })).toBe(false)
  })
})

describe('joining conditions', () => {
  const literal = fc.oneof(
    fc
      .tuple(fc.integer({ min: 10, max: 40 }), fc.option(fc.integer({ min: 0, max: 15 })))
      .map(([from, more]) => aged(from, more === null ? null : from + more)),
    fc.constantFrom('women' as const, 'men' as const).map(isGender),
    fc.constantFrom('FR', 'FR.32', 'FR.32.59/A', 'BE').map((id) => livesIn(id)),
    fc.subarray(['fr', 'en', 'ar'], { minLength: 1 }).map((languages): Formula => ({ kind: 'language', languages })),
    fc.subarray(['a', 'b', 'c'], { minLength: 1 }).map((statuses): Formula => ({ kind: 'status', statuses })),
  )
  const person = fc.record({
    age: fc.integer({ min: 8, max: 60 }).map((age) => ({ from: age, to: age })),
    gender: fc.constantFrom('women' as const, 'men' as const, 'other' as const),
    placeIds: fc.constantFrom('FR.32.59/A', 'FR.32.62/B', 'BE.WAL/T', 'MA.01/M').map((id) => [id]),
    language: fc.constantFrom('fr', 'en', 'ar', 'de'),
    statuses: fc.subarray(['a', 'b', 'c', 'd'], { minLength: 1 }),
  })
  it('never changes who meets them', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('all' as const, 'any' as const),
        fc.array(literal, { minLength: 1, maxLength: 5 }),
        person,
        (kind, of, who) => {
          const joined = joinedBy(kind, of)
          expect(joined === null ? false : meets(joined, who)).toBe(meets({ kind, of }, who))
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('languages as tables name them', () => {
  it.each([
    ['French', 'fr'],
    ['français (France)', 'fr'],
    ['Francais', 'fr'],
    ['fr_FR', 'fr'],
    ['en-US', 'en'],
    ['English (UK)', 'en'],
    ['Anglais', 'en'],
    ['Deutsch', 'de'],
    ['Arabe', 'ar'],
    ['العربية', 'ar'],
    ['Klingon', null],
    ['', null],
  ])('%s', (label, code) => expect(readLanguage(label)).toBe(code))
})
