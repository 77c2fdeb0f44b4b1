import { z } from 'zod'
import type { Database } from '../../electron/engine/db/database'
import { sql } from '../../electron/engine/db/sql'
import { searchTextSql } from '../../electron/engine/import/texts'
import { ruleSpec, type RuleSpec } from '../../shared/contract/themes'
import { writeThemes } from '../../electron/engine/themes/saveCodebook'
import { addPosts, type PostDraft } from '../queries/build'

/** A rule of which only what matters is said. */
export function rule(spec: Partial<Omit<RuleSpec, 'scope'>> & { scope?: Partial<RuleSpec['scope']> }): RuleSpec {
  return ruleSpec.parse(spec)
}

/** Posts whose text is folded by the importer's own formula; ids count up from 1 in the order given. */
export async function addTexts(
  database: Database,
  texts: readonly (string | null | (PostDraft & { text: string | null }))[],
): Promise<void> {
  const drafts = texts.map((each) => (each === null || typeof each === 'string' ? { text: each } : each))
  await addPosts(
    database,
    drafts.map((draft, i) => ({ id: i + 1, ...draft })),
  )
  await database.write((session) => session.run(sql`UPDATE post SET search_text = ${searchTextSql(sql`text`)}`))
}

/** A theme named by its key, with rules; returns its id. Nothing is derived. */
export function addTheme(database: Database, name: string, ...rules: readonly RuleSpec[]): Promise<number> {
  const labels = { labelFr: name, labelEn: `${name} (en)`, aim: 'reach' as const, colour: null }
  return database.write(async (session) => (await writeThemes(session, [{ ...labels, rules }]))[0] ?? 0)
}

const row = z.object({ post: z.int(), theme: z.int(), origin: z.string(), rule: z.int().nullable(), main: z.boolean() })
export type Held = z.infer<typeof row>

/** Everything derived, by post and theme. */
export function held(database: Database): Promise<Held[]> {
  return database.all(
    row,
    sql`SELECT post_id AS post, theme_id AS theme, origin, rule_id AS rule, is_main AS main FROM post_theme
        ORDER BY post_id, theme_id`,
  )
}

/** Short form: `1:2*` = post 1 has theme 2 as its main theme; `h` and `s` = by hand, by suggestion. */
export async function themesOf(database: Database): Promise<string[]> {
  const marks: Readonly<Record<string, string>> = { rule: '', hand: 'h', suggestion: 's' }
  return (await held(database)).map(
    ({ post, theme, origin, main }) => `${post}:${theme}${marks[origin] ?? '?'}${main ? '*' : ''}`,
  )
}
