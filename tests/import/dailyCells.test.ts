import { describe, expect, it } from 'vitest'
import { orderOf, readDayCell } from '../../electron/engine/import/dayCells'
import { decimalSignOf, digitsOf, isMissing, readCount, readDecimal } from '../../electron/engine/import/figures'

describe('days of daily tables', () => {
  it.each([
    ['2024-01-22', '2024-01-22'],
    ['2024-01-22T00:00:00', '2024-01-22'],
    ['2017-06-09T00:00:00.000', '2017-06-09'],
    ['2024-01-22 00:00:00', '2024-01-22'],
    ['2026/04/01', '2026-04-01'],
    ['2026/4/1', '2026-04-01'],
    ['Fri, Mar 21, 2025', '2025-03-21'],
    ['Tue, Jul 14, 2026', '2026-07-14'],
    ['Mon Feb 03 2025', '2025-02-03'],
    ['ven. 21 mars 2025', '2025-03-21'],
    ['28 sept. 2026', '2026-09-28'],
    ['12/31/2026', '2026-12-31'],
    ['12-31-2026', '2026-12-31'],
  ])('%s', (text, iso) => {
    expect(readDayCell(text, 'month_first')?.iso).toBe(iso)
  })

  it('day before month where the file proves it', () => {
    expect(readDayCell('31/12/2026', 'day_first')?.iso).toBe('2026-12-31')
    expect(readDayCell('31/12/2026', 'month_first')).toBeNull()
    expect(readDayCell('01/02/2026', null)).toBeNull()
  })

  it.each(['25 Φεβρουαρίου', '19 avril', 'March 8', '8 de marzo', '8. März', '18 tháng Sáu'])(
    'without a year: %s',
    (text) => {
      expect(readDayCell(text, null)).toMatchObject({ iso: null })
    },
  )

  it.each(['', '2024', '2024-13-01', '2025-02-29', '30 février', '1899-01-01', 'Total', '45231', '12/31/26'])(
    'is not a day: %s',
    (text) => {
      expect(readDayCell(text, 'month_first')).toBeNull()
    },
  )

  it.each([
    [['01/13/2026', '01/02/2026'], null, 'month_first'],
    [['13/01/2026', '01/02/2026'], 'month_first', 'day_first'],
    [['13/01/2026', '01/13/2026'], 'month_first', 'contradictory'],
    [['01/02/2026', '02/02/2026', '03/02/2026'], 'month_first', 'day_first'],
    [['02/01/2026', '02/02/2026', '02/03/2026'], null, 'month_first'],
    [['01/02/2026', '05/07/2026'], null, 'undecided'],
    [['01/02/2026', '05/07/2026'], 'month_first', 'month_first'],
    [['03/03/2026'], null, 'month_first'],
    [['2026-01-02'], null, null],
    [['Fri, Mar 21, 2025'], null, null],
  ] as const)('order of %j', (cells, usual, order) => {
    expect(orderOf(cells, usual)).toBe(order)
  })
})

describe('figures', () => {
  it.each([
    ['12', 12],
    ['0', 0],
    [' 7 ', 7],
    ['-3', -3],
    ['−3', -3],
    ['12.0', 12],
    ['1777.00', 1777],
    ['1,234', 1234],
    ['1.234', 1234],
    ['1 234', 1234],
    ['1\u202F234\u202F567', 1234567],
    ['1\u00A0234', 1234],
    ["1'234", 1234],
    ['1,234,567.0', 1234567],
  ])('%s is a count', (text, value) => {
    expect(readCount(text)).toBe(value)
  })

  it.each([
    '',
    '-',
    '1e5',
    '1.5',
    '0,560',
    '12,34',
    '1,23,456',
    '1.234,567',
    '12 %',
    '1_000',
    '０',
    '1234,567',
    '0x1F',
  ])('%s is no count', (text) => {
    expect(readCount(text)).toBeNull()
  })

  it.each(['', '-', '–', '—', 'N/A', 'undefined', ' Undefined '])('%j says that there is no value', (text) => {
    expect(isMissing(text)).toBe(true)
  })
  it('zero is a value', () => {
    expect(isMissing('0')).toBe(false)
  })

  it.each([
    ['12.3', null, 12.3],
    ['12,3', ',', 12.3],
    ['0.56', null, 0.56],
    ['1,234.5', '.', 1234.5],
    ['1.234,5', ',', 1234.5],
    ['1 234,5', ',', 1234.5],
    ['387296.1399', null, 387296.1399],
    ['12', null, 12],
    ['1.234', null, 1.234],
    ['1,234', null, null],
    ['1,234', '.', 1234],
    ['1,2,3', ',', null],
    ['', null, null],
    ['abc', null, null],
    ['12,3', '.', null],
  ] as const)('%s with %s', (text, sign, value) => {
    expect(readDecimal(text, sign)).toBe(value)
  })

  it('which sign stands before decimals is proven by the column', () => {
    expect(decimalSignOf(['12,5', '1 234,56'])).toBe(',')
    expect(decimalSignOf(['12.5', '1,234.56'])).toBe('.')
    expect(decimalSignOf(['1,234', '5'])).toBeNull()
    expect(decimalSignOf(['1,5', '2.5'])).toBeNull()
    expect(decimalSignOf(['0,560'])).toBe(',')
    expect(digitsOf('4.25 %')).toBe(2)
    expect(digitsOf('4')).toBe(0)
  })
})
