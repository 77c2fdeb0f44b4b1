import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultClauses } from '../../electron/engine/audience/bases'
import { createGazetteer } from '../../electron/engine/audience/gazetteer'
import { readGazetteer } from '../../electron/engine/audience/gazetteerFile'
import { targetOf } from '../../electron/engine/audience/targetOf'
import {
  codeOf,
  firstThreshold,
  isThreshold,
  usualClauses,
  withoutIt,
  type Clause,
} from '../../renderer/views/network/clauseKinds'
import { academicYear, monthsOf } from '../../renderer/views/network/calendar'
import { linePeriod } from '../../renderer/views/network/linePeriod'
import { isOverWhole, lineAt, linesToSave, plannedSum, type LineDraft } from '../../renderer/views/network/lines'
import { branchNames } from '../../renderer/views/welcome/branchNames'
import type { Condition } from '../../shared/contract/audience'

const line = (change: Partial<LineDraft> = {}): LineDraft & { id: number } => ({
  id: 7,
  accountId: 1,
  validFrom: '2025-09-01',
  validTo: null,
  aim: 'reach',
  note: null,
  personaIds: [],
  themes: [],
  clauses: [],
  ...change,
})

describe('the period a line is held against', () => {
  const account = { openedOn: null, closedOn: null }
  const term = {
    id: 4,
    kind: 'term',
    label: 'Semestre',
    startsOn: '2026-01-12',
    endsOn: '2026-05-30',
    branchId: null,
  } as const
  const at = (asked: string, change: Partial<LineDraft> = {}, closedOn: string | null = null) =>
    linePeriod(line(change), { ...account, closedOn }, { asked, events: [term], today: '2026-10-12' })

  it('is the one asked for where the line held in it, were it one day', () => {
    expect(at('2026-Q3')).toBe('2026-Q3')
    expect(at('2026-Q3', { validFrom: '2026-09-30' })).toBe('2026-Q3')
    expect(at('2026-Q3', { validTo: '2026-07-01' })).toBe('2026-Q3')
    expect(at('term:4')).toBe('term:4')
    expect(at('2026-08-01..2026-08-31')).toBe('2026-08-01..2026-08-31')
  })

  it('is else the quarter of its last day, of the last of its account, or of today', () => {
    expect(at('2026-Q3', { validFrom: '2026-10-01' })).toBe('2026-Q4')
    expect(at('term:4', { validFrom: '2026-09-01' })).toBe('2026-Q4')
    expect(at('2026-Q3', { validTo: '2026-02-28' })).toBe('2026-Q1')
    expect(at('2026-Q3', {}, '2025-12-15')).toBe('2025-Q4')
    expect(at('term:9')).toBe('2026-Q4')
  })

  it('is none for a line that has not begun, or that its account did not live to see', () => {
    expect(at('2026-Q4', { validFrom: '2026-10-13' })).toBeNull()
    expect(at('2026-Q3', {}, '2025-03-31')).toBeNull()
  })
})

describe('editorial lines', () => {
  it('ends the old line the day before the new one begins, so that past quarters keep it', () => {
    const saved = linesToSave(line(), line({ validFrom: '2026-09-01', aim: 'clicks' }))
    expect(saved).toHaveLength(2)
    expect(saved[0]).toMatchObject({ id: 7, validTo: '2026-08-31', aim: 'reach' })
    expect(saved[1]).toMatchObject({ validFrom: '2026-09-01', validTo: null, aim: 'clicks' })
    expect(saved[1]).not.toHaveProperty('id')
  })

  it('corrects in place on the same day', () => {
    expect(linesToSave(line(), line({ aim: 'views' }))).toEqual([line({ aim: 'views' })])
  })

  it('puts an earlier line before the one in force', () => {
    const [only, more] = linesToSave(line(), line({ validFrom: '2024-09-01' }))
    expect(more).toBeUndefined()
    expect(only).toMatchObject({ validFrom: '2024-09-01', validTo: '2025-08-31' })
    expect(only).not.toHaveProperty('id')
  })

  it('finds the line of a day, none before the first', () => {
    const lines = [line({ id: 1, validTo: '2026-08-31' }), line({ id: 2, validFrom: '2026-09-01' })].map((each) => ({
      ...each,
    }))
    expect(lineAt(lines, 1, '2026-08-31')?.id).toBe(1)
    expect(lineAt(lines, 1, '2026-09-01')?.id).toBe(2)
    expect(lineAt(lines, 1, '2025-08-31')).toBeNull()
    expect(lineAt(lines, 9, '2026-09-01')).toBeNull()
  })
})

describe('the academic year', () => {
  it('begins on 1 September', () => {
    expect(academicYear('2026-08-31')).toEqual({ from: '2025-09-01', to: '2026-08-31' })
    expect(academicYear('2026-09-01')).toEqual({ from: '2026-09-01', to: '2027-08-31' })
    expect(monthsOf(academicYear('2026-10-12'))).toHaveLength(12)
    expect(monthsOf(academicYear('2026-10-12'))[4]).toBe('2027-01-01')
  })
})

describe('branches typed in', () => {
  it('takes one per line, without blanks and repetitions, in their order', () => {
    expect(branchNames(' Centrale \n\nSciences\r\nCentrale\n')).toEqual(['Centrale', 'Sciences'])
  })
})

describe('themes planned', () => {
  const theme = (themeId: number, plannedShare: number | null) => ({ themeId, plannedShare })
  it('sum up over those that have a share, and cannot pass the whole', () => {
    expect(plannedSum([theme(1, null)])).toBeNull()
    expect(plannedSum([theme(1, 0.4), theme(2, null), theme(3, 0.25)])).toBeCloseTo(0.65)
    // Sums of fractions miss the whole by a hair, on either side.
    expect(isOverWhole([theme(1, 0.7), theme(2, 0.2), theme(3, 0.1)])).toBe(false)
    expect(isOverWhole([theme(1, 0.7), theme(2, 0.31)])).toBe(true)
    expect(isOverWhole([])).toBe(false)
  })
})

describe('thresholds', () => {
  const age: Condition = { kind: 'age', from: 18, to: 24 }
  const status: Condition = { kind: 'status', statuses: ['chercheur'] }
  const mixed: Condition = { kind: 'any', of: [age, status] }
  const clause = (change: Partial<Clause>): Clause => ({
    personaId: null,
    kind: 'share',
    dimension: 'age',
    threshold: 0.4,
    ...change,
  })

  it('offered are those the engine judges by when none is written', () => {
    const everything: Condition[] = [
      age,
      { kind: 'gender', gender: 'women' },
      { kind: 'places', places: ['FR'] },
      { kind: 'language', languages: ['fr'] },
      { kind: 'occupation', facet: 'seniority', values: ['Senior'] },
      status,
      mixed,
    ]
    const target = targetOf(
      everything,
      createGazetteer(readGazetteer(join(import.meta.dirname, '../../resources/gazetteer/gazetteer.json'))),
    ).target
    const engine = defaultClauses(target).map((each) => ({ personaId: null, ...each }))
    expect(usualClauses([{ conditions: everything }])).toEqual(engine)
    expect(engine).toHaveLength(7)
  })

  it('offered ask for what one of the personas asks for, once', () => {
    const asked = usualClauses([{ conditions: [age] }, { conditions: [mixed, age] }]).map(codeOf)
    expect(asked).toEqual(['share.age', 'share.alternatives'])
  })

  it('are shares up to the whole, or an index of any size', () => {
    expect([0, 0.4, 1, 1.2].map((threshold) => isThreshold(clause({ threshold })))).toEqual([false, true, true, false])
    expect(isThreshold(clause({ kind: 'index', threshold: firstThreshold({ kind: 'index', dimension: 'age' }) }))).toBe(
      true,
    )
    expect(isThreshold(clause({ kind: 'index', threshold: 0 }))).toBe(false)
  })

  it('of a persona that does not ask for it are told', () => {
    const persona = {
      id: 3,
      name: 'Hélène',
      tagline: null,
      story: null,
      needs: null,
      colour: null,
      conditions: [status],
    }
    expect(withoutIt(clause({ personaId: 3 }), [persona])).toEqual([persona])
    expect(withoutIt(clause({ personaId: 3, dimension: 'status' }), [persona])).toEqual([])
    expect(withoutIt(clause({}), [persona])).toEqual([])
  })
})
