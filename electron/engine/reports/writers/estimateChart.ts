import type { GroupRow } from '../../../../shared/contract/compare'
import { branchColour } from './marks'
import { escapeHtml, Html } from './html'

const WIDTH = 330
const HEIGHT = 22

/** Round upper end of an axis and its ticks (at most six) for values from 0. */
export function axis(highest: number): { readonly max: number; readonly ticks: readonly number[] } {
  if (!(highest > 0)) return { max: 1, ticks: [0, 1] }
  const rough = highest / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map((m) => m * power).find((s) => s >= rough) ?? 10 * power
  const count = Math.ceil(highest / step - 1e-9)
  return { max: count * step, ticks: Array.from({ length: count + 1 }, (_, i) => i * step) }
}

/** Upper end that every row of a chart shares: the highest interval end or median. */
export function scaleOf(rows: readonly GroupRow[]): { readonly max: number; readonly ticks: readonly number[] } {
  return axis(Math.max(0, ...rows.map((row) => row.interval?.high ?? row.median ?? 0)))
}

/** One row of the chart: gridlines, network's dotted line, 3 px interval, notehead at the median. Decorative: the row's cells hold the numbers. */
export function estimateCell(
  row: GroupRow,
  scale: { max: number; ticks: readonly number[] },
  network: number | null,
): Html {
  const x = (value: number) => Math.round(Math.min(1, value / scale.max) * (WIDTH - 12) * 10) / 10 + 6
  const colour = branchColour(row.slot)
  const parts = scale.ticks.map((tick) => `<path d="M${x(tick)} 0v${HEIGHT}" stroke="#d8dedb"/>`)
  if (network !== null) parts.push(`<path d="M${x(network)} 0v${HEIGHT}" stroke="#5c6661" stroke-dasharray="2 3"/>`)
  if (row.interval) {
    parts.push(`<path d="M${x(row.interval.low)} 11H${x(row.interval.high)}" stroke="${colour}" stroke-width="3"/>`)
  }
  if (row.median !== null) {
    const cx = x(row.median)
    parts.push(
      `<ellipse cx="${cx}" cy="11" rx="6.2" ry="4.4" transform="rotate(-18 ${cx} 11)" fill="${colour}" stroke="#fff" stroke-width="1.5"/>`,
    )
  }
  return svg(parts)
}

/** Labels under the chart, the unit on the last one only. */
export function axisCell(
  scale: { max: number; ticks: readonly number[] },
  label: (value: number, isLast: boolean) => string,
): Html {
  const texts = scale.ticks.map((tick, i) => {
    const last = i === scale.ticks.length - 1
    const x = (tick / scale.max) * (WIDTH - 12) + 6
    const anchor = i === 0 ? 'start' : last ? 'end' : 'middle'
    return `<text x="${x}" y="13" text-anchor="${anchor}">${escapeHtml(label(tick, last))}</text>`
  })
  return svg(texts)
}

function svg(parts: readonly string[]): Html {
  return new Html(
    `<svg class="est" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">${parts.join('')}</svg>`,
  )
}
