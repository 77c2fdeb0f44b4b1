import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DateCollector, guessDates, readDate } from '../../../electron/engine/import/mapping/dates'

const DAY_FIRST = { order: 'day_first', serial: null } as const
const MONTH_FIRST = { order: 'month_first', serial: null } as const

const said = (cell: string, style: Parameters<typeof readDate>[1] = DAY_FIRST): string => {
  const read = readDate(cell, style)
  if (read.kind === 'day') return read.day
  if (read.kind === 'clock') return `${read.day} ${read.time}`
  return read.kind === 'instant' ? new Date(read.at).toISOString() : read.kind
}

describe('reading a day', () => {
  it.each([
    ['03/09/2026', '2026-09-03'],
    ['3/9/2026 14:30', '2026-09-03 14:30:00'],
    ['03.09.2026 14:30:05', '2026-09-03 14:30:05'],
    ['03-09-2026', '2026-09-03'],
    ['03/09/2026 à 14h30', '2026-09-03 14:30:00'],
    ['03/09/2026, 2:30 PM', '2026-09-03 14:30:00'],
    ['03/09/2026 12:05 a.m.', '2026-09-03 00:05:00'],
    ['2026-09-03', '2026-09-03'],
    ['2026/9/3 07:05', '2026-09-03 07:05:00'],
    ['2026-09-03T14:30:00.123', '2026-09-03 14:30:00'],
    ['2026-09-03T14:30:00Z', '2026-09-03T14:30:00.000Z'],
    ['2026-09-03T14:30:00+02:00', '2026-09-03T12:30:00.000Z'],
    ['2026-09-03 14:30 UTC', '2026-09-03T14:30:00.000Z'],
    ['3 septembre 2026', '2026-09-03'],
    ['jeu. 3 sept. 2026 à 14:30', '2026-09-03 14:30:00'],
    ['Sep 3, 2026 2:30 PM', '2026-09-03 14:30:00'],
    ['Thursday, September 3, 2026', '2026-09-03'],
    ['29/02/2024', '2024-02-29'],
    ['29/02/2026', 'unreadable'],
    ['31/04/2026', 'unreadable'],
    ['13/13/2026', 'unreadable'],
    ['03/09/26', 'unreadable'],
    ['3 septembre', 'unreadable'],
    ['01/01/0001', 'unreadable'],
    ['9999-12-31', 'unreadable'],
    ['03/09/2026 25:00', 'unreadable'],
    ['03/09/2026 demain', 'unreadable'],
    ['46267,375', 'unreadable'],
    ['2026', 'unreadable'],
    ['', 'missing'],
    ['N/A', 'missing'],
  ])('%s', (cell, text) => {
    expect(said(cell)).toBe(text)
  })

  it('reads the month first where told so', () => {
    expect(said('03/09/2026', MONTH_FIRST)).toBe('2026-03-09')
    expect(said('13/09/2026', MONTH_FIRST)).toBe('unreadable')
  })

  it('reads the serial numbers of a spreadsheet in either calendar', () => {
    // 1 January 2026 is 46023 from 1900 (Excel); 44561 from 1904.
    expect(said('46023', { order: 'day_first', serial: 1900 })).toBe('2026-01-01')
    expect(said('44561', { order: 'day_first', serial: 1904 })).toBe('2026-01-01')
    expect(said('46023,375', { order: 'day_first', serial: 1900 })).toBe('2026-01-01 09:00:00')
    expect(said('46023.604166667', { order: 'day_first', serial: 1900 })).toBe('2026-01-01 14:30:00')
  })

  it('reads back every day and hour as it was printed', () => {
    const times = fc.date({
      min: new Date('2004-01-01T00:00:00Z'),
      max: new Date('2100-12-31T23:59:59Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(times, fc.constantFrom('/', '.', '-'), fc.constantFrom(DAY_FIRST, MONTH_FIRST), (at, sign, style) => {
        const iso = at.toISOString()
        const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-')
        const cells = style.order === 'day_first' ? [day, month, year] : [month, day, year]
        expect(said(`${cells.join(sign)} ${iso.slice(11, 19)}`, style)).toBe(`${iso.slice(0, 10)} ${iso.slice(11, 19)}`)
      }),
    )
  })
})

describe('order of day and month', () => {
  const guess = (cells: readonly string[], today = '2026-12-31') => {
    const collector = new DateCollector()
    for (const cell of cells) collector.add(cell)
    const { order, certainty, reason, example, cells: proving, serial } = guessDates(collector.result(), today)
    return { order, certainty, reason, example, proving, serial }
  }

  it('is proven by a day over 12, wherever it stands', () => {
    const many = Array.from({ length: 30_000 }, () => '03/09/2026')
    expect(guess([...many, '14/09/2026'])).toMatchObject({
      order: 'day_first',
      certainty: 'proven',
      reason: 'day_over_12',
      example: '03/09/2026',
      proving: 1,
    })
    expect(guess([...many, '09/14/2026'])).toMatchObject({ order: 'month_first', certainty: 'proven' })
  })

  it('is asked where both readings are possible', () => {
    expect(guess(['01/02/2026'])).toMatchObject({ certainty: 'asked', reason: 'open', example: '01/02/2026' })
    expect(guess(['01/02/2026', '02/03/2026', '03/01/2026'])).toMatchObject({ certainty: 'asked' })
  })

  it('is asked where cells contradict each other', () => {
    expect(guess(['13/02/2026', '02/13/2026'])).toMatchObject({ certainty: 'asked', reason: 'mixed' })
  })

  it('follows days that are in order under one reading only', () => {
    const days = [
      '01/07/2026',
      '03/07/2026',
      '08/07/2026',
      '02/08/2026',
      '05/08/2026',
      '01/09/2026',
      '04/09/2026',
      '02/10/2026',
    ]
    expect(guess(days)).toMatchObject({ order: 'day_first', certainty: 'proven', reason: 'in_order' })
    expect(guess(days.slice(0, 4))).toMatchObject({ certainty: 'asked' })
  })

  it('knows that nothing was published after the export', () => {
    expect(guess(['03/12/2026'], '2026-10-01')).toMatchObject({
      order: 'month_first',
      certainty: 'proven',
      reason: 'no_future',
    })
  })

  it('needs nothing for days that only have one reading', () => {
    expect(guess(['2026-09-03', '3 septembre 2026'])).toMatchObject({ certainty: 'unneeded' })
  })

  it('settles the calendar of serial numbers by the future, or asks', () => {
    expect(guess(['46267,375'], '2026-12-31')).toMatchObject({ serial: 1900, certainty: 'proven', reason: 'serial' })
    expect(guess(['43000'], '2026-12-31')).toMatchObject({ certainty: 'asked', reason: 'serial_open' })
  })
})
