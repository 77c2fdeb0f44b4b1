import { useIntl } from 'react-intl'
import type { Language } from '../../shared/vocabulary'

/** The language of the screen: what a file made from it should be in. */
export function useLanguage(): Language {
  return useIntl().locale.startsWith('fr') ? 'fr' : 'en'
}
