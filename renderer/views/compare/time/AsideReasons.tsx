import type { TimeResult } from '../../../../shared/contract/timeline'
import { useWords } from '../../../i18n/useWords'

/** Reasons and counts; a value per post has no denominator to lack: the post has not this metric. */
export function AsideReasons({ setAside, measure }: Pick<TimeResult, 'setAside' | 'measure'>) {
  const t = useWords()
  const isValue = measure.endsWith('_per_post')
  const word = ({ reason, n }: TimeResult['setAside'][number]) =>
    isValue && (reason === 'no_denominator' || reason === 'no_interactions')
      ? t('timeline.reason.no_value', { n })
      : t(`compare.reason.${reason}`, { n })
  return (
    <>
      {setAside
        .filter(({ reason }) => reason !== 'immature')
        .map(word)
        .join(', ')}
      .
    </>
  )
}
