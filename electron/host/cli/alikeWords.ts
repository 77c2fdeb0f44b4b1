import type { Language } from '../../../shared/vocabulary'

/** Words of `compare --view alike` and `--view messages`. Both languages implement them: a missing one does not compile. */
export interface AlikeWords {
  readonly title: (measure: string, from: string, to: string) => string
  readonly result: string
  readonly raw: string
  readonly mix: string
  readonly outside: string
  readonly piece: string
  readonly ratio: string
  readonly theme: string
  readonly noTheme: string
  readonly shares: readonly [own: string, elsewhere: string]
  readonly elteren: (p: string) => string
  readonly permutation: (p: string) => string
  readonly notComparable: (list: string) => string
  readonly message: string
  readonly days: string
  readonly posts: string
  readonly messages: string
  readonly above: string
  readonly against: string
  readonly others: string
}

const FRENCH: AlikeWords = {
  title: (measure, from, to) => `À contenus égaux, ${measure}, du ${from} au ${to} (réseau = 1)`,
  result: 'à contenus égaux',
  raw: 'écart brut',
  mix: 'contenus',
  outside: 'hors comparaison',
  piece: 'morceau',
  ratio: 'rapport',
  theme: 'thématique',
  noTheme: 'sans thématique',
  shares: ['part', 'ailleurs'],
  elteren: (p) => `Test stratifié de van Elteren : p = ${p}.`,
  permutation: (p) => `Permutation dans les strates : p = ${p}.`,
  notComparable: (list) => `Hors comparaison : ${list}.`,
  message: 'message',
  days: 'dates',
  posts: 'publications',
  messages: 'messages',
  above: 'au-dessus',
  against: 'face à',
  others: 'la médiane des autres',
}

const ENGLISH: AlikeWords = {
  title: (measure, from, to) => `Like for like, ${measure}, ${from} to ${to} (network = 1)`,
  result: 'like for like',
  raw: 'raw gap',
  mix: 'content',
  outside: 'not comparable',
  piece: 'piece',
  ratio: 'ratio',
  theme: 'theme',
  noTheme: 'without theme',
  shares: ['share', 'elsewhere'],
  elteren: (p) => `Van Elteren’s stratified test: p = ${p}.`,
  permutation: (p) => `Permutation within strata: p = ${p}.`,
  notComparable: (list) => `Not comparable: ${list}.`,
  message: 'message',
  days: 'dates',
  posts: 'posts',
  messages: 'messages',
  above: 'above',
  against: 'against',
  others: 'the median of the others',
}

export const alikeWords = (language: Language): AlikeWords => (language === 'fr' ? FRENCH : ENGLISH)
