import { z } from 'zod'
import type { PostRow } from '../../../shared/contract/posts'
import type { Session } from '../db/database'
import { numericColumns } from '../db/columns'
import { ident, join, sql, type Sql } from '../db/sql'
import { published } from './filter'
import {
  knownOf,
  postCondition,
  type PostQuery,
  postSource,
  rangeNumbers,
  type ReadUsual,
  usedParts,
} from './postConditions'
import { usualRates } from './postFlags'
import { numberJoins } from './postNumbers'
import { IS_IMMATURE, IS_SET_ASIDE, postRows } from './postRows'
import { idsIn } from './postThemes'
import { orderBy, postSorting } from './postSorts'

const counts = z.object({ total: z.int(), immature: z.int(), setAside: z.int() })
/** How many posts a question finds, and of how many something must be said. */
export type PostCounts = z.infer<typeof counts>

const page = counts.extend({ ids: z.array(z.string()).nullable() })

/** Ids of 1,000,000 posts take 8 MB: two halves of 32 bits each, less 2^31. */
export interface PostOrder {
  readonly size: number
  /** Decimal text of the ids from `from` on, `to` excluded. */
  slice(from: number, to: number): string[]
}

const HALF = 2n ** 31n
const LOW = sql`4294967295::UBIGINT`

/** Counts and the ids of one window, in one pass over the posts: a search reads every text once. */
export async function readPage(
  session: Session,
  query: PostQuery,
  { offset, limit }: { readonly offset: number; readonly limit: number },
  usual?: ReadUsual,
): Promise<{ readonly counts: PostCounts; readonly ids: readonly string[] }> {
  const sorting = await postSorting(session, query.sort)
  const { from, where } = postSource(query, await knownOf(session, query, usual), sorting.numbers)
  const order = orderBy(sql`k`, sql`d`, sql`id`, query.descending)
  const row = await session.first(
    page,
    sql`WITH m AS MATERIALIZED (SELECT p.id, ${sorting.key} AS k, p.published_day AS d, ${IS_IMMATURE} AS immature,
            ${IS_SET_ASIDE} AS aside FROM ${from} ${sorting.joins} WHERE ${where}),
          top AS (SELECT id, k, d FROM m ORDER BY ${order} LIMIT ${limit} OFFSET ${offset})
        SELECT count(*) AS total, count(*) FILTER (WHERE immature) AS immature, count(*) FILTER (WHERE aside) AS "setAside",
          (SELECT list(CAST(id AS VARCHAR) ORDER BY ${order}) FROM top) AS ids FROM m`,
  )
  const { ids, ...size } = row ?? { total: 0, immature: 0, setAside: 0, ids: null }
  return { counts: size, ids: ids ?? [] }
}

/** Counts alone. */
export async function countPosts(session: Session, query: PostQuery, usual?: ReadUsual): Promise<PostCounts> {
  const { from, where } = postSource(query, await knownOf(session, query, usual))
  const row = await session.first(
    counts,
    sql`SELECT count(*) AS total, count(*) FILTER (WHERE ${IS_IMMATURE}) AS immature,
          count(*) FILTER (WHERE ${IS_SET_ASIDE}) AS "setAside" FROM ${from} WHERE ${where}`,
  )
  return row ?? { total: 0, immature: 0, setAside: 0 }
}

/**
 * Ids of everything a question finds, in its order.
 * @param head ids that come first whatever the order, and only once
 */
export async function readOrder(
  session: Session,
  query: PostQuery,
  usual?: ReadUsual,
  head: readonly string[] = [],
): Promise<PostOrder> {
  const sorting = await postSorting(session, query.sort)
  const { from, where } = postSource(query, await knownOf(session, query, usual), sorting.numbers)
  const half = (value: Sql) => sql`(${value}::BIGINT - 2147483648::BIGINT)::INTEGER`
  const columns = await numericColumns(
    session,
    sql`SELECT ${half(sql`(p.id >> 32)`)} AS high, ${half(sql`(p.id & ${LOW})`)} AS low FROM ${from} ${sorting.joins}
        WHERE ${where} AND p.id NOT IN ${idsIn(head)}
        ORDER BY ${orderBy(sorting.key, sql`p.published_day`, sql`p.id`, query.descending)}`,
  )
  const [high, low] = [columns.integers('high'), columns.integers('low')]
  const idAt = (i: number) => (((BigInt(high[i] ?? 0) + HALF) << 32n) | (BigInt(low[i] ?? 0) + HALF)).toString()
  const first = head.length
  return {
    size: first + columns.rows,
    slice: (start, end) => {
      const last = Math.max(0, Math.min(end, first + columns.rows) - start)
      return Array.from({ length: last }, (_, i) =>
        start + i < first ? (head[start + i] ?? '') : idAt(start + i - first),
      )
    },
  }
}

/**
 * Posts that each removal alone would bring back; removals that bring back none are left out. When several parts are used,
 * `all`: without any of them, on the same days.
 */
export async function relaxations(
  session: Session,
  query: PostQuery,
  usual?: ReadUsual,
): Promise<Record<string, number>> {
  const known = await knownOf(session, query, usual)
  const used = usedParts(query)
  const columns = [...used, 'period' as const].map(
    (part) => sql`count(*) FILTER (WHERE ${postCondition(query, known, part)}) AS ${ident(part)}`,
  )
  if (used.length > 1) columns.push(sql`count(*) FILTER (WHERE ${published(known.days)}) AS ${ident('all')}`)
  const row = await session.first(
    z.record(z.string(), z.int()),
    sql`SELECT ${join(columns, ', ')} FROM post AS p ${numberJoins(rangeNumbers(query))}`,
  )
  return Object.fromEntries(Object.entries(row ?? {}).filter(([, n]) => n > 0))
}

/** One page of posts with the size of the whole. */
export interface PostPage extends PostCounts {
  readonly rows: PostRow[]
  readonly relax: Record<string, number>
}

/**
 * A window of the posts of a period: search in the text without accents (every word must occur), lists and ranges of the
 * filter, sorted. When nothing is found, `relax` says how many posts each removal alone would bring back.
 */
export async function listPosts(
  session: Session,
  query: PostQuery & { readonly offset: number; readonly limit: number },
): Promise<PostPage> {
  const { counts: size, ids } = await readPage(session, query, query)
  const rows = await postRows(session, ids)
  return { ...size, rows, relax: size.total === 0 ? await relaxations(session, query, usualRates) : {} }
}
