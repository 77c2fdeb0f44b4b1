import { describe, expect, it } from 'vitest'
import { readWrittenDay } from '../../electron/engine/import/monthNames'
import { placeYears, type ExportMoment } from '../../electron/engine/import/yearless'

const days = (...texts: string[]) =>
  texts.map((text) => {
    const found = readWrittenDay(text)
    if (found === null) throw new Error(`no day: ${text}`)
    return found
  })
const named = (iso: string): ExportMoment => ({ at: new Date(iso), evidence: 'name' })
const file = (iso: string): ExportMoment => ({ at: new Date(iso), evidence: 'modified' })

/** Days of 365 rows that end on `last`. */
const yearUpTo = (last: string) =>
  Array.from({ length: 365 }, (_, i) => new Date(Date.parse(last) - (364 - i) * 86_400_000))
const monthDays = (dates: readonly Date[]) =>
  dates.map((date) => ({ day: date.getUTCDate(), month: date.getUTCMonth() + 1 }))
const iso = (dates: readonly Date[]) => dates.map((date) => date.toISOString().slice(0, 10))

describe('years of days written without one', () => {
  it('the newest row is not after the export', () => {
    expect(placeYears(days('8 de marzo', '9 de marzo'), named('2026-03-11T08:00:00Z'))).toEqual({
      kind: 'placed',
      days: ['2026-03-08', '2026-03-09'],
      proof: 'export_date',
    })
    expect(placeYears(days('8 de marzo', '9 de marzo'), named('2026-03-01T08:00:00Z'))).toMatchObject({
      days: ['2025-03-08', '2025-03-09'],
    })
  })

  it('each step back from January to December takes a year away', () => {
    const rows = days('30 décembre', '31 décembre', '1 janvier', '2 janvier')
    const placed = ['2025-12-30', '2025-12-31', '2026-01-01', '2026-01-02']
    expect(placeYears(rows, named('2026-01-04T00:00:00Z'))).toMatchObject({ days: placed })
    expect(placeYears(rows.toReversed(), named('2026-01-04T00:00:00Z'))).toMatchObject({ days: placed.toReversed() })
  })

  it.each(['2026-04-22', '2026-01-01', '2025-12-31', '2024-02-29', '2024-03-01', '2025-02-28'])(
    '365 days up to %s, in both orders',
    (last) => {
      const dates = yearUpTo(last)
      const exported = named(new Date(Date.parse(last) + 2 * 86_400_000).toISOString())
      expect(placeYears(monthDays(dates), exported)).toMatchObject({ kind: 'placed', days: iso(dates) })
      expect(placeYears(monthDays(dates).toReversed(), exported)).toMatchObject({ days: iso(dates).toReversed() })
    },
  )

  it('days that are missing in between change nothing', () => {
    expect(placeYears(days('1 juin', '3 juin', '2 février'), named('2026-02-04T00:00:00Z'))).toMatchObject({
      days: ['2025-06-01', '2025-06-03', '2026-02-02'],
    })
  })

  it('29 February is in leap years only: it overrules the time of a copy', () => {
    expect(placeYears(days('28 février', '29 février', '1 mars'), file('2026-03-05T00:00:00Z'))).toEqual({
      kind: 'placed',
      days: ['2024-02-28', '2024-02-29', '2024-03-01'],
      proof: 'leap_day',
    })
  })

  it("against the platform's own date, or the user's, nothing is placed", () => {
    const leap = days('28 février', '29 février', '1 mars')
    expect(placeYears(leap, named('2026-03-05T00:00:00Z'))).toEqual({ kind: 'unplaced', reason: 'export_date' })
    expect(placeYears(leap, { ...named('2026-03-05T00:00:00Z'), evidence: 'user' }).kind).toBe('unplaced')
  })

  it('the time of a file is believed for a month; the user and the platform for a year', () => {
    const rows = days('1 mai', '2 mai')
    expect(placeYears(rows, file('2026-05-30T00:00:00Z')).kind).toBe('placed')
    expect(placeYears(rows, file('2026-06-30T00:00:00Z'))).toEqual({ kind: 'unplaced', reason: 'export_date' })
    expect(placeYears(rows, { at: new Date('2026-06-30T00:00:00Z'), evidence: 'user' })).toMatchObject({
      days: ['2026-05-01', '2026-05-02'],
    })
    expect(placeYears(rows, null)).toEqual({ kind: 'unplaced', reason: 'export_date' })
  })

  it.each([
    ['sorted by the alphabet', ['1 avril', '1 mars', '2 avril', '2 mars', '3 avril', '3 mars']],
    ['one row out of place', ['8 mars', '10 mars', '9 mars']],
    ['two turns of the year', ['1 janvier', '1 juin', '1 janvier', '1 juin', '1 janvier']],
  ])('rows in no order of time are not placed: %s', (_, texts) => {
    expect(placeYears(days(...texts), named('2026-06-01T00:00:00Z'))).toEqual({ kind: 'unplaced', reason: 'order' })
  })
})
