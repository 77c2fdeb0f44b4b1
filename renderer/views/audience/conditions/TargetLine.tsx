import type { UseQueryResult } from '@tanstack/react-query'
import type { Condition, TargetCheck } from '../../../../shared/contract/audience'
import { useWords } from '../../../i18n/useWords'
import { useConditionWriter } from './conditionWords'

/** Who is meant, in one sentence, and how many accounts have the data to judge it. */
export function TargetLine({
  conditions,
  check,
}: {
  /** null = there are gaps to fill in. */
  readonly conditions: readonly Condition[] | null
  readonly check: UseQueryResult<TargetCheck>
}) {
  const t = useWords()
  const words = useConditionWriter()
  const accounts = check.data?.accounts
  const isSure = conditions !== null && conditions.length > 0 && check.data?.problems.length === 0
  return (
    <div className="target-line" role="status" aria-live="polite" aria-busy={check.isFetching}>
      <p className="meant">{conditions === null ? t('persona.line.gaps') : words.whole(conditions)}</p>
      {isSure && accounts !== undefined && accounts.of > 0 && (
        <p className="note">
          {t('persona.line.accounts', { all: accounts.all, of: accounts.of })}
          {accounts.some > 0 && ` ${t('persona.line.some', { some: accounts.some })}`}
        </p>
      )}
    </div>
  )
}
