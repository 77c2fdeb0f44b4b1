import type { Language } from '../../../shared/vocabulary'
import type { CliWords } from './words'
import { ENGLISH } from './wordsEn'
import { FRENCH } from './wordsFr'

/** Words of a language. */
export function cliWords(language: Language): CliWords {
  return language === 'fr' ? FRENCH : ENGLISH
}
