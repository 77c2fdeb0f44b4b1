import { useEffect, useRef } from 'react'
import { carryFilter } from '../address/Link'
import { go } from '../address/location'
import { usePreferences } from '../i18n/preferences'
import { useWords, type Words } from '../i18n/useWords'
import { VIEWS } from '../views/views'

const LEADER_MS = 1500
/** No G is waiting for its letter. Not 0: a key's time is counted from the opening of the page, so 0 would be a G pressed then. */
const NO_LEADER = Number.NEGATIVE_INFINITY

/**
 * The keys of the whole application: Ctrl K search, / text filter, F filter bar, G then a screen, ? the list. Letters work
 * outside of inputs only, and not when they are turned off. A text filter is an input with `data-search`.
 */
export function useShortcuts(openList: () => void): void {
  const { letters } = usePreferences()
  const t = useWords()
  const leader = useRef(NO_LEADER)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        openSearch()
        return
      }
      if (!letters || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const isAfterG = event.timeStamp - leader.current < LEADER_MS
      leader.current = NO_LEADER
      if (isAfterG ? goTo(event.key, t) : act(event.key, openList)) event.preventDefault()
      else if (!isAfterG && event.key.toLowerCase() === 'g') leader.current = event.timeStamp
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [letters, openList, t])
}

/** The search of the posts, from anywhere: their screen, with the focus in its text filter. */
export function openSearch(): void {
  if (!window.location.pathname.startsWith('/posts'))
    go(carryFilter('/posts', new URLSearchParams(window.location.search)))
  focusWhenThere('[data-search]', performance.now() + 3000)
}

/** The screen may still be loading: look again at each frame, for three seconds. */
function focusWhenThere(selector: string, until: number): void {
  const found = document.querySelector<HTMLElement>(selector)
  if (found !== null) found.focus()
  else if (performance.now() < until) requestAnimationFrame(() => focusWhenThere(selector, until))
}

function goTo(key: string, t: Words): boolean {
  const view = VIEWS.find(
    (each) => each.digit === key || (each.inMasthead && t(`view.${each.id}.letter`) === key.toUpperCase()),
  )
  if (view === undefined) return false
  go(carryFilter(view.path, new URLSearchParams(window.location.search)))
  return true
}

function act(key: string, openList: () => void): boolean {
  if (key === '?') {
    openList()
    return true
  }
  if (key === '/') return focus('[data-search]')
  return key.toLowerCase() === 'f' && focus('.filters button')
}

function focus(selector: string): boolean {
  const found = document.querySelector<HTMLElement>(selector)
  found?.focus()
  return found !== null
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], [role="listbox"], [role="dialog"]') !== null
  )
}
