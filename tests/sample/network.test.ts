import { read, utils } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { generateSample } from '../../electron/engine/sample/generateSample'
import type { SampleExport, SampleFile, SamplePost } from '../../electron/engine/sample/types'
import { column, groupBy, intlClock, parseCsv } from './support'

const sample = generateSample()
const filesOf = (what: SampleExport): SampleFile[] => sample.files.filter((file) => file.export === what)
const postsOf = (account: string): SamplePost[] => sample.posts.filter(({ accountKey }) => accountKey === account)

/** A sheet as rows of cells. */
function sheet({ bytes }: SampleFile, name: string): unknown[][] {
  return utils.sheet_to_json<unknown[]>(read(bytes, { type: 'array' }).Sheets[name]!, { header: 1 })
}

/** Entries of an archive that stores them, read by its directory. */
function entries({ bytes }: SampleFile): Map<string, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const decode = (from: number, length: number): string =>
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(from, from + length))
  const end = bytes.length - 22
  let at = view.getUint32(end + 16, true)
  const out = new Map<string, string>()
  for (let i = 0; i < view.getUint16(end + 10, true); i++) {
    const [size, name, local] = [
      view.getUint32(at + 24, true),
      view.getUint16(at + 28, true),
      view.getUint32(at + 42, true),
    ]
    out.set(decode(at + 46, name), decode(local + 30 + view.getUint16(local + 26, true), size))
    at += 46 + name
  }
  return out
}

describe('LinkedIn', () => {
  const account = sample.network.accounts.find(({ platform }) => platform === 'linkedin')!

  test('files are named by the page and the instant of the export', () => {
    const files = [...filesOf('linkedin-content'), ...filesOf('linkedin-followers')]
    expect(files.length).toBe(9)
    for (const { name, exportedAt, bytes } of files) {
      const [, slug, instant] = /^(.+)_(?:content|followers)_(\d{13})\.xls$/.exec(name)!
      expect(slug).toBe(account.handle)
      expect(new Date(Number(instant)).toISOString()).toBe(exportedAt)
      expect([...bytes.subarray(0, 4)]).toEqual([0xd0, 0xcf, 0x11, 0xe0])
    }
  })

  test('the link codes the instant of the truth table; the created date is that day or up to three weeks before', () => {
    const byInstant = new Map(postsOf(account.key).map((post) => [Date.parse(post.publishedAt), post]))
    const ahead = new Set<number>()
    let rows = 0
    for (const file of filesOf('linkedin-content')) {
      const [sentence, header, ...posts] = sheet(file, 'All posts') as string[][]
      expect(sentence).toHaveLength(1)
      expect(header).toHaveLength(20)
      for (const row of posts) {
        const urn = /urn:li:(?:activity|ugcPost):(\d{19})\/$/.exec(row[1]!)![1]!
        const instant = Number(BigInt(urn) >> 22n)
        expect(row[0]).toBe(byInstant.get(instant)?.text)
        const [month, day, year] = row[5]!.split('/').map(Number)
        ahead.add(Math.floor(instant / 86_400_000) - Date.UTC(year!, month! - 1, day) / 86_400_000)
        const [impressions, clicks, likes, comments, reposts, rate] = [9, 12, 14, 15, 16, 18].map((i) => Number(row[i]))
        const gestures = clicks! + likes! + comments! + reposts!
        expect(rate).toBeCloseTo(impressions === 0 ? 0 : gestures / impressions!, 4)
        rows++
      }
    }
    expect(Math.min(...ahead)).toBe(0)
    expect(Math.max(...ahead)).toBeGreaterThan(14)
    expect(Math.max(...ahead)).toBeLessThanOrEqual(21)
    expect(rows).toBe(postsOf(account.key).reduce((total, { snapshots }) => total + snapshots, 0))
  })

  test('days are text, at most 365, parts add up, and the days are not the posts', () => {
    let days = 0
    for (const file of filesOf('linkedin-content')) {
      const [, header, ...rows] = sheet(file, 'Metrics') as (string | number)[][]
      expect(header).toHaveLength(20)
      expect(rows.length).toBeLessThanOrEqual(365)
      for (const row of rows) {
        expect(row[0]).toMatch(/^\d\d\/\d\d\/20\d\d$/)
        for (const at of [1, 5, 8, 11, 14]) expect(row[at + 2]).toBe(Number(row[at]) + Number(row[at + 1]))
        expect(Number(row[4])).toBeLessThanOrEqual(Number(row[3]))
      }
      days += rows.length
    }
    expect(days).toBeGreaterThan(1000)
  })

  test('two or three posts a week, with clicks at a likely rate', () => {
    const weeks = groupBy(postsOf(account.key), ({ publishedAt }) =>
      String(Math.floor((Date.parse(publishedAt) / 86_400_000 - 4) / 7)),
    )
    for (const posts of weeks.values()) expect(posts.length).toBeLessThanOrEqual(3)
    expect(weeks.size).toBe(158)
    expect(postsOf(account.key).length).toBeGreaterThan(340)
  })
})

describe('X', () => {
  const files = filesOf('x-content')

  test('ids code the instant, dates are its UTC day, texts write & as an entity, a third are answers', () => {
    const byInstant = new Map(postsOf('x-reseau').map((post) => [Date.parse(post.publishedAt), post]))
    let answers = 0
    let entitiesSeen = 0
    let rows = 0
    for (const file of files) {
      expect(file.name).toMatch(/^account_analytics_content_\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d\.csv$/)
      const [header, ...records] = parseCsv(new TextDecoder('utf-8', { fatal: true }).decode(file.bytes))
      expect(header).toHaveLength(17)
      for (const row of records) {
        const instant = Number((BigInt(row[0]!) >> 22n) + 1288834974657n)
        const post = byInstant.get(instant)!
        expect(row[1]).toBe(new Date(instant).toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+).*$/, '$1 $3 $2 $4'))
        expect(row[2]!.replaceAll('&amp;', '&')).toBe(post.text)
        expect(row[2]).not.toMatch(/&(?!amp;)/)
        expect(row[2]!.startsWith('@')).toBe(post.reply)
        if (row[2]!.includes('&amp;')) entitiesSeen++
        if (post.reply) answers++
        const engagements = Number(row[column(header!, 'Engagements')])
        const gestures = ['Likes', 'Replies', 'Reposts'].map((name) => Number(row[column(header!, name)]))
        expect(engagements).toBeGreaterThanOrEqual(gestures.reduce((total, value) => total + value, 0))
        rows++
      }
    }
    expect(rows).toBe(postsOf('x-reseau').length)
    expect(answers / rows).toBeCloseTo(1 / 3, 1)
    expect(entitiesSeen).toBeGreaterThan(10)
  })

  test('nothing after the account was closed', () => {
    const { closed } = sample.network.accounts.find(({ platform }) => platform === 'x')!
    expect(files.at(-1)!.period!.to).toBe(closed)
    expect(postsOf('x-reseau').every(({ publishedAt }) => publishedAt.slice(0, 10) <= closed!)).toBe(true)
  })
})

describe('YouTube', () => {
  const files = filesOf('youtube-content')

  test('an archive holds the table, the chart and the totals; the first row of the table is the sum of the others', () => {
    expect(files).toHaveLength(12)
    let videos = 0
    for (const file of files) {
      const texts = entries(file)
      expect([...texts.keys()]).toEqual(file.inside!.map(({ name }) => name))
      const [header, total, ...rows] = parseCsv(texts.get('Table data.csv')!)
      expect(total![0]).toBe('Total')
      for (const name of ['Views', 'Likes', 'Comments added', 'Shares', 'Subscribers', 'Impressions']) {
        const at = column(header!, name)
        expect(Number(total![at])).toBe(rows.reduce((sum, row) => sum + Number(row[at]), 0))
      }
      const views = rows.map((row) => Number(row[column(header!, 'Views')]))
      expect(views).toEqual(views.toSorted((a, b) => b - a))
      for (const row of rows) expect(row[0]).toMatch(/^[\w-]{10}[AEIMQUYcgkosw048]$/)
      const [, ...chart] = parseCsv(texts.get('Chart data.csv')!)
      expect(new Set(chart.map((row) => row[1])).size).toBe(rows.length)
      const [, ...days] = parseCsv(texts.get('Totals.csv')!)
      expect([days[0]![0], days.at(-1)![0]]).toEqual([file.period!.from, file.period!.to])
      videos += rows.length
    }
    expect(videos).toBe(postsOf('yt-reseau').length)
    expect(new Set(postsOf('yt-reseau').map(({ publishedAt }) => publishedAt.slice(0, 7))).size).toBe(36)
  })

  test('the day of publication is the Pacific one', () => {
    const pacific = intlClock('America/Los_Angeles')
    const byTitle = groupBy(postsOf('yt-reseau'), ({ text }) => text)
    for (const file of files) {
      const [, , ...rows] = parseCsv(entries(file).get('Table data.csv')!)
      for (const row of rows) {
        const written = new Date(`${row[2]!} UTC`).toISOString().slice(0, 10)
        const days = byTitle.get(row[1]!)!.map(({ publishedAt }) => {
          const [month, day, year] = pacific(Date.parse(publishedAt)).slice(0, 10).split('/')
          return `${year!}-${month!}-${day!}`
        })
        expect(days).toContain(written)
      }
    }
  })

  test('ages and genders are shares of all views', () => {
    const audiences = filesOf('youtube-audience')
    expect(audiences).toHaveLength(2)
    for (const file of audiences) {
      const [, ...rows] = parseCsv(entries(file).get('Table data.csv')!)
      for (const at of [1, 4]) expect(rows.reduce((sum, row) => sum + Number(row[at]), 0)).toBeCloseTo(100, 6)
    }
  })
})
