import { sql, type Sql } from '../db/sql'

/**
 * post_id, theme_id, holds, origin, is_main, coder, score, tagged_at: the one decision that holds for each post and theme, by
 * whoever took it. Tags hang on every key of a post; where posts that were tagged apart turn out to be one, the later decision
 * wins, then the hand, then the yes: the order of imports leaves no trace. Archived themes are included.
 * @param which 'all', or a query of post ids
 */
export function decisionsSql(which: 'all' | Sql): Sql {
  // Keys twice are harmless to a maximum; making three million of them distinct is not.
  const keys =
    which === 'all'
      ? sql`SELECT post_id, key FROM post_key UNION ALL SELECT id, key FROM post`
      : sql`SELECT post_id, key FROM post_key WHERE post_id IN (${which})
            UNION ALL SELECT id, key FROM post WHERE id IN (${which})`
  return sql`
    SELECT post_id, theme_id, last.holds, last.origin, last.is_main, last.coder, last.score, last.tagged_at
    FROM (
      SELECT k.post_id, t.theme_id, arg_max(
        {'holds': t.holds, 'origin': t.origin, 'is_main': t.is_main AND t.holds, 'coder': t.coder, 'score': t.score, 'tagged_at': t.tagged_at},
        (t.tagged_at, t.origin = 'hand', t.holds, t.is_main, coalesce(t.coder, ''), coalesce(t.score, 0::DOUBLE))) AS last
      FROM (${keys}) k JOIN tag t ON t.post_key = k.key
      WHERE k.post_id IN (SELECT id FROM post)
      GROUP BY k.post_id, t.theme_id)`
}
