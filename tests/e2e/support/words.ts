import { createIntl } from 'react-intl'
import { FORMATS } from '../../../renderer/i18n/formats'
import { MESSAGES } from '../../../renderer/i18n/catalogue'
import type { WordValues } from '../../../renderer/i18n/useWords'
import { typography } from '../../../shared/typography'
import type { Language } from '../../../shared/vocabulary'

const INTL = {
  fr: createIntl({ locale: 'fr-FR', messages: MESSAGES.fr, formats: FORMATS }),
  en: createIntl({ locale: 'en-GB', messages: MESSAGES.en, formats: FORMATS }),
}

/** A sentence of the catalogue as the screen says it: tests name what they press by its id, not by a copy of its words. */
export function say(id: string, values: WordValues = {}, language: Language = 'fr'): string {
  if (!(id in MESSAGES[language])) throw new Error(`no message ${id}`)
  return typography(INTL[language].formatMessage({ id }, values), language)
}

const AREAS = new Set(Object.keys(MESSAGES.fr).map((id) => id.slice(0, id.indexOf('.'))))

/** Ids shown as they are, because a message is missing: none may be on any screen. */
export function bareIds(text: string): string[] {
  const found = text.match(/\b[a-z]+(?:\.[a-z_0-9]+)+\b/g) ?? []
  return found.filter((id) => AREAS.has(id.slice(0, id.indexOf('.'))) && !/\.(csv|html|pdf|xlsx?|duckdb)$/.test(id))
}
