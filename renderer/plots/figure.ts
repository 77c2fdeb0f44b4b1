import { plot, type PlotOptions } from '@observablehq/plot'

/** Width and height of a drawing, CSS pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** What every chart needs beside its rows: one sentence that stands for the picture, and the document to draw in (tests). */
export interface FigureOptions {
  readonly alt: string
  readonly document?: Document | undefined
}

export const SVG = 'http://www.w3.org/2000/svg'

/** Label size of the design, CSS pixels. */
export const LABEL = 12.5

/** Width of a label in Source Sans 3 at 12.5 px, CSS pixels. Measured mean advance 0.5 em; no canvas, so tests and screen agree. */
export function textWidth(text: string): number {
  return text.length * LABEL * 0.5
}

/** True for the `<svg>` element itself (Plot may also return a `<figure>`, which none of these charts asks for). */
function isSvg(node: Element): node is SVGSVGElement {
  return node.localName === 'svg'
}

/**
 * Draws a chart with Observable Plot and leaves it fit for a page: an image with one alternative text, no label on the
 * groups inside (axe refuses them in `role="img"`), and no `<style>` element (a strict content policy would refuse it;
 * base.css holds the same rules for `.plot`).
 */
export function figure(options: PlotOptions, { alt, document }: FigureOptions): SVGSVGElement {
  const drawn = plot({ ...options, className: 'plot', ...(document ? { document } : {}) })
  if (!isSvg(drawn)) throw new Error('a chart must be one <svg>')
  for (const style of drawn.querySelectorAll('style')) style.remove()
  for (const group of drawn.querySelectorAll('[aria-label], [aria-description]')) {
    group.removeAttribute('aria-label')
    group.removeAttribute('aria-description')
  }
  drawn.setAttribute('role', 'img')
  drawn.setAttribute('aria-label', alt)
  drawn.setAttribute('font-size', String(LABEL))
  return drawn
}

/** One SVG element with its attributes, in the document of the drawing. */
export function element(
  document: Document,
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  text?: string,
): SVGElement {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  if (text !== undefined) made.textContent = text
  return made
}

/** A notehead: the design's mark of a branch or a median. Centre in pixels; hollow = tenth branch and later, or undecided. */
export function notehead(
  document: Document,
  at: { readonly x: number; readonly y: number },
  look: { readonly color: string; readonly isHollow?: boolean; readonly scale?: number },
): SVGElement {
  const scale = look.scale ?? 1
  return element(document, 'ellipse', {
    cx: round(at.x),
    cy: round(at.y),
    rx: round(6.6 * scale),
    ry: round(4.7 * scale),
    transform: `rotate(-18 ${round(at.x)} ${round(at.y)})`,
    fill: look.isHollow ? 'var(--paper)' : look.color,
    stroke: look.isHollow ? look.color : 'var(--paper)',
    'stroke-width': 1.5,
  })
}

/** The hatching of "possible but unknown" and "still collecting": a pattern under this id, to be put in the drawing once. */
export function hatching(document: Document, id: string): SVGElement {
  const defs = element(document, 'defs', {})
  const pattern = element(document, 'pattern', {
    id,
    width: 5,
    height: 5,
    patternUnits: 'userSpaceOnUse',
    patternTransform: 'rotate(45)',
  })
  pattern.append(
    element(document, 'rect', { width: 5, height: 5, fill: 'var(--sheet)' }),
    element(document, 'path', { d: 'M0 0v5', stroke: 'var(--control)', 'stroke-width': 1.4 }),
  )
  defs.append(pattern)
  return defs
}

/** Two decimals: enough for a pixel, and drawings stay readable as text. */
export function round(value: number): number {
  return Math.round(value * 100) / 100
}
