import { z } from 'zod'
import type { Notice } from '../../../shared/contract/imports'
import type { Session } from '../db/database'
import { ident, join, literal, sql, type Sql } from '../db/sql'
import { instantSql, PROOF_MINUTES, settledSql, timeFlagSql } from './times'

const numbers = z.record(z.string(), z.number())
const ofPart = z.object({ part: z.number() }).catchall(z.number())

/** One row of numbers for each file of a table. */
async function byPart(session: Session, query: Sql): Promise<Map<number, Readonly<Record<string, number>>>> {
  const rows = await session.all(ofPart, query)
  return new Map(rows.map((row) => [row.part, row]))
}

/**
 * The parts of a table that are the daily look-alike: `Date` holds days where a content export says Lifetime, or one id recurs
 * with different dates. Days may be written with the names of months: any digit gives a day away, no word for "lifetime" has
 * one. Absence of Views is no evidence: genuine exports of 2024 have none.
 */
export async function dailyLookAlikes(session: Session, table: Sql): Promise<Set<number>> {
  const found = await byPart(
    session,
    sql`SELECT part, count(*) FILTER (regexp_matches(lifetime, '[0-9]')) AS days, count(lifetime) AS said
        FROM ${table} WHERE lifetime IS NOT NULL GROUP BY part`,
  )
  const daily = new Set<number>()
  for (const [part, { days = 0, said = 0 }] of found) {
    // English and French words for "lifetime" can stand in one column of one id; days cannot.
    if (days > 0 && (days * 2 > said || (await recurring(session, table, part)))) daily.add(part)
  }
  return daily
}

async function recurring(session: Session, table: Sql, part: number): Promise<boolean> {
  const row = await session.first(
    numbers,
    sql`SELECT count(*) AS n FROM (SELECT native_id FROM ${table} WHERE native_id IS NOT NULL AND lifetime IS NOT NULL AND part = ${part}
        GROUP BY native_id HAVING count(DISTINCT lifetime) > 1)`,
  )
  return (row?.['n'] ?? 0) > 0
}

const RELATIONS = {
  sum_differs: 'parts_do_not_add_up',
  reach_differs: 'reach_parts_do_not_add_up',
  reach_small: 'reach_below_interactions',
  ids_mangled: 'ids_mangled',
  time_ambiguous: 'time_ambiguous',
  time_gap: 'time_in_gap',
} as const

/** Warnings about what the figures of each part say of each other. Nothing is changed by them. */
export async function relationWarnings(session: Session, table: Sql): Promise<Map<number, Notice[]>> {
  const parts = sql`reactions + comments + shares`
  const found = await byPart(
    session,
    sql`SELECT part, count(*) FILTER (interactions_stated <> ${parts}) AS sum_differs,
               count(*) FILTER (reach <> reach_organic + reach_boosted) AS reach_differs,
               count(*) FILTER (reach < coalesce(interactions_stated, ${parts}, reactions)) AS reach_small,
               count(*) FILTER (native_id IS NULL) AS ids_mangled,
               count(*) FILTER (time_flag = 'ambiguous') AS time_ambiguous,
               count(*) FILTER (time_flag = 'gap') AS time_gap
        FROM ${table} WHERE state IN ('ok', 'needs_known', 'duplicate') GROUP BY part`,
  )
  const notices = (row: Readonly<Record<string, number>>): Notice[] =>
    Object.entries(RELATIONS).flatMap(([key, code]) => {
      const rows = row[key] ?? 0
      return rows > 0 ? [{ code, data: { rows } }] : []
    })
  return new Map([...found].map(([part, row]) => [part, notices(row)]))
}

export interface Agreement {
  readonly coded: number
  readonly agreeing: number
}

/** For each part, rows whose permalink codes an instant, and those that agree with it when read in `zone`. */
export async function zoneAgreement(session: Session, table: Sql, zone: string): Promise<Map<number, Agreement>> {
  const wall = sql`wall`
  // The autumn hour of this zone counts as the reading that is nearer; any other hour has one reading only.
  const time = settledSql(instantSql(wall, zone), timeFlagSql(wall, zone), sql`coded_at`)
  const near = sql`abs(epoch_ms(${time}) - epoch_ms(coded_at)) <= ${literal(String(PROOF_MINUTES * 60_000))}::BIGINT`
  const found = await byPart(
    session,
    sql`SELECT part, count(*) AS coded, count(*) FILTER (${near}) AS agreeing FROM ${table}
        WHERE coded_at IS NOT NULL AND wall IS NOT NULL AND state IN ('ok', 'duplicate', 'other_account') GROUP BY part`,
  )
  return new Map([...found].map(([part, row]) => [part, { coded: row['coded'] ?? 0, agreeing: row['agreeing'] ?? 0 }]))
}

/** Zones that people save files in; tried only when a file contradicts US Pacific. */
export const ZONES = [
  'America/Los_Angeles',
  'UTC',
  'Europe/Paris',
  'Europe/London',
  'America/New_York',
  'America/Toronto',
  'America/Martinique',
  'America/Cayenne',
  'Indian/Reunion',
  'Indian/Mayotte',
  'Pacific/Noumea',
  'Pacific/Tahiti',
] as const

/** Fewer decodable rows prove nothing; from here on nine in ten must agree. */
export const PROOF = { rows: 3, share: 0.9 } as const

/**
 * Sum of each metric that may be added, over the rows of each part that are posts (duplicates, rejected and other accounts' rows
 * included).
 */
export async function sumsOf(
  session: Session,
  table: Sql,
  metrics: readonly string[],
): Promise<Map<number, Record<string, number>>> {
  const sums = metrics.map((metric) => sql`sum(${ident(metric)}) AS ${ident(metric)}`)
  const rows = await session.all(
    z.object({ part: z.number() }).catchall(z.union([z.number(), z.string(), z.null()])),
    sql`SELECT part, ${join(sums, ', ')} FROM ${table} WHERE state NOT IN ('blank', 'total', 'footer', 'description') GROUP BY part`,
  )
  return new Map(
    rows.map(({ part, ...row }) => [
      part,
      Object.fromEntries(Object.entries(row).flatMap(([metric, sum]) => (sum === null ? [] : [[metric, Number(sum)]]))),
    ]),
  )
}
