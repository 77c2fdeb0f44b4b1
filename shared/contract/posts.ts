import { z } from 'zod'
import { LANGUAGES, METRICS, SET_ASIDE } from '../vocabulary'
import { day, file, filter, id, instant, method, platform, postFormat, postId } from './common'

export const POST_SORTS = [
  'published_at',
  'views',
  'reach',
  'interactions',
  'err',
  'erv',
  'comments',
  'shares',
  'clicks',
] as const

export const postRow = z.object({
  id: postId,
  accountId: id,
  platform,
  format: postFormat,
  publishedAt: instant.nullable(),
  publishedDay: day.nullable(),
  text: z.string().nullable(),
  permalink: z.string().nullable(),
  views: z.number().nullable(),
  impressions: z.number().nullable(),
  reach: z.number().nullable(),
  interactions: z.number().nullable(),
  clicks: z.number().nullable(),
  /** Rates as fractions; null = a term is missing or the denominator is 0. */
  err: z.number().nullable(),
  erv: z.number().nullable(),
  /** Days still to wait before the newest export tells the whole; null = mature. */
  maturesIn: z.int().nullable(),
  setAside: z.array(z.enum(SET_ASIDE)),
  snapshots: z.int(),
})
export type PostRow = z.infer<typeof postRow>

export const postQuery = z.object({
  filter,
  /** Words, without accents or case; all must occur. */
  search: z.string().max(500).default(''),
  sort: z.enum(POST_SORTS).default('published_at'),
  descending: z.boolean().default(true),
})

/** Where one number comes from: platform column, file, spreadsheet row, export date. */
export const trace = z.object({
  metric: z.enum(METRICS),
  value: z.number(),
  /** The column as the platform names it in this file, e.g. "Couverture". */
  column: z.string().nullable(),
  fileName: z.string(),
  row: z.int(),
  exportedAt: instant,
  importId: id,
})

export const postsContract = {
  /** A window of rows for the virtual table, with the size of the whole. */
  list: method.input(postQuery.extend({ offset: z.int().nonnegative(), limit: z.int().min(1).max(500) })).output(
    z.object({
      total: z.int(),
      immature: z.int(),
      setAside: z.int(),
      rows: z.array(postRow),
      /** When total is 0: how many posts each removal would bring back, e.g. {search: 12, platforms: 40}. */
      relax: z.record(z.string(), z.int()),
    }),
  ),
  /** One post with all its snapshots, and the trace of each current value. */
  get: method.input(z.object({ id: postId })).output(
    z.object({
      post: postRow,
      keys: z.array(z.string()),
      metrics: z.array(trace),
      /** Both terms of each rate, from the newest snapshot that holds both. */
      rates: z.array(
        z.object({
          rate: z.enum(['err', 'erv']),
          value: z.number(),
          numerator: z.number(),
          denominator: z.number(),
          exportedAt: instant,
        }),
      ),
      snapshots: z.array(
        z.object({
          exportedAt: instant,
          fileName: z.string(),
          row: z.int(),
          values: z.partialRecord(z.enum(METRICS), z.number()),
          interactions: z.number().nullable(),
        }),
      ),
      /** Reach of the account's posts in the same quarter, to place this one; null where the post has none. */
      place: z
        .object({ metric: z.enum(['reach', 'views']), value: z.number(), others: z.array(z.number()) })
        .nullable(),
    }),
  ),
  /** Sets a post aside from comparisons, or takes it back. Kept on the post's keys. */
  setAside: method.input(z.object({ ids: z.array(postId).min(1).max(5000), aside: z.boolean() })).output(z.object({})),
  csv: method.input(postQuery.extend({ language: z.enum(LANGUAGES).optional() })).output(file),
}
