import { bracketPlot, bracketWidth, type Bracket } from './bracketPlot'
import type { EstimateHeads, EstimateLine } from './estimateLine'
import { estimateHeight, estimatePlot, ROW, type EstimateOptions } from './estimatePlot'
import { element, notehead, SVG } from './figure'

export interface EstimateFigure {
  readonly lines: readonly EstimateLine[]
  readonly brackets: readonly Bracket[]
  readonly heads: EstimateHeads
  readonly options: EstimateOptions
  /** The sentence, and the line under it. */
  readonly title: string
  readonly under: string
}

/** The exported picture: width, room for the words above, columns of the table, CSS pixels. */
const WIDTH = 1040
const HEAD = 118
/** Of one line of the sentence, px. */
const SENTENCE_LINE = 27
const VALUES = 324
const COLUMNS = { median: 68, interval: 190, ratio: VALUES }
/** Characters of the line under the sentence that fit the width at 13.5 px, and of the sentence itself at 21 px. */
const FITS = 150
const SENTENCE_FITS = 104

/** The whole row chart as one drawing, words and numbers included: what is saved as SVG or PNG. */
export function estimateFigure({ lines, brackets, heads, options, title, under }: EstimateFigure): SVGSVGElement {
  const document = options.document ?? globalThis.document
  const left = bracketWidth(brackets)
  const names = left + 10 + Math.max(60, ...lines.map((line) => line.name.length * 7.6)) + 24
  const plotAt = names + 44
  const plotWidth = WIDTH - plotAt - VALUES
  const top = topOf(title)
  const height = top + estimateHeight(lines, options.network !== null) + 8
  const svg = document.createElementNS(SVG, 'svg')
  for (const [key, value] of Object.entries({
    width: WIDTH,
    height,
    viewBox: `0 0 ${WIDTH} ${height}`,
    role: 'img',
    'aria-label': options.alt,
    'font-size': 14,
  })) {
    svg.setAttribute(key, String(value))
  }
  svg.append(...headings(document, { title, under }, WIDTH), ...columnHeads(document, heads, { names, plotAt, top }))
  const plot = estimatePlot(lines, plotWidth, options)
  const side = bracketPlot(lines.length, brackets, options)
  place(plot, plotAt, top)
  place(side, 0, top)
  svg.append(side, plot)
  for (const [index, line] of lines.entries()) svg.append(...row(document, line, index, { left, names, top }))
  return svg
}

/** A drawing inside the drawing: no image of its own any more. */
export function place(svg: SVGSVGElement, x: number, y: number): void {
  svg.setAttribute('x', String(x))
  svg.setAttribute('y', String(y))
  svg.setAttribute('overflow', 'visible')
  svg.removeAttribute('role')
  svg.removeAttribute('aria-label')
}

/** Where the chart begins under the words above it, px. */
export function topOf(title: string): number {
  return HEAD + (sentenceLines(title).length - 1) * SENTENCE_LINE
}

/** The sentence, the line under it and a rule, `topOf(title)` px high. */
export function headings(
  document: Document,
  words: { readonly title: string; readonly under: string },
  width: number,
): SVGElement[] {
  const title = sentenceLines(words.title)
  const top = topOf(words.title)
  const after = 50 + (title.length - 1) * SENTENCE_LINE
  return [
    ...title.map((line, index) =>
      element(
        document,
        'text',
        { x: 0, y: 26 + index * SENTENCE_LINE, 'font-size': 21, class: 'serif', fill: 'var(--ink)' },
        line,
      ),
    ),
    ...wrapped(words.under).map((line, index) =>
      element(document, 'text', { x: 0, y: after + index * 18, 'font-size': 13.5, fill: 'var(--mute)' }, line),
    ),
    element(document, 'path', { d: `M0 ${top - 0.5}H${width}`, stroke: 'var(--line-2)' }),
  ]
}

/** A sentence on as many lines as it needs, parted between words. */
function sentenceLines(title: string): string[] {
  return title.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length + 1 > SENTENCE_FITS) return [...lines, word]
    return [...lines.slice(0, -1), `${last} ${word}`]
  }, [])
}

/** The parts of the line, parted by dots, on as many lines as they need. */
export function wrapped(text: string): string[] {
  return text.split(' · ').reduce<string[]>((lines, part) => {
    const last = lines.at(-1)
    if (last === undefined || last.length + part.length + 3 > FITS) return [...lines, part]
    return [...lines.slice(0, -1), `${last} · ${part}`]
  }, [])
}

function columnHeads(
  document: Document,
  heads: EstimateHeads,
  at: { readonly names: number; readonly plotAt: number; readonly top: number },
): SVGElement[] {
  const y = at.top - 8
  const end = WIDTH - VALUES
  const label = (x: number, words: string, anchor: 'start' | 'end') =>
    element(document, 'text', { x, y, 'text-anchor': anchor, 'font-size': 12.5, fill: 'var(--mute)' }, words)
  return [
    label(0, heads.name, 'start'),
    label(at.names + 30, heads.n, 'end'),
    label(at.plotAt, heads.plot, 'start'),
    label(end + COLUMNS.median, heads.median, 'end'),
    label(end + COLUMNS.interval, heads.interval, 'end'),
    label(end + COLUMNS.ratio, heads.ratio, 'end'),
  ]
}

function row(
  document: Document,
  line: EstimateLine,
  index: number,
  at: { readonly left: number; readonly names: number; readonly top: number },
): SVGElement[] {
  const y = at.top + index * ROW + 28
  const end = WIDTH - VALUES
  const cell = (x: number, words: string, look: Record<string, string | number>) =>
    element(document, 'text', { x, y, 'text-anchor': 'end', fill: 'var(--ink)', ...look }, words)
  const rule = element(document, 'path', {
    d: `M${at.left} ${at.top + (index + 1) * ROW - 0.5}H${WIDTH}`,
    stroke: 'var(--line)',
  })
  const values =
    line.why === null
      ? [
          cell(end + COLUMNS.median, line.medianText, { 'font-weight': 600, 'font-size': 16 }),
          cell(end + COLUMNS.interval, line.intervalText, {}),
          cell(
            end + COLUMNS.ratio,
            line.ratioText,
            line.isRatioStrong ? { 'font-weight': 600 } : { fill: 'var(--mute)' },
          ),
        ]
      : [cell(WIDTH, line.why, { fill: 'var(--mute)', 'font-size': 13.5 })]
  return [
    rule,
    notehead(document, { x: at.left + 10, y: y - 5 }, line),
    element(document, 'text', { x: at.left + 24, y, fill: 'var(--ink)' }, line.name),
    cell(at.names + 30, line.n, { fill: 'var(--soft)' }),
    ...values,
  ]
}
