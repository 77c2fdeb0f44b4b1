import { useMemo } from 'react'
import type { TimeResult } from '../../../../shared/contract/timeline'
import { useApi } from '../../../api/apiContext'
import { saveBlob } from '../../../api/saveBlob'
import { DownloadRow } from '../../../components/DownloadRow'
import { useSentence } from '../../../format/useFinding'
import { useLanguage } from '../../../i18n/useLanguage'
import { useWords } from '../../../i18n/useWords'
import { savePng, saveSvg } from '../../../plots/exportChart'
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
  const api = useApi()
  const language = useLanguage()
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
  const saveCsv = async () => {
    const file = await api.timeline.seriesCsv({ ...query, language })
    saveBlob(file.name, file.blob)
  }
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
          onPng={() => void savePng(fileName, figure())}
          onSvg={() => saveSvg(fileName, figure())}
          onCsv={() => void saveCsv()}
        />
      </div>
    </section>
  )
}
