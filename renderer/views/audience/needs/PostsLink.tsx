import type { ReactNode } from 'react'
import { Link } from '../../../address/Link'
import { useAddress } from '../../../address/location'

/** Parts of the filter bar that this tab does not look at: a link to Publications must not bring them back from another screen. */
const ELSEWHERE = ['a', 'pl', 'f', 'i', 't'] as const

/** Publications of the period and libraries looked at, of one theme or with some words. */
export function PostsLink({
  themeId,
  search,
  label,
  children,
}: {
  readonly themeId?: number
  readonly search?: string
  readonly label?: string
  readonly children: ReactNode
}) {
  const { query } = useAddress()
  const wanted = new URLSearchParams()
  for (const key of ELSEWHERE) if (query.has(key)) wanted.set(key, '')
  if (themeId !== undefined) wanted.set('t', String(themeId))
  if (search !== undefined) wanted.set('q', search)
  return (
    <Link to={`/posts?${wanted.toString()}`} {...(label === undefined ? {} : { 'aria-label': label })}>
      {children}
    </Link>
  )
}
