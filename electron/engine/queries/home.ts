import { z } from 'zod'
import type { CompareQuery, ComparisonResult } from '../../../shared/contract/compare'
import type { Finding, Filter } from '../../../shared/contract/common'
import type { Days } from '../../../shared/periods'
import { type Grouping, type Platform, PLATFORMS, type Rate, STRENGTHS } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { compareGroups } from './compareGroups'
import { coverageGaps, type Gap } from './coverage'
import { IMPORTABLE, readCoverageFacts } from './coverageFacts'
import { resolvePeriod } from './filter'
import { homeHeadline, type HomeFacts } from './homeHeadline'
import { homeTodo } from './homeTodo'
import type { Network } from './networkTables'
import { IS_IMMATURE } from './postRows'
import { reportReadiness } from './reportReadiness'

const counted = z.object({
  platform: z.enum(PLATFORMS),
  posts: z.int(),
  withReach: z.int(),
  withViews: z.int(),
  immature: z.int(),
})
export type PlatformCount = z.infer<typeof counted>

function platformCounts(session: Session, days: Days): Promise<PlatformCount[]> {
  return session.all(
    counted,
    sql`SELECT p.platform, count(*) AS posts, count(*) FILTER (WHERE p.err_reach > 0) AS "withReach",
          count(*) FILTER (WHERE p.erv_views > 0) AS "withViews", count(*) FILTER (WHERE ${IS_IMMATURE}) AS immature
        FROM post AS p WHERE p.published_day BETWEEN ${days.from}::DATE AND ${days.to}::DATE
        GROUP BY p.platform ORDER BY posts DESC, p.platform`,
  )
}

/** The rate most posts of a platform have: by reach, else by views, else by followers. */
function rateOf(count: PlatformCount): Rate {
  if (count.withReach > 0 && count.withReach >= count.withViews / 2) return 'err'
  return count.withViews > 0 ? 'erv' : 'erf'
}

/** By branch where branches share the platform, by account where one branch has several, else by format. */
function groupingOf(network: Network, platform: Platform): Grouping {
  const accounts = [...network.accounts.values()].filter((account) => account.platform === platform)
  if (new Set(accounts.map(({ branchId }) => branchId)).size > 1) return 'branch'
  return accounts.length > 1 ? 'account' : 'format'
}

/** Facebook where two branches or more have a page there, else the platform with most posts. */
function mainPlatform(network: Network, counts: readonly PlatformCount[]): PlatformCount | null {
  const facebook = counts.find(({ platform }) => platform === 'facebook')
  if (facebook !== undefined && groupingOf(network, 'facebook') === 'branch') return facebook
  return counts[0] ?? null
}

function query(period: string, platform: Platform, by: Grouping, rate: Rate): CompareQuery {
  const all: Pick<Filter, 'branches' | 'accounts' | 'formats' | 'themes' | 'include'> = {
    branches: [],
    accounts: [],
    formats: [],
    themes: [],
    include: [],
  }
  const filter = { ...all, period, compare: 'year_before' as const, platforms: [platform] }
  return { filter, by, rate, panel: null, groups: [], against: 'pairs', focus: null, outliers: 'with', age: null }
}

/** Sentences about the trend of each platform, the surest first; at most four. */
async function trends(
  session: Session,
  period: string,
  counts: readonly PlatformCount[],
  main: ComparisonResult | null,
) {
  const shown = main === null ? null : main.trend?.data['platform']
  const found: Finding[] = main?.trend ? [main.trend] : []
  for (const count of counts.filter(({ platform }) => platform !== shown)) {
    const { trend } = await compareGroups(session, query(period, count.platform, 'platform', rateOf(count)))
    if (trend !== null) found.push(trend)
  }
  const place = ({ strength }: Finding) => (strength === null ? STRENGTHS.length : STRENGTHS.indexOf(strength))
  return found.sort((a, b) => place(a) - place(b)).slice(0, 4)
}

const dates = z.object({ dataAt: z.string().nullable(), lastDay: z.string().nullable(), imports: z.int() })

/** Accounts open in the period whose posts can be imported: of the others nothing can be complete or missing. */
function openIn(network: Network, days: Days): number[] {
  return [...network.accounts.values()]
    .filter(({ platform }) => IMPORTABLE.has(platform))
    .filter(({ openedOn, closedOn }) => (openedOn ?? days.from) <= days.to && (closedOn ?? days.to) >= days.from)
    .map(({ id }) => id)
}

/** Months whose gaps count against an account. */
function complete(open: readonly number[], gaps: readonly Gap[]): number {
  const lacking = new Set(gaps.map(({ accountId }) => accountId))
  return open.filter((id) => !lacking.has(id)).length
}

/**
 * The front page of one period: contract `home.overview`. Everything on it is counted or tested here; where there is
 * nothing to say it says so.
 * @param today ISO day in the network's zone
 */
export async function homeOverview(session: Session, { period, today }: { period: string; today: string }) {
  const days = await resolvePeriod(session, period)
  const coverage = await readCoverageFacts(session)
  const { network } = coverage
  const gaps = coverageGaps(coverage, { days, today })
  const counts = await platformCounts(session, days)
  const first = mainPlatform(network, counts)
  const by = first === null ? null : groupingOf(network, first.platform)
  const main =
    first === null || by === null
      ? null
      : await compareGroups(session, query(period, first.platform, by, rateOf(first)))
  const found = await session.first(
    dates,
    sql`SELECT (SELECT max(exported_at) FROM import) AS "dataAt", (SELECT max(published_day) FROM post) AS "lastDay",
          (SELECT count(*) FROM import) AS imports`,
  )
  const open = openIn(network, days)
  const posts = counts.reduce((total, count) => total + count.posts, 0)
  const immature = counts.reduce((total, count) => total + count.immature, 0)
  const facts: HomeFacts = { period, days, today, network, gaps, posts, immature, lastDay: found?.lastDay ?? null }
  return {
    headline: homeHeadline(facts),
    dataAt: found?.dataAt ?? null,
    accountsComplete: complete(open, gaps),
    accountsTotal: open.length,
    immaturePosts: immature,
    main,
    others: await trends(session, period, counts, main),
    todo: await homeTodo(session, { ...facts, open, imports: found?.imports ?? 0 }),
    gaps,
    report: { period, ...(await reportReadiness(session, period, posts)) },
  }
}
