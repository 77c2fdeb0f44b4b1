import type { TagsBefore } from '../../../../shared/contract/themes'
import type { Session } from '../../db/database'
import { sql } from '../../db/sql'
import { restoreTags, tagPosts } from '../tags'

export interface SuggestionAnswer {
  readonly postId: string
  readonly themeId: number
  readonly accept: boolean
}

/**
 * Accepts or refuses proposals: tags with origin `suggestion`, which hold or not, with the chance that was shown. Answers of one theme
 * and one kind are written together. Inside a write.
 * @returns what was decided before, in the order of writing, for `undoAnswers`
 * @throws NOT_FOUND when a post or theme is gone; then nothing is written
 */
export async function answerSuggestions(
  session: Session,
  answers: readonly SuggestionAnswer[],
  now: Date,
): Promise<TagsBefore[]> {
  const kinds = new Map<string, { themeId: number; accept: boolean; ids: Set<string> }>()
  for (const { postId, themeId, accept } of answers) {
    const key = `${themeId} ${accept ? 'yes' : 'no'}`
    const kind = kinds.get(key) ?? { themeId, accept, ids: new Set() }
    kind.ids.add(postId)
    kinds.set(key, kind)
  }
  const before: TagsBefore[] = []
  for (const { themeId, accept, ids } of kinds.values()) {
    const changes = [{ themeId, holds: accept }]
    before.push(await tagPosts(session, { ids: [...ids], changes, origin: 'suggestion', coder: null, now }))
    await keepScores(session, themeId, [...ids])
  }
  return before
}

/** The chance that was shown goes with the tag. */
async function keepScores(session: Session, themeId: number, ids: readonly string[]): Promise<void> {
  await session.run(
    sql`UPDATE tag SET score = s.score
        FROM (SELECT k.key, s.score FROM suggestion s
              JOIN (SELECT post_id, key FROM post_key UNION SELECT id, key FROM post) k ON k.post_id = s.post_id
              WHERE s.theme_id = ${themeId} AND s.post_id IN (SELECT unnest(${`[${ids.join(', ')}]`}::UBIGINT[]))) s
        WHERE tag.post_key = s.key AND tag.theme_id = ${themeId} AND tag.origin = 'suggestion'`,
  )
}

/** Takes answers back, the last one first. Inside a write. */
export async function undoAnswers(session: Session, before: readonly TagsBefore[]): Promise<void> {
  for (const each of [...before].reverse()) await restoreTags(session, each)
}
