import type { Grouping, Language, Measure, Strength } from '../../../shared/vocabulary'

/** Words of `portee compare` alone. Both languages implement it: a missing one does not compile. */
export interface CompareWords {
  readonly measures: Readonly<Record<Measure, string>>
  readonly by: Readonly<Record<Grouping, string>>
  readonly strengths: Readonly<Record<Strength, string>>
  readonly index: string
  readonly noTheme: string
  readonly noBranch: string
  readonly hour: (from: number) => string
  readonly rest: string
  readonly mean: string
  readonly ranks: string
  readonly letters: string
  readonly unusual: string
  readonly medianWithout: string
  readonly tests: string
  readonly pair: string
  readonly ratio: string
  readonly superiority: string
  readonly strength: string
  readonly kruskal: (h: string, df: number, p: string) => string
  readonly otherwise: Readonly<Record<'with' | 'without', string>>
  readonly family: (n: number) => string
  readonly aim: string
  readonly theme: string
  readonly others: string
  readonly aims: Readonly<Record<'reach' | 'clicks' | 'interactions' | 'views', string>>
  readonly medianPerPost: string
  readonly atLeast: (value: string) => string
  readonly atMost: (value: string, label: string) => string
  readonly noUpperBound: string
  readonly ownFigure: (platform: string, from: string, to: string, value: string) => string
  readonly noOwnFigure: string
  readonly notAnAge: (text: string) => string
  readonly needsPanel: string
  readonly unknownGroup: (by: string, text: string, known: readonly string[]) => string
  readonly tooManyGroups: (most: number) => string
  readonly written: (path: string) => string
}

const FRENCH: CompareWords = {
  measures: {
    err: 'interactions par personne touchée',
    erv: 'interactions par vue',
    erf: 'interactions par abonné',
    ctr: 'clics par personne touchée',
    reach_per_post: 'couverture par publication',
    views_per_post: 'vues par publication',
    interactions_per_post: 'interactions par publication',
    clicks_per_post: 'clics par publication',
  },
  by: {
    branch: 'bibliothèque',
    account: 'compte',
    platform: 'plateforme',
    format: 'format',
    theme: 'thématique',
    weekday: 'jour',
    hour: 'heure',
    month: 'mois',
    quarter: 'trimestre',
  },
  strengths: { clear: 'net', likely: 'probable', cannot_tell: 'indécidable' },
  index: '100 = médiane de la plateforme',
  noTheme: 'sans thématique',
  noBranch: 'sans bibliothèque',
  hour: (from) => `${from} h – ${(from + 1) % 24} h`,
  rest: 'toutes les autres',
  mean: 'moyenne',
  ranks: 'rang',
  letters: 'lettres',
  unusual: 'atypiques',
  medianWithout: 'médiane sans elles',
  tests: 'Écarts testés (rapport de Hodges-Lehmann, q de Benjamini-Hochberg)',
  pair: 'paire',
  ratio: 'rapport',
  superiority: 'A',
  strength: 'force',
  kruskal: (h, df, p) => `Toutes ensemble : Kruskal-Wallis H = ${h}, ${df} degrés de liberté, p = ${p}.`,
  otherwise: { with: 'Sans les publications atypiques :', without: 'Avec les publications atypiques :' },
  family: (n) => `Une seule famille sur tous les panneaux : ${n} ${n > 1 ? 'tests' : 'test'}.`,
  aim: 'but',
  theme: 'thématique',
  others: 'autres',
  aims: { reach: 'couverture', clicks: 'clics', interactions: 'interactions', views: 'vues' },
  medianPerPost: 'médiane par publication',
  atLeast: (value) => `Au moins ${value} personnes : la publication la plus vue.`,
  atMost: (value, label) => `Au plus ${value} personnes parmi la population de référence (${label}).`,
  noUpperBound: 'Pas de borne haute : ce serait une somme de couvertures.',
  ownFigure: (platform, from, to, value) => `Chiffre de ${platform} pour ${from} – ${to} : ${value} personnes.`,
  noOwnFigure: 'Aucun fichier ne donne la couverture d’une période entière ; celle d’un jour n’en est pas une.',
  notAnAge: (text) => `« ${text} » n’est pas un âge : un nombre de jours de 1 à 365.`,
  needsPanel: '--view panels demande --panel, autre que --by.',
  unknownGroup: (by, text, known) => `Aucune ligne « ${text} » par ${by}. Connues : ${known.join(', ') || 'aucune'}.`,
  tooManyGroups: (most) => `${most} groupes au plus.`,
  written: (path) => `Écrit : ${path}`,
}

const ENGLISH: CompareWords = {
  measures: {
    err: 'interactions per person reached',
    erv: 'interactions per view',
    erf: 'interactions per follower',
    ctr: 'clicks per person reached',
    reach_per_post: 'reach per post',
    views_per_post: 'views per post',
    interactions_per_post: 'interactions per post',
    clicks_per_post: 'clicks per post',
  },
  by: {
    branch: 'branch',
    account: 'account',
    platform: 'platform',
    format: 'format',
    theme: 'theme',
    weekday: 'weekday',
    hour: 'hour',
    month: 'month',
    quarter: 'quarter',
  },
  strengths: { clear: 'clear', likely: 'likely', cannot_tell: 'cannot tell' },
  index: '100 = median of the platform',
  noTheme: 'no theme',
  noBranch: 'no branch',
  hour: (from) => `${String(from).padStart(2, '0')}:00–${String((from + 1) % 24).padStart(2, '0')}:00`,
  rest: 'all others',
  mean: 'mean',
  ranks: 'rank',
  letters: 'letters',
  unusual: 'unusual',
  medianWithout: 'median without them',
  tests: 'Gaps tested (Hodges–Lehmann ratio, Benjamini–Hochberg q)',
  pair: 'pair',
  ratio: 'ratio',
  superiority: 'A',
  strength: 'strength',
  kruskal: (h, df, p) => `All together: Kruskal–Wallis H = ${h}, ${df} degrees of freedom, p = ${p}.`,
  otherwise: { with: 'Without the unusual posts:', without: 'With the unusual posts:' },
  family: (n) => `One family over all panels: ${n} ${n === 1 ? 'test' : 'tests'}.`,
  aim: 'aim',
  theme: 'theme',
  others: 'others',
  aims: { reach: 'reach', clicks: 'clicks', interactions: 'interactions', views: 'views' },
  medianPerPost: 'median per post',
  atLeast: (value) => `At least ${value} people: the post seen by most.`,
  atMost: (value, label) => `At most ${value} people among the reference population (${label}).`,
  noUpperBound: 'No upper bound: it would be a sum of reach.',
  ownFigure: (platform, from, to, value) => `${platform}’s own figure for ${from} – ${to}: ${value} people.`,
  noOwnFigure: 'No file gives the reach of a whole period; that of a day is not one.',
  notAnAge: (text) => `"${text}" is not an age: a number of days from 1 to 365.`,
  needsPanel: '--view panels needs --panel, other than --by.',
  unknownGroup: (by, text, known) => `No row "${text}" by ${by}. Known: ${known.join(', ') || 'none'}.`,
  tooManyGroups: (most) => `${most} groups at most.`,
  written: (path) => `Written: ${path}`,
}

/** Words of `portee compare` in a language. */
export function compareWords(language: Language): CompareWords {
  return language === 'fr' ? FRENCH : ENGLISH
}
