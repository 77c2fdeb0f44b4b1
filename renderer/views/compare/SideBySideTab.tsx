import type { ComparisonResult } from '../../../shared/contract/compare'
import { GROUPINGS, RATES } from '../../../shared/vocabulary'
import { useQuery } from '../../api/useQuery'
import { ButtonLink } from '../../components/Button'
import { Empty } from '../../components/Empty'
import { ErrorPanel } from '../../components/ErrorPanel'
import { Sentence } from '../../components/Sentence'
import { Waiting } from '../../components/Waiting'
import { useWords } from '../../i18n/useWords'
import { CompareChart } from './CompareChart'
import { CompareNotes } from './CompareNotes'
import { useCompareState, type CompareState } from './compareState'
import { CompareUnder } from './CompareUnder'
import { Extremes } from './Extremes'
import { TabEnd, useLeftOut } from './frame'
import { useNamedFinding } from './groupNames'
import { PhraseSelect } from './PhraseSelect'
import { Trend } from './Trend'

/** Groups side by side: the sentence, the chart or its table, what to beware of. */
export function SideBySideTab() {
  const state = useCompareState()
  const { data, error, isPlaceholderData } = useQuery(['compare.groups', state.query], (api, signal) =>
    api.compare.groups(state.query, { signal }),
  )
  useLeftOut(data?.setAside)
  return (
    <>
      <TabEnd>
        <Choices state={state} />
      </TabEnd>
      {error !== null ? (
        <ErrorPanel error={error} />
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

function Choices({ state }: { readonly state: CompareState }) {
  const t = useWords()
  const { query } = state
  return (
    <>
      <PhraseSelect
        label={t('compare.rows')}
        value={query.by}
        onChange={state.setBy}
        choices={GROUPINGS.map((id) => ({ id, label: t(`compare.by.${id}.small`) }))}
      />
      <PhraseSelect
        label={t('compare.measure')}
        value={query.rate}
        onChange={state.setRate}
        choices={RATES.map((id) => ({ id, label: t(`compare.rate.${id}.full`) }))}
      />
    </>
  )
}

function Compared({ result, state }: { readonly result: ComparisonResult; readonly state: CompareState }) {
  const named = useNamedFinding()
  if (result.rows.length === 0) return <NothingToCompare result={result} />
  return (
    <div className="cols">
      <div>
        <Sentence
          as="h1"
          finding={named(result.finding, result)}
          under={<CompareUnder result={result} platforms={state.query.filter.platforms} />}
        />
        <CompareChart result={result} state={state} />
        <Trend result={result} />
        <Extremes query={state.query} />
      </div>
      <CompareNotes result={result} />
    </div>
  )
}

/** No post of the period has this rate: why, and what may be done. */
function NothingToCompare({ result }: { readonly result: ComparisonResult }) {
  const t = useWords()
  const aside = result.setAside.reduce((sum, each) => sum + each.n, 0)
  return (
    <Empty
      title={t(aside > 0 ? 'compare.empty.aside' : 'compare.empty')}
      note
      actions={
        <>
          <ButtonLink to="/imports" kind="primary">
            {t('compare.empty.import')}
          </ButtonLink>
          {aside > 0 && (
            <ButtonLink to="/posts" kind="quiet">
              {t('compare.empty.posts')}
            </ButtonLink>
          )}
        </>
      }
    >
      {aside > 0
        ? t('compare.empty.aside.why', { n: aside, rate: t(`compare.rate.${result.rate}.full`) })
        : t('compare.empty.why')}
    </Empty>
  )
}
