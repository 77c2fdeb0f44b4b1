/** The few sentences the main process says itself, when there is no engine left to open the page. */
const WORDS = {
  fr: {
    engineStopped:
      'La base de données s’est arrêtée trois fois en une minute. Votre fichier est intact jusqu’au dernier import. Quittez Portée et rouvrez-le.',
  },
  en: {
    engineStopped:
      'The database stopped three times within a minute. Your file is intact up to the last import. Quit Portée and open it again.',
  },
} as const

/** Words in the system's language: French where it is French. */
export function mainWords(locale: string): { readonly engineStopped: string } {
  return /^fr/i.test(locale) ? WORDS.fr : WORDS.en
}
