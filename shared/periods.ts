/** A period in the address and in the contract: `2026-Q3`, `term:12` (a calendar event) or `2026-07-01..2026-09-30`. Days are ISO, both ends included. */
export interface Days {
  readonly from: string
  readonly to: string
}

export type Period =
  | { readonly kind: 'quarter'; readonly year: number; readonly quarter: 1 | 2 | 3 | 4 }
  | { readonly kind: 'term'; readonly eventId: number }
  | ({ readonly kind: 'free' } & Days)

export type Comparison = 'year_before' | 'period_before' | 'none'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** True for a real calendar day written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}

/** Reads a period; null when the text is none (the caller says so to the user, nothing is guessed). */
export function parsePeriod(text: string): Period | null {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(text)
  if (quarter) return { kind: 'quarter', year: Number(quarter[1]), quarter: Number(quarter[2]) as 1 | 2 | 3 | 4 }
  const term = /^term:(\d{1,9})$/.exec(text)
  if (term) return { kind: 'term', eventId: Number(term[1]) }
  const [from, to, more] = text.split('..')
  if (from !== undefined && to !== undefined && more === undefined && isDay(from) && isDay(to) && from <= to) {
    return { kind: 'free', from, to }
  }
  return null
}

/** Writes a period as `parsePeriod` reads it. */
export function formatPeriod(period: Period): string {
  switch (period.kind) {
    case 'quarter':
      return `${period.year}-Q${period.quarter}`
    case 'term':
      return `term:${period.eventId}`
    case 'free':
      return `${period.from}..${period.to}`
  }
}

/** First and last day of a calendar quarter. */
export function quarterDays(year: number, quarter: 1 | 2 | 3 | 4): Days {
  const first = new Date(Date.UTC(year, (quarter - 1) * 3, 1))
  const last = new Date(Date.UTC(year, quarter * 3, 0))
  return { from: isoDay(first), to: isoDay(last) }
}

/** The quarter a day falls in. */
export function quarterOf(day: string): { kind: 'quarter'; year: number; quarter: 1 | 2 | 3 | 4 } {
  const month = Number(day.slice(5, 7))
  return { kind: 'quarter', year: Number(day.slice(0, 4)), quarter: Math.ceil(month / 3) as 1 | 2 | 3 | 4 }
}

/** The quarter `count` quarters later (earlier when negative). */
export function shiftQuarter(year: number, quarter: 1 | 2 | 3 | 4, count: number): Period & { kind: 'quarter' } {
  const index = year * 4 + (quarter - 1) + count
  return { kind: 'quarter', year: Math.floor(index / 4), quarter: ((((index % 4) + 4) % 4) + 1) as 1 | 2 | 3 | 4 }
}

/** Same days one year earlier; 29 February becomes 28. */
export function yearBefore(days: Days): Days {
  return { from: shiftYear(days.from, -1), to: shiftYear(days.to, -1) }
}

/** The days of equal number that end the day before `days` begin. */
export function daysBefore(days: Days): Days {
  const length = (Date.parse(days.to) - Date.parse(days.from)) / 86_400_000
  const to = addDays(days.from, -1)
  return { from: addDays(to, -length), to }
}

/** Adds whole days to an ISO day. */
export function addDays(day: string, count: number): string {
  return isoDay(new Date(Date.parse(`${day}T00:00:00Z`) + Math.round(count) * 86_400_000))
}

function shiftYear(day: string, years: number): string {
  const shifted = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
  return isDay(shifted) ? shifted : `${shifted.slice(0, 8)}28`
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10)
}
