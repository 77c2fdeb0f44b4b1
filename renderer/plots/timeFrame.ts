import type { Markish } from '@observablehq/plot'
import { element, round, textWidth, type Size } from './figure'
import type { TimePlotOptions } from './timePlot'
import { middle, millis, type Box, type TimeBandShape, type TimePanel, type TimeScale } from './timeScale'

interface Frame {
  readonly box: Box
  readonly scale: TimeScale
  readonly options: TimePlotOptions
}

const DAY = 86_400_000

/** What stands around the lines: calendar, axis words, numbers of posts, sentences of breaks, notes. */
export function drawFrame(panel: TimePanel, size: Size, frame: Frame): Markish {
  return (_index, _scales, _values, _dimensions, { document }) => {
    const group = element(document, 'g', {})
    group.append(
      ...bands(document, panel, frame),
      ...valueWords(document, frame),
      ...monthWords(document, panel, size, frame),
      ...numbers(document, panel, frame),
      ...hatched(document, panel, frame),
    )
    if (frame.options.isSmall !== true) {
      group.append(
        ...windows(document, panel, frame),
        ...notes(document, panel, frame),
        ...breaks(document, panel, frame),
      )
    }
    return group
  }
}

const HEIGHT = 9

/** The calendar: terms and what lies within them as a strip under the axis; all but terms also as a wash behind the lines. */
function bands(document: Document, panel: TimePanel, { box, scale, options }: Frame): SVGElement[] {
  const clamp = (x: number) => Math.min(box.right, Math.max(box.left, x))
  const place = (band: TimeBandShape) => {
    const x = clamp(scale.x(millis(band.from)))
    return { x: round(x), width: round(Math.max(1.5, clamp(scale.x(millis(band.to) + DAY)) - x)) }
  }
  const own = panel.bands.filter(({ kind }) => kind !== 'event')
  const behind = own
    .filter(({ kind, isLocal }) => kind !== 'term' && !isLocal)
    .map((band) =>
      element(document, 'rect', {
        ...place(band),
        y: box.top,
        height: box.bottom - box.top,
        fill: 'var(--wash-2)',
        'fill-opacity': 0.55,
      }),
    )
  if (options.isSmall === true) return behind
  const strip = own
    .toSorted((a, b) => Number(b.kind === 'term') - Number(a.kind === 'term'))
    .map((band) => {
      const y = box.bottom + 22 + (band.isLocal ? HEIGHT + 3 : 0)
      return element(document, 'rect', { ...place(band), y, height: HEIGHT, ...bandLook(band.kind) })
    })
  const events = panel.bands
    .filter(({ kind }) => kind === 'event')
    .map((band) => {
      const x = round(scale.x(millis(band.from)))
      return element(document, 'path', { d: `M${x} ${box.bottom + 20}v13`, stroke: 'var(--ink)', 'stroke-width': 1.2 })
    })
  return [...behind, ...strip, ...events]
}

/** As the strip of Réseau: exams dark, holidays and closures outlined, terms a light bar. A closure has a line across. */
function bandLook(kind: TimeBandShape['kind']): Record<string, string | number> {
  switch (kind) {
    case 'exams':
      return { fill: 'var(--soft)' }
    case 'holidays':
      return { fill: 'var(--paper)', stroke: 'var(--control)' }
    case 'closure':
      return { fill: 'var(--paper)', stroke: 'var(--control)', 'stroke-dasharray': '2 2' }
    default:
      return { fill: 'var(--wash-2)' }
  }
}

function valueWords(document: Document, { box, scale, options }: Frame): SVGElement[] {
  return scale.ticks.map((tick) =>
    element(
      document,
      'text',
      { x: box.left - 6, y: round(scale.y(tick) + 4), 'text-anchor': 'end', fill: 'var(--mute)' },
      options.tick(tick),
    ),
  )
}

/** First days of months that have room for their words: every month, quarter, half or whole year. */
export function monthsShown(span: TimePanel['span'], room: (months: number) => boolean): string[] {
  const every = [1, 3, 6, 12].find(room) ?? 24
  const [year, month] = [Number(span.from.slice(0, 4)), Number(span.from.slice(5, 7)) - 1]
  const months: string[] = []
  for (let i = 0; ; i++) {
    const day = new Date(Date.UTC(year, month + i, 1)).toISOString().slice(0, 10)
    if (day > span.to) return months
    if (day >= span.from && (year * 12 + month + i) % every === 0) months.push(day)
  }
}

function monthWords(
  document: Document,
  panel: TimePanel,
  { width }: Size,
  { box, scale, options }: Frame,
): SVGElement[] {
  const month = (box.right - box.left) / Math.max(1, (millis(panel.span.to) - millis(panel.span.from)) / (30.44 * DAY))
  const widest = textWidth(options.monthTick('2026-09-01')) + 14
  const shown = monthsShown(panel.span, (months) => months * month > widest)
  return shown.flatMap((day) => {
    const x = round(scale.x(millis(day)))
    const words = options.monthTick(day)
    const tick = element(document, 'path', { d: `M${x} ${box.bottom}v4`, stroke: 'var(--line-2)' })
    if (x + textWidth(words) > width) return [tick]
    return [tick, element(document, 'text', { x: x - 1, y: box.bottom + 17, fill: 'var(--mute)' }, words)]
  })
}

/** Number of posts of each step under the axis; where the steps are too narrow for words, bars with the largest number said. */
function numbers(document: Document, panel: TimePanel, { box, scale, options }: Frame): SVGElement[] {
  const hasLocal = panel.bands.some(({ isLocal }) => isLocal)
  const first = options.isSmall === true ? box.bottom + 34 : box.bottom + 50 + (hasLocal ? HEIGHT + 3 : 0)
  return panel.lines.flatMap((line, row) => {
    const y = first + 14 * row
    const { points } = line
    const [one, two] = points
    const gap = one !== undefined && two !== undefined ? scale.x(middle(two)) - scale.x(middle(one)) : 60
    const largest = Math.max(1, ...points.map(({ n }) => n))
    const hasRoom = textWidth(options.count(largest)) * 0.9 + 4 < gap
    const head = panel.lines.length > 1 ? initial(line.name) : 'n'
    const title = element(document, 'text', { x: box.left - 6, y, 'text-anchor': 'end', fill: 'var(--mute)' }, head)
    const drawn = points.flatMap((point) => {
      const x = round(scale.x(middle(point)))
      if (point.n === 0) return []
      if (hasRoom) {
        return [
          element(
            document,
            'text',
            { x, y, 'text-anchor': 'middle', 'font-size': 10.8, fill: 'var(--mute)' },
            options.count(point.n),
          ),
        ]
      }
      const height = round(Math.max(1, (point.n / largest) * 10))
      const width = round(Math.max(1, Math.min(gap - 1, 8)))
      return [
        element(document, 'rect', {
          x: round(x - width / 2),
          y: round(y - height),
          width,
          height,
          fill: 'var(--control)',
        }),
      ]
    })
    return [title, ...drawn]
  })
}

function initial(name: string): string {
  return name.length > 4 ? `${name.slice(0, 3)}.` : name
}

/** Posts still collecting: the hatching of the design, at the foot of the step. */
function hatched(document: Document, panel: TimePanel, { box, scale, options }: Frame): SVGElement[] {
  const early = panel.lines.flatMap(({ points }) => points.filter(({ immature }) => immature > 0))
  return early.map(({ from, to }) => {
    const [x1, x2] = [scale.x(millis(from)), scale.x(millis(to) + DAY)]
    const size = { width: round(Math.max(3, x2 - x1 - 2)), height: 7 }
    return element(document, 'rect', {
      x: round(x1 + 1),
      y: box.bottom - 8,
      ...size,
      fill: `url(#${options.id}-hatch)`,
    })
  })
}

/** The period and the one it is held against, as bars on the axis with their names. */
function windows(document: Document, panel: TimePanel, { box, scale }: Frame): SVGElement[] {
  return panel.windows.flatMap(({ from, to }) => {
    const [x1, x2] = [Math.max(box.left, scale.x(millis(from))), Math.min(box.right, scale.x(millis(to) + DAY))]
    if (x2 <= x1) return []
    return [
      element(document, 'path', {
        ...{ d: `M${round(x1)} ${box.bottom}H${round(x2)}`, stroke: 'var(--accent)', 'stroke-width': 3 },
      }),
    ]
  })
}

/** Notes above the lines: a dotted line down to the axis, and as much of the text as there is room for. */
function notes(document: Document, panel: TimePanel, { box, scale }: Frame): SVGElement[] {
  const shown = panel.notes.toSorted((a, b) => (a.day < b.day ? -1 : 1))
  const y = 12
  return shown.flatMap(({ day, text }, i) => {
    const x = round(scale.x(millis(day) + DAY / 2))
    const next = shown[i + 1]
    const end = next === undefined ? box.right + 60 : scale.x(millis(next.day))
    return [
      element(document, 'path', {
        d: `M${x} ${y + 4}V${box.bottom}`,
        stroke: 'var(--soft)',
        'stroke-dasharray': '1 3',
      }),
      element(document, 'circle', { cx: x, cy: y, r: 3, fill: 'var(--soft)' }),
      element(
        document,
        'text',
        { x: x + 6, y: y + 4, fill: 'var(--soft)', 'font-style': 'italic' },
        fitted(text, end - x - 10),
      ),
    ]
  })
}

function fitted(text: string, room: number): string {
  const letters = Math.floor(room / textWidth('n'))
  if (text.length <= letters) return text
  return letters < 5 ? '' : `${text.slice(0, letters - 1).trimEnd()}…`
}

/** The sentence of a break beside its rule, on the side that has room; an announced date is a short mark. */
function breaks(document: Document, panel: TimePanel, { box, scale }: Frame): SVGElement[] {
  return panel.breaks.flatMap(({ day, label, isMark }) => {
    const x = round(scale.x(millis(day)))
    if (isMark) {
      return [element(document, 'path', { d: `M${x} ${box.top}v10`, stroke: 'var(--mute)', 'stroke-dasharray': '2 2' })]
    }
    const isLeft = x - box.left > textWidth(label) + 6
    return [
      element(
        document,
        'text',
        { x: isLeft ? x - 6 : x + 6, y: box.top - 6, 'text-anchor': isLeft ? 'end' : 'start', fill: 'var(--ink)' },
        label,
      ),
    ]
  })
}
