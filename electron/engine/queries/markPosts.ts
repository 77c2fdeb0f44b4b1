import { z } from 'zod'
import type { Session } from '../db/database'
import { list, sql } from '../db/sql'
import { fail } from '../fail'

/**
 * Sets posts aside from comparisons by hand, or takes them back; runs inside a write. The mark hangs on every key of the
 * post: it survives undo and re-import, and a post known later by another of its keys is still marked.
 * @throws NOT_FOUND when one of the posts is gone; then nothing is marked
 */
export async function markPosts(session: Session, ids: readonly string[], aside: boolean, now: Date): Promise<void> {
  const known = await session.all(
    z.object({ id: z.string() }),
    sql`SELECT CAST(id AS VARCHAR) AS id FROM post WHERE CAST(id AS VARCHAR) IN ${list(ids)}`,
  )
  if (known.length < new Set(ids).size) throw fail('NOT_FOUND', { what: 'post' })
  const keys = sql`(SELECT key FROM post_key WHERE CAST(post_id AS VARCHAR) IN ${list(ids)}
    UNION SELECT key FROM post WHERE CAST(id AS VARCHAR) IN ${list(ids)})`
  await session.run(sql`DELETE FROM post_mark WHERE kind = 'set_aside' AND post_key IN ${keys}`)
  if (!aside) return
  await session.run(
    sql`INSERT INTO post_mark SELECT key, 'set_aside', ${now.toISOString()}::TIMESTAMPTZ FROM ${keys} AS k`,
  )
}
