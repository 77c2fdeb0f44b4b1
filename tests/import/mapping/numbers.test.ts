import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guessSigns, readNumber, SignCollector, wholeNumber } from '../../../electron/engine/import/mapping/numbers'

const COMMA = { decimal: ',', groups: '.' } as const
const DOT = { decimal: '.', groups: ',' } as const

const said = (cell: string, style: Parameters<typeof readNumber>[1]) => {
  const read = readNumber(cell, style)
  return read.kind === 'number' ? read.text : read.kind
}

describe('reading a number', () => {
  it.each([
    ['1.234,56', COMMA, '1234.56'],
    ['1,234.56', DOT, '1234.56'],
    ['1,234', DOT, '1234'],
    ['1,234', COMMA, '1.234'],
    ['1 234', COMMA, '1234'],
    ['1\u00a0234', COMMA, '1234'],
    ['1\u202f234\u202f567', DOT, '1234567'],
    ["1'234.5", DOT, '1234.5'],
    ['\u22125', COMMA, '-5'],
    ['(5)', COMMA, '-5'],
    ['+12', COMMA, '12'],
    ['-0', COMMA, '0'],
    ['007', COMMA, '7'],
    ['17841400000000000123', COMMA, '17841400000000000123'],
    ['12 %', COMMA, '12'],
    ['1,2 k', COMMA, '1200'],
    ['1.2K', DOT, '1200'],
    ['3,4567 k', COMMA, '3456.7'],
    ['2 Mio', COMMA, '2000000'],
    ['N/A', COMMA, 'missing'],
    ['-', COMMA, 'missing'],
    ['', COMMA, 'missing'],
    ['1e5', DOT, 'unreadable'],
    ['1,22E+17', COMMA, 'unreadable'],
    ['#VALEUR!', COMMA, 'unreadable'],
    ['١٢', COMMA, 'unreadable'],
    ['12,34,56', DOT, 'unreadable'],
    ['1.23', COMMA, 'unreadable'],
    ['1,2,3', COMMA, 'unreadable'],
    ['(5', COMMA, 'unreadable'],
    ['-(5)', COMMA, 'unreadable'],
    ['5 €', COMMA, 'unreadable'],
    ['1 23', COMMA, 'unreadable'],
  ] as const)('%s', (cell, style, text) => {
    expect(said(cell, style)).toBe(text)
  })

  it('marks what is a percentage and what is rounded', () => {
    expect(readNumber('12,5 %', COMMA)).toEqual({ kind: 'number', text: '12.5', isPercent: true, isRounded: false })
    expect(readNumber('1,2k', COMMA)).toMatchObject({ isRounded: true })
  })

  it('takes a count only when it is whole', () => {
    expect([wholeNumber('12'), wholeNumber('12.0'), wholeNumber('12.5'), wholeNumber('-3')]).toEqual([
      '12',
      '12',
      null,
      '-3',
    ])
  })

  it('reads back every number however it is printed', () => {
    const spaces = fc.constantFrom(' ', '\u00a0', '\u202f', "'", '')
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }),
        fc.constantFrom(COMMA, DOT),
        fc.option(spaces),
        (value, style, other) => {
          const groups = other ?? style.groups
          const digits = String(value)
            .replace('-', '')
            .replace(/\B(?=(\d{3})+$)/g, groups)
          expect(said(`${value < 0n ? '−' : ''}${digits}`, style)).toBe(String(value))
        },
      ),
    )
  })

  it('never takes the sign of decimals for one of thousands', () => {
    fc.assert(
      fc.property(fc.nat(999), fc.nat(99999), fc.constantFrom(COMMA, DOT), (whole, part, style) => {
        const fraction = String(part)
        expect(said(`${String(whole)}${style.decimal}${fraction}`, style)).toBe(`${String(whole)}.${fraction}`)
      }),
    )
  })
})

describe('signs of a table', () => {
  const guess = (...cells: string[]) => {
    const collector = new SignCollector()
    for (const cell of cells) collector.add(cell)
    const { style, certainty, reason } = guessSigns(collector.result())
    return [style.decimal, certainty, reason]
  }
  it.each([
    [
      ['12', '1,5'],
      [',', 'proven', 'comma_decimal'],
    ],
    [
      ['1.234', '0,5'],
      [',', 'proven', 'comma_decimal'],
    ],
    [['1.5'], ['.', 'proven', 'dot_decimal']],
    [['1,234,567'], ['.', 'proven', 'comma_groups']],
    [['1.234,5'], [',', 'proven', 'comma_decimal']],
    [
      ['1 234', '12'],
      [',', 'unneeded', 'no_signs'],
    ],
    [['1.234'], [',', 'asked', 'open_dot']],
    [
      ['1,234', '2,500'],
      ['.', 'asked', 'open_comma'],
    ],
    [['0.123'], ['.', 'proven', 'dot_decimal']],
    [
      ['1.5', '1,5'],
      [',', 'asked', 'mixed'],
    ],
    [['1 234,567'], [',', 'proven', 'comma_decimal']],
    [['1234.567'], ['.', 'proven', 'dot_decimal']],
  ])('%j', (cells, expected) => {
    expect(guess(...cells)).toEqual(expected)
  })

  it('proves nothing that another reading of the same cells would contradict', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1000, max: 999_999 }), { minLength: 1 }),
        fc.constantFrom('.', ','),
        (values, sign) => {
          // Whole thousands with one sign between: groups of one style are decimals of the other.
          const cells = values.map(
            (value) => `${String(Math.trunc(value / 1000))}${sign}${String(value % 1000).padStart(3, '0')}`,
          )
          expect(guess(...cells)[1]).toBe('asked')
        },
      ),
    )
  })
})
