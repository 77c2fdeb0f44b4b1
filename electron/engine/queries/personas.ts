import { z } from 'zod'
import {
  condition as conditionSchema,
  type Condition,
  type Persona,
  type SimpleCondition,
} from '../../../shared/contract/audience'
import type { Notice } from '../../../shared/contract/imports'
import type { Gazetteer } from '../audience/gazetteer'
import { noCondition, problemNotice } from '../audience/notices'
import { targetOf } from '../audience/targetOf'
import type { Target } from '../audience/types'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { fail } from '../fail'
import { check, idFor, refuseInUse } from './networkChecks'

type PersonaDraft = Omit<Persona, 'id' | 'colour'> & {
  readonly id?: number | undefined
  readonly colour?: number | null | undefined
}

const personaRow = z.object({
  id: z.int(),
  name: z.string(),
  tagline: z.string().nullable(),
  story: z.string().nullable(),
  needs: z.string().nullable(),
  colour: z.int().nullable(),
})

/** Places as table target holds them: what a person wrote, nothing resolved. Other kinds stand as in the contract. */
const near = z.object({ near: z.string(), km: z.number() })
const names = z.object({ names: z.array(z.string()) })
const targetRow = z.object({ personaId: z.int(), kind: z.string(), condition: z.string() })

function readCondition({ kind, condition }: z.infer<typeof targetRow>): Condition {
  const value: unknown = JSON.parse(condition)
  if (kind !== 'place') return conditionSchema.parse({ ...z.record(z.string(), z.unknown()).parse(value), kind })
  const list = names.safeParse(value)
  if (list.success) return { kind: 'places', places: list.data.names }
  const around = near.parse(value)
  return { kind: 'near', place: around.near, km: around.km }
}

function writeCondition(condition: Condition): { kind: string; json: string } {
  if (condition.kind === 'near') {
    return { kind: 'place', json: JSON.stringify({ near: condition.place, km: condition.km }) }
  }
  if (condition.kind === 'places') return { kind: 'place', json: JSON.stringify({ names: condition.places }) }
  const { kind, ...own } = condition
  return { kind, json: JSON.stringify(own) }
}

/** The simple conditions of a persona, those of groups too. */
const simpleOf = (conditions: readonly Condition[]): SimpleCondition[] =>
  conditions.flatMap((each) =>
    each.kind === 'any' ? each.of.flatMap((part) => (part.kind === 'all' ? part.of : [part])) : [each],
  )

/** Personas with their conditions, in order of id. */
export async function listPersonas(session: Session): Promise<Persona[]> {
  const rows = await session.all(
    personaRow,
    sql`SELECT id, name, tagline, story, needs, colour FROM persona WHERE archived_on IS NULL ORDER BY id`,
  )
  const targets = await session.all(
    targetRow,
    sql`SELECT persona_id AS "personaId", kind, condition::VARCHAR AS condition FROM target ORDER BY persona_id, position`,
  )
  return rows.map((row) => ({
    ...row,
    conditions: targets.filter(({ personaId }) => personaId === row.id).map(readCondition),
  }))
}

/** The target of conditions, and why it cannot be judged as it stands (empty = it can). */
export function readTarget(
  conditions: readonly Condition[],
  gazetteer: Gazetteer,
): { target: Target; problems: readonly Notice[] } {
  const { target, problems } = targetOf(conditions, gazetteer)
  return { target, problems: conditions.length === 0 ? [noCondition()] : problems.map(problemNotice) }
}

/**
 * Creates or replaces a persona with its conditions and returns its id. INVALID: an age range upside down (`order`), a
 * name another persona has (`taken`); NOT_FOUND when it is gone. Places are kept as typed, read when they are needed.
 */
export async function savePersona(session: Session, draft: PersonaDraft): Promise<number> {
  const id = await idFor(session, 'persona', draft.id)
  if (draft.id !== undefined) await mustBeListed(session, id, true)
  for (const condition of simpleOf(draft.conditions)) {
    if (condition.kind !== 'age') continue
    check(condition.to === null || condition.from <= condition.to, 'conditions', 'order')
  }
  const same = await session.first(
    z.object({ id: z.int() }),
    sql`SELECT id FROM persona WHERE id <> ${id} AND archived_on IS NULL AND lower(name) = lower(${draft.name}) LIMIT 1`,
  )
  check(same === null, 'name', 'taken')
  await session.run(sql`DELETE FROM persona WHERE id = ${id}`)
  await session.run(
    sql`INSERT INTO persona (id, name, tagline, story, needs, colour)
        VALUES (${id}, ${draft.name}, ${draft.tagline}, ${draft.story}, ${draft.needs}, ${draft.colour ?? null})`,
  )
  await session.run(sql`DELETE FROM target WHERE persona_id = ${id}`)
  for (const [position, condition] of draft.conditions.entries()) {
    const { kind, json } = writeCondition(condition)
    await session.run(
      sql`INSERT INTO target (persona_id, position, kind, condition) VALUES (${id}, ${position}, ${kind}, ${json}::JSON)`,
    )
  }
  return id
}

/** The persona as long as it is not removed. @throws NOT_FOUND */
async function mustBeListed(session: Session, id: number, isListed: boolean): Promise<void> {
  const row = await session.first(
    z.object({ isListed: z.boolean() }),
    sql`SELECT archived_on IS NULL AS "isListed" FROM persona WHERE id = ${id}`,
  )
  if (row?.isListed !== isListed) throw fail('NOT_FOUND', { what: 'persona' })
}

/**
 * Puts a persona aside: it keeps its id, its conditions and the count of people it stands for, and comes back with
 * `restorePersona`. Refused (`in_use`) while an editorial line names it: past quarters keep what they were judged by.
 */
export async function removePersona(session: Session, id: number, today: string): Promise<void> {
  await mustBeListed(session, id, true)
  const uses = [
    { table: 'editorial_line_persona', column: 'persona_id' },
    { table: 'editorial_clause', column: 'persona_id' },
  ]
  await refuseInUse(session, uses, id)
  await session.run(sql`UPDATE persona SET archived_on = ${today}::DATE WHERE id = ${id}`)
}

/** Brings back a persona that was removed. INVALID `taken` when another has its name by now. @throws NOT_FOUND */
export async function restorePersona(session: Session, id: number): Promise<void> {
  await mustBeListed(session, id, false)
  const same = await session.first(
    z.object({ id: z.int() }),
    sql`SELECT o.id AS id FROM persona p JOIN persona o ON lower(o.name) = lower(p.name) AND o.id <> p.id
        WHERE p.id = ${id} AND o.archived_on IS NULL LIMIT 1`,
  )
  check(same === null, 'name', 'taken')
  await session.run(sql`UPDATE persona SET archived_on = NULL WHERE id = ${id}`)
}
