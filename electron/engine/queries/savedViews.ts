import { z } from 'zod'
import { type SavedView, savedView } from '../../../shared/contract/views'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { fail } from '../fail'

const COLUMNS = sql`id, screen, name, address, saved_at AS "savedAt"`

/** Views by screen, then by name, accents and case aside. */
export function listViews(session: Session): Promise<SavedView[]> {
  return session.all(
    savedView,
    sql`SELECT ${COLUMNS} FROM saved_view ORDER BY screen, strip_accents(lower(name)), name, id`,
  )
}

const named = (session: Session, screen: string, name: string) =>
  session.first(
    savedView,
    sql`SELECT ${COLUMNS} FROM saved_view WHERE screen = ${screen} AND lower(name) = lower(${name})`,
  )

const ofId = async (session: Session, id: number) => {
  const found = await session.first(savedView, sql`SELECT ${COLUMNS} FROM saved_view WHERE id = ${id}`)
  if (found === null) throw fail('NOT_FOUND', { what: 'view' })
  return found
}

/** Writes a view, in the place of the one that has its id. */
export async function restoreView(session: Session, { id, screen, name, address, savedAt }: SavedView): Promise<void> {
  await session.run(sql`DELETE FROM saved_view WHERE id = ${id}`)
  await session.run(sql`INSERT INTO saved_view VALUES (${id}, ${screen}, ${name}, ${address}, ${savedAt}::TIMESTAMPTZ)`)
}

/** Keeps an address under a name; the view of that name on that screen, if any, is replaced and given back. */
export async function saveView(
  session: Session,
  view: Pick<SavedView, 'screen' | 'name' | 'address'>,
  now: Date,
): Promise<{ id: number; before: SavedView | null }> {
  const before = await named(session, view.screen, view.name)
  const next = await session.first(
    z.object({ id: z.int() }),
    sql`SELECT coalesce(max(id), 0) + 1 AS id FROM saved_view`,
  )
  const id = before?.id ?? next?.id ?? 1
  await restoreView(session, { ...view, id, savedAt: now.toISOString() })
  return { id, before }
}

/** @throws NOT_FOUND; INVALID when another view of the screen has the name */
export async function renameView(session: Session, id: number, name: string): Promise<void> {
  const view = await ofId(session, id)
  const other = await named(session, view.screen, name)
  if (other !== null && other.id !== id) throw fail('INVALID', { field: 'name', reason: 'taken' })
  await session.run(sql`UPDATE saved_view SET name = ${name} WHERE id = ${id}`)
}

/** Forgets a view and gives it back. @throws NOT_FOUND */
export async function removeView(session: Session, id: number): Promise<SavedView> {
  const before = await ofId(session, id)
  await session.run(sql`DELETE FROM saved_view WHERE id = ${id}`)
  return before
}
