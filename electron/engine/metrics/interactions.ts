import { ident, sql, type Sql } from '../db/sql'

/**
 * SQL of the interactions of one row of `snapshot` or `post` joined to its platform. A part that the row lacks makes the
 * result NULL (missing, never 0); a part the platform does not have is not asked for.
 * Facebook: reactions + comments + shares, else the file's own total. Instagram: likes + comments + shares + saves; a
 * story has neither comments nor saves. X: likes + replies + reposts, plus bookmarks: the export of analytics.twitter.com (to
 * 2024) never counted them, so there they are a part the platform lacks; x-content is not recognised without them.
 * LinkedIn: reactions + comments + reposts, without clicks. YouTube, TikTok: likes + comments + shares, plus favourites where
 * TikTok gives them. Likes are kept in `reactions`, replies of X in `comments`, reposts in `shares`, bookmarks and
 * favourites in `saves`.
 *
 * @param row alias of the row that holds the metrics and `format`
 * @param platform SQL that gives the platform of the row
 */
export function interactionsSql(row: string, platform: Sql): Sql {
  const c = (name: string): Sql => sql`${ident(row)}.${ident(name)}`
  const three = sql`${c('reactions')} + ${c('comments')} + ${c('shares')}`
  return sql`CASE ${platform}
    WHEN 'facebook' THEN coalesce(${three}, ${c('interactions_stated')})
    WHEN 'instagram' THEN CASE WHEN ${c('format')} = 'story' THEN ${c('reactions')} + ${c('shares')}
                               ELSE ${three} + ${c('saves')} END
    WHEN 'x' THEN ${three} + coalesce(${c('saves')}, 0)
    WHEN 'tiktok' THEN ${three} + coalesce(${c('saves')}, 0)
    ELSE ${three} END`
}
