import { useMemo } from 'react'
import type { Finding } from '../../../../shared/contract/common'
import type { TimeResult, TimeSeriesRow } from '../../../../shared/contract/timeline'
import { useDays } from '../../../format/days'
import { useNumbers } from '../../../format/numbers'
import { useWords } from '../../../i18n/useWords'
import { useGroupName } from '../groupNames'

export interface TimeNames {
  readonly name: (row: TimeSeriesRow) => string
  /** A finding whose labels are the names on this screen. */
  readonly finding: (finding: Finding) => Finding
  readonly value: (row: Pick<TimeSeriesRow, 'unit'>, value: number | null) => string
  readonly interval: (row: Pick<TimeSeriesRow, 'unit'>, interval: { low: number; high: number } | null) => string | null
  /** "septembre 2026", "sem. du 28 sept. 2026", "T3 2026". */
  readonly step: (from: string) => string
}

/** Names, numbers and steps of a result in the language of the screen. */
export function useTimeNames(result: TimeResult): TimeNames {
  const t = useWords()
  const group = useGroupName()
  const numbers = useNumbers()
  const days = useDays()
  return useMemo(() => {
    const { by, step, series } = result
    const name = (row: TimeSeriesRow) =>
      row.key === '' || by === null ? t('timeline.all') : group(by, row.key, row.label)
    const labels = new Map(series.map((row) => [row.label ?? row.key, name(row)]))
    const kind = (unit: TimeSeriesRow['unit']) => (unit === 'rate' ? 'rate' : unit === 'index' ? 'index' : 'count')
    return {
      name,
      finding: (finding) => ({
        ...finding,
        data: Object.fromEntries(
          Object.entries(finding.data).map(([key, value]) =>
            /Labels$/.test(key) && Array.isArray(value)
              ? [key, value.map((label) => labels.get(label) ?? label)]
              : [key, value],
          ),
        ),
      }),
      value: ({ unit }, value) => numbers[kind(unit)](value),
      interval: ({ unit }, interval) =>
        interval === null ? null : numbers.interval(interval.low, interval.high, kind(unit)),
      step: (from) => {
        if (step === 'month') return days.month(from, true)
        if (step === 'week') return t('timeline.week_of', { day: days.day(from) })
        return days.period(`${from.slice(0, 4)}-Q${Math.ceil(Number(from.slice(5, 7)) / 3)}`)
      },
    }
  }, [result, t, group, numbers, days])
}
