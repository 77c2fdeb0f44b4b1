import type { ReactNode } from 'react'

/** Outline = by rule; hand = filled; suggested = dashed. Also used for plain labels. */
export function Chip({
  kind = 'rule',
  children,
}: {
  readonly kind?: 'rule' | 'hand' | 'suggested'
  readonly children: ReactNode
}) {
  return (
    <span className={`chip${kind === 'hand' ? ' hand' : ''}${kind === 'suggested' ? ' sug' : ''}`}>{children}</span>
  )
}
