import { ORPCError } from '@orpc/server'
import type { z } from 'zod'
import { ERRORS, type ErrorCode } from '../../shared/contract/errors'

type DataOf<C extends ErrorCode> = (typeof ERRORS)[C] extends { data: infer S extends z.ZodType }
  ? [data: z.input<S>]
  : []

/** An error of the contract's closed list, to be thrown: `throw fail('NOT_FOUND', { what: 'import' })`. */
export function fail<C extends ErrorCode>(code: C, ...data: DataOf<C>): Error {
  return new ORPCError(code, { status: ERRORS[code].status, data: data[0] })
}
