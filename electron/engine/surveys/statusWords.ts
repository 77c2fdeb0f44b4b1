import { fold } from './words'

/** Endings by which French writes both genders at once: "étudiant·e", "étudiant(e)s", "chercheur-euse", "lecteur/trice". */
const BOTH = /(\p{L})\s?[·•∙.(/-]\s?(?:e|ne|le|se|ve|euse|rice|trice|ice|ere|iere|che)\)?(?:[·•∙.-]?s)?\)?(?![\p{L}])/gu

const ENDINGS = new Set(
  'e es ne nes le les se ses ve ves s euse euses rice rices trice trices ere eres iere ieres che ches'.split(' '),
)

function stem(word: string): string {
  if (word.length < 5) return word
  return word
    .replace(/euses?$/, 'eur')
    .replace(/trices?$/, 'teur')
    .replace(/eurs$/, 'eur')
    .replace(/(?:es|e|s)$/, '')
}

/**
 * The key under which two words for the same status are one: case, accents, gender, plural and inclusive writing do not count.
 * "Étudiant·e", "etudiants" and "Étudiante" have one key; "Étudiant en licence" has another.
 */
export function statusKey(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(BOTH, '$1')
  const words = fold(plain).split(' ')
  // "etudiant e": what is left of "étudiant·e" where somebody took the marks out.
  return words
    .filter((word, i) => i === 0 || !ENDINGS.has(word))
    .map(stem)
    .join(' ')
}

/**
 * For each text the word it would be kept under: a word that personas or earlier surveys use already, else the most frequent text
 * of the same key.
 */
export function statusGuesses(
  counts: ReadonlyMap<string, number>,
  known: readonly string[],
): ReadonlyMap<string, string> {
  const words = new Map<string, string>()
  for (const word of known) if (!words.has(statusKey(word))) words.set(statusKey(word), word)
  const byCount = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  for (const [text] of byCount) if (!words.has(statusKey(text))) words.set(statusKey(text), text)
  return new Map(byCount.map(([text]) => [text, words.get(statusKey(text)) ?? text]))
}
