import { useMemo } from 'react'
import type { TimeResult } from '../../../../shared/contract/timeline'
import { DownloadRow } from '../../../components/DownloadRow'
import { useSentence } from '../../../format/useFinding'
import { useWords } from '../../../i18n/useWords'
import { StepChoices } from './TimeChoices'
import { timeFigure } from './timeFigure'
import { TimeKey } from './TimeKey'
import { useTimeNames } from './timeNames'
import { TimePanels } from './TimePanels'
import type { TimeState } from './timeState'
import { TimeTable } from './TimeTable'
import { useUnderTime } from './TimeUnder'
import { useDrawing } from './useDrawing'

/** The chart or the table behind it, its choices, its key, and what can be taken away. */
export function TimeChart({ result, state }: { readonly result: TimeResult; readonly state: TimeState }) {
  const t = useWords()
  const say = useSentence()
  const names = useTimeNames(result)
  const under = useUnderTime(result)
  const { query, isTable, set } = state
  const drawing = useDrawing(result, query.across)
  const title = say('finding', names.finding(result.finding))
  const figure = useMemo(
    () => () => timeFigure({ ...drawing, title, under: under.join(' · ') }),
    [drawing, title, under],
  )
  const fileName = t('timeline.file', { measure: query.measure, from: result.from, to: result.to })
  const hasBreak = result.breaks.some(({ origin }) => origin === 'data')
  return (
    <section aria-label={t('timeline.chart')}>
      <div className="time-head">
        <StepChoices state={state} />
        {hasBreak && (
          <label className="check">
            <input type="checkbox" checked={query.across} onChange={() => set({ x: query.across ? null : '1' })} />{' '}
            {t('timeline.across')}
          </label>
        )}
      </div>
      {isTable ? <TimeTable result={result} /> : <TimePanels result={result} drawing={drawing} />}
      <div className="foot">
        {isTable ? <p className="note">{t('timeline.table.note')}</p> : <TimeKey result={result} />}
        <DownloadRow
          onTable={() => set({ view: isTable ? null : 'table' })}
          isTable={isTable}
          picture={{ name: fileName, draw: figure }}
          csv={(api, language) => api.timeline.seriesCsv({ ...query, language })}
        />
      </div>
    </section>
  )
}
