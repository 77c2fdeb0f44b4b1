/** Keys of the query that go from tab to tab, beside the filter bar: measure, rows, the group looked at. */
const SHARED_KEYS = ['m', 'by', 'focus'] as const

/** Address of a tab with measure, rows and focus of `query`; the filter bar is carried by the link itself. */
export function tabAddress(id: string, query: URLSearchParams): string {
  const own = new URLSearchParams()
  for (const key of SHARED_KEYS) {
    const value = query.get(key)
    if (value !== null) own.set(key, value)
  }
  const text = own.toString()
  const path = id === '' ? '/compare' : `/compare/${id}`
  return text === '' ? path : `${path}?${text}`
}
