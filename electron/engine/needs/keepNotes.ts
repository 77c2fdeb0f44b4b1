import { z } from 'zod'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { nextId } from '../queries/networkChecks'
import type { NewNote } from './noteReader'
import { insertNeeds } from './notes'
import { topicKey } from './topicNames'

const sameRow = z.object({
  branchId: z.int().nullable(),
  heardOn: z.string(),
  topic: z.string(),
  text: z.string(),
  n: z.int(),
})

const identity = ({ branchId, heardOn, topic, text }: Omit<NewNote, 'source'>): string =>
  JSON.stringify([heardOn, branchId, topicKey(topic), text.trim()])

/**
 * The notes that are not there yet: same day, branch, topic and text. Counted, so that two people who said the same on one day are two
 * notes, and the same file read again adds none.
 */
export async function unknownNotes(session: Session, notes: readonly NewNote[]): Promise<NewNote[]> {
  const rows = await session.all(
    sameRow,
    sql`SELECT branch_id AS "branchId", heard_on AS "heardOn", topic, text, count(*) AS n FROM need GROUP BY ALL`,
  )
  const known = new Map<string, number>()
  for (const row of rows) known.set(identity(row), (known.get(identity(row)) ?? 0) + row.n)
  return notes.filter((note) => {
    const left = known.get(identity(note)) ?? 0
    known.set(identity(note), left - 1)
    return left <= 0
  })
}

/** Adds the notes that are not there yet; returns their ids. Inside a write. */
export async function appendNotes(session: Session, notes: readonly NewNote[]): Promise<number[]> {
  const fresh = await unknownNotes(session, notes)
  const first = await nextId(session, 'need')
  await insertNeeds(
    session,
    fresh.map((note, i) => ({ ...note, id: first + i })),
  )
  return fresh.map((_, i) => first + i)
}
