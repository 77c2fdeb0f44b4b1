import { z } from 'zod'
import type { Notice } from '../../../shared/contract/imports'
import type { Session } from '../db/database'
import { sql, type Sql } from '../db/sql'
import { dayIn } from '../workspace/describe'
import { isDailyLookAlike, PROOF, relationWarnings, sumsOf, zoneAgreement, ZONES } from './checks'
import type { PostFormatFile } from './format'
import type { LoadedTable } from './stageTable'
import { ADDITIVE, winnerOrderSql } from './stageTable'
import type { SourceAccount, StagedPosts } from './staged'

type Summary = Pick<
  StagedPosts,
  | 'accounts'
  | 'warnings'
  | 'firstDay'
  | 'lastDay'
  | 'notBefore'
  | 'states'
  | 'sums'
  | 'coded'
  | 'agreeing'
  | 'zone'
  | 'zones'
>

/**
 * Judges the loaded rows of one file by each other: accounts, rows of other accounts, duplicates, relations, zone.
 * @returns null when the rows are the daily look-alike
 */
export async function judgePosts(
  session: Session,
  table: Sql,
  format: PostFormatFile,
  loaded: LoadedTable,
  networkZone: string,
): Promise<Summary | null> {
  if (format.lookAlike !== undefined && (await isDailyLookAlike(session, table))) return null
  const filled = await fillAccounts(session, table)
  if (format.platform === 'instagram') await setAsideOtherAccounts(session, table)
  await markDuplicates(session, table)
  const zone = loaded.reading.zone
  const agreement = await zoneAgreement(session, table, zone)
  const states = await statesOf(session, table)
  return {
    ...agreement,
    zone,
    zones: await otherZones(session, table, zone, agreement),
    states,
    accounts: await accountsOf(session, table, format),
    sums: await sumsOf(session, table, ADDITIVE),
    warnings: [
      ...(filled > 0 ? [{ code: 'account_filled', data: { rows: filled } }] : []),
      ...setAsideNotices(states),
      ...(await relationWarnings(session, table)),
    ],
    ...(await daysOf(session, table, networkZone)),
  }
}

function setAsideNotices(states: Readonly<Record<string, number>>): Notice[] {
  const rows = states['other_account'] ?? 0
  return rows > 0 ? [{ code: 'other_accounts', data: { rows } }] : []
}

/** Rows without any account take the file's only one; a file of several pages leaves them open. */
async function fillAccounts(session: Session, table: Sql): Promise<number> {
  const row = await session.first(
    z.object({ keys: z.number(), without: z.number(), key: z.string().nullable() }),
    sql`SELECT count(DISTINCT source_key) FILTER (NOT starts_with(source_key, 'handle:') OR source_handle IS NOT NULL) AS keys,
               any_value(source_key) FILTER (source_id IS NOT NULL OR source_name IS NOT NULL OR source_handle IS NOT NULL) AS key,
               count(*) FILTER (source_id IS NULL AND source_name IS NULL AND source_handle IS NULL AND state = 'ok') AS without
        FROM ${table} WHERE state IN ('ok', 'needs_known')`,
  )
  if (row === null || row.keys !== 1 || row.without === 0) return 0
  await session.run(
    sql`UPDATE ${table} SET source_key = ${row.key}
        WHERE source_id IS NULL AND source_name IS NULL AND source_handle IS NULL AND state IN ('ok', 'needs_known')`,
  )
  return row.without
}

/**
 * Instagram lists posts made together with other accounts under the other account's id, without reach and follows. They are
 * not this account's figures.
 */
async function setAsideOtherAccounts(session: Session, table: Sql): Promise<void> {
  await session.run(
    sql`UPDATE ${table} SET state = 'other_account'
        WHERE state = 'ok' AND reach IS NULL AND follows IS NULL
          AND source_key <> (SELECT source_key FROM ${table} WHERE state = 'ok' AND source_key IS NOT NULL
                             GROUP BY source_key ORDER BY count(reach) DESC, count(*) DESC, source_key LIMIT 1)`,
  )
}

/** Of rows of one post, the one with the larger values stays, column by column in a fixed order. */
async function markDuplicates(session: Session, table: Sql): Promise<void> {
  const key = sql`coalesce('id:' || native_id, permalink_key, source_key || '|' || epoch_ms(published_at) || '|' || text)`
  const among = sql`state IN ('ok', 'needs_known') AND ${key} IN (
    SELECT ${key} FROM ${table} WHERE state IN ('ok', 'needs_known') GROUP BY 1 HAVING count(*) > 1)`
  await session.run(
    sql`UPDATE ${table} SET state = 'duplicate' WHERE rowid IN (
          SELECT row FROM (SELECT rowid AS row, row_number() OVER (PARTITION BY ${key} ORDER BY ${winnerOrderSql()}) AS place
                           FROM ${table} WHERE ${among}) WHERE place > 1)`,
  )
}

async function statesOf(session: Session, table: Sql): Promise<Record<string, number>> {
  const rows = await session.all(
    z.object({ state: z.string(), n: z.number() }),
    sql`SELECT state, count(*) AS n FROM ${table} GROUP BY state`,
  )
  return Object.fromEntries(rows.map((row) => [row.state, row.n]))
}

async function accountsOf(session: Session, table: Sql, format: PostFormatFile): Promise<SourceAccount[]> {
  const rows = await session.all(
    z.object({
      key: z.string(),
      native_id: z.string().nullable(),
      handle: z.string().nullable(),
      name: z.string().nullable(),
      n: z.number(),
    }),
    sql`SELECT source_key AS key, min(source_id) AS native_id, mode(coalesce(source_handle,
               nullif(regexp_extract(permalink, 'facebook\\.com/([A-Za-z0-9.]+)/(?:posts|videos|photos)/', 1), ''))) AS handle,
               mode(source_name) AS name, count(*) AS n
        FROM ${table} WHERE source_key IS NOT NULL AND state IN ('ok', 'needs_known', 'duplicate')
        GROUP BY source_key ORDER BY n DESC, source_key`,
  )
  return rows.map((row) => ({
    key: row.key,
    platform: format.platform,
    nativeId: row.native_id,
    handle: row.handle,
    name: row.name,
    rows: row.n,
  }))
}

/** First and last day of a staged table in the network's zone, and its newest moment. */
export async function daysOf(session: Session, table: Sql, zone: string) {
  const row = await session.first(
    z.object({ first: z.string().nullable(), last: z.string().nullable() }),
    sql`SELECT min(published_at) AS first, max(published_at) AS last FROM ${table} WHERE state IN ('ok', 'duplicate')`,
  )
  const first = row?.first ?? null
  const last = row?.last ?? null
  return {
    firstDay: first === null ? null : dayIn(zone, new Date(first)),
    lastDay: last === null ? null : dayIn(zone, new Date(last)),
    notBefore: last === null ? null : new Date(last),
  }
}

async function otherZones(session: Session, table: Sql, zone: string, found: { coded: number; agreeing: number }) {
  if (!contradicts(found)) return []
  const tried = []
  for (const other of ZONES) {
    if (other !== zone) tried.push({ zone: other, rows: (await zoneAgreement(session, table, other)).agreeing })
  }
  return tried.filter((candidate) => candidate.rows > 0).sort((a, b) => b.rows - a.rows || a.zone.localeCompare(b.zone))
}

/** True when enough shortcodes tell another time than the file. */
export function contradicts(found: { coded: number; agreeing: number }): boolean {
  return found.coded >= PROOF.rows && found.agreeing < PROOF.share * found.coded
}
