import { element, SVG, textWidth } from '../../../plots/figure'
import { timePlot } from '../../../plots/timePlot'
import type { Drawing } from './useDrawing'

const WIDTH = 960
const HEIGHTS = { alone: 360, small: 140 } as const
const HEAD = 64

/** The whole chart as one picture: the sentence, what is measured, every panel with its name. For files, not for the page. */
export function timeFigure({
  panels,
  isSmall,
  options,
  nameOf,
  title,
  under,
}: Drawing & { readonly title: string; readonly under: string }): SVGSVGElement {
  const height = isSmall ? HEIGHTS.small : HEIGHTS.alone
  const room = isSmall ? height + 18 : height
  const svg = document.createElementNS(SVG, 'svg')
  const lines = wrapped(under)
  const head = HEAD + 17 * (lines.length - 1)
  svg.setAttribute('width', String(WIDTH))
  svg.setAttribute('height', String(head + room * panels.length))
  svg.setAttribute('viewBox', `0 0 ${WIDTH} ${head + room * panels.length}`)
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', title)
  svg.setAttribute('font-size', '12.5')
  svg.append(element(document, 'text', { x: 0, y: 22, class: 'serif', 'font-size': 21, fill: 'var(--ink)' }, title))
  lines.forEach((text, i) => {
    svg.append(element(document, 'text', { x: 0, y: 46 + 17 * i, fill: 'var(--mute)' }, text))
  })
  panels.forEach((own, index) => {
    const top = head + room * index
    if (isSmall) {
      svg.append(element(document, 'text', { x: 0, y: top + 12, 'font-weight': 600, fill: 'var(--ink)' }, nameOf(own)))
    }
    const drawn = timePlot(own.panel, { width: WIDTH, height }, { ...options(own, index), id: `export-${index}` })
    drawn.setAttribute('y', String(top + (isSmall ? 18 : 0)))
    svg.append(drawn)
  })
  return svg
}

function wrapped(text: string): string[] {
  const lines: string[] = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    const next = line === '' ? word : `${line} ${word}`
    if (textWidth(next) > WIDTH) lines.push(word)
    else lines[lines.length - 1] = next
  }
  return lines
}
