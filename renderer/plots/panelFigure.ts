import { headings, place, topOf } from './estimateFigure'
import type { EstimateLine } from './estimateLine'
import { estimateHeight, estimatePlot, PANEL, type EstimateOptions } from './estimatePlot'
import type { EstimateScale } from './estimateScale'
import { element, notehead, SVG } from './figure'

/** One of several small charts: its name, its rows, the words beside its network's line. */
export interface PanelDrawing {
  readonly key: string
  readonly name: string
  readonly lines: readonly EstimateLine[]
  readonly options: Omit<EstimateOptions, 'id' | 'document'>
}

interface PanelFigure {
  readonly panels: readonly PanelDrawing[]
  /** Null: each panel its own. */
  readonly scale: EstimateScale | null
  readonly alt: string
  readonly title: string
  readonly under: string
  readonly document?: Document | undefined
}

/** Two panels side by side, CSS pixels; in each: names, n, drawing, medians. */
const WIDTH = 1040
const GAP = 40
const ACROSS = (WIDTH - GAP) / 2
const HEAD = 38
const COUNT = 40
const MEDIAN = 64

/** All panels as one drawing, on one scale if they have one, words and numbers included: what is saved as SVG or PNG. */
export function panelFigure({ panels, scale, alt, title, under, document: given }: PanelFigure): SVGSVGElement {
  const document = given ?? globalThis.document
  const top = topOf(title)
  const names = 14 + Math.max(60, ...panels.flatMap(({ lines }) => lines.map((line) => line.name.length * 7.2)))
  const heights = panels.map(({ lines, options }) => HEAD + estimateHeight(lines, options.network !== null, PANEL) + 14)
  const svg = document.createElementNS(SVG, 'svg')
  svg.append(...headings(document, { title, under }, WIDTH))
  let y = top + 8
  for (let first = 0; first < panels.length; first += 2) {
    for (const [side, panel] of panels.slice(first, first + 2).entries()) {
      const box = { x: side * (ACROSS + GAP), y, names }
      svg.append(
        ...drawPanel(
          document,
          panel,
          { ...panel.options, ...(scale === null ? {} : { scale }), document, id: `export-${panel.key}` },
          box,
        ),
      )
    }
    y += Math.max(...heights.slice(first, first + 2))
  }
  const size = {
    width: WIDTH,
    height: y,
    viewBox: `0 0 ${WIDTH} ${y}`,
    role: 'img',
    'aria-label': alt,
    'font-size': 14,
  }
  for (const [key, value] of Object.entries(size)) svg.setAttribute(key, String(value))
  return svg
}

function drawPanel(
  document: Document,
  { name, lines }: PanelDrawing,
  options: EstimateOptions,
  box: { readonly x: number; readonly y: number; readonly names: number },
): SVGElement[] {
  const width = ACROSS - box.names - COUNT - MEDIAN
  const plot = estimatePlot(lines, width, { ...options, shape: PANEL })
  place(plot, box.x + box.names + COUNT, box.y + HEAD)
  const heading = element(document, 'text', { x: box.x, y: box.y + 20, 'font-weight': 600, fill: 'var(--ink)' }, name)
  return [heading, plot, ...lines.flatMap((line, index) => rowWords(document, line, index, box))]
}

function rowWords(
  document: Document,
  line: EstimateLine,
  index: number,
  box: { readonly x: number; readonly y: number; readonly names: number },
): SVGElement[] {
  const y = box.y + HEAD + index * PANEL.height + 21
  const text = (x: number, words: string, anchor: 'start' | 'end', weight: number) =>
    element(
      document,
      'text',
      { x, y, 'text-anchor': anchor, 'font-size': 13.5, 'font-weight': weight, fill: 'var(--ink)' },
      words,
    )
  return [
    notehead(document, { x: box.x + 6, y: y - 5 }, { ...line, scale: 0.8 }),
    text(box.x + 16, line.name, 'start', 400),
    text(box.x + box.names + COUNT - 10, line.n, 'end', 400),
    text(box.x + ACROSS, line.why ?? line.medianText, 'end', line.why === null ? 600 : 400),
  ]
}
