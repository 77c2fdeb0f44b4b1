import { z } from 'zod'
import type { POST_SORTS, PostRow, postQuery } from '../../../shared/contract/posts'
import { searchWords } from '../../../shared/search'
import type { Session } from '../db/database'
import { ident, join, sql, type Sql } from '../db/sql'
import { rateExpression } from '../metrics/compile'
import { allOf, type FilterPart, listConditions, published, resolvePeriod } from './filter'
import { IS_IMMATURE, IS_SET_ASIDE, listedPost, POST_COLUMNS } from './postRows'

export type PostQuery = z.infer<typeof postQuery>

const SORTS: Readonly<Record<(typeof POST_SORTS)[number], Sql>> = {
  // Day precision sorts by its day, so that posts of different platforms stay in one order.
  published_at: sql`coalesce(p.published_at, p.published_day::TIMESTAMP)`,
  views: sql`coalesce(p.views, p.impressions)`,
  reach: sql`p.reach`,
  interactions: sql`p.interactions`,
  err: rateExpression('err'),
  erv: rateExpression('erv'),
  comments: sql`p.comments`,
  shares: sql`p.shares`,
  clicks: sql`p.clicks`,
}

/** Posts without the value come last in either direction: a missing number is neither small nor large. */
export function postOrder({ sort, descending }: Pick<PostQuery, 'sort' | 'descending'>): Sql {
  const direction = descending ? sql`DESC` : sql`ASC`
  return sql`${SORTS[sort]} ${direction} NULLS LAST, p.published_day DESC NULLS LAST, p.id`
}

function searchConditions(search: string): Sql[] {
  return searchWords(search).map((word) => sql`contains(p.search_text, ${word})`)
}

/** Conditions of the list. Set-aside posts are listed and say why: only comparisons leave them out. */
export async function postConditions(session: Session, query: PostQuery): Promise<Sql> {
  const days = await resolvePeriod(session, query.filter.period)
  return allOf([published(days), ...listConditions(query.filter), ...searchConditions(query.search)])
}

/** One page of posts with the size of the whole. */
export interface PostPage {
  readonly total: number
  readonly immature: number
  readonly setAside: number
  readonly rows: PostRow[]
  readonly relax: Record<string, number>
}

const counts = z.object({ total: z.int(), immature: z.int(), setAside: z.int() })

/**
 * A window of the posts of a period: search in the text without accents (every word must occur), lists of the filter,
 * sorted. When nothing is found, `relax` says how many posts each removal alone would bring back.
 */
export async function listPosts(
  session: Session,
  query: PostQuery & { readonly offset: number; readonly limit: number },
): Promise<PostPage> {
  const where = await postConditions(session, query)
  const size = await session.first(
    counts,
    sql`SELECT count(*) AS total, count(*) FILTER (WHERE ${IS_IMMATURE}) AS immature,
          count(*) FILTER (WHERE ${IS_SET_ASIDE}) AS "setAside" FROM post AS p WHERE ${where}`,
  )
  const { total, immature, setAside } = size ?? { total: 0, immature: 0, setAside: 0 }
  // The page is chosen on ids alone, its columns are read for those rows only.
  const rows = await session.all(
    listedPost,
    sql`SELECT ${POST_COLUMNS} FROM post AS p
        WHERE p.rowid IN (SELECT p.rowid FROM post AS p WHERE ${where} ORDER BY ${postOrder(query)}
                          LIMIT ${query.limit} OFFSET ${query.offset})
        ORDER BY ${postOrder(query)}`,
  )
  return { total, immature, setAside, rows, relax: total === 0 ? await relax(session, query) : {} }
}

/** Posts that each removal alone would bring back; removals that bring back none are left out. */
async function relax(session: Session, query: PostQuery): Promise<Record<string, number>> {
  const days = await resolvePeriod(session, query.filter.period)
  const { filter, search } = query
  const lists: FilterPart[] = ['branches', 'accounts', 'platforms', 'formats', 'themes']
  const used = lists.filter((part) => filter[part].length > 0)
  const words = searchConditions(search)
  const without = new Map<string, Sql>()
  if (words.length > 0) without.set('search', allOf([published(days), ...listConditions(filter)]))
  for (const part of used) without.set(part, allOf([published(days), ...listConditions(filter, part), ...words]))
  without.set('period', allOf([...listConditions(filter), ...words]))
  const columns = [...without].map(([name, where]) => sql`count(*) FILTER (WHERE ${where}) AS ${ident(name)}`)
  const row = await session.first(z.record(z.string(), z.int()), sql`SELECT ${join(columns, ', ')} FROM post AS p`)
  return Object.fromEntries(Object.entries(row ?? {}).filter(([, n]) => n > 0))
}
