import type { Days } from '../../../shared/periods'
import type { Network } from '../../api/useNetwork'

export type CalendarEvent = Network['events'][number]
export type EventDraft = Omit<CalendarEvent, 'id'> & { readonly id?: number }

/** The academic year a day falls in: 1 September to 31 August. */
export function academicYear(day: string): Days {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0)
  return { from: `${year}-09-01`, to: `${year + 1}-08-31` }
}

/** First days of the months of a year. */
export function monthsOf({ from }: Days): string[] {
  const first = new Date(`${from}T00:00:00Z`)
  return Array.from({ length: 12 }, (_, index) =>
    new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + index, 1)).toISOString().slice(0, 10),
  )
}

/** Where a day lies in a span, 0 to 1. */
export function share(day: string, { from, to }: Days): number {
  return (Date.parse(day) - Date.parse(from)) / (Date.parse(to) - Date.parse(from))
}
