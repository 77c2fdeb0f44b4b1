import { utils, type BookType, type WorkSheet } from '@e965/xlsx'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Platform } from '../../shared/vocabulary'
import { bench } from '../import/importing'
import { isNoPost, naiveRecords, naiveText } from '../reading/naive'
import { bookOf } from '../support/workbook'

/** The hand-written cases as sheets of a workbook: what they give is what the text gives. */

const recordsOf = (format: string, name: string): string[][] =>
  naiveRecords(
    naiveText(readFileSync(join(import.meta.dirname, format, name, 'input.csv'))).replace(/^\uFEFF/, ''),
    ',',
  )

const isCount = (cell: string): boolean => /^\d{1,12}(\.\d{1,4})?$/.test(cell)

/** LinkedIn writes numbers as numbers and everything else, dates too, as text; TikTok writes text alone. */
const sheetOf = (records: readonly (readonly string[])[], numbers: boolean): WorkSheet =>
  utils.aoa_to_sheet(records.map((record) => record.map((cell) => (numbers && isCount(cell) ? Number(cell) : cell))))

async function postsOf(name: string, content: string | Buffer, platform: Platform = 'linkedin') {
  const test = await bench({ rules: false })
  const file = { accountId: await test.account(platform, 'La nôtre') }
  const { review } = await test.import([test.file(name, content, { accounts: { file } })])
  const posts = await test.rows('SELECT * EXCLUDE (account_id) FROM post ORDER BY key')
  const extra = await test.rows('SELECT native_id, extra FROM snapshot ORDER BY native_id')
  return {
    posts,
    extra,
    files: review.files,
    accounts: await test.rows('SELECT handle FROM account WHERE handle IS NOT NULL'),
  }
}

const csvOf = (records: readonly (readonly string[])[]): string =>
  records.map((record) => `${record.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`).join('')

const CASES: readonly (readonly [string, string, string, BookType, string, boolean])[] = [
  ['linkedin-content', 'en-2024', 'exemple_content_1790000000000.xls', 'biff8', 'All posts', true],
  [
    'linkedin-content',
    'unknown-language-by-structure',
    'exemple_content_1790000000000.xls',
    'biff8',
    'Tous les posts',
    true,
  ],
  ['tiktok-content', 'el-scheduled', 'Content.xlsx', 'xlsx', 'Sheet1', false],
  ['tiktok-business-videos', 'en', 'videos.xlsx', 'xlsx', 'Sheet1', true],
  ['youtube-content', 'en-chosen-columns', 'Table data.ods', 'ods', 'Table data', true],
  ['x-content', 'en-2026', 'x.xlsx', 'xlsx', 'Feuil1', false],
]

describe.each(CASES)('%s %s', (format, name, file, type, sheet, numbers) => {
  it(`as a sheet of ${file}`, async () => {
    const records = recordsOf(format, name)
    const platform = format.startsWith('youtube') ? 'youtube' : 'linkedin'
    const plain = await postsOf(file.replace(/\.\w+$/, '.csv'), csvOf(records), platform)
    const book = await postsOf(file, bookOf({ [sheet]: sheetOf(records, numbers) }, type), platform)
    expect(book.files).toMatchObject([{ state: 'ready', format, fileName: `${file} › ${sheet}` }])
    expect(book.posts).toEqual(plain.posts)
    expect(book.extra).toEqual(plain.extra)
    expect(book.posts.length).toBeGreaterThan(0)
  })
})

describe('a workbook of LinkedIn', () => {
  it('names the account in its own name, and the export by its number', async () => {
    const records = recordsOf('linkedin-content', 'en-2024')
    const test = await bench({ rules: false })
    const content = bookOf({ 'All posts': sheetOf(records, true) }, 'biff8')
    const { path } = test.file('bu-exemple_content_1790000000000.xls', content)
    const { review } = await test.import([{ path, name: 'bu-exemple_content_1790000000000.xls' }])
    expect(review.files).toMatchObject([
      { state: 'ready', exportedAt: new Date(1790000000000).toISOString(), exportedAtEvidence: 'name' },
    ])
    expect(await test.rows('SELECT platform, handle FROM account')).toEqual([
      { platform: 'linkedin', handle: 'bu-exemple' },
    ])
  })
})

describe('a workbook of the legacy Facebook export', () => {
  const joined = recordsOf('facebook-legacy-posts', 'en-2017-joined')
  const keys = joined.map((record) => record.slice(0, -3))
  const stories = joined
    .filter((record) => !isNoPost(record))
    .map((record, i) => [
      i === 0 ? 'Description' : '',
      ...record.slice(0, 8),
      ...record.slice(-3).map((cell) => (cell === '0' ? '' : cell)),
    ])

  it('is one table: likes, comments and shares of another sheet, none where that sheet is empty', async () => {
    const sheets = { 'Key Metrics': sheetOf(keys, true), 'Lifetime Post Stories by act...': sheetOf(stories, true) }
    const plain = await postsOf('a.csv', csvOf(joined))
    const book = await postsOf('a.xls', bookOf(sheets, 'xlml'))
    expect(book.files).toMatchObject([
      { format: 'facebook-legacy-posts', fileName: 'a.xls › Key Metrics', counts: { new: 3 } },
    ])
    expect(book.posts).toEqual(plain.posts)
  })
})
