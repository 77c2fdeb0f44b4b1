import { z } from 'zod'
import { tagsBefore, type TagsBefore } from '../../../shared/contract/themes'
import type { TagOrigin } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { list, sql, type Sql } from '../db/sql'
import { fail } from '../fail'
import { decisionsSql } from './decisions'
import { writePostThemes } from './derive'

/** A decision about one theme: has it, has it not, or (null) nobody decides any more. */
export interface TagChange {
  readonly themeId: number
  readonly holds: boolean | null
  /** It is the main theme of the posts. Absent: as it was. */
  readonly main?: boolean | undefined
  /** Score of the suggestion that was accepted or refused. */
  readonly score?: number | null
}

export interface Tagging {
  readonly ids: readonly string[]
  readonly changes: readonly TagChange[]
  readonly origin: Exclude<TagOrigin, 'rule'>
  /** Who decided, where somebody said so. */
  readonly coder: string | null
  readonly now: Date
}

/**
 * Writes decisions about the themes of posts, on every key of each post, and derives those posts' themes anew. A main theme
 * takes the place of the one before. Inside a write.
 * @returns what was decided about these posts before, for `restoreTags`
 * @throws NOT_FOUND when a post or a theme is gone; then nothing is written
 */
export async function tagPosts(session: Session, tagging: Tagging): Promise<TagsBefore> {
  const { ids, changes } = tagging
  const posts = sql`SELECT unnest(${`[${ids.join(', ')}]`}::UBIGINT[])`
  await session.run(sql`CREATE OR REPLACE TEMP TABLE tagging AS
    SELECT p.id AS post_id FROM post p WHERE p.id IN (${posts})`)
  await checkKnown(session, new Set(ids).size, changes)
  const touched = sql`SELECT post_id FROM tagging`
  await session.run(sql`CREATE OR REPLACE TEMP TABLE tagging_key AS
    SELECT DISTINCT post_id, key FROM (
      SELECT post_id, key FROM post_key WHERE post_id IN (${touched})
      UNION ALL SELECT id, key FROM post WHERE id IN (${touched}))`)
  const before = await readTags(session, sql`SELECT key FROM tagging_key`)
  await session.run(sql`CREATE OR REPLACE TEMP TABLE tagging_before AS ${decisionsSql(touched)}`)
  for (const change of changes) await writeChange(session, change, tagging)
  await writePostThemes(session, touched)
  for (const table of [sql`tagging`, sql`tagging_key`, sql`tagging_before`]) await session.run(sql`DROP TABLE ${table}`)
  return before
}

async function checkKnown(session: Session, posts: number, changes: readonly TagChange[]): Promise<void> {
  const themes = [...new Set(changes.map(({ themeId }) => themeId))]
  const found = await session.first(
    z.object({ posts: z.number(), themes: z.number() }),
    sql`SELECT (SELECT count(*) FROM tagging) AS posts, (SELECT count(*) FROM theme WHERE id IN ${list(themes)}) AS themes`,
  )
  if (found?.posts !== posts) throw fail('NOT_FOUND', { what: 'post' })
  if (found.themes !== themes.length) throw fail('NOT_FOUND', { what: 'theme' })
}

async function writeChange(session: Session, change: TagChange, { origin, coder, now }: Tagging): Promise<void> {
  const { themeId, holds, main } = change
  const keys = sql`(SELECT key FROM tagging_key)`
  await session.run(sql`DELETE FROM tag WHERE theme_id = ${themeId} AND post_key IN ${keys}`)
  if (holds === null) return
  const isMain = holds && main === true
  if (isMain) await session.run(sql`UPDATE tag SET is_main = FALSE WHERE is_main AND post_key IN ${keys}`)
  // Without a word about the main theme it stays what it was.
  const asBefore = holds && main === undefined ? sql`coalesce(b.is_main, FALSE)` : sql`${isMain}`
  await session.run(
    sql`INSERT INTO tag (post_key, theme_id, origin, holds, is_main, coder, score, tagged_at)
        SELECT k.key, ${themeId}, ${origin}, ${holds}, ${asBefore}, ${coder}, ${change.score ?? null}::DOUBLE,
          ${now.toISOString()}::TIMESTAMPTZ
        FROM tagging_key k LEFT JOIN tagging_before b ON b.post_id = k.post_id AND b.theme_id = ${themeId}
        ORDER BY k.post_id, k.key`,
  )
}

const ROW = tagsBefore.shape.tags.element

/** The tags on some keys, and the keys. @param keys query of keys */
async function readTags(session: Session, keys: Sql): Promise<TagsBefore> {
  const named = await session.all(z.object({ key: z.string() }), sql`SELECT key FROM (${keys}) ORDER BY key`)
  const tags = await session.all(
    ROW,
    sql`SELECT post_key AS key, theme_id AS "themeId", origin, holds, is_main AS "isMain", coder, score,
          tagged_at AS "taggedAt" FROM tag WHERE post_key IN (${keys}) ORDER BY post_key, theme_id, tagged_at`,
  )
  return { keys: named.map(({ key }) => key), tags }
}

/** Puts back what had been decided, as `tagPosts` returned it. Inside a write. */
export async function restoreTags(session: Session, { keys, tags }: TagsBefore): Promise<void> {
  const known = new Set(keys)
  const back = tags.filter(({ key }) => known.has(key))
  await session.run(
    sql`CREATE OR REPLACE TEMP TABLE tagging_key AS SELECT unnest(from_json(${JSON.stringify(keys)}, '["VARCHAR"]')) AS key`,
  )
  await session.run(sql`DELETE FROM tag WHERE post_key IN (SELECT key FROM tagging_key)`)
  await session.run(
    sql`INSERT INTO tag (post_key, theme_id, origin, holds, is_main, coder, score, tagged_at)
        SELECT r.key, r."themeId", r.origin, r.holds, r."isMain", r.coder, r.score, r."taggedAt"
        FROM (SELECT unnest(from_json(${JSON.stringify(back)}, '[{"key":"VARCHAR","themeId":"INTEGER","origin":"VARCHAR","holds":"BOOLEAN","isMain":"BOOLEAN","coder":"VARCHAR","score":"DOUBLE","taggedAt":"TIMESTAMPTZ"}]')) AS r)
        WHERE r."themeId" IN (SELECT id FROM theme)`,
  )
  await writePostThemes(
    session,
    sql`SELECT post_id FROM post_key WHERE key IN (SELECT key FROM tagging_key)
        UNION SELECT id FROM post WHERE key IN (SELECT key FROM tagging_key)`,
  )
  await session.run(sql`DROP TABLE tagging_key`)
}
