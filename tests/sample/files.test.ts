import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { generateSample } from '../../electron/engine/sample/generateSample'
import { writeSample } from '../../electron/engine/sample/writeSample'
import { column, decodeShortcode, intlClock, parseCsv, table, utf16 } from './support'

const sample = generateSample()
const META: readonly string[] = ['facebook-content', 'instagram-content', 'instagram-stories']
const content = sample.files.filter((file) => META.includes(file.export))
const facebook = content.filter((file) => file.export === 'facebook-content')
const instagram = content.filter((file) => file.export !== 'facebook-content')
const clean = facebook.filter((file) => !file.name.startsWith('LA_'))

const number = (text: string | undefined): number | null => (text === undefined || text === '' ? null : Number(text))

describe('the sample', () => {
  test('is the same twice, byte for byte', () => {
    const again = generateSample()
    expect(again.files.map(({ name }) => name)).toEqual(sample.files.map(({ name }) => name))
    for (const [i, file] of sample.files.entries()) expect(Buffer.compare(file.bytes, again.files[i]!.bytes)).toBe(0)
    expect(again.posts).toEqual(sample.posts)
    expect(again.network).toEqual(sample.network)
    expect(again.papers).toEqual(sample.papers)
  })

  test('differs with another seed, and keeps its size', () => {
    const other = generateSample({ seed: 7 })
    expect(Buffer.compare(other.files[0]!.bytes, sample.files[0]!.bytes)).not.toBe(0)
    expect(other.files.length).toBe(sample.files.length)
  })

  test('leaves out what was exported after its day', () => {
    const early = generateSample({ today: '2026-07-31' })
    expect(early.files.length).toBeLessThan(sample.files.length)
    expect(early.files.every((file) => file.exportedAt < '2026-08-01')).toBe(true)
    expect(early.posts.every((post) => post.figures === null || post.figures.exportedAt < '2026-08-01')).toBe(true)
  })

  test('is written with the export date as modification time', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'portee-sample-'))
    try {
      const written = await writeSample(folder)
      expect(written.length).toBe(sample.files.length)
      for (const { path, file } of written.filter((_, i) => i % 20 === 0 || i === written.length - 1)) {
        expect((await stat(path)).mtime.toISOString()).toBe(file.exportedAt)
        expect(Buffer.compare(await readFile(path), file.bytes)).toBe(0)
      }
      expect(written.filter(({ path }) => path.includes(join(folder, 'extra')))).toHaveLength(1)
      for (const { name, bytes } of sample.papers) {
        expect(Buffer.compare(await readFile(join(folder, 'papers', name)), bytes)).toBe(0)
      }
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  test('has three years of posts and distinct file names', () => {
    expect(sample.posts.length).toBeGreaterThan(2700)
    expect(sample.posts[0]!.publishedAt.slice(0, 4)).toBe('2023')
    expect(new Set(sample.files.map(({ name }) => name)).size).toBe(sample.files.length)
    expect(
      clean.every(({ name }) => /^[A-Z][a-z]{2}-\d\d-\d{4}_[A-Z][a-z]{2}-\d\d-\d{4}_\d{15,16}\.csv$/.test(name)),
    ).toBe(true)
  })
})

describe('content exports', () => {
  test('parse, with rows as wide as their header, LF only (the re-saved one apart)', () => {
    for (const file of content) {
      const { header } = table(file)
      expect(header.length).toBeGreaterThan(15)
      const text = new TextDecoder().decode(file.bytes)
      if (!file.name.startsWith('LA_')) expect(text.includes('\r')).toBe(false)
      expect(text.endsWith('\n')).toBe(true)
    }
  })

  test('Facebook: total = reactions + comments + shares, reach = organic + boosted, views never below reach', () => {
    let checked = 0
    for (const file of clean) {
      const { header, rows } = table(file)
      const at = (row: string[], ...names: string[]): number | null => number(row[column(header, ...names)])
      for (const row of rows) {
        const parts = [
          at(row, 'Reactions', 'Réactions'),
          at(row, 'Comments', 'Commentaires'),
          at(row, 'Shares', 'Partages'),
        ]
        const total = at(row, 'Reactions, Comments and Shares', 'Réactions, commentaires et partages')
        expect(total).toBe(parts.reduce((sum: number, part) => sum + part!, 0))
        const reach = at(row, 'Reach', 'Couverture')
        const organic = at(row, 'Reach from Organic posts', 'Couverture de Publications organiques')
        const boosted = at(row, 'Reach from Boosted posts', 'Couverture de Publications boostées')
        expect(reach).toBe(reach === null ? null : organic! + boosted!)
        const views = at(row, 'Views', 'Vues')
        if (views && reach !== null) expect(views).toBeGreaterThanOrEqual(reach)
        checked++
      }
    }
    expect(checked).toBeGreaterThan(2500)
  })

  test('Facebook: the columns of each time and language are there', () => {
    const headers = facebook.map((file) => ({ at: file.exportedAt, header: table(file).header }))
    for (const { at, header } of headers) {
      if (at < '2024-10') expect(header.includes('Views') || header.includes('Impressions')).toBe(false)
      if (at > '2024-10' && at < '2024-11') expect(header.filter((name) => name === 'Views')).toHaveLength(2)
      if (at > '2025-01' && at < '2025-09') expect(header).toEqual(expect.arrayContaining(['Impressions', 'Views']))
      if (at > '2026') expect(header).not.toContain('Impressions')
    }
    expect(headers.some(({ header }) => header.includes('Vues') && header.length > 130)).toBe(true)
    expect(headers.some(({ header }) => header.includes('REELS_PLAYS:COUNT'))).toBe(true)
  })

  test('Instagram: every publish time is the Pacific clock at the instant its shortcode codes', () => {
    const pacific = intlClock('America/Los_Angeles')
    const offsets = new Set<number>()
    let checked = 0
    for (const file of instagram) {
      const { header, rows } = table(file)
      for (const row of rows) {
        const link = row[column(header, 'Permalien')] || row[column(header, 'Permalink')]!
        const code = /\/(?:p|reel)\/([\w-]+)\//.exec(link)?.[1]
        const media = code ? decodeShortcode(code) : BigInt(/\/stories\/[\w.]+\/(\d+)$/.exec(link)![1]!)
        const instant = Number((media >> 23n) + 1314220021721n)
        const written = row[column(header, 'Publish time', 'Heure de publication')]!
        expect(pacific(instant)).toBe(written)
        const id = row[column(header, 'Identifiant de la publication')] || row[column(header, 'Post ID')]
        expect(id).toMatch(/^1[78]\d{15}$/)
        offsets.add(Math.round((instant - Date.parse(`${written} UTC`)) / 3_600_000))
        checked++
      }
    }
    expect([...offsets].sort()).toEqual([7, 8])
    expect(checked).toBeGreaterThan(420)
  })

  test('a second export of a post never says less, and most posts near an overlap are in two', () => {
    const seen = new Map<string, { at: string; reach: number }[]>()
    for (const file of clean) {
      const { header, rows } = table(file)
      for (const row of rows.slice(0, rows.length - (file.name.startsWith('Jun-17-2026_Oct-09') ? 1 : 0))) {
        const id = row[column(header, 'Post ID', 'Identifiant de la publication')]!
        const reach = number(row[column(header, 'Reach', 'Couverture')])
        if (reach !== null) seen.set(id, [...(seen.get(id) ?? []), { at: file.exportedAt, reach }])
      }
    }
    const twice = [...seen.values()].filter((list) => list.length > 1)
    expect(twice.length).toBeGreaterThan(200)
    for (const list of twice) {
      const ordered = list.sort((a, b) => a.at.localeCompare(b.at)).map(({ reach }) => reach)
      expect(ordered).toEqual([...ordered].sort((a, b) => a - b))
    }
  })
})

describe('daily and audience files', () => {
  test('daily files: sep line, title, Date and Primary, one row per day, closing blank line', () => {
    const daily = sample.files.filter((file) => file.export === 'meta-daily')
    expect(daily).toHaveLength(30)
    for (const file of daily) {
      const text = utf16(file.bytes)
      expect(text.startsWith('sep=,\n"')).toBe(true)
      expect(text.endsWith('"\n\n')).toBe(true)
      const rows = parseCsv(text)
      expect(rows[2]).toEqual(['Date', 'Primary'])
      const days = rows.slice(3, -1)
      expect(days.length).toBeGreaterThan(10)
      for (const [day, value] of days) {
        expect(day).toMatch(/^2026-\d\d-\d\dT00:00:00$/)
        expect(value).toMatch(/^\d+$/)
      }
    }
    const follows = daily.find((file) => file.name === 'Follows.csv')!
    expect(parseCsv(utf16(follows.bytes)).length - 4).toBeLessThan(90)
  })

  test('audience files: shares of ages and cities as printed', () => {
    const audiences = sample.files.filter((file) => file.export === 'meta-audience')
    expect(audiences).toHaveLength(10)
    for (const file of audiences) {
      const rows = parseCsv(utf16(file.bytes))
      const ages = rows.filter(([label]) => /^(\d\d-\d\d|65\+)$/.test(label!))
      expect(ages).toHaveLength(7)
      for (const row of ages) for (const cell of row.slice(1)) expect(cell).toMatch(/^\d+(\.\d)?%$/)
      expect(rows.flat().some((cell) => cell === 'Lille, Hauts-de-France')).toBe(true)
    }
  })
})
