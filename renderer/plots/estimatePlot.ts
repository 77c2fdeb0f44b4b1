import { link, ruleX, ruleY, text, type Markish } from '@observablehq/plot'
import { estimateScale, type EstimateRow, type EstimateScale, type EstimateUnit, type PlacedDot } from './estimateScale'
import { element, figure, notehead, round, textWidth, type FigureOptions } from './figure'
import { circles } from './estimateCircles'
import { LANE, swarm } from './swarm'

/** Height of a row: the table beside the drawing has the same. */
export const ROW = 46
/** Room under the rows for the units; one line more when no row is free for the words of the network's line. */
const AXIS = 26
const AXIS_AND_NETWORK = 44
/** Height of a row, and where the interval and the posts lie in it, px. */
export interface RowShape {
  /** Class of the table beside the drawing. */
  readonly name: 'full' | 'small' | 'panel'
  readonly height: number
  readonly line: number
  readonly dots: number
  /** A row without interval has room above its posts for the words of the network's line. */
  readonly hasRoom: boolean
}

export const FULL: RowShape = { name: 'full', height: ROW, line: 15, dots: 31, hasRoom: true }
/** For a summary: posts are drawn in rows without interval only, on its line. */
export const COMPACT: RowShape = { name: 'small', height: 28, line: 14, dots: 14, hasRoom: false }
/** For small multiples: interval and posts in less room, no words over the rows. */
export const PANEL: RowShape = { name: 'panel', height: 34, line: 9, dots: 21, hasRoom: false }

export interface EstimateOptions extends FigureOptions {
  /** FULL by default. */
  readonly shape?: RowShape
  readonly unit: EstimateUnit
  readonly network: { readonly value: number; readonly label: string } | null
  /** Words of a tick; the last one carries the unit. */
  readonly tick: (value: number, isLast: boolean) => string
  /** Unique in the page: names the hatching. */
  readonly id: string
  /** One scale for several drawings; by default the rows' own. */
  readonly scale?: EstimateScale
}

/** The scale that the options name, or that of the rows. */
export function scaleOf(
  rows: readonly EstimateRow[],
  { scale, unit, network }: Pick<EstimateOptions, 'scale' | 'unit' | 'network'>,
): EstimateScale {
  return scale ?? estimateScale(rows, unit, network?.value ?? null)
}

/** Pixel of a value on the scale, kept inside the drawing. */
export function position(scale: EstimateScale, width: number, value: number): number {
  const [low, high] = scale.domain
  const share =
    scale.type === 'linear' ? (value - low) / (high - low) : Math.log(Math.max(value, low) / low) / Math.log(high / low)
  return round(Math.min(1, Math.max(0, share)) * width)
}

interface Placing {
  readonly scale: EstimateScale
  readonly width: number
  readonly shape: RowShape
  readonly placed: PlacedDot[]
}
/** The last places of some rows: the drawing and the list over it ask for the same ones. */
const PLACED = new WeakMap<readonly EstimateRow[], Placing>()

/** Every circle with its place, row by row from left to right. */
export function placeDots(
  rows: readonly EstimateRow[],
  scale: EstimateScale,
  width: number,
  shape: RowShape = FULL,
): PlacedDot[] {
  const known = PLACED.get(rows)
  if (known?.scale === scale && known.width === width && known.shape === shape) return known.placed
  const edgeOf = (rate: number) => (rate > scale.domain[1] ? 'right' : rate < scale.domain[0] ? 'left' : null)
  const placed = rows.flatMap((row, index): PlacedDot[] =>
    swarm(row.dots, (datum) => position(scale, width, datum.rate)).map(({ datum, x, lane }) => ({
      row: index,
      dot: datum,
      x,
      y: round(index * shape.height + shape.dots + lane * LANE),
      edge: edgeOf(datum.rate),
    })),
  )
  PLACED.set(rows, { scale, width, shape, placed })
  return placed
}

/**
 * The middle column of a row chart: posts as hollow circles, the 95 % interval as a 3 px line over them, the median as a
 * notehead, the network as a dotted line with its value. A row without median shows circles only.
 * @param width CSS pixels; the height is `estimateHeight`.
 */
export function estimatePlot(rows: readonly EstimateRow[], width: number, options: EstimateOptions): SVGSVGElement {
  const { shape = FULL, scale = scaleOf(rows, options) } = options
  const bottom = rows.length * shape.height
  const marks: Markish[] = [
    ruleX(scale.ticks, { y1: 0, y2: bottom, stroke: 'var(--line)' }),
    ruleX(scale.type === 'linear' ? [0] : [], { y1: 0, y2: bottom, stroke: 'var(--line-2)' }),
    ruleY(
      rows.map((_, index) => (index + 1) * shape.height - 0.5),
      { stroke: 'var(--line)' },
    ),
    ...networkLine(rows, scale, width, options),
    ...circles(rows, placeDots(rows, scale, width, shape), options.id),
    ...intervals(rows, shape),
    ...axis(scale, bottom, options),
    (_index, _scales, _values, _dimensions, { document }) => medians(document, rows, scale, width, shape),
    (_index, _scales, _values, _dimensions, { document }) => dominantLabels(document, rows, scale, width, shape),
  ]
  return figure(
    {
      width,
      height: estimateHeight(rows, options.network !== null, shape),
      margin: 0,
      x: { type: scale.type, domain: [...scale.domain], range: [0, width], axis: null },
      y: { type: 'identity', axis: null },
      marks,
    },
    options,
  )
}

function intervals(rows: readonly EstimateRow[], shape: RowShape): Markish[] {
  const drawn = rows.flatMap((row, index) => (row.interval ? [{ ...row.interval, color: row.color, index }] : []))
  const y = (datum: { index: number }) => datum.index * shape.height + shape.line
  return [
    link(drawn, {
      x1: 'low',
      x2: 'high',
      y1: y,
      y2: y,
      stroke: (datum: { color: string }) => datum.color,
      strokeWidth: 3,
    }),
  ]
}

function medians(
  document: Document,
  rows: readonly EstimateRow[],
  scale: EstimateScale,
  width: number,
  shape: RowShape,
): SVGElement {
  const group = element(document, 'g', {})
  for (const [index, row] of rows.entries()) {
    if (row.median === null) continue
    const place = { x: position(scale, width, row.median), y: index * shape.height + shape.line }
    group.append(notehead(document, place, row))
  }
  return group
}

/** Height of the drawing, CSS pixels. */
export function estimateHeight(rows: readonly EstimateRow[], hasNetwork: boolean, shape: RowShape = FULL): number {
  return rows.length * shape.height + (hasNetwork && freeRow(rows, shape) < 0 ? AXIS_AND_NETWORK : AXIS)
}

/** The last row without an interval: its upper half is empty, where rows have two. */
function freeRow(rows: readonly EstimateRow[], shape: RowShape): number {
  if (!shape.hasRoom) return -1
  return rows.findLastIndex((row) => row.interval === null && row.dominant === null)
}

function networkLine(
  rows: readonly EstimateRow[],
  scale: EstimateScale,
  width: number,
  { network, shape = FULL }: EstimateOptions,
): Markish[] {
  if (network === null) return []
  const bottom = rows.length * shape.height
  const free = freeRow(rows, shape)
  const isRight = position(scale, width, network.value) + textWidth(network.label) + 10 > width
  const side = isRight ? ({ textAnchor: 'end', dx: -6 } as const) : ({ textAnchor: 'start', dx: 6 } as const)
  const y2 = free < 0 ? bottom + 40 : bottom
  const labelY = free < 0 ? bottom + 35 : free * shape.height + 11
  return [
    ruleX([network.value], { y1: 0, y2, stroke: 'var(--mute)', strokeDasharray: '2 3', strokeWidth: 1.2 }),
    text([network.label], {
      x: () => network.value,
      y: () => labelY,
      ...side,
      fill: 'var(--soft)',
      stroke: 'var(--paper)',
      strokeWidth: 4,
    }),
  ]
}

function axis(scale: EstimateScale, bottom: number, { tick }: EstimateOptions): Markish[] {
  const last = scale.ticks.at(-1)
  return [
    text(
      scale.ticks.map((value) => ({ value, words: tick(value, value === last) })),
      {
        x: 'value',
        y: () => bottom + 16,
        text: 'words',
        fill: 'var(--mute)',
      },
    ),
  ]
}

/** The words about a post stand over it, towards the middle; where they would cover the interval, right of that instead. */
function besideInterval(row: EstimateRow, label: string, x: number, scale: EstimateScale, width: number) {
  const isRight = x > width / 2
  const over = { x: x + (isRight ? 4 : -4), anchor: isRight ? 'end' : 'start' }
  const length = textWidth(label)
  const left = isRight ? over.x - length : over.x
  const [low, high] = [row.interval?.low ?? row.median, row.interval?.high ?? row.median].map((value) =>
    value === null ? null : position(scale, width, value),
  )
  if (low === null || low === undefined || high === null || high === undefined) return over
  const isFree = left > high + 8 || left + length < low - 8
  return isFree || high + 12 + length > width ? over : { x: high + 12, anchor: 'start' }
}

function dominantLabels(
  document: Document,
  rows: readonly EstimateRow[],
  scale: EstimateScale,
  width: number,
  shape: RowShape,
): SVGElement {
  const group = element(document, 'g', { fill: 'var(--ink)' })
  for (const [index, row] of rows.entries()) {
    const at = row.dots.find((candidate) => candidate.id === row.dominant?.id)
    if (at === undefined || row.dominant === null) continue
    const x = position(scale, width, at.rate)
    const beside = besideInterval(row, row.dominant.label, x, scale, width)
    const place = { x: beside.x, y: index * shape.height + shape.line + 5, 'text-anchor': beside.anchor }
    const halo = { stroke: 'var(--paper)', 'stroke-width': 4, 'paint-order': 'stroke' }
    group.append(element(document, 'text', { ...place, ...halo }, row.dominant.label))
  }
  return group
}
