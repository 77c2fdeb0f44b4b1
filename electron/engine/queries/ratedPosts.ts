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
import { sum } from '../statistics/arrays'
import type { PostSeries } from '../statistics/logRates'
import { allOf, asideCode, listConditions, published } from './filter'
import type { Network } from './networkTables'

/** Posts of one group that count, now and in the comparison period. */
export interface GroupPosts {
  readonly key: string
  readonly now: PostSeries
  readonly then: PostSeries
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

/** One row per post of either period: account, format, when (1 now, 2 then, 3 both), aside (−1 = counts), e, d. */
export function ratedPostsQuery(query: CompareQuery, days: Days, before: Days | null): Sql {
  const rate = compileRate(query.rate)
  const then = before === null ? sql`0` : sql`(${published(before)})::INTEGER * ${THEN}`
  const periods = before === null ? published(days) : sql`(${published(days)} OR ${published(before)})`
  const format = query.by === 'format' ? position(sql`p.format`, POST_FORMATS) : sql`0`
  return sql`SELECT p.account_id::INTEGER AS account, (${format})::INTEGER AS format,
      ((${published(days)})::INTEGER * ${NOW} + ${then})::INTEGER AS period,
      (${asideCode(rate, query.filter.include)})::INTEGER AS aside,
      (${rate.numerator})::DOUBLE AS e, (${rate.denominator})::DOUBLE AS d
    FROM post AS p ${rate.joins}
    WHERE ${allOf([periods, ...listConditions(query.filter)])}`
}

/** Key of the group an account (and format) falls in. Accounts of no branch form the group `network`. */
function groupKey(by: Grouping, network: Network, accountId: number, format: number): string {
  const account = network.accounts.get(accountId)
  switch (by) {
    case 'account':
      return String(accountId)
    case 'branch':
      return account?.branchId == null ? 'network' : String(account.branchId)
    case 'platform':
      return account?.platform ?? 'unknown'
    case 'format':
      return POST_FORMATS[format] ?? 'other'
  }
}

/** Assigns each row to a group: an integer per row, and the keys they stand for. */
function assign(rows: NumericColumns, by: Grouping, network: Network): { group: Int32Array; keys: string[] } {
  const accounts = rows.integers('account')
  const formats = rows.integers('format')
  const group = new Int32Array(rows.rows)
  const keys: string[] = []
  const known = new Map<number, number>()
  const numbers = new Map<string, number>()
  for (let row = 0; row < rows.rows; row++) {
    const account = accounts[row] ?? 0
    const format = formats[row] ?? 0
    const cell = account * POST_FORMATS.length + format
    let found = known.get(cell)
    if (found === undefined) {
      const key = groupKey(by, network, account, format)
      found = numbers.get(key) ?? keys.push(key) - 1
      numbers.set(key, found)
      known.set(cell, found)
    }
    group[row] = found
  }
  return { group, keys }
}

interface Sides {
  readonly rows: NumericColumns
  readonly group: Int32Array
  readonly platformOf: ReadonlyMap<number, number>
}

/** The counting posts of one group and period, in row order. */
function series({ rows, group, platformOf }: Sides, wanted: number, side: number, count: number) {
  const [e, d] = [rows.doubles('e'), rows.doubles('d')]
  const [period, aside, account] = [rows.integers('period'), rows.integers('aside'), rows.integers('account')]
  const interactions = new Float64Array(count)
  const denominator = new Float64Array(count)
  const platforms = new Int32Array(count)
  let n = 0
  for (let row = 0; row < rows.rows && n < count; row++) {
    if (group[row] !== wanted || (aside[row] ?? 0) >= 0 || ((period[row] ?? 0) & side) === 0) continue
    interactions[n] = e[row] ?? Number.NaN
    denominator[n] = d[row] ?? Number.NaN
    platforms[n++] = platformOf.get(account[row] ?? 0) ?? -1
  }
  return { series: { interactions, denominator }, platforms }
}

interface Tally {
  readonly now: Int32Array
  readonly then: Int32Array
  readonly immature: Int32Array
  readonly reasons: Int32Array
}

/** Sizes of groups and reasons, in one pass. */
function tally(rows: NumericColumns, group: Int32Array, groups: number): Tally {
  const counts = { now: new Int32Array(groups), then: new Int32Array(groups), immature: new Int32Array(groups) }
  const reasons = new Int32Array(SET_ASIDE.length)
  const [period, aside] = [rows.integers('period'), rows.integers('aside')]
  const immature = SET_ASIDE.indexOf('immature')
  const add = (array: Int32Array, i: number) => {
    array[i] = (array[i] ?? 0) + 1
  }
  for (let row = 0; row < rows.rows; row++) {
    const side = period[row] ?? 0
    const reason = aside[row] ?? -1
    const own = group[row] ?? 0
    if (reason < 0) {
      if ((side & NOW) !== 0) add(counts.now, own)
      if ((side & THEN) !== 0) add(counts.then, own)
    } else if ((side & NOW) !== 0) {
      add(reasons, reason)
      if (reason === immature) add(counts.immature, own)
    }
  }
  return { ...counts, reasons }
}

function platformSet(codes: Int32Array): Set<Platform> {
  return new Set([...new Set(codes)].flatMap((code) => PLATFORMS[code] ?? []))
}

/** Reads the posts of both periods and sorts them into groups. One query, whatever the number of posts. */
export async function readRatedPosts(
  session: Session,
  query: CompareQuery,
  { network, days, before }: { network: Network; days: Days; before: Days | null },
): Promise<RatedPosts> {
  const rows = await numericColumns(session, ratedPostsQuery(query, days, before))
  const { group, keys } = assign(rows, query.by, network)
  const counts = tally(rows, group, keys.length)
  const platformOf = new Map([...network.accounts].map(([id, { platform }]) => [id, PLATFORMS.indexOf(platform)]))
  const sides = { rows, group, platformOf }
  const groups = keys.map((key, i): GroupPosts => {
    const now = series(sides, i, NOW, counts.now[i] ?? 0)
    const then = series(sides, i, THEN, counts.then[i] ?? 0)
    return {
      key,
      now: now.series,
      then: then.series,
      nowPlatforms: now.platforms,
      thenPlatforms: then.platforms,
      platforms: platformSet(now.platforms),
      allPlatforms: new Set([...platformSet(now.platforms), ...platformSet(then.platforms)]),
      denominators: sum(now.series.denominator),
      immature: counts.immature[i] ?? 0,
    }
  })
  const setAside = new Map(SET_ASIDE.map((reason, code) => [reason, counts.reasons[code] ?? 0] as const))
  return { groups, setAside: new Map([...setAside].filter(([, n]) => n > 0)) }
}
