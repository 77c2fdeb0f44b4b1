import { z } from 'zod'
import { LANGUAGES } from '../vocabulary'
import { day, file, filter, id, instant, method, name, platform, postId, strength } from './common'
import { tagsBefore } from './themes'

/** Initials a person types to say who codes. */
export const coder = z.string().trim().toUpperCase().min(1).max(12)

/** Under this number of posts coded by two people an agreement is a guess. */
export const ENOUGH_POSTS = 30

export const codingRound = z.object({
  id,
  label: z.string(),
  startedAt: instant,
  /** Posts to code. */
  size: z.int(),
  seed: z.int(),
  coders: z.array(z.object({ coder: z.string(), answered: z.int() })),
})
export type CodingRound = z.infer<typeof codingRound>

export const codingPost = z.object({
  position: z.int(),
  /** Null when the post is gone (its import was undone). */
  postId: postId.nullable(),
  text: z.string().nullable(),
  accountId: id.nullable(),
  platform: platform.nullable(),
  publishedDay: day.nullable(),
  permalink: z.string().nullable(),
  /** What this coder answered: a theme, 0 = none of the themes, null = not answered yet. */
  answer: z.int().nonnegative().nullable(),
})
export type CodingPost = z.infer<typeof codingPost>

/** A coefficient with its 95 % interval; how the interval was made is in `interval`. */
const coefficient = z.object({
  value: z.number(),
  lower: z.number(),
  upper: z.number(),
  interval: z.enum(['wilson', 'bootstrap']),
})

export const agreementResult = z.object({
  round: codingRound,
  /** Coders with any answer. */
  coders: z.array(z.string()),
  /** Posts with at least two answers: the base of everything here. */
  coded: z.int(),
  isEnough: z.boolean(),
  /** Share of pairs of answers that agree, with Wilson's interval when there are two coders. */
  observed: z.object({ value: z.number(), lower: z.number().nullable(), upper: z.number().nullable() }).nullable(),
  /** Cohen's, with two coders only. Null also when both used one and the same theme throughout: chance explains everything. */
  kappa: coefficient.nullable(),
  /** Krippendorff's, nominal, any number of coders, missing answers allowed. */
  alpha: coefficient.nullable(),
  /** reliable ≥ .8, tentative ≥ .667, low below; by the lower limit of the interval: cannot_tell when it lies across. */
  reading: z.object({ level: z.enum(['reliable', 'tentative', 'low']), strength }).nullable(),
  /** themeId 0 = none. agree = 2 × both / (first + second): of the times either said it, how often both did. */
  themes: z.array(
    z.object({
      themeId: z.int().nonnegative(),
      uses: z.int(),
      both: z.int(),
      agree: z.object({ value: z.number(), lower: z.number(), upper: z.number() }).nullable(),
    }),
  ),
  disagreements: z.array(
    z.object({
      position: z.int(),
      postId: postId.nullable(),
      text: z.string().nullable(),
      accountId: id.nullable(),
      publishedDay: day.nullable(),
      answers: z.array(z.object({ coder: z.string(), themeId: z.int().nonnegative() })),
      /** Main theme a person has given the post by hand, if any. */
      settled: id.nullable(),
    }),
  ),
})
export type AgreementResult = z.infer<typeof agreementResult>

/** A round as it was, to be put back. */
export const roundBefore = z.object({
  id,
  label: z.string(),
  startedAt: instant,
  spec: z.object({ seed: z.int(), by: z.enum(['all', 'account']), period: z.string() }),
  keys: z.array(z.string()).max(500),
  answers: z
    .array(z.object({ key: z.string(), coder: z.string(), themeId: id.nullable(), codedAt: instant }))
    .max(20_000),
})
export type RoundBefore = z.infer<typeof roundBefore>

/** Two people (or more) say the main theme of the same posts without seeing each other's answers. */
export const agreementContract = {
  rounds: method.output(z.array(codingRound)),
  /** Draws the posts of a round. `each` = the same number from every account, as far as it has them. */
  start: method
    .input(
      z.object({
        label: name,
        filter,
        size: z.int().min(2).max(500),
        by: z.enum(['all', 'account']).default('all'),
        seed: z.int().nonnegative().max(0xffffffff).optional(),
      }),
    )
    .output(z.object({ id, size: z.int() })),
  /** The posts of a round with this coder's own answers, never anybody else's. */
  coding: method
    .input(z.object({ roundId: id, coder }))
    .output(z.object({ round: codingRound, posts: z.array(codingPost) })),
  /** themeId 0 = none of the themes; null takes the answer back. */
  answer: method
    .input(z.object({ roundId: id, coder, position: z.int().positive(), themeId: z.int().nonnegative().nullable() }))
    .output(z.object({})),
  /** Only once two people have answered every post, unless `early`: before, one could see the other's answers. */
  result: method.input(z.object({ roundId: id, early: z.boolean().default(false) })).output(agreementResult),
  /** Settles a disagreement: the theme becomes the post's main theme, by hand. */
  settle: method
    .input(z.object({ roundId: id, position: z.int().positive(), themeId: id }))
    .output(z.object({ before: tagsBefore })),
  unsettle: method.input(z.object({ before: tagsBefore })).output(z.object({})),
  remove: method.input(z.object({ roundId: id })).output(z.object({ before: roundBefore })),
  restore: method.input(z.object({ before: roundBefore })).output(z.object({})),
  csv: method.input(z.object({ roundId: id, language: z.enum(LANGUAGES).optional() })).output(file),
}
