import { describe, expect, it } from 'vitest'
import {
  cellKey,
  EMPTY_DRAFT,
  pasteCells,
  stepBack,
  typeCell,
  withoutCells,
} from '../../renderer/views/imports/byHand/gridDraft'
import { isDayOf, monthEnds } from '../../renderer/views/imports/byHand/monthEnds'
import { placeBlock, splitBlock } from '../../renderer/views/imports/byHand/pasteBlock'
import { readCount, readCounts } from '../../renderer/views/imports/byHand/readCount'

const short = (text: string) => {
  const read = readCount(text)
  return read.kind === 'count' ? read.value : read.kind === 'problem' ? read.code : null
}

describe('a count', () => {
  it.each([
    ['1234', 1234],
    ['1 234', 1234],
    ['1\u00a0234', 1234],
    ['1\u202f234\u202f567', 1234567],
    ['1.234', 1234],
    ['1,234', 1234],
    ['1.234.567', 1234567],
    ['1,234,567', 1234567],
    ['1’234', 1234],
    [' 87 ', 87],
    ['0', 0],
    ['1.234,00', 1234],
    ['1,234.0', 1234],
    ['12,0', 12],
  ])('is read from %j', (text, value) => expect(short(text)).toBe(value))

  it.each([
    ['12,5', 'part'],
    ['1.234,5', 'part'],
    ['1,2 k', 'rounded'],
    ['1.2K', 'rounded'],
    ['3 M', 'rounded'],
    ['12 34', 'signs'],
    ['1,234.567', 'signs'],
    ['1.23.456', 'signs'],
    ['-12', 'negative'],
    ['fermé', 'words'],
    ['n° 12 bis', 'words'],
    ['99999999999', 'too_large'],
  ])('is not guessed from %j: %s', (text, code) => expect(short(text)).toBe(code))

  it('of nothing, or of a dash, is nothing', () => {
    expect(['', '  ', '–', '-'].map(short)).toEqual([null, null, null, null])
  })
})

describe('counts of one block', () => {
  const codes = (texts: string[]) =>
    readCounts(texts).map((read) => (read.kind === 'count' ? read.value : read.kind === 'problem' ? read.code : null))

  it('keep a lone sign as thousands when nothing speaks against it', () => {
    expect(codes(['1.234', '845', '2.001'])).toEqual([1234, 845, 2001])
    expect(codes(['1,234', '12,345,678'])).toEqual([1234, 12345678])
  })

  it('cannot be decided when both signs stand alone', () => {
    expect(codes(['1.234', '1,234', '900'])).toEqual(['signs', 'signs', 900])
  })

  it('cannot be decided when the sign parts decimals elsewhere', () => {
    expect(codes(['1,234', '12,5'])).toEqual(['signs', 'part'])
    expect(codes(['1,234', '845,00'])).toEqual(['signs', 845])
    expect(codes(['1.234', '845,00'])).toEqual([1234, 845])
  })

  it('follow the sign that groups twice', () => {
    expect(codes(['1.234', '1.234.567', '2,500'])).toEqual([1234, 1234567, 'signs'])
  })
})

const ROWS = [
  { accountId: 10, names: ['BU Santé', 'Santé'] },
  { accountId: 20, names: ['BU Sciences', 'Sciences'] },
  { accountId: 21, names: ['busciences.bsky.social', 'Sciences'] },
]
const GRID = { rows: ROWS, columns: 3 }

describe('a block of a spreadsheet', () => {
  it('is split at tabs and lines, with quoted cells whole', () => {
    expect(splitBlock('a\tb\r\n"c\nd"\t"e ""f"""\n')).toEqual([
      ['a', 'b'],
      ['c\nd', 'e "f"'],
    ])
  })

  it('is laid from the cell it is pasted at; what is beyond is said', () => {
    const { placed, left } = placeBlock([['1', '2'], ['3'], ['9']], { row: 1, column: 2 }, GRID)
    expect(placed.map(({ row, column, read }) => [row, column, read])).toEqual([
      [1, 2, { kind: 'count', value: 1 }],
      [2, 2, { kind: 'count', value: 3 }],
    ])
    expect(left).toEqual([
      { text: '2', why: 'beyond' },
      { text: '9', why: 'beyond' },
    ])
  })

  it('with names goes to the accounts it names, titles passed over', () => {
    const block = [
      ['Compte', 'juillet', 'août'],
      ['bu sciences', '1 200', '1 250'],
      ['SANTE', '', '800'],
      ['Sciences', '5', '6'],
      ['Total', '2 005', '2 056'],
    ]
    const { placed, left, header } = placeBlock(block, { row: 0, column: 0 }, GRID)
    expect(placed.map(({ row, column, text }) => [row, column, text])).toEqual([
      [1, 0, '1 200'],
      [1, 1, '1 250'],
      [0, 1, '800'],
    ])
    expect(left).toEqual([
      { text: 'Sciences · 5 · 6', why: 'several_accounts' },
      { text: 'Total · 2 005 · 2 056', why: 'no_account' },
    ])
    expect(header).toBe('Compte · juillet · août')
  })

  it('keeps what cannot be read in its cell', () => {
    const { placed } = placeBlock([['1,2 k', 'x']], { row: 0, column: 0 }, GRID)
    expect(placed.map(({ read }) => read)).toEqual([
      { kind: 'problem', code: 'rounded' },
      { kind: 'problem', code: 'words' },
    ])
  })
})

describe('the draft', () => {
  it('takes typing and pastes back one by one', () => {
    const typed = typeCell(EMPTY_DRAFT, cellKey(10, 0), '12')
    const block = placeBlock([['1', '2']], { row: 1, column: 0 }, GRID)
    const pasted = pasteCells(typed, block, (row) => ROWS[row]?.accountId ?? 0)
    expect(Object.keys(pasted.cells).sort()).toEqual(['10:0', '20:0', '20:1'])
    expect(stepBack(pasted).cells).toEqual(typed.cells)
    expect(stepBack(stepBack(pasted)).cells).toEqual({})
    expect(stepBack(EMPTY_DRAFT)).toBe(EMPTY_DRAFT)
  })

  it('lets go of what is saved and keeps the rest', () => {
    const draft = typeCell(typeCell(EMPTY_DRAFT, '10:0', '12'), '10:1', '1,2 k')
    expect(Object.keys(withoutCells(draft, ['10:0']).cells)).toEqual(['10:1'])
  })
})

describe('month ends', () => {
  const quarter = (year: number, number: 1 | 2 | 3 | 4) => ({ kind: 'quarter', year, quarter: number }) as const

  it('are the last days; today in the running month, none for a month to come', () => {
    expect(monthEnds(quarter(2024, 1), '2026-10-12').map(({ day }) => day)).toEqual([
      '2024-01-31',
      '2024-02-29',
      '2024-03-31',
    ])
    expect(monthEnds(quarter(2026, 4), '2026-11-05')).toEqual([
      { month: '2026-10', day: '2026-10-31' },
      { month: '2026-11', day: '2026-11-05' },
      { month: '2026-12', day: null },
    ])
  })

  it('take a day two weeks around, never one to come', () => {
    const column = { month: '2026-09', day: '2026-09-30' }
    expect(
      ['2026-09-16', '2026-09-17', '2026-10-12', '2026-10-13'].map((day) => isDayOf(column, day, '2026-10-12')),
    ).toEqual([false, true, true, false])
  })
})
