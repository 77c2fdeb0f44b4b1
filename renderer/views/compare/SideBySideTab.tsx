import type { ComparisonResult } from '../../../shared/contract/compare'
import { useQuery } from '../../api/useQuery'
import { Button } from '../../components/Button'
import { ErrorPanel } from '../../components/ErrorPanel'
import { Sentence } from '../../components/Sentence'
import { Waiting } from '../../components/Waiting'
import { useWords } from '../../i18n/useWords'
import { CompareChart } from './CompareChart'
import { CompareNotes } from './CompareNotes'
import { useCompareState, type CompareState } from './compareState'
import { CompareUnder } from './CompareUnder'
import { Extremes } from './Extremes'
import { useLeftOut } from './frame'
import { useNamedFinding } from './groupNames'
import { Options } from './Options'
import { PanelsChart } from './PanelsChart'
import { ThemeAims } from './ThemeAims'
import { NothingToCompare, TooFew } from './TooFew'
import { Trend } from './Trend'

/** Groups side by side: the sentence, the chart or its table, what to beware of. */
export function SideBySideTab() {
  const t = useWords()
  const state = useCompareState()
  const { data, error, isPlaceholderData, refetch } = useQuery(['compare.groups', state.query], (api, signal) =>
    api.compare.groups(state.query, { signal }),
  )
  useLeftOut(data?.setAside)
  // An answer to the question before: its choices are those of other rows.
  const isOwn = data?.by === state.query.by
  return (
    <>
      <Options state={state} result={isOwn ? data : undefined} />
      {error !== null ? (
        <ErrorPanel error={error} actions={<Button onPress={() => void refetch()}>{t('common.retry')}</Button>} />
      ) : data === undefined ? (
        <Waiting />
      ) : (
        <div aria-busy={isPlaceholderData}>
          <Compared result={data} state={state} />
        </div>
      )}
    </>
  )
}

function Compared({ result, state }: { readonly result: ComparisonResult; readonly state: CompareState }) {
  const named = useNamedFinding()
  const { panel, filter } = state.query
  if (result.rows.length === 0) return <NothingToCompare result={result} state={state} />
  const hasMedian = result.rows.some((row) => row.median !== null)
  return (
    <div className="cols">
      <div>
        <Sentence
          as="h1"
          finding={named(result.finding, result)}
          under={<CompareUnder result={result} platforms={filter.platforms} />}
        />
        {panel === null || panel === result.by ? (
          <CompareChart result={result} state={state} />
        ) : (
          <PanelsChart whole={result} panel={panel} state={state} />
        )}
        {!hasMedian && <TooFew result={result} state={state} />}
        <Trend result={result} />
        {result.by === 'theme' && <ThemeAims state={state} />}
        <Extremes query={state.query} />
      </div>
      <CompareNotes result={result} state={state} />
    </div>
  )
}
