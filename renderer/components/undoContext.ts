import { createContext, useContext } from 'react'

export interface Undo {
  /** What was done, said in the past: "14 publications mises de côté." */
  readonly message: string
  /** Takes it back; absent = nothing to take back, the bar only tells. */
  readonly undo?: () => void
}

export const UndoContext = createContext<(undo: Undo) => void>(() => undefined)

/** Shows the undo bar for 8 seconds: `useUndo()({ message, undo })`. Ctrl Z works while it is shown. */
export function useUndo(): (undo: Undo) => void {
  return useContext(UndoContext)
}
