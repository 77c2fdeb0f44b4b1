import type { ReactNode } from 'react'
import type { Answered } from '../api/answered'
import { useWords } from '../i18n/useWords'
import { Button } from './Button'
import { ErrorPanel } from './ErrorPanel'
import { Waiting } from './Waiting'

/**
 * The frame round everything that is read: what failed and a way to ask again, lines while waiting, then the answer. While a
 * new question is answered the old answer stays on screen, marked as busy.
 */
export function Answer<T>({
  query,
  children,
}: {
  readonly query: Answered<T>
  readonly children: (data: T) => ReactNode
}) {
  const t = useWords()
  const { data, error, isPlaceholderData, refetch } = query
  if (error !== null) {
    return <ErrorPanel error={error} actions={<Button onPress={() => void refetch()}>{t('common.retry')}</Button>} />
  }
  if (data === undefined) return <Waiting />
  return <div aria-busy={isPlaceholderData}>{children(data)}</div>
}
