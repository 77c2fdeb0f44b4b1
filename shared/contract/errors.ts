import { z } from 'zod'

/**
 * The closed list of errors that cross a door. The interface holds one sentence per code and language (a test compares);
 * anything else crosses as `INTERNAL` with the id of its line in the log.
 */
export const ERRORS = {
  /** The engine has no workspace open. */
  NO_WORKSPACE: { status: 409 },
  /** Another process holds the file. */
  WORKSPACE_IN_USE: { status: 409, data: z.object({ name: z.string() }) },
  /** Not a Portée file. found: sqlite | duckdb_other | text | empty | directory | unknown | newer_storage | newer_schema | damaged */
  WORKSPACE_REFUSED: { status: 422, data: z.object({ name: z.string(), found: z.string() }) },
  WORKSPACE_EXISTS: { status: 409, data: z.object({ name: z.string() }) },
  /** An id (workspace, upload, drop, import, post, persona…) that is unknown or gone. */
  NOT_FOUND: { status: 404, data: z.object({ what: z.string() }) },
  /** A value a person typed that cannot be. field: path in the input, reason: code. */
  INVALID: { status: 422, data: z.object({ field: z.string(), reason: z.string() }) },
  /** The review changed between looking and committing: look again. */
  REVIEW_CHANGED: { status: 409 },
  /** The disk is full or cannot be written. */
  DISK: { status: 507, data: z.object({ reason: z.string() }) },
  /** No Chrome, Chromium or Edge for printing the PDF. */
  NO_BROWSER: { status: 501 },
  INTERNAL: { status: 500, data: z.object({ logId: z.string() }) },
} as const

export type ErrorCode = keyof typeof ERRORS
