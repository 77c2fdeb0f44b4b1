import type { Filter } from '../../../shared/contract/common'
import type { Days } from '../../../shared/periods'
import { PLATFORMS, type Platform } from '../../../shared/vocabulary'
import { numericColumns, type NumericColumns } from '../db/columns'
import type { Session } from '../db/database'
import { join, sql, type Sql } from '../db/sql'
import { compareSorted } from '../statistics/compareTwo'
import { preparePosts } from '../statistics/logRates'
import { median } from '../statistics/quantiles'
import { allOf, BY_HAND, immature, listConditions, published, resolveComparison, resolvePeriod } from './filter'

const MEDIAN_METRICS = ['reach', 'views', 'impressions'] as const
type MedianMetric = (typeof MEDIAN_METRICS)[number]
type Reading = 'likely_up' | 'likely_down' | 'cannot_tell' | 'few' | 'no_before'

export interface MetricMedian {
  readonly platform: Platform
  readonly metric: 'posts' | MedianMetric
  readonly n: number
  readonly nBefore: number | null
  readonly median: number | null
  readonly before: number | null
  readonly change: Reading
}

/** Median under six posts says nothing (rule on minimum numbers). */
const NEEDED = 6

/**
 * Number of posts and median of reach, views and impressions per mature post, platform by platform, in both periods of the
 * filter. Each metric is compared with itself only: where the platform changed the column there is no value before.
 * Nothing is added up. @throws INVALID, NOT_FOUND for the period
 */
export async function metricMedians(session: Session, filter: Filter): Promise<MetricMedian[]> {
  const days = await resolvePeriod(session, filter.period)
  const before = await resolveComparison(session, filter.period, filter.compare)
  const rows = await numericColumns(session, valuesQuery(filter, days, before))
  return PLATFORMS.flatMap((platform, code) => {
    const sides = [1, 2].map((side) => pick(rows, code, side))
    const [now, then] = [sides[0] ?? [], sides[1] ?? []]
    if (now.length === 0) return []
    const posts = {
      platform,
      metric: 'posts' as const,
      n: now.length,
      nBefore: before ? then.length : null,
      median: null,
      before: null,
    }
    return [
      { ...posts, change: 'cannot_tell' as const },
      ...MEDIAN_METRICS.map((metric) => medianOf(rows, platform, metric, now, then, before !== null)),
    ]
  })
}

function valuesQuery(filter: Filter, days: Days, before: Days | null): Sql {
  const platform = sql`CASE p.platform ${join(
    PLATFORMS.map((word, i) => sql`WHEN ${word} THEN ${i}::INTEGER`),
    '\n',
  )} ELSE -1 END`
  const side = before === null ? sql`1` : sql`CASE WHEN ${published(days)} THEN 1 ELSE 2 END`
  const periods = before === null ? published(days) : sql`(${published(days)} OR ${published(before)})`
  const aside = sql`(p.is_share OR p.is_crosspost OR p.is_boosted OR p.is_reply OR p.is_collaboration OR p.format = 'story' OR ${BY_HAND})`
  return sql`SELECT (${platform})::INTEGER AS platform, (${side})::INTEGER AS side,
      (coalesce(${immature(sql`p.exported_at`)}, FALSE) OR ${aside})::INTEGER AS out,
      p.reach::DOUBLE AS reach, p.views::DOUBLE AS views, p.impressions::DOUBLE AS impressions
    FROM post AS p WHERE ${allOf([periods, ...listConditions(filter)])}`
}

/** Rows of one platform and side. */
function pick(rows: NumericColumns, platform: number, side: number): number[] {
  const [platforms, sides] = [rows.integers('platform'), rows.integers('side')]
  const picked: number[] = []
  for (let row = 0; row < rows.rows; row++) if (platforms[row] === platform && sides[row] === side) picked.push(row)
  return picked
}

function medianOf(
  rows: NumericColumns,
  platform: Platform,
  metric: MedianMetric,
  now: readonly number[],
  then: readonly number[],
  compared: boolean,
): MetricMedian {
  const column = rows.doubles(metric)
  const out = rows.integers('out')
  const present = (side: readonly number[]) =>
    Float64Array.from(
      side.filter((row) => out[row] === 0 && Number.isFinite(column[row])).map((row) => column[row] ?? 0),
    )
  const [a, b] = [present(now), present(then)]
  return {
    platform,
    metric,
    n: a.length,
    nBefore: compared ? b.length : null,
    median: a.length < NEEDED ? null : median(a),
    before: b.length < NEEDED ? null : median(b),
    change: reading(a, b),
  }
}

function reading(now: Float64Array, then: Float64Array): Reading {
  if (now.length < NEEDED) return 'few'
  if (then.length === 0) return 'no_before'
  const ones = (values: Float64Array) => ({
    interactions: values,
    denominator: new Float64Array(values.length).fill(1),
  })
  const { value } = compareSorted(preparePosts(ones(now)), preparePosts(ones(then)))
  if (value === null) return 'few'
  const { interval, hlRatio } = value.result
  if (interval === null || (interval.lower <= 1 && interval.upper >= 1)) return 'cannot_tell'
  // One interval per line, not adjusted for the lines of the table: "likely" at most (decided question 6).
  return hlRatio > 1 ? 'likely_up' : 'likely_down'
}
