import { literal, sql, type Sql } from '../db/sql'
import { dayOfYearSql, daySql, wallSql, type DateOrder } from './dates'
import type { PostFormatFile } from './format'
import { instantInKeySql } from './keys'
import { instantSql, openFlagSql, settledSql, timeFlagSql } from './times'

/*
 * When a post was published, in three steps, each a SELECT over the one before (see load.ts): what is written (`wall`), what that
 * and the id mean (`instant`, `flag`, `coded`), what counts (`published_at`, `precision`, `time_flag`, `coded_at`).
 *
 * A day without an hour is kept as its midnight in UTC with precision `day`, and stays that day in every zone: which hours of
 * which zone the platform meant is not known well enough to move it.
 */

/** Longest time from upload to publication that is believed: TikTok schedules a month ahead. */
const SCHEDULED_DAYS = 45

/** What the publication's cell says, as TIMESTAMP without a zone. */
export function writtenSql({ time }: PostFormatFile, cell: Sql, order: DateOrder): Sql {
  switch (time.written) {
    case 'clock':
      return wallSql(cell, order ?? 'month_first')
    case 'day':
      return daySql(cell, time.named === true ? order : (order ?? 'month_first'))
    case 'day_of_year':
      return dayOfYearSql(cell)
  }
}

/** `instant` that is written, `flag` of a clock that was changed, `coded` instant of the key. Needs `wall`, `permalink_key`. */
export function meantColumns({ time, permalinks }: PostFormatFile, zone: string): Sql {
  const coded = time.coded === undefined ? sql`NULL::TIMESTAMPTZ` : instantInKeySql(permalinks, sql`permalink_key`)
  if (time.written === 'clock' && zone !== 'UTC') {
    return sql`${instantSql(sql`wall`, zone)} AS instant, ${timeFlagSql(sql`wall`, zone)} AS flag, ${coded} AS coded`
  }
  if (time.written !== 'day_of_year')
    return sql`${instantSql(sql`wall`, 'UTC')} AS instant, NULL::VARCHAR AS flag, ${coded} AS coded`
  return sql`${instantSql(dayAfterSql(sql`wall`, utcDay(coded)), 'UTC')} AS instant, NULL::VARCHAR AS flag, ${coded} AS coded`
}

const utcDay = (instant: Sql): Sql => sql`CAST(timezone('UTC', ${instant}) AS DATE)`

/** The first day of that month and number that is not before `start` (a day earlier in zones west of it), nor too long after. */
function dayAfterSql(wall: Sql, start: Sql): Sql {
  const inYear = (more: number): Sql =>
    sql`TRY_CAST(printf('%04d', year(${start}) + ${literal(String(more))}::INTEGER) || strftime(${wall}, '-%m-%d') AS DATE)`
  const days = sql`[${inYear(-1)}, ${inYear(0)}, ${inYear(1)}]`
  const within = sql`list_filter(${days}, lambda d: d >= ${start} - 1 AND d <= ${start} + ${literal(String(SCHEDULED_DAYS))}::INTEGER)`
  return sql`list_min(${within})::TIMESTAMP`
}

/** What counts as the publication, as SQL over the columns of `meantColumns`. */
export function publishedSql({ time }: PostFormatFile): Sql {
  switch (time.coded) {
    case 'is':
      return sql`coalesce(coded, instant)`
    case 'uploads':
      return sql`CASE WHEN CAST(timezone('UTC', instant) AS DATE) = ${utcDay(sql`coded`)} THEN coded ELSE instant END`
    default:
      return settledSql(sql`instant`, sql`flag`, sql`coded`)
  }
}

/** `published_at`, `precision`, `time_flag`, and `coded_at` where the coded instant proves the zone. */
export function publishedColumns(format: PostFormatFile): Sql {
  const { coded, written } = format.time
  const precision =
    written === 'clock'
      ? sql`'instant'`
      : coded === 'is'
        ? sql`CASE WHEN coded IS NULL THEN 'day' ELSE 'instant' END`
        : coded === 'uploads'
          ? sql`CASE WHEN ${utcDay(sql`instant`)} = ${utcDay(sql`coded`)} THEN 'instant' ELSE 'day' END`
          : sql`'day'`
  const proof = coded === 'proves' ? sql`coded` : sql`NULL::TIMESTAMPTZ`
  return sql`${publishedSql(format)} AS published_at, ${precision} AS "precision",
    ${openFlagSql(sql`flag`, sql`coded`)} AS time_flag, ${proof} AS coded_at`
}

/** Day of publication in a zone; a day without an hour stays the day it is. Over `published_at` and `precision`. */
export function publishedDaySql(zone: string): Sql {
  return sql`CAST(timezone(CASE WHEN "precision" = 'day' THEN 'UTC' ELSE ${literal(zone)} END, published_at) AS DATE)`
}
