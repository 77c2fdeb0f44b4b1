import { z } from 'zod'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { MEASURE_CATALOG } from '../metrics/catalog'
import { compileRate } from '../metrics/compile'
import { at } from '../statistics/arrays'
import type { Comparing } from './compareSituation'
import { allOf, asideCode, kept, listConditions, published } from './filter'
import { inGroup } from './groupKeys'
import type { GroupPosts } from './groupParts'

/** The post that holds more than half of its group's interactions. */
export interface DominantPost {
  readonly postId: string
  readonly share: number
  /** Its reach, views or followers, as the platform counted them (never scaled); 1 of a value per post. */
  readonly denominator: number
  /** Ratio of sums of the other posts, in the unit of the comparison; null without any. */
  readonly ratioWithout: number | null
}

/** Share above which one post is named: the rest of the group together has less. */
export const DOMINANT_SHARE = 0.5

interface Largest {
  readonly group: GroupPosts
  readonly index: number
  readonly share: number
}

/** The post with most interactions of a group of at least 6, when it holds more than half. */
function largest(group: GroupPosts): Largest[] {
  const total = group.now.interactions
  if (group.now.n < 6 || !(total > 0)) return []
  // One post above half of the sum would have a square above a quarter of the square of the sum: most large groups say no.
  if (group.now.isSelected && group.now.moments().ee <= total ** 2 / 4) return []
  const { interactions } = group.now.series
  let index = 0
  for (let i = 1; i < interactions.length; i++) if (at(interactions, i) > at(interactions, index)) index = i
  const share = at(interactions, index) / total
  return share > DOMINANT_SHARE ? [{ group, index, share }] : []
}

const found = z.object({ id: z.union([z.string(), z.number()]) })

/**
 * Posts that outweigh the rest of their group, by key of the group. Usually none, then nothing is asked. Of reach per post
 * never: a share of a sum of reach would give back the sum.
 */
export async function dominantPosts(session: Session, comparing: Comparing): Promise<Map<string, DominantPost>> {
  const out = new Map<string, DominantPost>()
  const { query, panelKey } = comparing
  if (MEASURE_CATALOG[query.rate].numerator === 'reach') return out
  const rate = compileRate(query.rate, query.age)
  const aside = asideCode(rate, kept(query.filter, query.by, query.panel), [query.by, query.panel].includes('hour'))
  for (const { group, index, share } of comparing.groups.flatMap(largest)) {
    const [e, d] = [at(group.counted.series.interactions, index), at(group.counted.series.denominator, index)]
    const conditions = [
      published(comparing.days),
      ...listConditions(query.filter),
      inGroup(query.by, group.key, comparing),
      ...(query.panel === null || panelKey === null ? [] : [inGroup(query.panel, panelKey, comparing)]),
      sql`${rate.numerator} = ${e}::DOUBLE AND ${rate.denominator} = ${d}::DOUBLE`,
    ]
    const row = await session.first(
      found,
      sql`SELECT p.id FROM post AS p ${rate.joins} WHERE ${allOf(conditions)} AND (${aside}) < 0 ORDER BY p.id LIMIT 1`,
    )
    if (row === null) continue
    const { n, interactions, denominators, series } = group.now
    const left = denominators - at(series.denominator, index)
    const ratioWithout = n > 1 && left > 0 ? (interactions - at(series.interactions, index)) / left : null
    out.set(group.key, { postId: String(row.id), share, denominator: d, ratioWithout })
  }
  return out
}
