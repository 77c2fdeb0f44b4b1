import type { Random } from '../random'
import type { SamplePaper } from '../types'
import { utf8 } from '../writers/text'
import { answeredAt, frenchLine, repeated } from './table'

const FROM = '2025-09-22'
const DAYS = 19

/** People of the university at the start of the year: whom the sample was drawn from. */
export const ENROLLED = 18_400

/** Ages, both ends included. */
type Ages = readonly [from: number, to: number]

interface Group {
  readonly status: string
  readonly people: number
  /** Weight of an answer: students of the first years answer less than others. */
  readonly weight: string
  readonly ages: Ages
  /** Followers of the accounts asked about, in the order of `ACCOUNTS`. */
  readonly follow: readonly [instagram: number, linkedin: number, sante: number, centrale: number]
}

const GROUPS: readonly Group[] = [
  { status: 'Étudiant·e en licence', people: 190, weight: '1,19', ages: [17, 23], follow: [104, 0, 6, 14] },
  { status: 'Étudiant·e en master', people: 92, weight: '1,05', ages: [21, 26], follow: [44, 12, 1, 5] },
  { status: 'Doctorant·e', people: 30, weight: '0,78', ages: [24, 33], follow: [6, 9, 1, 0] },
  { status: 'Chercheur·euse', people: 16, weight: '0,87', ages: [29, 60], follow: [0, 7, 0, 0] },
  { status: 'Enseignant·e', people: 34, weight: '0,81', ages: [31, 62], follow: [4, 8, 1, 3] },
  { status: 'Personnel', people: 38, weight: '0,94', ages: [26, 61], follow: [8, 8, 0, 4] },
  { status: 'Autre', people: 12, weight: '1', ages: [19, 71], follow: [2, 0, 0, 0] },
]

const ACCOUNTS = ['Instagram', 'LinkedIn', 'Facebook de la BU Santé', 'Facebook de la BU Centrale'] as const

const DISCIPLINES = ['Droit, gestion', 'Lettres, langues, arts', 'Sciences et technologies', 'Santé', 'IUT'] as const

const HEADER = [
  'ID de la réponse',
  'Date de soumission',
  'Pondération',
  'Quel âge avez-vous ?',
  'Vous êtes',
  'Votre domaine',
  'Vous trouvez facilement une place de travail',
  ...ACCOUNTS.map((account) => `Suivez-vous ces comptes ? [${account}]`),
] as const

const AGREE = ['Tout à fait d’accord', 'Plutôt d’accord', 'Plutôt pas d’accord', 'Pas du tout d’accord'] as const

/** Ages spread over the range, more of them young: three times the first third of it. */
function ageOf([from, to]: Ages, random: Random): number {
  const third = from + Math.floor((to - from) / 3)
  return random.chance(0.6) ? random.int(from, third) : random.int(third, to)
}

/**
 * Survey of the start of the year 2025, as LimeSurvey exports it: 412 answers of a sample drawn by lot, ages in years, weights with a
 * decimal comma, one column per account. Nine of them follow the page of Santé.
 */
export function survey2025(random: Random): SamplePaper {
  const people = GROUPS.flatMap(({ status, people: n, weight, ages, follow }) => {
    const followers = follow.map((many) =>
      random.shuffle(repeated([[true, many] as const, [false, n - many] as const])),
    )
    return Array.from({ length: n }, (_, i) => ({
      ...{ status, weight, age: ageOf(ages, random) },
      follows: followers.map((column) => (column[i] === true ? 'Oui' : 'Non')),
    }))
  })
  const answers = random
    .shuffle(people)
    .map((person) => ({ ...person, at: answeredAt(random, FROM, DAYS) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
  const lines = answers.map(({ at, status, weight, age, follows }, i) =>
    frenchLine([1001 + i, at, weight, age, status, random.pick(DISCIPLINES), random.pick(AGREE), ...follows]),
  )
  return {
    kind: 'survey',
    name: 'results-survey-rentree-2025.csv',
    bytes: utf8([frenchLine(HEADER), ...lines].join('\n') + '\n'),
    savedAt: '2025-10-13T08:30:00.000Z',
    label: { fr: 'Enquête de rentrée 2025', en: 'Start-of-year survey 2025' },
    takenOn: '2025-10-10',
    isProbability: true,
    population: ENROLLED,
  }
}
