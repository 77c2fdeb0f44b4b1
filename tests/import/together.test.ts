import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { FileToImport } from '../../electron/engine/import/importFiles'
import { facebookBenchRows, writeFacebookContentFile } from '../../electron/engine/sample/writers/facebookBench'
import { createRandom } from '../../electron/engine/statistics/random'
import { facebookCsv, type Row } from './facebookCsv'
import { bench, brokenRules, EXPORTED, hashOf, type Bench } from './importing'

const PAGES = [
  { page: '100064900000101', pageName: 'Bibliothèque des Tanneurs' },
  { page: '100064900000202', pageName: 'Bibliothèque du Port' },
]

/** Rows with intact ids, so that files are loaded and written several at a time; some repeat, some cannot be read. */
function rowsOf(file: number): Row[] {
  const random = createRandom(file + 1)
  const below = (n: number): number => Math.floor(random.uniform() * n)
  return Array.from({ length: 3 + below(6) }, () => {
    const n = below(14)
    return {
      ...PAGES[n % PAGES.length],
      id: String(800_000_000_001_000 + n),
      text: `Texte ${String(n)}\nsur deux lignes`,
      time: `05/${String(n + 1).padStart(2, '0')}/2026 08:00`,
      link: `https://www.facebook.com/reel/${String(700_000_000_001_000 + n)}`,
      views: below(12) === 0 ? 'beaucoup' : String(100 + below(3)),
      reach: below(6) === 0 ? '' : String(80 + below(2)),
    }
  })
}

const daily = (file: number): string =>
  `sep=,\n"Facebook follows"\n"Date","Primary"\n${[1, 2, 3].map((day) => `"2026-05-0${String(day)}T00:00:00","${String(day * (1 + (file % 2)))}"`).join('\n')}\n\n`

/** Files: most of one header, some with CRLF, semicolons or a bad record, some without any account. */
function contentOf(i: number): string {
  const rows = rowsOf(i)
  if (i % 7 === 3) return facebookCsv(rows, '\r\n')
  if (i % 7 === 4) return facebookCsv(rows, '\n', ';')
  if (i % 7 === 5) return `${facebookCsv(rows)}800000000009999,one cell too few\n`
  return i % 7 === 6 ? daily(i) : facebookCsv(rows)
}

async function everything(test: Bench) {
  return {
    hash: await hashOf(test.database),
    broken: await brokenRules(test.database),
    imports: await test.rows(
      `SELECT file_name, rows_in, rows_new, rows_updated, rows_unchanged, rows_duplicate, rows_rejected, warnings FROM import ORDER BY file_name`,
    ),
    rejects: await test.rows(
      `SELECT file_name, row_number, column_name, text_found, code FROM reject r JOIN import i ON i.id = r.import_id ORDER BY ALL`,
    ),
    snapshots: await test.rows(
      `SELECT file_name, row_number, native_id FROM snapshot s JOIN import i ON i.id = s.import_id ORDER BY ALL`,
    ),
    accounts: await test.rows(
      `SELECT file_name, source_key, row_count FROM import_account a JOIN import i ON i.id = a.import_id ORDER BY ALL`,
    ),
  }
}

async function imported(files: number, together: boolean) {
  const test = await bench()
  await test.account('facebook', PAGES[0]?.pageName ?? '')
  const account = { accountId: 1 }
  const named = Array.from({ length: files }, (_, i) =>
    test.file(`${String(i).padStart(2, '0')}.csv`, contentOf(i), {
      exportedAt: new Date(Date.UTC(2026, 7, 1, i)),
      ...(i % 7 === 6 && { account }),
    }),
  )
  const drops = together ? [named] : named.map((file) => [file])
  for (const drop of drops) {
    const { open, refused } = await test.import(drop)
    expect([...open, ...refused]).toEqual([])
  }
  return everything(test)
}

it('files dropped together say and write what they do one after the other', async () => {
  const together = await imported(14, true)
  expect(together.broken).toEqual([])
  expect(together.rejects.length).toBeGreaterThan(3)
  expect(together).toEqual(await imported(14, false))
}, 300_000)

/** From 8 MB on a file is read another way: while it is scanned, with the columns its first rows fill written out. */
it('a large file says what the same rows say in small ones', async () => {
  const rows = [...facebookBenchRows(30_000, 5)]
  const test = await bench()
  const path = join(test.folder, 'large.csv')
  await writeFacebookContentFile(path, rows, 'en-2026')
  expect(statSync(path).size).toBeGreaterThan(1 << 23)
  const small: FileToImport[] = []
  for (let from = 0; from < rows.length; from += 7500) {
    const part = join(test.folder, `part ${String(from)}.csv`)
    await writeFacebookContentFile(part, rows.slice(from, from + 7500), 'en-2026')
    small.push({ path: part, exportedAt: EXPORTED })
  }
  const said = `SELECT count(*)::INTEGER AS n, count(DISTINCT map_keys(extra))::INTEGER AS patterns,
                       bit_xor(hash(COLUMNS(* EXCLUDE (file_name, row_number)))) FROM v_snapshot`
  await test.import([{ path, exportedAt: EXPORTED }])
  const large = await test.rows(said)
  expect(large).toMatchObject([{ n: 30_000 }])
  expect(large[0]?.['patterns']).toBeGreaterThan(2)
  for (const { id } of await test.client.imports.list()) await test.client.imports.undo({ importId: id })
  await test.import(small)
  expect(await test.rows(said)).toEqual(large)
}, 300_000)

it('a row has the number a spreadsheet shows, wherever its file lies among others', async () => {
  const test = await bench()
  const rows = (first: number): Row[] =>
    [0, 1, 2].map((n) => ({ id: String(800_000_000_001_000 + first + n), text: 'un\ndeux' }))
  const plain = facebookCsv(rows(10))
  await test.import([
    test.file('a.csv', facebookCsv(rows(0))),
    test.file('b.csv', plain),
    test.file('hidden line.csv', `sep=,\n${facebookCsv(rows(20)).slice(1)}`),
    test.file('title.csv', `"Export de mai"\n\n${facebookCsv(rows(30)).slice(1)}`),
  ])
  const found = await test.rows(
    `SELECT file_name AS file, list(row_number::INTEGER ORDER BY native_id) AS rows FROM snapshot s JOIN import i ON i.id = s.import_id
     GROUP BY file_name ORDER BY file_name`,
  )
  expect(found).toEqual([
    { file: 'a.csv', rows: [2, 3, 4] },
    { file: 'b.csv', rows: [2, 3, 4] },
    { file: 'hidden line.csv', rows: [2, 3, 4] },
    { file: 'title.csv', rows: [4, 5, 6] },
  ])
})

it('rows of a page that nobody has named yet are not rejected, before the answer as after it', async () => {
  const test = await bench()
  await test.account('facebook', 'Une autre page')
  const file = test.file('new.csv', facebookCsv([{}, { id: '800000000001002', views: 'beaucoup' }]))
  const known = test.file('Follows.csv', 'sep=,\n"Follows"\n"Date","Primary"\n"2026-05-05T00:00:00","3"\n\n')
  const { open, review } = await test.import([file, known], { accept: 'none' })
  expect(open.map(({ state }) => state)).toEqual(['asks', 'asks'])
  expect(review.files.map(({ counts }) => counts)).toMatchObject([
    { rowsIn: 2, new: 1, rejected: 1 },
    { rowsIn: 1, new: 1, rejected: 0 },
  ])
})
