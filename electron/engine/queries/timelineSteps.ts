import { addDays, type Days } from '../../../shared/periods'
import type { TimeStep } from '../../../shared/contract/timeline'

const DAY_MS = 86_400_000
/** 1970-01-05, a Monday, as a day number. */
const FIRST_MONDAY = 4

/** Days since 1970-01-01 of an ISO day. Days have no zone: no hour is lost in March or found in October. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS)
}

/** The ISO day of a day number. */
export function isoDay(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10)
}

/** Number of the step a day lies in; neighbouring steps are one apart. Weeks begin on Monday, also over New Year. */
export function stepIndex(day: number, step: TimeStep): number {
  if (step === 'week') return Math.floor((day - FIRST_MONDAY) / 7)
  const date = new Date(day * DAY_MS)
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth()
  return step === 'month' ? month : Math.floor(month / 3)
}

/** First and last day of a step. */
export function stepDays(index: number, step: TimeStep): Days {
  if (step === 'week') {
    const first = isoDay(index * 7 + FIRST_MONDAY)
    return { from: first, to: addDays(first, 6) }
  }
  const months = step === 'month' ? 1 : 3
  const start = (at: number) => new Date(Date.UTC(0, at * months, 1))
  const iso = (at: number) => {
    const date = start(at)
    // Date.UTC takes the years 0 to 99 for 1900 to 1999.
    date.setUTCFullYear(Math.floor((at * months) / 12))
    return date.toISOString().slice(0, 10)
  }
  return { from: iso(index), to: addDays(iso(index + 1), -1) }
}

/**
 * The days drawn: so many years back from the end of the period, from the first day of a step on; everything from `first` on
 * when years is null.
 */
export function spanDays(to: string, years: number | null, step: TimeStep, first: string | null): Days {
  const asked = years === null ? (first ?? to) : addDays(yearsBefore(to, years), 1)
  const begin = asked > to ? to : asked
  return { from: stepDays(stepIndex(dayNumber(begin), step), step).from, to }
}

/** The same day so many years before; 29 February becomes 28. */
export function yearsBefore(day: string, years: number): string {
  const year = Number(day.slice(0, 4)) - years
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
  return `${year}${day.slice(4) === '-02-29' && !isLeap ? '-02-28' : day.slice(4)}`
}
