import { z } from 'zod'
import { SET_ASIDE, type SetAside } from '../../../shared/vocabulary'
import type { Filter } from '../../../shared/contract/common'
import type { Days } from '../../../shared/periods'
import type { Session } from '../db/database'
import { sql, type Sql } from '../db/sql'
import { compileRate } from '../metrics/compile'
import { allOf, type FilterPart, listConditions, postAside, published } from './filter'

/** What picks posts beside their days. */
export type OriginalsFilter = Pick<Filter, FilterPart>

/** INTEGER over `post AS p`: −1 for a post that counts where posts are counted and nothing is measured, else its place in SET_ASIDE. */
export const ASIDE_OF_POST = postAside(compileRate('err'), [])

/**
 * Condition on `post AS p`: what an account published itself over some days. Left out as in comparisons: posts shared or crossposted,
 * replies, boosted posts, collaborations, stories, and what was set aside by hand. A post exported too early, or without reach, is in:
 * it was published, whatever is known of its numbers.
 */
export function originals(days: Days, filter: OriginalsFilter): Sql {
  return allOf([published(days), ...listConditions(filter), sql`${ASIDE_OF_POST} < 0`])
}

const asideRow = z.object({ aside: z.int(), n: z.int() })

/** Reasons by their place in SET_ASIDE with numbers of posts; what counts (−1) is left out. In the order of the vocabulary. */
export function reasonsOf(rows: readonly z.infer<typeof asideRow>[]): { reason: SetAside; n: number }[] {
  return SET_ASIDE.flatMap((reason, at) => {
    const n = rows.reduce((sum, { aside, n: own }) => (aside === at ? sum + own : sum), 0)
    return n > 0 ? [{ reason, n }] : []
  })
}

/** Posts of these days that are left out, by reason. */
export async function notOriginal(session: Session, days: Days, filter: OriginalsFilter) {
  const rows = await session.all(
    asideRow,
    sql`SELECT ${ASIDE_OF_POST} AS aside, count(*) AS n FROM post AS p
        WHERE ${allOf([published(days), ...listConditions(filter)])} GROUP BY ALL`,
  )
  return reasonsOf(rows)
}
