import { z } from 'zod'
import { POST_FORMATS } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { list, sql, type Sql } from '../db/sql'
import { compileRate } from '../metrics/compile'
import { at } from '../statistics/arrays'
import type { Comparing } from './compareGroups'
import { allOf, asideCode, listConditions, published, kept } from './filter'
import type { GroupPosts } from './ratedPosts'

/** The post that holds more than half of its group's interactions. */
export interface DominantPost {
  readonly postId: string
  readonly share: number
  /** Its reach, views or followers, as the platform counted them (never scaled). */
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
  const { interactions } = group.now.series
  const total = group.now.interactions
  if (interactions.length < 6 || !(total > 0)) return []
  let index = 0
  for (let i = 1; i < interactions.length; i++) if (at(interactions, i) > at(interactions, index)) index = i
  const share = at(interactions, index) / total
  return share > DOMINANT_SHARE ? [{ group, index, share }] : []
}

/** The condition on `post AS p` that picks one group. */
function inGroup({ query, network }: Comparing, key: string): Sql {
  const accounts = [...network.accounts.values()]
  const branch = (id: number | null) => (id === null ? 'network' : String(id))
  switch (query.by) {
    case 'account':
      return sql`p.account_id = ${Number(key)}`
    case 'branch':
      return sql`p.account_id IN ${list(accounts.filter(({ branchId }) => branch(branchId) === key).map(({ id }) => id))}`
    case 'platform':
      return sql`p.account_id IN ${list(accounts.filter(({ platform }) => platform === key).map(({ id }) => id))}`
    case 'format':
      return sql`p.format IN ${list(POST_FORMATS.filter((format) => format === key))}`
  }
}

const found = z.object({ id: z.union([z.string(), z.number()]), d: z.number() })

/** Posts that outweigh the rest of their group, by key of the group. Usually none, then nothing is asked. */
export async function dominantPosts(session: Session, comparing: Comparing): Promise<Map<string, DominantPost>> {
  const out = new Map<string, DominantPost>()
  const rate = compileRate(comparing.query.rate)
  for (const { group, index, share } of comparing.groups.flatMap(largest)) {
    const conditions = [
      published(comparing.days),
      ...listConditions(comparing.query.filter),
      inGroup(comparing, group.key),
    ]
    const row = await session.first(
      found,
      sql`SELECT p.id, (${rate.denominator})::DOUBLE AS d FROM post AS p ${rate.joins}
          WHERE ${allOf(conditions)} AND (${asideCode(rate, kept(comparing.query.filter, comparing.query.by))}) < 0
          ORDER BY ${rate.numerator} DESC, p.id LIMIT 1`,
    )
    if (row === null) continue
    const { n, interactions, denominators, series } = group.now
    const left = denominators - at(series.denominator, index)
    const ratioWithout = n > 1 && left > 0 ? (interactions - at(series.interactions, index)) / left : null
    out.set(group.key, { postId: String(row.id), share, denominator: row.d, ratioWithout })
  }
  return out
}
