import type { Language } from '../../../shared/vocabulary'

interface NeedsWords {
  readonly topic: string
  readonly notes: string
  readonly themes: string
  readonly posts: string
  readonly share: string
  readonly naming: string
  readonly answer: string
  readonly answers: Readonly<Record<'yes' | 'little' | 'no' | 'no_theme', string>>
  readonly theme: string
  readonly obtained: string
  readonly interval: string
  readonly against: string
  readonly unanswered: string
  readonly unasked: string
  readonly none: string
  readonly leftOut: (n: number) => string
  readonly account: string
  readonly days: string
  readonly published: string
  readonly planned: string
  readonly standing: string
  readonly standings: Readonly<Record<'as_planned' | 'more' | 'less' | 'cannot_tell', string>>
  readonly outside: string
  readonly noLine: string
}

const FR: NeedsWords = {
  topic: 'besoin',
  notes: 'notes',
  themes: 'thématiques',
  posts: 'publications',
  share: 'part',
  naming: 'le nomment',
  answer: 'réponse',
  answers: {
    yes: 'des publications',
    little: 'moins de publications que de notes',
    no: 'aucune publication',
    no_theme: 'aucune thématique',
  },
  theme: 'thématique',
  obtained: 'obtient',
  interval: 'limites',
  against: 'contre le reste',
  unanswered: 'Personne n’y répond',
  unasked: 'Personne ne l’a demandé',
  none: 'aucun',
  leftOut: (n) => `${String(n)} publications laissées de côté (partages, réponses, stories…)`,
  account: 'compte',
  days: 'jours',
  published: 'publié',
  planned: 'prévu',
  standing: 'écart',
  standings: {
    as_planned: 'rien ne l’en distingue',
    more: 'plus que prévu',
    less: 'moins que prévu',
    cannot_tell: 'trop peu pour dire',
  },
  outside: 'hors de la ligne',
  noLine: 'Aucune ligne éditoriale ne vaut pour ces jours.',
}

const EN: NeedsWords = {
  topic: 'need',
  notes: 'notes',
  themes: 'themes',
  posts: 'posts',
  share: 'share',
  naming: 'name it',
  answer: 'answer',
  answers: { yes: 'posts', little: 'fewer posts than notes', no: 'no post', no_theme: 'no theme' },
  theme: 'theme',
  obtained: 'obtains',
  interval: 'limits',
  against: 'against the rest',
  unanswered: 'Nobody answers',
  unasked: 'Nobody asked for it',
  none: 'none',
  leftOut: (n) => `${String(n)} posts left out (shares, replies, stories…)`,
  account: 'account',
  days: 'days',
  published: 'published',
  planned: 'planned',
  standing: 'difference',
  standings: {
    as_planned: 'nothing tells it apart',
    more: 'more than planned',
    less: 'less than planned',
    cannot_tell: 'too few to tell',
  },
  outside: 'outside the line',
  noLine: 'No editorial line holds for these days.',
}

/** Words of `audience --view needs` and `--view drift`. */
export function needsWords(language: Language): NeedsWords {
  return language === 'fr' ? FR : EN
}
