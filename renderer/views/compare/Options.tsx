import type { ComparisonResult } from '../../../shared/contract/compare'
import { GROUPINGS, PER_POST, RATES, type Measure } from '../../../shared/vocabulary'
import { useWords } from '../../i18n/useWords'
import { panelsOf } from './compareAddress'
import type { CompareState } from './compareState'
import { TabEnd } from './frame'
import { useGroupName } from './groupNames'
import { GroupsPhrase } from './GroupsPhrase'
import { PhraseSelect } from './PhraseSelect'
import './options.css'

/** Measures by section: values of two of them never share an axis, so one is chosen. */
const SECTIONS: readonly { readonly id: string; readonly measures: readonly Measure[] }[] = [
  { id: 'rates', measures: RATES },
  { id: 'per_post', measures: PER_POST.filter((each) => each !== 'clicks_per_post') },
  { id: 'clicks', measures: ['clicks_per_post', 'ctr'] },
]
const AGES = [2, 7, 14, 28, 60, 90] as const

/** Rows and measure at the right of the tabs; panels, groups, tests, outliers and age as a line of phrases under them. */
export function Options({
  state,
  result,
}: {
  readonly state: CompareState
  readonly result: ComparisonResult | undefined
}) {
  const t = useWords()
  const { query, set } = state
  return (
    <>
      <TabEnd>
        <PhraseSelect
          label={t('compare.rows')}
          value={query.by}
          onChange={(by) => set({ by })}
          choices={GROUPINGS.map((id) => ({ id, label: t(`compare.by.${id}.small`) }))}
        />
        <PhraseSelect
          label={t('compare.measure')}
          value={query.rate}
          onChange={(rate) => set({ rate })}
          choices={SECTIONS.flatMap(({ id: section, measures }) =>
            measures.map((id) => ({
              id,
              label: t(`compare.rate.${id}.full`),
              section: t(`compare.measures.${section}`),
            })),
          )}
        />
      </TabEnd>
      <div className="options" role="group" aria-label={t('compare.options')}>
        <PhraseSelect
          label={t('compare.panel')}
          value={query.panel ?? 'none'}
          onChange={(id) => set({ panel: id === 'none' ? null : id })}
          choices={[
            { id: 'none' as const, label: t('compare.panel.none') },
            ...panelsOf(query.by).map((id) => ({
              id,
              label: t('compare.panel.by', { by: t(`compare.by.${id}.small`) }),
            })),
          ]}
        />
        {result !== undefined && <GroupsPhrase state={state} result={result} />}
        {result !== undefined && <AgainstPhrase state={state} result={result} />}
        <PhraseSelect
          label={t('compare.outliers')}
          value={query.outliers}
          onChange={(outliers) => set({ outliers })}
          choices={(['with', 'without'] as const).map((id) => ({ id, label: t(`compare.outliers.${id}`) }))}
        />
        <AgePhrase state={state} />
      </div>
    </>
  )
}

/** Every pair, each against the others together, or one of them against the others. */
function AgainstPhrase({ state, result }: { readonly state: CompareState; readonly result: ComparisonResult }) {
  const t = useWords()
  const name = useGroupName()
  const { query, set } = state
  const section = t('compare.against.one')
  // A focus brought along from another tab may have no post here: it stays a choice, so that the list says what is asked.
  const unknown = result.choices.some(({ key }) => key === query.focus) || query.focus === null ? [] : [query.focus]
  return (
    <PhraseSelect
      label={t('compare.against')}
      value={query.focus === null ? query.against : `focus ${query.focus}`}
      onChange={(id) => {
        if (id === 'pairs' || id === 'rest') set({ against: id, focus: null })
        else set({ focus: id.slice('focus '.length) })
      }}
      choices={[
        ...(['pairs', 'rest'] as const).map((id) => ({ id, label: t(`compare.against.${id}`) })),
        ...unknown.map((key) => ({ id: `focus ${key}` as const, label: name(query.by, key, null), section })),
        ...result.choices.map(({ key, label }) => ({
          id: `focus ${key}` as const,
          label: t('compare.against.focus', { name: name(result.by, key, label) }),
          section,
        })),
      ]}
    />
  )
}

/** Every post as its newest export has it, or all of them at one age. */
function AgePhrase({ state }: { readonly state: CompareState }) {
  const t = useWords()
  const { query, set } = state
  const ages = [...new Set([...AGES, ...(query.age === null ? [] : [query.age])])].sort((a, b) => a - b)
  return (
    <PhraseSelect
      label={t('compare.age')}
      value={query.age === null ? 'none' : String(query.age)}
      onChange={(id) => set({ age: id === 'none' ? null : Number(id) })}
      choices={[
        { id: 'none', label: t('compare.age.none') },
        ...ages.map((days) => ({ id: String(days), label: t('compare.age.days', { n: days }) })),
      ]}
    />
  )
}
