import { z } from 'zod'
import { addDays, type Days } from '../../../shared/periods'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { FORMATS } from '../import/match'
import type { AccountRow, Network } from './networkTables'

/** Months, as `2026-08`, of which an account has nothing from any file. */
export interface Gap {
  readonly accountId: number
  readonly months: string[]
}

const monthly = z.object({ accountId: z.int(), month: z.string() })
const covered = z.object({ accountId: z.int(), from: z.string(), to: z.string() })
const firstPost = z.object({ accountId: z.int(), day: z.string() })

/** Platforms whose posts an export of today can bring in: nothing can be asked of the others. */
export const IMPORTABLE: ReadonlySet<string> = new Set(
  FORMATS.flatMap((format) => (format.level === 'post' ? [format.platform] : [])),
)

/** Months that lie whole within the days and before `today`. */
function wholeMonths(days: Days, today: string): string[] {
  const months: string[] = []
  for (let month = days.from.slice(0, 7); month <= days.to.slice(0, 7); month = nextMonth(month)) {
    const last = addDays(`${nextMonth(month)}-01`, -1)
    if (`${month}-01` >= days.from && last <= days.to && last < today) months.push(month)
  }
  return months
}

function nextMonth(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))]
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

/** True when the account was open during the whole month. Without opening date it counts from its first known post. */
function isOpen(account: AccountRow, month: string, first: string | undefined): boolean {
  const [from, to] = [`${month}-01`, addDays(`${nextMonth(month)}-01`, -1)]
  const opened = account.openedOn ?? first ?? from
  return opened <= from && (account.closedOn === null || account.closedOn > to)
}

/**
 * Coverage gaps: months of the period, ended before today, in which an open account has no post and no file of posts
 * that covers the month. A month without post inside a file that covers it is a month without publication, not a gap.
 */
export async function coverageGaps(
  session: Session,
  { network, days, today }: { network: Network; days: Days; today: string },
): Promise<Gap[]> {
  const months = wholeMonths(days, today)
  if (months.length === 0) return []
  const posts = await session.all(
    monthly,
    sql`SELECT DISTINCT account_id AS "accountId", strftime(published_day, '%Y-%m') AS month FROM post
        WHERE published_day BETWEEN ${days.from}::DATE AND ${days.to}::DATE`,
  )
  const files = await session.all(
    covered,
    sql`SELECT DISTINCT ia.account_id AS "accountId", i.first_day AS "from", i.last_day AS "to"
        FROM import_account ia JOIN import i ON i.id = ia.import_id
        WHERE i.level = 'post' AND i.first_day IS NOT NULL AND i.last_day IS NOT NULL`,
  )
  const firsts = await session.all(
    firstPost,
    sql`SELECT account_id AS "accountId", min(published_day) AS day FROM post
        WHERE published_day IS NOT NULL GROUP BY account_id`,
  )
  const first = new Map(firsts.map((row) => [row.accountId, row.day]))
  const known = new Set(posts.map((row) => `${row.accountId} ${row.month}`))
  const isCovered = (accountId: number, month: string) => {
    const to = addDays(`${nextMonth(month)}-01`, -1)
    return files.some((file) => file.accountId === accountId && file.from <= `${month}-01` && file.to >= to)
  }
  return [...network.accounts.values()].flatMap((account) => {
    if (!IMPORTABLE.has(account.platform)) return []
    const missing = months.filter(
      (month) =>
        isOpen(account, month, first.get(account.id)) &&
        !known.has(`${account.id} ${month}`) &&
        !isCovered(account.id, month),
    )
    return missing.length > 0 ? [{ accountId: account.id, months: missing }] : []
  })
}
