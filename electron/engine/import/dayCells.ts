import { isDay } from '../../../shared/periods'
import { readWrittenDay } from './monthNames'

/** A day as a cell says it. `day` null: the year is not written. */
export interface CellDay {
  readonly iso: string | null
  readonly month: number
  readonly day: number
}

export type DayOrder = 'month_first' | 'day_first'

const NUMERIC = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]m)?)?$/i
const ISO = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]00:?00)?)?$/

const two = (n: number): string => String(n).padStart(2, '0')

function dayOf(year: number, month: number, day: number): CellDay | null {
  const iso = `${String(year)}-${two(month)}-${two(day)}`
  return year >= 2004 && year <= 2100 && isDay(iso) ? { iso, month, day } : null
}

/** `12/31/2026` and the like: two numbers and a year, in an order that the cell alone does not say. */
function numericDay(text: string): readonly [number, number, number] | null {
  const found = NUMERIC.exec(text.trim())
  return found === null ? null : [Number(found[1]), Number(found[2]), Number(found[3])]
}

/**
 * A day in any writing seen: ISO with `-`, `/` or `.`, with or without a time; numbers in `order`; the name of its month, after
 * the weekday or without it, with or without the year. Null when it is none of these.
 */
export function readDayCell(text: string, order: DayOrder | null): CellDay | null {
  const cell = text.trim()
  const iso = ISO.exec(cell)
  if (iso !== null) return dayOf(Number(iso[1]), Number(iso[3]), Number(iso[4]))
  const numeric = numericDay(cell)
  if (numeric !== null) {
    const [first, second, year] = numeric
    if (order === null) return null
    return order === 'month_first' ? dayOf(year, first, second) : dayOf(year, second, first)
  }
  // The weekday of `Fri, Mar 21, 2025` says nothing more.
  const written = readWrittenDay(cell) ?? readWrittenDay(cell.replace(/^\p{L}{2,}\.?,?\s+(?=\p{L}|\d)/u, ''))
  if (written === null) return null
  if (written.year !== null) return dayOf(written.year, written.month, written.day)
  return isDay(`2024-${two(written.month)}-${two(written.day)}`)
    ? { iso: null, month: written.month, day: written.day }
    : null
}

const DAY = 86_400_000

/** Share of the steps between neighbouring rows that are one day, forward or back. */
function steadiness(days: readonly (CellDay | null)[]): number {
  const times = days.flatMap((day) => (day === null || day.iso === null ? [] : [Date.parse(day.iso)]))
  const steps = times.slice(1).filter((time, i) => Math.abs(time - (times[i] ?? 0)) === DAY)
  return times.length < 3 ? 0 : steps.length / (times.length - 1)
}

/**
 * In which order the numbers of a file's days stand. A number over 12 proves it; else that neighbouring rows are one day apart
 * under one order and not under the other; else what the platform writes. 'contradictory': the numbers prove both orders.
 * @returns null when the cells hold no such days, or nothing decides
 */
export function orderOf(
  cells: readonly string[],
  usual: DayOrder | null,
): DayOrder | 'contradictory' | 'undecided' | null {
  const numbers = cells.flatMap((cell) => {
    const found = numericDay(cell)
    return found === null ? [] : [found]
  })
  if (numbers.length === 0) return null
  const dayFirst = numbers.some(([first]) => first > 12)
  const monthFirst = numbers.some(([, second]) => second > 12)
  if (dayFirst && monthFirst) return 'contradictory'
  if (dayFirst) return 'day_first'
  if (monthFirst) return 'month_first'
  const steady = (order: DayOrder): number => steadiness(cells.map((cell) => readDayCell(cell, order)))
  const [asMonth, asDay] = [steady('month_first'), steady('day_first')]
  if (asMonth > 0.8 && asDay < 0.2) return 'month_first'
  if (asDay > 0.8 && asMonth < 0.2) return 'day_first'
  // Every cell has the same two numbers: both orders give the same day.
  return numbers.every(([first, second]) => first === second) ? 'month_first' : (usual ?? 'undecided')
}
