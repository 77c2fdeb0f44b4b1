import { z } from 'zod'
import type { Account, Branch, calendarEvent, EditorialLine } from '../../../shared/contract/network'
import { addDays } from '../../../shared/periods'
import type { Session } from '../db/database'
import { ident, sql } from '../db/sql'
import { check, count, idFor, mustExist, refuseInUse } from './networkChecks'
import type { FollowerCount } from './followers'

/**
 * Writes of the network. Each runs inside one write transaction and returns the id. A draft without id is created, with
 * id replaced (NOT_FOUND when gone); what cannot be is INVALID with its field and reason:
 * unknown | itself | too_deep | taken | order | in_use | overlap | future.
 */
type Draft<T extends { id: number }> = Omit<T, 'id'> & { readonly id?: number | undefined }

/** A branch has at most one level above it. A new one gets the next colour slot, for life. */
export async function saveBranch(session: Session, draft: Omit<Draft<Branch>, 'slot'>): Promise<number> {
  const id = await idFor(session, 'branch', draft.id)
  await checkParent(session, id, draft.parentId)
  const same = sql`SELECT count(*) AS n FROM branch WHERE id <> ${id} AND lower(name) = lower(${draft.name})`
  check((await count(session, same)) === 0, 'name', 'taken')
  const slot = await count(
    session,
    sql`SELECT coalesce((SELECT slot FROM branch WHERE id = ${id}),
          (SELECT coalesce(max(slot), 0) + 1 FROM branch))::INTEGER AS n`,
  )
  await session.run(sql`DELETE FROM branch WHERE id = ${id}`)
  await session.run(
    sql`INSERT INTO branch (id, parent_id, name, short_name, slot, archived_on)
        VALUES (${id}, ${draft.parentId}, ${draft.name}, ${draft.shortName}, ${slot}, ${draft.archivedOn}::DATE)`,
  )
  return id
}

async function checkParent(session: Session, id: number, parentId: number | null): Promise<void> {
  if (parentId === null) return
  check(parentId !== id, 'parentId', 'itself')
  await mustExist(session, 'branch', parentId, 'parentId')
  const deep = sql`SELECT count(*) AS n FROM branch
    WHERE (id = ${parentId} AND parent_id IS NOT NULL) OR parent_id = ${id}`
  check((await count(session, deep)) === 0, 'parentId', 'too_deep')
}

/** Refused while accounts, sub-branches, events or needs hang on it. */
export async function removeBranch(session: Session, id: number): Promise<void> {
  await idFor(session, 'branch', id)
  const uses = [
    { table: 'account', column: 'branch_id' },
    { table: 'branch', column: 'parent_id' },
    { table: 'calendar_event', column: 'branch_id' },
    { table: 'need', column: 'branch_id' },
  ]
  await refuseInUse(session, uses, id)
  await session.run(sql`DELETE FROM branch WHERE id = ${id}`)
}

/** The platform of an account cannot change once posts hang on it. Aliases found in files keep their origin. */
export async function saveAccount(session: Session, draft: Draft<Account>): Promise<number> {
  const id = await idFor(session, 'account', draft.id)
  await mustExist(session, 'branch', draft.branchId, 'branchId')
  check(draft.openedOn === null || draft.closedOn === null || draft.openedOn <= draft.closedOn, 'closedOn', 'order')
  const moved = sql`SELECT count(*) AS n FROM account a WHERE a.id = ${id} AND a.platform <> ${draft.platform}
    AND (EXISTS (SELECT 1 FROM post WHERE account_id = ${id}) OR EXISTS (SELECT 1 FROM account_day WHERE account_id = ${id}))`
  check((await count(session, moved)) === 0, 'platform', 'in_use')
  await session.run(sql`DELETE FROM account WHERE id = ${id}`)
  await session.run(
    sql`INSERT INTO account (id, platform, name, handle, url, branch_id, coordinator, opened_on, closed_on)
        VALUES (${id}, ${draft.platform}, ${draft.name}, ${draft.handle}, ${draft.url}, ${draft.branchId},
                ${draft.coordinator}, ${draft.openedOn}::DATE, ${draft.closedOn}::DATE)`,
  )
  await saveAliases(session, id, draft)
  return id
}

async function saveAliases(session: Session, id: number, draft: Draft<Account>): Promise<void> {
  const kept = await session.all(
    z.object({ kind: z.string(), value: z.string() }),
    sql`SELECT DISTINCT kind, value FROM account_alias WHERE account_id = ${id}`,
  )
  const key = (alias: { kind: string; value: string }) => JSON.stringify([alias.kind, alias.value])
  const wanted = new Map(draft.aliases.map((alias) => [key(alias), alias]))
  for (const alias of kept.filter((own) => !wanted.has(key(own)))) {
    await session.run(
      sql`DELETE FROM account_alias WHERE account_id = ${id} AND kind = ${alias.kind} AND value = ${alias.value}`,
    )
  }
  const known = new Set(kept.map(key))
  for (const { kind, value } of [...wanted.values()].filter((alias) => !known.has(key(alias)))) {
    const other = sql`SELECT count(*) AS n FROM account_alias l JOIN account a ON a.id = l.account_id
      WHERE l.account_id <> ${id} AND l.kind = ${kind} AND l.value = ${value} AND a.platform = ${draft.platform}`
    check((await count(session, other)) === 0, 'aliases', 'taken')
    await session.run(
      sql`INSERT INTO account_alias (account_id, kind, value, origin) VALUES (${id}, ${kind}, ${value}, 'user')`,
    )
  }
}

const ACCOUNT_USES = [
  { table: 'post', column: 'account_id' },
  { table: 'snapshot', column: 'account_id' },
  { table: 'account_day', column: 'account_id' },
  { table: 'audience_snapshot', column: 'account_id' },
  { table: 'import_account', column: 'account_id' },
  { table: 'follower_count', column: 'account_id' },
  { table: 'goal', column: 'account_id' },
]

/**
 * Refused while posts, files, audiences, follower counts or a survey that asked about it hang on it; its editorial lines and aliases
 * go with it.
 */
export async function removeAccount(session: Session, id: number): Promise<void> {
  await idFor(session, 'account', id)
  await refuseInUse(session, ACCOUNT_USES, id)
  // A later account may get this id: it would inherit the followers that a survey counted.
  const asked = sql`SELECT count(*) AS n FROM survey WHERE list_contains((spec->'$.accountIds')::INTEGER[], ${id})`
  check((await count(session, asked)) === 0, 'survey', 'in_use')
  const lines = sql`(SELECT id FROM editorial_line WHERE account_id = ${id})`
  await session.run(sql`DELETE FROM editorial_line_persona WHERE line_id IN ${lines}`)
  await session.run(sql`DELETE FROM editorial_line_theme WHERE line_id IN ${lines}`)
  await session.run(sql`DELETE FROM editorial_clause WHERE line_id IN ${lines}`)
  await session.run(sql`DELETE FROM editorial_line WHERE account_id = ${id}`)
  await session.run(sql`DELETE FROM account_alias WHERE account_id = ${id}`)
  await session.run(sql`DELETE FROM account WHERE id = ${id}`)
}

/**
 * Past quarters keep the line they were judged by: a new line ends the one before it on the day before it begins.
 * A line that would overlap a later one is refused.
 */
export async function saveLine(session: Session, draft: Draft<EditorialLine>): Promise<number> {
  const id = await idFor(session, 'editorial_line', draft.id)
  await mustExist(session, 'account', draft.accountId, 'accountId')
  for (const personaId of draft.personaIds) await mustExist(session, 'persona', personaId, 'personaIds')
  for (const { themeId } of draft.themes) await mustExist(session, 'theme', themeId, 'themes')
  for (const { personaId } of draft.clauses) await mustExist(session, 'persona', personaId, 'clauses')
  check(draft.validTo === null || draft.validFrom <= draft.validTo, 'validTo', 'order')
  const later = sql`SELECT count(*) AS n FROM editorial_line WHERE account_id = ${draft.accountId} AND id <> ${id}
    AND valid_from >= ${draft.validFrom}::DATE AND valid_from <= coalesce(${draft.validTo}::DATE, DATE '9999-12-31')`
  check((await count(session, later)) === 0, 'validFrom', 'overlap')
  await session.run(
    sql`UPDATE editorial_line SET valid_to = ${addDays(draft.validFrom, -1)}::DATE
        WHERE account_id = ${draft.accountId} AND id <> ${id} AND valid_from < ${draft.validFrom}::DATE
          AND (valid_to IS NULL OR valid_to >= ${draft.validFrom}::DATE)`,
  )
  await session.run(sql`DELETE FROM editorial_line WHERE id = ${id}`)
  await session.run(
    sql`INSERT INTO editorial_line (id, account_id, valid_from, valid_to, aim, note)
        VALUES (${id}, ${draft.accountId}, ${draft.validFrom}::DATE, ${draft.validTo}::DATE, ${draft.aim}, ${draft.note})`,
  )
  await saveLineParts(session, id, draft)
  return id
}

/** Takes a line out of the history, with what hangs on it. @throws NOT_FOUND */
export async function removeLine(session: Session, id: number): Promise<void> {
  await idFor(session, 'editorial_line', id)
  for (const table of ['editorial_line_persona', 'editorial_line_theme', 'editorial_clause']) {
    await session.run(sql`DELETE FROM ${ident(table)} WHERE line_id = ${id}`)
  }
  await session.run(sql`DELETE FROM editorial_line WHERE id = ${id}`)
}

async function saveLineParts(session: Session, id: number, draft: Draft<EditorialLine>): Promise<void> {
  await session.run(sql`DELETE FROM editorial_line_persona WHERE line_id = ${id}`)
  await session.run(sql`DELETE FROM editorial_line_theme WHERE line_id = ${id}`)
  await session.run(sql`DELETE FROM editorial_clause WHERE line_id = ${id}`)
  for (const personaId of new Set(draft.personaIds)) {
    await session.run(sql`INSERT INTO editorial_line_persona (line_id, persona_id) VALUES (${id}, ${personaId})`)
  }
  for (const { themeId, plannedShare } of draft.themes) {
    await session.run(
      sql`INSERT INTO editorial_line_theme (line_id, theme_id, planned_share) VALUES (${id}, ${themeId}, ${plannedShare})`,
    )
  }
  for (const { personaId, kind, dimension, threshold } of draft.clauses) {
    await session.run(
      sql`INSERT INTO editorial_clause (line_id, persona_id, kind, dimension, threshold)
          VALUES (${id}, ${personaId}, ${kind}, ${dimension}, ${threshold})`,
    )
  }
}

/** An event of the academic calendar; of no branch = of the whole network. */
export async function saveEvent(session: Session, draft: Draft<z.infer<typeof calendarEvent>>): Promise<number> {
  const id = await idFor(session, 'calendar_event', draft.id)
  check(draft.startsOn <= draft.endsOn, 'endsOn', 'order')
  await mustExist(session, 'branch', draft.branchId, 'branchId')
  await session.run(sql`DELETE FROM calendar_event WHERE id = ${id}`)
  await session.run(
    sql`INSERT INTO calendar_event (id, kind, label, starts_on, ends_on, branch_id)
        VALUES (${id}, ${draft.kind}, ${draft.label}, ${draft.startsOn}::DATE, ${draft.endsOn}::DATE, ${draft.branchId})`,
  )
  return id
}

/** @throws NOT_FOUND */
export async function removeEvent(session: Session, id: number): Promise<void> {
  await idFor(session, 'calendar_event', id)
  await session.run(sql`DELETE FROM calendar_event WHERE id = ${id}`)
}

/** A follower count typed in. A day after tomorrow is a typing error (tomorrow: it may already be there, elsewhere). */
export async function saveFollowers(session: Session, draft: Draft<FollowerCount>, now: Date): Promise<number> {
  const id = await idFor(session, 'follower_count', draft.id)
  await mustExist(session, 'account', draft.accountId, 'accountId')
  check(draft.day <= addDays(now.toISOString().slice(0, 10), 1), 'day', 'future')
  await session.run(sql`DELETE FROM follower_count WHERE id = ${id}`)
  await session.run(
    sql`INSERT INTO follower_count (id, account_id, day, followers, source, note)
        VALUES (${id}, ${draft.accountId}, ${draft.day}::DATE, ${draft.followers}, ${draft.source}, ${draft.note})`,
  )
  return id
}

/** @throws NOT_FOUND */
export async function removeFollowers(session: Session, id: number): Promise<void> {
  await idFor(session, 'follower_count', id)
  await session.run(sql`DELETE FROM follower_count WHERE id = ${id}`)
}
