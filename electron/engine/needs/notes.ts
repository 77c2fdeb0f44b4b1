import { z } from 'zod'
import { need, type Need, type NeedDraft, type NeedFilter } from '../../../shared/contract/needs'
import { addDays } from '../../../shared/periods'
import { searchWords } from '../../../shared/search'
import type { Session } from '../db/database'
import { list, sql, type Sql } from '../db/sql'
import { fail } from '../fail'
import { searchTextSql } from '../import/texts'
import { allOf, resolvePeriod } from '../queries/filter'
import { check, count, idFor, mustExist } from '../queries/networkChecks'
import { topicsOfTheme } from './topicThemes'
import { knownTopics, spelledAs } from './topicNames'

const COLUMNS = sql`n.id, n.branch_id AS "branchId", n.heard_on AS "heardOn", n.topic, n.text, n.source`

/** What is searched of a note, over `need AS n`: topic, text and source, folded as captions of posts are. */
export const NOTE_TEXT = searchTextSql(sql`(n.topic || chr(10) || n.text || chr(10) || coalesce(n.source, ''))`)

/** Notes heard within a period. */
async function heardIn(session: Session, period: string): Promise<Sql> {
  const days = await resolvePeriod(session, period)
  return sql`n.heard_on BETWEEN ${days.from}::DATE AND ${days.to}::DATE`
}

/** Notes of these branches and their sub-branches; none = of all, also of no branch. */
export function ofBranches(branches: readonly number[]): Sql[] {
  if (branches.length === 0) return []
  const ids = list(branches)
  return [sql`n.branch_id IN (SELECT id FROM branch WHERE id IN ${ids} OR parent_id IN ${ids})`]
}

/** Conditions of a filter on `need AS n`. @throws INVALID, NOT_FOUND for the period */
export async function needConditions(session: Session, filter: NeedFilter): Promise<Sql> {
  const topics = filter.themeId === null ? null : await topicsOfTheme(session, filter.themeId)
  return allOf([
    ...(filter.period === null ? [] : [await heardIn(session, filter.period)]),
    ...ofBranches(filter.branches),
    ...(filter.topic === null ? [] : [sql`n.topic = ${filter.topic}`]),
    ...(topics === null ? [] : [sql`n.topic IN ${list(topics)}`]),
    ...searchWords(filter.text).map((word) => sql`contains(${NOTE_TEXT}, ${word})`),
  ])
}

/** Notes of a filter, newest first, and how many there are in all. */
export async function listNeeds(
  session: Session,
  { filter, offset, limit }: { readonly filter: NeedFilter; readonly offset: number; readonly limit: number },
): Promise<{ total: number; rows: Need[] }> {
  const where = await needConditions(session, filter)
  const total = await count(session, sql`SELECT count(*) AS n FROM need AS n WHERE ${where}`)
  const rows = await session.all(
    need,
    sql`SELECT ${COLUMNS} FROM need AS n WHERE ${where} ORDER BY n.heard_on DESC, n.id DESC LIMIT ${limit} OFFSET ${offset}`,
  )
  return { total, rows }
}

/** Inserts notes as they are, in one statement. */
export async function insertNeeds(session: Session, notes: readonly Need[]): Promise<void> {
  if (notes.length === 0) return
  const rows = notes.map(({ id, branchId, heardOn, topic, text, source }) => ({
    ...{ id, branch_id: branchId, heard_on: heardOn, topic, text, source },
  }))
  const shape = {
    id: 'INTEGER',
    branch_id: 'INTEGER',
    heard_on: 'DATE',
    topic: 'VARCHAR',
    text: 'VARCHAR',
    source: 'VARCHAR',
  }
  await session.run(
    sql`INSERT INTO need BY NAME SELECT unnest(from_json(${JSON.stringify(rows)}::JSON,
          ${JSON.stringify([shape])}), recursive := true)`,
  )
}

/**
 * Writes a note; with an id it replaces that one. @param today the day of the engine's clock
 * @throws NOT_FOUND; INVALID `branchId` unknown, `heardOn` future (after tomorrow: it may be there already elsewhere)
 */
export async function saveNeed(
  session: Session,
  draft: NeedDraft,
  today: string,
): Promise<{ id: number; topic: string }> {
  const id = await idFor(session, 'need', draft.id)
  await mustExist(session, 'branch', draft.branchId, 'branchId')
  check(draft.heardOn <= addDays(today, 1), 'heardOn', 'future')
  // Its own spelling is none that binds: a topic of one note can be put right.
  await session.run(sql`DELETE FROM need WHERE id = ${id}`)
  const topic = spelledAs(await knownTopics(session), draft.topic)
  await insertNeeds(session, [{ ...draft, id, topic }])
  return { id, topic }
}

/** Removes notes and gives them back. @throws NOT_FOUND when one of them is gone: then none is removed */
export async function removeNeeds(session: Session, ids: readonly number[]): Promise<Need[]> {
  const wanted = [...new Set(ids)]
  const removed = await session.all(
    need,
    sql`SELECT ${COLUMNS} FROM need AS n WHERE n.id IN ${list(wanted)} ORDER BY n.id`,
  )
  if (removed.length < wanted.length) throw fail('NOT_FOUND', { what: 'need' })
  await session.run(sql`DELETE FROM need WHERE id IN ${list(wanted)}`)
  return removed
}

const idRow = z.object({ id: z.int() })

/** Writes back what `removeNeeds` gave; a note that is there again is replaced. A branch that is gone since leaves the note to none. */
export async function restoreNeeds(session: Session, notes: readonly Need[]): Promise<void> {
  const branches = new Set((await session.all(idRow, sql`SELECT id FROM branch`)).map(({ id }) => id))
  await session.run(sql`DELETE FROM need WHERE id IN ${list(notes.map(({ id }) => id))}`)
  await insertNeeds(
    session,
    notes.map((note) => ({
      ...note,
      branchId: note.branchId !== null && branches.has(note.branchId) ? note.branchId : null,
    })),
  )
}
