import { z } from 'zod'
import type { Reading, ReadingCell } from '../../../shared/contract/network'
import { addDays } from '../../../shared/periods'
import type { Session } from '../db/database'
import { join, sql } from '../db/sql'
import { fail } from '../fail'
import { FOLLOWER_WINDOW_DAYS } from '../metrics/compile'
import { nearestCount, type FollowerCount } from './followers'
import { check, nextId } from './networkChecks'

type CountDraft = Omit<FollowerCount, 'id'>

const reading = z.object({
  id: z.int(),
  accountId: z.int(),
  day: z.string(),
  followers: z.int(),
  source: z.string(),
  note: z.string().nullable(),
  importId: z.int().nullable(),
})

const COLUMNS = sql`id, account_id AS "accountId", day, followers, source, note, import_id AS "importId"`

/**
 * What is known of every account on each of the days: the reading typed in, the one a file gives (of several, the one
 * entered last), and without either the nearest, at most 31 days away. One cell per account and day, accounts by id.
 */
export async function readingsAt(session: Session, days: readonly string[]): Promise<ReadingCell[]> {
  const accounts = await session.all(z.object({ id: z.int() }), sql`SELECT id FROM account ORDER BY id`)
  const wanted = [...new Set(days)]
  const [first = '', last = first] = [wanted.toSorted().at(0), wanted.toSorted().at(-1)]
  const counts = await session.all(
    reading,
    sql`SELECT ${COLUMNS} FROM follower_count
        WHERE day BETWEEN ${addDays(first, -FOLLOWER_WINDOW_DAYS)}::DATE AND ${addDays(last, FOLLOWER_WINDOW_DAYS)}::DATE
        ORDER BY account_id, day, id`,
  )
  const byAccount = new Map<number, Reading[]>()
  for (const count of counts) byAccount.set(count.accountId, [...(byAccount.get(count.accountId) ?? []), count])
  return accounts.flatMap(({ id }) => wanted.map((day) => cellOf(id, day, byAccount.get(id) ?? [])))
}

function cellOf(accountId: number, day: string, counts: readonly Reading[]): ReadingCell {
  const own = counts.filter((count) => count.day === day)
  const typed = own.findLast(({ importId }) => importId === null) ?? null
  const fromFile = own.findLast(({ importId }) => importId !== null) ?? null
  const nearest = typed === null && fromFile === null ? nearestCount(counts, day) : null
  const near = counts.find(({ id }) => id === nearest?.id) ?? null
  return { accountId, day, typed, fromFile, near }
}

/**
 * Writes many counts typed in, and takes others back, in the running transaction. What was typed before for the same account
 * and day is replaced; what a file gave is never touched. Returns the new ids in the order of `counts`, and the rows that
 * went. @throws INVALID NOT_FOUND as the contract says
 */
export async function saveCounts(
  session: Session,
  { counts, remove }: { readonly counts: readonly CountDraft[]; readonly remove: readonly number[] },
  now: Date,
): Promise<{ added: number[]; removed: FollowerCount[] }> {
  const removed = await takeBack(session, remove)
  await checkCounts(session, counts, now)
  const before = new Map((await atSamePlace(session, counts)).map((one) => [one.id, one]))
  const typed = [...before.values()].filter(({ importId }) => importId === null)
  await removeRows(
    session,
    typed.map(({ id }) => id),
  )
  const first = await nextId(session, 'follower_count')
  if (counts.length > 0) {
    const rows = counts.map(
      ({ accountId, day, followers, source, note }, i) =>
        sql`(${first + i}, ${accountId}, ${day}::DATE, ${followers}, ${source}, ${note}, NULL)`,
    )
    await session.run(sql`INSERT INTO follower_count VALUES ${join(rows, ', ')}`)
  }
  return { added: counts.map((_, i) => first + i), removed: [...removed, ...typed].map(plain) }
}

const plain = ({ id, accountId, day, followers, source, note }: Reading): FollowerCount => ({
  id,
  accountId,
  day,
  followers,
  source,
  note,
})

async function takeBack(session: Session, ids: readonly number[]): Promise<Reading[]> {
  if (ids.length === 0) return []
  const list = join(
    ids.map((id) => sql`${id}`),
    ', ',
  )
  const rows = await session.all(reading, sql`SELECT ${COLUMNS} FROM follower_count WHERE id IN (${list}) ORDER BY id`)
  if (rows.length < new Set(ids).size) throw fail('NOT_FOUND', { what: 'follower_count' })
  check(
    rows.every(({ importId }) => importId === null),
    'remove',
    'imported',
  )
  await removeRows(session, ids)
  return rows
}

async function removeRows(session: Session, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  const list = join(
    ids.map((id) => sql`${id}`),
    ', ',
  )
  await session.run(sql`DELETE FROM follower_count WHERE id IN (${list})`)
}

/** Counts of the same accounts and days that are there already. */
async function atSamePlace(session: Session, counts: readonly CountDraft[]): Promise<Reading[]> {
  if (counts.length === 0) return []
  const places = join(
    counts.map(({ accountId, day }) => sql`(${accountId}, ${day}::DATE)`),
    ', ',
  )
  return session.all(
    reading,
    sql`SELECT ${COLUMNS} FROM follower_count WHERE (account_id, day) IN (${places}) ORDER BY id`,
  )
}

async function checkCounts(session: Session, counts: readonly CountDraft[], now: Date): Promise<void> {
  const accounts = await session.all(z.object({ id: z.int() }), sql`SELECT id FROM account`)
  const known = new Set(accounts.map(({ id }) => id))
  const given = new Set((await atSamePlace(session, counts)).filter(({ importId }) => importId !== null).map(placeOf))
  // A day after tomorrow is a typing error (tomorrow: it may already be there, elsewhere).
  const last = addDays(now.toISOString().slice(0, 10), 1)
  const seen = new Set<string>()
  for (const [i, count] of counts.entries()) {
    check(known.has(count.accountId), `counts.${i}.accountId`, 'unknown')
    check(count.day <= last, `counts.${i}.day`, 'future')
    check(!seen.has(placeOf(count)), `counts.${i}`, 'twice')
    check(!given.has(placeOf(count)), `counts.${i}`, 'given_by_file')
    seen.add(placeOf(count))
  }
}

const placeOf = ({ accountId, day }: CountDraft): string => `${accountId} ${day}`
