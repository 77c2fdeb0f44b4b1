import { ageTolerance } from '../../../shared/contract/compare'
import { type Measure, type Platform } from '../../../shared/vocabulary'
import { ident, join, sql, type Sql } from '../db/sql'
import { CLICKS, MEASURE_CATALOG } from './catalog'
import { FOLLOWER_READINGS } from './followerReadings'
import { interactionsSql } from './interactions'
import type { MeasureEntry } from './metric'

/**
 * SQL of one measure over `post AS p`. Terms are DOUBLE and NULL when missing; `at` is the export date of the snapshot both
 * come from (for ERF: of the interactions). `joins` goes after `FROM post AS p`.
 */
export interface CompiledRate {
  readonly numerator: Sql
  readonly denominator: Sql
  /** True when the denominator is 1 for every post: a value per post as it stands. */
  readonly isPerPost?: boolean
  readonly at: Sql
  readonly joins: Sql
  /** Age in days at which every post is read; null = as it stands now. */
  readonly age: number | null
}

/** Days between a publication and the follower count that serves as its denominator, at most. */
export const FOLLOWER_WINDOW_DAYS = 31

const NO_JOIN = sql``

/**
 * Nearest follower count of the account to the day of publication, at most 31 days away, never interpolated
 * (a stock read on a day is a fact, a value between two days is not). At equal distance the earlier one: it was the
 * audience when the post went out. Two counts of one day: the one entered last; of two files
 * the newest export.
 */
const FOLLOWERS_AT = sql`
  ASOF LEFT JOIN (SELECT account_id, day, arg_max(followers, id) AS followers FROM ${FOLLOWER_READINGS} GROUP BY account_id, day) AS fb
    ON fb.account_id = p.account_id AND p.published_day >= fb.day
  ASOF LEFT JOIN (SELECT account_id, day, arg_max(followers, id) AS followers FROM ${FOLLOWER_READINGS} GROUP BY account_id, day) AS fa
    ON fa.account_id = p.account_id AND p.published_day <= fa.day`

const NEAREST_FOLLOWERS = sql`(CASE
  WHEN p.published_day - fb.day <= ${FOLLOWER_WINDOW_DAYS}
    AND (fa.day IS NULL OR p.published_day - fb.day <= fa.day - p.published_day) THEN fb.followers
  WHEN fa.day - p.published_day <= ${FOLLOWER_WINDOW_DAYS} THEN fa.followers END)::DOUBLE`

const ONE = sql`1::DOUBLE`

/** A metric of a post where the platform has it. LinkedIn, for one, counts views of videos alone. */
function onPlatforms(value: Sql, platforms: readonly Platform[]): Sql {
  return sql`CASE WHEN p.platform IN (${words(platforms)}) THEN ${value} END`
}

const words = (platforms: readonly Platform[]): Sql =>
  join(
    platforms.map((platform) => sql`${platform}`),
    ', ',
  )

/** Clicks of a row, by platform (CLICKS). */
function clicksOf(row: string): Sql {
  const cases = Object.entries(CLICKS).map(
    ([platform, metric]) => sql`WHEN ${platform} THEN ${ident(row)}.${ident(metric)}`,
  )
  return sql`CASE p.platform ${join(cases, '\n')} END`
}

/**
 * Newest export that holds a metric, of posts with several snapshots (a single snapshot holds what the post holds): joined under
 * a name of its own, so that one query may read several measures; its date is what maturity counts from.
 */
function newestWith(name: string, present: Sql): Pick<CompiledRate, 'joins' | 'at'> {
  const held = ident(`held_${name}`)
  return {
    joins: sql`LEFT JOIN (SELECT s.post_id, max(s.exported_at) AS "at" FROM snapshot s
        WHERE s.post_id IN (SELECT id FROM post WHERE snapshots > 1) AND ${present} GROUP BY s.post_id) AS ${held}
      ON ${held}.post_id = p.id`,
    at: sql`coalesce(${held}."at", p.exported_at)`,
  }
}

const ANY_CLICKS = sql`(s.clicks IS NOT NULL OR s.link_clicks IS NOT NULL)`

const COMPILED: Readonly<Record<Measure, Omit<CompiledRate, 'age'>>> = {
  err: {
    numerator: sql`p.err_interactions::DOUBLE`,
    denominator: sql`p.err_reach::DOUBLE`,
    at: sql`p.err_at`,
    joins: NO_JOIN,
  },
  erv: {
    numerator: sql`p.erv_interactions::DOUBLE`,
    denominator: sql`p.erv_views::DOUBLE`,
    at: sql`p.erv_at`,
    joins: NO_JOIN,
  },
  erf: {
    numerator: sql`p.interactions::DOUBLE`,
    denominator: NEAREST_FOLLOWERS,
    at: sql`p.interactions_at`,
    joins: FOLLOWERS_AT,
  },
  // Both terms of the newest snapshot that has both, where there are several; a single one has them or has not.
  ctr: {
    numerator: sql`(CASE WHEN p.snapshots > 1 THEN clicked.e ELSE ${clicksOf('p')} END)::DOUBLE`,
    denominator: sql`(CASE WHEN p.snapshots > 1 THEN clicked.d ELSE p.reach END)::DOUBLE`,
    at: sql`coalesce(clicked."at", p.exported_at)`,
    joins: sql`LEFT JOIN (SELECT p.id AS post_id, arg_max(${clicksOf('s')}, s.exported_at) AS e,
          arg_max(s.reach, s.exported_at) AS d, max(s.exported_at) AS "at"
        FROM snapshot s JOIN post p ON p.id = s.post_id
        WHERE p.snapshots > 1 AND s.reach IS NOT NULL AND ${clicksOf('s')} IS NOT NULL GROUP BY p.id) AS clicked
      ON clicked.post_id = p.id`,
  },
  reach_per_post: {
    numerator: sql`${onPlatforms(sql`p.reach`, MEASURE_CATALOG.reach_per_post.platforms)}::DOUBLE`,
    denominator: ONE,
    ...newestWith('reach', sql`s.reach IS NOT NULL`),
  },
  views_per_post: {
    numerator: sql`${onPlatforms(sql`p.views`, MEASURE_CATALOG.views_per_post.platforms)}::DOUBLE`,
    denominator: ONE,
    ...newestWith('views', sql`s.views IS NOT NULL`),
  },
  interactions_per_post: {
    numerator: sql`p.interactions::DOUBLE`,
    denominator: ONE,
    at: sql`p.interactions_at`,
    joins: NO_JOIN,
  },
  clicks_per_post: {
    numerator: sql`(${clicksOf('p')})::DOUBLE`,
    denominator: ONE,
    ...newestWith('clicks', ANY_CLICKS),
  },
}

/** A term of a measure within one snapshot `s` of post `p`. */
function termOf(name: MeasureEntry['numerator'] | 'post', platforms: readonly Platform[]): Sql {
  switch (name) {
    case 'interactions':
      return interactionsSql('s', sql`p.platform`)
    case 'clicks':
      return clicksOf('s')
    case 'post':
      return sql`1`
    default:
      return onPlatforms(sql`s.${ident(name)}`, platforms)
  }
}

const DAY_MS = 86_400_000

/**
 * Note [equal age]. The terms of a measure at an age: both from the one snapshot whose export lies nearest to publication plus
 * so many days, at most `ageTolerance` away; of two as near the newer. Nothing is interpolated: a post without such
 * a snapshot has no value (`no_snapshot_at_age`). With day precision the age counts from the start of the day.
 */
function compiledAt(rate: Measure, age: number): CompiledRate {
  const { numerator, denominator, platforms }: MeasureEntry = MEASURE_CATALOG[rate]
  const byFollowers = denominator === 'followers'
  const e = termOf(numerator, platforms)
  const d = byFollowers ? sql`1` : termOf(denominator, platforms)
  const published = sql`coalesce(epoch_ms(p.published_at), epoch_ms(p.published_day::TIMESTAMP))`
  const off = sql`abs(epoch_ms(s.exported_at) - ${published} - ${age * DAY_MS}::BIGINT)`
  return {
    numerator: sql`aged.v.e::DOUBLE`,
    denominator: byFollowers ? NEAREST_FOLLOWERS : sql`aged.v.d::DOUBLE`,
    at: sql`aged.v."at"`,
    joins: sql`LEFT JOIN (SELECT p.id AS post_id,
          arg_min({'e': ${e}, 'd': ${d}, 'at': s.exported_at}, (${off}, -epoch_ms(s.exported_at), s.import_id, s.row_number)) AS v
        FROM snapshot s JOIN post p ON p.id = s.post_id
        WHERE ${off} <= ${ageTolerance(age) * DAY_MS}::BIGINT AND (${e}) IS NOT NULL AND (${d}) IS NOT NULL GROUP BY p.id) AS aged
      ON aged.post_id = p.id ${byFollowers ? FOLLOWERS_AT : NO_JOIN}`,
    age,
  }
}

/** The terms of a measure, as they stand or at an age in days (Note [equal age]). */
export function compileRate(rate: Measure, age: number | null = null): CompiledRate {
  if (age !== null) return compiledAt(rate, age)
  const compiled = COMPILED[rate]
  return { ...compiled, isPerPost: compiled.denominator === ONE, age: null }
}

/** The measure of a post; NULL when a term is missing, the denominator is not above zero or the numerator is negative. */
export function rateExpression(rate: Measure): Sql {
  const { numerator, denominator } = COMPILED[rate]
  return sql`CASE WHEN ${denominator} > 0 AND ${numerator} >= 0 THEN ${numerator} / ${denominator} END`
}
