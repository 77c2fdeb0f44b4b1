import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { matchFormat } from '../../electron/engine/import/match'
import { bench } from '../import/importing'

const known = (records: readonly (readonly string[])[], sheet: string | null = null): unknown => {
  const match = matchFormat(records, { fileName: 'file', sheet })
  return match.kind === 'elsewhere' ? [match.known.export, match.known.code] : match.kind
}

const SPROUT = [
  'Date',
  'Post ID',
  'Network',
  'Post Type',
  'Content Type',
  'Profile',
  'Post',
  'Impressions',
  'Engagements',
]
const KARMA = ['Date', 'Profile', 'Profile-ID', 'Network', 'Message', 'Message-ID', 'Reach']
const karma = (network: string): string[] => ['2026-01-01', 'La BU', '1', network, 'Bonjour', '2', '-']
const row = (network: string): string[] => ['01/02/2026 03:04 pm', '1', network, '', '', 'La BU', '', '1,234', '5']

describe('exports that are known and not imported', () => {
  it.each([
    [
      'Universal video ID',
      'Page ID',
      'Page name',
      'Title',
      'Duration (sec)',
      'Publish time',
      'Impressions',
      'Reach',
      'Likes',
    ],
    ['Video asset ID', 'Page ID', 'Page name', 'Title', 'Publish time', 'Reach', '3-second video views', 'Reactions'],
  ])('videos of Facebook under %s: their ids are not those of posts', (...header) => {
    expect(known([header, header.map(() => '1')])).toEqual(['facebook-videos', 'video_export'])
  })

  it.each([
    [
      'DISCOVERY',
      [
        ['Overall Performance', '1/1/2026 - 12/31/2026'],
        ['Impressions', '1234'],
      ],
    ],
    [
      'ENGAGEMENT',
      [
        ['Date', 'Impressions', 'Engagements'],
        ['1/1/2026', '12', '3'],
      ],
    ],
    [
      'TOP POSTS',
      [['Maximum of 50 posts available to include in this list'], ['Post URL', 'Post publish date', 'Engagements']],
    ],
    [
      'FOLLOWERS',
      [
        ['Total followers on 8/5/2026:', '321'],
        ['Date', 'New followers'],
        ['1/1/2026', '2'],
      ],
    ],
    [
      'DEMOGRAPHICS',
      [
        ['Top Demographics', 'Value', 'Percentage'],
        ['Company size', '11-50', '12%'],
      ],
    ],
  ])('sheet %s of a personal profile', (sheet, records) => {
    expect(known(records, sheet)).toEqual(['linkedin-profile', 'personal_profile'])
  })

  it('the contacts of a person', () => {
    const header = ['First Name', 'Last Name', 'URL', 'Email Address', 'Company', 'Position', 'Connected On']
    expect(known([['Notes:'], ['"When exporting…"'], [''], header])).toEqual([
      'linkedin-connections',
      'personal_profile',
    ])
  })

  it.each([
    ['Sprout Social', [SPROUT, row('Facebook'), row('X')]],
    [
      'Fanpage Karma',
      [['Fanpage Karma'], ['Period'], ['Profiles'], [''], KARMA, karma('Facebook'), karma('Instagram')],
    ],
  ])(
    'posts of several networks as %s writes them are no format: what their columns are is asked',
    async (_, records) => {
      expect(known(records)).toBe('unknown')
      const test = await bench({ rules: false })
      const csv = records.map((record) => `${record.map((cell) => `"${cell}"`).join(',')}\n`).join('')
      const { review, imports } = await test.import([test.file('posts.csv', csv)])
      expect(review.files).toMatchObject([{ state: 'asks', questions: [{ code: 'mapping' }] }])
      expect(imports).toEqual([])
    },
  )

  it('a daily chart of YouTube videos is not the table of videos', () => {
    const header = ['Date', 'Content', 'Video title', 'Video publish time', 'Views']
    const match = matchFormat([header, ['2026-01-01', 'hOf7m31ZvgQ', 'Visite', 'Jan 1, 2026', '5']])
    expect(match.kind === 'post').toBe(false)
  })
})

const textOf = (format: string, name: string): string =>
  readFileSync(join(import.meta.dirname, format, name, 'input.csv'), 'utf8')

describe('who wrote a post on LinkedIn', () => {
  it.each(['en-2024', 'es', 'fr-invented', 'unknown-language-by-structure'])('is kept nowhere: %s', async (name) => {
    const test = await bench({ rules: false })
    const file = { accountId: await test.account('linkedin', 'Page') }
    await test.import([test.file('content.csv', textOf('linkedin-content', name), { accounts: { file } })])
    const tables = await test.rows(
      "SELECT table_name AS name FROM duckdb_tables() WHERE database_name NOT IN ('system', 'temp')",
    )
    let read = 0
    for (const { name: table } of tables) {
      const rows = await test.rows(`SELECT COLUMNS(*)::VARCHAR FROM ${String(table)}`)
      read += rows.length
      expect(JSON.stringify(rows)).not.toContain('Prénom Nom')
    }
    expect(textOf('linkedin-content', name)).toContain('Prénom Nom')
    expect(read).toBeGreaterThan(5)
  })
})

describe('one post of X in both exports', () => {
  it('is one post: the newer figures, the bookmarks of the export that has them', async () => {
    const test = await bench({ rules: false })
    const old = textOf('x-activity', 'en-2021')
    const id = /^"(\d{19})"/m.exec(old)?.[1] ?? ''
    const header = 'Post id,Date,Post text,Link,Impressions,Likes,Bookmarks,Replies,Reposts'
    const premium = `${header}\n${id},Tue Nov 30 2021,Nuit,https://x.com/BU_Exemple/status/${id},2000,40,3,2,5\n`
    await test.import([test.file('tweet_activity_metrics.csv', old, { exportedAt: new Date('2021-12-01T10:00:00Z') })])
    await test.import([test.file('account_analytics_content.csv', premium)])
    const posts = await test.rows(
      `SELECT impressions, reactions, saves, interactions, snapshots FROM post WHERE key = 'x:id:${id}'`,
    )
    expect(posts).toEqual([{ impressions: 2000, reactions: 40, saves: 3, interactions: 50, snapshots: 2 }])
    expect(await test.rows("SELECT handle FROM account WHERE platform = 'x'")).toHaveLength(1)
  })
})

it('a zone changes nothing where the id tells the instant', async () => {
  const times = async (zone?: string): Promise<unknown> => {
    const test = await bench({ rules: false })
    const content = textOf('x-content', 'en-2024')
    await test.import([test.file('content.csv', content, zone === undefined ? {} : { zone })])
    return test.rows('SELECT key, published_at FROM post ORDER BY key')
  }
  expect(await times('Pacific/Noumea')).toEqual(await times())
})
