import { useCallback, useMemo } from 'react'
import type { Filter } from '../../shared/contract/common'
import { useWorkspace } from '../components/workspaceContext'
import { readFilter, writeFilter } from './filterAddress'
import { changeQuery, useAddress } from './location'

/** The filter bar's state, which lives in the address, and the way to change part of it. */
export function useFilter(): { readonly filter: Filter; readonly setFilter: (change: Partial<Filter>) => void } {
  const { query } = useAddress()
  const workspace = useWorkspace()
  const filter = useMemo(() => readFilter(query, workspace.period), [query, workspace.period])
  const setFilter = useCallback((change: Partial<Filter>) => changeQuery(writeFilter(change)), [])
  return { filter, setFilter }
}
