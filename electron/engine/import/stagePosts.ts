import { z } from 'zod'
import type { Notice } from '../../../shared/contract/imports'
import type { Session } from '../db/database'
import { sql, type Sql } from '../db/sql'
import { dailyLookAlikes, PROOF, relationWarnings, sumsOf, zoneAgreement, ZONES, type Agreement } from './checks'
import type { PostFormatFile } from './format'
import { handleInLinkSql } from './keys'
import { WHOLE_FILE } from './load'
import { publishedDaySql } from './publication'
import type { LoadedTable } from './stageTable'
import { ADDITIVE, winnerOrderSql } from './stageTable'
import type { SourceAccount, StagedPosts } from './staged'

export type Summary = Pick<
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
 * Judges the loaded rows of each file of a table by each other: accounts, rows of other accounts, duplicates, relations, zone.
 * @returns for each file its summary, or null when its rows are the daily look-alike
 */
export async function judgePosts(
  session: Session,
  table: Sql,
  format: PostFormatFile,
  loaded: readonly LoadedTable[],
  networkZone: string,
): Promise<(Summary | null)[]> {
  const daily = format.lookAlike === undefined ? new Set<number>() : await dailyLookAlikes(session, table)
  if (loaded.every(({ part }) => daily.has(part))) return loaded.map(() => null)
  const filled = await fillAccounts(session, table)
  if (format.platform === 'instagram') await setAsideOtherAccounts(session, table)
  await markDuplicates(session, table)
  const zone = format.zone
  const coded = format.time.coded === 'proves' ? await zoneAgreement(session, table, zone) : new Map<number, never>()
  const states = await statesOf(session, table)
  const accounts = await accountsOf(session, table, format)
  const sums = await sumsOf(session, table, ADDITIVE)
  const relations = await relationWarnings(session, table)
  const days = await daysByPart(session, table, networkZone)
  const summaries: (Summary | null)[] = []
  for (const { part } of loaded) {
    const agreement = coded.get(part) ?? { coded: 0, agreeing: 0 }
    const rows = filled.get(part) ?? 0
    const own = states.get(part) ?? {}
    const warnings = [
      ...(rows > 0 ? [{ code: 'account_filled', data: { rows } }] : []),
      ...setAsideNotices(own),
      ...cutOffNotices(format, own['footer'] ?? 0),
      ...(relations.get(part) ?? []),
    ]
    const zones = await otherZones(session, table, part, zone, agreement)
    const span = days.get(part) ?? NO_DAYS
    const known = { states: own, accounts: accounts.get(part) ?? [], sums: sums.get(part) ?? {} }
    summaries.push(daily.has(part) ? null : { ...agreement, ...known, ...span, zone, zones, warnings })
  }
  return summaries
}

function setAsideNotices(states: Readonly<Record<string, number>>): Notice[] {
  const rows = states['other_account'] ?? 0
  return rows > 0 ? [{ code: 'other_accounts', data: { rows } }] : []
}

/** The last line of the file says that the platform wrote its first rows only. */
export function cutOffNotices(format: PostFormatFile, footers: number): Notice[] {
  return footers > 0 && format.cutAfter !== undefined
    ? [{ code: 'incomplete_export', data: { rows: format.cutAfter } }]
    : []
}

/** Rows without any account take their file's only one; a file of several pages leaves them open. @returns rows by part */
async function fillAccounts(session: Session, table: Sql): Promise<Map<number, number>> {
  const rows = await session.all(
    z.object({ part: z.number(), keys: z.number(), without: z.number(), key: z.string().nullable() }),
    sql`SELECT part, count(DISTINCT source_key) FILTER ((NOT starts_with(source_key, 'handle:') OR source_handle IS NOT NULL)
                                                       AND source_key <> ${WHOLE_FILE}) AS keys,
               any_value(source_key) FILTER (source_id IS NOT NULL OR source_name IS NOT NULL OR source_handle IS NOT NULL) AS key,
               count(*) FILTER (source_id IS NULL AND source_name IS NULL AND source_handle IS NULL AND state = 'ok') AS without
        FROM ${table} WHERE state IN ('ok', 'needs_known') GROUP BY part`,
  )
  const open = rows.filter((row) => row.keys === 1 && row.without > 0)
  for (const { part, key } of open) {
    await session.run(
      sql`UPDATE ${table} SET source_key = ${key} WHERE part = ${part} AND source_id IS NULL AND source_name IS NULL
          AND source_handle IS NULL AND state IN ('ok', 'needs_known')`,
    )
  }
  return new Map(open.map((row) => [row.part, row.without]))
}

/**
 * Instagram lists posts made together with other accounts under the other account's id, without reach and follows. They are
 * not this account's figures.
 */
async function setAsideOtherAccounts(session: Session, table: Sql): Promise<void> {
  await session.run(
    sql`UPDATE ${table} AS own SET state = 'other_account'
        FROM (SELECT part, source_key FROM ${table} WHERE state = 'ok' AND source_key IS NOT NULL GROUP BY part, source_key
              QUALIFY row_number() OVER (PARTITION BY part ORDER BY count(reach) DESC, count(*) DESC, source_key) = 1) AS main
        WHERE own.part = main.part AND own.state = 'ok' AND own.reach IS NULL AND own.follows IS NULL
          AND own.source_key <> main.source_key`,
  )
}

/** Of rows of one post in one file, the one with the larger values stays, column by column in a fixed order. */
async function markDuplicates(session: Session, table: Sql): Promise<void> {
  const key = sql`coalesce('id:' || native_id, permalink_key, source_key || '|' || epoch_ms(published_at) || '|' || text)`
  await session.run(
    sql`CREATE OR REPLACE TEMP TABLE repeated AS SELECT part, ${key} AS key FROM ${table}
        WHERE state IN ('ok', 'needs_known') AND ${key} IS NOT NULL GROUP BY ALL HAVING count(*) > 1`,
  )
  // Hardly any file repeats a post, and the statement below costs more to plan than to run.
  const any = await session.first(z.object({ any: z.boolean() }), sql`SELECT count(*) > 0 AS "any" FROM repeated`)
  if (any?.any !== true) return
  await session.run(
    sql`UPDATE ${table} SET state = 'duplicate' WHERE rowid IN (
          SELECT row FROM (SELECT f.rowid AS row, row_number() OVER (PARTITION BY r.part, r.key ORDER BY ${winnerOrderSql('f')}) AS place
                           FROM ${table} f JOIN repeated r ON r.part = f.part AND r.key = ${key}
                           WHERE f.state IN ('ok', 'needs_known')) WHERE place > 1)`,
  )
}

async function statesOf(session: Session, table: Sql): Promise<Map<number, Record<string, number>>> {
  const rows = await session.all(
    z.object({ part: z.number(), state: z.string(), n: z.number() }),
    sql`SELECT part, state, count(*) AS n FROM ${table} GROUP BY part, state`,
  )
  const found = new Map<number, Record<string, number>>()
  for (const { part, state, n } of rows) found.set(part, { ...found.get(part), [state]: n })
  return found
}

async function accountsOf(session: Session, table: Sql, format: PostFormatFile): Promise<Map<number, SourceAccount[]>> {
  const rows = await session.all(
    z.object({
      part: z.number(),
      key: z.string(),
      native_id: z.string().nullable(),
      handle: z.string().nullable(),
      name: z.string().nullable(),
      n: z.number(),
    }),
    sql`SELECT part, source_key AS key, min(source_id) AS native_id, mode(coalesce(source_handle,
               ${handleInLinkSql('facebook', sql`permalink`)})) AS handle,
               mode(source_name) AS name, count(*) AS n
        FROM ${table} WHERE source_key IS NOT NULL AND state IN ('ok', 'needs_known', 'duplicate')
        GROUP BY part, source_key ORDER BY part, n DESC, source_key`,
  )
  const found = new Map<number, SourceAccount[]>()
  for (const { part, key, native_id: nativeId, handle, name, n } of rows) {
    const account = { key, platform: format.platform, nativeId, handle, name, rows: n }
    found.set(part, [...(found.get(part) ?? []), account])
  }
  return found
}

const NO_DAYS = { firstDay: null, lastDay: null, notBefore: null }
type Days = Pick<StagedPosts, 'firstDay' | 'lastDay' | 'notBefore'>

/** First and last day of each part of a staged table in the network's zone, and its newest moment. */
async function daysByPart(session: Session, table: Sql, zone: string): Promise<Map<number, Days>> {
  const rows = await session.all(
    z.object({
      part: z.number(),
      first: z.string().nullable(),
      last: z.string().nullable(),
      newest: z.string().nullable(),
    }),
    sql`SELECT part, CAST(min(day) AS VARCHAR) AS first, CAST(max(day) AS VARCHAR) AS last, max(published_at) AS newest
        FROM (SELECT part, state, published_at, ${publishedDaySql(zone)} AS day FROM ${table}) WHERE state IN ('ok', 'duplicate') GROUP BY part`,
  )
  return new Map(
    rows.map(({ part, first, last, newest }) => [
      part,
      { firstDay: first, lastDay: last, notBefore: newest === null ? null : new Date(newest) },
    ]),
  )
}

/** The days of one file, e.g. after its times were read anew. */
export async function daysOf(session: Session, table: Sql, part: number, zone: string): Promise<Days> {
  return (await daysByPart(session, table, zone)).get(part) ?? NO_DAYS
}

async function otherZones(session: Session, table: Sql, part: number, zone: string, found: Agreement) {
  if (!contradicts(found)) return []
  const tried = []
  for (const other of ZONES) {
    if (other === zone) continue
    const agreement = (await zoneAgreement(session, table, other)).get(part)
    tried.push({ zone: other, rows: agreement?.agreeing ?? 0 })
  }
  return tried.filter((candidate) => candidate.rows > 0).sort((a, b) => b.rows - a.rows || a.zone.localeCompare(b.zone))
}

/** True when enough shortcodes tell another time than the file. */
export function contradicts(found: Agreement): boolean {
  return found.coded >= PROOF.rows && found.agreeing < PROOF.share * found.coded
}
