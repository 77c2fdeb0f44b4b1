import type { ReactNode } from 'react'
import { Link } from '../../../address/Link'
import { useAddress, withQuery } from '../../../address/location'
import { shownQuery, type NotesShown } from './needsState'

/** Shows some notes in the list below, and takes the reader there. */
export function NotesLink({
  shown,
  label,
  children,
}: {
  readonly shown: Partial<NotesShown>
  readonly label?: string
  readonly children: ReactNode
}) {
  const { query } = useAddress()
  const wanted = new URLSearchParams(query)
  for (const [key, value] of Object.entries(shownQuery({ topic: null, themeId: null, text: '', ...shown }))) {
    if (value === null) wanted.delete(key)
    else wanted.set(key, value)
  }
  return (
    <Link
      to={withQuery('/audience', wanted)}
      {...(label === undefined ? {} : { 'aria-label': label })}
      onClick={() => requestAnimationFrame(() => document.getElementById('notes')?.focus())}
    >
      {children}
    </Link>
  )
}
