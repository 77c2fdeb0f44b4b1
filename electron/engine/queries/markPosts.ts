import { z } from 'zod'
import type { Session } from '../db/database'
import { list, sql } from '../db/sql'
import { fail } from '../fail'
import { BY_HAND } from './filter'

/**
 * Sets posts aside from comparisons by hand, or takes them back; runs inside a write. The mark hangs on every key of the
 * post: it survives undo and re-import, and a post known later by another of its keys is still marked. A key that is marked
 * already keeps the time of its mark.
 * @returns ids of the posts for which this changes something, in their order: those to take back, and no others
 * @throws NOT_FOUND when one of the posts is gone; then nothing is marked
 */
export async function markPosts(
  session: Session,
  ids: readonly string[],
  aside: boolean,
  now: Date,
): Promise<string[]> {
  const known = await session.all(
    z.object({ id: z.string(), isAside: z.boolean() }),
    sql`SELECT CAST(p.id AS VARCHAR) AS id, ${BY_HAND} AS "isAside"
        FROM post AS p WHERE CAST(p.id AS VARCHAR) IN ${list(ids)} ORDER BY p.id`,
  )
  if (known.length < new Set(ids).size) throw fail('NOT_FOUND', { what: 'post' })
  const keys = sql`(SELECT key FROM post_key WHERE CAST(post_id AS VARCHAR) IN ${list(ids)}
    UNION SELECT key FROM post WHERE CAST(id AS VARCHAR) IN ${list(ids)})`
  await session.run(
    aside
      ? sql`INSERT INTO post_mark SELECT key, 'set_aside', ${now.toISOString()}::TIMESTAMPTZ FROM ${keys} AS k
            WHERE key NOT IN (SELECT post_key FROM post_mark WHERE kind = 'set_aside')`
      : sql`DELETE FROM post_mark WHERE kind = 'set_aside' AND post_key IN ${keys}`,
  )
  return known.filter(({ isAside }) => isAside !== aside).map(({ id }) => id)
}
