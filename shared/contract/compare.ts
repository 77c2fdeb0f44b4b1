import { z } from 'zod'
import { GROUPINGS, LANGUAGES, RATES, SET_ASIDE } from '../vocabulary'
import { day, file, filter, finding, id, method, platform, postId, strength } from './common'

export const compareQuery = z.object({
  filter,
  by: z.enum(GROUPINGS),
  rate: z.enum(RATES),
})
export type CompareQuery = z.infer<typeof compareQuery>

const interval = z.object({ low: z.number(), high: z.number() })

export const groupRow = z.object({
  /** Branch or account id as text, platform or format code; 'network' for accounts of no branch. */
  key: z.string(),
  /** Name from the data; null when the key is a word of the vocabulary. */
  label: z.string().nullable(),
  slot: z.int().nullable(),
  platform: platform.nullable(),
  n: z.int(),
  /** Median post rate (fraction, or index with network = 100); null under 6 posts. */
  median: z.number().nullable(),
  interval: interval.nullable(),
  /** Second number: sum of interactions over sum of denominators, n ≥ 8. */
  ratioOfSums: z.object({ value: z.number(), interval: interval.nullable() }).nullable(),
  /** Ratio of sums and median disagree in direction about this group and the network. */
  disagrees: z.boolean(),
  /** The post that weighs most on the sum, when it holds more than half of the group's interactions. */
  dominant: z
    .object({ postId, share: z.number(), denominator: z.number(), ratioWithout: z.number().nullable() })
    .nullable(),
  interactions: z.number(),
  /** Sum of views; null for rates by reach (reach is never added). */
  views: z.number().nullable(),
  /** Median shrunk towards the network on the log scale; gives the order. */
  shrunken: z.number().nullable(),
  immature: z.int(),
  /** The same group in the comparison period. ratio = now / then (Hodges–Lehmann on logs). */
  previous: z
    .object({
      n: z.int(),
      median: z.number().nullable(),
      interval: interval.nullable(),
      change: z.object({ ratio: z.number(), interval: interval.nullable(), strength }).nullable(),
    })
    .nullable(),
})
export type GroupRow = z.infer<typeof groupRow>

export const pair = z.object({
  a: z.string(),
  b: z.string(),
  /** Hodges–Lehmann ratio a / b with its 95 % interval. */
  ratio: z.number(),
  interval: interval.nullable(),
  /** P(a > b) + ½ P(a = b). */
  superiority: z.number(),
  delta: z.number(),
  p: z.number(),
  q: z.number(),
  strength,
})

export const comparison = z.object({
  by: z.enum(GROUPINGS),
  rate: z.enum(RATES),
  /** rate: fraction; index: 100 × post rate / median of its platform, used as soon as platforms mix in a group. */
  unit: z.enum(['rate', 'index']),
  from: day,
  to: day,
  before: z.object({ from: day, to: day }).nullable(),
  /** In display order: shrunken estimate, groups under 6 posts last. */
  rows: z.array(groupRow),
  network: groupRow,
  /** Tests of the family on screen; above 12 groups each against all others together, b = 'rest'. Empty across platforms: what counts as an interaction differs there. */
  pairs: z.array(pair),
  /** Runs of rows that cannot be told apart: indexes into rows, inclusive. */
  brackets: z.array(z.object({ letter: z.string(), from: z.int(), to: z.int() })),
  kruskal: z.object({ h: z.number(), df: z.int(), p: z.number() }).nullable(),
  finding,
  /** Second sentence: this period against the other one, for the network. */
  trend: finding.nullable(),
  asides: z.array(finding),
  setAside: z.array(z.object({ reason: z.enum(SET_ASIDE), n: z.int() })),
})
export type ComparisonResult = z.infer<typeof comparison>

export const compareContract = {
  groups: method.input(compareQuery).output(comparison),
  /**
   * The dots: one row per post as Arrow IPC stream bytes, columns group (utf8), id (utf8), rate (float64), mature (bool).
   * At most 5,000 per group, the extremes always kept; `drawn` says so.
   */
  points: method.input(compareQuery).output(z.object({ arrow: z.instanceof(Blob), drawn: z.int(), total: z.int() })),
  /** The table behind the chart, safe for spreadsheets. language: whose decimal sign and delimiter; the network's own by default. */
  csv: method.input(compareQuery.extend({ language: z.enum(LANGUAGES).optional() })).output(file),
  /** Median per post and month of one metric, with interval; a definition break is a date with a code, never crossed by a line. */
  series: method
    .input(
      z.object({
        filter,
        metric: z.enum(['views', 'impressions', 'reach', 'interactions']),
        months: z.int().min(1).max(60),
      }),
    )
    .output(
      z.object({
        points: z.array(
          z.object({
            metric: z.string(),
            month: day,
            n: z.int(),
            median: z.number().nullable(),
            interval: interval.nullable(),
          }),
        ),
        /** origin data: the source column changes there; announced: a date of the platform's API, a mark only. */
        breaks: z.array(z.object({ day, code: z.string(), platform, origin: z.enum(['data', 'announced']) })),
      }),
    ),
  /**
   * Per platform: number of posts (metric `posts`, everything in the filter, immature included) and median per mature post of
   * reach, views and impressions, with the comparison period. change: code of what may be said over the two periods.
   */
  medians: method.input(z.object({ filter })).output(
    z.array(
      z.object({
        platform,
        metric: z.enum(['posts', 'reach', 'views', 'impressions']),
        n: z.int(),
        nBefore: z.int().nullable(),
        median: z.number().nullable(),
        before: z.number().nullable(),
        change: z.enum(['likely_up', 'likely_down', 'cannot_tell', 'few', 'no_before']),
      }),
    ),
  ),
  /** What this rate divides and counts, per platform: the method text of the screen and the report. */
  definitions: method.output(
    z.array(
      z.object({
        metric: z.string(),
        unit: z.string(),
        additive: z.boolean(),
        better: z.enum(['more', 'less', 'neither']),
        platforms: z.array(platform),
        /**
         * Per platform: its field as the English export names it, the first and last day it announced (null = none known),
         * and whether it may stand beside other platforms'. Empty for a rate.
         */
        fields: z.array(
          z.object({
            platform,
            field: z.string(),
            since: day.nullable(),
            until: day.nullable(),
            comparable: z.boolean(),
          }),
        ),
      }),
    ),
  ),
  /** Best and weakest posts of the period by the rate, mature ones only, with their links. */
  extremes: method.input(compareQuery.extend({ count: z.int().min(1).max(50) })).output(
    z.object({
      best: z.array(
        z.object({
          postId,
          accountId: id,
          rate: z.number(),
          text: z.string().nullable(),
          permalink: z.string().nullable(),
          day: day.nullable(),
        }),
      ),
      weakest: z.array(
        z.object({
          postId,
          accountId: id,
          rate: z.number(),
          text: z.string().nullable(),
          permalink: z.string().nullable(),
          day: day.nullable(),
        }),
      ),
    }),
  ),
}
