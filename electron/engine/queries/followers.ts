import { z } from 'zod'
import { followerCount } from '../../../shared/contract/network'
import type { Days } from '../../../shared/periods'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { FOLLOWER_WINDOW_DAYS } from '../metrics/compile'
import { FOLLOWER_READINGS } from '../metrics/followerReadings'

export type FollowerCount = z.infer<typeof followerCount>

const COLUMNS = sql`id, account_id AS "accountId", day, followers, source, note`

/** Follower counts, typed in or read in files (of those of one day the newest export), by account and day; all accounts when null. */
export function listFollowers(session: Session, accountId: number | null): Promise<FollowerCount[]> {
  return session.all(
    followerCount,
    sql`SELECT ${COLUMNS} FROM ${FOLLOWER_READINGS} WHERE ${accountId}::INTEGER IS NULL OR account_id = ${accountId}::INTEGER
        ORDER BY account_id, day, id`,
  )
}

/** Growth of one account over a period. */
export interface Growth {
  readonly accountId: number
  readonly start: FollowerCount | null
  readonly end: FollowerCount | null
  readonly change: number | null
  readonly changeShare: number | null
  readonly gains: { readonly value: number; readonly daysWithData: number; readonly daysInPeriod: number } | null
}

const DAY = 86_400_000
const distance = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) / DAY

/** Count nearest to a day, at most 31 days away; of two as near the earlier, of one day the one entered last. */
export function nearestCount(counts: readonly FollowerCount[], day: string): FollowerCount | null {
  const near = counts.filter((count) => distance(count.day, day) <= FOLLOWER_WINDOW_DAYS)
  near.sort(
    (a, b) => distance(a.day, day) - distance(b.day, day) || (a.day < b.day ? -1 : a.day > b.day ? 1 : b.id - a.id),
  )
  return near[0] ?? null
}

const gained = z.object({ accountId: z.int(), value: z.number(), days: z.int() })

/**
 * Daily gains as the newest export of each day gives them; days without data are missing, not 0. LinkedIn and TikTok give gains minus
 * losses alone: those count where an account has no gains.
 */
async function gainsOf(session: Session, days: Days) {
  const rows = await session.all(
    gained,
    sql`SELECT account_id AS "accountId", sum(value)::DOUBLE AS value, count(*) AS days FROM (
          SELECT d.account_id, d.day, d.metric, arg_max(d.value, (d.exported_at, i.sha256)) AS value
          FROM account_day d JOIN import i ON i.id = d.import_id
          WHERE d.metric IN ('follows', 'follows_net') AND d.day BETWEEN ${days.from}::DATE AND ${days.to}::DATE
          GROUP BY d.account_id, d.day, d.metric)
        GROUP BY account_id, metric
        QUALIFY row_number() OVER (PARTITION BY account_id ORDER BY metric) = 1`,
  )
  return new Map(rows.map((row) => [row.accountId, row]))
}

/**
 * Growth per account between the counts nearest to both ends of the period, never interpolated. `change` is null when an
 * end has no count, or when both ends have the same one. Gains are a flow: beside the stock, never added to it.
 */
export async function followerGrowth(session: Session, days: Days): Promise<Growth[]> {
  const accounts = await session.all(z.object({ id: z.int() }), sql`SELECT id FROM account ORDER BY id`)
  const counts = await listFollowers(session, null)
  const gains = await gainsOf(session, days)
  const daysInPeriod = distance(days.from, days.to) + 1
  return accounts.map(({ id }) => {
    const own = counts.filter(({ accountId }) => accountId === id)
    const [start, end] = [nearestCount(own, days.from), nearestCount(own, days.to)]
    const change = start === null || end === null || start.id === end.id ? null : end.followers - start.followers
    const changeShare = change === null || start === null || start.followers === 0 ? null : change / start.followers
    const flow = gains.get(id)
    return {
      accountId: id,
      start,
      end,
      change,
      changeShare,
      gains: flow === undefined ? null : { value: flow.value, daysWithData: flow.days, daysInPeriod },
    }
  })
}
