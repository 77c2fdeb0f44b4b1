import { useCallback, type ReactNode } from 'react'
import { useIntl } from 'react-intl'
import { typography } from '../../shared/typography'
import { useLanguage } from './useLanguage'

/** A sentence with fields or links in it: `fill('persona.age', { from: <input/>, to: <input/> })`. Its words are set as all others are. */
export function useFilledWords(): (id: string, parts: Readonly<Record<string, ReactNode>>) => ReactNode {
  const intl = useIntl()
  const language = useLanguage()
  return useCallback(
    (id, parts) => {
      const filled = intl.formatMessage({ id }, parts)
      const pieces = Array.isArray(filled) ? filled : [filled]
      return pieces.map((piece: ReactNode) => (typeof piece === 'string' ? typography(piece, language) : piece))
    },
    [intl, language],
  )
}
