import { element, figure, notehead, round, textWidth, type FigureOptions } from './figure'
import { ratioScale } from './ratioScale'

/** One group against the network (100): at equal content, and as it looks when nothing is held equal. */
export interface RatioRow {
  readonly key: string
  readonly color: string
  readonly isHollow: boolean
  /** Factors; null = cannot be compared. */
  readonly value: number | null
  readonly interval: { readonly low: number; readonly high: number } | null
  readonly raw: number | null
}

export interface RatioRowsOptions extends FigureOptions {
  readonly networkLabel: string
  readonly rowHeight: number
}

const AXIS = 26

export const ratioRowsHeight = (rows: number, rowHeight: number): number => rows * rowHeight + AXIS

/** Row chart of ratios on a log scale: interval as a line, notehead at equal content, an open circle for the raw gap. */
export function ratioRowsPlot(rows: readonly RatioRow[], width: number, options: RatioRowsOptions): SVGSVGElement {
  const { rowHeight, networkLabel } = options
  const values = rows.flatMap(({ value, interval, raw }) => [value, interval?.low, interval?.high, raw])
  const scale = ratioScale(
    values.flatMap((value) => (value === null || value === undefined ? [] : [100 * value])),
    width,
    [20, 500],
  )
  const bottom = rows.length * rowHeight
  const mark = (document: Document): SVGElement => {
    const group = element(document, 'g', {})
    const half = textWidth(networkLabel) / 2
    for (const tick of scale.ticks) {
      const at = scale.x(tick)
      const isNetwork = tick === 100
      group.append(
        element(document, 'path', {
          d: `M${at} 0V${bottom}`,
          stroke: isNetwork ? 'var(--mute)' : 'var(--line)',
          ...(isNetwork ? { 'stroke-dasharray': '2 3' } : {}),
        }),
      )
      if (!isNetwork && Math.abs(at - scale.x(100)) < half + 14) continue
      const text = isNetwork ? networkLabel : String(tick)
      group.append(
        element(document, 'text', { x: at, y: bottom + 17, 'text-anchor': 'middle', fill: 'var(--mute)' }, text),
      )
    }
    // The lines between rows go on from the cells beside the drawing.
    rows.forEach((_, i) => group.append(rule(document, (i + 1) * rowHeight, width)))
    rows.forEach((row, i) => group.append(...rowMarks(document, row, round((i + 0.5) * rowHeight), scale.x)))
    return group
  }
  return figure(
    {
      width,
      height: ratioRowsHeight(rows.length, rowHeight),
      margin: 0,
      marks: [(_index, _scales, _values, _dimensions, { document }) => mark(document)],
    },
    options,
  )
}

/** The line under a row. */
export function rule(document: Document, y: number, width: number): SVGElement {
  return element(document, 'path', { d: `M0 ${y - 0.5}H${width}`, stroke: 'var(--line)' })
}

function rowMarks(document: Document, row: RatioRow, y: number, x: (value: number) => number): SVGElement[] {
  const made: SVGElement[] = []
  if (row.value === null) return made
  const at = x(100 * row.value)
  if (row.interval !== null) {
    const [low, high] = [x(100 * row.interval.low), x(100 * row.interval.high)]
    made.push(element(document, 'path', { d: `M${low} ${y}H${high}`, stroke: row.color, 'stroke-width': 3 }))
  }
  if (row.raw !== null) {
    made.push(
      element(document, 'circle', {
        cx: x(100 * row.raw),
        cy: y,
        r: 4,
        fill: 'var(--paper)',
        stroke: 'var(--mute)',
        'stroke-width': 1.5,
      }),
    )
  }
  made.push(notehead(document, { x: at, y }, row))
  return made
}
