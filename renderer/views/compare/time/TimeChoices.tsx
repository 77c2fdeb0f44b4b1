import { MEASURES } from '../../../../shared/vocabulary'
import { TIME_GROUPINGS, TIME_STEPS } from '../../../../shared/contract/timeline'
import { useWords } from '../../../i18n/useWords'
import { PhraseSelect } from '../PhraseSelect'
import { DEFAULT_YEARS, orNull, YEARS_WORDS, type TimeState } from './timeState'

/** Rows and measure, at the right of the tabs. */
export function TimeChoices({ state }: { readonly state: TimeState }) {
  const t = useWords()
  const { query, set } = state
  return (
    <>
      <PhraseSelect
        label={t('timeline.rows')}
        value={query.by ?? 'all'}
        onChange={(id) => set({ by: id === 'all' ? null : id })}
        choices={(['all', ...TIME_GROUPINGS] as const).map((id) => ({ id, label: t(`timeline.by.${id}`) }))}
      />
      <MeasureChoice state={state} />
    </>
  )
}

/** The measure, as every tab of Comparer has it. */
export function MeasureChoice({ state: { query, set } }: { readonly state: TimeState }) {
  const t = useWords()
  return (
    <PhraseSelect
      label={t('timeline.measure')}
      value={query.measure}
      onChange={(id) => set({ m: orNull(id, 'err') })}
      choices={MEASURES.map((id) => ({ id, label: t(`timeline.measure.${id}`) }))}
    />
  )
}

/** How far back. */
export function YearsChoice({ state: { yearsWord, set } }: { readonly state: TimeState }) {
  const t = useWords()
  return (
    <PhraseSelect
      label={t('timeline.years')}
      value={yearsWord}
      onChange={(id) => set({ y: orNull(id, DEFAULT_YEARS) })}
      choices={YEARS_WORDS.map((id) => ({ id, label: t(`timeline.years.${id}`) }))}
    />
  )
}

/** Step and years, above the chart. */
export function StepChoices({ state }: { readonly state: TimeState }) {
  const t = useWords()
  const { query, set } = state
  return (
    <>
      <PhraseSelect
        label={t('timeline.step')}
        value={query.step}
        onChange={(id) => set({ s: orNull(id, 'month') })}
        choices={TIME_STEPS.map((id) => ({ id, label: t(`timeline.step.${id}`) }))}
      />
      <YearsChoice state={state} />
    </>
  )
}
