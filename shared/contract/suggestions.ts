import { z } from 'zod'
import { day, file, filter, id, instant, method, platform, postId, strength, task } from './common'
import { LANGUAGES } from '../vocabulary'
import { tagsBefore } from './themes'

/** Precisions somebody may ask for before a theme proposes anything. */
export const TARGETS = [0.8, 0.85, 0.9, 0.95] as const
export const DEFAULT_TARGET = 0.85

/** A share of counted things with its 95 % interval. */
const measured = z.object({ value: z.number(), lower: z.number(), upper: z.number() })

/**
 * proposes: its measured precision reaches the target; below: it does not; few: too few examples to learn from; unproven: enough
 * examples, but too few of them would have been proposed to measure anything.
 */
export const SUGGESTION_STATES = ['proposes', 'below', 'unproven', 'few'] as const

export const measuredTheme = z.object({
  themeId: id,
  state: z.enum(SUGGESTION_STATES),
  /** Examples that have the theme. */
  positives: z.int(),
  /** Of the examples held out, how many the model would have proposed, and how many of these rightly: precision = right / proposed. */
  proposed: z.int(),
  right: z.int(),
  /** Null when nothing would have been proposed. */
  precision: measured.nullable(),
  recall: measured.nullable(),
  /** Chance from which the theme is proposed. */
  threshold: z.number(),
})
export type MeasuredTheme = z.infer<typeof measuredTheme>

export const suggestionModel = z.object({
  trainedAt: instant,
  target: z.number(),
  /** Texts learnt from, how many of them are different messages, and the labels put on them by people. */
  posts: z.int(),
  messages: z.int(),
  labels: z.int(),
  /** Over the themes that propose; null when none does. */
  overall: z
    .object({
      proposed: z.int(),
      right: z.int(),
      precision: measured,
      recall: measured,
      /** Precision where no rule gives the theme: the posts that suggestions are for. */
      beyondRules: measured.extend({ proposed: z.int() }).nullable(),
      strength,
    })
    .nullable(),
  themes: z.array(measuredTheme),
})
export type SuggestionModel = z.infer<typeof suggestionModel>

/** A word of the post, as the post spells it, and what it added to the logit of the chance. */
const word = z.object({ text: z.string(), weight: z.number() })
export const suggestionWords = z.object({ for: z.array(word), against: z.array(word) })
export type SuggestionWords = z.infer<typeof suggestionWords>

export const suggestionRow = z.object({
  postId,
  themeId: id,
  /** Chance that a person would say so, 0 to 1. */
  score: z.number(),
  words: suggestionWords,
  text: z.string(),
  accountId: id,
  platform,
  publishedDay: day.nullable(),
})
export type SuggestionRow = z.infer<typeof suggestionRow>

export const suggestionState = z.object({
  /** Null before the first training. */
  model: suggestionModel.nullable(),
  /** Posts a person has tagged, and how many a theme needs. */
  taggedPosts: z.int(),
  needed: z.int(),
  /** What happened after the training: decisions of people, files imported. */
  since: z.object({ decisions: z.int(), imports: z.int() }),
})
export type SuggestionState = z.infer<typeof suggestionState>

const answer = z.object({ postId, themeId: id, accept: z.boolean() })
/** What undoes the answers, in the order in which they were written. */
const before = z.array(tagsBefore).max(100)

/** A local model that learnt from what people tagged here. It proposes; only people decide. */
export const suggestionsContract = {
  state: method.output(suggestionState),
  /** Learns, measures itself by cross-validation, and looks at every post nobody has decided on. */
  train: method.input(z.object({ target: z.number().min(0.5).max(0.99).optional() })).output(task(suggestionState)),
  /** Open proposals, surest first. `filter.themes` are the themes proposed, not those a post has. */
  list: method
    .input(z.object({ filter, offset: z.int().nonnegative().default(0), limit: z.int().min(1).max(500).default(50) }))
    .output(
      z.object({
        total: z.int(),
        rows: z.array(suggestionRow),
        byTheme: z.array(z.object({ themeId: id, n: z.int() })),
      }),
    ),
  /** Accepts or refuses proposals: tags with origin `suggestion`. */
  answer: method.input(z.object({ answers: z.array(answer).min(1).max(500) })).output(z.object({ before })),
  undo: method.input(z.object({ before })).output(z.object({})),
  csv: method.input(z.object({ filter, language: z.enum(LANGUAGES).optional() })).output(file),
}
