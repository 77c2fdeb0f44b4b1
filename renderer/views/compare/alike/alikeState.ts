import { useMemo } from 'react'
import { ALIKE_GROUPINGS, type AlikeGrouping, type AlikeQuery } from '../../../../shared/contract/alike'
import { MEASURES, type Measure } from '../../../../shared/vocabulary'
import { changeQuery, useAddress, withQuery } from '../../../address/location'
import { useFilter } from '../../../address/useFilter'

const KEY = /^\d{1,9}$/

/** What these two tabs look at, all of it in the address: rows `by`, measure `m`, the group looked at `focus`, `view=table`. */
export interface AlikeState {
  readonly query: AlikeQuery
  readonly focus: string | null
  readonly isTable: boolean
  readonly setBy: (by: AlikeGrouping) => void
  readonly setRate: (rate: Measure) => void
  readonly setFocus: (key: string | null) => void
  /** Address of one group on a tab; the filter bar is carried by the link. */
  readonly address: (focus: string | null, tab?: 'alike' | 'messages') => string
  readonly toggleTable: () => void
}

/** Rows that are neither branches nor accounts (formats, themes…) are looked at by branch here. */
export function useAlikeState(): AlikeState {
  const { query: address } = useAddress()
  const { filter } = useFilter()
  const asked = address.get('by')
  const by = ALIKE_GROUPINGS.find((each) => each === asked) ?? 'branch'
  const rate = MEASURES.find((each) => each === address.get('m')) ?? 'err'
  const focus = address.get('focus')
  const isTable = address.get('view') === 'table'
  const query = useMemo(() => ({ filter, by, rate }), [filter, by, rate])
  return {
    query,
    // A key of other rows means nothing here.
    focus: focus !== null && KEY.test(focus) && (asked === null || asked === by) ? focus : null,
    isTable,
    setBy: (next) => changeQuery({ by: next === 'branch' ? null : next, focus: null }),
    setRate: (next) => changeQuery({ m: next === 'err' ? null : next }),
    setFocus: (key) => changeQuery({ focus: key, ...(asked === null || asked === by ? {} : { by: null }) }),
    address: (key, tab = 'alike') => {
      const own = new URLSearchParams()
      if (by !== 'branch') own.set('by', by)
      if (rate !== 'err') own.set('m', rate)
      if (key !== null) own.set('focus', key)
      return withQuery(`/compare/${tab}`, own)
    },
    toggleTable: () => changeQuery({ view: isTable ? null : 'table' }),
  }
}
