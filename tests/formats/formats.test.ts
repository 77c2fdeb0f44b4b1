import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { claimsOf, FORMATS } from '../../electron/engine/import/match'
import { recordsOf } from '../../electron/engine/import/read/csv'
import type { AccountChoice } from '../../electron/engine/import/drops'
import { bench, brokenRules, hashOf, keptBench, type Bench } from '../import/importing'
import { isNoPost, naiveRecords, naiveSum } from '../reading/naive'
import { expectation, type Expected } from './expectation'

const FOLDER = import.meta.dirname
const cases = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((format) => readdirSync(join(FOLDER, format.name)).map((name) => ({ format: format.name, name })))

const bytesOf = (format: string, name: string): Buffer => readFileSync(join(FOLDER, format, name, 'input.csv'))
const expectedOf = (format: string, name: string): Expected =>
  expectation.parse(JSON.parse(readFileSync(join(FOLDER, format, name, 'expected.json'), 'utf8')))

/** Text of a fixture, whatever its encoding. */
const textOf = (bytes: Buffer): string => new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8').decode(bytes)

/** Accounts for files that hold none. */
async function accountsFor(test: Bench, format: string, text: string): Promise<Record<string, AccountChoice>> {
  if (format === 'youtube-content') return { file: { accountId: await test.account('youtube', 'Chaîne') } }
  if (format === 'linkedin-content') return { file: { accountId: await test.account('linkedin', 'Page') } }
  if (format !== 'meta-daily' && format !== 'meta-audience') return accountOf(test, format)
  const facebook = { accountId: await test.account('facebook', 'Page') }
  const instagram = { accountId: await test.account('instagram', 'Profil') }
  const audience = text.includes('Instagram followers') ? instagram : facebook
  return { 'section:facebook': facebook, 'section:instagram': instagram, audience }
}

/** One account for a daily or audience table of one platform. */
async function accountOf(test: Bench, id: string): Promise<Record<string, AccountChoice>> {
  const format = FORMATS.find((one) => one.id === id)
  if (format === undefined || format.level === 'post' || format.platform === null) return {}
  const choice = { accountId: await test.account(format.platform, 'Compte') }
  return { table: choice, audience: choice }
}

const META_NAME = 'Jan-01-2026_Dec-31-2026_1000000000000001.csv'

async function importCase(test: Bench, format: string, content: string | Buffer, expected: Expected) {
  const accounts = await accountsFor(test, format, textOf(Buffer.from(content)))
  const exported = expected.exportedAt === undefined ? {} : { exportedAt: new Date(expected.exportedAt) }
  return test.import([test.file(expected.file ?? META_NAME, content, { accounts, ...exported })])
}

/** Everything that an import of a case left. */
async function leftBy(test: Bench) {
  const posts = await test.rows(
    'SELECT * EXCLUDE (exported_at, interactions_at, err_at, erv_at) FROM post ORDER BY key',
  )
  const snapshots = await test.rows('SELECT row_number, extra FROM snapshot ORDER BY ALL')
  const days = await test.rows('SELECT * FROM account_day ORDER BY ALL')
  return { posts, snapshots, days, cells: await test.rows('SELECT * FROM audience_cell ORDER BY ALL') }
}

/** The case imported into a workspace of its own, once for its tests. */
async function importOnce(format: string, bytes: Buffer, expected: Expected) {
  const test = await keptBench({ rules: false })
  try {
    const result = await importCase(test, format, bytes, expected)
    return { test, result, left: await leftBy(test) }
  } catch (error) {
    await test.close()
    throw error
  }
}

describe.each(cases)('$format $name', ({ format, name }) => {
  const bytes = bytesOf(format, name)
  const expected = expectedOf(format, name)
  let once: Awaited<ReturnType<typeof importOnce>>

  beforeAll(async () => {
    once = await importOnce(format, bytes, expected)
  })
  afterAll(() => once.test.close())

  it('is claimed by this format alone', () => {
    const text = textOf(bytes)
    const delimiter = text.split('\n')[0]?.includes(';') === true ? ';' : ','
    const table = { fileName: expected.file ?? META_NAME, sheet: null }
    const claims = claimsOf(recordsOf(Buffer.from(text), delimiter, 60), table).map((claim) => claim.id)
    // The look-alike has the header of the content export; only its rows tell it.
    expect(claims).toEqual([format === 'facebook-daily-lookalike' ? 'facebook-content' : format])
  })

  it('gives the golden rows, counts and sums', async () => {
    const { test } = once
    const { review, imports } = once.result
    const [file] = review.files
    if (expected.refusal !== undefined) {
      expect(file).toMatchObject({ state: 'refused', format, refusal: { code: expected.refusal } })
      expect(imports).toEqual([])
      return
    }
    expect(file).toMatchObject({ state: 'ready', format, counts: expected.counts })
    expect(imports[0]?.counts).toEqual(expected.counts)
    if (expected.language !== undefined) expect(file?.language).toBe(expected.language)
    if (expected.platform !== undefined) expect(file?.platform).toBe(expected.platform)
    if (expected.sums !== undefined) expect(file?.sums).toEqual(expected.sums)
    if (expected.warnings !== undefined)
      expect(file?.warnings.map((warning) => warning.code)).toEqual(expected.warnings)
    for (const row of expected.rows ?? []) {
      const found = await test.rows(
        `SELECT p.*, s.extra FROM post p JOIN snapshot s ON s.post_id = p.id WHERE p.key = '${row.key}'`,
      )
      expect(found).toHaveLength(1)
      expect(found[0]).toMatchObject(row)
    }
    if (expected.rows !== undefined) expect(await test.rows('SELECT key FROM post')).toHaveLength(expected.rows.length)
    if (file?.level === 'post') await compareSums(test, bytes, file.sums)
    await compareTables(test, expected)
    await compareReadings(test, expected)
    expect(await brokenRules(test.database)).toEqual([])
  })

  it('adds nothing a second time', async () => {
    if (expected.refusal !== undefined) return
    const { test } = once
    const before = await hashOf(test.database)
    const again = await importCase(test, format, bytes, expected)
    expect(again.review.files[0]?.state).toBe('known')
    expect(again.imports).toEqual([])
    expect(await hashOf(test.database)).toBe(before)
  })

  it('reads CRLF as LF', async () => {
    if (expected.refusal !== undefined) return
    const rows = async (content: string) => {
      const test = await bench({ rules: false })
      await importCase(test, format, content, expected)
      return leftBy(test)
    }
    const text = textOf(bytes).replaceAll('\r\n', '\n')
    // Most cases are written with LF: what they left is there already.
    const withLf = bytes.equals(Buffer.from(text)) ? once.left : await rows(text)
    expect(await rows(text.replaceAll('\n', '\r\n'))).toEqual(withLf)
  })
})

/** The sums of the review are those that a second reader of the same columns finds. */
async function compareSums(test: Bench, bytes: Buffer, sums: Readonly<Record<string, number>>): Promise<void> {
  const text = textOf(bytes)
  const [row] = await test.rows('SELECT CAST(columns AS VARCHAR) AS columns, format, delimiter FROM import')
  const records = naiveRecords(text, String(row?.['delimiter'])).filter((record) => !isNoPost(record))
  const columns = z.record(z.string(), z.string()).parse(JSON.parse(String(row?.['columns'])))
  const header = records.findIndex((record) => Object.values(columns).every((name) => record.includes(name)))
  const unit = row?.['format'] === 'youtube-content' ? 3_600_000 : 1000
  for (const [metric, name] of Object.entries(columns)) {
    // People reached are never added.
    if (metric.startsWith('reach') || metric === 'viewers') expect(sums).not.toHaveProperty(metric)
    else {
      const own = (naiveSum(records, header, name) ?? 0) * (metric === 'watch_time_ms' ? unit : 1)
      expect([metric, sums[metric] ?? 0]).toEqual([metric, Math.round(own)])
    }
  }
}

async function compareTables(test: Bench, expected: Expected): Promise<void> {
  if (expected.rejects !== undefined) {
    const rejects = await test.rows('SELECT row_number AS row, column_name AS "column", code FROM reject ORDER BY ALL')
    expect(rejects).toEqual(expected.rejects)
  }
  if (expected.days !== undefined) {
    const days = await test.rows(
      'SELECT platform, day, metric, value FROM v_account_day ORDER BY platform, day, metric',
    )
    expect(days.map((row) => [row['platform'], row['day'], row['metric'], row['value']])).toEqual(expected.days)
  }
  if (expected.cells !== undefined) {
    const cells = await test.rows(
      `SELECT s.dimension, c.label, c.value, c.age_from, c.age_to, c.gender, s.digits FROM audience_cell c
       JOIN audience_snapshot s ON s.id = c.audience_id ORDER BY s.id, c.position`,
    )
    expect(cells.map((row) => Object.values(row))).toEqual(expected.cells)
    const counts = await test.rows('SELECT followers FROM follower_count')
    expect(counts).toEqual(expected.followers === null ? [] : [{ followers: expected.followers }])
  }
}

/** What a table of days or of people leaves besides days and cells. */
async function compareReadings(test: Bench, { stock, audience }: Expected): Promise<void> {
  if (stock !== undefined) {
    const rows = await test.rows('SELECT platform, day, followers FROM v_follower ORDER BY platform, day')
    expect(rows.map((row) => [row['platform'], row['day'], row['followers']])).toEqual(stock)
  }
  if (audience === undefined) return
  const rows = await test.rows('SELECT basis, unit, total, known_share, is_sorted FROM audience_snapshot')
  expect(rows.map((row) => Object.values(row))).toEqual([audience])
}

it('every format has a case', () => {
  const without = FORMATS.filter((format) => !existsSync(join(FOLDER, format.id)))
  expect(without.map((format) => format.id)).toEqual([])
})
