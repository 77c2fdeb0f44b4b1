import { useSyncExternalStore } from 'react'

/** The address: path of the screen and the query, which holds the filter bar and the state of the view. */
export interface Address {
  readonly path: string
  readonly query: URLSearchParams
}

const CHANGED = 'portee:address'
let current = read()

function read(): Address {
  return { path: window.location.pathname, query: new URLSearchParams(window.location.search) }
}

function refresh(): void {
  current = read()
}
window.addEventListener('popstate', refresh)

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener)
  window.addEventListener(CHANGED, listener)
  return () => {
    window.removeEventListener('popstate', listener)
    window.removeEventListener(CHANGED, listener)
  }
}

/** The address now; the component draws again when it changes, also by back and forward. */
export function useAddress(): Address {
  return useSyncExternalStore(subscribe, () => current)
}

/** Goes to an address of the application (`/compare?p=2026-Q3`). `replace` leaves no step for "back". */
export function go(address: string, replace = false): void {
  if (address === window.location.pathname + window.location.search) return
  if (replace) window.history.replaceState(null, '', address)
  else window.history.pushState(null, '', address)
  refresh()
  window.dispatchEvent(new Event(CHANGED))
}

/** Writes some keys of the query and keeps the others; null removes. */
export function changeQuery(changes: Readonly<Record<string, string | null>>, replace = false): void {
  const query = new URLSearchParams(window.location.search)
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) query.delete(key)
    else query.set(key, value)
  }
  go(withQuery(window.location.pathname, query), replace)
}

/** Path and query as one address; commas stay readable. */
export function withQuery(path: string, query: URLSearchParams): string {
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')
  return text === '' ? path : `${path}?${text}`
}
