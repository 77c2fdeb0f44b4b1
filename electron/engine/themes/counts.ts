import { z } from 'zod'
import type { Filter } from '../../../shared/contract/common'
import type { Session } from '../db/database'
import { sql, type Sql } from '../db/sql'
import { allOf, listConditions, published, resolvePeriod } from '../queries/filter'

/** Condition on `post AS p` for the posts a filter shows, whatever their theme. */
export async function inFilter(session: Session, filter: Filter): Promise<Sql> {
  const days = await resolvePeriod(session, filter.period)
  return allOf([published(days), ...listConditions(filter, 'themes')])
}

const row = z.object({
  themeId: z.int(),
  n: z.int(),
  byRule: z.int(),
  byHand: z.int(),
  bySuggestion: z.int(),
  main: z.int(),
})
const whole = z.object({ total: z.int(), several: z.int(), none: z.int() })

/** Posts by theme: contract `themes.counts`. Every theme that is not archived has a row, in the order of the codebook. */
export async function themeCounts(session: Session, filter: Filter) {
  const posts = sql`SELECT p.id FROM post AS p WHERE ${await inFilter(session, filter)}`
  const themes = await session.all(
    row,
    sql`SELECT t.id AS "themeId", count(h.post_id) AS n,
          count(h.post_id) FILTER (h.origin = 'rule') AS "byRule", count(h.post_id) FILTER (h.origin = 'hand') AS "byHand",
          count(h.post_id) FILTER (h.origin = 'suggestion') AS "bySuggestion", count(h.post_id) FILTER (h.is_main) AS main
        FROM theme t LEFT JOIN (SELECT * FROM post_theme WHERE post_id IN (${posts})) h ON h.theme_id = t.id
        WHERE t.archived_on IS NULL GROUP BY t.id, t.position ORDER BY t.position, t.id`,
  )
  const counted = await session.first(
    whole,
    sql`SELECT count(*) AS total, count(*) FILTER (h.n > 1) AS several, count(*) FILTER (h.n IS NULL) AS none
        FROM (${posts}) p LEFT JOIN (SELECT post_id, count(*) AS n FROM post_theme GROUP BY post_id) h ON h.post_id = p.id`,
  )
  return { themes, ...(counted ?? { total: 0, several: 0, none: 0 }) }
}
