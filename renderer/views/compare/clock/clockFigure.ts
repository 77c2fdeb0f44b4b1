import type { ClockCell, ClockResult } from '../../../../shared/contract/timeline'
import { element, round, SVG, textWidth } from '../../../plots/figure'
import { cellAt, hoursShown, type ClockNames } from './clockNames'

const WIDTH = 960
const LEFT = 96
const ROW = 34
const COLUMN = (WIDTH - LEFT) / 7

/** The grid as a picture of its own, for files: medians and numbers as words, bars for the numbers, circles under six posts. */
export function clockFigure(
  result: ClockResult,
  names: ClockNames,
  { title, under }: { readonly title: string; readonly under: string },
): SVGSVGElement {
  const hours = hoursShown(result)
  const head = 92
  const svg = document.createElementNS(SVG, 'svg')
  const height = head + ROW * hours.length + 8
  for (const [name, value] of Object.entries({
    width: WIDTH,
    height,
    viewBox: `0 0 ${WIDTH} ${height}`,
    role: 'img',
  })) {
    svg.setAttribute(name, String(value))
  }
  svg.setAttribute('aria-label', title)
  svg.setAttribute('font-size', '12.5')
  const words = (x: number, y: number, text: string, more: Record<string, string | number> = {}) =>
    element(document, 'text', { x: round(x), y: round(y), fill: 'var(--ink)', ...more }, text)
  svg.append(words(0, 22, title, { class: 'serif', 'font-size': textWidth(title) * 1.6 > WIDTH ? 16 : 20 }))
  svg.append(words(0, 46, under, { fill: 'var(--mute)', 'font-size': 11 }))
  for (let day = 1; day <= 7; day++) {
    svg.append(
      words(LEFT + (day - 0.5) * COLUMN, head - 10, names.weekday(day), {
        'text-anchor': 'middle',
        fill: 'var(--mute)',
      }),
    )
  }
  const most = Math.max(1, ...result.cells.map(({ n }) => n))
  hours.forEach((hour, i) => {
    const y = head + ROW * i
    svg.append(element(document, 'path', { d: `M0 ${y}H${WIDTH}`, stroke: 'var(--line)' }))
    svg.append(words(0, y + 21, names.hours(hour), { fill: 'var(--mute)' }))
    for (let day = 1; day <= 7; day++) {
      const cell = cellAt(result, day, hour)
      if (cell !== undefined) svg.append(...drawCell(cell, { x: LEFT + (day - 1) * COLUMN, y }, most, names))
    }
  })
  return svg
}

function drawCell(cell: ClockCell, at: { x: number; y: number }, most: number, names: ClockNames): SVGElement[] {
  const { n, median, strength } = cell
  if (n === 0) return []
  const middle = round(at.x + COLUMN / 2)
  const text = median === null ? '○'.repeat(n) : names.value(median)
  const bar = round(((COLUMN - 16) * n) / most)
  return [
    ...(strength === 'clear'
      ? [
          element(document, 'rect', {
            ...{ x: round(at.x + 3), y: at.y + 3, width: round(COLUMN - 6), height: ROW - 6 },
            ...{ fill: 'none', stroke: 'var(--ink)', 'stroke-width': 2 },
          }),
        ]
      : []),
    element(
      document,
      'text',
      {
        x: middle,
        y: at.y + 19,
        'text-anchor': 'middle',
        fill: 'var(--ink)',
        'font-weight': median === null ? 400 : 600,
      },
      `${text}  (${n})`,
    ),
    element(document, 'rect', { x: round(at.x + 8), y: at.y + ROW - 8, width: bar, height: 3, fill: 'var(--control)' }),
  ]
}
