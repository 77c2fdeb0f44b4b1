import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { claimsOf } from '../../electron/engine/import/match'
import { bench, hashOf, type Bench } from '../import/importing'
import { naiveRecords, naiveText } from '../reading/naive'

/** The hand-written cases in other encodings, layouts and orders than their own. */

const textOf = (format: string, name: string): string =>
  naiveText(readFileSync(join(import.meta.dirname, format, name, 'input.csv'))).replace(/^\uFEFF/, '')

/** Everything an import left, except what is the file's own (bytes, dates, row numbers). */
async function contentOf(content: string | Uint8Array) {
  const test = await bench({ rules: false })
  const { review } = await test.import([test.file('content.csv', content)])
  const [file] = review.files
  const posts = await test.rows('SELECT * FROM post ORDER BY key')
  const extra = await test.rows('SELECT native_id, permalink_key, extra FROM snapshot ORDER BY ALL')
  return { file, found: { posts, extra, counts: file?.counts, sums: file?.sums } }
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')
/** Windows-1252: Latin-1 with the signs of French typography in 0x80–0x9F. */
const windows1252 = (text: string): Buffer =>
  Buffer.from(Array.from(text, (c) => ({ '’': 0x92, '–': 0x96, œ: 0x9c, '€': 0x80 })[c] ?? c.charCodeAt(0)))
const utf16le = (text: string): Buffer => Buffer.from(text, 'utf16le')
const utf16be = (text: string): Buffer => utf16le(text).swap16()

describe('one French file in every encoding', () => {
  const text = textOf('facebook-content', 'fr-2026').replace('Rentrée', 'Rentrée – œuvres à 5 € –')
  const encoded: readonly (readonly [string, Buffer, string])[] = [
    ['UTF-8 without mark', Buffer.from(text), 'utf-8'],
    ['Windows-1252', windows1252(text), 'windows-1252'],
    ['UTF-16 LE with mark', utf16le(`\uFEFF${text}`), 'utf-16le'],
    ['UTF-16 LE', utf16le(text), 'utf-16le'],
    ['UTF-16 BE with mark', utf16be(`\uFEFF${text}`), 'utf-16be'],
    ['UTF-16 BE', utf16be(text), 'utf-16be'],
  ]

  it.each(encoded)('%s gives what UTF-8 with a mark gives', async (_, bytes, encoding) => {
    const { file, found } = await contentOf(bytes)
    expect(file).toMatchObject({ state: 'ready', format: 'facebook-content', language: 'fr', encoding })
    expect(found).toEqual((await contentOf(`\uFEFF${text}`)).found)
  })

  it('Latin-1, without the signs it lacks', async () => {
    const plain = textOf('facebook-content', 'fr-2026').replaceAll('’', "'")
    const { file, found } = await contentOf(latin1(plain))
    expect(file).toMatchObject({ state: 'ready', language: 'fr', encoding: 'latin-1' })
    expect(found).toEqual((await contentOf(`\uFEFF${plain}`)).found)
  })
})

describe('French stories saved again by a spreadsheet', () => {
  const semicolons = textOf('instagram-stories', 'fr').replaceAll(',', ';').replaceAll('\n', '\r\n')

  it('with semicolons', async () => {
    const { file, found } = await contentOf(semicolons)
    expect(file).toMatchObject({ format: 'instagram-stories', delimiter: ';', language: 'fr' })
    expect(file?.warnings.map((warning) => warning.code)).toEqual(['resaved'])
    expect(found).toEqual((await contentOf(textOf('instagram-stories', 'fr'))).found)
  })

  it('with accents broken by a wrong reading: repaired, and said', async () => {
    const broken = Buffer.from(semicolons).toString('latin1')
    const { file, found } = await contentOf(broken)
    expect(file?.warnings.map((warning) => warning.code)).toEqual(['accents_repaired', 'resaved'])
    expect(found).toEqual((await contentOf(textOf('instagram-stories', 'fr'))).found)
  })
})

/** About 350 columns, as the export of 2026 with every column chosen has them. */
function longHeader(): string[] {
  const base = naiveRecords(textOf('facebook-content', 'en-2026'), ',')[0] ?? []
  const each = (count: number, name: (i: number) => string): string[] =>
    Array.from({ length: count }, (_, i) => name(i))
  const sources = ['Recommendations', 'Shares', 'Followers', 'Boosted posts']
  return [
    ...base,
    ...sources.flatMap((from) => [
      `1-minute video views from ${from}`,
      `Seconds viewed from ${from}`,
      `Average Seconds viewed from ${from}`,
    ]),
    ...each(41, (i) => `Percentage of total views at interval ${String(i)}`),
    ...each(41, (i) => `Percentage of 15-second views at interval ${String(i)}`),
    ...each(
      60,
      (i) => `3-second video views by top audience (${i % 2 === 0 ? 'M' : 'F'}, ${String(13 + i)}-${String(20 + i)})`,
    ),
    ...each(160, (i) => `3-second video views by country (Exemplie ${String(i)} (E${String(i)}))`),
    'Negative feedback from users',
    'Unique negative feedback from users',
    'Negative feedback from users: Hide',
    'Returning viewers',
  ]
}

it('about 350 columns: the known ones by name, every other one kept as text', async () => {
  const header = longHeader()
  expect(header.length).toBeGreaterThan(340)
  const [, ...rows] = naiveRecords(textOf('facebook-content', 'en-2026'), ',')
  const written = rows.slice(0, 2).map((row) => [...row, ...header.slice(row.length).map((_, i) => String(i + 1))])
  const quoted = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
  const csv = `\uFEFF${[header, ...written].map(quoted).join('\n')}\n`
  expect(claimsOf([header, ...written]).map((claim) => claim.id)).toEqual(['facebook-content'])
  const { file, found } = await contentOf(csv)
  expect(file).toMatchObject({ state: 'ready', counts: { rowsIn: 2, new: 2 } })
  const feedback = String(header.indexOf('Negative feedback from users') - (rows[0] ?? []).length + 1)
  expect(file?.sums).toMatchObject({ views: 3288, link_clicks: 1, negative_feedback: 2 * Number(feedback) })
  const last = header.at(-1) ?? ''
  const value = String(header.length - (rows[0] ?? []).length)
  expect(found.extra.map((row) => row['extra'])).toEqual([
    expect.objectContaining({ [last]: value, 'Percentage of total views at interval 0': '13' }),
    expect.objectContaining({ [last]: value, 'Percentage of total views at interval 40': '53' }),
  ])
})

const TOGETHER: readonly (readonly [string, string])[] = [
  ['facebook-content', 'en-2024-no-views'],
  ['facebook-content', 'en-2024-two-views'],
  ['facebook-content', 'en-2026'],
  ['facebook-content', 'fr-2026'],
  ['facebook-content', 'mixed-reordered'],
  ['facebook-content', 'resaved'],
  ['facebook-content', 'resaved-blank-rows'],
  ['facebook-daily-lookalike', 'en'],
  ['instagram-content', 'bilingual'],
  ['instagram-content', 'en'],
  ['instagram-content', 'fr'],
  ['instagram-stories', 'en'],
  ['instagram-stories', 'fr'],
]

async function importTogether(test: Bench, cases: typeof TOGETHER, oneByOne: boolean): Promise<string> {
  const files = cases.map(([format, name]) => test.file(`${format} ${name}.csv`, textOf(format, name)))
  for (const part of oneByOne ? files.map((file) => [file]) : [files]) await test.import(part)
  return hashOf(test.database)
}

it('the order of the files is irrelevant: all at once, all at once reversed, one by one', async () => {
  const together = await importTogether(await bench({ rules: false }), TOGETHER, false)
  expect(await importTogether(await bench({ rules: false }), [...TOGETHER].reverse(), false)).toBe(together)
  expect(
    await importTogether(
      await bench({ rules: false }),
      TOGETHER.toSorted((a, b) => (a[1] < b[1] ? -1 : 1)),
      true,
    ),
  ).toBe(together)
})

/** One case of each export of the other platforms. */
const ELSEWHERE: readonly (readonly [string, string])[] = [
  ['facebook-legacy-posts', 'en-2015-csv'],
  ['linkedin-content', 'en-2024'],
  ['tiktok-business-videos', 'en'],
  ['tiktok-content', 'el-scheduled'],
  ['x-activity', 'en-2021'],
  ['x-content', 'en-2024'],
  ['youtube-content', 'en-chosen-columns'],
]

const csvOf = (records: readonly (readonly string[])[]): string =>
  records.map((record) => `${record.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`).join('')

/** Posts and their figures; the account of a file that names none is a page or a channel of ours. */
async function postsOf(format: string, content: string) {
  const test = await bench({ rules: false })
  const platform = format.startsWith('youtube') ? 'youtube' : 'linkedin'
  const file = { accountId: await test.account(platform, 'La nôtre') }
  const { review } = await test.import([test.file('content.csv', content, { accounts: { file } })])
  const posts = await test.rows('SELECT * FROM post ORDER BY key')
  return { posts, review: review.files[0], rejects: await test.rows('SELECT row_number AS row, code FROM reject') }
}

describe.each(ELSEWHERE)('%s', (format, name) => {
  const text = textOf(format, name)
  const records = naiveRecords(text, ',')

  it('with its columns in another order and one more', async () => {
    const turned = records.map((record, i) => [...record].reverse().concat(i < 2 ? 'Note' : 'x'))
    const [plain, reversed] = [await postsOf(format, text), await postsOf(format, csvOf(turned))]
    expect(reversed.review).toMatchObject({ state: 'ready', format, counts: plain.review?.counts })
    expect(reversed.posts).toEqual(plain.posts)
    expect(plain.posts.length).toBeGreaterThan(0)
  })

  it('cut off in the middle of its last row: that row is rejected, the others are what they were', async () => {
    const last = records.at(-1) ?? []
    const half = last.slice(0, Math.ceil(last.length / 2))
    const cut = csvOf([...records.slice(0, -1), half]).slice(0, -3)
    const { posts, review, rejects } = await postsOf(format, cut)
    const whole = await postsOf(format, text)
    expect(review?.counts).toMatchObject({ rowsIn: whole.review?.counts?.rowsIn, rejected: 1 })
    expect(rejects).toEqual([
      { row: records.length, code: expect.stringMatching(/^(ragged|quote_unterminated)$/) as string },
    ])
    expect(posts).toHaveLength(whole.posts.length - 1)
    const keys = new Set(posts.map((post) => post['key']))
    expect(posts).toEqual(whole.posts.filter((post) => keys.has(post['key'])))
  })
})
