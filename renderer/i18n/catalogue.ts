import type { Language } from '../../shared/vocabulary'
import { englishTypography, frenchTypography } from './typography'

type Messages = Record<string, string>

const french = import.meta.glob<Messages>('./fr/*.json', { eager: true, import: 'default' })
const english = import.meta.glob<Messages>('./en/*.json', { eager: true, import: 'default' })

/** Every message of a language: one JSON file per area, flat ids `area.word`, ICU syntax. A test compares the languages. */
export const MESSAGES: Record<Language, Messages> = {
  fr: prepare(french, frenchTypography),
  en: prepare(english, englishTypography),
}

function prepare(areas: Record<string, Messages>, typeset: (text: string) => string): Messages {
  const all = Object.values(areas).flatMap((area) => Object.entries(area))
  return Object.fromEntries(all.map(([id, text]) => [id, typeset(text)]))
}
