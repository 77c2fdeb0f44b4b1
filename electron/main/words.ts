import en from './messages/en.json'
import fr from './messages/fr.json'

export type MainWord = keyof typeof fr

/** The few words the main process says itself: menu, dialogs, crashes. */
export type MainWords = (word: MainWord) => string

/** Words in the system's language: French where the first language preferred is French, else English. */
export function mainWords(preferred: readonly string[]): MainWords {
  const words: Record<MainWord, string> = /^fr\b/i.test(preferred[0] ?? '') ? fr : en
  return (word) => words[word]
}
