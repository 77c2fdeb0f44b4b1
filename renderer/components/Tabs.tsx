import type { ReactNode } from 'react'
import { Link } from '../address/Link'

/** Tabs are links, since each is an address. `end` holds actions at the right. */
export function Tabs({
  label,
  tabs,
  current,
  end,
}: {
  readonly label: string
  readonly tabs: readonly {
    readonly id: string
    readonly to: string
    readonly label: string
    /** What stands behind a number of the label, on hover and for readers. */
    readonly about?: string | undefined
  }[]
  readonly current: string
  readonly end?: ReactNode
}) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.id} to={tab.to} title={tab.about} aria-current={tab.id === current ? 'page' : undefined}>
          {tab.label}
        </Link>
      ))}
      {end !== undefined && <div className="end">{end}</div>}
    </nav>
  )
}
