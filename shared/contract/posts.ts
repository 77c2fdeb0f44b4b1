import { z } from 'zod'
import { LANGUAGES, METRICS, RATES, SET_ASIDE, TAG_ORIGINS } from '../vocabulary'
import { day, file, filter, id, instant, method, period, platform, postFormat, postId } from './common'

/** Every number a post can be filtered and sorted by, and shown with: metrics of the platforms, interactions, rates. */
export const POST_NUMBERS = ['interactions', ...METRICS, ...RATES] as const
export type PostNumber = (typeof POST_NUMBERS)[number]

export const POST_SORTS = [
  'published_at',
  'account',
  'platform',
  'format',
  'theme',
  'snapshots',
  ...POST_NUMBERS,
] as const
export type PostSort = (typeof POST_SORTS)[number]

/** Columns of the list, in its own order; a CSV of chosen columns keeps the order in which they are asked for. */
export const POST_COLUMNS = [
  'date',
  'account',
  'platform',
  'format',
  'text',
  'themes',
  'link',
  'aside',
  'snapshots',
  ...POST_NUMBERS,
] as const
export type PostColumn = (typeof POST_COLUMNS)[number]

/** Reasons to be left out of comparisons that a list can be narrowed to: those that do not depend on a measure. */
export const LISTED_ASIDE = [
  'share',
  'crosspost',
  'boosted',
  'reply',
  'collaboration',
  'story',
  'by_hand',
  'immature',
] as const satisfies readonly (typeof SET_ASIDE)[number][]
export type ListedAside = (typeof LISTED_ASIDE)[number]

/** Posts that one call takes or gives at most; what is longer goes by parts. */
export const MOST_POSTS = 5000

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
  /** What holds now, the main theme first, then in the order of the codebook. */
  themes: z.array(z.object({ themeId: id, origin: z.enum(TAG_ORIGINS), isMain: z.boolean() })),
  /** What the model would propose and nobody has decided yet, the surest first. */
  suggestions: z.array(z.object({ themeId: id, score: z.number() })),
  /** The numbers asked for beside those above; null = no file gives it. */
  values: z.partialRecord(z.enum(POST_NUMBERS), z.number().nullable()),
})
export type PostRow = z.infer<typeof postRow>

/** Posts whose number lies between two values, both included; null = no limit on that side. A post without it is left out. */
export const postRange = z.object({
  metric: z.enum(POST_NUMBERS),
  min: z.number().nullable(),
  max: z.number().nullable(),
})
export type PostRange = z.infer<typeof postRange>

export const postQuery = z.object({
  filter,
  /** Words, without accents or case; all must occur. */
  search: z.string().max(500).default(''),
  ranges: z.array(postRange).max(20).default([]),
  /** Only posts whose log rate is unusual for their account in the period (modified z beyond 3.5). */
  flagged: z.boolean().default(false),
  /** Only posts left out of comparisons for one of these reasons; empty = all posts. */
  aside: z.array(z.enum(LISTED_ASIDE)).default([]),
  sort: z.enum(POST_SORTS).default('published_at'),
  descending: z.boolean().default(true),
})

/** Counts of what a list finds. */
const listCounts = { total: z.int(), immature: z.int(), setAside: z.int() }

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
  /**
   * A window of rows for the virtual table, with the size of the whole. `list` names the order in which the first window was
   * read: given back, later windows go on in that order although a tag or a mark has changed what the filter finds.
   */
  list: method
    .input(
      postQuery.extend({
        offset: z.int().nonnegative(),
        limit: z.int().min(1).max(500),
        /** Numbers to give with each row, in `values`. */
        numbers: z.array(z.enum(POST_NUMBERS)).max(POST_NUMBERS.length).default([]),
        list: z.string().max(40).nullable().default(null),
      }),
    )
    .output(
      z.object({
        list: z.string(),
        ...listCounts,
        /** Posts that the filter finds now; differs from `total` when something has changed since the list was made. */
        matching: z.int(),
        rows: z.array(postRow),
        /** When total is 0: how many posts each removal would bring back, e.g. {search: 12, platforms: 40, all: 211}. */
        relax: z.record(z.string(), z.int()),
      }),
    ),
  /** Ids of what a list finds, in its order, by parts. */
  ids: method
    .input(
      postQuery.extend({
        offset: z.int().nonnegative(),
        limit: z.int().min(1).max(MOST_POSTS),
        list: z.string().max(40).nullable().default(null),
      }),
    )
    .output(z.object({ list: z.string(), total: z.int(), ids: z.array(postId) })),
  /** How many of what a list finds are flagged. Apart from the list: it reads every rate of the period. */
  flagged: method.input(postQuery).output(z.object({ n: z.int() })),
  /** Themes that some of these posts have: how many have it, and for how many it is the main one. */
  themesOf: method
    .input(z.object({ ids: z.array(postId).min(1).max(MOST_POSTS) }))
    .output(z.array(z.object({ themeId: id, n: z.int(), main: z.int() }))),
  /**
   * One post with all its snapshots, and the trace of each current value. `period`: the posts it is placed among; the
   * quarter of its publication when it is not of that period, or none is given.
   */
  get: method.input(z.object({ id: postId, period: period.optional() })).output(
    z.object({
      post: postRow,
      keys: z.array(z.string()),
      metrics: z.array(trace),
      /** Both terms of each rate, from the newest snapshot that holds both; by followers: those counted nearest to publication. */
      rates: z.array(
        z.object({
          rate: z.enum(RATES),
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
      /** Days of the posts it is placed among; null for a post without day. */
      among: z.object({ from: day, to: day }).nullable(),
      /**
       * Reach (else views) of the account's other posts of those days, to place this one; null where the post has none. Above
       * 400 the others are thinned evenly along their order; `n` and `below` count all of them.
       */
      place: z
        .object({
          metric: z.enum(['reach', 'views']),
          value: z.number(),
          others: z.array(z.number()),
          n: z.int(),
          below: z.int(),
        })
        .nullable(),
      /** Its log rate is unusual among the account's posts of those days that comparisons count; null = it is not. */
      flag: z.object({ rate: z.enum(RATES), z: z.number(), n: z.int() }).nullable(),
      /** Its share of the interactions of the account's posts of those days; null when it or they have none. */
      weight: z.object({ share: z.number(), n: z.int() }).nullable(),
    }),
  ),
  /** Sets posts aside from comparisons, or takes them back; kept on their keys. `changed`: those that were not so before. */
  setAside: method
    .input(z.object({ ids: z.array(postId).min(1).max(MOST_POSTS), aside: z.boolean() }))
    .output(z.object({ changed: z.array(postId) })),
  /** What the list finds, whole; every column, or those chosen. */
  csv: method
    .input(
      postQuery.extend({
        language: z.enum(LANGUAGES).optional(),
        columns: z.array(z.enum(POST_COLUMNS)).max(POST_COLUMNS.length).optional(),
      }),
    )
    .output(file),
}
