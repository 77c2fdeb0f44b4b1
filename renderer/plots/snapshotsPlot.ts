import { dot, line, rect, ruleY, text, type Markish } from '@observablehq/plot'
import { figure, textWidth, type FigureOptions, type Size } from './figure'

/** What one export said of a post: instant of the export and the value then. */
export interface SnapshotPoint {
  readonly at: string
  readonly value: number
}

export interface SnapshotsOptions extends FigureOptions {
  /** Publication instant; null when the file only gave the day. The curve starts there at 0. */
  readonly publishedAt: string | null
  /** End of the time during which a post still collects, and its words. */
  readonly mature: { readonly at: string; readonly label: string } | null
  readonly color: string
  readonly value: (value: number) => string
  readonly day: (at: string) => string
}

interface Point {
  readonly at: Date
  readonly value: number
  readonly words: string
  readonly day: string
}

/** A post's value from export to export, with the maturity window shaded. Labels that would touch are left out, the last stays. */
export function snapshotsPlot(points: readonly SnapshotPoint[], size: Size, options: SnapshotsOptions): SVGSVGElement {
  const drawn = points.map((point) => ({
    at: new Date(point.at),
    value: point.value,
    words: options.value(point.value),
    day: options.day(point.at),
  }))
  const start = options.publishedAt === null ? null : new Date(options.publishedAt)
  const first = start ?? drawn[0]?.at ?? new Date(0)
  const last = drawn.at(-1)?.at ?? first
  const highest = Math.max(1, ...drawn.map((point) => point.value))
  return figure(
    {
      width: size.width,
      height: size.height,
      marginTop: 20,
      marginRight: 26,
      marginBottom: 24,
      marginLeft: 4,
      x: { type: 'utc', domain: [first, last > first ? last : new Date(first.getTime() + 86_400_000)], axis: null },
      y: { domain: [0, highest], axis: null },
      marks: [
        ...mature(options, first, last, highest),
        ...curve(drawn, start, options.color),
        ...words(drawn, size, first, last),
      ],
    },
    options,
  )
}

function mature({ mature: window }: SnapshotsOptions, first: Date, last: Date, highest: number): Markish[] {
  if (window === null) return []
  const end = new Date(Math.min(new Date(window.at).getTime(), last.getTime()))
  const marks: Markish[] = [
    rect([0], { x1: () => first, x2: () => end, y1: () => 0, y2: () => highest, fill: 'var(--wash-2)' }),
  ]
  if (end > first) {
    marks.push(
      text([window.label], {
        x: () => first,
        frameAnchor: 'top',
        textAnchor: 'start',
        dx: 6,
        dy: 6,
        fill: 'var(--mute)',
      }),
    )
  }
  return marks
}

function curve(drawn: readonly Point[], start: Date | null, color: string): Markish[] {
  const path = [...(start === null ? [] : [{ at: start, value: 0 }]), ...drawn]
  return [
    ruleY([0], { stroke: 'var(--line-2)' }),
    line(path, { x: 'at', y: 'value', stroke: color, strokeWidth: 2 }),
    dot(drawn, { x: 'at', y: 'value', r: 4, fill: color, stroke: 'var(--sheet)', strokeWidth: 1.5 }),
  ]
}

function words(drawn: readonly Point[], { width }: Size, first: Date, last: Date): Markish[] {
  const span = Math.max(last.getTime() - first.getTime(), 1)
  const px = (point: Point) => ((point.at.getTime() - first.getTime()) / span) * (width - 30)
  const room = Math.max(44, ...drawn.map((point) => textWidth(point.day) + 10))
  const kept = [...drawn].reverse().reduce<Point[]>((shown, point) => {
    const next = shown.at(-1)
    return next !== undefined && px(next) - px(point) < room ? shown : [...shown, point]
  }, [])
  const inner = { fill: 'var(--soft)', stroke: 'var(--sheet)', strokeWidth: 4 } as const
  return [
    text(kept, { x: 'at', y: 'value', text: 'words', dy: -12, ...inner }),
    text(kept, { x: 'at', text: 'day', frameAnchor: 'bottom', dy: 18, fill: 'var(--mute)' }),
  ]
}
