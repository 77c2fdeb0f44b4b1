import { z } from 'zod'
import { day, id, instant, method, name, platform, task } from './common'

/** rowsIn = new + updated + unchanged + duplicate + setAside + rejected, always. */
export const rowCounts = z.object({
  rowsIn: z.int(),
  new: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  duplicate: z.int(),
  setAside: z.int(),
  rejected: z.int(),
})

/** A code of the interface with its data, e.g. {code:'ids_mangled', data:{rows: 12}}. */
export const notice = z.object({
  code: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export type Notice = z.infer<typeof notice>

/** One account as the file names it, and what Portée makes of it. */
export const fileAccount = z.object({
  sourceKey: z.string(),
  sourceName: z.string(),
  rows: z.int(),
  /** known: an alias says so; proposed: to be confirmed; asked: nobody can know. */
  state: z.enum(['known', 'proposed', 'asked']),
  accountId: id.nullable(),
  /** Best first. evidence: a code and its data, e.g. {code:'same_texts', data:{rows:16, of:18}}. */
  candidates: z.array(z.object({ accountId: id, evidence: notice })),
})

export const reviewFile = z.object({
  id: z.string(),
  fileName: z.string(),
  bytes: z.int(),
  /** reading: still staged; ready: nothing to ask; asks: an answer is needed; refused: cannot be imported; known: identical bytes are in. */
  state: z.enum(['ready', 'asks', 'refused', 'known', 'skipped']),
  /** Format id (`facebook-content`) or null when not recognised. */
  format: z.string().nullable(),
  platform: platform.nullable(),
  level: z.enum(['post', 'account_day', 'audience']).nullable(),
  language: z.string().nullable(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  /** Why refused, with what to export instead. */
  refusal: notice.nullable(),
  exportedAt: instant.nullable(),
  exportedAtEvidence: z.enum(['name', 'zip_entry', 'modified', 'last_row', 'user']).nullable(),
  firstDay: day.nullable(),
  lastDay: day.nullable(),
  accounts: z.array(fileAccount),
  counts: rowCounts.nullable(),
  warnings: z.array(notice),
  /** Questions that keep it from being committed. code: account | zone | exported_at; more data per code. */
  questions: z.array(notice),
  /** Sums over staged rows by metric, to compare with the file's own; reach is not among them (it is never added). */
  sums: z.record(z.string(), z.number()),
})
export type ReviewFile = z.infer<typeof reviewFile>

export const review = z.object({
  dropId: z.string(),
  files: z.array(reviewFile),
  totals: z.object({
    ready: z.int(),
    asks: z.int(),
    refused: z.int(),
    known: z.int(),
    postsNew: z.int(),
    snapshotsAdded: z.int(),
  }),
  /** Accounts seen in files that the network does not have yet: proposed, never created silently. */
  proposedAccounts: z.array(
    z.object({
      key: z.string(),
      platform: platform.nullable(),
      name: z.string(),
      nativeId: z.string().nullable(),
      handle: z.string().nullable(),
      files: z.array(z.string()),
    }),
  ),
})
export type Review = z.infer<typeof review>

export const importRecord = z.object({
  id,
  fileName: z.string(),
  format: z.string(),
  platform: platform.nullable(),
  level: z.string(),
  exportedAt: instant,
  importedAt: instant,
  firstDay: day.nullable(),
  lastDay: day.nullable(),
  counts: rowCounts,
  accountIds: z.array(id),
  warnings: z.array(notice),
})
export type ImportRecord = z.infer<typeof importRecord>

export const rejectRow = z.object({
  row: z.int(),
  column: z.string().nullable(),
  text: z.string().nullable(),
  code: z.string(),
})

/** Which existing account, or a new one of that name under a branch (null = the network). */
const accountChoice = z.union([
  z.object({ accountId: id }),
  z.object({ create: z.object({ name, branchId: id.nullable(), platform: platform.optional() }) }),
])

export const importsContract = {
  /**
   * Reads uploaded files (ids given by the door) into staging: nothing is written to the workspace.
   * Without dropId a new drop begins; with it the files join it (accounts are proposed from the other files of the drop).
   */
  stage: method
    .input(z.object({ dropId: z.string().optional(), uploads: z.array(z.string()).min(1).max(2000) }))
    .output(task(review)),
  review: method.input(z.object({ dropId: z.string() })).output(review),
  /** Drops with staged files that were not committed (survive a restart of the window, not of the engine). */
  pending: method.output(z.array(z.string())),
  answer: method
    .input(
      z.object({
        dropId: z.string(),
        fileId: z.string(),
        accounts: z.array(z.object({ sourceKey: z.string(), choice: accountChoice, remember: z.boolean() })).optional(),
        exportedAt: instant.optional(),
        /** IANA zone in which publish times are written, when the file disagrees with US Pacific. */
        zone: z.string().optional(),
        skip: z.boolean().optional(),
      }),
    )
    .output(review),
  /**
   * The same answer for several files, and one look: accounts are given to the files that name them so. An account to be
   * created is created once. `INVALID` accounts.sourceKey `unknown` when a file does not name one of them.
   */
  answerMany: method
    .input(
      z.object({
        dropId: z.string(),
        fileIds: z.array(z.string()).min(1).max(20_000),
        accounts: z
          .array(z.object({ sourceKey: z.string(), choice: accountChoice, remember: z.boolean() }))
          .max(50)
          .optional(),
        exportedAt: instant.optional(),
        zone: z.string().optional(),
        skip: z.boolean().optional(),
      }),
    )
    .output(review),
  /** Accepts every account proposed, at once: the one click for a clean drop of unknown pages. */
  acceptProposals: method.input(z.object({ dropId: z.string() })).output(review),
  rejects: method
    .input(z.object({ dropId: z.string().optional(), fileId: z.string().optional(), importId: id.optional() }))
    .output(z.array(rejectRow)),
  /** Commits the files that are ready, each in one transaction. `REVIEW_CHANGED` when the workspace changed since. */
  commit: method
    .input(z.object({ dropId: z.string() }))
    .output(task(z.object({ imports: z.array(importRecord), left: z.array(z.string()) }))),
  discard: method.input(z.object({ dropId: z.string() })).output(z.object({})),
  list: method.output(z.array(importRecord)),
  /** Undo = the state in which that file was never imported, later imports kept. */
  undo: method.input(z.object({ importId: id })).output(z.object({ postsRemoved: z.int(), snapshotsRemoved: z.int() })),
}
