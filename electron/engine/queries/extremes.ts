import { z } from 'zod'
import type { CompareQuery } from '../../../shared/contract/compare'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { compileRate } from '../metrics/compile'
import { allOf, anyOf, asideCode, kept, listConditions, published } from './filter'
import { inGroup } from './groupKeys'
import { readContext } from './groupNames'

const extreme = z.object({
  postId: z.string(),
  accountId: z.int(),
  rate: z.number(),
  text: z.string().nullable(),
  permalink: z.string().nullable(),
  day: z.string().nullable(),
  isBest: z.boolean(),
})

/**
 * Best and weakest posts of the period by a measure, of the groups on screen, mature and counted ones only. Where platforms mix, posts are ranked by
 * their rate against the median of their platform, and the rate given is still their own. Of equal rates the one with
 * more interactions is better, and the one that more people saw in vain is weaker. No post stands in both lists.
 */
export async function extremes(session: Session, query: CompareQuery & { readonly count: number }) {
  const rate = compileRate(query.rate, query.age)
  const needsTime = query.by === 'hour' || query.panel === 'hour'
  const context = await readContext(session, query.filter)
  const chosen = query.groups.map((key) => inGroup(query.by, key, context))
  const shown = chosen.length === 0 ? [] : [anyOf(chosen)]
  const where = allOf([published(context.days), ...listConditions(query.filter), ...shown])
  const rows = await session.all(
    extreme,
    sql`WITH counted AS (
          SELECT p.id, p.account_id, p.platform, p.text, p.permalink, p.published_day,
            ${rate.numerator} AS e, ${rate.denominator} AS d, (${rate.numerator}) / (${rate.denominator}) AS rate
          FROM post AS p ${rate.joins}
          WHERE ${where} AND (${asideCode(rate, kept(query.filter, query.by, query.panel), needsTime)}) < 0),
        measured AS (SELECT *, rate / nullif(median(rate) OVER (PARTITION BY platform), 0) AS measure FROM counted),
        placed AS (
          SELECT *, row_number() OVER (ORDER BY coalesce(measure, rate) DESC, e DESC, d, id) AS top,
            row_number() OVER (ORDER BY coalesce(measure, rate), e, d DESC, id) AS bottom, count(*) OVER () AS n
          FROM measured)
        SELECT CAST(id AS VARCHAR) AS "postId", account_id AS "accountId", rate, text, permalink, published_day AS day,
          top <= least(${query.count}, n - n // 2) AS "isBest"
        FROM placed
        WHERE top <= least(${query.count}, n - n // 2) OR bottom <= least(${query.count}, n // 2)
        ORDER BY "isBest" DESC, CASE WHEN "isBest" THEN top ELSE bottom END`,
  )
  const row = ({ postId, accountId, rate: own, text, permalink, day }: z.infer<typeof extreme>) => {
    return { postId, accountId, rate: own, text, permalink, day }
  }
  return {
    best: rows.filter(({ isBest }) => isBest).map(row),
    weakest: rows.filter(({ isBest }) => !isBest).map(row),
  }
}
