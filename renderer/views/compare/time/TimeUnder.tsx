import type { TimeResult } from '../../../../shared/contract/timeline'
import { Raised } from '../../../components/Raised'
import { useDays } from '../../../format/days'
import { useWords } from '../../../i18n/useWords'
import { useTimeNames } from './timeNames'

/** Measure with its denominator, days, n and median of both periods, tests, what is left out. */
export function useUnderTime(result: TimeResult): readonly string[] {
  const t = useWords()
  const days = useDays()
  const names = useTimeNames(result)
  const { total, measure, period, family, setAside } = result
  const year = total.changes.find(({ kind }) => kind === 'year_before')
  const aside = setAside.reduce((sum, { n }) => sum + n, 0)
  const said = (n: number, median: number | null) =>
    t('timeline.under.n', { n, median: names.value(total, median), isKnown: median !== null })
  return [
    t(total.unit === 'index' ? 'timeline.under.index' : 'timeline.under.median', {
      measure: t(`timeline.measure.${measure}`),
    }),
    `${days.range(period.from, period.to)} : ${said(total.n, total.median)}`,
    ...(year === undefined ? [] : [`${days.range(year.from, year.to)} : ${said(year.n, year.median)}`]),
    ...(family > 0 ? [t('timeline.under.tests', { n: family })] : []),
    ...(aside > 0 ? [t('timeline.under.aside', { n: aside })] : []),
  ]
}

export function TimeUnder({ result }: { readonly result: TimeResult }) {
  const parts = useUnderTime(result)
  return <Raised>{parts.join(' · ')}</Raised>
}
