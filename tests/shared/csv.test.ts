import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvFile, csvText, inertText } from '../../shared/csv'

const cell = (text: string, language: 'fr' | 'en' = 'en') =>
  csvText(['h'], [[text]], language)
    .split('\r\n')
    .slice(1, -1)
    .join('\r\n')

describe('text cells are inert (safety check 54)', () => {
  it.each([
    ['=1+1', `'=1+1`],
    ['+33 1 23 45', `'+33 1 23 45`],
    ['-2+3', `'-2+3`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\tx', `"'\tx"`],
    ['\rx', `"'\rx"`],
    ['\nx', `"'\nx"`],
    ['  =1', `'  =1`],
    ['\u00a0=1', `'\u00a0=1`],
    ['"=1"', `"'""=1"""`],
    ["'=1", `''=1`],
    ['＝1', `'＝1`],
    ['＋1', `'＋1`],
    ['－1', `'－1`],
    ['＠x', `'＠x`],
    ['\ufeff=1', `'\ufeff=1`],
    ['\u200b=1', `'\u200b=1`],
    ['\u0001=1', `'\u0001=1`],
    ['=HYPERLINK("https://x","y")', `"'=HYPERLINK(""https://x"",""y"")"`],
    ['-12', `'-12`],
  ])('%j', (text, expected) => {
    expect(cell(text)).toBe(expected)
  })

  it.each([
    ['a;=1', `"a;'=1"`],
    ['a,=1', `"a,'=1"`],
    ['a\t@x', `"a\t'@x"`],
    ['a\n=1', `"a\n'=1"`],
    ['a;"=1', `"a;""'=1"`],
    ['a, ＝1', `"a, '＝1"`],
  ])('also where a reader with another delimiter would begin a cell: %j', (text, expected) => {
    expect(cell(text)).toBe(expected)
  })

  it.each(['Horaires : 8 h – 22 h', 'a=b', 'C++', 'moi@example.org', 'Été', '', 'x - y', '1-2'])(
    'leaves %j as it is',
    (text) => {
      expect(inertText(text)).toBe(text)
    },
  )

  it('never lets a field begin like a formula, under any delimiter (property)', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', '＝', ' ', '"', "'", ';', ',', '\t', '\r', '\n', 'a', '\ufeff', '\0'),
    })
    fc.assert(
      fc.property(nasty, (text) => {
        const inert = inertText(text)
        for (const field of [inert, ...inert.split(/[;,\t\r\n]/).slice(1)]) {
          expect(field.replace(/^["\s\ufeff]+/u, '')).not.toMatch(/^[=+\-@＝]/u)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('numbers, dialects and structure', () => {
  it('keeps true negative numbers as numbers, and missing empty', () => {
    expect(csvText(['a', 'b', 'c', 'd'], [[-1.5, 0, null, true]], 'en')).toBe('\ufeffa,b,c,d\r\n-1.5,0,,1\r\n')
  })

  it('writes what a French spreadsheet reads: semicolons and decimal commas', () => {
    expect(csvText(['a', 'b'], [[-1.5, 'x']], 'fr')).toBe('\ufeffa;b\r\n-1,5;x\r\n')
  })

  it('has no number for NaN or infinity', () => {
    expect(csvText(['a', 'b'], [[Number.NaN, Infinity]], 'en')).toBe('\ufeffa,b\r\n,\r\n')
  })

  it('quotes delimiters of every dialect, quotes and line breaks', () => {
    expect(cell('a;b')).toBe('"a;b"')
    expect(cell('a,b', 'fr')).toBe('"a,b"')
    expect(cell('say "x"')).toBe('"say ""x"""')
    expect(cell('two\nlines')).toBe('"two\nlines"')
  })

  it('refuses a ragged row', () => {
    expect(() => csvText(['a', 'b'], [['x']], 'en')).toThrow(RangeError)
  })

  it('is a file with a byte order mark', async () => {
    const file = csvFile('table', ['a'], [['é']], 'fr')
    expect(file).toMatchObject({ name: 'table.csv', type: 'text/csv;charset=utf-8' })
    expect(new Uint8Array(await file.blob.arrayBuffer()).slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]))
  })
})
