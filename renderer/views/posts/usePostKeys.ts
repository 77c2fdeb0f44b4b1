import { useLayoutEffect } from 'react'
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
  /** Sets the chosen posts aside or takes them back; without any, the one of the keyboard. */
  readonly setAside: () => void
  /** Opens the list of themes for them. */
  readonly pick: () => void
  readonly close: () => void
}

/**
 * Keys of the screen, wherever the focus is in it: J and K next and previous (the open sheet follows), T themes, E sets aside,
 * Esc closes.
 */
export function usePostKeys({ state, windows, cell, setCell, setAside, pick, close }: PostKeys): void {
  const { letters } = usePreferences()
  // With what is drawn, not a moment after: between the two a key would still mean the row before.
  useLayoutEffect(() => {
    const moveTo = (row: number) => {
      const next = windows.row(row)
      setCell({ ...cell, row })
      if (state.openId !== null && next !== undefined) state.setOpen(next.id)
    }
    const act = (key: string): boolean => {
      const last = Math.max(0, (windows.total ?? 0) - 1)
      if (key === 'j') moveTo(Math.min(last, cell.row + 1))
      else if (key === 'k') moveTo(Math.max(0, cell.row - 1))
      else if (key === 't') pick()
      else if (key === 'e') setAside()
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
  }, [state, windows, cell, setCell, setAside, pick, close, letters])
}

/** A post set aside by hand. */
export function isAside(row: PostRow | undefined): boolean {
  return row?.setAside.includes('by_hand') === true
}

/** Typing in a field, or a list or dialog that has its own keys. */
function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [role="listbox"], [role="dialog"]') !== null
  )
}
