import { useId, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import type { PlacedDot } from './estimateScale'
import { step } from './stepPoint'

/** How far from a circle the pointer may be, CSS pixels: targets are at least 24 wide. */
const NEAR = 12

interface PointListProps {
  readonly points: readonly PlacedDot[]
  readonly label: string
  readonly width: number
  readonly renderPoint: (postId: string, row: number) => ReactNode
  readonly onOpen: (postId: string) => void
}

/**
 * The points of a chart as a list: one stop of the keyboard, left and right along a row, up and down between rows, Enter
 * opens the post. The pointer finds the nearest circle. Only the active option is in the page, whatever the number of points.
 */
export function PointList({ points, label, width, renderPoint, onOpen }: PointListProps) {
  const id = useId()
  const [active, setActive] = useState<number | null>(null)
  const point = active === null ? undefined : points[active]
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      setActive(null)
      return
    }
    if (event.key === 'Enter' && point !== undefined) {
      onOpen(point.dot.id)
      return
    }
    const next = step(points, active ?? 0, event.key)
    if (next === null) return
    event.preventDefault()
    setActive(next)
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    setActive(nearest(points, event.clientX - box.left, event.clientY - box.top))
  }
  return (
    <div
      className={`points${point === undefined ? '' : ' found'}`}
      role="listbox"
      tabIndex={points.length === 0 ? -1 : 0}
      aria-label={label}
      aria-activedescendant={point === undefined ? undefined : id}
      onFocus={(event) => event.target.matches(':focus-visible') && setActive((current) => current ?? 0)}
      onBlur={() => setActive(null)}
      onKeyDown={onKeyDown}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setActive(null)}
      onClick={() => point !== undefined && onOpen(point.dot.id)}
    >
      {point !== undefined && active !== null && (
        <div
          id={id}
          role="option"
          aria-selected="true"
          aria-setsize={points.length}
          aria-posinset={active + 1}
          className={`point-sheet${point.x > width / 2 ? ' left' : ''}`}
          style={{ left: point.x, top: point.y }}
        >
          <i aria-hidden="true" />
          <div className="point-text">{renderPoint(point.dot.id, point.row)}</div>
        </div>
      )}
    </div>
  )
}

/** Index of the circle under the pointer, null when none is near. */
function nearest(points: readonly PlacedDot[], x: number, y: number): number | null {
  let best: number | null = null
  let least = NEAR * NEAR
  for (const [index, point] of points.entries()) {
    const distance = (point.x - x) ** 2 + (point.y - y) ** 2
    if (distance < least) [best, least] = [index, distance]
  }
  return best
}
