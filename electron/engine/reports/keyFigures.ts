import type { ComparisonResult, GroupRow } from '../../../shared/contract/compare'
import { PLATFORMS, type Platform, type Rate } from '../../../shared/vocabulary'
import type { KeyFigure, Sources } from './report'
import { wholePeriod } from './neighbours'

type Medians = Awaited<ReturnType<Sources['compare']['medians']>>

/** Count of posts, named rates and medians per post, platform by platform: this period, the one before, a year ago. */
export async function keyFigures(sources: Sources, period: string, yearly: ComparisonResult): Promise<KeyFigure[]> {
  const ask = (rate: Rate, compare: 'year_before' | 'period_before') =>
    sources.compare.groups({ filter: wholePeriod(period, [], compare), by: 'platform', rate })
  const [quarterly, ervYearly, ervQuarterly, medians, mediansBefore] = await Promise.all([
    ask('err', 'period_before'),
    ask('erv', 'year_before'),
    ask('erv', 'period_before'),
    sources.compare.medians({ filter: wholePeriod(period) }),
    sources.compare.medians({ filter: wholePeriod(period, [], 'period_before') }),
  ])
  // By their posts, not by a rate: LinkedIn and YouTube give no reach.
  const posted = new Set(medians.flatMap(({ platform, metric, n }) => (metric === 'posts' && n > 0 ? [platform] : [])))
  const platforms = PLATFORMS.filter((platform) => posted.has(platform))
  return platforms.flatMap((platform) => [
    ...counts(platform, medians, mediansBefore),
    ...rateFigure('err', platform, yearly, quarterly),
    ...rateFigure('erv', platform, ervYearly, ervQuarterly),
    ...medianFigures(platform, medians, mediansBefore),
  ])
}

function counts(platform: Platform, yearly: Medians, quarterly: Medians): KeyFigure[] {
  const now = yearly.find((line) => line.platform === platform && line.metric === 'posts')
  if (!now) return []
  const before = quarterly.find((line) => line.platform === platform && line.metric === 'posts')
  return [figure('posts', platform, 'count', now.n, before?.nBefore ?? null, now.nBefore, now.n)]
}

function rateFigure(
  rate: 'err' | 'erv',
  platform: Platform,
  yearly: ComparisonResult,
  quarterly: ComparisonResult,
): KeyFigure[] {
  const row = yearly.rows.find((item) => item.platform === platform)
  if (!row || row.n === 0) return []
  const before = quarterly.rows.find((item) => item.platform === platform)?.previous?.median ?? null
  const base = figure(rate, platform, 'rate', row.median, before, row.previous?.median ?? null, row.n)
  return [{ ...base, reading: readingOf(row) }]
}

function medianFigures(platform: Platform, yearly: Medians, quarterly: Medians): KeyFigure[] {
  return (['reach', 'views', 'impressions'] as const).flatMap((metric) => {
    const line = yearly.find((item) => item.platform === platform && item.metric === metric)
    if (!line || line.n === 0) return []
    const before = quarterly.find((item) => item.platform === platform && item.metric === metric)?.before ?? null
    const base = figure(metric, platform, 'count', line.median, before, line.before, line.n)
    return [{ ...base, reading: { code: line.change, strength: null } }]
  })
}

function figure(
  code: KeyFigure['code'],
  platform: Platform,
  unit: KeyFigure['unit'],
  now: number | null,
  before: number | null,
  yearBefore: number | null,
  n: number,
): KeyFigure {
  return { code, platform, unit, now, before, yearBefore, n, reading: { code: 'cannot_tell', strength: null } }
}

/** What may be said of the change over a year; the words never go further than the strength. */
function readingOf(row: GroupRow): KeyFigure['reading'] {
  if (row.median === null) return { code: 'few', strength: null }
  const change = row.previous?.change
  if (!row.previous || row.previous.n === 0) return { code: 'no_before', strength: null }
  if (!change) return { code: 'few', strength: null }
  if (change.strength === 'cannot_tell') return { code: 'cannot_tell', strength: 'cannot_tell' }
  return { code: `${change.strength}_${change.ratio > 1 ? 'up' : 'down'}`, strength: change.strength }
}
