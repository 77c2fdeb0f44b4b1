import fc from 'fast-check'
import { expect, it } from 'vitest'
import { recordsOf } from '../../electron/engine/import/read/csv'
import { bench } from '../import/importing'
import { cells, facebookCsv, HEADER } from '../import/facebookCsv'
import { naiveRecords, naiveSum } from './naive'

const DELIMITERS = [',', ';', '\t'] as const
const cell = fc.oneof(
  fc.constantFrom('', '"', '""', ',', ';', '\t', '\n', '\r\n', '\r', 'a"b', '=1+1', ' é ', '📚'),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
)
const table = fc.record({
  rows: fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
  delimiter: fc.constantFrom(...DELIMITERS),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
  ended: fc.boolean(),
})

const quoted = (text: string, delimiter: string): string =>
  text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

it('any table written by RFC 4180 is read back, whatever its delimiter and line ends', () => {
  fc.assert(
    fc.property(table, ({ rows, delimiter, newline, ended }) => {
      const lines = rows.map((row) => row.map((text) => quoted(text, delimiter)).join(delimiter))
      const text = `${lines.join(newline)}${ended ? newline : ''}`
      expect(recordsOf(Buffer.from(text), delimiter)).toEqual(rows)
      expect(naiveRecords(text, delimiter)).toEqual(rows)
    }),
    { numRuns: 500, seed: 20260708 },
  )
})

it.each([
  ['LF', '\n'],
  ['CRLF', '\r\n'],
])('records longer than what is read at once keep their rows and sums (%s)', async (_, newline) => {
  const test = await bench({ rules: false })
  // Line ends, quotation marks and letters of several bytes fall on every place a slice may end.
  const rows = Array.from({ length: 12_000 }, (_, i) => ({
    id: String(800_000_000_200_000 + i),
    text: `Annonce ${String(i)} « été »${newline}"${'œ'.repeat(i % 700)}", fin`,
    time: `0${String(1 + (i % 9))}/1${String(i % 10)}/2025 0${String(i % 10)}:30`,
    views: String(i),
  }))
  const csv = facebookCsv(rows, newline)
  expect(Buffer.byteLength(csv)).toBeGreaterThan(2 * (1 << 22))
  const { review } = await test.import([test.file('content.csv', csv)])
  const sums = { views: naiveSum(naiveRecords(csv.slice(1), ','), 0, 'Views') }
  expect(review.files[0]).toMatchObject({ counts: { rowsIn: 12_000, new: 12_000, rejected: 0 }, sums })
  const [found] = await test.rows(`SELECT text FROM snapshot WHERE row_number = 7000`)
  expect(found).toEqual({ text: `Annonce 6998 « été »\n"${'œ'.repeat(6998 % 700)}", fin` })
})

/** One post in a table of so many columns, each of which says something. */
async function importWide(columns: number) {
  const test = await bench({ rules: false })
  const more = Array.from({ length: columns - HEADER.split(',').length }, (_, i) => `Column ${String(i)}`)
  const values = more.map((_, i) => String(i))
  const csv = `${[[HEADER, ...more].join(','), [...cells({}), ...values].join(',')].join('\n')}\n`
  const { review } = await test.import([test.file('wide.csv', csv), test.file('narrow.csv', facebookCsv([{}]))])
  return { test, review }
}

it('2,000 columns: the known ones are read, every other one kept', async () => {
  const { test, review } = await importWide(2000)
  expect(review.files[0]).toMatchObject({ state: 'ready', counts: { rowsIn: 1, new: 1 } })
  const wide = `SELECT views, extra['Column 1986'] AS last FROM snapshot WHERE cardinality(extra) > 10`
  expect(await test.rows(wide)).toEqual([{ views: 100, last: '1986' }])
})

it('20,000 columns: refused by name, and the other files of the drop go on', async () => {
  const { review } = await importWide(20_000)
  const refusal = { code: 'too_many_columns', data: { columns: 20_000, most: 2000 } }
  expect(review.files[0]).toMatchObject({ state: 'refused', format: 'facebook-content', refusal })
  expect(review.files[1]).toMatchObject({ state: 'ready', counts: { rowsIn: 1, new: 1 } })
})
