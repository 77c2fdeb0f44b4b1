import { useMemo } from 'react'
import type { ComparisonResult } from '../../../shared/contract/compare'
import { DownloadRow } from '../../components/DownloadRow'
import { useSentence } from '../../format/useFinding'
import { useWords } from '../../i18n/useWords'
import { estimateFigure } from '../../plots/estimateFigure'
import { EstimateKey } from '../../plots/EstimateKey'
import { scaleOf } from '../../plots/estimatePlot'
import type { CompareState } from './compareState'
import { CompareTable } from './CompareTable'
import { GroupRows } from './GroupRows'
import { useUnderParts } from './CompareUnder'
import { useChartData } from './estimateLines'
import { isTime, useNamedFinding } from './groupNames'
import { Pages } from './Pages'
import { usePages } from './usePages'
import { usePoints } from './usePoints'

/** Rows on one page: more would part the last ones from their scale. */
const PAGE = 20

/** What the rows of a chart are ordered by. */
export function orderOf({ by }: Pick<ComparisonResult, 'by'>): 'shrunken' | 'time' | 'list' {
  if (isTime(by)) return 'time'
  return by === 'platform' ? 'list' : 'shrunken'
}

/** The chart or the table behind it, the key, and what can be taken away. */
export function CompareChart({ result, state }: { readonly result: ComparisonResult; readonly state: CompareState }) {
  const t = useWords()
  const say = useSentence()
  const named = useNamedFinding()
  const { query, isTable } = state
  const under = useUnderParts(result, query.filter.platforms)
  const title = say('finding', named(result.finding, result))
  const points = usePoints(query)
  const chart = useChartData(result, points?.dots, t('compare.alt', { title, n: result.rows.length }))
  const scale = useMemo(() => scaleOf(chart.lines, chart.options), [chart])
  const options = useMemo(() => ({ ...chart.options, scale }), [chart.options, scale])
  const { shown, page, pages } = usePages(chart.lines, PAGE)
  const figure = () =>
    estimateFigure({
      ...chart,
      brackets: result.brackets,
      options: { ...options, id: 'export' },
      title,
      under: under.join(' · '),
    })
  const fileName = t('compare.file', { by: query.by, rate: query.rate, from: result.from, to: result.to })
  return (
    <section aria-label={title}>
      {isTable ? (
        <CompareTable result={result} />
      ) : (
        <GroupRows
          result={result}
          heads={chart.heads}
          options={options}
          lines={shown}
          brackets={pages < 2 ? result.brackets : []}
          points={points?.total ?? 0}
        />
      )}
      {!isTable && <Pages page={page} pages={pages} total={chart.lines.length} size={PAGE} />}
      <div className="foot">
        {isTable ? (
          <p className="note">{t('compare.table.note')}</p>
        ) : (
          <EstimateKey
            hasBrackets={result.brackets.length > 0}
            hasImmature={chart.lines.some((line) => line.dots.some((dot) => !dot.isMature))}
            beyond={scale.beyond}
            outliers={result.outliers}
            order={orderOf(result)}
          />
        )}
        <DownloadRow
          onTable={state.toggleTable}
          isTable={isTable}
          picture={{ name: fileName, draw: figure }}
          csv={(api, language) => api.compare.csv({ ...query, table: 'groups', language })}
        />
      </div>
      {points !== undefined && points.drawn < points.total && (
        <p className="note">{t('compare.drawn', { drawn: points.drawn, total: points.total })}</p>
      )}
    </section>
  )
}
