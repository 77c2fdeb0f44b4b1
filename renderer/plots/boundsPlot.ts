import { element, figure, hatching, round, textWidth, type FigureOptions } from './figure'

/** What is certain (up to low), what nothing excludes (up to high), and the threshold: shares, or any unit with its maximum. */
export interface BoundsRow {
  readonly low: number
  readonly high: number
  readonly threshold: number
  /** Value under a named assumption. */
  readonly working: { readonly value: number; readonly label: string } | null
  readonly reaches: boolean
}

export interface BoundsOptions extends FigureOptions {
  /** Right end of the axis, unit of the rows: 1 for shares. */
  readonly max: number
  readonly boundsLabel: string
  readonly thresholdLabel: string
  readonly id: string
}

export const BOUNDS_HEIGHT = 56
const BAR = { y: 18, height: 12 }

/** One clause: solid from 0 to the lower bound, hatched to the upper, the threshold as a 2 px rule through it. */
export function boundsPlot(row: BoundsRow, width: number, options: BoundsOptions): SVGSVGElement {
  const x = (value: number) => round((Math.min(Math.max(value, 0), options.max) / options.max) * width)
  return figure(
    {
      width,
      height: BOUNDS_HEIGHT,
      margin: 0,
      marks: [
        (_index, _scales, _values, _dimensions, { document }) => {
          const group = element(document, 'g', {})
          group.append(...gridlines(document, x, options), ...bars(document, row, x, options))
          group.append(...words(document, row, { x, width }, options))
          if (row.working) group.append(...triangle(document, row.working, { x, width }))
          return group
        },
      ],
    },
    options,
  )
}

function gridlines(document: Document, x: (value: number) => number, { max }: BoundsOptions): SVGElement[] {
  return [0, 0.25, 0.5, 0.75, 1].map((share) =>
    element(document, 'path', { d: `M${x(share * max)} 8v30`, stroke: 'var(--line)' }),
  )
}

function bars(document: Document, row: BoundsRow, x: (value: number) => number, { id }: BoundsOptions): SVGElement[] {
  const low = x(row.low)
  const high = x(row.high)
  const made: SVGElement[] = []
  if (high - low >= 1) {
    made.push(
      hatching(document, id),
      element(document, 'rect', {
        x: low + 0.5,
        y: BAR.y + 0.5,
        width: round(Math.max(high - low - 1, 0.5)),
        height: BAR.height - 1,
        fill: `url(#${id})`,
        stroke: 'var(--control)',
      }),
    )
  }
  const fill = row.reaches ? 'var(--accent)' : 'var(--soft)'
  if (low > 0) made.push(element(document, 'rect', { x: 0, y: BAR.y, width: low, height: BAR.height, fill }))
  return made
}

interface Place {
  readonly x: (value: number) => number
  readonly width: number
}

function words(document: Document, row: BoundsRow, { x, width }: Place, options: BoundsOptions): SVGElement[] {
  const threshold = x(row.threshold)
  const length = textWidth(options.boundsLabel) * 1.1
  const bar = x(row.high)
  // The threshold's rule would cross the words right of the bar: they stand behind it.
  const end = threshold > bar && threshold < bar + 10 + length ? threshold : bar
  const isTight = end + 8 + length > width
  const half = textWidth(options.thresholdLabel) / 2
  const anchor = threshold < half ? 'start' : threshold > width - half ? 'end' : 'middle'
  return [
    element(document, 'path', { d: `M${threshold} 4v40`, stroke: 'var(--ink)', 'stroke-width': 2 }),
    element(
      document,
      'text',
      {
        x: isTight ? width : round(end + 8),
        y: isTight ? 12 : BAR.y + 10.5,
        'text-anchor': isTight ? 'end' : 'start',
        fill: 'var(--ink)',
        'font-weight': 600,
        stroke: 'var(--paper)',
        'stroke-width': 5,
        'paint-order': 'stroke',
      },
      options.boundsLabel,
    ),
    element(
      document,
      'text',
      { x: threshold, y: 54, 'text-anchor': anchor, fill: 'var(--ink)' },
      options.thresholdLabel,
    ),
  ]
}

function triangle(
  document: Document,
  working: { readonly value: number; readonly label: string },
  { x, width }: Place,
): SVGElement[] {
  const at = x(working.value)
  const isRight = at + 9 + textWidth(working.label) > width * 0.72
  return [
    element(document, 'path', { d: `M${round(at - 4.5)} 8h9l-4.5 6z`, fill: 'var(--soft)' }),
    element(
      document,
      'text',
      {
        x: round(isRight ? at - 8 : at + 9),
        y: 13,
        'text-anchor': isRight ? 'end' : 'start',
        fill: 'var(--soft)',
        stroke: 'var(--paper)',
        'stroke-width': 4,
        'paint-order': 'stroke',
      },
      working.label,
    ),
  ]
}
