import { useEffect, type ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { IntlProvider } from 'react-intl'
import type { Language } from '../../shared/vocabulary'
import { MESSAGES } from './catalogue'
import { FORMATS } from './formats'
import { systemLanguage, usePreferences } from './preferences'

/** Words, numbers and dates of one language: the person's choice, else the network's setting, else the system's. */
export function LanguageProvider({ network, children }: { network: Language | null; children: ReactNode }) {
  const chosen = usePreferences().language
  const language = chosen ?? network ?? systemLanguage()
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB'
  return (
    <IntlProvider locale={locale} messages={MESSAGES[language]} formats={FORMATS} onError={report}>
      <I18nProvider locale={locale}>{children}</I18nProvider>
    </IntlProvider>
  )
}

/** A missing message shows its id on the screen, which the tests look for; nothing else is said. */
function report(error: { readonly code: string; readonly message: string }): void {
  if (error.code !== 'MISSING_TRANSLATION' && error.code !== 'MISSING_DATA') console.error(error.message)
}
