import { sql } from '../../db/sql'
import { DECISIONS } from './examples'

/**
 * Proposals still open (post_id, theme_id, score, words): the post is there, it has not got the theme since, and nobody has answered.
 * `suggestion` itself keeps them until the next training, so that an answer taken back opens its proposal again.
 */
export const OPEN_SUGGESTIONS = sql`(
  SELECT s.post_id, s.theme_id, s.score, s.words FROM suggestion s
  JOIN theme t ON t.id = s.theme_id AND t.archived_on IS NULL
  WHERE NOT EXISTS (SELECT 1 FROM post_theme h WHERE h.post_id = s.post_id AND h.theme_id = s.theme_id)
    AND NOT EXISTS (SELECT 1 FROM ${DECISIONS} d WHERE d.post_id = s.post_id AND (d.theme_id = s.theme_id OR (d.holds AND d.origin = 'hand'))))`
