import { z } from 'zod'
import type { CoverageCell, CoverageKind, CoverageSheet } from '../../../shared/contract/coverage'
import { formatPeriod, quarterOf } from '../../../shared/periods'
import type { Metric } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { ident, join, sql } from '../db/sql'
import { fail } from '../fail'
import { MIN_POSTS } from '../statistics/outcome'
import { askFor } from './coverageAsk'
import { rowOf } from './coverageBoard'
import { readCoverageFacts, type CoverageFacts } from './coverageFacts'
import { daysOfMonth, monthsBetween, shiftMonth } from './months'

/** Months on each side in which like months are looked for, and months back in which missing months in a row are. */
const AROUND = 12
const BACK = 60
/** Neighbouring months an expectation rests on, on each side. */
const NEIGHBOURS = 2

export interface CellQuery {
  readonly accountId: number
  readonly month: string
  readonly kind: CoverageKind
}

/** All that is known of one cell of the board. @throws NOT_FOUND for an account that is not there */
export async function coverageSheet(session: Session, query: CellQuery, today: string): Promise<CoverageSheet> {
  const facts = await readCoverageFacts(session)
  const account = facts.network.accounts.get(query.accountId)
  if (account === undefined) throw fail('NOT_FOUND', { what: 'account' })
  const { month, kind } = query
  // The same for every cell of the last years, so that each of several missing months leads to the same message.
  const oldest = [shiftMonth(month, -AROUND), shiftMonth(today.slice(0, 7), -BACK)].sort()[0] ?? month
  const newest = [shiftMonth(month, AROUND), today.slice(0, 7)].sort()[1] ?? month
  const months = monthsBetween(oldest, newest)
  const { cells, ...row } = rowOf(facts, account, kind, months, today)
  const at = (each: string): CoverageCell | null => cells.find((cell) => cell.month === each) ?? null
  const cell = at(month)
  if (cell === null) throw fail('NOT_FOUND', { what: 'month' })
  const spans = facts.spans.filter((span) => span.accountId === account.id && span.kind === kind)
  const { lastEarly } = countOf(facts, query) ?? { lastEarly: null }
  return {
    row,
    cell,
    before: at(shiftMonth(month, -1)),
    after: at(shiftMonth(month, 1)),
    files: filesOf(facts, query),
    metrics: kind === 'days' || kind === 'audience' ? [] : await metricsOf(session, query),
    expected: expected(cells, month),
    quarter: quarterWithout(cells, month),
    ask: row.isAsked
      ? askFor({
          platform: account.platform,
          windowDays: facts.windows[account.platform],
          cells,
          month,
          lastEarly,
          today,
          spans,
        })
      : null,
  }
}

function countOf(facts: CoverageFacts, { accountId, month, kind }: CellQuery) {
  return facts.posts.find(
    (count) => count.accountId === accountId && count.month === month && count.isStory === (kind === 'stories'),
  )
}

/** Files of that kind that reach into the month, newest first. */
function filesOf({ spans }: CoverageFacts, { accountId, month, kind }: CellQuery): CoverageSheet['files'] {
  const { from, to } = daysOfMonth(month)
  return spans
    .filter((span) => span.accountId === accountId && span.kind === kind && span.from <= to && span.to >= from)
    .toReversed()
    .map((span) => ({
      importId: span.importId,
      fileName: span.fileName,
      format: span.format,
      exportedAt: span.exportedAt,
      from: span.from,
      to: span.to,
      evidence: span.evidence,
      rows: span.rows,
      rejectedRows: span.rejectedRows,
    }))
}

const SHOWN = [
  'reach',
  'views',
  'impressions',
  'reactions',
  'comments',
  'shares',
  'saves',
  'clicks',
] as const satisfies Metric[]

async function metricsOf(session: Session, { accountId, month, kind }: CellQuery): Promise<CoverageSheet['metrics']> {
  const { from, to } = daysOfMonth(month)
  const columns = join(
    SHOWN.map((metric) => sql`count(${ident(metric)}) AS ${ident(metric)}`),
    ', ',
  )
  const found = await session.first(
    z.record(z.string(), z.int()),
    sql`SELECT ${columns} FROM post WHERE account_id = ${accountId} AND published_day BETWEEN ${from}::DATE AND ${to}::DATE
          AND (format = 'story') = ${kind === 'stories'}`,
  )
  return SHOWN.flatMap((metric) => {
    const posts = found?.[metric] ?? 0
    return posts === 0 ? [] : [{ metric, posts }]
  })
}

/** Fewest and most posts of the nearest months that are covered, two on each side at most, and of the same month a year before. */
function expected(cells: readonly CoverageCell[], month: string): CoverageSheet['expected'] {
  const whole = cells.filter((cell) => cell.days > 0 && cell.coveredDays === cell.days && cell.state !== 'running')
  const yearBefore = shiftMonth(month, -12)
  const before = whole.filter((cell) => cell.month < month && cell.month > yearBefore).slice(-NEIGHBOURS)
  const after = whole.filter((cell) => cell.month > month).slice(0, NEIGHBOURS)
  const posts = [...whole.filter((cell) => cell.month === yearBefore), ...before, ...after].map((cell) => cell.posts)
  if (posts.length === 0) return null
  return { low: Math.min(...posts), high: Math.max(...posts), months: posts.length }
}

/** The calendar quarter of the month as it stands without the month. */
function quarterWithout(cells: readonly CoverageCell[], month: string): CoverageSheet['quarter'] {
  const quarter = quarterOf(`${month}-01`)
  const others = cells.filter((cell) => {
    const of = quarterOf(`${cell.month}-01`)
    return cell.month !== month && of.year === quarter.year && of.quarter === quarter.quarter
  })
  const posts = others.reduce((sum, cell) => sum + cell.posts, 0)
  return { period: formatPeriod(quarter), posts, isReadable: posts >= MIN_POSTS }
}
