import { z } from 'zod'
import type { DayNote } from '../../../shared/contract/timeline'
import type { Days } from '../../../shared/periods'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { idFor, mustExist } from './networkChecks'

const noteRow = z.object({ id: z.int(), day: z.string(), branchId: z.int().nullable(), text: z.string() })

/** Notes on charts, oldest first: of some days, and of some branches beside the network's own (null = of all). */
export async function noteRows(
  session: Session,
  days: Days | null = null,
  branches: ReadonlySet<number> | null = null,
): Promise<DayNote[]> {
  const notes = await session.all(
    noteRow,
    sql`SELECT id, day, branch_id AS "branchId", text FROM day_note ORDER BY day, id`,
  )
  const isIn = ({ day }: DayNote) => days === null || (day >= days.from && day <= days.to)
  const isOurs = ({ branchId }: DayNote) => branchId === null || branches === null || branches.has(branchId)
  return notes.filter((note) => isIn(note) && isOurs(note))
}

/** Writes a note; with id it replaces that one. @throws NOT_FOUND when that is gone, INVALID `branchId` unknown */
export async function saveNote(
  session: Session,
  note: Omit<DayNote, 'id'> & { readonly id?: number | undefined },
  now: Date,
): Promise<number> {
  const id = await idFor(session, 'day_note', note.id)
  await mustExist(session, 'branch', note.branchId, 'branchId')
  await session.run(sql`DELETE FROM day_note WHERE id = ${id}`)
  await session.run(
    sql`INSERT INTO day_note (id, day, branch_id, text, written_at)
        VALUES (${id}, ${note.day}::DATE, ${note.branchId}, ${note.text}, ${now.toISOString()}::TIMESTAMPTZ)`,
  )
  return id
}

/** Removes a note and gives it back. @throws NOT_FOUND */
export async function removeNote(session: Session, id: number): Promise<DayNote> {
  await idFor(session, 'day_note', id)
  const note = await session.first(
    noteRow,
    sql`SELECT id, day, branch_id AS "branchId", text FROM day_note WHERE id = ${id}`,
  )
  if (note === null) throw new Error(`note ${id} vanished`)
  await session.run(sql`DELETE FROM day_note WHERE id = ${id}`)
  return note
}
