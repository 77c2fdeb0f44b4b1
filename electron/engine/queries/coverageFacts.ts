import { z } from 'zod'
import type { CoverageKind } from '../../../shared/contract/coverage'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { FORMATS } from '../import/match'
import { readSettings } from '../workspace/settings'
import type { AccountCoverage } from './coverageCells'
import { readSpans, type Span } from './coverageSpans'
import { daysOfMonth } from './months'
import { windowDays } from './maturityWindows'
import { type Network, readNetwork } from './networkTables'
import { IS_IMMATURE } from './postRows'

/** Platforms whose posts an export of today can bring in: nothing can be asked of the others. */
export const IMPORTABLE: ReadonlySet<string> = new Set(
  FORMATS.flatMap((format) => (format.level === 'post' ? [format.platform] : [])),
)

/** All the files and counts that coverage rests on, read once: cells of any account, month and kind follow from it. */
export interface CoverageFacts {
  readonly network: Network
  readonly spans: readonly Span[]
  readonly posts: readonly PostCount[]
  readonly rejects: readonly RejectCount[]
  /** Days after which posts are mature, by platform. */
  readonly windows: Awaited<ReturnType<typeof windowDays>>
}

const postCount = z.object({
  accountId: z.int(),
  month: z.string(),
  isStory: z.boolean(),
  posts: z.int(),
  early: z.int(),
  first: z.string(),
  lastEarly: z.string().nullable(),
  /** Newest exports the early posts rest on, as text. */
  earlyExports: z.array(z.string()),
})
export type PostCount = z.infer<typeof postCount>

const rejectCount = z.object({ importId: z.int(), accountId: z.int(), month: z.string(), rows: z.int() })
type RejectCount = z.infer<typeof rejectCount>

export async function readCoverageFacts(session: Session): Promise<CoverageFacts> {
  const { zone } = await readSettings(session)
  return {
    network: await readNetwork(session),
    spans: await readSpans(session, zone),
    posts: await readPosts(session),
    rejects: await readRejects(session),
    windows: await windowDays(session),
  }
}

/** Maturity as everywhere: newest export − publication (the same condition as on the front page and in comparisons). */
function readPosts(session: Session): Promise<PostCount[]> {
  return session.all(
    postCount,
    sql`SELECT p.account_id AS "accountId", strftime(p.published_day, '%Y-%m') AS month, p.format = 'story' AS "isStory",
          count(*) AS posts, count(*) FILTER (WHERE ${IS_IMMATURE}) AS early, min(p.published_day) AS first,
          max(p.published_day) FILTER (WHERE ${IS_IMMATURE}) AS "lastEarly",
          coalesce(list(DISTINCT p.exported_at::VARCHAR) FILTER (WHERE ${IS_IMMATURE}), []) AS "earlyExports"
        FROM post AS p WHERE p.published_day IS NOT NULL GROUP BY ALL`,
  )
}

/**
 * Rejected rows by the month they stand in: a row that cannot be read mostly has no readable date either, so it is put with
 * the readable row above it in its file (below it, when it is the first). Exports are in order of publication.
 */
function readRejects(session: Session): Promise<RejectCount[]> {
  return session.all(
    rejectCount,
    sql`WITH r AS (SELECT DISTINCT import_id, row_number FROM reject),
          s AS (SELECT s.import_id, s.row_number, p.account_id, p.published_day AS day FROM snapshot s JOIN post p ON p.id = s.post_id
                WHERE p.published_day IS NOT NULL AND s.import_id IN (SELECT import_id FROM r)),
          above AS (SELECT r.import_id, r.row_number, s.account_id, s.day FROM r ASOF JOIN s
                    ON s.import_id = r.import_id AND r.row_number >= s.row_number),
          below AS (SELECT r.import_id, r.row_number, s.account_id, s.day FROM r ASOF JOIN s
                    ON s.import_id = r.import_id AND r.row_number <= s.row_number)
        SELECT r.import_id AS "importId", coalesce(a.account_id, b.account_id) AS "accountId",
          strftime(coalesce(a.day, b.day), '%Y-%m') AS month, count(*)::INTEGER AS rows
        FROM r LEFT JOIN above a USING (import_id, row_number) LEFT JOIN below b USING (import_id, row_number)
        WHERE coalesce(a.day, b.day) IS NOT NULL GROUP BY ALL`,
  )
}

/** What is known of one account for one kind of file. */
export function accountCoverage(facts: CoverageFacts, accountId: number, kind: CoverageKind): AccountCoverage {
  const account = facts.network.accounts.get(accountId)
  if (account === undefined) throw new RangeError(`no account ${accountId}`)
  const all = facts.spans.filter((span) => span.accountId === accountId)
  const spans = all.filter((span) => span.kind === kind)
  const posts = facts.posts.filter((count) => count.accountId === accountId)
  const ofKind = posts.filter(({ isStory }) => (kind === 'posts' ? !isStory : kind === 'stories' && isStory))
  const starts = [...all.map(({ from }) => from), ...posts.map(({ first }) => first)].sort()
  return {
    platform: account.platform,
    windowDays: facts.windows[account.platform],
    openedOn: account.openedOn,
    closedOn: account.closedOn,
    isAsked: IMPORTABLE.has(account.platform) || spans.length > 0,
    spans,
    posts: new Map(ofKind.map(({ month, posts: n, early }) => [month, { posts: n, earlyPosts: early }])),
    rejectedRows: rejectedRows(facts, accountId, spans),
    knownFrom: starts[0] ?? null,
  }
}

/** Rejected rows by month, without those of a file all whose days in that month are in a file that was read whole. */
function rejectedRows(facts: CoverageFacts, accountId: number, spans: readonly Span[]): Map<string, number> {
  const out = new Map<string, number>()
  for (const { importId, month, rows } of facts.rejects.filter((each) => each.accountId === accountId)) {
    const own = spans.find((span) => span.importId === importId)
    if (own === undefined || isMended(own, month, spans)) continue
    out.set(month, (out.get(month) ?? 0) + rows)
  }
  return out
}

function isMended(own: Span, month: string, spans: readonly Span[]): boolean {
  const days = daysOfMonth(month)
  const from = own.from > days.from ? own.from : days.from
  const to = own.to < days.to ? own.to : days.to
  return spans.some((span) => span.rejectedRows === 0 && span.from <= from && span.to >= to)
}
