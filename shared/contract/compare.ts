import { z } from 'zod'
import { AIMS, GROUPINGS, LANGUAGES, MEASURES, SET_ASIDE } from '../vocabulary'
import { day, file, filter, finding, id, interval, method, platform, postId, strength } from './common'

/** At most so many groups are chosen by hand; above as many, each is compared with the rest whatever is asked. */
export const GROUPS_AT_MOST = 12

const groupKey = z.string().min(1).max(40)

export const compareQuery = z.object({
  filter,
  by: z.enum(GROUPINGS),
  /** The measure: a rate named by its denominator, or a value per post. */
  rate: z.enum(MEASURES),
  /** Small multiples: `compare.panels` splits by this too; the other methods ignore it, except `points`. */
  panel: z.enum(GROUPINGS).nullable().default(null),
  /** Keys of the groups on screen; none = all. The others leave screen, network row and family of tests, and an aside says so. */
  groups: z.array(groupKey).max(GROUPS_AT_MOST).default([]),
  /** Who is tested against whom. Above 12 groups always `rest`: each against all others together. */
  against: z.enum(['pairs', 'rest']).default('pairs'),
  /** Key of the one group tested against the rest; the only test then. */
  focus: groupKey.nullable().default(null),
  /** `without`: posts with a modified z above 3.5 on the log rate of their group are left out of every number. */
  outliers: z.enum(['with', 'without']).default('with'),
  /** All posts at this age in days, from the snapshot nearest to it (`ageTolerance`); then immature posts count too. */
  age: z.int().min(1).max(365).nullable().default(null),
})
/** A question about groups, complete. `CompareInput` is what a caller writes: everything but filter, by and rate may be left out. */
export type CompareQuery = z.infer<typeof compareQuery>
export type CompareInput = z.input<typeof compareQuery>

/** Days a snapshot may be away from the age asked for: a fifth of it, at least 1. Never interpolated. */
export function ageTolerance(age: number): number {
  return Math.max(1, Math.round(age / 5))
}

export const groupRow = z.object({
  /** As GROUPINGS says. */
  key: z.string(),
  /** Name from the data (of a theme: in the network's language); null when the key is a word of the vocabulary. */
  label: z.string().nullable(),
  slot: z.int().nullable(),
  platform: platform.nullable(),
  n: z.int(),
  /** Median of the posts in the unit of the comparison; null under 6 posts. */
  median: z.number().nullable(),
  interval: interval.nullable(),
  /** Posts with a modified z above 3.5 on the log rate of this group, whether they are in `n` or not (`query.outliers`). */
  outliers: z.int(),
  /** Median and interval without these posts: the same as `median` where there are none; null where fewer than 6 are left. */
  medianWithout: z.number().nullable(),
  intervalWithout: interval.nullable(),
  /**
   * Second number: sum of interactions over sum of denominators, n ≥ 8; of a value per post, the mean. Null for `reach_per_post`:
   * a mean of reach gives back its sum.
   */
  ratioOfSums: z.object({ value: z.number(), interval: interval.nullable() }).nullable(),
  /** Ratio of sums and median disagree in direction about this group and the network. */
  disagrees: z.boolean(),
  /** The post that weighs most on the sum, when it holds more than half of the group's interactions. */
  dominant: z
    .object({ postId, share: z.number(), denominator: z.number(), ratioWithout: z.number().nullable() })
    .nullable(),
  /** Sum of interactions, views, clicks: each where the measure counts it, else null. Reach is never added. */
  interactions: z.number().nullable(),
  views: z.number().nullable(),
  clicks: z.number().nullable(),
  /** Geometric mean drawn towards the others as far as its own noise deserves; gives the order. */
  shrunken: z.number().nullable(),
  /** 95 % interval of the place of the group among those ordered, 1 = highest. */
  ranks: z.object({ best: z.int(), worst: z.int() }).nullable(),
  /** Two rows share a letter if and only if they are not told apart; none where groups are not compared in pairs. */
  letters: z.array(z.string()),
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
  /** At the false-coverage-rate level 1 − .05·R/m of the family; null unless q < .05. */
  adjusted: interval.nullable(),
  /** P(a > b) + ½ P(a = b). */
  superiority: z.number(),
  delta: z.number(),
  /** Mann–Whitney. */
  p: z.number(),
  q: z.number(),
  /** Test of A alone, spreads may differ; by permutation when either group is under 10 posts or a variance is 0. Null for very large groups. */
  brunnerMunzel: z.object({ p: z.number(), method: z.enum(['t', 'permutation']) }).nullable(),
  /** Posts tested on either side. */
  nA: z.int(),
  nB: z.int(),
  /** By theme: posts that belong to both. They are in neither side of this test, which needs independent groups. */
  shared: z.int(),
  strength,
})

export const comparison = z.object({
  by: z.enum(GROUPINGS),
  rate: z.enum(MEASURES),
  /** rate: fraction; count: per post; index: 100 × post / median of its platform, used as soon as platforms mix in a group. */
  unit: z.enum(['rate', 'count', 'index']),
  from: day,
  to: day,
  before: z.object({ from: day, to: day }).nullable(),
  /**
   * In display order: shrunken estimate, groups under 6 posts last. Month, quarter, weekday and hour keep the order of time
   * instead, and platforms that of the vocabulary.
   */
  rows: z.array(groupRow),
  /** The groups on screen together, each with the same weight; by theme every post once. */
  network: groupRow,
  /** Every group with posts in the period, also those not chosen, in display order of names: what there is to choose from. */
  choices: z.array(
    z.object({
      key: z.string(),
      label: z.string().nullable(),
      slot: z.int().nullable(),
      platform: platform.nullable(),
      n: z.int(),
    }),
  ),
  /** Who was tested against whom: every pair; each against all others together; the focus alone against the rest. */
  scheme: z.enum(['pairs', 'rest', 'focus']),
  focus: z.string().nullable(),
  /** Age at which posts are compared, and how far away a snapshot may be. */
  age: z.object({ days: z.int(), tolerance: z.int() }).nullable(),
  /**
   * Posts flagged on screen; null when there are none. `used`: whether they are in the numbers. `other`: the finding with them the
   * other way; `changes`: it says something else, and an aside tells it.
   */
  outliers: z
    .object({ n: z.int(), used: z.enum(['with', 'without']), other: finding, changes: z.boolean() })
    .nullable(),
  /** Tests of the family on screen; b = 'rest' where a group stands against all others together. Empty across platforms: what counts as an interaction differs there. */
  pairs: z.array(pair),
  /** Runs of rows that cannot be told apart: indexes into rows, inclusive. */
  brackets: z.array(z.object({ letter: z.string(), from: z.int(), to: z.int() })),
  /** Of three groups or more; by theme over the posts that have only one of the themes on screen. */
  kruskal: z.object({ h: z.number(), df: z.int(), p: z.number() }).nullable(),
  finding,
  /** Second sentence: this period against the other one, for the network. */
  trend: finding.nullable(),
  asides: z.array(finding),
  setAside: z.array(z.object({ reason: z.enum(SET_ASIDE), n: z.int() })),
})
export type ComparisonResult = z.infer<typeof comparison>

/** One panel: the same comparison of the posts of one group of `query.panel`. */
const panel = z.object({
  key: z.string(),
  label: z.string().nullable(),
  slot: z.int().nullable(),
  platform: platform.nullable(),
  result: comparison,
})

/** One theme judged by its own aim, against all posts that do not have it. */
const aimRow = z.object({
  themeId: id,
  label: z.string().nullable(),
  aim: z.enum(AIMS),
  measure: z.enum(MEASURES),
  n: z.int(),
  /** Index: 100 = the median post of the same platform. Null under 6 posts. */
  median: z.number().nullable(),
  interval: interval.nullable(),
  /** Hodges–Lehmann ratio to the network's posts without this theme, each measured against its platform. */
  ratio: z.number().nullable(),
  ratioInterval: interval.nullable(),
  adjusted: interval.nullable(),
  nOthers: z.int(),
  p: z.number().nullable(),
  /** Benjamini–Hochberg over the themes shown. */
  q: z.number().nullable(),
  strength: strength.nullable(),
  immature: z.int(),
})
export type AimRow = z.infer<typeof aimRow>

/** Instead of a total reach, which nobody can know from posts: what may be said. Reach is nowhere added. */
export const reachAnswer = z.object({
  from: day,
  to: day,
  /** The refusal: `reach_not_added`. */
  finding,
  /** Posts with a reach. Median per post: of one platform alone, else null and by platform. */
  n: z.int(),
  median: z.number().nullable(),
  interval: interval.nullable(),
  platforms: z.array(
    z.object({
      platform,
      n: z.int(),
      median: z.number().nullable(),
      interval: interval.nullable(),
      atLeast: z.number(),
    }),
  ),
  /** The network reached at least as many people as its most seen post. */
  atLeast: z.object({ value: z.number(), postId, accountId: id, platform }).nullable(),
  /**
   * Upper bound: the reference population, for reach among it, where the sum of the posts does not lie below. Where it
   * does, or without population, the bound would be a sum of reach, which is never shown: null.
   */
  atMost: z.number().nullable(),
  population: z.object({ people: z.int(), label: z.string() }).nullable(),
  /** The platform's own figure for a period, where a file gives one; daily reach is none. */
  own: z.array(z.object({ accountId: id, platform, from: day, to: day, value: z.number() })),
})
export type ReachAnswer = z.infer<typeof reachAnswer>

export const COMPARE_TABLES = ['groups', 'pairs', 'panels', 'aims', 'reach'] as const

export const compareContract = {
  groups: method.input(compareQuery).output(comparison),
  /** The same comparison in every panel; `family` = number of tests, judged together over all panels. INVALID without `panel`, or with panel = by. */
  panels: method.input(compareQuery).output(
    z.object({
      panels: z.array(panel),
      family: z.int(),
      setAside: z.array(z.object({ reason: z.enum(SET_ASIDE), n: z.int() })),
    }),
  ),
  /** Total reach is asked for: why not, and what instead. */
  reach: method.input(z.object({ filter })).output(reachAnswer),
  /** Every theme by its own aim. */
  aims: method
    .input(z.object({ filter }))
    .output(z.object({ from: day, to: day, rows: z.array(aimRow), finding, family: z.int() })),
  /**
   * The dots: one row per post as Arrow IPC stream bytes, columns group (utf8), id (utf8), rate (float64), mature (bool), outlier
   * (bool), and panel (utf8) when the query has one. By theme a post is drawn in each of its themes. At most 5,000 per group
   * (and panel) and about 30,000 in all (never under 50 per group), the extremes always kept; `drawn` says so.
   */
  points: method.input(compareQuery).output(z.object({ arrow: z.instanceof(Blob), drawn: z.int(), total: z.int() })),
  /** The table behind the chart, safe for spreadsheets. language: whose decimal sign and delimiter; the network's own by default. */
  csv: method
    .input(
      compareQuery.extend({ language: z.enum(LANGUAGES).optional(), table: z.enum(COMPARE_TABLES).default('groups') }),
    )
    .output(file),
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
        /** Of a measure: the metric it counts and what it divides by on each platform (`post` = nothing); empty for a metric. */
        terms: z.array(z.object({ platform, numerator: z.string(), denominator: z.string() })),
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
