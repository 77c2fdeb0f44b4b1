import { useMemo } from 'react'
import type { CompareQuery } from '../../../shared/contract/compare'
import { changeQuery, useAddress } from '../../address/location'
import { useFilter } from '../../address/useFilter'
import { readCompare, writeCompare, type CompareChange } from './compareAddress'

/** What side by side looks at, all of it in the address (compareAddress.ts), and `view=table`. */
export interface CompareState {
  readonly query: CompareQuery
  readonly isTable: boolean
  readonly set: (change: CompareChange) => void
  readonly toggleTable: () => void
}

export function useCompareState(): CompareState {
  const { query: address } = useAddress()
  const { filter } = useFilter()
  const isTable = address.get('view') === 'table'
  const query = useMemo(() => readCompare(address, filter), [address, filter])
  return {
    query,
    isTable,
    set: (change) => changeQuery(writeCompare(change, query)),
    toggleTable: () => changeQuery({ view: isTable ? null : 'table' }),
  }
}
