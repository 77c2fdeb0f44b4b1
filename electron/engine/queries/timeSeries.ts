import { z } from 'zod'
import type { Filter } from '../../../shared/contract/common'
import { addDays, type Days } from '../../../shared/periods'
import { PLATFORMS } from '../../../shared/vocabulary'
import { numericColumns } from '../db/columns'
import type { Session } from '../db/database'
import { ident, sql } from '../db/sql'
import type { CompiledRate } from '../metrics/compile'
import { ANNOUNCED, breaksInData, type DefinitionBreak } from '../metrics/definitions'
import { at, atInt } from '../statistics/arrays'
import { medianInterval } from '../statistics/orderStatistics'
import { allOf, asideCode, listConditions, published, resolvePeriod, kept } from './filter'
import { lowHigh } from './lowHigh'

export type SeriesMetric = 'views' | 'impressions' | 'reach' | 'interactions'

/** Median per post of one metric in one month; null under 6 posts. */
export interface SeriesPoint {
  readonly metric: string
  readonly month: string
  readonly n: number
  readonly median: number | null
  readonly interval: { readonly low: number; readonly high: number } | null
}

/** First day of the month `count` months away. */
function monthStart(day: string, count: number): string {
  const date = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + count, 1))
  return date.toISOString().slice(0, 10)
}

/** Values and month numbers of the posts that count, for one metric. */
async function read(session: Session, filter: Filter, days: Days, metric: SeriesMetric) {
  const column = sql`p.${ident(metric)}`
  // A count is its own term: mature by the export that gave it, no denominator asked for.
  const term: CompiledRate = {
    numerator: sql`${column}::DOUBLE`,
    denominator: sql`1`,
    at: metric === 'interactions' ? sql`p.interactions_at` : sql`coalesce(p.err_at, p.erv_at, p.exported_at)`,
    joins: sql``,
    age: null,
  }
  const month = sql`((year(p.published_day) - ${Number(days.from.slice(0, 4))}) * 12 + month(p.published_day))`
  const where = allOf([published(days), ...listConditions(filter)])
  return numericColumns(
    session,
    sql`SELECT ${month}::INTEGER AS month, ${column}::DOUBLE AS value FROM post AS p
        WHERE ${where} AND (${asideCode(term, kept(filter))}) < 0`,
  )
}

async function points(session: Session, filter: Filter, days: Days, metric: SeriesMetric): Promise<SeriesPoint[]> {
  const rows = await read(session, filter, days, metric)
  const [months, values] = [rows.integers('month'), rows.doubles('value')]
  const byMonth = new Map<number, number[]>()
  for (let row = 0; row < rows.rows; row++) {
    const month = atInt(months, row)
    const list = byMonth.get(month)
    if (list === undefined) byMonth.set(month, [at(values, row)])
    else list.push(at(values, row))
  }
  const out: SeriesPoint[] = []
  for (let month = days.from; month <= days.to; month = monthStart(month, 1)) {
    const number = (Number(month.slice(0, 4)) - Number(days.from.slice(0, 4))) * 12 + Number(month.slice(5, 7))
    const own = byMonth.get(number) ?? []
    const { value } = medianInterval(own)
    const interval = lowHigh(value)
    out.push({ metric, month, n: own.length, median: value?.estimate ?? null, interval })
  }
  // Months before the first and after the last post of a metric say nothing about it.
  const first = out.findIndex(({ n }) => n > 0)
  const last = out.findLastIndex(({ n }) => n > 0)
  return first < 0 ? [] : out.slice(first, last + 1)
}

const columnDays = z.object({
  platform: z.enum(PLATFORMS),
  impressionsTo: z.string().nullable(),
  viewsAfter: z.string().nullable(),
})

/** The end of a column is looked for in all posts of the filter: the end of the period ends none. Only breaks within it are told. */
export async function definitionBreaks(session: Session, filter: Filter, days: Days): Promise<DefinitionBreak[]> {
  const columns = await session.all(
    columnDays,
    sql`SELECT platform, last AS "impressionsTo",
          min(published_day) FILTER (WHERE views IS NOT NULL AND published_day > last) AS "viewsAfter"
        FROM (SELECT p.platform, p.published_day, p.views,
            max(p.published_day) FILTER (WHERE p.impressions IS NOT NULL) OVER (PARTITION BY p.platform) AS last
          FROM post AS p WHERE ${allOf(listConditions(filter))})
        WHERE published_day <= ${days.to}::DATE
        GROUP BY platform, last HAVING max(published_day) >= ${days.from}::DATE ORDER BY platform`,
  )
  const isWithin = ({ day }: DefinitionBreak) => day >= days.from && day <= days.to
  const platforms = new Set(columns.map(({ platform }) => platform))
  const announced = ANNOUNCED.filter(({ platform }) => platforms.has(platform))
  return [...breaksInData(columns), ...announced]
    .filter(isWithin)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/**
 * Median per post and month of one metric, over the months that end with the period. Views and impressions are two
 * metrics: asked for one, both are given as two series with the day of the break between them, and never joined.
 */
export async function timeSeries(
  session: Session,
  { filter, metric, months }: { filter: Filter; metric: SeriesMetric; months: number },
): Promise<{ points: SeriesPoint[]; breaks: DefinitionBreak[] }> {
  const { to } = await resolvePeriod(session, filter.period)
  const from = monthStart(to, 1 - months)
  const days = { from, to: addDays(monthStart(to, 1), -1) }
  const isDisplay = metric === 'views' || metric === 'impressions'
  const metrics: SeriesMetric[] = isDisplay ? ['impressions', 'views'] : [metric]
  const all: SeriesPoint[] = []
  for (const each of metrics) all.push(...(await points(session, filter, days, each)))
  const found = isDisplay ? await definitionBreaks(session, filter, days) : []
  return { points: all, breaks: found }
}
