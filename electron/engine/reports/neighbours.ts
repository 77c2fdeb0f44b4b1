import type { Filter } from '../../../shared/contract/common'
import type { Platform } from '../../../shared/vocabulary'
import { daysBefore, quarterDays, shiftQuarter, yearBefore, type Days, type Period } from '../../../shared/periods'

interface Span {
  readonly period: Period
  readonly days: Days
}

/** The period just before: the previous quarter, or as many days before. */
export function quarterBefore(period: Period, days: Days): Span {
  if (period.kind === 'quarter') return quarterSpan(shiftQuarter(period.year, period.quarter, -1))
  const earlier = daysBefore(days)
  return { period: { kind: 'free', ...earlier }, days: earlier }
}

/** The same period one year earlier. */
export function yearEarlier(period: Period, days: Days): Span {
  if (period.kind === 'quarter') return quarterSpan({ ...period, year: period.year - 1 })
  const earlier = yearBefore(days)
  return { period: { kind: 'free', ...earlier }, days: earlier }
}

function quarterSpan(period: Period & { kind: 'quarter' }): Span {
  return { period, days: quarterDays(period.year, period.quarter) }
}

/** A filter with nothing chosen but the period. */
export function wholePeriod(
  period: string,
  platforms: readonly Platform[] = [],
  compare: Filter['compare'] = 'year_before',
): Filter {
  return {
    period,
    compare,
    branches: [],
    accounts: [],
    platforms: [...platforms],
    formats: [],
    themes: [],
    include: [],
  }
}
