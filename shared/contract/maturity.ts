import { z } from 'zod'
import { instant, method, platform } from './common'

/** Days after which a post of a platform counts as mature, and where they come from. */
export const maturityWindow = z.object({
  platform,
  days: z.int(),
  source: z.enum(['default', 'fitted']),
  defaultDays: z.int(),
  acceptedAt: instant.nullable(),
})
export type MaturityWindow = z.infer<typeof maturityWindow>

/** Age in days by which a share of the posts has 95 % of its final number: above `low`, not above `high` (null = no bound). */
const age = z.object({ days: z.int(), low: z.int(), high: z.int().nullable() })

/**
 * too_few: no bound can be set; growing: even at twice the default window too few posts have grown up to say;
 * fits: the default lies within the bounds; shorter / longer: it lies outside, `proposed` is the window that is safe.
 */
export const MATURITY_VERDICTS = ['too_few', 'growing', 'fits', 'shorter', 'longer'] as const

export const maturityFit = maturityWindow.extend({
  /** Number looked at beside interactions: reach, else views, else impressions; null where none is followed. */
  metric: z.enum(['reach', 'views', 'impressions']).nullable(),
  /** Posts followed from a young export to one four windows old, for the term with fewer; posts a window needs. */
  posts: z.int(),
  needed: z.int(),
  /** By this age half, and nine in ten, of the posts have 95 % of both terms of their rate. */
  half: age.nullable(),
  most: age.nullable(),
  verdict: z.enum(MATURITY_VERDICTS),
  proposed: z.int().nullable(),
})
export type MaturityFit = z.infer<typeof maturityFit>

/** Windows of maturity: the defaults, and those fitted to the network's own exports where somebody accepted them. */
export const maturityContract = {
  windows: method.output(z.array(maturityWindow)),
  /** One row per platform that has posts. */
  fit: method.output(z.array(maturityFit)),
  /** Takes the proposed window, worked out anew, or goes back to the default. INVALID, field `source`, reason `nothing_proposed`. */
  use: method.input(z.object({ platform, source: z.enum(['default', 'fitted']) })).output(z.array(maturityWindow)),
}
