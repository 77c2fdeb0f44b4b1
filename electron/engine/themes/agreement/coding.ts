import { z } from 'zod'
import type { CodingPost, CodingRound } from '../../../../shared/contract/agreement'
import { PLATFORMS } from '../../../../shared/vocabulary'
import type { Session } from '../../db/database'
import { sql } from '../../db/sql'
import { fail } from '../../fail'
import { readRound } from './rounds'

const post: z.ZodType<CodingPost> = z.object({
  position: z.int(),
  postId: z.string().nullable(),
  text: z.string().nullable(),
  accountId: z.int().nullable(),
  platform: z.enum(PLATFORMS).nullable(),
  publishedDay: z.string().nullable(),
  permalink: z.string().nullable(),
  answer: z.int().nullable(),
})

/** Posts of a round (round_id, position, key, post_id); post_id NULL when the post is gone. A post is found by any of its keys. */
export const ROUND_POSTS = sql`(
  SELECT c.round_id, c.position, c.post_key AS key, min(k.post_id) AS post_id FROM coding_post c
  LEFT JOIN (SELECT post_id, key FROM post_key UNION SELECT id, key FROM post) k
    ON k.key = c.post_key AND k.post_id IN (SELECT id FROM post)
  GROUP BY ALL)`

/** The posts of a round in their order, with this coder's own answers and nobody else's. @throws NOT_FOUND */
export async function codingOf(
  session: Session,
  roundId: number,
  coder: string,
): Promise<{ round: CodingRound; posts: CodingPost[] }> {
  const round = await readRound(session, roundId)
  const posts = await session.all(
    post,
    sql`SELECT c.position, CAST(p.id AS VARCHAR) AS "postId", p.text, p.account_id AS "accountId", p.platform,
          p.published_day AS "publishedDay", p.permalink,
          CASE WHEN a.coder IS NOT NULL THEN coalesce(a.theme_id, 0) END AS answer
        FROM ${ROUND_POSTS} c LEFT JOIN post p ON p.id = c.post_id
        LEFT JOIN coding_answer a ON a.round_id = c.round_id AND a.post_key = c.key AND a.coder = ${coder}
        WHERE c.round_id = ${roundId} ORDER BY c.position`,
  )
  return { round, posts }
}

export interface CodingAnswer {
  readonly roundId: number
  readonly coder: string
  readonly position: number
  /** 0 = none of the themes; null takes the answer back. */
  readonly themeId: number | null
}

/** Writes one answer in the place of the one before. Inside a write. @throws NOT_FOUND on round, position or theme */
export async function answerPost(session: Session, answer: CodingAnswer, now: Date): Promise<void> {
  const { roundId, coder, position, themeId } = answer
  const found = await session.first(
    z.object({ key: z.string() }),
    sql`SELECT post_key AS key FROM coding_post WHERE round_id = ${roundId} AND position = ${position}`,
  )
  if (found === null) throw fail('NOT_FOUND', { what: 'round' })
  if (themeId !== null && themeId > 0) await checkTheme(session, themeId)
  await session.run(
    sql`DELETE FROM coding_answer WHERE round_id = ${roundId} AND post_key = ${found.key} AND coder = ${coder}`,
  )
  if (themeId === null) return
  await session.run(
    sql`INSERT INTO coding_answer VALUES
        (${roundId}, ${found.key}, ${coder}, ${themeId === 0 ? null : themeId}, ${now.toISOString()}::TIMESTAMPTZ)`,
  )
}

async function checkTheme(session: Session, themeId: number): Promise<void> {
  const theme = await session.first(z.object({ id: z.int() }), sql`SELECT id FROM theme WHERE id = ${themeId}`)
  if (theme === null) throw fail('NOT_FOUND', { what: 'theme' })
}
