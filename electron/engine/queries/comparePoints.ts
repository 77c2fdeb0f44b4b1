import { z } from 'zod'
import type { CompareQuery } from '../../../shared/contract/compare'
import type { Filter } from '../../../shared/contract/common'
import { PLATFORMS, SET_ASIDE } from '../../../shared/vocabulary'
import { arrowStream } from '../db/arrow'
import type { Session } from '../db/database'
import { join, sql, type Sql } from '../db/sql'
import { compileRate } from '../metrics/compile'
import { OUTLIER_Z, Z_PER_MAD } from '../statistics/outliers'
import { MIN_POSTS } from '../statistics/outcome'
import { allOf, anyOf, asideCode, kept, listConditions, published } from './filter'
import { inGroup, keySql } from './groupKeys'
import { type ReadContext, readContext } from './groupNames'
import { groupsOf } from './groupParts'
import { platformBases, platformsMix } from './platformIndex'
import { readRatedPanels } from './ratedPosts'

/** Dots drawn per group at most: more cannot be told apart on a row, and the extremes are always among them. */
export const POINTS_PER_GROUP = 5000
/** Dots drawn in all, as long as every group keeps the fewest: a page that draws ten times as many stops for half a second. */
export const POINTS_IN_ALL = 30_000
const FEWEST_PER_GROUP = 50
/** Lowest and highest posts of a group that are always drawn, each; of groups that keep few dots, a fifth of them at each end. */
const EXTREMES = 100

/** 100 / median of the platform of the post, or 1 when the unit is not the index. */
function scale(bases: readonly number[] | null): Sql {
  if (bases === null) return sql`1`
  const cases = PLATFORMS.map((platform, i) => sql`WHEN ${platform} THEN ${100 / (bases[i] ?? 1)}::DOUBLE`)
  return sql`CASE p.platform ${join(cases, '\n')} ELSE 1 END`
}

/** Themes of a post, one row each, by `by` and by `panel` apart; a post without theme keeps one row. */
function themeJoins({ by, panel }: CompareQuery): Sql {
  const own = by === 'theme' || panel === 'theme'
  return own ? sql`LEFT JOIN post_theme AS pt ON pt.post_id = p.id` : sql``
}

/** What a query shows: days, lists of the filter, groups chosen. */
function conditions(query: CompareQuery, context: ReadContext): Sql {
  const rows =
    query.by === 'theme' && query.groups.length > 0
      ? [anyOf(query.groups.map((key) => sql`${keySql('theme', context.zone)} = ${key}`))]
      : query.groups.length > 0
        ? [anyOf(query.groups.map((key) => inGroup(query.by, key, context)))]
        : []
  return allOf([published(context.days), ...listConditions(query.filter), ...rows])
}

/** Every dot before thinning. Immature posts are drawn too, as such; every other reason leaves a post out, as of the numbers. */
function dotsQuery(
  query: CompareQuery,
  context: ReadContext,
  bases: ReadonlyMap<string, readonly number[]> | null,
): Sql {
  const rate = compileRate(query.rate, query.age)
  const needsTime = query.by === 'hour' || query.panel === 'hour'
  const include = kept(query.filter, query.by, query.panel)
  const immature = SET_ASIDE.indexOf('immature')
  const drawn: Filter['include'] = [...include, 'immature']
  const panel = query.panel === null ? sql`''` : keySql(query.panel, context.zone)
  const scaled =
    bases === null
      ? sql`1`
      : sql`CASE ${panel} ${join(
          [...bases].map(([key, own]) => sql`WHEN ${key} THEN ${scale(own)}`),
          '\n',
        )} ELSE 1 END`
  return sql`SELECT ${keySql(query.by, context.zone)} AS "group", ${panel} AS panel, CAST(p.id AS VARCHAR) AS id, p.id AS number,
      (${rate.numerator} / ${rate.denominator} * ${scaled})::DOUBLE AS rate,
      ln((${rate.numerator} + 0.5) / ${rate.denominator} * ${scaled}) AS log,
      (${asideCode(rate, include, needsTime)}) <> ${immature} AS mature
    FROM post AS p LEFT JOIN account AS a ON a.id = p.account_id ${rate.joins} ${themeJoins(query)}
    WHERE ${conditions(query, context)} AND (${asideCode(rate, drawn, needsTime)}) < 0`
}

/**
 * The dots, flagged as the comparison flags its posts (modified z on the log rate, raw MAD, immature posts apart), and thinned. What
 * a group may keep is the level to which 30,000 dots fill the groups: small groups stay whole, large ones share what they leave.
 */
function pointsQuery(query: CompareQuery, dots: Sql): Sql {
  const row = sql`PARTITION BY "group", panel`
  const panel = query.panel === null ? sql`` : sql`, d.panel`
  return sql`WITH dots AS MATERIALIZED (${dots}),
      fences AS (SELECT "group", panel, median(log) FILTER (mature) AS centre, mad(log) FILTER (mature) AS spread,
        count(*) FILTER (mature) AS posts, count(*) AS size FROM dots GROUP BY "group", panel),
      filling AS (SELECT (${POINTS_IN_ALL}::BIGINT - sum(size) OVER upwards + size) / (count(*) OVER () + 1 - row_number() OVER upwards)
        AS level FROM fences WINDOW upwards AS (ORDER BY size, "group", panel ROWS UNBOUNDED PRECEDING)),
      most AS (SELECT least(${POINTS_PER_GROUP}::BIGINT, greatest(${FEWEST_PER_GROUP}::BIGINT, floor(max(level))::BIGINT)) AS dots,
        least(${EXTREMES}::BIGINT, dots // 5) AS ends FROM filling),
      placed AS (SELECT *, row_number() OVER (${row} ORDER BY rate, number) AS place, count(*) OVER (${row}) AS size FROM dots)
    SELECT d."group", d.id, d.rate, d.mature,
      coalesce(d.mature AND f.posts >= ${MIN_POSTS} AND f.spread > 0
        AND abs(${Z_PER_MAD}::DOUBLE * (d.log - f.centre)) > ${OUTLIER_Z}::DOUBLE * f.spread, FALSE) AS outlier ${panel}
    FROM placed d JOIN fences f ON f."group" = d."group" AND f.panel IS NOT DISTINCT FROM d.panel CROSS JOIN most m
    WHERE d.size <= m.dots OR place <= m.ends OR place > d.size - m.ends
      OR place % ceil(d.size / (m.dots - 2 * m.ends)::DOUBLE)::BIGINT = 0
    ORDER BY d.panel, d."group", d.rate, d.number`
}

const sizes = z.object({ total: z.int() })

/**
 * The dots behind a comparison as an Arrow stream: group, id, rate (in the unit of the comparison), mature, outlier, and panel. A
 * group of more than 5,000 is thinned evenly along its sorted rates, its ends kept whole: the shape stays, deterministically. So
 * are the largest groups of a comparison of more than 30,000 dots.
 */
export async function comparePoints(
  session: Session,
  query: CompareQuery,
): Promise<{ arrow: Blob; drawn: number; total: number }> {
  const context = await readContext(session, query.filter)
  const dots = dotsQuery(query, context, await basesOf(session, query, context))
  const points = pointsQuery(query, dots)
  const size = await session.first(sizes, sql`SELECT count(*) AS total FROM (${dots}) WHERE "group" IS NOT NULL`)
  const drawn = await session.first(sizes, sql`SELECT count(*) AS total FROM (${points})`)
  const bytes = await arrowStream(session, points)
  const arrow = new Blob([new Uint8Array(bytes)], { type: 'application/vnd.apache.arrow.stream' })
  return { arrow, drawn: drawn?.total ?? 0, total: size?.total ?? 0 }
}

/** Medians of the platforms, by panel, when the comparison is an index, so that the dots lie where the medians do. */
async function basesOf(session: Session, query: CompareQuery, context: ReadContext) {
  const { panels } = await readRatedPanels(session, query, context, query.groups)
  const mixed = [...panels].filter(([, { parts }]) => platformsMix(groupsOf(parts)))
  if (mixed.length === 0) return null
  return new Map(mixed.map(([key, { parts }]) => [key, platformBases(parts)]))
}
