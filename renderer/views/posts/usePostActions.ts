import { useCallback, useMemo, type RefObject } from 'react'
import { MOST_POSTS, type PostRow } from '../../../shared/contract/posts'
import type { Column } from './columns'
import type { Cell } from './gridKeys'
import type { PostsState } from './postsState'
import type { Bulk } from './useBulk'
import type { Chosen } from './useChosen'
import type { Picker } from './usePicking'
import { isAside } from './usePostKeys'
import type { PostWindows } from './usePostWindows'

interface Screen {
  readonly state: PostsState
  readonly windows: PostWindows
  readonly cell: Cell
  readonly setCell: (cell: Cell) => void
  readonly chosen: Chosen
  readonly bulk: Bulk
  readonly picking: Picker
  readonly grid: RefObject<HTMLDivElement | null>
  readonly open: (row: PostRow, column: Column | undefined) => void
}

/** What keys and buttons do: to the chosen posts, or without any to the one of the keyboard. */
export function usePostActions(screen: Screen) {
  const { state, windows, cell, setCell, chosen, bulk, picking, grid, open } = screen
  const active = windows.row(cell.row)
  const setAside = useCallback(() => {
    if (chosen.count > 0) bulk.setAside(chosen.readIds, !isAside(active))
    else if (active !== undefined) bulk.setAside([active.id], !isAside(active))
  }, [bulk, chosen, active])
  const pickChosen = useCallback(
    async (anchor: RefObject<Element | null>) => {
      const n = chosen.count
      // Few enough are asked what they have; of more only what is given is known.
      const ids = n <= MOST_POSTS ? await chosen.readIds(() => undefined, new AbortController().signal) : []
      picking.openFor({ n, ids, targets: n <= MOST_POSTS ? ids : chosen.readIds, row: null, anchor })
    },
    [chosen, picking],
  )
  const pickFor = useCallback(
    (row: PostRow, anchor: RefObject<Element | null>) =>
      picking.openFor({ n: 1, ids: [row.id], targets: [row.id], row, anchor }),
    [picking],
  )
  const pick = useCallback(() => {
    if (picking.isOpen) return
    const anchor = { current: grid.current?.querySelector('[role=gridcell].on') ?? grid.current }
    if (chosen.count > 0) void pickChosen(anchor)
    else if (active !== undefined) pickFor(active, anchor)
  }, [picking, grid, chosen, active, pickChosen, pickFor])
  const close = useCallback(() => {
    state.setOpen(null)
    grid.current?.focus()
  }, [state, grid])
  const keys = useMemo(() => ({ setAside, pick, close }), [setAside, pick, close])
  const tools = {
    onThemes: (anchor: RefObject<Element | null>) => void pickChosen(anchor),
    onAside: () => bulk.setAside(chosen.readIds, true),
    onBack: () => bulk.setAside(chosen.readIds, false),
    onNext: () => {
      setCell({ ...cell, row: Math.min(Math.max(0, (windows.total ?? 0) - 1), cell.row + 1) })
      grid.current?.focus()
    },
    onOpen: () => {
      if (active !== undefined) open(active, undefined)
    },
    onClear: () => {
      chosen.clear()
      grid.current?.focus()
    },
  }
  return { keys, tools, pickFor }
}
