import type { ClockResult } from '../../../../shared/contract/timeline'
import { changeQuery, useAddress } from '../../../address/location'
import { useQuery } from '../../../api/useQuery'
import { Answer } from '../../../components/Answer'
import { ButtonLink } from '../../../components/Button'
import { DownloadRow } from '../../../components/DownloadRow'
import { Empty } from '../../../components/Empty'
import { Raised } from '../../../components/Raised'
import { Sentence } from '../../../components/Sentence'
import { useSentence } from '../../../format/useFinding'
import { useWords } from '../../../i18n/useWords'
import { TabEnd, useLeftOut } from '../frame'
import { PhraseSelect } from '../PhraseSelect'
import { MeasureChoice, YearsChoice } from '../time/TimeChoices'
import { useTimeState, type TimeState } from '../time/timeState'
import { ClockAsides } from './ClockAsides'
import { clockFigure } from './clockFigure'
import { ClockGrid } from './ClockGrid'
import { ClockTable } from './ClockTable'
import { useClockNames } from './clockNames'
import './clock.css'

/** Weekday and hour: where posts stand against the rest of the week, and where there are not enough to say. */
export function ClockTab() {
  const state = useTimeState()
  const { query: address } = useAddress()
  const hours = address.get('h') === '1' ? (1 as const) : (2 as const)
  const { filter, measure, years } = state.query
  const asked = { filter, measure, years, hours }
  const clock = useQuery(['timeline.clock', asked], (api, signal) => api.timeline.clock(asked, { signal }))
  useLeftOut(clock.data?.setAside)
  return (
    <>
      <TabEnd>
        <MeasureChoice state={state} />
      </TabEnd>
      <Answer query={clock}>{(result) => <Clock result={result} state={state} asked={asked} />}</Answer>
    </>
  )
}

type Asked = Pick<TimeState['query'], 'filter' | 'measure' | 'years'> & { readonly hours: 1 | 2 }

function Clock({
  result,
  state,
  asked,
}: {
  readonly result: ClockResult
  readonly state: TimeState
  readonly asked: Asked
}) {
  const t = useWords()
  const say = useSentence()
  const under = useUnder(result)
  if (result.n === 0) {
    const untimed = result.noTime.reduce((sum, { n }) => sum + n, 0)
    return (
      <Empty
        title={t(untimed > 0 ? 'timeline.clock.no_hour' : 'timeline.empty')}
        note
        actions={
          <ButtonLink to="/imports" kind="primary">
            {t('timeline.empty.import')}
          </ButtonLink>
        }
      >
        {say('finding', result.finding)}
      </Empty>
    )
  }
  return (
    <div className="cols">
      <div>
        <Sentence as="h1" finding={result.finding} under={<Raised>{under.join(' · ')}</Raised>} />
        <Chart result={result} state={state} asked={asked} under={under.join(' · ')} />
      </div>
      <ClockAsides result={result} />
    </div>
  )
}

function useUnder(result: ClockResult): readonly string[] {
  const t = useWords()
  const names = useClockNames(result)
  const aside = result.setAside.reduce((sum, { n }) => sum + n, 0)
  return [
    t(result.unit === 'index' ? 'timeline.under.index' : 'timeline.under.median', {
      measure: t(`timeline.measure.${result.measure}`),
    }),
    names.days,
    t('timeline.clock.zone', { zone: result.zone }),
    t('timeline.under.n', { n: result.n, median: names.value(result.median), isKnown: result.median !== null }),
    ...(result.finding.code === 'clock_nothing'
      ? []
      : [t('timeline.clock.enough', { enough: result.enough, cells: result.cells.length })]),
    ...(result.family > 0 ? [t('timeline.under.tests', { n: result.family })] : []),
    ...(aside > 0 ? [t('timeline.under.aside', { n: aside })] : []),
  ]
}

function Chart({
  result,
  state,
  asked,
  under,
}: {
  readonly result: ClockResult
  readonly state: TimeState
  readonly asked: Asked
  readonly under: string
}) {
  const t = useWords()
  const say = useSentence()
  const names = useClockNames(result)
  const { isTable, set } = state
  const figure = () => clockFigure(result, names, { title: say('finding', result.finding), under })
  const fileName = t('timeline.clock.file', { measure: result.measure, from: result.from, to: result.to })
  return (
    <section aria-label={t('timeline.clock.label')}>
      <div className="time-head">
        <PhraseSelect
          label={t('timeline.clock.hours')}
          value={String(result.hours)}
          onChange={(id) => changeQuery({ h: id === '1' ? '1' : null })}
          choices={['2', '1'].map((id) => ({ id, label: t(`timeline.clock.hours.${id}`) }))}
        />
        <YearsChoice state={state} />
      </div>
      {isTable ? <ClockTable result={result} /> : <ClockGrid result={result} />}
      <div className="foot">
        <p className="note">{t(isTable ? 'timeline.clock.table.note' : 'timeline.clock.key')}</p>
        <DownloadRow
          onTable={() => set({ view: isTable ? null : 'table' })}
          isTable={isTable}
          picture={{ name: fileName, draw: figure }}
          csv={(api, language) => api.timeline.clockCsv({ ...asked, language })}
        />
      </div>
    </section>
  )
}
