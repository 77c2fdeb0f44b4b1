import { z } from 'zod'
import type { Session } from '../db/database'
import { ident, join, sql, type Sql } from '../db/sql'

/** Themes of a post as bits of a few INTEGER columns, so that posts of the same themes fall into one cell. */
export interface ThemeSets {
  /** After `FROM post AS p`. */
  readonly joins: Sql
  /** Columns `theme0`, `theme1`…: bits of the themes, 0 without any. */
  readonly columns: readonly Sql[]
  readonly names: readonly string[]
  /** Theme ids of the bits of one row, ascending. */
  themesOf(bits: readonly number[]): number[]
}

const NONE: ThemeSets = { joins: sql``, columns: [], names: [], themesOf: () => [] }

/** Bits of one INTEGER column: the sign stays free. */
const BITS = 30

/** The sets of themes that posts have now, read from `post_theme`; nothing is asked where no grouping needs them. */
export async function themeSets(session: Session, isNeeded: boolean): Promise<ThemeSets> {
  if (!isNeeded) return NONE
  const ids = (
    await session.all(z.object({ id: z.int() }), sql`SELECT DISTINCT theme_id AS id FROM post_theme ORDER BY id`)
  ).map(({ id }) => id)
  const chunks = Array.from({ length: Math.ceil(ids.length / BITS) }, (_, i) => ids.slice(i * BITS, (i + 1) * BITS))
  if (chunks.length === 0) return NONE
  const names = chunks.map((_, i) => `theme${i}`)
  const bits = chunks.map((own, i) => {
    const cases = own.map((id, bit) => sql`WHEN ${id}::INTEGER THEN ${2 ** bit}::INTEGER`)
    return sql`bit_or(CASE theme_id ${join(cases, '\n')} ELSE 0 END)::INTEGER AS ${ident(names[i] ?? '')}`
  })
  return {
    joins: sql`LEFT JOIN (SELECT post_id, ${join(bits, ', ')} FROM post_theme GROUP BY post_id) AS sets ON sets.post_id = p.id`,
    columns: names.map((name) => sql`coalesce(sets.${ident(name)}, 0)::INTEGER AS ${ident(name)}`),
    names,
    themesOf: (found) => ids.filter((_, i) => ((found[Math.floor(i / BITS)] ?? 0) >>> (i % BITS)) % 2 === 1),
  }
}
