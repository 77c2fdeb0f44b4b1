import { useMemo } from 'react'
import type { CompareQuery } from '../../../shared/contract/compare'
import { GROUPINGS, RATES, type Grouping, type Rate } from '../../../shared/vocabulary'
import { changeQuery, useAddress } from '../../address/location'
import { useFilter } from '../../address/useFilter'

/** What the screen looks at, all of it in the address: rows `by`, measure `m`, `view=table`. */
export interface CompareState {
  readonly query: CompareQuery
  readonly isTable: boolean
  readonly setBy: (by: Grouping) => void
  readonly setRate: (rate: Rate) => void
  readonly toggleTable: () => void
}

export function useCompareState(): CompareState {
  const { query: address } = useAddress()
  const { filter } = useFilter()
  const by = GROUPINGS.find((each) => each === address.get('by')) ?? 'branch'
  const rate = RATES.find((each) => each === address.get('m')) ?? 'err'
  const isTable = address.get('view') === 'table'
  const query = useMemo(() => ({ filter, by, rate }), [filter, by, rate])
  return {
    query,
    isTable,
    setBy: (next) => changeQuery({ by: next === 'branch' ? null : next }),
    setRate: (next) => changeQuery({ m: next === 'err' ? null : next }),
    toggleTable: () => changeQuery({ view: isTable ? null : 'table' }),
  }
}
