import { z } from 'zod'
import { AUDIENCE_BASES, AUDIENCE_DIMENSIONS, PLATFORMS } from '../../../shared/vocabulary'
import type { Gazetteer } from '../audience/gazetteer'
import { readBreakdown, type KeptAudience } from '../audience/readBreakdown'
import type { Breakdown } from '../audience/types'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { listFollowers, nearestCount, type FollowerCount } from './followers'
import { readToldPlaces } from './toldPlaces'

const snapshotRow = z.object({
  id: z.int(),
  importId: z.int().nullable(),
  accountId: z.int(),
  platform: z.enum(PLATFORMS).nullable(),
  basis: z.enum(AUDIENCE_BASES),
  dimension: z.enum(AUDIENCE_DIMENSIONS),
  takenOn: z.string(),
  source: z.string(),
  unit: z.enum(['share', 'count']),
  digits: z.int().nullable(),
  total: z.int().nullable(),
  knownShare: z.number().nullable(),
  isSorted: z.boolean(),
  note: z.string().nullable(),
})

const lineRow = z.object({
  audienceId: z.int(),
  label: z.string(),
  value: z.number().nullable(),
  ageFrom: z.int().nullable(),
  ageTo: z.int().nullable(),
  gender: z.enum(['women', 'men', 'other', 'unknown']).nullable(),
})

/** An audience as it is kept, with where it came from. */
export type AudienceRow = KeptAudience & { readonly importId: number | null; readonly note: string | null }

/** Audiences with their lines, newest first; of all accounts when null. */
export async function readAudiences(session: Session, accountId: number | null): Promise<AudienceRow[]> {
  const own = sql`(${accountId}::INTEGER IS NULL OR account_id = ${accountId}::INTEGER)`
  const rows = await session.all(
    snapshotRow,
    sql`SELECT id, import_id AS "importId", account_id AS "accountId",
          (SELECT a.platform FROM account a WHERE a.id = account_id) AS platform,
          basis, dimension, taken_on AS "takenOn", source, unit, digits, total, known_share AS "knownShare", is_sorted AS "isSorted", note
        FROM audience_snapshot WHERE ${own} ORDER BY taken_on DESC, id DESC`,
  )
  const lines = await session.all(
    lineRow,
    sql`SELECT audience_id AS "audienceId", label, value, age_from AS "ageFrom", age_to AS "ageTo", gender
        FROM audience_cell WHERE audience_id IN (SELECT id FROM audience_snapshot WHERE ${own})
        ORDER BY audience_id, position`,
  )
  const told = await readToldPlaces(session)
  const byAudience = new Map<number, AudienceRow['lines'][number][]>()
  for (const { audienceId, ...line } of lines) {
    const said = told.get(line.label)
    const kept = byAudience.get(audienceId) ?? []
    kept.push(said === undefined ? line : { ...line, told: said })
    byAudience.set(audienceId, kept)
  }
  return rows.map((row) => ({ ...row, lines: byAudience.get(row.id) ?? [] }))
}

/** Followers by account: counts that were typed in or read, and the totals audiences of followers state. */
export type Counts = ReadonlyMap<number, readonly FollowerCount[]>

/** All follower counts. A count of its own goes before the total of an audience of the same day (its id is larger). */
export async function readCounts(session: Session, audiences: readonly AudienceRow[]): Promise<Counts> {
  const stated = audiences.flatMap(
    ({ basis, dimension, total, lines, accountId, takenOn, source }): FollowerCount[] => {
      const followers = total ?? (dimension === 'total' ? (lines[0]?.value ?? null) : null)
      if (basis !== 'followers' || followers === null) return []
      return [{ id: 0, accountId, day: takenOn, followers, source, note: null }]
    },
  )
  const byAccount = new Map<number, FollowerCount[]>()
  for (const count of [...(await listFollowers(session, null)), ...stated]) {
    byAccount.set(count.accountId, [...(byAccount.get(count.accountId) ?? []), count])
  }
  return byAccount
}

/**
 * The count that may stand in for a total: within 31 days for shares, where it serves coverage only; of the very day for
 * counts of people, whose shares rest on it.
 */
function standIn(row: AudienceRow, counts: Counts): number | null {
  const nearest = nearestCount(counts.get(row.accountId) ?? [], row.takenOn)
  return nearest === null || (row.unit === 'count' && nearest.day !== row.takenOn) ? null : nearest.followers
}

/** Audiences as evidence, without bare totals. */
export function breakdownsOf(rows: readonly AudienceRow[], counts: Counts, gazetteer: Gazetteer): Breakdown[] {
  return rows.map((row) => readBreakdown(row, gazetteer, standIn(row, counts))).filter((b) => b !== null)
}
