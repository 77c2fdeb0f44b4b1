import { ROW } from './estimatePlot'
import { element, figure, type FigureOptions } from './figure'

/** A run of rows that cannot be told apart: indexes, both included. */
export interface Bracket {
  readonly letter: string
  readonly from: number
  readonly to: number
}

const STEP = 20

/** Width that the brackets need, CSS pixels: overlapping ones lie side by side. */
export function bracketWidth(brackets: readonly Bracket[]): number {
  return brackets.length === 0 ? 0 : (Math.max(...lanes(brackets)) + 1) * STEP + 4
}

/** The first lane where each bracket does not overlap another; brackets come in the order of their first row. */
function lanes(brackets: readonly Bracket[]): number[] {
  const ends: number[] = []
  return brackets.map((bracket) => {
    const free = ends.findIndex((end) => end < bracket.from)
    const lane = free < 0 ? ends.length : free
    ends[lane] = bracket.to
    return lane
  })
}

/** The first column of a row chart: square brackets with their letters, as tall as the rows. */
export function bracketPlot(rows: number, brackets: readonly Bracket[], options: FigureOptions): SVGSVGElement {
  const placed = lanes(brackets)
  return figure(
    {
      width: Math.max(bracketWidth(brackets), 1),
      height: rows * ROW,
      margin: 0,
      marks: [
        (_index, _scales, _values, _dimensions, { document }) => {
          const group = element(document, 'g', { fill: 'none', stroke: 'var(--ink)', 'stroke-width': 1.5 })
          for (const [index, bracket] of brackets.entries()) {
            group.append(...drawBracket(document, bracket, 8 + (placed[index] ?? 0) * STEP))
          }
          return group
        },
      ],
    },
    options,
  )
}

function drawBracket(document: Document, { letter, from, to }: Bracket, x: number): SVGElement[] {
  const top = from * ROW + 6
  const bottom = (to + 1) * ROW - 6
  const middle = (top + bottom) / 2
  return [
    element(document, 'path', { d: `M${x + 5} ${top}h-5V${bottom}h5` }),
    element(document, 'rect', { x: x - 6, y: middle - 9, width: 12, height: 18, fill: 'var(--paper)', stroke: 'none' }),
    element(
      document,
      'text',
      { x, y: middle + 4, 'text-anchor': 'middle', 'font-weight': 600, fill: 'var(--ink)', stroke: 'none' },
      letter,
    ),
  ]
}
