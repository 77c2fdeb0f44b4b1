import type { Markish } from '@observablehq/plot'
import type { EstimateRow, PlacedDot } from './estimateScale'
import { element, hatching, round } from './figure'

/** From this many on, the plain circles of a row are one path: a browser lays out thousands of elements slowly. */
const MANY = 150

/** Medians and intervals lie at a value; posts at a pixel that the swarm gave, so that pointer, keyboard and picture agree. */
export function circles(rows: readonly EstimateRow[], placed: readonly PlacedDot[], id: string): Markish[] {
  return [
    (_index, _scales, _values, _dimensions, { document }) => {
      const group = element(document, 'g', { stroke: 'var(--control)', fill: 'var(--paper)' })
      if (placed.some((point) => point.edge === null && !point.dot.isMature)) {
        group.append(hatching(document, `${id}-hatch`))
      }
      for (const [index, row] of rows.entries()) {
        const own = placed.filter((point) => point.row === index)
        group.append(...drawRow(document, own, row, id))
      }
      for (const point of placed) if (point.edge !== null) group.append(arrow(document, point))
      return group
    },
  ]
}

function drawRow(document: Document, points: readonly PlacedDot[], row: EstimateRow, id: string): SVGElement[] {
  const inside = points.filter((point) => point.edge === null)
  const isPlain = ({ dot }: PlacedDot) => dot.isMature && dot.outlier === undefined && dot.id !== row.dominant?.id
  if (inside.length < MANY) return inside.map((point) => circle(document, point, row, id))
  const d = inside.filter(isPlain).map(({ x, y }) => `M${round(x - 2.4)} ${y}a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0-4.8 0`)
  return [
    element(document, 'path', { d: d.join('') }),
    ...inside.filter((point) => !isPlain(point)).map((point) => circle(document, point, row, id)),
  ]
}

/** Filled: it weighs on the sum, or lies far out; crossed: far out and left out of the numbers; hatched: still collecting. */
function circle(document: Document, { x, y, dot }: PlacedDot, row: EstimateRow, id: string): SVGElement {
  if (row.dominant?.id === dot.id) {
    return element(document, 'circle', { cx: x, cy: y, r: 2.8, fill: 'var(--ink)', stroke: 'var(--ink)' })
  }
  if (!dot.isMature) {
    return element(document, 'circle', {
      cx: x,
      cy: y,
      r: 2.4,
      fill: `url(#${id}-hatch)`,
      'stroke-dasharray': '1.5 1.5',
    })
  }
  if (dot.outlier === 'kept') return element(document, 'circle', { cx: x, cy: y, r: 2.4, fill: 'var(--control)' })
  if (dot.outlier === 'left_out') {
    const d = `M${round(x - 2.4)} ${round(y - 2.4)}l4.8 4.8M${round(x - 2.4)} ${round(y + 2.4)}l4.8-4.8`
    return element(document, 'path', { d, fill: 'none', stroke: 'var(--soft)', 'stroke-width': 1.2 })
  }
  return element(document, 'circle', { cx: x, cy: y, r: 2.4 })
}

/** A post beyond the scale: an arrowhead on the edge, towards where it lies. */
function arrow(document: Document, point: PlacedDot): SVGElement {
  const tip = point.x
  const back = point.edge === 'right' ? tip - 5 : tip + 5
  const d = `M${back} ${round(point.y - 3)}L${tip} ${point.y}L${back} ${round(point.y + 3)}`
  return element(document, 'path', { d, fill: 'none', stroke: 'var(--soft)', 'stroke-width': 1.4 })
}
