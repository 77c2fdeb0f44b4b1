import { ALIKE_GROUPINGS } from '../../../../shared/contract/alike'
import { MEASURES } from '../../../../shared/vocabulary'
import { useWords } from '../../../i18n/useWords'
import { TabEnd } from '../frame'
import { PhraseSelect } from '../PhraseSelect'
import type { AlikeState } from './alikeState'

const ALL = 'all'

/** Rows, the group looked at, measure: at the right of the tabs. */
export function AlikePhrases({
  state,
  groups,
}: {
  readonly state: AlikeState
  readonly groups: readonly { readonly key: string; readonly label: string }[]
}) {
  const t = useWords()
  const { query, focus } = state
  // A group without a post here is still the one chosen.
  const known =
    focus === null || groups.some(({ key }) => key === focus) ? groups : [{ key: focus, label: focus }, ...groups]
  return (
    <TabEnd>
      <PhraseSelect
        label={t('compare.rows')}
        value={query.by}
        onChange={state.setBy}
        choices={ALIKE_GROUPINGS.map((id) => ({ id, label: t(`compare.by.${id}.small`) }))}
      />
      <PhraseSelect
        label={t('alike.focus')}
        value={focus ?? ALL}
        onChange={(key) => state.setFocus(key === ALL ? null : key)}
        choices={[
          { id: ALL, label: t(`alike.all.${query.by}`) },
          ...known.map(({ key, label }) => ({ id: key, label })),
        ]}
      />
      <PhraseSelect
        label={t('compare.measure')}
        value={query.rate}
        onChange={state.setRate}
        choices={MEASURES.map((id) => ({ id, label: t(`compare.rate.${id}.full`) }))}
      />
    </TabEnd>
  )
}
