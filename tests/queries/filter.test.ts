import { describe, expect, it } from 'vitest'
import { resolveComparison, resolvePeriod } from '../../electron/engine/queries/filter'
import type { Comparison } from '../../shared/periods'
import { addEvent, emptyDatabase } from './build'

async function resolve(period: string, compare: Comparison, events: [number, string, string][] = []) {
  const database = await emptyDatabase()
  for (const [id, from, to] of events) await addEvent(database, id, 'term', from, to)
  return database.read((session) => resolveComparison(session, period, compare))
}

describe('what a period is compared with', () => {
  it.each([
    ['2026-Q3', 'year_before', '2025-07-01', '2025-09-30'],
    ['2026-Q1', 'period_before', '2025-10-01', '2025-12-31'],
    ['2026-Q3', 'period_before', '2026-04-01', '2026-06-30'],
    ['2024-02-29..2024-03-01', 'year_before', '2023-02-28', '2023-03-01'],
    ['2026-07-01..2026-07-10', 'period_before', '2026-06-21', '2026-06-30'],
  ] as const)('%s %s', async (period, compare, from, to) => {
    expect(await resolve(period, compare)).toEqual({ from, to })
  })

  it('is nothing when asked for nothing', async () => {
    expect(await resolve('2026-Q3', 'none')).toBeNull()
  })

  const terms: [number, string, string][] = [
    [1, '2024-09-09', '2025-01-18'],
    [2, '2025-01-20', '2025-05-30'],
    [3, '2025-09-08', '2026-01-17'],
  ]

  it('is, for a term, the same term of the year before with its own dates', async () => {
    expect(await resolve('term:3', 'year_before', terms)).toEqual({ from: '2024-09-09', to: '2025-01-18' })
  })

  it('is, for a term, the last term that ended', async () => {
    expect(await resolve('term:3', 'period_before', terms)).toEqual({ from: '2025-01-20', to: '2025-05-30' })
  })

  it('falls back on the same days a year before where the calendar has no such term', async () => {
    expect(await resolve('term:1', 'year_before', terms)).toEqual({ from: '2023-09-09', to: '2024-01-18' })
  })
})

describe('a period', () => {
  it('of a term that is gone is not found', async () => {
    const database = await emptyDatabase()
    await expect(database.read((session) => resolvePeriod(session, 'term:9'))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('that is none is refused', async () => {
    const database = await emptyDatabase()
    await expect(database.read((session) => resolvePeriod(session, '2026-Q5'))).rejects.toMatchObject({
      code: 'INVALID',
    })
  })
})
