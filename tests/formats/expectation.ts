import { z } from 'zod'
import { rowCounts } from '../../shared/contract/imports'

/** What an `expected.json` says, written by hand from the input beside it. `invented`: parts that no real file showed. */
export const expectation = z.strictObject({
  invented: z.array(z.string()).optional(),
  /** Name of the file, where it tells something. */
  file: z.string().optional(),
  /** Moment of the export, where days without a year depend on it. */
  exportedAt: z.string().optional(),
  refusal: z.string().optional(),
  language: z.string().optional(),
  platform: z.string().optional(),
  counts: rowCounts.optional(),
  warnings: z.array(z.string()).optional(),
  sums: z.record(z.string(), z.number()).optional(),
  /** One entry per post: its key and any columns of `post` (and `extra` of its snapshot). */
  rows: z.array(z.looseObject({ key: z.string() })).optional(),
  rejects: z.array(z.unknown()).optional(),
  /** platform, day, metric, value */
  days: z.array(z.array(z.unknown())).optional(),
  /** dimension, label, value, age from, age to, gender, digits */
  cells: z.array(z.array(z.unknown())).optional(),
  followers: z.number().nullable().optional(),
  /** platform, day, followers: readings of the stock */
  stock: z.array(z.array(z.unknown())).optional(),
  /** basis, unit, total, known share, sorted: of the audience */
  audience: z.array(z.unknown()).optional(),
})
export type Expected = z.infer<typeof expectation>
