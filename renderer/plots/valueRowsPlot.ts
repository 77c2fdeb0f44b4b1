import { element, figure, notehead, round, type FigureOptions } from './figure'
import { rule } from './ratioRowsPlot'
import { linearTicks, logTicks } from './ticks'

/** One row of values: a notehead for the group looked at, circles for the others. */
export interface ValueRow {
  readonly key: string
  /** Values in one unit; each with an id where it is a post. */
  readonly circles: readonly number[]
  /** Of the group looked at: a median, or one post of it. */
  readonly focus: number | null
  /** Posts of the group looked at where there are too few for a median: small, filled. */
  readonly dots: readonly number[]
  /** Joins the circle and the notehead of a row that has one of each. */
  readonly isJoined: boolean
}

export interface ValueRowsOptions extends FigureOptions {
  readonly rowHeight: number
  readonly color: string
  readonly isHollow: boolean
  readonly type: 'linear' | 'log'
  /** Lines between the rows, as the cells beside the drawing have them. */
  readonly hasRules?: boolean
  /** Formatted value of a tick; the unit on the last one only. */
  readonly tick: ((value: number, isLast: boolean) => string) | null
}

const AXIS = 24

export const valueRowsHeight = (
  rows: number,
  { rowHeight, tick }: Pick<ValueRowsOptions, 'rowHeight' | 'tick'>,
): number => rows * rowHeight + (tick === null ? 0 : AXIS)

interface ValueScale {
  readonly ticks: readonly number[]
  readonly x: (value: number) => number
}

/** Rates from 0; or a log scale, for values compared by their ratio: a value of 0 stays on its left edge. */
function valueScale(rows: readonly ValueRow[], width: number, type: ValueRowsOptions['type']): ValueScale {
  const values = rows.flatMap(({ circles, focus, dots }) => [...circles, ...dots, ...(focus === null ? [] : [focus])])
  const inset = 8
  const place = (share: number) => round(inset + Math.min(Math.max(share, 0), 1) * (width - 2 * inset))
  const highest = Math.max(0, ...values)
  if (type === 'linear' || !(highest > 0)) {
    const top = highest > 0 ? highest * 1.04 : 1
    return { ticks: linearTicks(top), x: (value) => place(value / top) }
  }
  const lowest = Math.min(...values.filter((value) => value > 0))
  const [from, to] = [Math.log(lowest * 0.9), Math.log(highest * 1.1)]
  const x = (value: number) => place(value > 0 ? (Math.log(value) - from) / (to - from) : 0)
  return { ticks: logTicks([lowest * 0.9, highest * 1.1]), x }
}

/** Rows of values on one axis: the others as circles, the group looked at as a notehead. */
export function valueRowsPlot(rows: readonly ValueRow[], width: number, options: ValueRowsOptions): SVGSVGElement {
  const { rowHeight, tick } = options
  const scale = valueScale(rows, width, options.type)
  const bottom = rows.length * rowHeight
  const mark = (document: Document): SVGElement => {
    const group = element(document, 'g', {})
    for (const [i, value] of tick === null ? [] : scale.ticks.entries()) {
      const at = scale.x(value)
      const isLast = i === scale.ticks.length - 1
      group.append(
        element(document, 'path', { d: `M${at} 0V${bottom}`, stroke: 'var(--line)' }),
        element(
          document,
          'text',
          {
            x: at,
            y: bottom + 16,
            'text-anchor': isLast && at > width - 24 ? 'end' : i === 0 && at < 16 ? 'start' : 'middle',
            fill: 'var(--mute)',
          },
          tick?.(value, isLast) ?? '',
        ),
      )
    }
    if (options.hasRules === true) rows.forEach((_, i) => group.append(rule(document, (i + 1) * rowHeight, width)))
    rows.forEach((row, i) =>
      group.append(...rowMarks(document, row, { y: round((i + 0.5) * rowHeight), width }, scale, options)),
    )
    return group
  }
  return figure(
    {
      width,
      height: valueRowsHeight(rows.length, options),
      margin: 0,
      marks: [(_index, _scales, _values, _dimensions, { document }) => mark(document)],
    },
    options,
  )
}

function rowMarks(
  document: Document,
  row: ValueRow,
  { y, width }: { readonly y: number; readonly width: number },
  { x }: ValueScale,
  { color, isHollow }: ValueRowsOptions,
): SVGElement[] {
  const made = [element(document, 'path', { d: `M0 ${y}H${width}`, stroke: 'var(--line)' })]
  const [first] = row.circles
  if (row.isJoined && row.focus !== null && first !== undefined) {
    made.push(element(document, 'path', { d: `M${x(first)} ${y}H${x(row.focus)}`, stroke: color, 'stroke-width': 2 }))
  }
  for (const value of row.circles) {
    made.push(
      element(document, 'circle', {
        cx: x(value),
        cy: y,
        r: 4.2,
        fill: 'var(--paper)',
        stroke: 'var(--mute)',
        'stroke-width': 1.4,
      }),
    )
  }
  for (const value of row.dots) {
    made.push(
      element(document, 'circle', {
        cx: x(value),
        cy: y,
        r: 2.4,
        fill: 'var(--paper)',
        stroke: color,
        'stroke-width': 1.3,
      }),
    )
  }
  if (row.focus !== null) made.push(notehead(document, { x: x(row.focus), y }, { color, isHollow }))
  return made
}
