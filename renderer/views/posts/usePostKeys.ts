import { useEffect } from 'react'
import type { PostRow } from '../../../shared/contract/posts'
import { usePreferences } from '../../i18n/preferences'
import type { Cell } from './gridKeys'
import type { PostsState } from './postsState'
import type { PostWindows } from './usePostWindows'

interface PostKeys {
  readonly state: PostsState
  readonly windows: PostWindows
  readonly cell: Cell
  readonly setCell: (cell: Cell) => void
  readonly chosen: ReadonlySet<string>
  readonly setAside: (ids: readonly string[], aside: boolean) => void
  readonly close: () => void
}

/** Keys of the screen, wherever the focus is in it: J and K next and previous (the open sheet follows), E sets aside, Esc closes. */
export function usePostKeys({ state, windows, cell, setCell, chosen, setAside, close }: PostKeys): void {
  const { letters } = usePreferences()
  useEffect(() => {
    const moveTo = (row: number) => {
      const next = windows.row(row)
      setCell({ ...cell, row })
      if (state.openId !== null && next !== undefined) state.setOpen(next.id)
    }
    const act = (key: string): boolean => {
      const active = windows.row(cell.row)
      const last = Math.max(0, (windows.total ?? 0) - 1)
      if (key === 'j') moveTo(Math.min(last, cell.row + 1))
      else if (key === 'k') moveTo(Math.max(0, cell.row - 1))
      else if (key === 'e' && chosen.size > 0) setAside([...chosen], !isAside(active))
      else if (key === 'e' && active !== undefined) setAside([active.id], !isAside(active))
      else return false
      return true
    }
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return
      if (event.key === 'Escape' && state.openId !== null) close()
      else if (!letters || !act(event.key)) return
      event.preventDefault()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [state, windows, cell, setCell, chosen, setAside, close, letters])
}

function isAside(row: PostRow | undefined): boolean {
  return row?.setAside.includes('by_hand') === true
}

/** Typing in a field, or a list or dialog that has its own keys. */
function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [role="listbox"], [role="dialog"]') !== null
  )
}
