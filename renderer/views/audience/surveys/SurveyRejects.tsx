import type { SurveyReject } from '../../../../shared/contract/surveys'
import { RejectTable } from '../../../components/RejectTable'
import { useHasWords, useWords } from '../../../i18n/useWords'

/** Cells of a survey that could not be read; `total` counts those beyond the first ones too. */
export function SurveyRejects({
  rejects,
  total,
}: {
  readonly rejects: readonly SurveyReject[]
  readonly total: number
}) {
  const t = useWords()
  const has = useHasWords()
  const why = (reason: string) => (has(`survey_reject.${reason}`) ? `survey_reject.${reason}` : 'reject.other')
  return (
    <RejectTable
      label={t('surveys.rejects')}
      rejects={rejects.map(({ reason, ...each }) => ({ ...each, why: t(why(reason), { code: reason }) }))}
      total={total}
    />
  )
}
