import type { TimeResult } from '../../../../shared/contract/timeline'
import { useWords } from '../../../i18n/useWords'

/** What the marks of the chart are: only those that are there. */
export function TimeKey({ result }: { readonly result: TimeResult }) {
  const t = useWords()
  const points = result.series.flatMap(({ parts }) => parts.flatMap(({ points: own }) => own))
  const kinds = new Set(result.bands.map(({ kind }) => kind))
  const items = [
    t('timeline.key.median'),
    ...(points.some(({ n }) => n > 0 && n < 6) ? [t('timeline.key.circles')] : []),
    ...(points.some(({ isWhole, median }) => !isWhole && median !== null) ? [t('timeline.key.cut')] : []),
    ...(points.some(({ immature }) => immature > 0) ? [t('timeline.key.immature')] : []),
    ...(kinds.size > 0 ? [t('timeline.key.calendar')] : []),
    t('timeline.key.windows'),
  ]
  return <p className="note time-key">{items.join(' · ')}</p>
}
