import type { ReactNode } from 'react'
import { Notehead } from './Notehead'

/** Nothing to show: a staff, a title that says what is true, why, one action. `note` = the first day, before any data. */
export function Empty({
  title,
  children,
  actions,
  note = false,
}: {
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
  readonly note?: boolean
}) {
  return (
    <div className="empty">
      <div className="stf" aria-hidden="true">
        <svg viewBox="0 0 400 44" preserveAspectRatio="none">
          {[6, 14, 22, 30, 38].map((y) => (
            <path key={y} d={`M0 ${y}H400`} stroke="var(--line-2)" vectorEffect="non-scaling-stroke" />
          ))}
        </svg>
        {note && (
          <span className="nt">
            <Notehead fill="none" colour="var(--control)" />
          </span>
        )}
      </div>
      <h2>{title}</h2>
      {children !== undefined && <p>{children}</p>}
      {actions !== undefined && <div className="acts">{actions}</div>}
    </div>
  )
}
