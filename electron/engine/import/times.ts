import { literal, sql, type Sql } from '../db/sql'

/**
 * Note [time zones]. Meta writes publish times in US Pacific time without saying so (measured on shortcodes). DuckDB takes
 * the second 01:30 of the autumn night and moves 02:30 of the spring night: both are flagged, and where a shortcode tells
 * the instant, the nearer of the two readings is taken and the flag goes.
 */
export function instantSql(wall: Sql, zone: string): Sql {
  return sql`timezone(${literal(zone)}, ${wall})`
}

/** 'ambiguous' | 'gap' | NULL for a wall clock time in a zone. Clocks change between 0:00 and 4:00, so the rest is not tried. */
export function timeFlagSql(wall: Sql, zone: string): Sql {
  const instant = instantSql(wall, zone)
  const back = (shift: Sql): Sql => sql`timezone(${literal(zone)}, ${instant} ${shift})`
  return sql`CASE WHEN hour(${wall}) < 4 THEN
    CASE WHEN ${back(sql``)} <> ${wall} THEN 'gap'
         WHEN ${back(sql`- INTERVAL 1 HOUR`)} = ${wall} OR ${back(sql`+ INTERVAL 1 HOUR`)} = ${wall} THEN 'ambiguous' END END`
}

/** The instant of an ambiguous time that lies nearer to the coded one. */
export function settledSql(instant: Sql, flag: Sql, coded: Sql): Sql {
  return sql`CASE WHEN ${flag} = 'ambiguous' AND ${coded} IS NOT NULL
      AND abs(epoch_ms(${instant}) - 3600000 - epoch_ms(${coded})) < abs(epoch_ms(${instant}) - epoch_ms(${coded}))
    THEN ${instant} - INTERVAL 1 HOUR ELSE ${instant} END`
}

/** The flag that stays: a coded instant settles which of the two readings an ambiguous time is. */
export function openFlagSql(flag: Sql, coded: Sql): Sql {
  return sql`CASE WHEN ${flag} = 'ambiguous' AND ${coded} IS NOT NULL THEN NULL ELSE ${flag} END`
}

/** Shortcodes prove a time when it lies within these minutes. */
export const PROOF_MINUTES = 10
