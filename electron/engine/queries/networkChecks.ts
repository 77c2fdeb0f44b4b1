import { z } from 'zod'
import type { Session } from '../db/database'
import { ident, sql, type Sql } from '../db/sql'
import { fail } from '../fail'

const one = z.object({ n: z.int() })

/** Tables whose rows have an id given by `nextId`. */
export type Numbered =
  | 'branch'
  | 'account'
  | 'follower_count'
  | 'calendar_event'
  | 'editorial_line'
  | 'persona'
  | 'theme'
  | 'audience_snapshot'
  | 'day_note'
  | 'need'
  | 'reference_population'

/** Rows of a query that counts them as `n`. */
export async function count(session: Session, query: Sql): Promise<number> {
  return (await session.first(one, query))?.n ?? 0
}

/** Next free id of a table, max + 1. Called inside a write, which is alone: two calls never get the same. */
export async function nextId(session: Session, table: Numbered): Promise<number> {
  return count(session, sql`SELECT coalesce(max(id), 0)::INTEGER + 1 AS n FROM ${ident(table)}`)
}

async function exists(session: Session, table: Numbered, id: number): Promise<boolean> {
  return (await count(session, sql`SELECT count(*) AS n FROM ${ident(table)} WHERE id = ${id}`)) > 0
}

/** The id to write under: a new one for a draft, its own for a row that is there. @throws NOT_FOUND */
export async function idFor(session: Session, table: Numbered, id: number | undefined): Promise<number> {
  if (id === undefined) return nextId(session, table)
  if (!(await exists(session, table, id))) throw fail('NOT_FOUND', { what: table })
  return id
}

/** @throws INVALID `unknown` when a row that is referred to is not there */
export async function mustExist(session: Session, table: Numbered, id: number | null, field: string): Promise<void> {
  if (id !== null && !(await exists(session, table, id))) throw fail('INVALID', { field, reason: 'unknown' })
}

/** @throws INVALID with the reason, unless the condition holds */
export function check(holds: boolean, field: string, reason: string): void {
  if (!holds) throw fail('INVALID', { field, reason })
}

/** @throws INVALID `in_use` when one of the tables refers to the row, naming the first that does */
export async function refuseInUse(session: Session, uses: readonly { table: string; column: string }[], id: number) {
  for (const { table, column } of uses) {
    const n = await count(
      session,
      sql`SELECT count(*) AS n FROM (SELECT 1 FROM ${ident(table)} WHERE ${ident(column)} = ${id} LIMIT 1)`,
    )
    check(n === 0, table, 'in_use')
  }
}
