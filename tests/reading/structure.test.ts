import { expect, it } from 'vitest'
import { bench } from '../import/importing'
import { cells, facebookCsv, HEADER, type Row } from '../import/facebookCsv'

const line = (row: Row): string => cells(row).join(',')
const A = line({ id: '800000000001001' })
const B = line({ id: '800000000001002', time: '05/06/2026 08:00' })
const file = (...lines: string[]): string => `${[HEADER, ...lines].join('\n')}\n`

interface Trap {
  readonly content: string
  readonly counts: Record<string, number>
  readonly rejects?: readonly (readonly [number, string])[]
  readonly texts?: readonly (string | null)[]
  readonly rows?: readonly number[]
}

const TRAPS: Readonly<Record<string, Trap>> = {
  'a row too short, a row too long': {
    content: file(A, 'a,b', B, `${A},more`),
    counts: { rowsIn: 4, new: 2, rejected: 2 },
    rejects: [
      [3, 'ragged'],
      [5, 'ragged'],
    ],
    rows: [2, 4],
  },
  'empty cells too many': { content: file(`${A},,,`, B), counts: { rowsIn: 2, new: 2, rejected: 0 } },
  'a preamble': { content: `Export of 1 May\nby somebody\n${file(A, B)}`, counts: { rowsIn: 2, new: 2 }, rows: [4, 5] },
  'a sep= line': { content: `sep=,\n${file(A, B)}`, counts: { rowsIn: 2, new: 2 }, rows: [2, 3] },
  'a totals row': {
    content: file(A, B, 'Total,,,,,,,,200,160,10,2,2'),
    counts: { rowsIn: 3, new: 2, setAside: 1 },
  },
  'a row of descriptions': {
    content: file(',,,,,,,,Lifetime: The number of views,Lifetime: People,,,', A),
    counts: { rowsIn: 2, new: 1, setAside: 1 },
  },
  'an unterminated quotation mark': {
    content: file(A, line({ id: '800000000001003' }).replace('Horaires', '"Horaires'), B),
    counts: { rowsIn: 3, new: 2, rejected: 1 },
    rejects: [[3, 'quote_unterminated']],
    rows: [2, 4],
  },
  'text after a closing quotation mark': {
    content: file(line({}).replace('Horaires', '"Il dit "oui" et part"'), B),
    counts: { rowsIn: 2, new: 1, rejected: 1 },
    rejects: [[2, 'quote_broken']],
  },
  'a quotation mark inside an unquoted cell': {
    content: file(line({ text: 'Un écran de 27" neuf' }), B),
    counts: { rowsIn: 2, new: 2 },
    texts: ['Un écran de 27" neuf', 'Horaires'],
  },
  'quoted line ends and doubled quotation marks': {
    content: facebookCsv([{ text: 'Premier\nsecond "mot"' }, { id: '800000000001002', time: '05/06/2026 08:00' }]),
    counts: { rowsIn: 2, new: 2 },
    texts: ['Premier\nsecond "mot"', 'Horaires'],
    rows: [2, 3],
  },
  'CR line ends': { content: file(A, B).replaceAll('\n', '\r'), counts: { rowsIn: 2, new: 2 }, rows: [2, 3] },
  'CRLF line ends': { content: file(A, B).replaceAll('\n', '\r\n'), counts: { rowsIn: 2, new: 2 } },
  'mixed line ends': { content: `${HEADER}\r\n${A}\r${B}\n`, counts: { rowsIn: 2, new: 2 } },
  'no line end at the end': { content: file(A, B).trimEnd(), counts: { rowsIn: 2, new: 2 } },
  'blank lines inside and at the end': {
    content: `${file(A, '', B)}\n\n`,
    counts: { rowsIn: 3, new: 2, setAside: 1 },
    rows: [2, 4],
  },
  'rows of empty cells': { content: file(A, ',,,,,,,,,,,,', B), counts: { rowsIn: 3, new: 2, setAside: 1 } },
  semicolons: {
    content: facebookCsv([{ text: 'Un, deux' }], '\r\n', ';'),
    counts: { rowsIn: 1, new: 1 },
    texts: ['Un, deux'],
  },
  tabs: { content: facebookCsv([{}], '\n', '\t'), counts: { rowsIn: 1, new: 1 } },
  'headers twice, empty, __proto__ and constructor': {
    content: `${HEADER},,__proto__,constructor,Views,__proto__\n${A},x,evil,evil,7,again\n`,
    counts: { rowsIn: 1, new: 1 },
  },
  'NUL and a hashtag like a number': {
    content: file(line({ text: '#1E10 \u0000 fin' })),
    counts: { rowsIn: 1, new: 1 },
    texts: ['#1E10 \u0000 fin'],
  },
  'a cell of 3 MB': { content: file(line({ text: 'x'.repeat(3_000_000) }), B), counts: { rowsIn: 2, new: 2 } },
  '350 columns': {
    content: `${HEADER},${Array.from({ length: 337 }, (_, i) => `Percentage of total views at interval ${String(i)}`).join(',')}\n${A},${Array.from({ length: 337 }, (_, i) => String(i)).join(',')}\n`,
    counts: { rowsIn: 1, new: 1 },
  },
}

it.each(Object.entries(TRAPS))('%s', async (_, trap) => {
  const test = await bench({ rules: false })
  const { review, imports } = await test.import([test.file('content.csv', trap.content)])
  expect(review.files[0]).toMatchObject({ state: 'ready', counts: trap.counts })
  expect(imports[0]?.counts).toMatchObject(trap.counts)
  const { rowsIn = 0 } = trap.counts
  const counts = Object.entries(imports[0]?.counts ?? {}).filter(([name]) => name !== 'rowsIn')
  expect(counts.reduce((sum, [, n]) => sum + n, 0)).toBe(rowsIn)
  const rejects = await test.rows('SELECT row_number, code FROM reject ORDER BY row_number')
  expect(rejects.map((row) => [row['row_number'], row['code']])).toEqual(trap.rejects ?? [])
  if (trap.texts)
    expect((await test.rows('SELECT text FROM post ORDER BY published_at')).map((row) => row['text'])).toEqual(
      trap.texts,
    )
  if (trap.rows)
    expect((await test.rows('SELECT row_number AS n FROM snapshot ORDER BY 1')).map((row) => row['n'])).toEqual(
      trap.rows,
    )
})

it('keeps every other column of 350 as text, and columns of odd names', async () => {
  const test = await bench({ rules: false })
  await test.import([test.file('a.csv', TRAPS['350 columns']?.content ?? '')])
  const [row] = await test.rows(
    `SELECT extra['Percentage of total views at interval 336'] AS last, cardinality(extra) AS n FROM snapshot`,
  )
  expect(row).toEqual({ last: '336', n: 338 })
  const odd = await bench({ rules: false })
  await odd.import([odd.file('a.csv', TRAPS['headers twice, empty, __proto__ and constructor']?.content ?? '')])
  const [found] = await odd.rows(`SELECT map_keys(extra) AS keys, views FROM snapshot`)
  expect(found).toEqual({ keys: ['Post type', 'column 14', '__proto__', 'constructor', '__proto__ (2)'], views: 100 })
})

const REFUSED: Readonly<Record<string, readonly [string | Uint8Array, string, string?]>> = {
  'an empty file': ['', 'empty'],
  'a header only': [`${HEADER}\n`, 'no_rows'],
  'one column with commas': ['caption\nhello, world\n', 'unknown_format'],
  'videos of Facebook': ['Universal video ID,Page ID,Title,Publish time\n1,2,a,b\n', 'video_export', 'facebook'],
  'contacts of a person': ['First Name,Last Name,URL,Connected On\na,b,c,d\n', 'personal_profile', 'linkedin'],
  'a LinkedIn workbook': [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 1, 2]), 'workbook_damaged'],
  'a zip': [Buffer.from('PK\u0003\u0004anything'), 'zip_damaged'],
  'a gzip': [Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]), 'gzip_damaged'],
  'a web page': ['<!doctype html><table></table>', 'not_csv'],
  'random bytes': [Buffer.from(Array.from({ length: 4000 }, (_, i) => ((i * 7919) % 251) % 32)), 'binary'],
  '20,000 columns': [`${Array.from({ length: 20_000 }, (_, i) => `c${String(i)}`).join(',')}\n`, 'unknown_format'],
}

it.each(Object.entries(REFUSED))('refuses %s by name', async (_, [content, code, platform]) => {
  const test = await bench({ rules: false })
  const { review, imports } = await test.import([test.file('some file', content)])
  expect(review.files[0]).toMatchObject({ state: 'refused', refusal: { code } })
  expect(review.files[0]?.platform).toBe(platform ?? (code === 'no_rows' ? 'facebook' : null))
  expect(imports).toEqual([])
  expect(await test.rows('SELECT * FROM post')).toEqual([])
})
