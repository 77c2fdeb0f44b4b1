import { useId, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { TimeResult } from '../../../../shared/contract/timeline'
import { useWords } from '../../../i18n/useWords'
import type { Size } from '../../../plots/figure'
import { timeBox, type TimePlotOptions } from '../../../plots/timePlot'
import { middle, timeScale, type TimeLine, type TimePanel, type TimePlotPoint } from '../../../plots/timeScale'
import { useTimeNames } from './timeNames'

interface Placed {
  readonly x: number
  readonly y: number
  readonly line: TimeLine
  readonly point: TimePlotPoint
}

/**
 * The steps of a chart as a list: one stop of the keyboard, left and right along a line, up and down between lines, Enter opens
 * the posts of the step. The pointer finds the nearest step.
 */
export function TimePointList({
  result,
  panel,
  size,
  options,
  label,
  onOpen,
}: {
  readonly result: TimeResult
  readonly panel: TimePanel
  readonly size: Size
  readonly options: TimePlotOptions
  readonly label: string
  readonly onOpen: (from: string, to: string) => void
}) {
  const t = useWords()
  const id = useId()
  const [active, setActive] = useState<number | null>(null)
  const placed = placePoints(panel, size, options)
  const found = active === null ? undefined : placed[active]
  const openFound = () => found !== undefined && onOpen(found.point.from, found.point.to)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setActive(null)
    else if (event.key === 'Enter') openFound()
    else {
      const next = nextPoint(placed, active ?? 0, event.key)
      if (next === null) return
      event.preventDefault()
      setActive(next)
    }
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    setActive(nearest(placed, event.clientX - box.left, event.clientY - box.top))
  }
  return (
    <div
      className={`points${found === undefined ? '' : ' found'}`}
      role="listbox"
      tabIndex={placed.length === 0 ? -1 : 0}
      aria-label={t('timeline.points', { name: label, n: placed.length })}
      aria-activedescendant={found === undefined ? undefined : id}
      onFocus={(event) =>
        event.target.matches(':focus-visible') && setActive((current) => current ?? placed.length - 1)
      }
      onBlur={() => setActive(null)}
      onKeyDown={onKeyDown}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setActive(null)}
      onClick={openFound}
    >
      {found !== undefined && active !== null && (
        <div
          id={id}
          role="option"
          aria-selected="true"
          aria-setsize={placed.length}
          aria-posinset={active + 1}
          className={`point-sheet${found.x > size.width / 2 ? ' left' : ''}`}
          style={{ left: found.x, top: found.y }}
        >
          <i aria-hidden="true" />
          <div className="point-text">
            <PointText result={result} panel={panel} found={found} />
          </div>
        </div>
      )}
    </div>
  )
}

function PointText({
  result,
  panel,
  found: { line, point },
}: {
  readonly result: TimeResult
  readonly panel: TimePanel
  readonly found: Placed
}) {
  const t = useWords()
  const names = useTimeNames(result)
  return (
    <>
      <b>{names.step(point.from)}</b> · {line.name}
      <br />
      {point.median === null
        ? t('timeline.point.few', { n: point.n })
        : t('timeline.point', {
            n: point.n,
            median: names.value(panel, point.median),
            interval: names.interval(panel, point.interval) ?? '',
          })}
      {point.immature > 0 && ` · ${t('timeline.point.immature', { n: point.immature })}`}
      {!point.isWhole && ` · ${t('timeline.point.cut')}`}
    </>
  )
}

function placePoints(panel: TimePanel, size: Size, options: TimePlotOptions): Placed[] {
  const scale = timeScale(panel, timeBox(size, panel, options))
  return panel.lines.flatMap((line) =>
    line.points
      .filter(({ n, immature }) => n > 0 || immature > 0)
      .map((point) => ({
        x: scale.x(middle(point)),
        y: scale.y(point.median ?? point.dots[0] ?? scale.domain[0]),
        line,
        point,
      })),
  )
}

/** Where a key leads; null for a key that moves nothing. */
function nextPoint(placed: readonly Placed[], from: number, key: string): number | null {
  const here = placed[from]
  if (here === undefined) return null
  const inLine = (offset: number) => (placed[from + offset]?.line === here.line ? from + offset : from)
  const lines = [...new Set(placed.map(({ line }) => line))]
  const other = (offset: number) => {
    const line = lines[lines.indexOf(here.line) + offset]
    const best = placed
      .filter((each) => each.line === line)
      .toSorted((a, b) => Math.abs(a.x - here.x) - Math.abs(b.x - here.x))[0]
    return best === undefined ? from : placed.indexOf(best)
  }
  switch (key) {
    case 'ArrowRight':
      return inLine(1)
    case 'ArrowLeft':
      return inLine(-1)
    case 'ArrowDown':
      return other(1)
    case 'ArrowUp':
      return other(-1)
    case 'Home':
      return 0
    case 'End':
      return placed.length - 1
    default:
      return null
  }
}

/** How far the pointer may be beside a step, CSS pixels. */
const NEAR = 30

function nearest(placed: readonly Placed[], x: number, y: number): number | null {
  let best: number | null = null
  let least = NEAR * NEAR
  for (const [index, point] of placed.entries()) {
    // Along the line a step is found from above and below too.
    const distance = (point.x - x) ** 2 + ((point.y - y) / 4) ** 2
    if (distance < least) [best, least] = [index, distance]
  }
  return best
}
