import { z } from 'zod'
import { LANGUAGES, METRICS } from '../vocabulary'
import { day, id, instant, method, platform } from './common'

/** A calendar month, `2026-08`. */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/**
 * What files are looked at: publications (the board's own question), stories (an export of their own), figures of the
 * account by day, audience breakdowns. Only publications can be missing: the others are shown where they are.
 */
export const COVERAGE_KINDS = ['posts', 'stories', 'days', 'audience'] as const
export type CoverageKind = (typeof COVERAGE_KINDS)[number]

/**
 * missing: over, and files cover less than a quarter of its days; partial: some days are covered by no file; rejected: covered, but
 * rows could not be read and no clean file makes them good; early: covered, but posts were still collecting when exported;
 * silent: covered, nothing was published; double: covered, and more than one file covers the same days; complete.
 * running: the month is not over, never missing. before / after: the account was not open. none: no file, and none is asked
 * for (other kinds than posts). unsupported: no export of that platform can be imported.
 */
export const COVERAGE_STATES = [
  'complete',
  'partial',
  'missing',
  'rejected',
  'early',
  'silent',
  'double',
  'running',
  'before',
  'after',
  'none',
  'unsupported',
] as const
export type CoverageState = (typeof COVERAGE_STATES)[number]

/** Days of the month, both ends included: [26, 30]. */
const range = z.tuple([z.int(), z.int()])

export const coverageCell = z.object({
  month,
  state: z.enum(COVERAGE_STATES),
  /** Days of the month on which the account was open (and which are past, in the running month), and those files cover. */
  days: z.int(),
  coveredDays: z.int(),
  covered: z.array(range),
  /** Covered by more than one file: harmless, nothing is added twice. */
  doubled: z.array(range),
  /** Covered, but exported before the platform's maturity, where posts were published. */
  early: z.array(range),
  posts: z.int(),
  /** Posts whose newest export came before their maturity. */
  earlyPosts: z.int(),
  /** Rows of files of this month that could not be read and that no clean file makes good. */
  rejectedRows: z.int(),
})
export type CoverageCell = z.infer<typeof coverageCell>

export const coverageRow = z.object({
  accountId: id,
  platform,
  name: z.string(),
  branchId: id.nullable(),
  coordinator: z.string().nullable(),
  openedOn: day.nullable(),
  closedOn: day.nullable(),
  /** False where no export of the platform can be imported and none was: nothing can be asked. */
  isAsked: z.boolean(),
  /** Day of the newest export of this kind, in the network's zone. */
  lastExport: day.nullable(),
  /** What to do about the account, the most pressing: ask for a missing file, ask for a file again, nothing. */
  action: z.enum(['ask', 'ask_again', 'none']),
  cells: z.array(coverageCell),
})
export type CoverageRow = z.infer<typeof coverageRow>

export const coverageBoard = z.object({
  kind: z.enum(COVERAGE_KINDS),
  today: day,
  months: z.array(month),
  /** First month any file or post speaks of; null without any. */
  earliest: month.nullable(),
  /** Kinds that have files somewhere, posts always. */
  kinds: z.array(z.enum(COVERAGE_KINDS)),
  rows: z.array(coverageRow),
  /** Cells by state over the months shown. never = accounts without any file, their months not counted as missing. */
  counts: z.object({
    accounts: z.int(),
    missing: z.int(),
    partial: z.int(),
    rejected: z.int(),
    /** Exports (account × newest date) made too early, not cells. */
    earlyExports: z.int(),
    never: z.int(),
  }),
})
export type CoverageBoard = z.infer<typeof coverageBoard>

/** What to ask of the coordinator for one cell. Days as to be chosen in the platform, margin included. */
export const coverageAsk = z.object({
  why: z.enum(['missing', 'partial', 'rejected', 'early']),
  /** Months asked for: those missing in a row are asked for at once. */
  months: z.array(month),
  /** The same sums as in the cells, over those months. */
  days: z.int(),
  coveredDays: z.int(),
  rejectedRows: z.int(),
  earlyPosts: z.int(),
  /** Names of the files with rows that could not be read, where that is why. */
  fileNames: z.array(z.string()),
  from: day,
  to: day,
  /** Days added on each side because the platform counts in another time zone. */
  margin: z.int(),
  /** Not before this day: the posts still collect. Null when it can be done today. */
  notBefore: day.nullable(),
  /** After this day the platform may have erased it, when that is near or past; null where no source states a limit. */
  deadline: day.nullable(),
})
export type CoverageAsk = z.infer<typeof coverageAsk>

export const coverageFile = z.object({
  importId: id,
  fileName: z.string(),
  format: z.string(),
  exportedAt: instant,
  /** Days the file covers for this account, and how that is known: period in its name, its rows, days it lists. */
  from: day,
  to: day,
  evidence: z.enum(['name', 'rows', 'listed']),
  /** Rows of the file that are this account's. */
  rows: z.int(),
  rejectedRows: z.int(),
})

export const coverageSheet = z.object({
  row: coverageRow.omit({ cells: true }),
  cell: coverageCell,
  before: coverageCell.nullable(),
  after: coverageCell.nullable(),
  files: z.array(coverageFile),
  /** Posts of the month that have each metric; metrics none has are left out. */
  metrics: z.array(z.object({ metric: z.enum(METRICS), posts: z.int() })),
  /** What the month would bring, from neighbouring months of the same account; null when none is known. */
  expected: z.object({ low: z.int(), high: z.int(), months: z.int() }).nullable(),
  /** Its quarter without it: posts in the other months, and whether that is enough for a median (six). */
  quarter: z.object({ period: z.string(), posts: z.int(), isReadable: z.boolean() }),
  ask: coverageAsk.nullable(),
})
export type CoverageSheet = z.infer<typeof coverageSheet>

const cellInput = z.object({ accountId: id, month, kind: z.enum(COVERAGE_KINDS).default('posts') })

/** Coverage of the data: which account has files for which month, and what to ask for. */
export const coverageContract = {
  /** `last` = newest month shown; by default the last one that is over. */
  board: method
    .input(
      z.object({
        kind: z.enum(COVERAGE_KINDS).default('posts'),
        last: month.optional(),
        months: z.int().min(1).max(60).default(12),
      }),
    )
    .output(coverageBoard),
  cell: method.input(cellInput).output(coverageSheet),
  /** A message ready to send; `strong` = passages of it to set off. Null when there is nothing to ask. */
  reminder: method
    .input(cellInput.extend({ language: z.enum(LANGUAGES) }))
    .output(z.object({ subject: z.string(), text: z.string(), strong: z.array(z.string()) }).nullable()),
}
