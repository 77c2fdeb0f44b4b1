import { z } from 'zod'
import type { TagsBefore } from '../../../../shared/contract/themes'
import { csvFile } from '../../../../shared/csv'
import type { Language } from '../../../../shared/vocabulary'
import type { Session } from '../../db/database'
import { sql } from '../../db/sql'
import { fail } from '../../fail'
import { readSettings } from '../../workspace/settings'
import { tagPosts } from '../tags'
import { ROUND_POSTS } from './coding'
import { readRound } from './rounds'

/** Settles a disagreement: the theme becomes the post's main theme, by hand. Inside a write. @throws NOT_FOUND on post or theme */
export async function settlePost(
  session: Session,
  { roundId, position, themeId }: { roundId: number; position: number; themeId: number },
  now: Date,
): Promise<TagsBefore> {
  const row = await session.first(
    z.object({ id: z.string().nullable() }),
    sql`SELECT CAST(post_id AS VARCHAR) AS id FROM ${ROUND_POSTS} WHERE round_id = ${roundId} AND position = ${position}`,
  )
  const postId = row?.id ?? null
  if (postId === null) throw fail('NOT_FOUND', { what: 'post' })
  const changes = [{ themeId, holds: true, main: true }]
  return tagPosts(session, { ids: [postId], changes, origin: 'hand', coder: null, now })
}

const HEADERS = ['round', 'position', 'post', 'day', 'platform', 'account', 'text', 'coder', 'theme', 'coded_at']

const answered = z.object({
  position: z.int(),
  key: z.string(),
  day: z.string().nullable(),
  platform: z.string().nullable(),
  account: z.string().nullable(),
  text: z.string().nullable(),
  coder: z.string(),
  theme: z.string().nullable(),
  codedAt: z.string(),
})

/** Every answer of a round, one line each; an empty theme = none of them. @throws NOT_FOUND */
export async function roundCsv(session: Session, roundId: number, asked: Language | undefined) {
  const round = await readRound(session, roundId)
  const language = asked ?? (await readSettings(session)).language
  const rows = await session.all(
    answered,
    sql`SELECT c.position, c.key, p.published_day AS day, p.platform, n.name AS account, p.text, a.coder,
          CASE WHEN ${language === 'fr'} THEN t.label_fr ELSE t.label_en END AS theme, a.coded_at AS "codedAt"
        FROM ${ROUND_POSTS} c JOIN coding_answer a ON a.round_id = c.round_id AND a.post_key = c.key
        LEFT JOIN post p ON p.id = c.post_id LEFT JOIN account n ON n.id = p.account_id LEFT JOIN theme t ON t.id = a.theme_id
        WHERE c.round_id = ${roundId} ORDER BY c.position, a.coder`,
  )
  return csvFile(
    `portee-agreement-${roundId}`,
    HEADERS,
    rows.map((row) => [
      ...[round.label, row.position, row.key, row.day, row.platform, row.account, row.text, row.coder, row.theme],
      row.codedAt,
    ]),
    language,
  )
}
