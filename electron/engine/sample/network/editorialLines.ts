import type { Aim, SampleClause, SampleEditorialLine, ThemeKey } from '../types'

/** Since the editorial charter of September 2025. */
const SINCE = '2025-09-01'

type Asked = Readonly<Record<string, readonly Omit<SampleClause, 'persona'>[]>>

/** Thresholds: 40 % of the target's ages, 50 % around Valmont; smaller ones where a persona is a minority by nature. */
const CLAUSES: Asked = {
  camille: [
    { dimension: 'age', threshold: 0.4 },
    { dimension: 'place', threshold: 0.5 },
  ],
  idriss: [
    { dimension: 'age', threshold: 0.4 },
    { dimension: 'place', threshold: 0.5 },
  ],
  helene: [{ dimension: 'age', threshold: 0.4 }],
  marc: [{ dimension: 'age', threshold: 0.2 }],
  lina: [{ dimension: 'age', threshold: 0.05 }],
  paule: [
    { dimension: 'age', threshold: 0.2 },
    { dimension: 'place', threshold: 0.5 },
  ],
}

/** What LinkedIn says of its followers is their work, not their age. */
const BY_WORK: Asked = {
  helene: [{ dimension: 'occupation', threshold: 0.4 }],
  marc: [{ dimension: 'occupation', threshold: 0.3 }],
}

/** X never said anything of its followers; only a survey does. */
const BY_STATUS: Asked = { helene: [{ dimension: 'status', threshold: 0.4 }] }

function clauses(personas: readonly string[], asked: Asked = CLAUSES): SampleClause[] {
  return personas.flatMap((persona) => (asked[persona] ?? []).map((clause) => ({ persona, ...clause })))
}

type Themes = readonly (readonly [ThemeKey, number])[]

function line(
  account: string,
  personas: readonly string[],
  themes: Themes,
  aim: Aim,
  asked: Asked = CLAUSES,
): SampleEditorialLine {
  return {
    account,
    from: SINCE,
    to: null,
    personas,
    themes: themes.map(([theme, share]) => ({ theme, share })),
    aim,
    clauses: clauses(personas, asked),
  }
}

/** The line before the charter: every page did everything, for students. */
function former(account: string, from: string, to: string): SampleEditorialLine {
  return { account, from, to, personas: ['camille'], themes: [], aim: 'reach', clauses: clauses(['camille']) }
}

/**
 * What each account is for. The planned themes are what the accounts publish, within chance, but for BU Sciences, which plans 40 % of
 * practical information and publishes far more. Two older lines are kept for BU Sciences; the closed X account keeps the one it had.
 */
export const editorialLines: readonly SampleEditorialLine[] = [
  line(
    'fb-centrale',
    ['camille', 'paule'],
    [
      ['hours', 0.3],
      ['events', 0.2],
      ['reading', 0.1],
    ],
    'reach',
  ),
  former('fb-sciences', '2019-09-01', '2023-08-31'),
  {
    ...former('fb-sciences', '2023-09-01', '2025-08-31'),
    personas: ['camille', 'helene'],
    clauses: clauses(['camille', 'helene']),
  },
  line(
    'fb-sciences',
    ['camille', 'marc'],
    [
      ['hours', 0.4],
      ['online_services', 0.2],
      ['training', 0.15],
      ['student_life', 0.15],
    ],
    'reach',
  ),
  line(
    'fb-sante',
    ['camille', 'idriss'],
    [
      ['hours', 0.3],
      ['training', 0.3],
    ],
    'clicks',
  ),
  line(
    'fb-droit-gestion',
    ['camille'],
    [
      ['hours', 0.35],
      ['student_life', 0.2],
    ],
    'reach',
  ),
  line(
    'fb-lettres-arts',
    ['camille', 'paule'],
    [
      ['reading', 0.35],
      ['events', 0.3],
    ],
    'interactions',
  ),
  line(
    'fb-tanneurs',
    ['camille'],
    [
      ['hours', 0.35],
      ['spaces', 0.25],
    ],
    'reach',
  ),
  line(
    'fb-iut',
    ['camille', 'lina'],
    [
      ['student_life', 0.4],
      ['training', 0.4],
    ],
    'reach',
  ),
  line(
    'fb-halle',
    ['camille', 'lina', 'paule'],
    [
      ['events', 0.35],
      ['spaces', 0.15],
    ],
    'interactions',
  ),
  line('fb-citadelle', ['helene', 'paule'], [['heritage', 0.7]], 'interactions'),
  line(
    'ig-reseau',
    ['camille', 'lina'],
    [
      ['heritage', 0.35],
      ['backstage', 0.25],
    ],
    'interactions',
  ),
  line(
    'li-reseau',
    ['helene', 'marc'],
    [
      ['research', 0.45],
      ['training', 0.25],
    ],
    'clicks',
    BY_WORK,
  ),
  line(
    'yt-reseau',
    ['camille', 'lina'],
    [
      ['online_services', 0.4],
      ['training', 0.4],
    ],
    'views',
  ),
  {
    account: 'x-reseau',
    from: '2019-09-01',
    to: '2025-03-14',
    personas: ['helene'],
    themes: [{ theme: 'research', share: 0.7 }],
    aim: 'clicks',
    clauses: clauses(['helene'], BY_STATUS),
  },
]
