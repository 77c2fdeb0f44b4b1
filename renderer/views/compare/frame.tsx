import { createContext, useContext, useEffect, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import type { SetAside } from '../../../shared/vocabulary'

export type LeftOut = readonly { readonly reason: SetAside; readonly n: number }[]

/** What a tab may place outside itself: the right end of the row of tabs, and the count of posts left out in the filter bar. */
export interface Frame {
  readonly end: HTMLElement | null
  readonly setLeftOut: (leftOut: LeftOut) => void
}

export const FrameContext = createContext<Frame>({ end: null, setLeftOut: () => undefined })

/** The choices of a tab (rows, measure…), drawn at the right end of the row of tabs. */
export function TabEnd({ children }: { readonly children: ReactNode }) {
  const { end } = useContext(FrameContext)
  return end === null ? null : createPortal(children, end)
}

/** Tells the filter bar what the tab on screen leaves out; nothing once the tab is gone. Pass a stable list (an answer's own). */
export function useLeftOut(leftOut: LeftOut | undefined): void {
  const { setLeftOut } = useContext(FrameContext)
  useEffect(() => {
    setLeftOut(leftOut ?? [])
    return () => setLeftOut([])
  }, [leftOut, setLeftOut])
}
