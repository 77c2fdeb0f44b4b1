import type { ComparisonResult } from '../../../shared/contract/compare'
import { useQuery } from '../../api/useQuery'
import { Answer } from '../../components/Answer'
import { Sentence } from '../../components/Sentence'
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
  const state = useCompareState()
  const groups = useQuery(['compare.groups', state.query], (api, signal) => api.compare.groups(state.query, { signal }))
  useLeftOut(groups.data?.setAside)
  // An answer to the question before: its choices are those of other rows.
  const isOwn = groups.data?.by === state.query.by
  return (
    <>
      <Options state={state} result={isOwn ? groups.data : undefined} />
      <Answer query={groups}>{(result) => <Compared result={result} state={state} />}</Answer>
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
