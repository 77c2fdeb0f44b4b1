import type { ReactNode } from 'react'
import { Icon } from '../../components/Icon'

/**
 * A page outside, opened in the person's own browser (the desktop window hands every new window over to it). Only https
 * addresses are links: a permalink comes from a file.
 */
export function ExternalLink({
  href,
  label,
  children,
}: {
  readonly href: string
  readonly label: string
  readonly children: ReactNode
}) {
  if (!URL.canParse(href) || new URL(href).protocol !== 'https:') return null
  return (
    <a className="lk" href={href} target="_blank" rel="noopener noreferrer" aria-label={label}>
      <Icon name="open" />
      {children}
    </a>
  )
}
