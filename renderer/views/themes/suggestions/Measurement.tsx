import type { MeasuredTheme, SuggestionModel } from '../../../../shared/contract/suggestions'
import { useThemes } from '../../../api/useThemes'
import { Table, type Column } from '../../../components/Table'
import { useScore } from '../../../format/score'
import { MISSING } from '../../../format/numbers'
import { useWords } from '../../../i18n/useWords'

/** The numbers behind the sentence: per theme what was held out, proposed, right, and how much of the theme would be found. */
export function Measurement({ model }: { readonly model: SuggestionModel }) {
  const t = useWords()
  const { nameOf } = useThemes()
  const score = useScore()
  const columns: readonly Column<MeasuredTheme>[] = [
    { id: 'theme', header: t('suggestions.col.theme'), isName: true, cell: ({ themeId }) => nameOf(themeId) },
    { id: 'examples', header: t('suggestions.col.examples'), numeric: true, cell: ({ positives }) => positives },
    {
      id: 'right',
      header: t('suggestions.col.right'),
      numeric: true,
      cell: ({ right, proposed }) => t('suggestions.right_of', { right, proposed }),
    },
    {
      id: 'recall',
      header: t('suggestions.col.recall'),
      numeric: true,
      cell: ({ recall, state }) => (recall === null || state === 'few' ? MISSING : score(recall.value)),
    },
    {
      id: 'threshold',
      header: t('suggestions.col.threshold'),
      numeric: true,
      cell: (each) => thresholdOf(each, score),
    },
  ]
  return (
    <details className="measure">
      <summary>{t('suggestions.measure')}</summary>
      <p className="note">{t('suggestions.measure_how', { posts: model.posts, messages: model.messages })}</p>
      <Table
        label={t('suggestions.measure')}
        columns={columns}
        rows={model.themes}
        rowKey={({ themeId }) => String(themeId)}
      />
    </details>
  )
}

function thresholdOf({ state, threshold }: MeasuredTheme, score: (value: number) => string): string {
  return state === 'proposes' ? score(threshold) : MISSING
}
