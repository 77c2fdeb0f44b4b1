import { utils } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { bookOf } from '../support/workbook'
import { open } from './opening'

const TYPES = ['xlsx', 'xlsm', 'xlsb', 'biff8', 'xlml', 'ods'] as const

describe.each(TYPES)('a workbook as %s', (type) => {
  test('gives its sheets as CSV, cell by cell', async () => {
    const sheet = utils.aoa_to_sheet([
      ['Titre', 'Nombre', 'Jour', 'Vrai'],
      ['Café, "Ça"', 1234.5, 'été\nhiver', true],
      [],
      ['17841400000000000123', 1e-7, '', false],
    ])
    sheet['C4'] = { t: 'n', v: 45292, z: 'yyyy-mm-dd' }
    sheet['D2'] = { t: 'n', v: 45292.75, z: 'm/d/yy h:mm' }
    const book = bookOf(
      { 'All posts': sheet, Vide: utils.aoa_to_sheet([[]]), Deux: utils.aoa_to_sheet([[1], [2]]) },
      type,
    )
    const { refusal, parts, staged } = await open('x.xls', book)
    expect(refusal).toBeNull()
    expect(parts.map((part) => [part.inside, part.sheet, part.kind])).toEqual([
      ['All posts', 'All posts', 'sheet'],
      ['Deux', 'Deux', 'sheet'],
    ])
    expect(parts[0]?.text).toBe(
      'Titre,Nombre,Jour,Vrai\n"Café, ""Ça""",1234.5,"été\nhiver",2024-01-01 18:00:00\n,,,\n17841400000000000123,0.0000001,2024-01-01,FALSE\n',
    )
    expect(parts[1]?.text).toBe('1\n2\n')
    expect(staged).toHaveLength(2)
  })
})

describe('dates and numbers', () => {
  const cell = (v: number, z: string) => ({ t: 'n', v, z }) as const

  test.each([
    ['a day', cell(45292, 'dd/mm/yyyy'), '2024-01-01'],
    ['a day with a time in it', cell(45292.5, 'dd/mm/yyyy'), '2024-01-01 12:00:00'],
    ['midnight of a date with time', cell(45292, 'yyyy-mm-dd hh:mm'), '2024-01-01 00:00:00'],
    ['a time', cell(0.5, 'h:mm:ss'), '12:00:00'],
    ['a duration over a day', cell(1.25, '[h]:mm:ss'), '30:00:00'],
    ['minutes and seconds', cell(809 / 86_400, 'mm:ss'), '0:13:29'],
    ['a month', cell(45292, 'mmm yyyy'), '2024-01-01'],
    ['the day that never was', cell(60, 'yyyy-mm-dd'), '1900-02-29'],
    ['a number before all dates', cell(-5, 'yyyy-mm-dd'), '-5'],
    ['a number after all dates', cell(1e9, 'yyyy-mm-dd'), '1000000000'],
    ['a percentage', cell(0.0928, '0.00%'), '0.0928'],
    ['a format with letters in quotes', cell(3, '0 "days"'), '3'],
    ['a currency', cell(12.5, '[$€-40C] #,##0.00'), '12.5'],
    ['a number of 17 digits', cell(17_841_400_000_000_000, '0'), '17841400000000000'],
    ['a number past all digits', cell(1.5e23, '0'), '150000000000000000000000'],
    ['a tiny number', cell(1.25e-9, 'General'), '0.00000000125'],
    ['minus zero', cell(-0, 'General'), '0'],
    ['a negative number', cell(-1234.5, '#,##0.00'), '-1234.5'],
  ])('%s', async (_, given, text) => {
    for (const type of ['xlsx', 'biff8', 'xlml'] as const) {
      const { parts } = await open('x', bookOf({ S: { '!ref': 'A1:B1', A1: { t: 's', v: 'x' }, B1: given } }, type))
      expect(`${type} ${parts[0]?.text ?? ''}`).toBe(`${type} x,${text}\n`)
    }
  })

  test.each(['xlsx', 'biff8', 'xlml'] as const)('days counted from 1904 (%s)', async (type) => {
    const sheet = { '!ref': 'A1', A1: cell(43830, 'yyyy-mm-dd') }
    const book = bookOf({ S: sheet }, type, (made) => {
      made.Workbook = { WBProps: { date1904: true } }
    })
    const { parts } = await open('x', book)
    expect(parts[0]?.text).toBe('2024-01-01\n')
  })
})

describe('what a sheet may hold', () => {
  test.each(['xlsx', 'biff8', 'xlml'] as const)(
    'a formula is the value that the file holds, never worked out (%s)',
    async (type) => {
      const sheet = {
        '!ref': 'A1:B1',
        A1: { t: 'n', v: 7, f: '1+1' },
        B1: { t: 's', v: 'vu', f: 'HYPERLINK("http://x")' },
      } as const
      const { parts } = await open('x', bookOf({ S: sheet }, type))
      expect(parts[0]?.text).toBe('7,vu\n')
    },
  )

  test.each(['xlsx', 'biff8', 'xlml', 'ods'] as const)('an error is kept as its text (%s)', async (type) => {
    const sheet = { '!ref': 'A1:B1', A1: { t: 'e', v: 7 }, B1: { t: 'e', v: 42 } } as const
    const { parts } = await open('x', bookOf({ S: sheet }, type))
    // OpenDocument has no cells of errors; its writers leave the text or nothing.
    if (type !== 'ods') expect(parts[0]?.text).toBe('#DIV/0!,#N/A\n')
  })

  test.each(['xlsx', 'biff8'] as const)('hidden and very hidden sheets are read and marked (%s)', async (type) => {
    const one = utils.aoa_to_sheet([['a'], [1]])
    const book = bookOf({ A: one, B: one, C: one }, type, (made) => {
      made.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }, { Hidden: 2 }] }
    })
    const { parts } = await open('x', book)
    expect(parts.map((part) => [part.sheet, part.hidden])).toEqual([
      ['A', false],
      ['B', true],
      ['C', true],
    ])
  })

  test("row numbers are the sheet's: blank rows above and between stay, blank columns at the left too", async () => {
    const sheet = {
      '!ref': 'B3:C6',
      B3: { t: 's', v: 'Post ID' },
      C3: { t: 's', v: 'Reach' },
      C6: { t: 'n', v: 4 },
    } as const
    const { parts } = await open('x', bookOf({ S: sheet }, 'xlsx'))
    expect(parts[0]?.text).toBe(',,\n,,\n,Post ID,Reach\n,,\n,,\n,,4\n')
  })

  test('the same sheet of the same file is the same part; of another file it is not', async () => {
    const sheet = utils.aoa_to_sheet([['a'], [1]])
    const [one, again, other] = [
      bookOf({ S: sheet }, 'biff8'),
      bookOf({ S: sheet }, 'biff8'),
      bookOf({ S: sheet, T: sheet }, 'biff8'),
    ]
    const sha = async (book: Buffer) => (await open('x', book)).parts[0]?.sha256
    expect(one.equals(again)).toBe(true)
    expect(await sha(one)).toBe(await sha(again))
    expect(await sha(other)).not.toBe(await sha(one))
  })
})

test('Excel 95 is refused by name: its letters cannot be told for sure', async () => {
  const book = bookOf({ A: utils.aoa_to_sheet([['é']]) }, 'biff5')
  expect((await open('x.xls', book)).refusal).toBe('workbook_old')
})

test.each([
  ['utf-8, as XML is where it says nothing', '', (xml: string) => Buffer.from(xml)],
  ['windows-1252', ' encoding="windows-1252"', (xml: string) => Buffer.from(xml, 'latin1')],
  ['iso-8859-1', ' encoding="ISO-8859-1"', (xml: string) => Buffer.from(xml, 'latin1')],
  ['utf-16 with its mark', ' encoding="utf-16"', (xml: string) => Buffer.from(`\uFEFF${xml}`, 'utf16le')],
  ['utf-16 without', ' encoding="utf-16"', (xml: string) => Buffer.from(xml, 'utf16le')],
])('the encoding of SpreadsheetML is what it says: %s', async (_, declared, encode) => {
  const xml = `<?xml version="1.0"${declared}?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table><Row><Cell><Data ss:Type="String">é, déjà</Data></Cell></Row></Table></Worksheet></Workbook>`
  expect((await open('x.xls', encode(xml))).parts.map((part) => part.text)).toEqual(['"é, déjà"\n'])
})

describe('a workbook that is not whole', () => {
  test.each(['xlsx', 'biff8', 'xlml', 'ods'] as const)(
    'cut anywhere it is refused, or read as if whole (%s)',
    async (type) => {
      const rows = Array.from({ length: 400 }, (_, i) => [`Titre ${i}`, i * 3, `https://exemple.org/${i}`])
      const whole = bookOf({ A: utils.aoa_to_sheet(rows), B: utils.aoa_to_sheet(rows) }, type)
      const texts = (await open('x', whole)).parts.map((part) => part.text)
      expect(texts).toHaveLength(2)
      for (let i = 1; i < 12; i++) {
        const opened = await open('x', whole.subarray(0, Math.floor((whole.length * i) / 12)))
        if (opened.refusal === null) expect(opened.parts.map((part) => part.text)).toEqual(texts)
        else expect(opened.refusal).toMatch(/^(workbook|zip)_damaged$/)
        if (opened.refusal !== null) expect(opened.staged).toEqual([])
      }
    },
  )
})
