import { z } from 'zod'
import type { PostRow } from '../../../shared/contract/posts'
import { PLATFORMS, POST_FORMATS, type SetAside } from '../../../shared/vocabulary'
import { ident, join, sql, type Sql } from '../db/sql'
import { compileRate, rateExpression } from '../metrics/compile'
import { immature, maturesIn, setAsideConditions } from './filter'

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

/** Columns of a row of the list over `post AS p`, to be checked by `listedPost`. */
export const POST_COLUMNS = sql`CAST(p.id AS VARCHAR) AS id, p.account_id AS "accountId", p.platform, p.format,
  p.published_at AS "publishedAt", p.published_day AS "publishedDay", p.text, p.permalink,
  p.views::DOUBLE AS views, p.impressions::DOUBLE AS impressions, p.reach::DOUBLE AS reach,
  p.interactions::DOUBLE AS interactions, p.clicks::DOUBLE AS clicks,
  ${rateExpression('err')} AS err, ${rateExpression('erv')} AS erv,
  ${maturesIn(AT)} AS "maturesIn", p.snapshots, ${reasonColumns}`

const count = z.number().nullable()

/** One row of POST_COLUMNS as the contract has it: reasons as a list. */
export const listedPost: z.ZodType<PostRow> = z
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
  })
  .transform(({ is_share, is_crosspost, is_boosted, is_reply, is_collaboration, is_by_hand, ...row }) => {
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
    return { ...row, setAside }
  })
