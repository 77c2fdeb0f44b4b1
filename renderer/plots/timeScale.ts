import { indexTicks, linearTicks } from './ticks'

/** One step of a line. Under six posts median is null and `dots` are the posts. Days are ISO, both ends included. */
export interface TimePlotPoint {
  readonly from: string
  readonly to: string
  readonly isWhole: boolean
  readonly n: number
  readonly immature: number
  readonly median: number | null
  readonly interval: { readonly low: number; readonly high: number } | null
  readonly dots: readonly number[]
}

/** A metric of a group: one line. `isEarlier`: the metric a platform gave up, muted. */
export interface TimeLine {
  readonly key: string
  readonly name: string
  readonly color: string
  readonly isEarlier: boolean
  /** Metric of the line: where its platform changes definition, it is cut. */
  readonly points: readonly TimePlotPoint[]
}

export interface TimeBandShape {
  readonly kind: 'term' | 'exams' | 'holidays' | 'closure' | 'event'
  readonly label: string
  readonly from: string
  readonly to: string
  /** True for a branch's own entry: a row of its own. */
  readonly isLocal: boolean
}

/** Everything one panel shows. */
export interface TimePanel {
  readonly lines: readonly TimeLine[]
  readonly span: { readonly from: string; readonly to: string }
  readonly unit: 'rate' | 'count' | 'index'
  /** Where the source column changes: a rule with its sentence. `isMark`: an announced date, a small mark. */
  readonly breaks: readonly { readonly day: string; readonly label: string; readonly isMark: boolean }[]
  /** A line goes across a break only when asked. */
  readonly across: boolean
  readonly bands: readonly TimeBandShape[]
  readonly notes: readonly { readonly day: string; readonly text: string }[]
  /** The period and those it is compared with, marked on the axis. */
  readonly windows: readonly { readonly from: string; readonly to: string; readonly label: string }[]
  /** Highest value of the scale, shared by panels; null = this panel's own. */
  readonly top: number | null
}

const DAY = 86_400_000

/** Milliseconds of the start of an ISO day in UTC: a drawing has no zone. */
export function millis(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

/** The middle of a step. */
export function middle({ from, to }: { readonly from: string; readonly to: string }): number {
  return (millis(from) + millis(to) + DAY) / 2
}

/** Highest value drawn: intervals, medians, and circles as far as half above them; what lies beyond is marked at the edge. */
export function topOf(lines: readonly TimeLine[]): number {
  const points = lines.flatMap((line) => line.points)
  const highs = points.flatMap(({ interval, median }) => [interval?.high ?? median ?? 0])
  const highest = Math.max(0, ...highs)
  const dots = points.flatMap((point) => point.dots)
  const limit = highest > 0 ? highest * 1.5 : Number.POSITIVE_INFINITY
  const near = dots.filter((dot) => dot <= limit)
  return Math.max(highest, ...near, Number.MIN_VALUE) * 1.05
}

export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface TimeScale {
  readonly x: (time: number) => number
  readonly y: (value: number) => number
  readonly domain: readonly [number, number]
  readonly ticks: readonly number[]
  readonly isLog: boolean
  readonly isBeyond: (value: number) => boolean
}

/** Where days and values lie in a box. Rates and counts start at 0; an index lies on a log scale around 100. */
export function timeScale(panel: TimePanel, box: Box): TimeScale {
  const [start, end] = [millis(panel.span.from), millis(panel.span.to) + DAY]
  const isLog = panel.unit === 'index'
  const top = panel.top ?? topOf(panel.lines)
  const domain: readonly [number, number] = isLog ? [lowOf(panel.lines), Math.max(top, 125)] : [0, top]
  const at = (value: number) => (isLog ? Math.log(Math.max(value, domain[0])) : value)
  const share = (value: number) => (at(Math.min(value, domain[1])) - at(domain[0])) / (at(domain[1]) - at(domain[0]))
  return {
    x: (time) => box.left + ((time - start) / (end - start)) * (box.right - box.left),
    y: (value) => box.bottom - share(value) * (box.bottom - box.top),
    domain,
    ticks: isLog ? indexTicks(domain) : linearTicks(domain[1]),
    isLog,
    isBeyond: (value) => value > domain[1] || (isLog && value < domain[0]),
  }
}

function lowOf(lines: readonly TimeLine[]): number {
  const lows = lines.flatMap((line) => line.points).flatMap(({ interval, median }) => interval?.low ?? median ?? [])
  return Math.max(1, Math.min(80, ...lows.filter((low) => low > 0)) / 1.05)
}

/** A stretch of a line without a gap: its points in order. */
export type Run = readonly TimePlotPoint[]

/** Cuts a line where a step has no median, and at a definition break unless asked to go across. */
export function runsOf(line: TimeLine, panel: Pick<TimePanel, 'breaks' | 'across'>): Run[] {
  const cuts = panel.across ? [] : panel.breaks.filter(({ isMark }) => !isMark).map(({ day }) => day)
  const era = ({ from }: TimePlotPoint) => cuts.filter((day) => day <= from).length
  const runs: TimePlotPoint[][] = []
  let last: TimePlotPoint | null = null
  for (const point of line.points) {
    if (point.median === null) {
      last = null
      continue
    }
    if (last === null || era(last) !== era(point)) runs.push([point])
    else runs.at(-1)?.push(point)
    last = point
  }
  return runs
}

/** Pushes labels apart so that none lies over another; the order stays. */
export function spread(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y)
  let least = low
  const placed = order.map(({ y, i }) => {
    const own = Math.max(y, least)
    least = own + gap
    return { y: own, i }
  })
  let most = high
  for (const own of placed.toReversed()) {
    if (own.y > most) own.y = most
    most = own.y - gap
  }
  return placed.sort((a, b) => a.i - b.i).map(({ y }) => y)
}
