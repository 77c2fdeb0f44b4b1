import { useMemo } from 'react'
import { useIntl } from 'react-intl'
import type { TimeResult } from '../../../../shared/contract/timeline'
import { useDays } from '../../../format/days'
import { useNumbers } from '../../../format/numbers'
import { useHasWords, useWords } from '../../../i18n/useWords'
import type { TimePlotOptions } from '../../../plots/timePlot'
import { useTimeNames } from './timeNames'
import { panelsOf, type RowPanel } from './timePanels'

/** Everything a chart over time is drawn from, in the language of the screen. */
export interface Drawing {
  readonly panels: readonly RowPanel[]
  readonly isSmall: boolean
  readonly options: (panel: RowPanel, index: number) => TimePlotOptions
  readonly nameOf: (panel: RowPanel) => string
}

export function useDrawing(result: TimeResult, across: boolean): Drawing {
  const t = useWords()
  const has = useHasWords()
  const days = useDays()
  const numbers = useNumbers()
  const names = useTimeNames(result)
  const { locale } = useIntl()
  return useMemo(() => {
    const { panels, isSmall } = panelsOf(result, {
      name: names.name,
      metric: (metric) => (has(`timeline.metric.${metric}`) ? t(`timeline.metric.${metric}`) : metric),
      breakSentence: ({ code, day, platform }) =>
        t(has(`break.${code}`) ? `break.${code}` : 'break.other', {
          month: days.month(day, true),
          platform: t(`platform.${platform}`),
        }),
      period: days.range,
    })
    const nameOf = ({ rows }: RowPanel) => rows.map(names.name).join(', ')
    return {
      panels: panels.map(({ rows, panel }) => ({ rows, panel: { ...panel, across } })),
      isSmall,
      nameOf,
      options: (own, index) => ({
        id: `time-${index}`,
        alt: t('timeline.alt', {
          name: nameOf(own),
          from: names.step(result.from),
          to: days.day(result.to),
          steps: own.panel.lines.reduce((sum, { points }) => sum + points.length, 0),
          breaks: own.panel.breaks
            .filter(({ isMark }) => !isMark)
            .map(({ label }) => label)
            .join(', '),
          hasBreaks: own.panel.breaks.some(({ isMark }) => !isMark),
        }),
        isSmall,
        tick: (value) => (value === 0 ? '0' : names.value({ unit: own.panel.unit }, value)),
        monthTick: (day) => shortMonth(day, locale),
        count: numbers.count,
      }),
    }
  }, [result, across, t, has, days, numbers, names, locale])
}

/** "janv. 2026", "Jan 2026". */
function shortMonth(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(day))
}
