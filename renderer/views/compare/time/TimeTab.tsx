import { useMemo } from 'react'
import type { TimeResult } from '../../../../shared/contract/timeline'
import { useQuery } from '../../../api/useQuery'
import { Answer } from '../../../components/Answer'
import { ButtonLink } from '../../../components/Button'
import { Empty } from '../../../components/Empty'
import { Sentence } from '../../../components/Sentence'
import { useWords } from '../../../i18n/useWords'
import { TabEnd, useLeftOut } from '../frame'
import { TimeAsides } from './TimeAsides'
import { TimeCalendar } from './TimeCalendar'
import { TimeChanges } from './TimeChanges'
import { TimeChart } from './TimeChart'
import { TimeChoices } from './TimeChoices'
import { TimeNotes } from './TimeNotes'
import { TimeUnder } from './TimeUnder'
import { useTimeNames } from './timeNames'
import { useTimeState, type TimeState } from './timeState'
import './time.css'

/** Over time: this period against the same one a year before, the medians step by step, the calendar, the notes. */
export function TimeTab() {
  const state = useTimeState()
  const series = useQuery(['timeline.series', state.query], (api, signal) =>
    api.timeline.series(state.query, { signal }),
  )
  useLeftOut(series.data?.setAside)
  return (
    <>
      <TabEnd>
        <TimeChoices state={state} />
      </TabEnd>
      <Answer query={series}>{(result) => <OverTime result={result} state={state} />}</Answer>
    </>
  )
}

function OverTime({ result, state }: { readonly result: TimeResult; readonly state: TimeState }) {
  const names = useTimeNames(result)
  const finding = useMemo(() => names.finding(result.finding), [names, result.finding])
  const isEmpty = result.series.every(({ parts }) => parts.length === 0)
  if (isEmpty) return <Nothing result={result} />
  return (
    <div className="cols">
      <div>
        <Sentence as="h1" finding={finding} under={<TimeUnder result={result} />} />
        <TimeChart result={result} state={state} />
        <TimeChanges result={result} />
        <TimeCalendar state={state} />
        <TimeNotes result={result} />
      </div>
      <TimeAsides result={result} />
    </div>
  )
}

/** No post has the measure: why, and what may be done. */
function Nothing({ result }: { readonly result: TimeResult }) {
  const t = useWords()
  const aside = result.setAside.reduce((sum, { n }) => sum + n, 0)
  return (
    <Empty
      title={t('timeline.empty')}
      note
      actions={
        <ButtonLink to="/imports" kind="primary">
          {t('timeline.empty.import')}
        </ButtonLink>
      }
    >
      {t('timeline.empty.why', { n: aside, measure: t(`timeline.measure.${result.measure}`) })}
    </Empty>
  )
}
