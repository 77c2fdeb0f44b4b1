import { z } from 'zod'
import type { CompareQuery } from '../../../shared/contract/compare'
import type { Filter } from '../../../shared/contract/common'
import { type Grouping, PLATFORMS, SET_ASIDE } from '../../../shared/vocabulary'
import { arrowStream } from '../db/arrow'
import type { Session } from '../db/database'
import { join, sql, type Sql } from '../db/sql'
import { compileRate } from '../metrics/compile'
import { allOf, asideCode, listConditions, published, resolveComparison, resolvePeriod, kept } from './filter'
import { readNetwork } from './networkTables'
import { platformBases, platformsMix } from './platformIndex'
import { readRatedPosts } from './ratedPosts'

/** Dots drawn per group at most: more cannot be told apart on a row, and the extremes are always among them. */
export const POINTS_PER_GROUP = 5000
/** Lowest and highest posts of a group that are always drawn, each. */
const EXTREMES = 100

const GROUP_SQL: Readonly<Record<Grouping, Sql>> = {
  branch: sql`coalesce(CAST(a.branch_id AS VARCHAR), 'network')`,
  account: sql`CAST(p.account_id AS VARCHAR)`,
  platform: sql`p.platform`,
  format: sql`p.format`,
}

/** 100 / median of the platform of the post, or 1 when the unit is the rate. */
function scale(bases: readonly number[] | null): Sql {
  if (bases === null) return sql`1`
  const cases = PLATFORMS.map((platform, i) => sql`WHEN ${platform} THEN ${100 / (bases[i] ?? 1)}::DOUBLE`)
  return sql`CASE p.platform ${join(cases, '\n')} ELSE 1 END`
}

/** Immature posts are drawn too, as such; every other reason leaves a post out of the chart as out of the numbers. */
function pointsQuery(query: CompareQuery, where: Sql, bases: readonly number[] | null): Sql {
  const rate = compileRate(query.rate)
  const immature = SET_ASIDE.indexOf('immature')
  const drawn: Filter['include'] = [...kept(query.filter, query.by), 'immature']
  return sql`SELECT "group", id, rate, mature FROM (
      SELECT ${GROUP_SQL[query.by]} AS "group", CAST(p.id AS VARCHAR) AS id,
        (${rate.numerator} / ${rate.denominator} * ${scale(bases)})::DOUBLE AS rate,
        (${asideCode(rate, kept(query.filter, query.by))}) <> ${immature} AS mature,
        row_number() OVER (PARTITION BY "group" ORDER BY rate, p.id) AS place,
        count(*) OVER (PARTITION BY "group") AS size
      FROM post AS p LEFT JOIN account AS a ON a.id = p.account_id ${rate.joins}
      WHERE ${where} AND (${asideCode(rate, drawn)}) < 0)
    WHERE size <= ${POINTS_PER_GROUP} OR place <= ${EXTREMES} OR place > size - ${EXTREMES}
      OR place % ceil(size / ${POINTS_PER_GROUP - 2 * EXTREMES}::DOUBLE)::BIGINT = 0
    ORDER BY "group", rate, id`
}

const sizes = z.object({ total: z.int() })

/**
 * The dots behind a comparison as an Arrow stream: group, id, rate (in the unit of the comparison), mature. A group of
 * more than 5,000 is thinned evenly along its sorted rates, its ends kept whole: the shape stays, deterministically.
 */
export async function comparePoints(
  session: Session,
  query: CompareQuery,
): Promise<{ arrow: Blob; drawn: number; total: number }> {
  const days = await resolvePeriod(session, query.filter.period)
  const where = allOf([published(days), ...listConditions(query.filter)])
  const bases = await basesOf(session, query)
  const rate = compileRate(query.rate)
  const drawnReasons: Filter['include'] = [...kept(query.filter, query.by), 'immature']
  const size = await session.first(
    sizes,
    sql`SELECT count(*) AS total FROM post AS p ${rate.joins} WHERE ${where} AND (${asideCode(rate, drawnReasons)}) < 0`,
  )
  const points = pointsQuery(query, where, bases)
  const drawn = await session.first(sizes, sql`SELECT count(*) AS total FROM (${points})`)
  const bytes = await arrowStream(session, points)
  const arrow = new Blob([new Uint8Array(bytes)], { type: 'application/vnd.apache.arrow.stream' })
  return { arrow, drawn: drawn?.total ?? 0, total: size?.total ?? 0 }
}

/** Medians of the platforms when the comparison is an index, so that the dots lie where the medians do. */
async function basesOf(session: Session, query: CompareQuery): Promise<readonly number[] | null> {
  const days = await resolvePeriod(session, query.filter.period)
  const before = await resolveComparison(session, query.filter.period, query.filter.compare)
  const network = await readNetwork(session)
  const { groups } = await readRatedPosts(session, query, { network, days, before })
  return platformsMix(groups) ? platformBases(groups) : null
}
