import type { PlacedDot } from './estimateScale'

/** Where a key leads from the point `from`; null for a key that moves nothing. */
export function step(points: readonly PlacedDot[], from: number, key: string): number | null {
  const here = points[from]
  if (here === undefined) return null
  switch (key) {
    case 'ArrowRight':
      return Math.min(from + 1, points.length - 1)
    case 'ArrowLeft':
      return Math.max(from - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return points.length - 1
    case 'ArrowDown':
      return closestInRow(points, here, 1)
    case 'ArrowUp':
      return closestInRow(points, here, -1)
    default:
      return null
  }
}

function closestInRow(points: readonly PlacedDot[], here: PlacedDot, direction: 1 | -1): number | null {
  const ahead = points.filter((point) => (point.row - here.row) * direction > 0)
  const rows = ahead.map((point) => point.row)
  const row = direction === 1 ? Math.min(...rows) : Math.max(...rows)
  const inRow = ahead.filter((point) => point.row === row)
  const best = inRow.reduce<PlacedDot | null>(
    (kept, point) => (kept === null || Math.abs(point.x - here.x) < Math.abs(kept.x - here.x) ? point : kept),
    null,
  )
  return best === null ? null : points.indexOf(best)
}
