import { lazy, type ComponentType } from 'react'

/**
 * A tab of Comparer: `/compare` or `/compare/<id>`. Its component draws what is under the row of tabs; the filter bar, `<main>`
 * and the row of tabs are there already. Choices of its own go to the right of the tabs with `<TabEnd>`, the posts it leaves
 * out to the filter bar with `useLeftOut` (frame.ts). Words: `compare.tab.<id>`.
 */
export interface CompareTab {
  readonly id: string
  readonly Component: ComponentType
}

const load = (module: () => Promise<ComponentType>) => lazy(async () => ({ default: await module() }))

/** In the order of the row of tabs; '' is side by side. */
export const COMPARE_TABS: readonly CompareTab[] = [
  { id: '', Component: load(async () => (await import('./SideBySideTab')).SideBySideTab) },
  { id: 'alike', Component: load(async () => (await import('./alike/AlikeTab')).AlikeTab) },
  { id: 'messages', Component: load(async () => (await import('./messages/MessagesTab')).MessagesTab) },
  { id: 'time', Component: load(async () => (await import('./time/TimeTab')).TimeTab) },
  { id: 'clock', Component: load(async () => (await import('./clock/ClockTab')).ClockTab) },
]

/** The tab of a path; unknown ones are side by side. */
export function tabOf(path: string): CompareTab {
  const found = COMPARE_TABS.find(({ id }) => id !== '' && path === `/compare/${id}`)
  const first = COMPARE_TABS[0]
  if (first === undefined) throw new Error('no tabs')
  return found ?? first
}
