import { z } from 'zod'
import type { PostNumber, PostRow } from '../../../shared/contract/posts'
import { PLATFORMS, POST_FORMATS, type SetAside } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { ident, join, sql, type Sql } from '../db/sql'
import { compileRate, rateExpression } from '../metrics/compile'
import { immature, maturesIn, setAsideConditions } from './filter'
import { numberJoins, numberSql } from './postNumbers'
import { idsIn, suggestionsOf, themesOf } from './postThemes'

/** Export date the maturity of a post rests on: that of its first rate, else of its interactions, else its newest. */
const AT = sql`coalesce(p.err_at, p.erv_at, p.interactions_at, p.exported_at)`

/** Reasons a row of the list can show: those with a switch. Whether a rate exists is said by the rate itself. */
const SWITCHED = ['share', 'crosspost', 'boosted', 'reply', 'collaboration', 'by_hand'] as const satisfies SetAside[]

const conditions = setAsideConditions(compileRate('err'))

/** True when the post is set aside for a reason other than its age. */
export const IS_SET_ASIDE: Sql = sql`(${join(
  SWITCHED.map((reason) => conditions[reason]),
  ' OR ',
)})`

export const IS_IMMATURE: Sql = sql`coalesce(${immature(AT)}, FALSE)`

const reasonColumns = join(
  SWITCHED.map((reason) => sql`${conditions[reason]} AS ${ident(`is_${reason}`)}`),
  ', ',
)

/** Columns of a row over `post AS p`, to be checked by `listedRow` with `numbers`. */
export const POST_FIELDS = sql`CAST(p.id AS VARCHAR) AS id, p.account_id AS "accountId", p.platform, p.format,
  p.published_at AS "publishedAt", p.published_day AS "publishedDay", p.text, p.permalink,
  p.views::DOUBLE AS views, p.impressions::DOUBLE AS impressions, p.reach::DOUBLE AS reach,
  p.interactions::DOUBLE AS interactions, p.clicks::DOUBLE AS clicks,
  ${rateExpression('err')} AS err, ${rateExpression('erv')} AS erv,
  ${maturesIn(AT)} AS "maturesIn", p.snapshots, ${reasonColumns}`

const count = z.number().nullable()

/** One row of POST_FIELDS as the contract has it, without its themes: reasons as a list, `numbers` as `values`. */
export const listedRow = z
  .object({
    id: z.string(),
    accountId: z.int(),
    platform: z.enum(PLATFORMS),
    format: z.enum(POST_FORMATS),
    publishedAt: z.string().nullable(),
    publishedDay: z.string().nullable(),
    text: z.string().nullable(),
    permalink: z.string().nullable(),
    views: count,
    impressions: count,
    reach: count,
    interactions: count,
    clicks: count,
    err: count,
    erv: count,
    maturesIn: z.int().nullable(),
    snapshots: z.int(),
    is_share: z.boolean(),
    is_crosspost: z.boolean(),
    is_boosted: z.boolean(),
    is_reply: z.boolean(),
    is_collaboration: z.boolean(),
    is_by_hand: z.boolean(),
    numbers: z.record(z.string(), count),
  })
  .transform(({ is_share, is_crosspost, is_boosted, is_reply, is_collaboration, is_by_hand, numbers, ...row }) => {
    const set = {
      share: is_share,
      crosspost: is_crosspost,
      boosted: is_boosted,
      reply: is_reply,
      collaboration: is_collaboration,
      by_hand: is_by_hand,
      immature: row.maturesIn !== null,
    }
    const setAside = [...SWITCHED, 'immature' as const].filter((reason) => set[reason])
    return { ...row, setAside, values: numbers }
  })

/** The numbers asked for as one struct; a struct cannot be empty. */
function numbersColumn(numbers: readonly PostNumber[]): Sql {
  const fields = numbers.map((number) => sql`${ident(number)} := ${numberSql(number)}`)
  return fields.length === 0 ? sql`MAP {}::MAP(VARCHAR, DOUBLE)` : sql`struct_pack(${join(fields, ', ')})`
}

/** The posts of these ids with their themes and suggestions, in the order of the ids; those that are gone are left out. */
export async function postRows(
  session: Session,
  ids: readonly string[],
  numbers: readonly PostNumber[] = [],
): Promise<PostRow[]> {
  if (ids.length === 0) return []
  const found = await session.all(
    listedRow,
    // Places first, then the columns of those rows alone: asked in one step, every text of the table is read.
    sql`SELECT ${POST_FIELDS}, ${numbersColumn(numbers)} AS numbers FROM post AS p ${numberJoins(numbers)}
        WHERE p.rowid IN (SELECT rowid FROM post WHERE id IN ${idsIn(ids)})`,
  )
  const themes = await themesOf(session, ids)
  const suggestions = await suggestionsOf(session, ids)
  const rows = new Map(
    found.map((row) => [
      row.id,
      { ...row, themes: themes.get(row.id) ?? [], suggestions: suggestions.get(row.id) ?? [] },
    ]),
  )
  return ids.flatMap((id) => rows.get(id) ?? [])
}
