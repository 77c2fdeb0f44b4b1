import { ORPCError } from '@orpc/server'
import { randomUUID } from 'node:crypto'
import { ERRORS } from '../../shared/contract/errors'
import { os, type EngineOptions } from './context'
import { fail } from './fail'

type Log = EngineOptions['log']

/**
 * Every call of every door passes here: what is not on the closed list of errors becomes one of it. Input that does
 * not fit its schema → INVALID with the path; a full or read-only disk → DISK; the rest → INTERNAL with the id of its
 * line in the log. An aborted call keeps its reason: nobody is listening.
 */
export function closedErrors(log: Log) {
  // A middleware, not the implementer that uses it: that type grows with the contract beyond what the compiler writes out.
  return os.middleware(async ({ next, path, signal }) => {
    try {
      const result = await next()
      const output: unknown = result.output
      if (!isAsyncIterator(output)) return result
      return { ...result, output: guarded(output, (error) => closed(error, path, signal, log)) }
    } catch (error) {
      throw closed(error, path, signal, log)
    }
  })
}

/** The error as it may cross a door. */
function closed(error: unknown, path: readonly string[], signal: AbortSignal | undefined, log: Log): unknown {
  if (signal?.aborted === true) return error
  if (error instanceof ORPCError) {
    if (error.code in ERRORS) return error
    const invalid = invalidInput(error.code, error.data)
    if (invalid !== null) return invalid
  }
  const disk = diskReason(error)
  if (disk !== null) return fail('DISK', { reason: disk })
  const logId = randomUUID().slice(0, 8)
  log({ level: 'error', event: 'internal', logId, method: path.join('.'), ...harmless(error) })
  return new ORPCError('INTERNAL', { status: ERRORS.INTERNAL.status, data: { logId }, cause: error })
}

/** First path that does not fit, e.g. `filter.period`, with zod's code as reason. */
function invalidInput(code: unknown, data: unknown): Error | null {
  if (code !== 'BAD_REQUEST') return null
  const issues = isRecord(data) && Array.isArray(data['issues']) ? (data['issues'] as unknown[]) : []
  const issue = issues[0]
  if (!isRecord(issue)) return fail('INVALID', { field: '', reason: 'malformed' })
  const path = Array.isArray(issue['path']) ? issue['path'].map(String).join('.') : ''
  return fail('INVALID', { field: path, reason: typeof issue['code'] === 'string' ? issue['code'] : 'malformed' })
}

/** Code of the operating system when the disk is the cause; DuckDB only puts its text into the message. */
export function diskReason(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  const code = 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === 'EROFS' || code === 'EACCES' || code === 'EDQUOT') return code
  if (/no space left|disk full|not enough (?:free )?space/i.test(error.message)) return 'ENOSPC'
  if (/read-only file system/i.test(error.message)) return 'EROFS'
  return /permission denied/i.test(error.message) ? 'EACCES' : null
}

/** What a log line may hold: kind and place of an error, never its text, which may quote captions, names or paths. */
export function harmless(error: unknown): { kind: string; at: string } {
  if (!(error instanceof Error)) return { kind: typeof error, at: '' }
  const kind = /^([A-Z][A-Za-z-]+(?: [A-Z][A-Za-z]+)* Error):/.exec(error.message)?.[1] ?? error.name
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const at = frames.slice(0, 6).map((line) => /([^/\\(]+:\d+:\d+)\)?$/.exec(line)?.[1] ?? '?')
  return { kind, at: at.join(' < ') }
}

async function* guarded(source: AsyncIterator<unknown>, map: (error: unknown) => unknown): AsyncGenerator {
  let finished = false
  try {
    for (;;) {
      const step = await source.next().catch((error: unknown) => {
        finished = true
        throw map(error)
      })
      if (step.done === true) {
        finished = true
        return
      }
      yield step.value
    }
  } finally {
    // The client went away in mid-stream: the handler's own `finally` must run.
    if (!finished) await source.return?.()
  }
}

function isAsyncIterator(value: unknown): value is AsyncIterator<unknown> {
  return isRecord(value) && typeof value['next'] === 'function' && Symbol.asyncIterator in value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
