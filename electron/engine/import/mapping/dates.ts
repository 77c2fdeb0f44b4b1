import type { DateStyle } from '../../../../shared/mapping'
import { readWrittenDay } from '../monthNames'
import { isMissing } from './numbers'

/** What one cell says when it is read as a day, with or without an hour. */
export type ReadDate =
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable' }
  /** `2026-09-03` */
  | { readonly kind: 'day'; readonly day: string }
  /** `2026-09-03 14:30:00`, on a clock whose zone is not written. */
  | { readonly kind: 'clock'; readonly day: string; readonly time: string }
  /** Milliseconds from 1970: the cell writes its distance from UTC. */
  | { readonly kind: 'instant'; readonly at: number }

const UNREADABLE = { kind: 'unreadable' } as const
/** Years that an export of a network of pages can hold; anything else is a misreading. */
const YEARS = { from: 2004, to: 2100 } as const

const two = (value: number): string => String(value).padStart(2, '0')

/** The ISO day, or null for one that no calendar has. */
export function dayText(year: number, month: number, day: number): string | null {
  if (year < YEARS.from || year > YEARS.to || month < 1 || month > 12) return null
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return day < 1 || day > last ? null : `${String(year)}-${two(month)}-${two(day)}`
}

/** `14:30`, `14:30:05.123`, `2:30 PM`, `14h30`, `14 h 30` → `14:30:00`; null when it is no hour. */
export function timeText(text: string): string | null {
  const found =
    /^(\d{1,2})(?:(?::|\s?h\s?|\.)(\d{2}))?(?:[:.](\d{2})(?:[.,]\d{1,9})?)?\s?h?\s?([ap])?\.?(?:m\.?)?$/i.exec(
      text.trim(),
    )
  if (found === null) return null
  const [, hours = '', minutes, seconds = '0', half] = found
  if (minutes === undefined && half === undefined && !/h$/i.test(text.trim())) return null
  let hour = Number(hours)
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  }
  const [minute, second] = [Number(minutes ?? '0'), Number(seconds)]
  return hour > 23 || minute > 59 || second > 59 ? null : `${two(hour)}:${two(minute)}:${two(second)}`
}

const ISO = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(.*)$/s
const NUMERIC = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(.*)$/s
const SERIAL = /^(\d{5})(?:[.,](\d{1,12}))?$/
const ZONED = /^(.*?)\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i

/**
 * Reads a day in a given style. A year of two digits and a day without a year are not read: nothing in the cell tells the
 * century or the year.
 */
export function readDate(cell: string, style: DateStyle): ReadDate {
  const text = cell.replace(/[\u00A0\u202F\u2009]/g, ' ').trim()
  if (isMissing(text)) return { kind: 'missing' }
  const iso = ISO.exec(text)
  if (iso !== null) return build(dayText(Number(iso[1]), Number(iso[3]), Number(iso[4])), iso[5] ?? '')
  const numeric = NUMERIC.exec(text)
  if (numeric !== null) {
    const [first, second] = [Number(numeric[1]), Number(numeric[3])]
    const [day, month] = style.order === 'day_first' ? [first, second] : [second, first]
    return build(dayText(Number(numeric[4]), month, day), numeric[5] ?? '')
  }
  const serial = SERIAL.exec(text)
  if (serial !== null) return style.serial === null ? UNREADABLE : ofSerial(text, style.serial)
  return named(text)
}

function build(day: string | null, rest: string): ReadDate {
  if (day === null) return UNREADABLE
  const after = rest.replace(/^\s*(?:T|,|à|at|um|-|a las|às|alle|om)?\s*/i, '').trim()
  if (after === '') return rest.trim() === '' ? { kind: 'day', day } : UNREADABLE
  const zoned = ZONED.exec(after)
  const time = timeText(zoned?.[1] ?? after)
  if (time === null) return UNREADABLE
  if (zoned === null) return { kind: 'clock', day, time }
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(zoned[2] ?? '')
  const minutes = offset === null ? 0 : (Number(offset[2]) * 60 + Number(offset[3])) * (offset[1] === '-' ? -1 : 1)
  return { kind: 'instant', at: Date.parse(`${day}T${time}Z`) - minutes * 60_000 }
}

/** Days before 1 January 1970 of the two calendars of spreadsheets (1900 counts a 29 February that never was). */
const SERIAL_ZERO = { 1900: 25_569, 1904: 24_107 } as const

function ofSerial(text: string, first: 1900 | 1904): ReadDate {
  const value = Number(text.replace(',', '.'))
  // To the second: a spreadsheet keeps 14:30 as 0.604166667.
  const at = new Date(Math.round((value - SERIAL_ZERO[first]) * 86_400) * 1000)
  const day = dayText(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate())
  if (day === null) return UNREADABLE
  return Number.isInteger(value) ? { kind: 'day', day } : { kind: 'clock', day, time: at.toISOString().slice(11, 19) }
}

/** `3 septembre 2026 à 14:30`, `Sep 3, 2026, 2:30 PM`, `jeu. 3 sept. 2026`. */
function named(text: string): ReadDate {
  const clock = /[\s,]+(?:à|at|um|a las|às|alle|om)?\s*(\d{1,2}(?:[:h]\d{2})(?::\d{2})?\s?(?:[ap]\.?m\.?)?)$/i.exec(
    text,
  )
  const date = clock === null ? text : text.slice(0, clock.index)
  const written = readWrittenDay(date.replace(/^\p{L}+\.?,?\s+(?=\d)/u, ''))
  const found = written ?? readWrittenDay(date.replace(/^\p{L}+\.?,\s+/u, ''))
  if (found === null || found.year === null) return UNREADABLE
  const day = dayText(found.year, found.month, found.day)
  if (day === null) return UNREADABLE
  if (clock === null) return { kind: 'day', day }
  const time = timeText(clock[1] ?? '')
  return time === null ? UNREADABLE : { kind: 'clock', day, time }
}

/** What the cells of a column prove about the order of day and month. */
export interface DateEvidence {
  /** Cells of each shape. */
  readonly shapes: Readonly<Record<'iso' | 'numeric' | 'serial' | 'named' | 'other', number>>
  /** Cells with a distance from UTC, and cells with an hour. */
  readonly zoned: number
  readonly timed: number
  /** Cells whose first (second) number is more than 12, with one of them. */
  readonly dayFirst: { readonly cells: number; readonly example: string }
  readonly monthFirst: { readonly cells: number; readonly example: string }
  /** Some numeric cell of either reading. */
  readonly example: string
  /** Days of the numeric cells under each reading: whether they are in order, how many differ, and the last of them. */
  readonly ordered: Readonly<Record<DateStyle['order'], Ordered>>
  readonly serial: { readonly example: string; readonly last: number }
}
interface Ordered {
  readonly isSorted: boolean
  readonly days: number
  readonly last: string
}

/** Collects what the cells of a column say about their dates. */
export class DateCollector {
  private readonly shapes = { iso: 0, numeric: 0, serial: 0, named: 0, other: 0 }
  private zoned = 0
  private timed = 0
  private readonly dayFirst = { cells: 0, example: '' }
  private readonly monthFirst = { cells: 0, example: '' }
  private example = ''
  private readonly order = { day_first: new OrderCollector(), month_first: new OrderCollector() }
  private readonly serial = { example: '', last: 0 }

  add(cell: string): void {
    const text = cell.trim()
    const read = readDate(text, { order: 'day_first', serial: 1900 })
    if (read.kind === 'missing') return
    if (read.kind === 'clock' || read.kind === 'instant') this.timed += 1
    if (read.kind === 'instant') this.zoned += 1
    const numeric = NUMERIC.exec(text)
    if (numeric !== null) this.addNumeric(text, Number(numeric[1]), Number(numeric[3]), Number(numeric[4]))
    else if (read.kind === 'unreadable') this.shapes.other += 1
    else if (ISO.test(text)) this.shapes.iso += 1
    else if (SERIAL.test(text)) {
      this.shapes.serial += 1
      this.serial.last = Math.max(this.serial.last, Number(text.replace(',', '.')))
      if (this.serial.example === '') this.serial.example = text
    } else this.shapes.named += 1
  }

  private addNumeric(text: string, first: number, second: number, year: number): void {
    const days = { day_first: dayText(year, second, first), month_first: dayText(year, first, second) }
    if (days.day_first === null && days.month_first === null) {
      this.shapes.other += 1
      return
    }
    this.shapes.numeric += 1
    if (this.example === '') this.example = text
    const proof = days.month_first === null ? this.dayFirst : days.day_first === null ? this.monthFirst : null
    if (proof !== null) {
      proof.cells += 1
      if (proof.example === '') proof.example = text
    }
    for (const order of ['day_first', 'month_first'] as const) {
      const day = days[order]
      if (day !== null) this.order[order].add(day)
    }
  }

  result(): DateEvidence {
    const { shapes, zoned, timed, dayFirst, monthFirst, example, serial } = this
    const ordered = { day_first: this.order.day_first.result(), month_first: this.order.month_first.result() }
    return { shapes, zoned, timed, dayFirst, monthFirst, example, ordered, serial }
  }
}

/** Whether days rise or fall all along a column. */
class OrderCollector {
  private before = ''
  private rises = 0
  private falls = 0
  private last = ''

  add(day: string): void {
    if (this.before !== '' && day > this.before) this.rises += 1
    if (this.before !== '' && day < this.before) this.falls += 1
    this.before = day
    if (day > this.last) this.last = day
  }

  result(): Ordered {
    return { isSorted: this.rises === 0 || this.falls === 0, days: this.rises + this.falls, last: this.last }
  }
}

/** Changes of day from which one reading being in order, and the other not, is no accident (1 in 1000 at worst). */
const ORDER_PROOF = 6

export interface DateGuess {
  readonly order: DateStyle['order']
  readonly serial: DateStyle['serial']
  readonly certainty: 'proven' | 'unneeded' | 'asked'
  /**
   * day_over_12 | in_order | no_future | unneeded | open | mixed | serial | serial_open: why this order, or why nobody can know.
   */
  readonly reason: string
  readonly example: string
  /** Other cells that prove it. */
  readonly cells: number
}

/**
 * The order of day and month, by the whole column: a number over 12, days that are in order under one reading only, or that
 * under one reading would lie after `today`. What stays open is asked, never guessed.
 */
export function guessDates(evidence: DateEvidence, today: string): DateGuess {
  const { shapes } = evidence
  if (shapes.numeric > 0) return { ...guessOrder(evidence, today), serial: serialOf(evidence, today).first }
  const { first: serial, isOpen } = serialOf(evidence, today)
  const order = 'day_first'
  if (serial === null)
    return { order, serial, certainty: 'unneeded', reason: 'unneeded', example: '', cells: shapes.iso + shapes.named }
  const { example } = evidence.serial
  const cells = shapes.serial
  return isOpen
    ? { order, serial, certainty: 'asked', reason: 'serial_open', example, cells }
    : { order, serial, certainty: 'proven', reason: 'serial', example, cells }
}

function guessOrder(evidence: DateEvidence, today: string): Omit<DateGuess, 'serial'> {
  const { shapes, dayFirst, monthFirst, ordered, example } = evidence
  const proven = (order: DateStyle['order'], reason: string, cells = shapes.numeric) =>
    ({ order, certainty: 'proven', reason, example, cells }) as const
  const asked = { certainty: 'asked', cells: shapes.numeric } as const
  if (dayFirst.cells > 0 && monthFirst.cells > 0)
    return { ...asked, order: 'day_first', reason: 'mixed', example: dayFirst.example }
  if (dayFirst.cells > 0) return proven('day_first', 'day_over_12', dayFirst.cells)
  if (monthFirst.cells > 0) return proven('month_first', 'day_over_12', monthFirst.cells)
  const late = { day_first: ordered.day_first.last > today, month_first: ordered.month_first.last > today }
  if (late.day_first !== late.month_first) return proven(late.day_first ? 'month_first' : 'day_first', 'no_future')
  const sorted = (order: DateStyle['order'], other: DateStyle['order']): boolean =>
    ordered[order].isSorted && ordered[order].days >= ORDER_PROOF && !ordered[other].isSorted
  if (sorted('day_first', 'month_first')) return proven('day_first', 'in_order')
  if (sorted('month_first', 'day_first')) return proven('month_first', 'in_order')
  const likely = ordered.month_first.isSorted && !ordered.day_first.isSorted ? 'month_first' : 'day_first'
  return { ...asked, order: likely, reason: 'open', example }
}

/** Serial numbers of 1904 are four years later than those of 1900: a last day in the future settles it. */
function serialOf({ shapes, serial }: DateEvidence, today: string): { first: 1900 | 1904 | null; isOpen: boolean } {
  if (shapes.serial === 0) return { first: null, isOpen: false }
  const late = ofSerial(String(serial.last), 1904)
  const day = late.kind === 'day' || late.kind === 'clock' ? late.day : ''
  return { first: 1900, isOpen: day !== '' && day <= today }
}
