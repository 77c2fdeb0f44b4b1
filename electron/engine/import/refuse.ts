import type { Notice } from '../../../shared/contract/imports'
import type { Platform } from '../../../shared/vocabulary'
import type { Prepared } from './read/prepare'

export interface Refusal {
  readonly format: string | null
  readonly platform: Platform | null
  readonly refusal: Notice
}

/** Why a file that is no delimited text is refused; null for text. */
export function refuseContainer(prepared: Prepared): Refusal | null {
  if (prepared.bytes === 0) return refused('empty', {})
  if (prepared.container === 'text') return null
  return refused(prepared.container === 'xml' ? 'not_csv' : 'binary', {})
}

export function refused(
  code: string,
  data: Notice['data'],
  format: string | null = null,
  platform: Platform | null = null,
): Refusal {
  return { format, platform, refusal: { code, data } }
}
