import { ORPCError } from '@orpc/client'
import { ERRORS, type ErrorCode } from '../../shared/contract/errors'

/** An error as the interface shows it: a code with a sentence per language, and the data that sentence needs. */
export interface Failure {
  readonly code: ErrorCode | 'UNREACHABLE' | 'CANCELLED'
  readonly data: Readonly<Record<string, string>>
}

/** Reads whatever a call threw. What is no code of the contract is INTERNAL; a door that does not answer is UNREACHABLE. */
export function toFailure(error: unknown): Failure {
  if (error instanceof DOMException && error.name === 'AbortError') return { code: 'CANCELLED', data: {} }
  if (error instanceof ORPCError) return { code: knownCode(error.code), data: textData(error.data) }
  if (error instanceof TypeError) return { code: 'UNREACHABLE', data: {} }
  return { code: 'INTERNAL', data: { logId: '' } }
}

function knownCode(code: unknown): ErrorCode {
  const known = Object.keys(ERRORS).find((each): each is ErrorCode => each === code)
  return known ?? (code === 'BAD_REQUEST' ? 'INVALID' : 'INTERNAL')
}

function textData(data: unknown): Record<string, string> {
  if (typeof data !== 'object' || data === null) return {}
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, String(value)]))
}
