import type { z } from 'zod'
import {
  type CodebookTheme,
  type RuleSpec,
  ruleSpec,
  type ThemeRule,
  type themeLabels,
} from '../../../shared/contract/themes'
import type { Session } from '../db/database'
import { join, sql, type Sql } from '../db/sql'
import { fail } from '../fail'
import { check, count, idFor, mustExist, nextId, refuseInUse } from '../queries/networkChecks'
import { readActiveThemes, readCodebook } from './codebook'
import { writePostThemes } from './derive'
import { firstRuleSql, patternErrors } from './rules'

const NEXT_RULE = sql`SELECT coalesce(max(id), 0)::INTEGER + 1 AS n FROM theme_rule`

/** A rule on its way in: with the id of the rule it replaces, or without. */
export type RuleDraft = RuleSpec & { readonly id?: number | undefined }

/** A theme's words: created (last in order) without id, else replaced. @throws INVALID taken, NOT_FOUND */
export async function saveTheme(
  session: Session,
  draft: z.infer<typeof themeLabels> & { readonly id?: number | undefined },
): Promise<number> {
  const id = await idFor(session, 'theme', draft.id)
  for (const [field, column, text] of [
    ['labelFr', sql`label_fr`, draft.labelFr],
    ['labelEn', sql`label_en`, draft.labelEn],
  ] as const) {
    const same = sql`SELECT count(*) AS n FROM theme WHERE id <> ${id} AND lower(${column}) = lower(${text})`
    check((await count(session, same)) === 0, field, 'taken')
  }
  if (draft.id === undefined) {
    await session.run(
      sql`INSERT INTO theme (id, label_fr, label_en, colour, aim, position)
          SELECT ${id}, ${draft.labelFr}, ${draft.labelEn}, ${draft.colour}, ${draft.aim},
            coalesce(max(position), 0) + 1 FROM theme`,
    )
  } else {
    await session.run(
      sql`UPDATE theme SET label_fr = ${draft.labelFr}, label_en = ${draft.labelEn}, colour = ${draft.colour},
            aim = ${draft.aim} WHERE id = ${id}`,
    )
  }
  return id
}

/**
 * Replaces the rules of a theme and derives the posts anew whose themes this changes.
 * @returns the rules as written, and those before
 * @throws INVALID for a pattern RE2 refuses or a scope that names what is not there, NOT_FOUND
 */
export async function saveRules(
  session: Session,
  themeId: number,
  drafts: readonly RuleDraft[],
): Promise<{ rules: ThemeRule[]; before: ThemeRule[] }> {
  const theme = await themeOf(session, themeId)
  await checkRules(session, drafts)
  const rules = await writeRules(session, theme, drafts)
  if (theme.archivedOn === null) await deriveTheme(session, themeId, rules)
  return { rules, before: theme.rules }
}

/** Writes the rules alone. Ids of rules that stay are kept, so that a rule that says the same leaves every post as it is. */
export async function writeRules(
  session: Session,
  theme: Pick<CodebookTheme, 'id' | 'rules'>,
  drafts: readonly RuleDraft[],
): Promise<ThemeRule[]> {
  const own = new Set(theme.rules.map(({ id }) => id))
  const free = await count(session, NEXT_RULE)
  await session.run(sql`DELETE FROM theme_rule WHERE theme_id = ${theme.id}`)
  const rules = drafts.map(({ id, ...spec }, i) => {
    const isKept = id !== undefined && own.delete(id)
    return { ...spec, id: isKept ? id : free + i }
  })
  for (const [i, { id, ...spec }] of rules.entries()) {
    await session.run(
      sql`INSERT INTO theme_rule (id, theme_id, position, spec)
          VALUES (${id}, ${theme.id}, ${i + 1}, ${JSON.stringify(spec)})`,
    )
  }
  return rules
}

/** @throws INVALID `rules.<i>.patterns.<j>` or `rules.<i>.scope` */
export async function checkRules(session: Session, drafts: readonly RuleDraft[]): Promise<void> {
  const error = (await patternErrors(session, drafts))[0]
  if (error !== undefined)
    throw fail('INVALID', { field: `rules.${error.rule}.patterns.${error.pattern}`, reason: error.reason })
  for (const [i, { scope }] of drafts.entries()) {
    for (const id of scope.branches) await mustExist(session, 'branch', id, `rules.${i}.scope`)
    for (const id of scope.accounts) await mustExist(session, 'account', id, `rules.${i}.scope`)
  }
}

/** @throws NOT_FOUND */
async function themeOf(session: Session, id: number): Promise<CodebookTheme> {
  const theme = (await readCodebook(session)).find((each) => each.id === id)
  if (theme === undefined) throw fail('NOT_FOUND', { what: 'theme' })
  return theme
}

/** Derives the posts that another rule of the theme catches now than the one noted, and those somebody decided about. */
async function deriveTheme(session: Session, themeId: number, rules: readonly ThemeRule[]): Promise<void> {
  const ids = join([...rules.map(({ id }) => sql`${id}::INTEGER`), sql`NULL`], ', ')
  await deriveOf(
    session,
    sql`SELECT c.id AS post_id FROM (SELECT p.id, [${ids}][${firstRuleSql(rules)}] AS rule_id FROM post AS p) c
        LEFT JOIN (SELECT post_id, rule_id FROM post_theme WHERE theme_id = ${themeId}) t ON t.post_id = c.id
        WHERE c.rule_id IS DISTINCT FROM t.rule_id
        UNION SELECT k.post_id FROM post_key k JOIN tag t ON t.post_key = k.key WHERE t.theme_id = ${themeId}`,
  )
}

/** Derives the posts of a query, which is run once. */
async function deriveOf(session: Session, posts: Sql): Promise<void> {
  await session.run(sql`CREATE OR REPLACE TEMP TABLE changed AS ${posts}`)
  await writePostThemes(session, sql`SELECT post_id FROM changed`)
  await session.run(sql`DROP TABLE changed`)
}

/** Puts the themes that are not archived into a new order, which decides the main theme. @throws INVALID `ids` incomplete */
export async function reorderThemes(session: Session, ids: readonly number[]): Promise<number[]> {
  const before = (await readActiveThemes(session)).map(({ id }) => id)
  const isWhole = ids.length === before.length && before.every((id) => ids.includes(id))
  check(isWhole, 'ids', 'incomplete')
  for (const [i, id] of ids.entries()) await session.run(sql`UPDATE theme SET position = ${i + 1} WHERE id = ${id}`)
  await session.run(
    sql`UPDATE theme SET position = ${ids.length} + o.place FROM (
          SELECT id, row_number() OVER (ORDER BY position, id) AS place FROM theme WHERE archived_on IS NOT NULL) o
        WHERE theme.id = o.id`,
  )
  await deriveOf(session, sql`SELECT post_id FROM post_theme GROUP BY post_id HAVING count(*) > 1`)
  return before
}

/** Takes a theme out of use: its rules rest, its tags lie dormant. @throws NOT_FOUND */
export async function archiveTheme(session: Session, id: number, today: string): Promise<void> {
  await idFor(session, 'theme', id)
  await session.run(sql`UPDATE theme SET archived_on = coalesce(archived_on, ${today}::DATE) WHERE id = ${id}`)
  await deriveOf(session, sql`SELECT post_id FROM post_theme WHERE theme_id = ${id}`)
}

/** Puts an archived theme back to work, at its place in the order; tags that lay dormant hold again. @throws NOT_FOUND */
export async function restoreTheme(session: Session, id: number): Promise<void> {
  const { rules } = await themeOf(session, id)
  await session.run(sql`UPDATE theme SET archived_on = NULL WHERE id = ${id}`)
  await deriveTheme(session, id, rules)
}

const USES = [
  { table: 'tag', column: 'theme_id' },
  { table: 'editorial_line_theme', column: 'theme_id' },
  { table: 'coding_answer', column: 'theme_id' },
  { table: 'need_topic_theme', column: 'theme_id' },
]

/** Removes a theme and its rules. @throws INVALID in_use while decisions, answers or editorial lines name it, NOT_FOUND */
export async function removeTheme(session: Session, id: number): Promise<void> {
  await idFor(session, 'theme', id)
  await refuseInUse(session, USES, id)
  await session.run(sql`DELETE FROM theme WHERE id = ${id}`)
  await session.run(sql`DELETE FROM theme_rule WHERE theme_id = ${id}`)
  await session.run(sql`DELETE FROM suggestion WHERE theme_id = ${id}`)
  await deriveOf(session, sql`SELECT post_id FROM post_theme WHERE theme_id = ${id}`)
}

/** Themes written whole and at once, last in order, for a starter or an imported codebook. Derives nothing. @returns their ids */
export async function writeThemes(
  session: Session,
  themes: readonly (z.infer<typeof themeLabels> & { readonly rules: readonly RuleDraft[] })[],
): Promise<number[]> {
  if (themes.length === 0) return []
  const first = await nextId(session, 'theme')
  const firstRule = await count(session, NEXT_RULE)
  const place = await count(session, sql`SELECT coalesce(max(position), 0)::INTEGER AS n FROM theme`)
  const ids = themes.map((_, i) => first + i)
  const rows = themes.map(
    ({ labelFr, labelEn, colour, aim }, i) =>
      sql`(${first + i}, ${labelFr}, ${labelEn}, ${colour}, ${aim}, ${place + i + 1})`,
  )
  await session.run(sql`INSERT INTO theme (id, label_fr, label_en, colour, aim, position) VALUES ${join(rows, ', ')}`)
  const rules = themes
    .flatMap(({ rules: own }, i) =>
      own.map((rule, position) => ({ themeId: first + i, position, spec: ruleSpec.parse(rule) })),
    )
    .map(
      ({ themeId, position, spec }, i) => sql`(${firstRule + i}, ${themeId}, ${position + 1}, ${JSON.stringify(spec)})`,
    )
  if (rules.length > 0)
    await session.run(sql`INSERT INTO theme_rule (id, theme_id, position, spec) VALUES ${join(rules, ', ')}`)
  return ids
}

/** Derives every post anew where a rule is limited to branches: an account or a branch has moved. */
export async function deriveScopes(session: Session): Promise<void> {
  const scoped = sql`SELECT count(*) AS n FROM theme_rule
    WHERE json_array_length(spec, '$.scope.branches') > 0`
  if ((await count(session, scoped)) > 0) await writePostThemes(session, 'all')
}

/** @throws INVALID `theme_rule` in_use while a rule is limited to the branch or account */
export async function refuseInScope(session: Session, kind: 'branches' | 'accounts', id: number): Promise<void> {
  const themes = await readCodebook(session)
  const isNamed = themes.some(({ rules }) => rules.some(({ scope }) => scope[kind].includes(id)))
  check(!isNamed, 'theme_rule', 'in_use')
}
