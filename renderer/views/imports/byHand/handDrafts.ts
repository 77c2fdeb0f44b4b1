import { useCallback, useSyncExternalStore } from 'react'
import { EMPTY_DRAFT, type GridDraft } from './gridDraft'

/** Drafts by network and quarter, for as long as the window lives: going to look at another screen loses nothing. */
const drafts = new Map<string, GridDraft>()
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The draft of one quarter, and the way to change it. */
export function useHandDraft(key: string): readonly [GridDraft, (change: (draft: GridDraft) => GridDraft) => void] {
  const draft = useSyncExternalStore(subscribe, () => drafts.get(key) ?? EMPTY_DRAFT)
  const change = useCallback(
    (next: (draft: GridDraft) => GridDraft) => {
      drafts.set(key, next(drafts.get(key) ?? EMPTY_DRAFT))
      for (const listener of listeners) listener()
    },
    [key],
  )
  return [draft, change]
}
