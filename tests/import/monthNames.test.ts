import { describe, expect, it } from 'vitest'
import { MONTHS, readWrittenDay } from '../../electron/engine/import/monthNames'

describe('days written with the name of a month', () => {
  it.each([
    ['April 12', 12, 4, null],
    ['Mar 30, 2023', 30, 3, 2023],
    ['19 avril', 19, 4, null],
    ['1 août', 1, 8, null],
    ['28 sept. 2026', 28, 9, 2026],
    ['8 de marzo', 8, 3, null],
    ['8 de marzo de 2026', 8, 3, 2026],
    ['8. Juli', 8, 7, null],
    ['8. März', 8, 3, null],
    ['2 settembre', 2, 9, null],
    ['2 de março', 2, 3, null],
    ['2 mei', 2, 5, null],
    ['25 Φεβρουαρίου', 25, 2, null],
    ['ΜΆΡΤΙΟΣ 3', 3, 3, null],
    ['3 maj', 3, 5, null],
    ['18 tháng Sáu', 18, 6, null],
    ['18 tháng Mười Hai', 18, 12, null],
  ])('%s', (text, day, month, year) => {
    expect(readWrittenDay(text)).toEqual({ day, month, year })
  })

  it.each([
    '',
    'April',
    '12',
    'April 32',
    'April 0',
    '12 13 April',
    'Smarch 12',
    '03/04/2026',
    'Apr 12 Mar',
    '12 avril 26 2026',
  ])('is not read: %s', (text) => {
    expect(readWrittenDay(text)).toBeNull()
  })

  it('no name means two months', () => {
    for (const [name, month] of MONTHS) expect(readWrittenDay(`3 ${name}`)).toEqual({ day: 3, month, year: null })
    expect(MONTHS.get('mar')).toBe(3)
  })
})
