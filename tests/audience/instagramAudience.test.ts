import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Condition } from '../../shared/contract/audience'
import type { Question } from '../../electron/engine/audience/measure'
import { createGazetteer } from '../../electron/engine/audience/gazetteer'
import { readGazetteer } from '../../electron/engine/audience/gazetteerFile'
import { meets } from '../../electron/engine/audience/formula'
import { loadSolver } from '../../electron/engine/audience/program'
import { readGender, readLabel, readShare, roundingOf } from '../../electron/engine/audience/labels'
import { cellOf, targetOf } from '../../electron/engine/audience/targetOf'
import type { Breakdown, Cell } from '../../electron/engine/audience/types'
import { judgeAudience } from '../../electron/engine/audience/verdict'
import { breakdown } from './build'

const solver = await loadSolver()
const gazetteer = createGazetteer(
  readGazetteer(fileURLToPath(new URL('../../resources/gazetteer/gazetteer.json', import.meta.url))),
)

// The tables of an Instagram Audience.csv, as the file lays them out (one column of shares per gender, lists of ten, trailing
// zeros dropped). The numbers and the towns are invented.
const AGES = [
  ['Age', 'Women', 'Men'],
  ['13-17', '2.1%', '1.3%'],
  ['18-24', '33.4%', '14.2%'],
  ['25-34', '14%', '9.8%'],
  ['35-44', '7.5%', '5.2%'],
  ['45-54', '4.6%', '3%'],
  ['55-64', '2.2%', '1.4%'],
  ['65+', '0.7%', '0.5%'],
] as const
const CITIES = [
  ['Lille, Hauts-de-France', '38.2%'],
  ['Villeneuve-d’Ascq, Hauts-de-France', '11.4%'],
  ['Roubaix, Hauts-de-France', '6%'],
  ['Tourcoing, Hauts-de-France', '4.9%'],
  ['Paris, Île-de-France', '3.1%'],
  ['Seoul, South Korea', '2.2%'],
  ['Mons, Wallonia, Belgium', '1.8%'],
  ['New York, NY', '1.1%'],
  ['Sydney, NSW, Australia', '0.9%'],
  ['Yongin, Gyeonggi-do, South Korea', '0.9%'],
] as const
const COUNTRIES = [
  ['France', '81.5%'],
  ['Belgium', '6.1%'],
  ['South Korea', '3.4%'],
  ['Morocco', '2%'],
  ['United States', '1.9%'],
] as const

const share = (text: string) => {
  const read = readShare(text)
  if (read === null) throw new Error(text)
  return read
}

function tables(): Breakdown[] {
  const [header, ...rows] = AGES
  const crossed = rows.flatMap(([label, ...values]) =>
    values.map((text, i): Cell => {
      const gender = readGender(header[i + 1] ?? '')
      return { label, ...readLabel(label), ...(gender === null ? {} : { gender }), value: share(text).share }
    }),
  )
  const step = roundingOf(rows.flatMap(([, ...values]) => values.map((text) => share(text).decimals)))
  const list = (dimension: 'city' | 'country', lines: readonly (readonly [string, string])[], id: number) =>
    breakdown(
      lines.map(([label, text]) => cellOf(dimension, label, share(text).share, gazetteer)),
      { id, dimension, rounding: 0.001, sortedComplete: true, total: 2310 },
    )
  return [
    breakdown(crossed, { id: 1, dimension: 'age_gender', rounding: step, total: 2310 }),
    list('city', CITIES, 2),
    list('country', COUNTRIES, 3),
  ]
}

function question(conditions: readonly Condition[], clauses: Question['clauses']): Question {
  const { target, problems } = targetOf(conditions, gazetteer)
  expect(problems).toEqual([])
  const period = { from: '2026-07-01', to: '2026-09-30' }
  return {
    target,
    clauses,
    basis: 'followers',
    period,
    breakdowns: tables(),
    surveys: [],
    reference: null,
    pyramid: null,
    solver,
  }
}

describe('the tables of an Instagram Audience.csv', () => {
  it('every label is read', () => {
    const [crossed, cities, countries] = tables()
    expect(crossed?.rounding).toBeCloseTo(0.001, 12)
    expect(crossed?.cells.every((c) => c.ageFrom !== undefined && c.gender !== undefined)).toBe(true)
    expect(cities?.cells.map((c) => c.placeIds)).toEqual([
      ['FR.32.59/Lille'],
      ["FR.32.59/Villeneuve-d'Ascq"],
      ['FR.32.59/Roubaix'],
      ['FR.32.59/Tourcoing'],
      ['FR.11.75/Paris'],
      ['KR.11/Seoul'],
      ['BE.WAL/Mons'],
      ['US.NY/New York City'],
      ['AU.02/Sydney'],
      ['KR.13'],
    ])
    expect(countries?.cells.map((c) => c.placeIds)).toEqual([['FR'], ['BE'], ['KR'], ['MA'], ['US']])
  })

  it('Camille, 18–25 within 30 km of Lille: reached among the people whose age and place are known, grade C', () => {
    const conditions: Condition[] = [
      { kind: 'age', from: 18, to: 25 },
      { kind: 'near', place: 'Lille, Hauts-de-France', km: 30 },
    ]
    const clauses = [
      { kind: 'share', dimension: 'age', threshold: 0.4 },
      { kind: 'share', dimension: 'place', threshold: 0.5 },
    ] as const
    const verdict = judgeAudience(question(conditions, clauses))
    expect(verdict).toMatchObject({ verdict: 'reaches', grade: 'C' })
    const [age, place] = verdict.clauses
    expect(age?.scope).toBe('known')
    expect(age?.bounds.lower).toBeCloseTo(0.476 - 2 * 0.0005, 10)
    expect(age?.bounds.upper).toBeCloseTo(0.476 + 0.238 + 4 * 0.0005, 10)
    expect(age?.bounds.working).toBeCloseTo((0.476 + 0.0238) / 0.999, 10)
    // Four towns listed; at most the rest of the list, since a radius holds villages no list names.
    expect(place?.bounds.lower).toBeCloseTo(0.605 - 4 * 0.0005, 10)
    expect(place?.bounds.upper).toBeCloseTo(1 - 0.1 + 6 * 0.0005, 10)
    expect(place?.evidence).toEqual([{ kind: 'breakdown', id: 2 }])
  })

  it('women of 18–24: exact from the crossed table; men of 65 and over: not', () => {
    const women = judgeAudience(
      question(
        [
          { kind: 'age', from: 18, to: 24 },
          { kind: 'gender', gender: 'women' },
        ],
        [{ kind: 'joint', dimension: null, threshold: 0.33 }],
      ),
    )
    expect(women).toMatchObject({ verdict: 'reaches', grade: 'C', settle: [] })
    const men = judgeAudience(
      question(
        [
          { kind: 'age', from: 65, to: null },
          { kind: 'gender', gender: 'men' },
        ],
        [{ kind: 'joint', dimension: null, threshold: 0.1 }],
      ),
    )
    expect(men.verdict).toBe('does_not_reach')
  })

  it('people in France: from the list of countries, and the narrower answer', () => {
    const verdict = judgeAudience(
      question([{ kind: 'places', places: ['France'] }], [{ kind: 'share', dimension: 'place', threshold: 0.8 }]),
    )
    expect(verdict).toMatchObject({ verdict: 'reaches', clauses: [{ evidence: [{ kind: 'breakdown', id: 3 }] }] })
  })
})

describe('conditions of a persona', () => {
  it('what cannot be read, or has several readings, is reported', () => {
    const read = (condition: Condition) => targetOf([condition], gazetteer).problems
    expect(read({ kind: 'near', place: 'Lille', km: 30 })).toEqual([
      { code: 'place_ambiguous', text: 'Lille', ids: ['BE.VLG/Lille', 'FR.32.59/Lille'] },
    ])
    expect(read({ kind: 'near', place: 'Xyzzy', km: 30 })).toEqual([
      { code: 'place_not_found', text: 'Xyzzy', ids: [] },
    ])
    expect(read({ kind: 'near', place: 'Hauts-de-France', km: 30 })[0]?.code).toBe('place_without_point')
    expect(read({ kind: 'near', place: 'FR.32.59/Lille', km: 30 })).toEqual([])
    expect(read({ kind: 'places', places: ['Nord, France', 'Xyzzy'] }).map((p) => p.code)).toContain('place_not_found')
  })
  it('conditions of one kind meet; those that exclude each other are reported', () => {
    const both: Condition[] = [
      { kind: 'age', from: 18, to: 30 },
      { kind: 'age', from: 25, to: null },
    ]
    expect(targetOf(both, gazetteer).target.age).toEqual({ kind: 'age', from: 25, to: 30 })
    const apart: Condition[] = [
      { kind: 'age', from: 18, to: 20 },
      { kind: 'age', from: 25, to: null },
      { kind: 'gender', gender: 'women' },
      { kind: 'gender', gender: 'men' },
    ]
    expect(targetOf(apart, gazetteer).problems.map((p) => p.text)).toEqual(['age', 'gender'])
    const places: Condition[] = [
      { kind: 'near', place: 'Lille, France', km: 30 },
      { kind: 'places', places: ['Belgique'] },
    ]
    const { target } = targetOf(places, gazetteer)
    expect(meets(target, { placeIds: ['BE.WAL/Tournai'] })).toBe(true)
    expect(meets(target, { placeIds: ['FR.32.59/Lille'] })).toBe(false)
  })
})
