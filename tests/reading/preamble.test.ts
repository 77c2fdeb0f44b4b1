import { expect, it } from 'vitest'
import { bench } from '../import/importing'
import { facebookCsv, type Row } from '../import/facebookCsv'

const ROWS: readonly Row[] = [
  { id: '800000000001001', text: 'Un ; deux, trois' },
  { id: '800000000001002', time: '05/06/2026 08:00', views: 'beaucoup' },
]
const plain = (delimiter: string, newline = '\n'): string =>
  facebookCsv(
    ROWS.map((row) => (delimiter === ';' ? { ...row, text: 'Un deux' } : row)),
    newline,
    delimiter,
  ).slice(1)

/**
 * What stands before the header, and the number a spreadsheet shows beside the record of the unreadable cell. Excel takes a `sep=`
 * line for an instruction and hides it: the header is row 1 then.
 */
const FILES: readonly (readonly [string, string | Uint8Array, number])[] = [
  ['sep=; and semicolons', `sep=;\n${plain(';')}`, 3],
  ['sep=; and semicolons, CRLF', `sep=;\r\n${plain(';', '\r\n')}`, 3],
  ['a tab after sep=', `sep=\t\n${plain('\t')}`, 3],
  ['sep= that names another delimiter than the file has', `sep=;\n${plain(',')}`, 3],
  ['sep= after a mark', `\uFEFFsep=,\n${plain(',')}`, 3],
  ['UTF-16 with sep=', Buffer.from(`\uFEFFsep=,\n${plain(',')}`, 'utf16le'), 3],
  ['a title of two lines in quotation marks', `"Export\nde mai"\n\n${plain(',')}`, 5],
  ['blank lines only', `\n\n\n${plain(',')}`, 6],
  ['rows of empty cells', `,,,\n,,,\n${plain(',')}`, 5],
]

it.each(FILES)('%s', async (_, content, row) => {
  const test = await bench({ rules: false })
  const { review } = await test.import([test.file('content.csv', content)])
  expect(review.files[0]).toMatchObject({ state: 'ready', counts: { rowsIn: 2, new: 1, rejected: 1 } })
  expect(await test.rows('SELECT row_number AS row, column_name AS name, text_found AS text FROM reject')).toEqual([
    { row, name: 'Views', text: 'beaucoup' },
  ])
  expect(await test.rows('SELECT row_number AS row FROM snapshot')).toEqual([{ row: row - 1 }])
})

it('a header that is not within the first records is no header', async () => {
  const test = await bench({ rules: false })
  const { review } = await test.import([test.file('content.csv', `${'a,b\n'.repeat(40)}${plain(',')}`)])
  expect(review.files[0]).toMatchObject({ state: 'asks', format: null, questions: [{ code: 'mapping' }] })
})

it('rows of a page that nothing names are rejected by number, in a file of two pages', async () => {
  const test = await bench({ rules: false })
  const rows: Row[] = [
    { id: '800000000001001', page: '100064900000101', pageName: 'Tanneurs' },
    { id: '800000000001002', page: '100064900000102', pageName: 'Halles', time: '05/06/2026 08:00' },
    { id: '800000000001003', page: '', pageName: '', time: '05/07/2026 08:00' },
  ]
  const { review } = await test.import([test.file('content.csv', facebookCsv(rows))])
  expect(review.files[0]).toMatchObject({ counts: { rowsIn: 3, new: 2, rejected: 1 } })
  expect(await test.rows('SELECT row_number AS row, code FROM reject')).toEqual([{ row: 4, code: 'no_account' }])
})
