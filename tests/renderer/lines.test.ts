import { describe, expect, it } from 'vitest'
import { academicYear, monthsOf } from '../../renderer/views/network/calendar'
import { lineAt, linesToSave, type LineDraft } from '../../renderer/views/network/lines'
import { branchNames } from '../../renderer/views/welcome/branchNames'

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
