import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Question } from '../../electron/engine/audience/measure'
import { loadSolver } from '../../electron/engine/audience/program'
import { readings, usableSources } from '../../electron/engine/audience/sources'
import type { Breakdown, Clause } from '../../electron/engine/audience/types'
import { judgeClause } from '../../electron/engine/audience/verdict'
import { aged, band, breakdown, livesIn, target, town } from './build'

const solver = await loadSolver()
const ALL = { knownShare: 1 } as const
const CITIES = breakdown([town('FR.32.59/A', 0.3), town('BE.WAL/T', 0.1)], { ...ALL, id: 1, dimension: 'city' })
const COUNTRIES = breakdown([town('FR', 0.55), town('BE', 0.35), town('MA', 0.1)], {
  ...ALL,
  id: 2,
  dimension: 'country',
})
const AGES = breakdown([band(18, 24, 0.5), band(25, null, 0.5)], { ...ALL, id: 3 })
const HERE = livesIn('FR.32.59')

const question = (breakdowns: readonly Breakdown[]): Question => ({
  target: target({ place: HERE, age: aged(18, 24) }),
  clauses: [],
  basis: 'followers',
  period: { from: '2026-07-01', to: '2026-09-30' },
  breakdowns,
  surveys: [],
  reference: null,
  pyramid: null,
  solver,
})
const place = (threshold: number): Clause => ({ kind: 'share', dimension: 'place', threshold })
const ids = (breakdowns: readonly Breakdown[]) =>
  readings(usableSources(question(breakdowns), { kind: 'all', of: [HERE, aged(18, 24)] }).whole).map((set) =>
    set.map(({ breakdown: { id } }) => id).sort(),
  )

describe('which tables are taken together', () => {
  it('all of one reading, a few days apart at most', () => {
    expect(ids([CITIES, COUNTRIES, AGES])).toEqual([[1, 2, 3]])
    expect(ids([CITIES, { ...COUNTRIES, takenOn: '2026-09-24' }, AGES])).toEqual([[1, 2, 3]])
  })
  it('of two that tell of one thing at different times, not both; what only an older one tells stays', () => {
    expect(ids([CITIES, { ...COUNTRIES, takenOn: '2026-06-30' }, { ...AGES, takenOn: '2026-06-30' }])).toEqual([
      [1, 3],
      [2, 3],
    ])
  })
  it('never people of other days', () => {
    const july = { from: '2026-07-01', to: '2026-07-31' }
    expect(ids([{ ...CITIES, covers: july }, AGES])).toEqual([[3], [1]])
  })
  it('the newest of each kind alone', () => {
    expect(ids([CITIES, { ...CITIES, id: 9, takenOn: '2026-06-30' }])).toEqual([[1]])
  })
  it('two lists of places give a verdict that neither gives', () => {
    const verdict = (breakdowns: readonly Breakdown[]) => judgeClause(question(breakdowns), place(0.6))
    expect(verdict([CITIES]).verdict).toBe('cannot_tell')
    expect(verdict([COUNTRIES])).toMatchObject({ verdict: 'does_not_reach', evidence: [{ id: 2 }] })
    const both = judgeClause(question([CITIES, COUNTRIES]), place(0.2))
    expect(both).toMatchObject({ verdict: 'reaches', scope: 'all' })
    expect(both.bounds.upper).toBeCloseTo(0.55, 6)
  })
  it('what contradicts is told, and decides nothing that one of them denies', () => {
    const other = { ...COUNTRIES, cells: [town('FR', 0.1), town('BE', 0.8), town('MA', 0.1)] }
    const clause = judgeClause(question([CITIES, other]), place(0.2))
    expect(clause.verdict).toBe('cannot_tell')
    expect(clause.reasons[0]).toEqual({ code: 'tables_contradict', data: { basis: 'followers', tables: 2 } })
  })
})

describe('verdicts from several tables', () => {
  it('are monotone in the threshold', () => {
    const order = ['reaches', 'cannot_tell', 'does_not_reach']
    const known = { ...CITIES, id: 4, knownShare: null }
    const half = { ...COUNTRIES, knownShare: 0.6 }
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (a, b) => {
          const [low = '', high = ''] = [Math.min(a, b), Math.max(a, b)].map(
            (t) => judgeClause(question([known, half]), place(t)).verdict,
          )
          expect(order.indexOf(low)).toBeLessThanOrEqual(order.indexOf(high))
        },
      ),
      { numRuns: 60 },
    )
  })
})
