import { expect, it } from 'vitest'
import { bench } from '../import/importing'
import { facebookCsv } from '../import/facebookCsv'

async function readViews(values: readonly string[]) {
  const test = await bench({ rules: false })
  const rows = values.map((views, i) => ({
    id: `8000000000020${String(10 + i)}`,
    time: `05/05/2026 08:${String(10 + i)}`,
    views,
    reach: '',
  }))
  await test.import([test.file('content.csv', facebookCsv(rows))])
  const posts = await test.rows('SELECT views FROM post ORDER BY published_at')
  const rejects = await test.rows('SELECT column_name, text_found, code FROM reject ORDER BY row_number')
  return { views: posts.map((row) => row['views']), rejected: rejects.map((row) => row['text_found']), rejects }
}

it('reads counts as platforms and spreadsheets write them', async () => {
  const { views, rejected } = await readViews([
    '1234',
    '1 234',
    '1\u00A0234',
    '1\u202F234',
    '12.00',
    '\u22125',
    '007',
    '',
    '-',
    'N/A',
  ])
  expect(views).toEqual([1234, 1234, 1234, 1234, 12, -5, 7, null, null, null])
  expect(rejected).toEqual([])
})

it('reads a group sign when the whole file agrees on it, and rejects when it does not', async () => {
  expect((await readViews(['1,234', '12,345', '7'])).views).toEqual([1234, 12345, 7])
  expect((await readViews(['1.234', '1.234.567'])).views).toEqual([1234, 1234567])
  const both = await readViews(['1,234', '1.234', '7'])
  expect(both).toMatchObject({ views: [7], rejected: ['1,234', '1.234'] })
})

it('rejects with column and text what no one can read, and never takes it for 0', async () => {
  const { views, rejects } = await readViews(['12%', '1.2K', '1e5', '(5)', '٣', '12,5', '99999999999999999999', '5'])
  expect(views).toEqual([5])
  expect(rejects).toHaveLength(7)
  expect(rejects[0]).toEqual({ column_name: 'Views', text_found: '12%', code: 'unreadable' })
})

it('finds the one odd cell at row 30,001', async () => {
  const test = await bench({ rules: false })
  const rows = Array.from({ length: 30_000 }, (_, i) => ({
    id: String(800_000_000_100_000 + i),
    text: `Annonce ${String(i)}`,
    views: i === 29_999 ? 'beaucoup' : '10',
  }))
  await test.import([test.file('content.csv', facebookCsv(rows))])
  expect(await test.rows('SELECT row_number, text_found FROM reject')).toEqual([
    { row_number: 30_001, text_found: 'beaucoup' },
  ])
  expect(await test.rows('SELECT count(*) AS n FROM post')).toEqual([{ n: 29_999 }])
})

it('keeps ids as text', async () => {
  const test = await bench({ rules: false })
  await test.import([
    test.file(
      'content.csv',
      facebookCsv([{ id: '17841400000000000123' }, { id: '9007199254740993', time: '05/06/2026 08:00' }]),
    ),
  ])
  expect(await test.rows('SELECT native_id FROM snapshot ORDER BY 1')).toEqual([
    { native_id: '17841400000000000123' },
    { native_id: '9007199254740993' },
  ])
})

it('reads day before month only where the file proves it, and rejects impossible times', async () => {
  const test = await bench({ rules: false })
  const times = ['25/12/2025 10:00', '04/05/2026 10:00']
  await test.import([
    test.file('a.csv', facebookCsv(times.map((time, i) => ({ time, id: `80000000000300${String(i)}` })))),
  ])
  expect(await test.rows('SELECT published_at AS at FROM post ORDER BY 1')).toEqual([
    { at: '2025-12-25T18:00:00.000Z' },
    { at: '2026-05-04T17:00:00.000Z' },
  ])
  const odd = await bench({ rules: false })
  const bad = ['02/29/2025 10:00', '01/01/0001 10:00', '12/31/9999 10:00', '05/05/2026 08:00']
  await odd.import([odd.file('b.csv', facebookCsv(bad.map((time, i) => ({ time, id: `80000000000400${String(i)}` }))))])
  expect((await odd.rows('SELECT text_found FROM reject ORDER BY row_number')).map((row) => row['text_found'])).toEqual(
    bad.slice(0, 3),
  )
  expect(await odd.rows('SELECT count(*) AS n FROM post')).toEqual([{ n: 1 }])
})

it.each([
  "x'); drop table post; --.csv",
  'a"b.csv',
  '$1.csv',
  'glob[1]*.csv',
  'year=2026.csv',
  '%s.csv',
  '\u202Egpj.csv',
  '📚.csv',
  'trailing. ',
  'CON',
  'a\nb.csv',
  'é'.repeat(127),
])('imports a file named %j as it is named', async (name) => {
  const test = await bench({ rules: false })
  const csv = facebookCsv([{ pageName: name, text: name }])
  await test.import([test.file(name, csv)])
  expect(await test.rows('SELECT file_name FROM import')).toEqual([{ file_name: name }])
  expect(await test.rows('SELECT count(*) AS n FROM post')).toEqual([{ n: 1 }])
})
