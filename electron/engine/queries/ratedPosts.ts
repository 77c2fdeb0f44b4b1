import type { CompareQuery } from '../../../shared/contract/compare'
import type { Days } from '../../../shared/periods'
import {
  type Grouping,
  PLATFORMS,
  type Platform,
  POST_FORMATS,
  SET_ASIDE,
  type SetAside,
} from '../../../shared/vocabulary'
import { numericLists, type NumericList, type NumericLists } from '../db/columns'
import type { Session } from '../db/database'
import { join, sql, type Sql } from '../db/sql'
import { compileRate } from '../metrics/compile'
import { atInt } from '../statistics/arrays'
import { Sample } from '../statistics/sample'
import { allOf, asideCode, listConditions, published, kept } from './filter'
import type { Network } from './networkTables'

/** Neighbouring posts of a series, from one platform (a position in PLATFORMS; −1 unknown): `from` included, `to` not. */
export interface PlatformRun {
  readonly platform: number
  readonly from: number
  readonly to: number
}

/** Posts of one group that count, now and in the comparison period. */
export interface GroupPosts {
  readonly key: string
  readonly now: Sample
  readonly then: Sample
  /** Platforms of the posts, in the order of the series. */
  readonly nowRuns: readonly PlatformRun[]
  readonly thenRuns: readonly PlatformRun[]
  /** Platforms of the posts of this period. */
  readonly platforms: ReadonlySet<Platform>
  /** Platforms of the posts of both periods. */
  readonly allPlatforms: ReadonlySet<Platform>
  /** As `now`, never scaled: the sum of its denominators may be shown for views. */
  readonly counted: Sample
  /** Posts left out of `now` because their export came too early. */
  readonly immature: number
}

/** Every post of both periods, sorted into groups, and what was left out of this one, by reason. */
export interface RatedPosts {
  readonly groups: readonly GroupPosts[]
  readonly setAside: ReadonlyMap<SetAside, number>
}

const NOW = 1
const THEN = 2

/** Position of a word in a closed list, as INTEGER. */
function position(column: Sql, words: readonly string[]): Sql {
  const cases = words.map((word, i) => sql`WHEN ${word} THEN ${i}::INTEGER`)
  return sql`CASE ${column} ${join(cases, '\n')} ELSE -1 END`
}

/** Reasons 0…8 and −1, formats 0…9 and −1, periods 1…3, account: digits of one integer, so that a row is three values. */
const REASONS = SET_ASIDE.length + 1
const FORMATS = POST_FORMATS.length + 1
const PERIODS = 4

/** Rows of a row group of DuckDB: one thread reads one, so that a list within a block has the order of the table. */
const BLOCK = 122_880

/**
 * The posts of either period, sorted by DuckDB: one row per cell (account, format, period, reason) and block of the table,
 * with the number of posts and the lists of e and d. Both are whole where the reason is −1.
 */
export function ratedPostsQuery(query: CompareQuery, days: Days, before: Days | null): Sql {
  const rate = compileRate(query.rate)
  const then = before === null ? sql`0` : sql`(${published(before)})::INTEGER * ${THEN}::INTEGER`
  const periods = before === null ? published(days) : sql`(${published(days)} OR ${published(before)})`
  const format = query.by === 'format' ? position(sql`p.format`, POST_FORMATS) : sql`0::INTEGER`
  const period = sql`((${published(days)})::INTEGER * ${NOW}::INTEGER + ${then})`
  const aside = asideCode(rate, kept(query.filter, query.by))
  return sql`SELECT cell, block, count(*)::INTEGER AS n, list(e) AS e, list(d) AS d FROM (
      SELECT (((p.account_id * ${FORMATS}::INTEGER + ${format} + 1) * ${PERIODS}::INTEGER + ${period})
          * ${REASONS}::INTEGER + ${aside} + 1)::INTEGER AS cell, (p.rowid // ${BLOCK}::INTEGER)::INTEGER AS block,
        (${rate.numerator})::DOUBLE AS e, (${rate.denominator})::DOUBLE AS d
      FROM post AS p ${rate.joins}
      WHERE ${allOf([periods, ...listConditions(query.filter)])})
    GROUP BY cell, block`
}

/** What the integer of a row stands for. */
interface Cell {
  readonly account: number
  readonly format: number
  readonly period: number
  readonly reason: number
}

function cellOf(code: number): Cell {
  const reason = (code % REASONS) - 1
  const left = Math.floor(code / REASONS)
  const period = left % PERIODS
  const accountFormat = Math.floor(left / PERIODS)
  return { account: Math.floor(accountFormat / FORMATS), format: (accountFormat % FORMATS) - 1, period, reason }
}

/** Key of the group an account (and format) falls in. Accounts of no branch form the group `network`. */
function groupKey(by: Grouping, network: Network, accountId: number, format: number): string {
  const account = network.accounts.get(accountId)
  switch (by) {
    case 'account':
      return String(accountId)
    case 'branch':
      return String(account?.branchId ?? 'network')
    case 'platform':
      return account?.platform ?? 'unknown'
    case 'format':
      return POST_FORMATS[format] ?? 'other'
  }
}

/** Posts of one cell and block; `row` is where its lists are. */
interface Heap extends Cell {
  readonly n: number
  readonly row: number
}

/** The heaps in the order of their cells, then of the table. */
function heaps(rows: NumericLists): Heap[] {
  const [cells, blocks, sizes] = [rows.integers('cell'), rows.integers('block'), rows.integers('n')]
  const order = Array.from(cells.keys()).sort(
    (a, b) => atInt(cells, a) - atInt(cells, b) || atInt(blocks, a) - atInt(blocks, b),
  )
  return order.map((row) => ({ ...cellOf(atInt(cells, row)), n: atInt(sizes, row), row }))
}

/** Where the terms of the heaps are, and which platform an account is of. */
interface Source {
  readonly e: NumericList
  readonly d: NumericList
  readonly platformOf: ReadonlyMap<number, number>
}

/** The posts of some heaps, one after the other. */
function gather(own: readonly Heap[], { e, d, platformOf }: Source) {
  const all = own.reduce((total, { n }) => total + n, 0)
  const series = { interactions: new Float64Array(all), denominator: new Float64Array(all) }
  const runs: PlatformRun[] = []
  let from = 0
  for (const { account, n, row } of own) {
    e.copy(row, series.interactions, from)
    d.copy(row, series.denominator, from)
    runs.push({ platform: platformOf.get(account) ?? -1, from, to: from + n })
    from += n
  }
  return {
    sample: new Sample(series),
    runs,
    platforms: new Set(runs.flatMap(({ platform }) => PLATFORMS[platform] ?? [])),
  }
}

/** One group of the comparison, from its heaps. */
function groupOf(key: string, own: readonly Heap[], source: Source): GroupPosts {
  const counting = own.filter(({ reason }) => reason < 0)
  const now = gather(
    counting.filter(({ period }) => (period & NOW) !== 0),
    source,
  )
  const then = gather(
    counting.filter(({ period }) => (period & THEN) !== 0),
    source,
  )
  const early = own.filter(({ reason, period }) => SET_ASIDE[reason] === 'immature' && (period & NOW) !== 0)
  return {
    key,
    now: now.sample,
    then: then.sample,
    nowRuns: now.runs,
    thenRuns: then.runs,
    platforms: now.platforms,
    allPlatforms: new Set([...now.platforms, ...then.platforms]),
    counted: now.sample,
    immature: early.reduce((total, { n }) => total + n, 0),
  }
}

/** Reads the posts of both periods and sorts them into groups. One query, whatever the number of posts. */
export async function readRatedPosts(
  session: Session,
  query: CompareQuery,
  { network, days, before }: { network: Network; days: Days; before: Days | null },
): Promise<RatedPosts> {
  const rows = await numericLists(session, ratedPostsQuery(query, days, before))
  const found = heaps(rows)
  const platformOf = new Map([...network.accounts].map(([id, { platform }]) => [id, PLATFORMS.indexOf(platform)]))
  const source = { e: rows.lists('e'), d: rows.lists('d'), platformOf }
  const byKey = new Map<string, Heap[]>()
  const setAside = new Map<SetAside, number>()
  for (const heap of found) {
    const key = groupKey(query.by, network, heap.account, heap.format)
    byKey.set(key, [...(byKey.get(key) ?? []), heap])
    const reason = SET_ASIDE[heap.reason]
    if (reason === undefined || (heap.period & NOW) === 0) continue
    setAside.set(reason, (setAside.get(reason) ?? 0) + heap.n)
  }
  return { groups: [...byKey].map(([key, own]) => groupOf(key, own, source)), setAside }
}
