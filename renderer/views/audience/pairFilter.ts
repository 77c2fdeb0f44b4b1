import { useMemo } from 'react'
import { AUDIENCE_BASES, type AudienceBasis } from '../../../shared/vocabulary'
import { changeQuery, useAddress } from '../../address/location'

/** Which pairs the matrix shows: empty lists and null mean all. Its state is the address (`acc`, `who`, `on`). */
export interface PairFilter {
  readonly accounts: readonly number[]
  readonly personas: readonly number[]
  /** Verdicts on this basis only; null = on the best evidence. */
  readonly basis: AudienceBasis | null
}

const idsOf = (text: string | null): number[] =>
  (text ?? '').split(',').flatMap((each) => (/^[1-9]\d{0,8}$/.test(each) ? [Number(each)] : []))

/** The filter of an address. */
export function readPairFilter(query: URLSearchParams): PairFilter {
  const basis = AUDIENCE_BASES.find((each) => each === query.get('on')) ?? null
  return { accounts: idsOf(query.get('acc')), personas: idsOf(query.get('who')), basis }
}

/** What the matrix shows, and the ways to change it. */
export function usePairFilter() {
  const { query } = useAddress()
  const filter = useMemo(() => readPairFilter(query), [query])
  const listed = (ids: readonly string[]) => (ids.length === 0 ? null : ids.join(','))
  return {
    filter,
    setAccounts: (ids: readonly string[]) => changeQuery({ acc: listed(ids) }),
    setPersonas: (ids: readonly string[]) => changeQuery({ who: listed(ids) }),
    setBasis: (basis: string) => changeQuery({ on: basis === 'all' ? null : basis }),
  }
}
