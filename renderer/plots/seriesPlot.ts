import { areaY, line, ruleX, ruleY, text, type Markish } from '@observablehq/plot'
import { figure, textWidth, type FigureOptions, type Size } from './figure'
import { linearTicks } from './ticks'

/** Median of one metric in one month (first day, ISO). null = under six posts: the line is interrupted there. */
export interface SeriesPoint {
  readonly metric: string
  readonly month: string
  readonly n: number
  readonly median: number | null
  readonly interval: { readonly low: number; readonly high: number } | null
}

export interface SeriesOptions extends FigureOptions {
  /** Name written at the end of each metric's line. */
  readonly names: ReadonlyMap<string, string>
  /** Where a definition changed, with the sentence beside the rule. */
  readonly breaks: readonly { readonly day: string; readonly label: string }[]
  readonly tick: (value: number) => string
  readonly monthTick: (month: string) => string
}

const MARGIN = { top: 24, right: 0, bottom: 24, left: 4 }

interface Drawn extends SeriesPoint {
  readonly at: Date
  readonly run: string
}

/**
 * Monthly medians with their interval as a band. Each metric is its own line, and a line never crosses a break: what lies
 * before it is muted, and the rule says why in a sentence. y starts at 0.
 */
export function seriesPlot(points: readonly SeriesPoint[], size: Size, options: SeriesOptions): SVGSVGElement {
  const drawn = runs(points, options.breaks)
  const top = Math.max(1, ...drawn.map((point) => point.interval?.high ?? point.median ?? 0))
  const right = 12 + Math.max(0, ...[...options.names.values()].map((name) => textWidth(name)))
  return figure(
    {
      width: size.width,
      height: size.height,
      marginTop: MARGIN.top,
      marginRight: right,
      marginBottom: MARGIN.bottom,
      marginLeft: MARGIN.left,
      x: { type: 'utc', axis: null },
      y: { domain: [0, top * 1.04], axis: null },
      marks: [
        ...grid(top, options),
        ...lines(drawn),
        ...breakRules(drawn, { size, right }, options),
        ...labels(drawn, size, options),
      ],
    },
    options,
  )
}

/** Cuts each metric's points into runs: at a month without median, and at a break. */
function runs(points: readonly SeriesPoint[], breaks: readonly { readonly day: string }[]): Drawn[] {
  const eras = (month: string) => breaks.filter((cut) => cut.day.slice(0, 7) <= month.slice(0, 7)).length
  const gaps = new Map<string, number>()
  return points.map((point) => {
    if (point.median === null) gaps.set(point.metric, (gaps.get(point.metric) ?? 0) + 1)
    const run = `${point.metric} ${eras(point.month)} ${gaps.get(point.metric) ?? 0}`
    return { ...point, at: new Date(`${point.month}T00:00:00Z`), run }
  })
}

function grid(top: number, { tick }: SeriesOptions): Markish[] {
  const ticks = linearTicks(top)
  return [
    ruleY(ticks, { stroke: 'var(--line)' }),
    text(
      ticks.slice(1).map((value) => ({ value, words: tick(value) })),
      {
        y: 'value',
        text: 'words',
        frameAnchor: 'left',
        textAnchor: 'start',
        dy: -7,
        fill: 'var(--mute)',
        stroke: 'var(--paper)',
        strokeWidth: 3,
      },
    ),
  ]
}

/** The metric in force at the end is in accent; the one a platform gave up is muted. */
function tone(drawn: readonly Drawn[]): (point: Drawn) => string {
  const last = drawn
    .filter((point) => point.median !== null)
    .at(-1)
    ?.run.split(' ')
    .slice(0, 2)
    .join(' ')
  return (point) => (point.run.startsWith(`${last ?? ''} `) ? 'var(--accent)' : 'var(--mute)')
}

function lines(drawn: readonly Drawn[]): Markish[] {
  const known = drawn.filter((point) => point.median !== null)
  const stroke = tone(known)
  const banded = known.filter((point) => point.interval !== null)
  return [
    areaY(banded, {
      x: 'at',
      y1: (point: Drawn) => point.interval?.low,
      y2: (point: Drawn) => point.interval?.high,
      z: 'run',
      fill: stroke,
      fillOpacity: 0.14,
    }),
    line(known, { x: 'at', y: 'median', z: 'run', stroke, strokeWidth: 2 }),
    ...alone(known, stroke),
  ]
}

/** A run of a single month has no line: a short dash shows it. */
function alone(known: readonly Drawn[], stroke: (point: Drawn) => string): Markish[] {
  const single = known.filter((point) => known.filter((other) => other.run === point.run).length === 1)
  return [text(single, { x: 'at', y: 'median', text: () => '–', fontSize: 16, fill: stroke })]
}

interface Room {
  readonly size: Size
  readonly right: number
}

/** The sentence of a break stands left of its rule; right of it where it would leave the drawing. */
function breakRules(drawn: readonly Drawn[], { size, right }: Room, { breaks }: SeriesOptions): Markish[] {
  const data = breaks.map((cut) => ({ at: new Date(`${cut.day}T00:00:00Z`), label: cut.label }))
  const times = [...drawn, ...data].map(({ at }) => at.getTime())
  const first = Math.min(...times)
  const span = Math.max(Math.max(...times) - first, 1)
  const hasRoom = ({ at, label }: (typeof data)[number]) =>
    MARGIN.left + ((at.getTime() - first) / span) * (size.width - MARGIN.left - right) > textWidth(label) + 6
  const words = (shown: typeof data, side: { readonly textAnchor: 'start' | 'end'; readonly dx: number }) =>
    text(shown, {
      x: 'at',
      text: 'label',
      frameAnchor: 'top',
      ...side,
      dy: -18,
      fill: 'var(--ink)',
      stroke: 'var(--paper)',
      strokeWidth: 4,
    })
  return [
    ruleX(data, { x: 'at', stroke: 'var(--ink)', strokeWidth: 1.2 }),
    ...data.map((cut) => words([cut], hasRoom(cut) ? { textAnchor: 'end', dx: -6 } : { textAnchor: 'start', dx: 6 })),
  ]
}

function labels(drawn: readonly Drawn[], { width }: Size, options: SeriesOptions): Markish[] {
  const months = [...new Set(drawn.map((point) => point.month))].sort()
  const widest = Math.max(46, ...months.map((month) => textWidth(options.monthTick(month)))) + 12
  const every = Math.max(1, Math.ceil((months.length * widest) / width))
  const ends = [...options.names.keys()].flatMap((metric) => {
    const last = drawn.filter((point) => point.metric === metric && point.median !== null).at(-1)
    return last ? [{ ...last, name: options.names.get(metric) ?? metric }] : []
  })
  return [
    text(
      months
        .filter((_, index) => index % every === 0)
        .map((month) => ({ at: new Date(`${month}T00:00:00Z`), words: options.monthTick(month) })),
      {
        x: 'at',
        text: 'words',
        frameAnchor: 'bottom',
        textAnchor: 'start',
        dy: 18,
        fill: 'var(--mute)',
      },
    ),
    text(ends, {
      x: 'at',
      y: 'median',
      text: 'name',
      textAnchor: 'start',
      dx: 7,
      fill: 'var(--ink)',
      stroke: 'var(--paper)',
      strokeWidth: 4,
    }),
  ]
}
