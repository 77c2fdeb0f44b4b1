import { z } from 'zod'
import { comparison } from './compare'
import { finding, id, instant, method, period } from './common'

/** The front page: one finding first, then what to decide. */
export const homeContract = {
  overview: method.input(z.object({ period })).output(
    z.object({
      headline: finding,
      dataAt: instant.nullable(),
      accountsComplete: z.int(),
      accountsTotal: z.int(),
      immaturePosts: z.int(),
      /** The main comparison of the quarter: Facebook branches by reach, or whatever the network has most of. */
      main: comparison.nullable(),
      others: z.array(finding),
      /** Code, data and the screen that settles it, most pressing first. */
      todo: z.array(z.object({ finding, link: z.string() })),
      /** Months of the period, over, that are missing or partial on the coverage board. */
      gaps: z.array(
        z.object({ accountId: id, months: z.array(z.string()), partial: z.array(z.string()), isNever: z.boolean() }),
      ),
      report: z.object({ period, ready: z.int(), total: z.int() }),
    }),
  ),
}
