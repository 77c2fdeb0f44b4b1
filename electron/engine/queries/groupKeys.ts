import type { Days } from '../../../shared/periods'
import { type Grouping, PLATFORMS, POST_FORMATS } from '../../../shared/vocabulary'
import { join, list, literal, sql, type Sql } from '../db/sql'
import type { Network } from './networkTables'

/** What a post is sorted by, besides its account. Each is a small whole number of the post, −1 where it has none. */
export type Trait = 'format' | 'weekday' | 'hour' | 'month'

/** Traits a grouping needs; themes come as a set (themeSets.ts). */
export const TRAITS_OF: Readonly<Record<Grouping, readonly Trait[]>> = {
  branch: [],
  account: [],
  platform: [],
  format: ['format'],
  theme: [],
  weekday: ['weekday'],
  hour: ['hour'],
  month: ['month'],
  quarter: ['month'],
}

/** Groupings whose rows keep the order of time. */
export const IN_TIME: ReadonlySet<Grouping> = new Set<Grouping>(['weekday', 'hour', 'month', 'quarter'])

/** Number of values of a trait, −1 included. */
export const TRAIT_SIZE: Readonly<Record<Trait, number>> = {
  format: POST_FORMATS.length + 1,
  // 1 to 7, and -1 and 0 below.
  weekday: 9,
  hour: 25,
  // Months since year 0 up to 9999.
  month: 120_001,
}

/** Hour of publication in the network's zone; NULL where only the day is known: day precision never enters a clock. */
export function hourSql(zone: string): Sql {
  return sql`CASE WHEN p.precision = 'instant' THEN hour(timezone(${literal(zone)}, p.published_at)) END`
}

/** Position of a word in a closed list, as INTEGER; −1 when it is not in it. */
export function position(column: Sql, words: readonly string[]): Sql {
  const cases = words.map((word, i) => sql`WHEN ${literal(word)} THEN ${i}::INTEGER`)
  return sql`CASE ${column} ${join(cases, '\n')} ELSE -1 END`
}

/** INTEGER from −1 up, over `post AS p`. */
export function traitSql(trait: Trait, zone: string): Sql {
  switch (trait) {
    case 'format':
      return position(sql`p.format`, POST_FORMATS)
    case 'weekday':
      return sql`isodow(p.published_day)::INTEGER`
    case 'hour':
      return sql`coalesce(${hourSql(zone)}, -1)::INTEGER`
    case 'month':
      return sql`(year(p.published_day) * 12 + month(p.published_day) - 1)::INTEGER`
  }
}

/** What is known of the posts of one cell: enough to say in which groups they are. */
export interface Traits extends Readonly<Partial<Record<Trait, number>>> {
  /** Id; of no meaning where only platforms are told apart. */
  readonly account: number
  /** Position in PLATFORMS, −1 unknown. */
  readonly platform: number
  /** Themes by id, ascending. */
  readonly themes: readonly number[]
}

const monthKey = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`

const quarterKey = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-Q${Math.floor((month % 12) / 3) + 1}`

/** Whole months from the first day of one period to that of another: a month of one stands beside the same place in the other. */
export function monthsBetween(days: Days, before: Days | null): number {
  if (before === null) return 0
  const months = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  return months(days.from) - months(before.from)
}

/**
 * Keys of the groups in which posts are; several by theme, none where the trait is missing (an hour). Accounts of no
 * branch form the group `network`, posts without theme the group `0`.
 * @param shift months to add, so that the comparison period's months stand in this period's rows
 */
export function keysOf(by: Grouping, network: Network, own: Traits, shift = 0): readonly string[] {
  const account = network.accounts.get(own.account)
  const some = (value: number | undefined, key: (value: number) => string) =>
    value === undefined || value < 0 ? [] : [key(value)]
  switch (by) {
    case 'account':
      return [String(own.account)]
    case 'branch':
      return [String(account?.branchId ?? 'network')]
    case 'platform':
      return [PLATFORMS[own.platform] ?? 'unknown']
    case 'format':
      return [POST_FORMATS[own.format ?? -1] ?? 'other']
    case 'theme':
      return own.themes.length === 0 ? ['0'] : own.themes.map(String)
    case 'weekday':
      return some(own.weekday, String)
    case 'hour':
      return some(own.hour, String)
    case 'month':
      return some(own.month, (month) => monthKey(month + shift))
    case 'quarter':
      return some(own.month, (month) => quarterKey(month + shift))
  }
}

/** VARCHAR: key of the group of a post, over `post AS p LEFT JOIN account AS a`; by theme over `pt` joined as THEMES_OF_POSTS. */
export function keySql(by: Grouping, zone: string): Sql {
  switch (by) {
    case 'branch':
      return sql`coalesce(CAST(a.branch_id AS VARCHAR), 'network')`
    case 'account':
      return sql`CAST(p.account_id AS VARCHAR)`
    case 'platform':
      return sql`p.platform`
    case 'format':
      return sql`p.format`
    case 'theme':
      return sql`CAST(coalesce(pt.theme_id, 0) AS VARCHAR)`
    case 'weekday':
      return sql`CAST(isodow(p.published_day) AS VARCHAR)`
    case 'hour':
      return sql`CAST(${hourSql(zone)} AS VARCHAR)`
    case 'month':
      return sql`strftime(p.published_day, '%Y-%m')`
    case 'quarter':
      return sql`year(p.published_day) || '-Q' || quarter(p.published_day)`
  }
}

/** The condition on `post AS p` that picks one group. */
export function inGroup(by: Grouping, key: string, { network, zone }: { network: Network; zone: string }): Sql {
  const accounts = [...network.accounts.values()]
  const among = (picked: typeof accounts) => sql`p.account_id IN ${list(picked.map(({ id }) => id))}`
  switch (by) {
    case 'account':
      return sql`p.account_id = ${Number(key)}`
    case 'branch':
      return among(accounts.filter(({ branchId }) => String(branchId ?? 'network') === key))
    case 'platform':
      return among(accounts.filter(({ platform }) => platform === key))
    case 'theme':
      return key === '0'
        ? sql`p.id NOT IN (SELECT post_id FROM post_theme)`
        : sql`p.id IN (SELECT post_id FROM post_theme WHERE theme_id = ${Number(key)})`
    default:
      return sql`coalesce(${keySql(by, zone)}, '') = ${key}`
  }
}

/** Natural order of the keys of a grouping in time; platforms as the vocabulary has them. */
export function inKeyOrder(by: Grouping): (a: string, b: string) => number {
  if (by === 'platform') {
    const at = (key: string) => PLATFORMS.findIndex((platform) => platform === key)
    return (a, b) => at(a) - at(b)
  }
  if (by === 'weekday' || by === 'hour') return (a, b) => Number(a) - Number(b)
  return (a, b) => (a < b ? -1 : a > b ? 1 : 0)
}
