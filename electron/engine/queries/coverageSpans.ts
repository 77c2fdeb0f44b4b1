import { z } from 'zod'
import type { CoverageKind } from '../../../shared/contract/coverage'
import { addDays } from '../../../shared/periods'
import type { Session } from '../db/database'
import { list, sql } from '../db/sql'
import { dayIn } from '../workspace/describe'
import { periodInName } from './filePeriod'
import { daysFrom, daysOfMonth } from './months'

/**
 * Note [what a file covers]
 * An export lists posts, not the days it was made for: its first and last row say when something was published. So:
 * 1. The period in the file's name, where the platform wrote one, is what the person chose (both days included).
 *    It is believed when the file's rows lie within it, a day of time zone on each side allowed.
 * 2. Else from the first to the last row of the account. A month it begins or ends in is taken to its first or last day when the
 *    silence there is no longer than the longest one between two posts inside the file (seven days at least): a silence the
 *    account has shown before is no sign of a file cut short. It is never stretched into another month.
 * 3. Never past the day of the export.
 * Everything between both ends is covered, published or not: a month without posts inside a file is a silent month.
 * An account without any row in a file is not covered by it: files that hold several pages do lose whole pages.
 */
export interface Span {
  readonly importId: number
  readonly accountId: number
  readonly kind: CoverageKind
  readonly fileName: string
  readonly format: string
  readonly from: string
  readonly to: string
  readonly evidence: 'name' | 'rows' | 'listed'
  readonly exportedAt: string
  /** Day of the export in the network's zone. */
  readonly exportedOn: string
  readonly rows: number
  readonly rejectedRows: number
}

/** Least silence at an end of a file that is no sign of a cut: a week. */
const USUAL_SILENCE = 7
/** Days by which rows may lie outside the period of the name: other time zones. */
const ZONE_DAYS = 1

const found = z.object({
  importId: z.int(),
  accountId: z.int(),
  fileName: z.string(),
  format: z.string(),
  level: z.string(),
  exportedAt: z.string(),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  rows: z.int(),
  rejectedRows: z.int(),
})
type Found = z.infer<typeof found>

const inside = z.object({
  importId: z.int(),
  accountId: z.int(),
  first: z.string(),
  last: z.string(),
  silence: z.int().nullable(),
})
type Inside = z.infer<typeof inside>

/** Which kind of coverage a file is of. Stories are an export of their own and say nothing of the posts. */
function kindOf(format: string, level: string): CoverageKind | null {
  if (level === 'post') return /stories/.test(format) ? 'stories' : 'posts'
  return level === 'account_day' ? 'days' : level === 'audience' ? 'audience' : null
}

/** The days each imported file covers, per account: see Note [what a file covers]. Files without any day are left out. */
export async function readSpans(session: Session, zone: string): Promise<Span[]> {
  const files = await session.all(
    found,
    sql`SELECT i.id AS "importId", ia.account_id AS "accountId", i.file_name AS "fileName", i.format, i.level,
          i.exported_at AS "exportedAt", i.first_day AS "firstDay", i.last_day AS "lastDay",
          sum(ia.row_count)::INTEGER AS rows, i.rows_rejected AS "rejectedRows"
        FROM import i JOIN import_account ia ON ia.import_id = i.id
        GROUP BY ALL ORDER BY i.exported_at, i.id, ia.account_id`,
  )
  const unnamed = files.filter(({ level, fileName }) => level === 'post' && periodInName(fileName) === null)
  const rows = await readInside(session, [...new Set(unnamed.map(({ importId }) => importId))])
  const audiences = await readAudienceDays(session)
  return files.flatMap((file) => {
    const key = `${file.importId} ${file.accountId}`
    const kind = kindOf(file.format, file.level)
    const exportedOn = dayIn(zone, new Date(file.exportedAt))
    const days =
      kind === 'audience' ? on(audiences.get(key) ?? exportedOn) : spanOf(file, rows.get(key) ?? null, exportedOn)
    if (kind === null || days === null) return []
    const { importId, accountId, fileName, format, exportedAt, rows: count, rejectedRows } = file
    return [{ importId, accountId, kind, fileName, format, ...days, exportedAt, exportedOn, rows: count, rejectedRows }]
  })
}

type Days = Pick<Span, 'from' | 'to' | 'evidence'>

const on = (day: string): Days => ({ from: day, to: day, evidence: 'listed' })

/** First and last day posts of an account have in a file, and the longest silence between two of them. */
async function readInside(session: Session, imports: readonly number[]): Promise<Map<string, Inside>> {
  if (imports.length === 0) return new Map()
  const rows = await session.all(
    inside,
    sql`WITH listed AS (
          SELECT DISTINCT s.import_id, p.account_id, p.published_day AS day FROM snapshot s JOIN post p ON p.id = s.post_id
          WHERE p.published_day IS NOT NULL AND s.import_id IN ${list(imports)}
        ), gaps AS (
          SELECT *, day - lag(day) OVER (PARTITION BY import_id, account_id ORDER BY day) AS silence FROM listed
        )
        SELECT import_id AS "importId", account_id AS "accountId", min(day) AS first, max(day) AS last,
          max(silence)::INTEGER AS silence
        FROM gaps GROUP BY ALL`,
  )
  return new Map(rows.map((row) => [`${row.importId} ${row.accountId}`, row]))
}

async function readAudienceDays(session: Session): Promise<Map<string, string>> {
  const rows = await session.all(
    z.object({ importId: z.int(), accountId: z.int(), day: z.string() }),
    sql`SELECT import_id AS "importId", account_id AS "accountId", max(taken_on) AS day FROM audience_snapshot
        WHERE import_id IS NOT NULL GROUP BY ALL`,
  )
  return new Map(rows.map((row) => [`${row.importId} ${row.accountId}`, row.day]))
}

function spanOf(file: Found, rows: Inside | null, exportedOn: string): Days | null {
  const first = rows?.first ?? file.firstDay
  const last = rows?.last ?? file.lastDay
  if (file.level !== 'post')
    return first === null || last === null ? null : { from: first, to: last, evidence: 'listed' }
  const named = periodInName(file.fileName)
  if (named !== null && isWithin(file, named)) return until(exportedOn, { ...named, evidence: 'name' })
  if (first === null || last === null) return null
  return until(exportedOn, { ...stretched(first, last, rows?.silence ?? null), evidence: 'rows' })
}

function isWithin({ firstDay, lastDay }: Found, { from, to }: { from: string; to: string }): boolean {
  return (
    (firstDay === null || firstDay >= addDays(from, -ZONE_DAYS)) &&
    (lastDay === null || lastDay <= addDays(to, ZONE_DAYS))
  )
}

/** The ends of a file without a period in its name, taken to those of their month where the silence is a usual one. */
function stretched(first: string, last: string, silence: number | null): { from: string; to: string } {
  const usual = Math.max(USUAL_SILENCE, silence ?? 0)
  const start = daysOfMonth(first.slice(0, 7)).from
  const end = daysOfMonth(last.slice(0, 7)).to
  return {
    from: daysFrom(start, first) <= usual ? start : first,
    to: daysFrom(last, end) <= usual ? end : last,
  }
}

function until(day: string, days: Days): Days | null {
  if (days.from > day) return null
  return days.to > day ? { ...days, to: day } : days
}
