import { z } from 'zod'
import type { Filter } from '../../../shared/contract/common'
import type { PatternError, PreviewExample, RuleSpec, Span, ThemeRule } from '../../../shared/contract/themes'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { fail } from '../fail'
import { readCodebook } from './codebook'
import { inFilter } from './counts'
import { decisionsSql } from './decisions'
import { firstRuleSql, patternErrors } from './rules'
import { findEntries, findPattern, foldWithPlaces, inPublished, merged, type Stretch } from './spans'

/** Examples shown of posts that gain the theme, and of those that lose it. */
const EXAMPLES = 50

export interface Preview {
  readonly added: number
  readonly removed: number
  readonly addedEver: number
  readonly removedEver: number
  readonly examples: PreviewExample[]
  readonly errors: PatternError[]
}

const counted = z.object({ added: z.int(), removed: z.int(), addedEver: z.int(), removedEver: z.int() })
const NOTHING = { added: 0, removed: 0, addedEver: 0, removedEver: 0 }

/**
 * What saving `rules` would change: posts that gain or lose the theme, within the filter and ever. Decisions of people hold
 * against the rules here as they do after saving.
 * @param themeId null = a theme that is still to be created
 * @throws NOT_FOUND
 */
export async function previewRules(
  session: Session,
  themeId: number | null,
  rules: readonly RuleSpec[],
  filter: Filter,
): Promise<Preview> {
  const errors = await patternErrors(session, rules)
  if (errors.length > 0) return { ...NOTHING, examples: [], errors }
  const theme = (await readCodebook(session)).find(({ id }) => id === themeId)
  if (themeId !== null && theme === undefined) throw fail('NOT_FOUND', { what: 'theme' })
  // The rules of an archived theme rest, before and after.
  if (theme !== undefined && theme.archivedOn !== null) return { ...NOTHING, examples: [], errors }
  await writeChanges(session, themeId ?? 0, rules, filter)
  const counts = await session.first(
    counted,
    sql`SELECT count(*) FILTER (has AND shown) AS added, count(*) FILTER (NOT has AND shown) AS removed,
          count(*) FILTER (has) AS "addedEver", count(*) FILTER (NOT has) AS "removedEver" FROM preview_change`,
  )
  const examples = await readExamples(session, rules, theme?.rules ?? [])
  return { ...(counts ?? NOTHING), examples, errors }
}

/** preview_change: post_id, has (after), shown, new_place (place of the rule that matches), old_rule. */
async function writeChanges(session: Session, themeId: number, rules: readonly RuleSpec[], filter: Filter) {
  const shown = await inFilter(session, filter)
  await session.run(sql`CREATE OR REPLACE TEMP TABLE preview_change AS
    SELECT * FROM (
      SELECT c.post_id, c.day, c.shown, c.new_place, t.rule_id AS old_rule, t.post_id IS NOT NULL AS had,
        coalesce(d.holds, c.new_place IS NOT NULL) AS has
      FROM (SELECT p.id AS post_id, p.published_day AS day, ${shown} AS shown, ${firstRuleSql(rules)} AS new_place
            FROM post AS p) c
      LEFT JOIN (SELECT post_id, rule_id FROM post_theme WHERE theme_id = ${themeId}) t USING (post_id)
      LEFT JOIN (SELECT post_id, holds FROM (${decisionsSql('all')}) WHERE theme_id = ${themeId}) d USING (post_id))
    WHERE has <> had`)
}

const exampleRow = z.object({
  postId: z.string(),
  has: z.boolean(),
  isInFilter: z.boolean(),
  newPlace: z.int().nullable(),
  oldRule: z.int().nullable(),
  text: z.string().nullable(),
  searchText: z.string().nullable(),
  accountId: z.int(),
  day: z.string().nullable(),
})
type ExampleRow = z.infer<typeof exampleRow>

async function readExamples(
  session: Session,
  rules: readonly RuleSpec[],
  before: readonly ThemeRule[],
): Promise<PreviewExample[]> {
  const rows = await session.all(
    exampleRow,
    sql`SELECT CAST(p.id AS VARCHAR) AS "postId", c.has, c.shown AS "isInFilter", c.new_place AS "newPlace",
          c.old_rule AS "oldRule", p.text, p.search_text AS "searchText", p.account_id AS "accountId",
          p.published_day AS day
        FROM (SELECT *, row_number() OVER (PARTITION BY has ORDER BY shown DESC, day DESC NULLS LAST, post_id) AS place
              FROM preview_change) c JOIN post p ON p.id = c.post_id
        WHERE c.place <= ${EXAMPLES} ORDER BY c.has DESC, c.place`,
  )
  const matches = await patternMatches(session, rows, rules, before)
  return rows.map((row) => ({
    postId: row.postId,
    change: row.has ? 'added' : 'removed',
    isInFilter: row.isInFilter,
    text: row.text ?? '',
    spans: spansOf(row, rules, before, matches),
    accountId: row.accountId,
    day: row.day,
  }))
}

type Matches = ReadonlyMap<string, ReadonlyMap<string, readonly Stretch[]>>

/** Places of every pattern concerned in the posts shown, by pattern and post. */
async function patternMatches(
  session: Session,
  rows: readonly ExampleRow[],
  rules: readonly RuleSpec[],
  before: readonly ThemeRule[],
): Promise<Matches> {
  const matches = new Map<string, Map<string, Stretch[]>>()
  const ids = rows.map(({ postId }) => postId)
  if (ids.length === 0) return matches
  for (const pattern of new Set([...rules, ...before].flatMap(({ patterns }) => patterns))) {
    matches.set(pattern, await findPattern(session, pattern, ids))
  }
  return matches
}

/**
 * What made the post change: for one that gains the theme, what the rule found; for one that loses it, the exceptions that
 * cancel the new rules, else what the old rule had found and no rule looks for any more.
 */
function spansOf(row: ExampleRow, rules: readonly RuleSpec[], before: readonly ThemeRule[], matches: Matches): Span[] {
  const folded = foldWithPlaces(row.text ?? '')
  const found = (rule: RuleSpec | undefined) =>
    rule === undefined
      ? []
      : [
          ...findEntries(rule, folded),
          ...rule.patterns.flatMap((pattern) =>
            inPublished(folded, row.searchText ?? '', matches.get(pattern)?.get(row.postId) ?? []),
          ),
        ]
  if (row.has) return merged(found(rules[(row.newPlace ?? 0) - 1]), 'match')
  const cancelled = rules.filter((rule) => found(rule).length > 0)
  const excepted = cancelled.flatMap(({ except }) => findEntries({ words: except, phrases: [], hashtags: [] }, folded))
  if (excepted.length > 0) return merged(excepted, 'except')
  return merged(found(before.find(({ id }) => id === row.oldRule)), 'match')
}
