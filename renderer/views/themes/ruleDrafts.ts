import { useCallback, useState, useSyncExternalStore } from 'react'
import { useWorkspace } from '../../components/workspaceContext'
import type { EditedRule } from './codebook'

/** Rules as they are being edited, by theme; the last touched stands last. */
export type RuleDrafts = ReadonlyMap<number, readonly EditedRule[]>

const NONE: RuleDrafts = new Map()

/**
 * Note [drafts of rules live in the page]. What is being edited outlives its screen: one leaves for Publications to see what a word
 * catches, and comes back. It does not outlive the page: a draft found months later would be held against rules it never knew.
 */
const kept = new Map<string, RuleDrafts>()
const listeners = new Set<() => void>()

/** The drafts of a network. The same object until one changes. */
export function ruleDraftsOf(workspaceId: string): RuleDrafts {
  return kept.get(workspaceId) ?? NONE
}

/** Keeps the draft of a theme; undefined = none any more. */
export function keepRuleDraft(workspaceId: string, themeId: number, rules: readonly EditedRule[] | undefined): void {
  const next = new Map(ruleDraftsOf(workspaceId))
  next.delete(themeId)
  if (rules !== undefined) next.set(themeId, rules)
  if (next.size === 0) kept.delete(workspaceId)
  else kept.set(workspaceId, next)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Drafts of the open network, and which of them come from an earlier visit to the screen. */
export function useRuleDrafts(): {
  readonly drafts: RuleDrafts
  /** The drafts that were there when the screen was entered, until each is saved or given up. */
  readonly found: RuleDrafts
  readonly onDraft: (themeId: number, rules: readonly EditedRule[] | undefined) => void
} {
  const { id } = useWorkspace()
  const drafts = useSyncExternalStore(subscribe, () => ruleDraftsOf(id))
  const [found, setFound] = useState(drafts)
  const onDraft = useCallback(
    (themeId: number, rules: readonly EditedRule[] | undefined) => {
      keepRuleDraft(id, themeId, rules)
      if (rules === undefined) setFound((before) => new Map([...before].filter(([each]) => each !== themeId)))
    },
    [id],
  )
  return { drafts, found, onDraft }
}
