import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addAt,
  changeAt,
  conditionsOf,
  draftsOf,
  isWhole,
  leafProblem,
  newGroup,
  newLeaf,
  removeAt,
  type ConditionDraft,
} from '../../renderer/views/audience/conditions/conditionTree'
import { canKeep, draftOf, personaOf } from '../../renderer/views/audience/personaDraft'
import { condition, persona, type Condition, type SimpleCondition } from '../../shared/contract/audience'
import { OCCUPATION_FACETS } from '../../shared/vocabulary'

const word = fc.constantFrom('Lille', 'Étudiant·e', 'Research', 'Université de Valmont', 'a')
const words = fc.array(word, { minLength: 1, maxLength: 4 })
const simple: fc.Arbitrary<SimpleCondition> = fc.oneof(
  fc
    .tuple(fc.nat(120), fc.option(fc.nat(120)))
    .map(([a, b]) => ({ kind: 'age' as const, from: b === null ? a : Math.min(a, b), to: b && Math.max(a, b) })),
  fc.constantFrom('women' as const, 'men' as const).map((gender) => ({ kind: 'gender' as const, gender })),
  fc
    .tuple(word, fc.integer({ min: 1, max: 5000 }))
    .map(([place, tenths]) => ({ kind: 'near' as const, place, km: tenths / 10 })),
  words.map((places) => ({ kind: 'places' as const, places })),
  fc.array(fc.constantFrom('fr', 'en', 'nl'), { minLength: 1, maxLength: 3 }).map((languages) => ({
    kind: 'language' as const,
    languages,
  })),
  fc
    .tuple(fc.constantFrom(...OCCUPATION_FACETS), words)
    .map(([facet, values]) => ({ kind: 'occupation' as const, facet, values })),
  words.map((statuses) => ({ kind: 'status' as const, statuses })),
)
const group = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: 2, maxLength: 8 })
const any: fc.Arbitrary<Condition> = group(
  fc.oneof(
    simple,
    group(simple).map((of) => ({ kind: 'all' as const, of })),
  ),
).map((of) => ({ kind: 'any', of }))
const tree = fc.array(fc.oneof(simple, any), { maxLength: 6 })

describe('the draft of a persona', () => {
  it('gives back any conditions as they were', () => {
    fc.assert(
      fc.property(tree, (conditions) => {
        const drafts = draftsOf(conditions)
        expect(isWhole(drafts)).toBe(true)
        expect(conditionsOf(drafts)).toEqual(conditions)
      }),
    )
  })

  it('stays something the contract takes, whatever is removed', () => {
    fc.assert(
      fc.property(tree, fc.array(fc.nat(7), { minLength: 1, maxLength: 3 }), (conditions, path) => {
        const left = removeAt(draftsOf(conditions), path)
        for (const each of conditionsOf(left)) expect(condition.parse(each)).toEqual(each)
      }),
    )
  })

  it('gives back name, words and colour', () => {
    const whole = { name: 'Idriss', tagline: null, story: 'Deuxième année', needs: null, colour: 4, conditions: [] }
    expect(personaOf(draftOf({ id: 3, ...whole }))).toEqual(whole)
    expect(persona.omit({ id: true }).parse(personaOf(draftOf({ id: 3, ...whole })))).toEqual(whole)
  })

  it('of nobody is not kept: no name, and a condition to fill in', () => {
    const draft = draftOf(null)
    expect(canKeep(draft)).toBe(false)
    expect(canKeep({ ...draft, name: 'Ada' })).toBe(false)
    expect(canKeep({ ...draft, name: 'Ada', conditions: [] })).toBe(true)
  })
})

describe('groups', () => {
  const leaf = (from: string): ConditionDraft => ({ ...newLeaf('age'), kind: 'age', from, to: '' })

  it('of one are that one, and several at once that lost their alternatives join the list', () => {
    const both = newGroup('all', [leaf('2'), leaf('3')])
    const list = [leaf('1'), newGroup('any', [both, leaf('4')])]
    expect(conditionsOf(removeAt(list, [1, 1]))).toEqual([1, 2, 3].map((from) => ({ kind: 'age', from, to: null })))
    const dissolved = removeAt(list, [1, 0, 0])
    expect(conditionsOf(dissolved)[1]).toEqual({
      kind: 'any',
      of: [3, 4].map((from) => ({ kind: 'age', from, to: null })),
    })
    expect(removeAt(removeAt(dissolved, [1, 0]), [1])).toHaveLength(1)
  })

  it('take another condition at their end, and a condition can become a group', () => {
    const list = [newGroup('any', [leaf('1'), leaf('2')])]
    const more = addAt(list, [0], leaf('3'))
    const also = changeAt(more, [0, 1], (draft) => [newGroup('all', [draft, leaf('9')])])
    expect(conditionsOf(addAt(also, [], leaf('5')))).toEqual([
      {
        kind: 'any',
        of: [
          { kind: 'age', from: 1, to: null },
          {
            kind: 'all',
            of: [
              { kind: 'age', from: 2, to: null },
              { kind: 'age', from: 9, to: null },
            ],
          },
          { kind: 'age', from: 3, to: null },
        ],
      },
      { kind: 'age', from: 5, to: null },
    ])
  })
})

describe('a condition as it is typed', () => {
  const age = (from: string, to: string) => leafProblem({ key: 1, kind: 'age', from, to })
  it.each([
    ['18', '24', null],
    ['', '17', null],
    ['60', '', null],
    ['', '', 'age'],
    ['dix', '20', 'age'],
    ['18', '121', 'age'],
    ['30', '20', 'age_order'],
  ])('ages %s to %s: %s', (from, to, problem) => {
    expect(age(from, to)).toBe(problem)
  })

  it.each([
    ['30', null],
    ['2,5', null],
    ['', 'km'],
    ['0', 'km'],
    ['501', 'km'],
    ['loin', 'km'],
  ])('%s km: %s', (km, problem) => {
    expect(leafProblem({ key: 1, kind: 'near', place: 'Lille', km })).toBe(problem)
  })

  it('reads a distance with a comma, and an age up to a limit', () => {
    expect(
      conditionsOf([
        { key: 1, kind: 'near', place: ' Lille ', km: '2,5' },
        { key: 2, kind: 'age', from: '', to: '17' },
      ]),
    ).toEqual([
      { kind: 'near', place: 'Lille', km: 2.5 },
      { kind: 'age', from: 0, to: 17 },
    ])
  })
})
