import type { ColumnGuess } from '../../../../shared/contract/mappings'
import { useWords } from '../../../i18n/useWords'

/** Why a column is thought to be what it is, in a few words. */
export function useEvidence(): (guess: ColumnGuess) => string {
  const t = useWords()
  return ({ evidence, certainty }) => {
    const { other } = evidence.data
    const text = t(`mapping.by.${evidence.code}`, { other: typeof other === 'string' ? other : '' })
    return certainty === 'likely' ? t('mapping.likely', { why: text }) : text
  }
}
