import { useCallback, useMemo } from 'react'
import type { ComparisonResult } from '../../../shared/contract/compare'
import { carryFilter } from '../../address/Link'
import { go, useAddress } from '../../address/location'
import { useApi } from '../../api/apiContext'
import { saveBlob } from '../../api/saveBlob'
import { useQuery } from '../../api/useQuery'
import { DownloadRow } from '../../components/DownloadRow'
import { useSentence } from '../../format/useFinding'
import { useLanguage } from '../../i18n/useLanguage'
import { useWords } from '../../i18n/useWords'
import { estimateFigure } from '../../plots/estimateFigure'
import { EstimateKey } from '../../plots/EstimateKey'
import { EstimateRows } from '../../plots/EstimateRows'
import { estimateScale } from '../../plots/estimateScale'
import { savePng, saveSvg } from '../../plots/exportChart'
import { PostPreview } from '../posts/PostPreview'
import type { CompareState } from './compareState'
import { CompareTable } from './CompareTable'
import { GroupName } from './GroupName'
import { useUnderParts } from './CompareUnder'
import { useChartData } from './estimateLines'
import { useNamedFinding } from './groupNames'
import { readPoints } from './readPoints'

/** The chart or the table behind it, the key, and what can be taken away. */
export function CompareChart({ result, state }: { readonly result: ComparisonResult; readonly state: CompareState }) {
  const t = useWords()
  const api = useApi()
  const language = useLanguage()
  const say = useSentence()
  const named = useNamedFinding()
  const { query: address } = useAddress()
  const { query, isTable } = state
  const under = useUnderParts(result, query.filter.platforms)
  const title = say('finding', named(result.finding, result))
  const points = useQuery(['compare.points', query], async (client, signal) => {
    const answer = await client.compare.points(query, { signal })
    return { dots: await readPoints(answer.arrow), drawn: answer.drawn, total: answer.total }
  })
  const chart = useChartData(result, points.data?.dots, t('compare.alt', { title, n: result.rows.length }))
  const beyond = useMemo(
    () => estimateScale(chart.lines, chart.options.unit, chart.options.network?.value ?? null).beyond,
    [chart],
  )
  const open = useCallback((id: string) => go(carryFilter(`/posts?post=${id}`, address)), [address])
  const figure = () =>
    estimateFigure({
      ...chart,
      brackets: result.brackets,
      options: { ...chart.options, id: 'export' },
      title,
      under: under.join(' · '),
    })
  const fileName = t('compare.file', { by: query.by, rate: query.rate, from: result.from, to: result.to })
  const saveCsv = async () => {
    const file = await api.compare.csv({ ...query, language })
    saveBlob(file.name, file.blob)
  }
  return (
    <section aria-label={title}>
      {isTable ? (
        <CompareTable result={result} />
      ) : (
        <EstimateRows
          {...chart}
          brackets={result.brackets}
          bracketAlt={t('compare.brackets.alt', { n: result.brackets.length })}
          pointsLabel={t('compare.points', { n: points.data?.total ?? 0 })}
          renderName={(line) => <GroupName line={line} result={result} />}
          renderPoint={(id, line) => <PostPreview id={id} group={line.name} n={line.n} />}
          onOpen={open}
        />
      )}
      <div className="foot">
        {isTable ? (
          <p className="note">{t('compare.table.note')}</p>
        ) : (
          <EstimateKey
            hasBrackets={result.brackets.length > 0}
            hasImmature={chart.lines.some((line) => line.dots.some((dot) => !dot.isMature))}
            beyond={beyond}
          />
        )}
        <DownloadRow
          onTable={state.toggleTable}
          isTable={isTable}
          onPng={() => void savePng(fileName, figure())}
          onSvg={() => saveSvg(fileName, figure())}
          onCsv={() => void saveCsv()}
        />
      </div>
      {points.data !== undefined && points.data.drawn < points.data.total && (
        <p className="note">{t('compare.drawn', { drawn: points.data.drawn, total: points.data.total })}</p>
      )}
    </section>
  )
}
