import type { Rate } from '../../../shared/vocabulary'
import { sql, type Sql } from '../db/sql'
import { FOLLOWER_READINGS } from './followerReadings'

/**
 * SQL of one rate over `post AS p`. Terms are DOUBLE and NULL when missing; `at` is the export date of the snapshot both
 * come from (for ERF: of the interactions). `joins` goes after `FROM post AS p`.
 */
export interface CompiledRate {
  readonly numerator: Sql
  readonly denominator: Sql
  readonly at: Sql
  readonly joins: Sql
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

const NEAREST_FOLLOWERS = sql`CASE
  WHEN p.published_day - fb.day <= ${FOLLOWER_WINDOW_DAYS}
    AND (fa.day IS NULL OR p.published_day - fb.day <= fa.day - p.published_day) THEN fb.followers
  WHEN fa.day - p.published_day <= ${FOLLOWER_WINDOW_DAYS} THEN fa.followers END`

const COMPILED: Readonly<Record<Rate, CompiledRate>> = {
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
    denominator: sql`(${NEAREST_FOLLOWERS})::DOUBLE`,
    at: sql`p.interactions_at`,
    joins: FOLLOWERS_AT,
  },
}

/** The terms of a rate. */
export function compileRate(rate: Rate): CompiledRate {
  return COMPILED[rate]
}

/** The rate as a fraction; NULL when a term is missing, the denominator is not above zero or the numerator is negative. */
export function rateExpression(rate: Rate): Sql {
  const { numerator, denominator } = COMPILED[rate]
  return sql`CASE WHEN ${denominator} > 0 AND ${numerator} >= 0 THEN ${numerator} / ${denominator} END`
}
