import { z } from 'zod'
import { SET_ASIDE } from '../vocabulary'
import { day, finding, id, interval, method, period } from './common'

/** One theme of the plan, or themeId 0: everything outside of it. */
const driftRow = z.object({
  themeId: z.int().nonnegative(),
  /** Share of the posts that the line plans; null = it names the theme without a share, or leaves the rest open. */
  planned: z.number().nullable(),
  /** Posts whose main theme it is. */
  n: z.int(),
  /** Of the posts that have a theme; null when none has. */
  share: z.number().nullable(),
  /** 95 %, for the habit behind the posts; posts without theme may belong to it or not. Null under 6 posts. */
  interval: interval.nullable(),
  /** more, less: the interval leaves the plan. as_planned: it holds it. Null without a planned share. */
  standing: z.enum(['as_planned', 'more', 'less', 'cannot_tell']).nullable(),
  /** Of more and less: clear still is when the themes of the line are judged together. */
  strength: z.enum(['clear', 'likely']).nullable(),
})
export type DriftRow = z.infer<typeof driftRow>

/** An account's posts against its editorial line, over the days of the period for which that line held. */
export const drift = z.object({
  accountId: id,
  line: z.object({ id, from: day, to: day.nullable() }),
  /** The days judged. */
  from: day,
  to: day,
  /** Posts counted: originals of the account. */
  posts: z.int(),
  /** Of these, posts without theme. */
  unthemed: z.int(),
  setAside: z.array(z.object({ reason: z.enum(SET_ASIDE), n: z.int() })),
  rows: z.array(driftRow),
  /** Main themes outside of the plan, most published first. */
  beyond: z.array(z.object({ themeId: id, n: z.int() })),
  /** Share of the posts that would have to change theme for the plan to hold (total variation). Null under 6 posts or without plan. */
  distance: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
  finding,
})
export type Drift = z.infer<typeof drift>

/** Part of the area `audience`. */
export const driftContract = {
  /** Planned against published mix of themes, one entry per editorial line that held within the period. accountId null = every account. */
  drift: method.input(z.object({ accountId: id.nullable(), period })).output(z.array(drift)),
}
