import { useMemo } from 'react'
import type { ComparisonResult } from '../../../shared/contract/compare'
import type { Grouping } from '../../../shared/vocabulary'
import { useQuery } from '../../api/useQuery'
import { Answer } from '../../components/Answer'
import { DownloadRow } from '../../components/DownloadRow'
import { useSentence } from '../../format/useFinding'
import { useWords } from '../../i18n/useWords'
import { EstimateKey } from '../../plots/EstimateKey'
import { estimateScale } from '../../plots/estimateScale'
import { panelFigure } from '../../plots/panelFigure'
import type { CompareState } from './compareState'
import { useUnderParts } from './CompareUnder'
import { useNamedFinding } from './groupNames'
import { Pages } from './Pages'
import { Panel } from './Panel'
import { PanelTable } from './PanelTable'
import { usePanelDrawings, type PanelAnswer } from './panelLines'
import { sharesScale } from './panelScale'
import { usePages } from './usePages'
import { usePoints } from './usePoints'

/** Panels on one page: small multiples are read together, or not at all. */
const PAGE = 12

/** The same comparison in each group of something else: small charts on one scale, each with its sentence. */
export function PanelsChart({
  whole,
  panel,
  state,
}: {
  readonly whole: ComparisonResult
  readonly panel: Grouping
  readonly state: CompareState
}) {
  const panels = useQuery(['compare.panels', state.query], (api, signal) => api.compare.panels(state.query, { signal }))
  return (
    <Answer query={panels}>{(answer) => <Drawn answer={answer} whole={whole} panel={panel} state={state} />}</Answer>
  )
}

function Drawn({
  answer,
  whole,
  panel,
  state,
}: {
  readonly answer: PanelAnswer
  readonly whole: ComparisonResult
  readonly panel: Grouping
  readonly state: CompareState
}) {
  const t = useWords()
  const say = useSentence()
  const named = useNamedFinding()
  const { query, isTable } = state
  const points = usePoints(query)
  const drawings = usePanelDrawings(answer, whole, panel, points?.panels)
  const hasOneScale = sharesScale(drawings, [panel, query.by])
  const scale = useMemo(() => {
    const [first] = drawings
    if (first === undefined || !hasOneScale) return null
    const { unit } = first.result
    return estimateScale(
      drawings.flatMap(({ lines }) => lines),
      unit,
      unit === 'index' ? 100 : null,
    )
  }, [drawings, hasOneScale])
  const { shown, page, pages } = usePages(drawings, PAGE)
  const title = say('finding', named(whole.finding, whole))
  const under = [
    ...useUnderParts(whole, query.filter.platforms),
    t('compare.panels.under', { n: drawings.length, family: answer.family }),
  ]
  const figure = () =>
    panelFigure({
      panels: drawings,
      scale,
      title,
      under: under.join(' · '),
      alt: t('compare.panels.alt', { title, n: drawings.length }),
    })
  const fileName = t('compare.file', { by: `${query.by}-${panel}`, rate: query.rate, from: whole.from, to: whole.to })
  if (drawings.length === 0) return <p className="note panels-note">{t('compare.panels.none')}</p>
  return (
    <section aria-label={t('compare.panels.label')}>
      <p className="note panels-note">
        {t('compare.panels.note', { n: drawings.length, family: answer.family, hasOneScale })}
      </p>
      {isTable ? (
        <PanelTable drawings={drawings} panel={panel} />
      ) : (
        <div className="panels">
          {shown.map((drawing) => (
            <Panel key={drawing.key} drawing={drawing} scale={scale} />
          ))}
        </div>
      )}
      {!isTable && <Pages page={page} pages={pages} total={drawings.length} size={PAGE} />}
      <div className="foot">
        <EstimateKey
          hasBrackets={false}
          hasImmature={drawings.some(({ lines }) => lines.some(({ dots }) => dots.some((dot) => !dot.isMature)))}
          beyond={scale?.beyond ?? 0}
          outliers={whole.outliers}
          order="list"
        />
        <DownloadRow
          onTable={state.toggleTable}
          isTable={isTable}
          picture={{ name: fileName, draw: figure }}
          csv={(api, language) => api.compare.csv({ ...query, table: 'panels', language })}
        />
      </div>
    </section>
  )
}
