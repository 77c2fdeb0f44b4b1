import { wrapped } from './estimateFigure'
import { element, SVG } from './figure'

/** A column of texts beside the drawing; width in pixels. */
export interface TextColumn {
  readonly head: string
  readonly width: number
  readonly align: 'start' | 'end'
  readonly cells: readonly string[]
  /** Second lines, small. */
  readonly notes?: readonly string[]
}

export interface RowsFigure {
  readonly title: string
  readonly under: string
  readonly alt: string
  readonly rowHeight: number
  readonly before: readonly TextColumn[]
  readonly plotHead: string
  /** The drawing at the width that is left, and its height. */
  readonly plot: (width: number) => SVGSVGElement
  readonly after: readonly TextColumn[]
  readonly document?: Document | undefined
}

const WIDTH = 1040
const GAP = 14

/** A row chart as one drawing, words and numbers included: what is saved as SVG or PNG. */
export function rowsFigure(chart: RowsFigure): SVGSVGElement {
  const document = chart.document ?? globalThis.document
  const lines = wrapped(chart.under)
  const top = 64 + lines.length * 18 + 22
  const taken = [...chart.before, ...chart.after].reduce((total, { width }) => total + width + GAP, 0)
  const plotWidth = WIDTH - taken
  const plot = chart.plot(plotWidth)
  const height = top + Number(plot.getAttribute('height')) + 8
  const svg = document.createElementNS(SVG, 'svg')
  const own = {
    width: WIDTH,
    height,
    viewBox: `0 0 ${WIDTH} ${height}`,
    role: 'img',
    'aria-label': chart.alt,
    'font-size': 14,
  }
  for (const [key, value] of Object.entries(own)) svg.setAttribute(key, String(value))
  svg.append(
    element(document, 'text', { x: 0, y: 26, 'font-size': 21, class: 'serif', fill: 'var(--ink)' }, chart.title),
    ...lines.map((line, i) =>
      element(document, 'text', { x: 0, y: 50 + i * 18, 'font-size': 13.5, fill: 'var(--mute)' }, line),
    ),
    element(document, 'path', { d: `M0 ${top - 0.5}H${WIDTH}`, stroke: 'var(--line-2)' }),
  )
  let x = 0
  for (const column of chart.before) {
    svg.append(...columnTexts(document, column, x, { top, rowHeight: chart.rowHeight }))
    x += column.width + GAP
  }
  svg.append(headText(document, chart.plotHead, x, 'start', top))
  plot.setAttribute('x', String(x))
  plot.setAttribute('y', String(top))
  plot.setAttribute('overflow', 'visible')
  plot.removeAttribute('role')
  plot.removeAttribute('aria-label')
  svg.append(plot)
  x += plotWidth + GAP
  for (const column of chart.after) {
    svg.append(...columnTexts(document, column, x, { top, rowHeight: chart.rowHeight }))
    x += column.width + GAP
  }
  return svg
}

function headText(document: Document, text: string, x: number, anchor: 'start' | 'end', top: number): SVGElement {
  return element(
    document,
    'text',
    { x, y: top - 8, 'text-anchor': anchor, 'font-size': 12.5, fill: 'var(--mute)' },
    text,
  )
}

function columnTexts(
  document: Document,
  { head, width, align, cells, notes = [] }: TextColumn,
  left: number,
  { top, rowHeight }: { readonly top: number; readonly rowHeight: number },
): SVGElement[] {
  const x = align === 'start' ? left : left + width
  return [
    headText(document, head, x, align, top),
    ...cells.flatMap((cell, i) => {
      const note = notes[i] ?? ''
      const y = top + (i + 0.5) * rowHeight + (note === '' ? 5 : -2)
      const made = [element(document, 'text', { x, y, 'text-anchor': align, fill: 'var(--ink)' }, cell)]
      if (note !== '') {
        const look = { x, y: y + 16, 'text-anchor': align, 'font-size': 12.5, fill: 'var(--mute)' }
        made.push(element(document, 'text', look, note))
      }
      return made
    }),
  ]
}
