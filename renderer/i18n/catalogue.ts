import type { Language } from '../../shared/vocabulary'

type Messages = Record<string, string>

const french = import.meta.glob<Messages>(['./fr/*.json', '../../shared/messages/fr/*.json'], {
  eager: true,
  import: 'default',
})
const english = import.meta.glob<Messages>(['./en/*.json', '../../shared/messages/en/*.json'], {
  eager: true,
  import: 'default',
})

/**
 * Every message of a language: one JSON file per area, flat ids `area.word`, ICU syntax; sentences that the printed report
 * says too are in shared/messages. A test compares the languages. Signs and spaces of the language are set on the way out.
 */
export const MESSAGES: Record<Language, Messages> = { fr: merge(french), en: merge(english) }

function merge(areas: Record<string, Messages>): Messages {
  return Object.fromEntries(Object.values(areas).flatMap((area) => Object.entries(area)))
}
