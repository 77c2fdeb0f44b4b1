import { z } from 'zod'
import type { PostRow } from '../../../shared/contract/posts'
import { type Days, quarterDays, quarterOf } from '../../../shared/periods'
import type { Session } from '../db/database'
import { ident, sql, type Sql } from '../db/sql'
import { published, resolvePeriod } from './filter'

/** Circles beyond which others cannot be told apart: the rest is thinned along its order. */
const MOST_OTHERS = 400

/** Days of the posts a post is placed among: the period when it is of it, else the quarter of its publication. */
export async function daysAmong(session: Session, post: PostRow, period: string | undefined): Promise<Days | null> {
  const day = post.publishedDay
  if (day === null) return null
  if (period !== undefined) {
    const days = await resolvePeriod(session, period)
    if (days.from <= day && day <= days.to) return days
  }
  const { year, quarter } = quarterOf(day)
  return quarterDays(year, quarter)
}

/** The account's posts of some days. */
const fellows = (post: PostRow, days: Days): Sql =>
  sql`FROM post AS p WHERE p.account_id = ${post.accountId} AND ${published(days)}`

const place = z.object({ n: z.int(), below: z.int(), others: z.array(z.number()).nullable() })

/**
 * Reach, else views, of the account's other posts of those days, ascending; thinned evenly above 400, both ends kept, while
 * `n` and `below` count all.
 */
export async function placeOf(session: Session, post: PostRow, days: Days) {
  const metric = post.reach !== null ? ('reach' as const) : ('views' as const)
  const value = post[metric]
  if (value === null) return null
  const found = await session.first(
    place,
    sql`SELECT max(n) AS n, max(below) AS below, list(value ORDER BY value) AS others FROM (
          SELECT value, n, below, row_number() OVER (ORDER BY value) - 1 AS place FROM (
            SELECT ${ident(metric)}::DOUBLE AS value, count(*) OVER () AS n,
              count(*) FILTER (WHERE ${ident(metric)} < ${value}) OVER () AS below
            ${fellows(post, days)} AND ${ident(metric)} IS NOT NULL AND p.id <> ${post.id}::UBIGINT))
        WHERE n <= ${MOST_OTHERS} OR place = 0 OR place = n - 1
          OR floor(place * ${MOST_OTHERS - 2}::DOUBLE / n) > floor((place - 1) * ${MOST_OTHERS - 2}::DOUBLE / n)
        HAVING count(*) > 0`,
  )
  return { metric, value, others: found?.others ?? [], n: found?.n ?? 0, below: found?.below ?? 0 }
}

const weight = z.object({ share: z.number().nullable(), n: z.int() })

/** Share of the post in the interactions of its account's posts of those days, set aside or not. */
export async function weightOf(session: Session, post: PostRow, days: Days) {
  const { interactions } = post
  if (interactions === null) return null
  const found = await session.first(
    weight,
    sql`SELECT ${interactions}::DOUBLE / nullif(sum(p.interactions), 0)::DOUBLE AS share, count(p.interactions) AS n
        ${fellows(post, days)}`,
  )
  return found === null || found.share === null ? null : { share: found.share, n: found.n }
}
