import { z } from 'zod'
import type { PostRow } from '../../../shared/contract/posts'
import { TAG_ORIGINS } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { join, literal, sql, type Sql } from '../db/sql'

/** Suggestions shown of one post at most: the surest. */
const MOST_SUGGESTIONS = 2

/**
 * Ids of posts for `IN`, decimal text as the contract has it. Written out, not bound: DuckDB looks a constant list up in the
 * table's own order, a bound one it joins to every row (1,000,000 posts, 200 ids: 31 ms against 66 ms).
 */
export function idsIn(ids: readonly string[]): Sql {
  if (ids.length === 0) return sql`(SELECT NULL::UBIGINT WHERE FALSE)`
  return sql`(${join(
    ids.map((id) => sql`${literal(id)}::UBIGINT`),
    ', ',
  )})`
}

function byPost<T extends { readonly postId: string }>(rows: readonly T[]): Map<string, Omit<T, 'postId'>[]> {
  const posts = new Map<string, Omit<T, 'postId'>[]>()
  for (const { postId, ...row } of rows) posts.set(postId, [...(posts.get(postId) ?? []), row])
  return posts
}

const held = z.object({ postId: z.string(), themeId: z.int(), origin: z.enum(TAG_ORIGINS), isMain: z.boolean() })

/** Themes that hold now, by post: the main one first, then in the order of the codebook. */
export async function themesOf(session: Session, ids: readonly string[]): Promise<Map<string, PostRow['themes']>> {
  const rows = await session.all(
    held,
    sql`SELECT CAST(pt.post_id AS VARCHAR) AS "postId", pt.theme_id AS "themeId", pt.origin, pt.is_main AS "isMain"
        FROM post_theme pt LEFT JOIN theme t ON t.id = pt.theme_id
        WHERE pt.post_id IN ${idsIn(ids)} ORDER BY pt.is_main DESC, t.position, pt.theme_id`,
  )
  return byPost(rows)
}

const suggested = z.object({ postId: z.string(), themeId: z.int(), score: z.number() })

/**
 * Suggestions nobody has decided, by post: neither held nor refused. A refusal is a tag on any key of the post; the few tags
 * of a post are looked for by its keys.
 */
export async function suggestionsOf(
  session: Session,
  ids: readonly string[],
): Promise<Map<string, PostRow['suggestions']>> {
  const rows = await session.all(
    suggested,
    sql`WITH own AS (SELECT s.post_id, s.theme_id, s.score FROM suggestion s WHERE s.post_id IN ${idsIn(ids)}
          AND NOT EXISTS (SELECT 1 FROM post_theme pt WHERE pt.post_id = s.post_id AND pt.theme_id = s.theme_id))
        SELECT CAST(post_id AS VARCHAR) AS "postId", theme_id AS "themeId", score FROM own
        WHERE NOT EXISTS (SELECT 1 FROM tag t JOIN post_key k ON k.key = t.post_key
          WHERE NOT t.holds AND t.theme_id = own.theme_id AND k.post_id = own.post_id)
        QUALIFY row_number() OVER (PARTITION BY post_id ORDER BY score DESC, theme_id) <= ${MOST_SUGGESTIONS}
        ORDER BY score DESC, theme_id`,
  )
  return byPost(rows)
}

const shared = z.object({ themeId: z.int(), n: z.int(), main: z.int() })

/** Themes that some of these posts have: how many have it, and for how many it is the main one; codebook order. */
export function themesOfPosts(session: Session, ids: readonly string[]): Promise<z.infer<typeof shared>[]> {
  return session.all(
    shared,
    sql`SELECT pt.theme_id AS "themeId", count(DISTINCT pt.post_id) AS n,
          count(DISTINCT pt.post_id) FILTER (WHERE pt.is_main) AS main
        FROM post_theme pt LEFT JOIN theme t ON t.id = pt.theme_id
        WHERE pt.post_id IN ${idsIn(ids)} GROUP BY pt.theme_id, t.position ORDER BY t.position, pt.theme_id`,
  )
}
