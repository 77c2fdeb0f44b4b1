import { areaY, line as lineMark, ruleX, ruleY, type Markish } from '@observablehq/plot'
import { element, figure, hatching, round, textWidth, type FigureOptions, type Size } from './figure'
import { drawFrame } from './timeFrame'
import {
  middle,
  millis,
  runsOf,
  spread,
  timeScale,
  type Box,
  type Run,
  type TimeLine,
  type TimePanel,
  type TimeScale,
} from './timeScale'

export interface TimePlotOptions extends FigureOptions {
  /** Unique in the page: the hatching needs an id. */
  readonly id: string
  readonly tick: (value: number) => string
  /** Words under the axis at the start of a month: "janv. 2026". */
  readonly monthTick: (day: string) => string
  readonly count: (n: number) => string
  /** Small panels: no calendar names, no notes, no windows. */
  readonly isSmall?: boolean
}

/** A single line of a small panel has its name in the row beside it. */
function isNamed({ lines }: TimePanel, { isSmall }: Pick<TimePlotOptions, 'isSmall'>): boolean {
  return isSmall !== true || lines.length > 1
}

/** Where things stand in a panel. The space under the axis: words of the axis, calendar, numbers of posts. */
export function timeBox(
  { width, height }: Size,
  panel: TimePanel,
  options: Pick<TimePlotOptions, 'isSmall' | 'tick'>,
): Box {
  const names = isNamed(panel, options) ? panel.lines.map(({ name }) => textWidth(name) + 16) : []
  const top = panel.top ?? Math.max(0, ...panel.lines.flatMap(({ points }) => points.map(({ median }) => median ?? 0)))
  const left = Math.max(34, textWidth(options.tick(top)) + 12)
  const hasLocal = panel.bands.some(({ isLocal }) => isLocal)
  const under = options.isSmall === true ? 40 : 58 + (hasLocal ? 12 : 0) + 14 * (panel.lines.length - 1)
  const hasNotes = panel.notes.length > 0 && options.isSmall !== true
  const over = (panel.breaks.some(({ isMark }) => !isMark) ? 20 : 6) + (hasNotes ? 18 : 0)
  return { left, right: Math.max(left + 60, width - Math.max(8, ...names)), top: over, bottom: height - under }
}

/**
 * Medians over time: a light area for the interval, a line per metric that never crosses a break unless asked, circles where
 * there are too few posts, the calendar and the numbers of posts under the axis, notes above. y starts at 0.
 */
export function timePlot(panel: TimePanel, size: Size, options: TimePlotOptions): SVGSVGElement {
  const box = timeBox(size, panel, options)
  const scale = timeScale(panel, box)
  return figure(
    {
      width: size.width,
      height: size.height,
      marginTop: box.top,
      marginRight: size.width - box.right,
      marginBottom: size.height - box.bottom,
      marginLeft: box.left,
      x: {
        type: 'utc',
        domain: [new Date(millis(panel.span.from)), new Date(millis(panel.span.to) + 86_400_000)],
        axis: null,
      },
      y: { type: scale.isLog ? 'log' : 'linear', domain: [...scale.domain], axis: null, clamp: true },
      marks: [
        drawFrame(panel, size, { box, scale, options }),
        ruleY(scale.ticks, { stroke: 'var(--line)' }),
        ...(scale.isLog ? [ruleY([100], { stroke: 'var(--mute)', strokeDasharray: '2 3' })] : []),
        ...panel.lines.flatMap((line) => marksOf(line, panel)),
        ...breakRules(panel),
        circles(panel, scale, options.id),
        ...(isNamed(panel, options) ? [ends(panel, { box, scale })] : []),
      ],
    },
    options,
  )
}

interface Drawn {
  readonly at: Date
  readonly run: number
  readonly median: number
  readonly low: number
  readonly high: number
}

function drawnOf(runs: readonly Run[]): Drawn[] {
  return runs.flatMap((run, index) =>
    run.map((point) => ({
      at: new Date(middle(point)),
      run: index,
      median: point.median ?? 0,
      low: point.interval?.low ?? point.median ?? 0,
      high: point.interval?.high ?? point.median ?? 0,
    })),
  )
}

function marksOf(line: TimeLine, panel: TimePanel): Markish[] {
  const drawn = drawnOf(runsOf(line, panel))
  const opacity = panel.lines.length > 2 ? 0.08 : 0.14
  return [
    areaY(drawn, { x: 'at', y1: 'low', y2: 'high', z: 'run', fill: line.color, fillOpacity: opacity }),
    lineMark(drawn, { x: 'at', y: 'median', z: 'run', stroke: line.color, strokeWidth: line.isEarlier ? 1.6 : 2 }),
  ]
}

function breakRules({ breaks }: TimePanel): Markish[] {
  const cuts = breaks.filter(({ isMark }) => !isMark)
  return [
    ruleX(
      cuts.map(({ day }) => new Date(millis(day))),
      { stroke: 'var(--ink)', strokeWidth: 1.2 },
    ),
  ]
}

/** Medians as small discs, so that a step alone is seen; posts as circles where there are too few; a cut step is hollow. */
function circles(panel: TimePanel, scale: TimeScale, id: string): Markish {
  return (_index, _scales, _values, _dimensions, { document }) => {
    const group = element(document, 'g', {})
    if (panel.lines.some(({ points }) => points.some(({ immature }) => immature > 0))) {
      group.append(hatching(document, `${id}-hatch`))
    }
    for (const line of panel.lines) {
      for (const point of line.points) {
        const cx = round(scale.x(middle(point)))
        for (const dot of point.dots) group.append(circle(document, { cx, value: dot, color: line.color }, scale))
        if (point.median === null) continue
        const isOpen = !point.isWhole
        group.append(
          element(document, 'circle', {
            ...{ cx, cy: round(scale.y(point.median)), r: line.points.length > 60 ? 1.6 : 2.6 },
            ...{ fill: isOpen ? 'var(--paper)' : line.color, stroke: line.color },
          }),
        )
      }
    }
    return group
  }
}

function circle(
  document: Document,
  { cx, value, color }: { readonly cx: number; readonly value: number; readonly color: string },
  scale: TimeScale,
): SVGElement {
  const cy = round(scale.y(value))
  if (!scale.isBeyond(value)) {
    return element(document, 'circle', { cx, cy, r: 2.4, fill: 'var(--paper)', stroke: color })
  }
  return element(document, 'path', { d: `M${cx - 3} ${cy + 3}l3 -5l3 5z`, fill: color })
}

/** Names at the ends of the lines, none over another. */
function ends(panel: TimePanel, { box, scale }: { readonly box: Box; readonly scale: TimeScale }): Markish {
  return (_index, _scales, _values, _dimensions, { document }) => {
    const group = element(document, 'g', {})
    const last = panel.lines.flatMap((line) => {
      const point = line.points.findLast(({ median }) => median !== null)
      return point === undefined || point.median === null ? [] : [{ line, point, y: scale.y(point.median) }]
    })
    const placed = spread(
      last.map(({ y }) => y),
      14,
      box.top + 4,
      box.bottom,
    )
    last.forEach(({ line, point }, i) => {
      const end = scale.x(middle(point))
      // The name of a metric that ended stands under its last step: beside it the rule and the next metric begin.
      const place = line.isEarlier
        ? { x: round(end), y: round(scale.y(point.interval?.low ?? point.median ?? 0) + 15), 'text-anchor': 'end' }
        : { x: round(end + 7), y: round((placed[i] ?? 0) + 4), 'text-anchor': 'start' }
      const look = { fill: line.isEarlier ? 'var(--mute)' : 'var(--ink)', stroke: 'var(--paper)', 'stroke-width': 4 }
      group.append(
        element(document, 'text', { ...place, ...look, 'paint-order': 'stroke', 'font-weight': 600 }, line.name),
      )
    })
    return group
  }
}
