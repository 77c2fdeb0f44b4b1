/** Days of a file that writes no year, as TikTok Studio does; the newest row tells the year of all. */

export interface DayMonth {
  readonly day: number
  readonly month: number
}

/** When the file was exported, and whether the platform or a person said so; a file's own time may be that of a copy. */
export interface ExportMoment {
  readonly at: Date
  readonly evidence: 'name' | 'zip_entry' | 'modified' | 'user'
}

/** How the years were settled. unplaced: the order of the rows, or the file's time, leaves more than one answer. */
export type Years =
  | { readonly kind: 'placed'; readonly days: readonly string[]; readonly proof: 'export_date' | 'leap_day' }
  | { readonly kind: 'unplaced'; readonly reason: 'order' | 'export_date' }

const DAY = 86_400_000
/** Studio's newest day lies about two days before the export; a file's time further away may be that of a copy. */
const BELIEVED_DAYS = 31
/** Leap years come every four years, after 1900, 2100 and the like eight: one is within reach. */
const BACK = 8

const two = (n: number): string => String(n).padStart(2, '0')
const isoOf = (year: number, { month, day }: DayMonth): string => `${String(year)}-${two(month)}-${two(day)}`
const timeOf = (year: number, { month, day }: DayMonth): number => Date.UTC(year, month - 1, day)
const exists = (year: number, { month, day }: DayMonth): boolean =>
  day <= new Date(Date.UTC(year, month, 0)).getUTCDate()

/** Place in a year of 366 days. */
const placeOf = (date: DayMonth): number => timeOf(2024, date) / DAY

/** True when most neighbours go forward in time: the newest row is the last. */
function isAscending(days: readonly DayMonth[]): boolean {
  const steps = days.slice(1).map((date, i) => (placeOf(date) - placeOf(days[i] ?? date) + 366) % 366)
  const forward = steps.filter((step) => step > 0 && step < 183).length
  return forward * 2 >= steps.filter((step) => step > 0).length
}

/** Years before that of the newest row, newest row first; null when the rows are in no order of time. */
function yearsBack(newestFirst: readonly DayMonth[]): number[] | null {
  let back = 0
  const out = newestFirst.map((date, i) => {
    const newer = newestFirst[i - 1]
    if (newer !== undefined && placeOf(date) > placeOf(newer)) back += 1
    return back
  })
  const [newest, oldest] = [newestFirst[0], newestFirst.at(-1)]
  if (newest === undefined || oldest === undefined) return out
  // A second turn of the year, or more than a year between both ends: Studio gives 365 days at most.
  return back > 1 || (back === 1 && placeOf(oldest) < placeOf(newest)) ? null : out
}

/**
 * The years of days written without one. The newest row gets the latest year in which it is not after the export; each step back
 * from January to December takes one away; 29 February is in leap years only.
 * @param days in the order of the file, the newest last or first
 * @param exported null: nobody knows
 */
export function placeYears(days: readonly DayMonth[], exported: ExportMoment | null): Years {
  const ascending = isAscending(days)
  const newestFirst = ascending ? days.toReversed() : days
  const back = yearsBack(newestFirst)
  const newest = newestFirst[0]
  if (back === null || newest === undefined) return { kind: 'unplaced', reason: 'order' }
  if (exported === null) return { kind: 'unplaced', reason: 'export_date' }
  // A day is over in the Pacific when it is the next day elsewhere.
  const limit = exported.at.getTime() + DAY
  const latest = exported.at.getUTCFullYear() + 1
  const fits = (year: number): boolean =>
    timeOf(year, newest) <= limit && newestFirst.every((date, i) => exists(year - (back[i] ?? 0), date))
  const nearest = [0, 1, 2].map((n) => latest - n).find((year) => timeOf(year, newest) <= limit)
  const year = Array.from({ length: BACK + 3 }, (_, n) => latest - n).find(fits)
  if (year === undefined) return { kind: 'unplaced', reason: 'order' }
  const isProven = year !== nearest
  const gap = (exported.at.getTime() - timeOf(year, newest)) / DAY
  if (!isProven && exported.evidence === 'modified' && gap > BELIEVED_DAYS)
    return { kind: 'unplaced', reason: 'export_date' }
  // The platform's own date against the calendar: one of them is wrong.
  if (isProven && exported.evidence !== 'modified') return { kind: 'unplaced', reason: 'export_date' }
  const placed = newestFirst.map((date, i) => isoOf(year - (back[i] ?? 0), date))
  return {
    kind: 'placed',
    days: ascending ? placed.toReversed() : placed,
    proof: isProven ? 'leap_day' : 'export_date',
  }
}
