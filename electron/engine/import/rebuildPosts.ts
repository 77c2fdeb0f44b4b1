import { z } from 'zod'
import { METRICS } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { ident, join, literal, sql, type Sql } from '../db/sql'
import { RATE_CATALOG } from '../metrics/catalog'
import { interactionsSql } from '../metrics/interactions'
import { writePostThemes } from '../themes/derive'
import { publishedDaySql } from './publication'
import { searchTextSql } from './texts'

const FLAGS = ['is_share', 'is_crosspost', 'is_boosted', 'is_reply', 'is_collaboration'] as const

/**
 * Writes `post` and `post_key` anew for the posts in `touched` (post_id), from their snapshots alone. Current value of a metric =
 * newest snapshot that has it; the terms of a rate = newest snapshot that has both. Newest: export date, then newest
 * publication in the file, then SHA-256, so that the order of imports leaves no trace. A post of which no snapshot tells the
 * publication time has no row. Their themes are derived anew.
 * @param zone the network's zone, in which `published_day` is
 */
export async function rebuildPosts(session: Session, zone: string): Promise<void> {
  await session.run(
    sql`CREATE OR REPLACE TEMP TABLE rebuilt AS SELECT DISTINCT post_id FROM touched WHERE post_id IS NOT NULL`,
  )
  await session.run(sql`DELETE FROM post WHERE id IN (SELECT post_id FROM rebuilt)`)
  await session.run(sql`DELETE FROM post_key WHERE post_id IN (SELECT post_id FROM rebuilt)`)
  await session.run(
    sql`CREATE OR REPLACE TEMP TABLE held AS SELECT post_id, count(*) AS snapshots FROM snapshot
        WHERE post_id IN (SELECT post_id FROM rebuilt) GROUP BY post_id`,
  )
  const several = sql`post_id IN (SELECT post_id FROM held WHERE snapshots > 1)`
  const single = await singleWhere(session)
  const platform = await platformSql(session)
  await session.run(sql`INSERT INTO post ${singleSql(single, platform, zone)}`)
  await session.run(sql`INSERT INTO post ${severalSql(several, zone)}`)
  // Keys of one snapshot differ among themselves; DISTINCT over all of them took about 1.5 times as long.
  await session.run(sql`INSERT INTO post_key ${keysSql(single, platform)}`)
  await session.run(sql`INSERT INTO post_key SELECT DISTINCT * FROM (${keysSql(several, platform)})`)
  await writePostThemes(session, sql`SELECT post_id FROM rebuilt`)
}

/** Condition for the snapshots that are the only one of a rebuilt post; a first import has no others, and needs no join. */
async function singleWhere(session: Session): Promise<Sql> {
  const row = await session.first(
    z.object({ all: z.boolean() }),
    sql`SELECT (SELECT count(*) FROM held WHERE snapshots = 1) = (SELECT count(*) FROM snapshot) AS "all"`,
  )
  return row?.all === true ? sql`TRUE` : sql`post_id IN (SELECT post_id FROM held WHERE snapshots = 1)`
}

/**
 * Platform of a snapshot's account, looked up by position in a constant list. Not by a join: rows of the transaction under way
 * count as none in DuckDB's estimates, so it built the hash table on a million wide rows (1.4 to 2.5 times the processor time).
 */
async function platformSql(session: Session): Promise<Sql> {
  const accounts = await session.all(
    z.object({ id: z.number(), platform: z.string() }),
    sql`SELECT id, platform FROM account`,
  )
  const platforms: Sql[] = Array.from({ length: Math.max(0, ...accounts.map(({ id }) => id)) }, () => sql`NULL`)
  for (const { id, platform } of accounts) platforms[id - 1] = literal(platform)
  return sql`([${join(platforms, ', ')}]::VARCHAR[])[s.account_id]`
}

/** Snapshots with platform, interactions, and their place in time (larger = newer; within one file the earlier row). */
function rankedSql(where: Sql): Sql {
  return sql`SELECT s.*, a.platform, ${interactionsSql('s', sql`a.platform`)} AS interactions,
                    (i.place << 32) - s.row_number AS place
             FROM snapshot s JOIN account a ON a.id = s.account_id
             JOIN (SELECT id, row_number() OVER (ORDER BY exported_at, last_day, sha256, id)::BIGINT AS place FROM import) i
               ON i.id = s.import_id
             WHERE ${where}`
}

/** Both terms of a rate, on the platforms that have the rate: LinkedIn's views, for one, are of videos alone. */
const terms = (rate: 'err' | 'erv'): Sql => {
  const { denominator, platforms } = RATE_CATALOG[rate]
  return sql`interactions IS NOT NULL AND ${ident(denominator)} IS NOT NULL AND platform IN (${join(platforms.map(literal), ', ')})`
}
const both = (term: string, rate: 'err' | 'erv'): Sql => sql`CASE WHEN ${terms(rate)} THEN ${ident(term)} END`

const strongest = sql`coalesce(platform || ':id:' || native_id, permalink_key, platform || ':fp:' || fingerprint)`

function singleSql(where: Sql, platform: Sql, zone: string): Sql {
  return sql`SELECT post_id, ${strongest}, account_id, platform, published_at, ${publishedDaySql(zone)}, precision, time_flag, format,
    text, ${searchTextSql(sql`text`)}, permalink, ${join(
      FLAGS.map((flag) => sql`coalesce(${ident(flag)}, FALSE)`),
      ', ',
    )},
    1, exported_at, ${join(
      METRICS.map((metric) => ident(metric)),
      ', ',
    )},
    interactions, CASE WHEN interactions IS NOT NULL THEN exported_at END,
    ${both('interactions', 'err')}, ${both('reach', 'err')}, ${both('exported_at', 'err')},
    ${both('interactions', 'erv')}, ${both('views', 'erv')}, ${both('exported_at', 'erv')}
    FROM (SELECT s.*, ${interactionsSql('s', sql`s.platform`)} AS interactions
          FROM (SELECT s.*, ${platform} AS platform FROM snapshot s WHERE ${where}) s)
    WHERE published_at IS NOT NULL`
}

function severalSql(where: Sql, zone: string): Sql {
  const newest = (column: string): Sql => sql`arg_max(${ident(column)}, place) AS ${ident(column)}`
  const pair = (rate: 'err' | 'erv'): Sql =>
    sql`arg_max({'e': interactions, 'd': ${ident(RATE_CATALOG[rate].denominator)}, 'at': exported_at}, place)
        FILTER (${terms(rate)}) AS ${ident(rate)}`
  const columns = [
    'account_id',
    'platform',
    'published_at',
    'precision',
    'format',
    'text',
    'permalink',
    ...FLAGS,
    ...METRICS,
  ]
  const grouped = sql`SELECT post_id, min(native_id) AS native_id, min(fingerprint) AS fingerprint,
      coalesce(min(permalink_key) FILTER (NOT contains(permalink_key, ':pfbid:')), min(permalink_key)) AS permalink_key,
      ${join(columns.map(newest), ', ')}, arg_max_null(time_flag, place) FILTER (published_at IS NOT NULL) AS time_flag,
      count(*) AS snapshots, max(exported_at) AS exported_at,
      arg_max({'e': interactions, 'at': exported_at}, place) FILTER (interactions IS NOT NULL) AS own,
      ${pair('err')}, ${pair('erv')}
    FROM (${rankedSql(where)}) GROUP BY post_id`
  return sql`SELECT post_id, ${strongest}, account_id, platform, published_at, ${publishedDaySql(zone)}, precision, time_flag, format,
    text, ${searchTextSql(sql`text`)}, permalink, ${join(
      FLAGS.map((flag) => sql`coalesce(${ident(flag)}, FALSE)`),
      ', ',
    )},
    snapshots, exported_at, ${join(
      METRICS.map((metric) => ident(metric)),
      ', ',
    )},
    own.e, own."at", err.e, err.d, err."at", erv.e, erv.d, erv."at"
    FROM (${grouped}) WHERE published_at IS NOT NULL`
}

function keysSql(where: Sql, platform: Sql): Sql {
  const rows = sql`FROM snapshot s WHERE ${where}`
  return sql`
    SELECT s.post_id, ${platform} || ':id:' || s.native_id AS key ${rows} AND s.native_id IS NOT NULL
    UNION ALL SELECT s.post_id, s.permalink_key ${rows} AND s.permalink_key IS NOT NULL
    UNION ALL SELECT s.post_id, ${platform} || ':fp:' || s.fingerprint ${rows} AND s.fingerprint IS NOT NULL AND s.native_id IS NULL`
}
