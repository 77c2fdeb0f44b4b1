import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { zipFile, type ZipEntry } from '../support/zipFile'
import { bookOf } from '../support/workbook'
import { utils } from '@e965/xlsx'
import { open } from './opening'

const CSV = 'Post ID,Reach\n1,2\n'
const csv = (name: string, more: Partial<ZipEntry> = {}): ZipEntry => ({ name, content: CSV, ...more })

describe('an archive of tables', () => {
  test('gives each as a part, with its name, its hash and its time; the rest stands beside', async () => {
    const time = [2026, 4, 24, 9, 37] as const
    const { parts, beside, staged } = await open(
      'Content.zip',
      zipFile([
        csv('Table data.csv', { time }),
        csv('sub/Totals.csv', { content: 'a\n1\n' }),
        csv('__MACOSX/._Table data.csv'),
        csv('.DS_Store'),
        csv('readme.md'),
        { name: 'sub/', content: '', store: true },
        { name: 'empty.csv', content: '' },
      ]),
    )
    expect(parts.map((part) => [part.inside, part.fileName, part.sheet, part.kind, part.text])).toEqual([
      ['Table data.csv', 'Table data.csv', null, 'text', CSV],
      ['Totals.csv', 'Totals.csv', null, 'text', 'a\n1\n'],
    ])
    expect(parts[0]?.entryTime?.toISOString()).toBe('2026-04-24T07:37:00.000Z')
    expect(parts[1]?.entryTime).toBeNull()
    expect(parts[0]?.sha256).toHaveLength(64)
    expect(parts[0]?.containers).toEqual(['Content.zip'])
    expect(beside).toEqual(['readme.md', 'empty.csv'])
    expect(staged).toHaveLength(2)
  })

  test('reads the clock of the archive in the zone of the network, in summer and winter', async () => {
    const at = async (month: number, zone: string) => {
      const { parts } = await open('a.zip', zipFile([csv('a.csv', { time: [2026, month, 1, 12, 0] })]), zone)
      return parts[0]?.entryTime?.toISOString()
    }
    expect(await at(1, 'Europe/Paris')).toBe('2026-01-01T11:00:00.000Z')
    expect(await at(7, 'Europe/Paris')).toBe('2026-07-01T10:00:00.000Z')
    expect(await at(7, 'Pacific/Noumea')).toBe('2026-07-01T01:00:00.000Z')
  })

  test('an instant that the archive stores goes before its clock', async () => {
    const extra = Buffer.alloc(9)
    extra.writeUInt16LE(0x5455, 0)
    extra.writeUInt16LE(5, 2)
    extra.writeUInt8(1, 4)
    extra.writeInt32LE(1_777_000_000, 5)
    const { parts } = await open('a.zip', zipFile([csv('a.csv', { time: [2026, 1, 1, 12, 0], extra })]))
    expect(parts[0]?.entryTime?.getTime()).toBe(1_777_000_000_000)
  })

  test('zips inside are opened once, workbooks inside too; what is deeper is refused by name, the rest read', async () => {
    const book = bookOf({ Metrics: utils.aoa_to_sheet([['a'], [1]]) }, 'xlsx')
    const deep = zipFile([csv('c.csv')])
    const inner = zipFile([csv('b.csv'), { name: 'book.xlsx', content: book }, { name: 'deep.zip', content: deep }])
    const { parts, refused } = await open('x.zip', zipFile([csv('a.csv'), { name: 'inner.zip', content: inner }]))
    expect(parts.map((part) => part.inside)).toEqual(['a.csv', 'inner.zip › b.csv', 'inner.zip › book.xlsx › Metrics'])
    expect(parts[2]?.containers).toEqual(['inner.zip', 'x.zip'])
    expect(refused.map((part) => [part.inside, part.code])).toEqual([['inner.zip › deep.zip', 'zip_nested']])
  })

  test('a damaged workbook inside costs that workbook', async () => {
    const book = bookOf({ A: utils.aoa_to_sheet([[1]]) }, 'xlsx')
    const broken = { name: 'b.xlsx', content: book.subarray(0, book.length - 40) }
    const { parts, refused } = await open('x.zip', zipFile([broken, csv('a.csv')]))
    expect(parts.map((part) => part.inside)).toEqual(['a.csv'])
    expect(refused.map((part) => [part.inside, part.code])).toEqual([['b.xlsx', 'zip_damaged']])
  })

  test('identical bytes have one identity, in an archive and out of it', async () => {
    const [a, b] = (await open('x.zip', zipFile([csv('a.csv'), csv('b.csv')]))).parts
    const [packed] = (await open('a.csv.gz', gzipSync(CSV))).parts
    expect(a?.sha256).toBe(b?.sha256)
    expect([packed?.sha256, packed?.inside, packed?.fileName, packed?.text]).toEqual([a?.sha256, null, 'a.csv', CSV])
  })

  test('a plain file is its own part, neither copied nor read', async () => {
    const { parts, staged } = await open('a.csv', CSV)
    expect(parts).toMatchObject([{ inside: null, fileName: 'a.csv', owned: false, sha256: null, bytes: CSV.length }])
    expect(staged).toEqual([])
  })

  test('the content counts, not the name', async () => {
    const book = bookOf({ A: utils.aoa_to_sheet([['x']]) }, 'xlsx')
    expect((await open('a.csv', book)).parts.map((part) => part.sheet)).toEqual(['A'])
    expect((await open('a.xlsx', CSV)).parts.map((part) => [part.kind, part.text])).toEqual([['text', CSV]])
    expect(
      (await open('a.xls', '<html><table><tr><td>1</td></tr></table></html>')).parts.map((part) => part.kind),
    ).toEqual(['text'])
  })
})

describe('archives of an account, not of its figures', () => {
  test.each([
    ['x', ['data/tweets.js', 'Your archive.html', 'assets/a.js']],
    ['instagram', ['your_instagram_activity/content/posts_1.json', 'personal_information/a.json']],
    ['instagram', ['posts.json', 'audience_insights.json']],
    ['facebook', ['your_facebook_activity/posts/your_posts_1.json']],
    ['facebook', ["this_profile's_activity_across_facebook/posts/profile_posts_1.html"]],
    ['youtube', ['Takeout/archive_browser.html', 'Takeout/YouTube and YouTube Music/videos/videos.csv']],
    ['tiktok', ['user_data_tiktok.json']],
    ['linkedin', ['Connections.csv', 'Profile.csv', 'messages.csv']],
  ])('%s: %j', async (platform, names) => {
    const { refusal, data, staged } = await open('archive.zip', zipFile(names.map((name) => csv(name))))
    expect([refusal, data, staged]).toEqual(['account_archive', { platform }, []])
  })

  test('are known by their first names even with more files than are read', async () => {
    const media = Array.from({ length: 10_050 }, (_, i) => csv(`media/posts/${i}.jpg`, { content: '' }))
    const archive = zipFile([csv('your_instagram_activity/content/posts_1.json'), ...media])
    expect(await open('a.zip', archive)).toMatchObject({ refusal: 'account_archive', data: { platform: 'instagram' } })
  })

  test('beside other files cost only themselves', async () => {
    const inner = zipFile([csv('Connections.csv'), csv('messages.csv')])
    const { parts, refused } = await open('x.zip', zipFile([csv('a.csv'), { name: 'Basic.zip', content: inner }]))
    expect(parts.map((part) => part.inside)).toEqual(['a.csv'])
    expect(refused.map((part) => [part.inside, part.code])).toEqual([['Basic.zip', 'account_archive']])
  })
})
