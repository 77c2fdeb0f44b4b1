import { useSyncExternalStore } from 'react'
import { LANGUAGES, type Language } from '../../shared/vocabulary'

/** What a person chose for this window, kept in the browser's own storage; null = follow the network or the system. */
export interface Preferences {
  readonly language: Language | null
  readonly theme: 'light' | 'dark' | null
  /** Single-letter shortcuts; Ctrl K and Esc always work. */
  readonly letters: boolean
}

const KEY = 'portee.preferences'
const listeners = new Set<() => void>()
let current = load()

function load(): Preferences {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? '{}')
    const has = (key: string, value: unknown) =>
      typeof stored === 'object' && stored !== null && Object.entries(stored).some(([k, v]) => k === key && v === value)
    return {
      language: LANGUAGES.find((each) => has('language', each)) ?? null,
      theme: has('theme', 'light') ? 'light' : has('theme', 'dark') ? 'dark' : null,
      letters: !has('letters', false),
    }
  } catch {
    return { language: null, theme: null, letters: true }
  }
}

/** Changes a preference, for this window and the next time. */
export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change }
  try {
    window.localStorage.setItem(KEY, JSON.stringify(current))
  } catch {
    // Storage may be refused by the browser: the choice then lasts as long as the window.
  }
  applyTheme()
  for (const listener of listeners) listener()
}

/** Puts the theme on the document; called once before the first drawing. */
export function applyTheme(): void {
  if (current.theme === null) delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = current.theme
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
}

/** French where the system is French, else English. */
export function systemLanguage(): Language {
  return navigator.languages[0]?.toLowerCase().startsWith('fr') === true ? 'fr' : 'en'
}
