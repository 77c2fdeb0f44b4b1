import { element, figure, LABEL, notehead, round, textWidth, type FigureOptions } from './figure'
import { ratioScale, type RatioScale } from './ratioScale'

/** One step on the way from the network to what is observed: a factor (1 = nothing) with its 95 % interval. */
export interface WaterfallStep {
  readonly key: string
  readonly factor: number
  readonly interval: { readonly low: number; readonly high: number } | null
  /** "− 46 %", written on the arrow. */
  readonly label: string
  /** result: the step that is the group's own doing; outside: what cannot be compared. */
  readonly look: 'mix' | 'outside' | 'result'
}

/** Where the steps lead. */
export interface WaterfallEnd {
  readonly factor: number
  readonly interval: { readonly low: number; readonly high: number } | null
  readonly label: string
  /** Written after the label, lighter: the interval. */
  readonly note: string
  readonly color: string
  readonly isHollow: boolean
}

export interface WaterfallOptions extends FigureOptions {
  /** "réseau = 100" */
  readonly networkLabel: string
}

export const STEP = 58
const AXIS = 30

export const waterfallHeight = (steps: number): number => (steps + 1) * STEP + AXIS

const COLOURS = { mix: 'var(--ink)', outside: 'var(--control)', result: 'var(--accent)' } as const

/**
 * A gap taken apart, on a log scale with the network at 100: each step is an arrow that begins where the one before ended,
 * its interval with caps below; the notehead is what is observed.
 */
export function waterfallPlot(
  steps: readonly WaterfallStep[],
  end: WaterfallEnd,
  width: number,
  options: WaterfallOptions,
): SVGSVGElement {
  const starts = steps.map((_, i) => steps.slice(0, i).reduce((at, { factor }) => at * factor, 100))
  const values = [
    ...steps.flatMap(({ factor, interval }, i) => {
      const start = starts[i] ?? 100
      return [start * factor, ...(interval === null ? [] : [start * interval.low, start * interval.high])]
    }),
    ...[end.factor, end.interval?.low, end.interval?.high].flatMap((value) =>
      value === undefined ? [] : [100 * value],
    ),
  ]
  const scale = ratioScale(values, width)
  const height = waterfallHeight(steps.length)
  const mark = (document: Document): SVGElement => {
    const group = element(document, 'g', {})
    group.append(...grid(document, scale, height, { width, label: options.networkLabel }))
    steps.forEach((step, i) => {
      group.append(...arrow(document, step, { from: starts[i] ?? 100, y: i * STEP + 30, next: true }, { scale, width }))
    })
    group.append(...observed(document, end, steps.length * STEP + 30, { scale, width }))
    return group
  }
  return figure(
    { width, height, margin: 0, marks: [(_index, _scales, _values, _dimensions, { document }) => mark(document)] },
    options,
  )
}

interface Frame {
  readonly scale: RatioScale
  readonly width: number
}

function grid(
  document: Document,
  { ticks, x }: RatioScale,
  height: number,
  { width, label }: { readonly width: number; readonly label: string },
): SVGElement[] {
  const bottom = height - AXIS
  const half = textWidth(label) / 2
  const shown = ticks.includes(100) ? ticks : [...ticks, 100]
  return shown.flatMap((tick) => {
    const isNetwork = tick === 100
    const at = x(tick)
    const isFree = isNetwork || Math.abs(at - x(100)) > half + 14
    const anchor = isNetwork && at + half > width ? 'end' : isNetwork && at < half ? 'start' : 'middle'
    const text = isNetwork ? label : String(tick)
    return [
      element(document, 'path', { d: `M${at} 0V${bottom}`, stroke: isNetwork ? 'var(--control)' : 'var(--line)' }),
      ...(isFree
        ? [
            element(
              document,
              'text',
              {
                x: anchor === 'end' ? width : anchor === 'start' ? 0 : at,
                y: bottom + 16,
                'text-anchor': anchor,
                fill: 'var(--mute)',
              },
              text,
            ),
          ]
        : []),
    ]
  })
}

/** Interval with caps, under its arrow. */
function caps(document: Document, low: number, high: number, y: number): SVGElement {
  return element(document, 'path', {
    d: `M${low} ${y}H${high}M${low} ${y - 4}v8M${high} ${y - 4}v8`,
    stroke: 'var(--mute)',
    'stroke-width': 1.3,
    fill: 'none',
  })
}

const HALO = { stroke: 'var(--paper)', 'stroke-width': 4, 'paint-order': 'stroke' } as const

function arrow(
  document: Document,
  step: WaterfallStep,
  { from, y }: { readonly from: number; readonly y: number; readonly next: boolean },
  { scale, width }: Frame,
): SVGElement[] {
  const [start, end] = [scale.x(from), scale.x(from * step.factor)]
  const colour = COLOURS[step.look]
  const length = Math.abs(end - start)
  const sign = end < start ? -1 : 1
  const head = Math.min(10, length)
  const thickness = step.look === 'outside' ? 4 : 9
  const shaft = end - sign * Math.min(head, 7)
  const made: SVGElement[] = [
    element(document, 'path', { d: `M${end} ${y}V${y + STEP}`, stroke: 'var(--mute)', 'stroke-dasharray': '2 3' }),
  ]
  if (length > head) {
    made.push(
      element(document, 'path', { d: `M${start} ${y}H${round(shaft)}`, stroke: colour, 'stroke-width': thickness }),
    )
  }
  const wing = step.look === 'outside' ? 6 : 9
  made.push(
    head < 1
      ? element(document, 'path', { d: `M${end} ${y - wing}v${2 * wing}`, stroke: colour, 'stroke-width': 2 })
      : element(document, 'path', { d: `M${end} ${y}l${round(-sign * head)} ${-wing}v${2 * wing}z`, fill: colour }),
  )
  if (step.interval !== null) {
    made.push(caps(document, scale.x(from * step.interval.low), scale.x(from * step.interval.high), y + 17))
  }
  const middle = Math.min(
    Math.max((start + end) / 2, textWidth(step.label) / 2 + 4),
    width - textWidth(step.label) / 2 - 4,
  )
  made.push(
    element(
      document,
      'text',
      {
        x: round(middle),
        y: y - 12,
        'text-anchor': 'middle',
        fill: step.look === 'outside' ? 'var(--soft)' : colour,
        'font-weight': 600,
        ...HALO,
      },
      step.label,
    ),
  )
  return made
}

function observed(document: Document, end: WaterfallEnd, y: number, { scale, width }: Frame): SVGElement[] {
  const x = scale.x(100 * end.factor)
  const length = textWidth(`${end.label}  ${end.note}`) * 1.08
  const isRight = x + 16 + length < width
  const text = element(document, 'text', {
    x: round(isRight ? x + 14 : x - 14),
    y: y + LABEL * 0.34,
    'text-anchor': isRight ? 'start' : 'end',
    fill: 'var(--ink)',
    ...HALO,
  })
  text.append(element(document, 'tspan', { 'font-weight': 600 }, end.label))
  if (end.note !== '') text.append(element(document, 'tspan', { fill: 'var(--mute)', dx: 6 }, end.note))
  return [
    ...(end.interval === null
      ? []
      : [caps(document, scale.x(100 * end.interval.low), scale.x(100 * end.interval.high), y + 17)]),
    notehead(document, { x, y }, { color: end.color, isHollow: end.isHollow, scale: 1.25 }),
    text,
  ]
}
