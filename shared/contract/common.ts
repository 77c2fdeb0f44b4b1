import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { parsePeriod } from '../periods'
import { AUDIENCE_BASES, PLATFORMS, POST_FORMATS, STRENGTHS } from '../vocabulary'
import { ERRORS } from './errors'

/** Every method starts from here, so that each declares the whole closed list of errors. */
export const method = oc.errors(ERRORS)

export const day = z.iso.date()
/** ISO instant in UTC. */
export const instant = z.iso.datetime()
export const id = z.int().positive()
/** Post ids are 64-bit: decimal text. */
export const postId = z.string().regex(/^\d{1,20}$/)
export const platform = z.enum(PLATFORMS)
export const postFormat = z.enum(POST_FORMATS)
export const strength = z.enum(STRENGTHS)
/** Both limits, in the unit of the estimate they belong to. */
export const interval = z.object({ low: z.number(), high: z.number() })
export const basis = z.enum(AUDIENCE_BASES)
export const name = z.string().trim().min(1).max(200)
export const longText = z.string().max(10_000)
export const period = z.string().refine((text) => parsePeriod(text) !== null)

/** A sentence: code of a message of the interface, its strength, and the data the message needs (numbers raw, never formatted). */
export const finding = z.object({
  code: z.string(),
  strength: strength.nullable(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
})
export type Finding = z.infer<typeof finding>

/** Progress of long work, at most ten times a second, the last one always. `done` ≤ `total`; total null = unknown. */
export const progress = z.object({
  kind: z.literal('progress'),
  stage: z.string(),
  done: z.number(),
  total: z.number().nullable(),
  unit: z.string(),
})
export type Progress = z.infer<typeof progress>

/** A stream of progress that ends with one `{kind:'done', result}`. Cancel = abort the call's signal. */
export function task<T extends z.ZodType>(result: T) {
  return eventIterator(z.union([progress, z.object({ kind: z.literal('done'), result })]))
}

/** What is looked at. Empty lists mean "all". `include` brings back what is set aside by default. */
export const filter = z.object({
  period,
  compare: z.enum(['year_before', 'period_before', 'none']).default('year_before'),
  branches: z.array(id).default([]),
  accounts: z.array(id).default([]),
  platforms: z.array(platform).default([]),
  formats: z.array(postFormat).default([]),
  /** Posts that have any of these themes; 0 = posts without theme. */
  themes: z.array(z.int().nonnegative()).default([]),
  include: z
    .array(z.enum(['share', 'crosspost', 'boosted', 'reply', 'collaboration', 'story', 'by_hand', 'immature']))
    .default([]),
})
export type Filter = z.infer<typeof filter>

/** A file made for the user: bytes with a name to save under. */
export const file = z.object({ name: z.string(), type: z.string(), blob: z.instanceof(Blob) })
