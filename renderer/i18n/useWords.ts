import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import { typography } from '../../shared/typography'

export type WordValues = Readonly<Record<string, string | number | boolean | Date | null | undefined>>
export type Words = (id: string, values?: WordValues) => string

/** The sentence of an id as text: `t('home.todo', { n: 3 })`. */
export function useWords(): Words {
  const intl = useIntl()
  const language = intl.locale.startsWith('fr') ? 'fr' : 'en'
  return useCallback((id, values) => typography(intl.formatMessage({ id }, values), language), [intl, language])
}

/** Whether the catalogue has an id: for codes of the engine, where an unknown one falls back to a general sentence. */
export function useHasWords(): (id: string) => boolean {
  const intl = useIntl()
  return useCallback((id) => id in intl.messages, [intl])
}
