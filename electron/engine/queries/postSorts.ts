import { z } from 'zod'
import type { PostNumber } from '../../../shared/contract/posts'
import { PLATFORMS, POST_FORMATS } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { join, sql, type Sql } from '../db/sql'
import type { PostQuery } from './postConditions'
import { numberSql } from './postNumbers'

/** What a list is sorted by: an expression over `post AS p`, what it needs joined, and numbers whose joins it needs. */
export interface PostSorting {
  readonly key: Sql
  readonly joins: Sql
  readonly numbers: readonly PostNumber[]
}

const plainKey = (key: Sql): PostSorting => ({ key, joins: sql``, numbers: [] })

/** Place of a word in a closed list. */
function placeOf(column: Sql, words: readonly string[]): Sql {
  const cases = words.map((word, place) => sql`WHEN ${word} THEN ${place}::INTEGER`)
  return sql`CASE ${column} ${join(cases, '\n')} END`
}

const named = z.object({ id: z.int(), branch: z.string().nullable(), name: z.string() })

/** Accounts by the name of their branch, those of the whole network last, then by their own; looked up by position in a list. */
async function accountKey(session: Session): Promise<Sql> {
  const accounts = await session.all(
    named,
    sql`SELECT a.id, b.short_name AS branch, a.name FROM account a LEFT JOIN branch b ON b.id = a.branch_id`,
  )
  const { compare } = new Intl.Collator('fr')
  const inOrder = accounts.toSorted(
    (a, b) =>
      Number(a.branch === null) - Number(b.branch === null) ||
      compare(a.branch ?? '', b.branch ?? '') ||
      compare(a.name, b.name) ||
      a.id - b.id,
  )
  const places = Array.from({ length: Math.max(0, ...accounts.map(({ id }) => id)) }, () => 'NULL')
  inOrder.forEach(({ id }, place) => (places[id - 1] = String(place)))
  return sql`(${`[${places.join(', ')}]`}::INTEGER[])[p.account_id]`
}

/** By the place of the main theme in the codebook. */
const THEME: PostSorting = {
  key: sql`main_theme.place`,
  joins: sql`LEFT JOIN (SELECT pt.post_id, t.position * 100000 + t.id AS place FROM post_theme pt
      JOIN theme t ON t.id = pt.theme_id WHERE pt.is_main) AS main_theme ON main_theme.post_id = p.id`,
  numbers: [],
}

/** How a list is sorted. */
export async function postSorting(session: Session, sort: PostQuery['sort']): Promise<PostSorting> {
  switch (sort) {
    case 'published_at':
      // Day precision sorts by its day, so that posts of different platforms stay in one order.
      return plainKey(sql`coalesce(p.published_at, p.published_day::TIMESTAMP)`)
    case 'account':
      return plainKey(await accountKey(session))
    case 'platform':
      return plainKey(placeOf(sql`p.platform`, PLATFORMS))
    case 'format':
      return plainKey(placeOf(sql`p.format`, POST_FORMATS))
    case 'theme':
      return THEME
    case 'snapshots':
      return plainKey(sql`p.snapshots`)
    default:
      return { key: numberSql(sort), joins: sql``, numbers: [sort] }
  }
}

/** Posts without the value come last in either direction: a missing number is neither small nor large. */
export function orderBy(key: Sql, day: Sql, id: Sql, descending: boolean): Sql {
  return sql`${key} ${descending ? sql`DESC` : sql`ASC`} NULLS LAST, ${day} DESC NULLS LAST, ${id}`
}
