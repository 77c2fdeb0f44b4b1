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
import { numericColumns, type NumericColumns } from '../db/columns'
import type { Session } from '../db/database'
import { join, sql, type Sql } from '../db/sql'
import { compileRate } from '../metrics/compile'
import { at, atInt, sum } from '../statistics/arrays'
import { Sample } from '../statistics/sample'
import { allOf, asideCode, listConditions, published, kept } from './filter'
import type { Network } from './networkTables'

/** Posts of one group that count, now and in the comparison period. */
export interface GroupPosts {
  readonly key: string
  readonly now: Sample
  readonly then: Sample
  /** Platform of each post, as position in PLATFORMS, in the order of the series. */
  readonly nowPlatforms: Int32Array
  readonly thenPlatforms: Int32Array
  /** Platforms of the posts of this period. */
  readonly platforms: ReadonlySet<Platform>
  /** Platforms of the posts of both periods. */
  readonly allPlatforms: ReadonlySet<Platform>
  /** Sum of the denominators of this period, never scaled: to be shown for views only. */
  readonly denominators: number
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

/** One row per post of either period: cell (account, format, period, reason), e, d. */
export function ratedPostsQuery(query: CompareQuery, days: Days, before: Days | null): Sql {
  const rate = compileRate(query.rate)
  const then = before === null ? sql`0` : sql`(${published(before)})::INTEGER * ${THEN}::INTEGER`
  const periods = before === null ? published(days) : sql`(${published(days)} OR ${published(before)})`
  const format = query.by === 'format' ? position(sql`p.format`, POST_FORMATS) : sql`0::INTEGER`
  const period = sql`((${published(days)})::INTEGER * ${NOW}::INTEGER + ${then})`
  const aside = asideCode(rate, kept(query.filter, query.by))
  return sql`SELECT (((p.account_id * ${FORMATS}::INTEGER + ${format} + 1) * ${PERIODS}::INTEGER + ${period})
      * ${REASONS}::INTEGER + ${aside} + 1)::INTEGER AS cell,
      (${rate.numerator})::DOUBLE AS e, (${rate.denominator})::DOUBLE AS d
    FROM post AS p ${rate.joins}
    WHERE ${allOf([periods, ...listConditions(query.filter)])}`
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

/** Posts of one cell: rows of the same account, format, period and reason. */
interface Heap extends Cell {
  readonly e: Float64Array
  readonly d: Float64Array
}

/** Sorts rows into heaps by cell: one pass to count, one to fill. */
function heaps(rows: NumericColumns): Heap[] {
  const [cells, e, d] = [rows.integers('cell'), rows.doubles('e'), rows.doubles('d')]
  const highest = cells.reduce((top, cell) => (cell > top ? cell : top), 0)
  const sizes = new Int32Array(highest + 1)
  for (const cell of cells) sizes[cell] = atInt(sizes, cell) + 1
  const ends = new Int32Array(highest + 1)
  let end = 0
  for (let cell = 0; cell <= highest; cell++) {
    ends[cell] = end
    end += atInt(sizes, cell)
  }
  const [sortedE, sortedD] = [new Float64Array(rows.rows), new Float64Array(rows.rows)]
  for (let row = 0; row < rows.rows; row++) {
    const cell = atInt(cells, row)
    const place = atInt(ends, cell)
    ends[cell] = place + 1
    sortedE[place] = at(e, row)
    sortedD[place] = at(d, row)
  }
  const found: Heap[] = []
  sizes.forEach((size, cell) => {
    if (size === 0) return
    const to = atInt(ends, cell)
    found.push({ ...cellOf(cell), e: sortedE.subarray(to - size, to), d: sortedD.subarray(to - size, to) })
  })
  return found
}

/** The counting posts of some heaps, one after the other, with the platform of each. */
function gather(own: readonly Heap[], platformOf: ReadonlyMap<number, number>) {
  const n = own.reduce((total, { e }) => total + e.length, 0)
  const series = { interactions: new Float64Array(n), denominator: new Float64Array(n) }
  const platforms = new Int32Array(n)
  let offset = 0
  for (const { account, e, d } of own) {
    series.interactions.set(e, offset)
    series.denominator.set(d, offset)
    platforms.fill(platformOf.get(account) ?? -1, offset, offset + e.length)
    offset += e.length
  }
  return { sample: new Sample(series), platforms }
}

/** One group of the comparison, from its heaps. */
function groupOf(key: string, own: readonly Heap[], platformOf: ReadonlyMap<number, number>): GroupPosts {
  const counting = own.filter(({ reason }) => reason < 0)
  const now = gather(
    counting.filter(({ period }) => (period & NOW) !== 0),
    platformOf,
  )
  const then = gather(
    counting.filter(({ period }) => (period & THEN) !== 0),
    platformOf,
  )
  const early = own.filter(({ reason, period }) => SET_ASIDE[reason] === 'immature' && (period & NOW) !== 0)
  return {
    key,
    now: now.sample,
    then: then.sample,
    nowPlatforms: now.platforms,
    thenPlatforms: then.platforms,
    platforms: platformSet(now.platforms),
    allPlatforms: new Set([...platformSet(now.platforms), ...platformSet(then.platforms)]),
    denominators: sum(now.sample.series.denominator),
    immature: early.reduce((total, { e }) => total + e.length, 0),
  }
}

function platformSet(codes: Int32Array): Set<Platform> {
  const seen = new Set<number>()
  let last = -1
  for (const code of codes) {
    if (code !== last) seen.add(code)
    last = code
  }
  return new Set([...seen].flatMap((code) => PLATFORMS[code] ?? []))
}

/** Reads the posts of both periods and sorts them into groups. One query, whatever the number of posts. */
export async function readRatedPosts(
  session: Session,
  query: CompareQuery,
  { network, days, before }: { network: Network; days: Days; before: Days | null },
): Promise<RatedPosts> {
  const rows = await numericColumns(session, ratedPostsQuery(query, days, before))
  const found = heaps(rows)
  const platformOf = new Map([...network.accounts].map(([id, { platform }]) => [id, PLATFORMS.indexOf(platform)]))
  const byKey = new Map<string, Heap[]>()
  const setAside = new Map<SetAside, number>()
  for (const heap of found) {
    const key = groupKey(query.by, network, heap.account, heap.format)
    byKey.set(key, [...(byKey.get(key) ?? []), heap])
    const reason = SET_ASIDE[heap.reason]
    if (reason === undefined || (heap.period & NOW) === 0) continue
    setAside.set(reason, (setAside.get(reason) ?? 0) + heap.e.length)
  }
  return { groups: [...byKey].map(([key, own]) => groupOf(key, own, platformOf)), setAside }
}
