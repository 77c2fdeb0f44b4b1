import { useMemo } from 'react'
import { useIntl } from 'react-intl'
import type { ClockCell, ClockResult } from '../../../../shared/contract/timeline'
import { useDays } from '../../../format/days'
import { useNumbers } from '../../../format/numbers'
import { useWords } from '../../../i18n/useWords'

export interface ClockNames {
  readonly weekday: (weekday: number, length?: 'short' | 'long') => string
  readonly hours: (hour: number) => string
  /** "mardi, 18 h – 20 h", "mardi", "18 h – 20 h". */
  readonly place: (cell: Pick<ClockCell, 'weekday' | 'hour'>) => string
  readonly value: (value: number | null) => string
  readonly interval: (interval: { readonly low: number; readonly high: number } | null) => string | null
  readonly days: string
}

/** Weekdays, hours and numbers of a result in the language of the screen. */
export function useClockNames(result: ClockResult): ClockNames {
  const t = useWords()
  const { locale } = useIntl()
  const numbers = useNumbers()
  const days = useDays()
  return useMemo(() => {
    const kind = result.unit === 'rate' ? 'rate' : result.unit === 'index' ? 'index' : 'count'
    // 5 January 2026 was a Monday.
    const weekday = (value: number, length: 'short' | 'long' = 'long') =>
      new Intl.DateTimeFormat(locale, { weekday: length, timeZone: 'UTC' }).format(
        new Date(Date.UTC(2026, 0, 4 + value, 12)),
      )
    const hours = (hour: number) => t('timeline.clock.span', { from: hour, to: hour + result.hours })
    return {
      weekday,
      hours,
      place: ({ weekday: day, hour }) =>
        [...(day === null ? [] : [weekday(day)]), ...(hour === null ? [] : [hours(hour)])].join(', '),
      value: (value) => numbers[kind](value),
      interval: (interval) => (interval === null ? null : numbers.interval(interval.low, interval.high, kind)),
      days: days.range(result.from, result.to),
    }
  }, [result, t, locale, numbers, days])
}

/** Rows of the grid: hours in which anything was published, in order. */
export function hoursShown(result: ClockResult): number[] {
  const used = result.hourly.flatMap(({ hour, n }) => (hour !== null && n > 0 ? [hour] : []))
  const [first, last] = [Math.min(...used), Math.max(...used)]
  return result.hourly.flatMap(({ hour }) => (hour !== null && hour >= first && hour <= last ? [hour] : []))
}

/** The cell of a weekday and an hour. */
export function cellAt(result: ClockResult, weekday: number, hour: number): ClockCell | undefined {
  return result.cells.find((cell) => cell.weekday === weekday && cell.hour === hour)
}
