import { read, utils } from '@e965/xlsx'
import { expect } from 'vitest'
import { z } from 'zod'
import { Sql } from '../../electron/engine/db/sql'
import type { Sample, SampleExport, SamplePost } from '../../electron/engine/sample/types'
import type { TestEngine } from '../support/engine'
import { earlyOf, parseCsv } from './support'

type Rows = Record<string, unknown>[]

/** Runs a query on the open workspace. */
function ask({ engine }: TestEngine, query: string): Promise<Rows> {
  const { database } = engine.context.workspace()
  return database.all(z.record(z.string(), z.unknown()), new Sql(query, []))
}

const NETWORK: readonly string[] = ['linkedin', 'x', 'youtube'] satisfies SamplePost['platform'][]

/** What of a post must be in the workspace; of a video the day, as its export says no more. */
function expected({ platform, publishedAt, kind, reply, snapshots, figures }: SamplePost): unknown[] {
  const { impressions, views, reach, reactions, comments, shares, saves, interactions } = figures!
  const when = platform === 'youtube' ? publishedAt.slice(0, 10) : publishedAt
  const counts = [impressions, views, reach, reactions, comments, shares, saves, interactions]
  return [platform, when, platform === 'x' ? 'other' : kind, reply, snapshots, ...counts]
}

/** Every post of LinkedIn, X and YouTube that a file holds, with the figures of the newest one, and no other. */
export async function checkNetworkPosts(test: TestEngine, { posts }: Sample): Promise<void> {
  const own = posts.filter(({ platform, snapshots }) => NETWORK.includes(platform) && snapshots > 0)
  const found = await ask(
    test,
    `SELECT [platform, CASE WHEN precision = 'day' THEN published_day::VARCHAR
              ELSE strftime(timezone('UTC', published_at), '%Y-%m-%dT%H:%M:%S.%gZ') END,
            format, is_reply::VARCHAR, snapshots::VARCHAR, impressions::VARCHAR, views::VARCHAR, reach::VARCHAR,
            reactions::VARCHAR, comments::VARCHAR, shares::VARCHAR, saves::VARCHAR, interactions::VARCHAR] AS cells
     FROM post WHERE platform IN ('linkedin', 'x', 'youtube')`,
  )
  const line = (cells: readonly unknown[]): string => cells.map((cell) => String(cell)).join(' ')
  const lines = found.map(({ cells }) => line(z.array(z.unknown()).parse(cells)))
  expect(lines.sort()).toEqual(own.map((post) => line(expected(post))).sort())
  expect(own.length).toBeGreaterThan(600)
}

/** Rows of a sheet of each LinkedIn workbook, below its header, as the workbook library reads them. */
function sheets({ files }: Sample, what: SampleExport, sheet: string, header: number): unknown[][] {
  return files
    .filter((file) => file.export === what)
    .flatMap(({ bytes }) => {
      const book = read(bytes, { type: 'array' })
      return utils.sheet_to_json<unknown[]>(book.Sheets[sheet]!, { header: 1 }).slice(header)
    })
}

const sum = (values: readonly unknown[]): number => values.reduce((total: number, value) => total + Number(value), 0)

/** `Totals.csv` of each archive: its entries are stored, so their text is there to be read. */
function totals({ files }: Sample): string[][] {
  return files
    .filter((file) => file.export === 'youtube-content')
    .flatMap(({ bytes }) => {
      const text = new TextDecoder('latin1').decode(bytes)
      const found = /Date,Views\n((?:\d{4}-\d\d-\d\d,\d+\n)+)/.exec(text)
      return parseCsv(found![1]!)
    })
}

/** Figures of the page and the channel by day are the sums of the files. */
export async function checkNetworkDays(test: TestEngine, sample: Sample): Promise<void> {
  const found = await ask(
    test,
    `SELECT platform || ' ' || metric AS key, sum(value)::DOUBLE AS total, count(*)::INTEGER AS days
     FROM v_account_day WHERE platform IN ('linkedin', 'youtube') GROUP BY ALL`,
  )
  const byKey = new Map(found.map(({ key, total, days }) => [key, [total, days]]))
  const metrics = sheets(sample, 'linkedin-content', 'Metrics', 2)
  expect(byKey.get('linkedin impressions')).toEqual([sum(metrics.map((row) => row[3])), metrics.length])
  expect(byKey.get('linkedin clicks')).toEqual([sum(metrics.map((row) => row[7])), metrics.length])
  // The two followers exports share half a year and say the same of it.
  const gains = new Map(
    sheets(sample, 'linkedin-followers', 'New followers', 1).map((row) => [String(row[0]), Number(row[4])]),
  )
  expect(byKey.get('linkedin follows_net')).toEqual([sum([...gains.values()]), gains.size])
  const days = totals(sample)
  expect(byKey.get('youtube views')).toEqual([sum(days.map((row) => row[1])), days.length])
  expect(days.length).toBeGreaterThan(1090)
}

/** Breakdowns of followers and of viewers are there, each on its own basis. */
export async function checkNetworkAudiences(test: TestEngine): Promise<void> {
  const found = await ask(
    test,
    `SELECT platform || ' ' || basis || ' ' || dimension AS key, count(DISTINCT taken_on)::INTEGER AS times
     FROM v_audience WHERE platform IN ('linkedin', 'youtube') GROUP BY ALL ORDER BY key`,
  )
  expect(found.map(({ key, times }) => [key, times])).toEqual([
    ['linkedin followers city', 2],
    ['linkedin followers company_size', 2],
    ['linkedin followers industry', 2],
    ['linkedin followers job_function', 2],
    ['linkedin followers seniority', 2],
    ['youtube engaged age', 1],
    ['youtube engaged gender', 1],
  ])
}

/** No text of any table holds a text. */
export async function checkNowhere(test: TestEngine, text: string): Promise<void> {
  const columns = await ask(
    test,
    `SELECT table_name, column_name FROM information_schema.columns
     WHERE table_schema = 'main' AND (data_type = 'VARCHAR' OR data_type LIKE 'MAP%' OR data_type = 'JSON')`,
  )
  expect(columns.length).toBeGreaterThan(50)
  for (const { table_name: table, column_name: column } of columns) {
    const query = `SELECT count(*)::INTEGER AS n FROM "${String(table)}" WHERE contains("${String(column)}"::VARCHAR, '${text}')`
    expect([table, column, await ask(test, query)]).toEqual([table, column, [{ n: 0 }]])
  }
}

/** What the coverage board says of the truths that are about files. */
export async function checkBoard({ client }: TestEngine, sample: Sample): Promise<void> {
  const board = await client.coverage.board({ last: '2026-09', months: 36 })
  const names = new Map(sample.network.accounts.map(({ key, name, platform }) => [key, `${platform} ${name}`]))
  const cell = (account: string, month: string) => {
    const row = board.rows.find((each) => `${each.platform} ${each.name}` === names.get(account))
    return row!.cells.find((each) => each.month === month)!
  }
  let checked = 0
  for (const truth of sample.truths) {
    if (truth.kind === 'missing_month') expect(cell(truth.account, truth.month).state).toBe('missing')
    else if (truth.kind === 'partial_month') {
      const { state, covered, posts } = cell(truth.account, truth.month)
      expect(state).toBe('partial')
      expect(covered).toHaveLength(1)
      // An export without a period in its name begins with its first post, which is not before the day somebody chose.
      expect(covered[0]![0]).toBeGreaterThanOrEqual(Number(truth.from.slice(8)))
      expect(covered[0]![1]).toBe(31)
      expect(posts).toBeGreaterThan(0)
    } else if (truth.kind === 'exported_too_early') {
      const { state, earlyPosts } = cell(truth.account, truth.month)
      expect([truth.id, state]).toEqual([truth.id, 'early'])
      expect(earlyPosts).toBe(earlyOf(sample, truth).length)
    } else if (truth.kind === 'overlapping_files') {
      expect(cell(truth.account, truth.from.slice(0, 7)).state).toBe('double')
    } else if (truth.kind === 'resaved_file') expect(cell(truth.account, '2026-09').state).toBe('rejected')
    else continue
    checked++
  }
  expect(checked).toBe(8)
  const states = (account: string, from: string, to: string) =>
    new Set(
      board.months.filter((month) => month >= from && month <= to).map((month) => cell(account, month).state as string),
    )
  // Nothing else is wrong with the network's own accounts.
  expect(states('li-reseau', '2023-10', '2026-08')).toEqual(new Set(['complete', 'partial']))
  expect(states('yt-reseau', '2023-10', '2026-07')).toEqual(new Set(['complete']))
  expect(states('x-reseau', '2023-10', '2025-03')).toEqual(new Set(['complete']))
  expect(states('x-reseau', '2025-04', '2026-09')).toEqual(new Set(['after']))
}
