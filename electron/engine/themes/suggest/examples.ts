import { z } from 'zod'
import type { Session } from '../../db/database'
import { sql } from '../../db/sql'
import { decisionsSql } from '../decisions'
import { UNKNOWN } from './logistic'
import { keysOf } from './matrix'
import type { Examples } from './measure'
import { twinGroups } from './twins'

/** Newest decisions that are learnt from; beyond, a year-old habit of naming would weigh as much as today's. */
const MOST_EXAMPLES = 20_000

/** Decisions of people per post and theme (post_id, theme_id, holds, origin, tagged_at), over the whole workspace. */
export const DECISIONS = sql`(${decisionsSql('all')})`

const decided = z.object({
  text: z.string(),
  holds: z.array(z.int()),
  refused: z.array(z.int()),
  /** By a rule alone, and by a rule whatever people said. */
  byRule: z.array(z.int()),
  ruled: z.array(z.int()),
  isNamed: z.boolean(),
})
type Decided = z.infer<typeof decided>

/**
 * What people said here, as examples. A rule is nobody's word, so what only a rule says is no example, neither for nor against: a model
 * that learnt from rules would learn the rules, and its precision would be their agreement with themselves.
 * - The theme holds: given by hand, or an accepted suggestion.
 * - It does not: taken away by hand, or a refused suggestion; and, on a post whose themes somebody named by hand, every theme that was
 *   not named and that no rule gave either. On a post where only suggestions were answered the other themes stay unknown.
 * @returns null when nobody has tagged anything
 */
export async function readExamples(session: Session): Promise<Examples | null> {
  const themes = await session.all(
    z.object({ id: z.int() }),
    sql`SELECT id FROM theme WHERE archived_on IS NULL ORDER BY position, id`,
  )
  const posts = await session.all(
    decided,
    sql`WITH d AS (SELECT * FROM ${DECISIONS}), posts AS (
          SELECT post_id, max(tagged_at) AS at, list(theme_id ORDER BY theme_id) FILTER (holds) AS holds,
            list(theme_id ORDER BY theme_id) FILTER (NOT holds) AS refused, bool_or(holds AND origin = 'hand') AS named
          FROM d GROUP BY post_id),
        ruled AS (SELECT post_id, list(theme_id) FILTER (origin = 'rule') AS alone, list(theme_id) AS themes
          FROM post_theme WHERE rule_id IS NOT NULL GROUP BY post_id)
        SELECT p.text, coalesce(d.holds, []) AS holds, coalesce(d.refused, []) AS refused, coalesce(r.alone, []) AS "byRule",
          coalesce(r.themes, []) AS ruled, d.named AS "isNamed"
        FROM posts d JOIN post p ON p.id = d.post_id LEFT JOIN ruled r ON r.post_id = d.post_id
        WHERE p.text <> '' ORDER BY d.at DESC, p.id LIMIT ${MOST_EXAMPLES}`,
  )
  if (posts.length === 0) return null
  return {
    themeIds: themes.map(({ id }) => id),
    keys: posts.map(({ text }) => keysOf(text)),
    groups: twinGroups(posts.map(({ text }) => text)),
    answers: themes.map(({ id }) => Int8Array.from(posts, (post) => answerOf(post, id))),
    ruled: themes.map(({ id }) => Int8Array.from(posts, ({ ruled }) => (ruled.includes(id) ? 1 : 0))),
  }
}

function answerOf({ holds, refused, byRule, isNamed }: Decided, themeId: number): number {
  if (holds.includes(themeId)) return 1
  if (refused.includes(themeId)) return -1
  return isNamed && !byRule.includes(themeId) ? -1 : UNKNOWN
}
