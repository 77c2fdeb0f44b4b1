import { useIntl } from 'react-intl'
import { parsePeriod } from '../../shared/periods'
import { perLocale } from './perLocale'

/** Writes ISO days and instants. Days have no zone; instants are shown in the zone given. */
export interface DayWriter {
  /** 1er juillet 2026 */
  readonly day: (day: string) => string
  /** 1er juil. */
  readonly shortDay: (day: string) => string
  /** lundi 12 octobre 2026 */
  readonly weekday: (day: string) => string
  /** août, août 2026 when `year` */
  readonly month: (day: string, year?: boolean) => string
  /** 1er juil. – 30 sept. 2026 */
  readonly range: (from: string, to: string) => string
  /** 9 oct. 2026, 14:30 */
  readonly instant: (instant: string, zone: string) => string
  /** The day an instant falls on in the zone, written as `day`. */
  readonly dayOf: (instant: string, zone: string) => string
}

export const dayWriter = perLocale(makeDayWriter)

function makeDayWriter(locale: string): DayWriter {
  const french = locale.startsWith('fr')
  const formats = new Map<string, Intl.DateTimeFormat>()
  const formatOf = (options: Intl.DateTimeFormatOptions) => {
    const key = JSON.stringify(options)
    const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
    formats.set(key, format)
    return format
  }
  const write = (value: string, options: Intl.DateTimeFormatOptions) =>
    firstOfMonth(formatOf(options).format(atNoon(value)), french)
  const day = (value: string) => write(value, { day: 'numeric', month: 'long', year: 'numeric' })
  const shortDay = (value: string) => write(value, { day: 'numeric', month: 'short' })
  const withYear = (value: string) => write(value, { day: 'numeric', month: 'short', year: 'numeric' })
  return {
    day,
    shortDay,
    weekday: (value) => capital(write(value, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })),
    month: (value, year = false) => write(value, { month: 'long', ...(year ? { year: 'numeric' } : {}) }),
    range: (from, to) =>
      `${from.slice(0, 4) === to.slice(0, 4) ? shortDay(from) : withYear(from)}\u00a0\u2013 ${withYear(to)}`,
    instant: (value, zone) =>
      write(value, {
        timeZone: zone,
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
      }),
    dayOf: (value, zone) => write(value, { timeZone: zone, day: 'numeric', month: 'long', year: 'numeric' }),
  }
}

/** Intl writes "1 juillet"; French says "1er". `Raised` shows the letters raised. */
function firstOfMonth(text: string, french: boolean): string {
  return french ? text.replace(/(^|\s)1(?=\s\p{L})/u, '$11er') : text
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function atNoon(value: string): Date {
  return new Date(value.length === 10 ? `${value}T12:00:00Z` : value)
}

/** "T3 2026" or "Q3 2026"; a free period as days; a term by its label when known. */
export function periodText(period: string, locale: string, termLabel?: string): string {
  const parsed = parsePeriod(period)
  if (parsed === null) return period
  if (parsed.kind === 'quarter') return `${locale.startsWith('fr') ? 'T' : 'Q'}${parsed.quarter} ${parsed.year}`
  if (parsed.kind === 'free') return dayWriter(locale).range(parsed.from, parsed.to)
  return termLabel ?? period
}

type DaysAndPeriods = DayWriter & { readonly period: (period: string, termLabel?: string) => string }

const daysAndPeriods = perLocale((locale): DaysAndPeriods => ({
  ...dayWriter(locale),
  period: (period, label) => periodText(period, locale, label),
}))

/** Days and periods in the language of the screen. */
export function useDays(): DaysAndPeriods {
  return daysAndPeriods(useIntl().locale)
}
