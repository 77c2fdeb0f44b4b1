import { z } from 'zod'
import { LANGUAGES, MEASURES, POST_FORMATS, SET_ASIDE } from '../vocabulary'
import { day, file, filter, finding, id, interval, method, platform, postId, strength } from './common'

/** Of medians and values: a rate (fraction), a value per post, or 100 × value / median of its platform as soon as several platforms are in. */
const UNITS = ['rate', 'count', 'index'] as const

/** Groups whose content mix can be told from what they make of it: branches (accounts of no branch are none) or accounts. */
export const ALIKE_GROUPINGS = ['branch', 'account'] as const
export type AlikeGrouping = (typeof ALIKE_GROUPINGS)[number]

export const alikeQuery = z.object({
  filter,
  by: z.enum(ALIKE_GROUPINGS).default('branch'),
  rate: z.enum(MEASURES),
})
export type AlikeQuery = z.infer<typeof alikeQuery>

/** One piece of a gap as a factor on "network = 100": pieces multiply. The interval is at 95 %; null where nothing varies within strata. */
export const factor = z.object({ factor: z.number(), interval: interval.nullable() })
export type Factor = z.infer<typeof factor>

const groupName = z.object({
  key: z.string(),
  label: z.string(),
  slot: z.int().nullable(),
  platform: platform.nullable(),
})

/**
 * A group against the others, taken apart (Kitagawa 1955 on mean log rates): raw = mix × outside × result. `mix`: what it
 * publishes; `result`: what it makes of it, at equal content; `outside`: strata only one side publishes. Null under 6 posts of either
 * side in strata that both have.
 */
export const pieces = z.object({
  raw: factor,
  mix: factor,
  outside: factor,
  result: factor,
  /** Of "the result is 1" (t), and over the groups on screen (Benjamini–Hochberg). */
  p: z.number().nullable(),
  q: z.number().nullable(),
  strength,
  /** Share of the posts that lie in strata both sides have. */
  supportFocus: z.number(),
  supportReference: z.number(),
})
export type Pieces = z.infer<typeof pieces>

export const alikeRow = groupName.extend({
  n: z.int(),
  pieces: pieces.nullable(),
  /** Result drawn towards the others' as far as its own noise deserves: gives the order. */
  shrunken: z.number().nullable(),
  /** Place by raw gap, 1 = highest, among the rows with pieces. */
  rawPlace: z.int().nullable(),
})
export type AlikeRow = z.infer<typeof alikeRow>

const alikeBase = z.object({
  by: z.enum(ALIKE_GROUPINGS),
  rate: z.enum(MEASURES),
  unit: z.enum(UNITS),
  from: day,
  to: day,
  /** Strata are platform × format × main theme; without any theme in the posts, platform × format. */
  hasThemes: z.boolean(),
  /** Posts without a main theme: compared with each other, by platform and format alone. */
  withoutTheme: z.int(),
  setAside: z.array(z.object({ reason: z.enum(SET_ASIDE), n: z.int() })),
  /** Posts of accounts of no branch: no branch, so in no reference. */
  ofNoBranch: z.int(),
})

export const alikeOverview = alikeBase.extend({
  /** Like for like, highest first; rows that cannot be compared last. */
  rows: z.array(alikeRow),
  finding,
})
export type AlikeOverview = z.infer<typeof alikeOverview>

/** Content that both sides have or one side lacks. theme 0 = without theme. */
const content = z.object({ platform, format: z.enum(POST_FORMATS), theme: z.int() })

export const themeRow = z.object({
  /** 0 = posts without theme. */
  theme: z.int(),
  nFocus: z.int(),
  nReference: z.int(),
  /** Share of this theme, of the reference with the same weight for each group. */
  shareFocus: z.number(),
  shareReference: z.number(),
  /** Medians of the posts in the unit of the answer; null under 6 posts. The reference's weighs each group the same. */
  medianFocus: z.number().nullable(),
  medianReference: z.number().nullable(),
  /** Posts of the focus where it has no median: the dots. */
  dots: z.array(z.number()),
  /** Ratio of geometric means at equal platform and format; null where no such stratum has both. Its interval wants 6 posts on either side. */
  ratio: factor.nullable(),
  /** Weight of the ratio in the result; weights add up to 1. */
  weight: z.number(),
})
export type ThemeRow = z.infer<typeof themeRow>

export const alikeDetail = alikeBase.extend({
  focus: groupName.extend({ n: z.int() }),
  /** Groups of the reference, each of the same weight: those with 6 posts or more. */
  reference: z.array(groupName),
  nReference: z.int(),
  pieces: pieces.nullable(),
  /** Medians beside the geometric means, in the unit of the answer. */
  median: z.object({ focus: z.number().nullable(), reference: z.number().nullable() }),
  themes: z.array(themeRow),
  /** Strata of one side alone: out of the comparison, never imputed. */
  notComparable: z.array(content.extend({ nFocus: z.int(), nReference: z.int() })),
  tests: z.object({
    vanElteren: z.object({ z: z.number(), p: z.number(), superiority: z.number(), strata: z.int() }).nullable(),
    permutation: z
      .object({ p: z.number(), method: z.enum(['exact', 'random']), splits: z.int(), seed: z.int().nullable() })
      .nullable(),
  }),
  finding,
})
export type AlikeDetail = z.infer<typeof alikeDetail>

const language = z.enum(LANGUAGES).optional()

/** Like for like: is a group's gap made of what it publishes, or of what it makes of it? */
export const alikeContract = {
  /** Every group against the others. */
  branches: method.input(alikeQuery).output(alikeOverview),
  /** One group in full. `focus`: key of the group. NOT_FOUND when it is none. */
  decompose: method.input(alikeQuery.extend({ focus: z.string().min(1).max(40) })).output(alikeDetail),
  /** The table behind either, safe for spreadsheets. */
  csv: method
    .input(alikeQuery.extend({ focus: z.string().min(1).max(40).nullable().default(null), language }))
    .output(file),
}

// ---------------------------------------------------------------- the same message on several accounts

export const messagesQuery = z.object({
  filter,
  by: z.enum(ALIKE_GROUPINGS).default('branch'),
  rate: z.enum(MEASURES),
  /** Days between two posts of one message, at most. */
  days: z.int().min(0).max(31).default(4),
  /** Share of character shingles two texts have in common (Jaccard), at least. Texts under five words must be equal. */
  similarity: z.number().min(0.5).max(1).default(0.85),
})
export type MessagesQuery = z.infer<typeof messagesQuery>

export const messageMember = z.object({
  postId,
  accountId: id,
  /** Key of its group; null = account of no branch, listed and not compared. */
  group: z.string().nullable(),
  day,
  text: z.string(),
  permalink: z.string().nullable(),
  /** In the unit of the answer; null when the post is set aside. */
  value: z.number().nullable(),
  setAside: z.enum(SET_ASIDE).nullable(),
  /** Likeness with the text in the middle of the message, 0 to 1. */
  similarity: z.number(),
  /** False: the account posted it several times, this is not the one nearest in time. */
  counts: z.boolean(),
})
export type MessageMember = z.infer<typeof messageMember>

export const message = z.object({
  /** Number within the answer, by first day. */
  id: z.int(),
  platform,
  from: day,
  to: day,
  /** Text of the post in the middle of the message. */
  text: z.string(),
  members: z.array(messageMember),
})
export type Message = z.infer<typeof message>

const messagesBase = z.object({
  by: z.enum(ALIKE_GROUPINGS),
  rate: z.enum(MEASURES),
  unit: z.enum(UNITS),
  from: day,
  to: day,
  days: z.int(),
  similarity: z.number(),
})

export const messageList = messagesBase.extend({
  groups: z.array(groupName),
  /** At most 300, the ones on most accounts kept; in order of day. */
  messages: z.array(message),
  total: z.int(),
  /** Posts with a text that were compared with each other. */
  read: z.int(),
})
export type MessageList = z.infer<typeof messageList>

/** Values of a group and of those it is held against, message by message. */
export const messagePair = z.object({
  a: z.string(),
  /** Key of the other group; 'others' = the median of the others in each message. */
  b: z.string(),
  /** Messages in which both have a value, those in which a is higher, lower. */
  n: z.int(),
  above: z.int(),
  below: z.int(),
  /** Under 6 messages only the numbers above. Hodges–Lehmann ratio (median of Walsh averages of log ratios), exact interval. */
  ratio: z.number().nullable(),
  interval: interval.nullable(),
  /** Wilcoxon signed ranks. */
  p: z.number().nullable(),
  q: z.number().nullable(),
  strength: strength.nullable(),
})
export type MessagePair = z.infer<typeof messagePair>

export const messagePairs = messagesBase.extend({
  groups: z.array(groupName),
  focus: z.string().nullable(),
  /** Every group against the median of the others: one family of tests. */
  against: z.array(messagePair),
  /** Two by two; with a focus its own pairs only. Empty above 12 groups without focus. A family of its own. */
  pairs: z.array(messagePair),
  messages: z.int(),
  posts: z.int(),
  finding,
})
export type MessagePairs = z.infer<typeof messagePairs>

const focus = z.string().min(1).max(40).nullable().default(null)

/** Near-identical posts of several accounts of one platform within a few days: the same message, heard differently. */
export const messagesContract = {
  list: method.input(messagesQuery).output(messageList),
  pairs: method.input(messagesQuery.extend({ focus })).output(messagePairs),
  /** One row per post of each message, safe for spreadsheets. */
  csv: method.input(messagesQuery.extend({ language })).output(file),
}
