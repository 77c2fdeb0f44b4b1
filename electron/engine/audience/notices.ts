import type { Notice } from '../../../shared/contract/imports'
import { FACTS, type NoticeCode } from '../../../shared/facts'
import type { AudienceBasis, TargetDimension } from '../../../shared/vocabulary'
import type { ConditionProblem } from './targetOf'
import type { Fact } from './types'

type Values = Notice['data']

/** Exactly the keys the sentence of a code needs; what is not given is null. */
function shaped(code: NoticeCode, keys: readonly string[], values: Values): Notice {
  return { code, data: Object.fromEntries(keys.map((key) => [key, values[key] ?? null])) }
}

const notice = (code: NoticeCode, values: Values): Notice => shaped(code, Object.keys(FACTS[code].data), values)

/** A cross-table of age and gender answers each of them: the sentence names the one that was asked for. */
function dimensionOf(fact: Fact, asked: TargetDimension | null): string | number | boolean | null {
  const own = fact.data['dimension'] ?? null
  return own === 'age_gender' && (asked === 'age' || asked === 'gender') ? asked : own
}

/** `25-34`, or `65+` when open. */
function bandOf({ from, to }: Fact['data']): string | null {
  if (from === undefined || from === null) return null
  return to === null || to === undefined ? `${String(from)}+` : `${String(from)}-${String(to)}`
}

/** A fact as it crosses the contract: its code with the keys of shared/facts.ts, all of them. */
export function noticeOf(fact: Fact, basis: AudienceBasis, asked: TargetDimension | null): Notice {
  return notice(fact.code, { basis, ...fact.data, dimension: dimensionOf(fact, asked), band: bandOf(fact.data) })
}

/** What is missing, without what differs from account to account: the same datum of two accounts is equal. */
export function datumOf({ code, data }: Notice): Notice {
  return isNoticeCode(code) ? shaped(code, FACTS[code].datum ?? [], data) : { code, data }
}

const isNoticeCode = (code: string): code is NoticeCode => Object.hasOwn(FACTS, code)

/** Why a target cannot be judged. `text` is the place as it was typed. */
export function problemNotice({ code, text, ids }: ConditionProblem): Notice {
  return notice(code, { text, readings: ids.length, dimension: text })
}

export const noCondition = (): Notice => notice('no_condition', {})
export const staleEvidence = (basis: AudienceBasis, takenOn: string): Notice =>
  notice('stale_evidence', { basis, takenOn })
export const laterEvidence = (basis: AudienceBasis, takenOn: string): Notice =>
  notice('later_evidence', { basis, takenOn })
export const missingBreakdown = (basis: AudienceBasis, dimension: TargetDimension): Notice =>
  dimension === 'place' ? notice('no_city_list', { basis }) : notice('no_breakdown', { basis, dimension })
