import type { Random } from '../random'
import type { SamplePaper } from '../types'
import { utf8WithMark, quotedLine } from '../writers/text'
import { answeredAt, repeated } from './table'

/** Days on which it could be answered, from the first one on; it counts as of the last. */
const FROM = '2024-11-04'
const DAYS = 19

/** Statuses as the form offers them, with how many ticked each and how many of these follow the account on X. */
const STATUSES = [
  ['Étudiant·e en licence', 96, 7],
  ['Étudiant·e en master', 58, 7],
  ['Doctorant·e', 34, 6],
  ['Chercheur·euse', 38, 11],
  ['Enseignant·e', 32, 6],
  ['Bibliothécaire', 84, 72],
  ['Personnel administratif ou technique', 40, 9],
  ['Autre usager·ère', 14, 0],
] as const
type Status = (typeof STATUSES)[number][0]

/** Ages of each status, in the bands of the form: how many of ten. */
const BANDS: Readonly<Record<Status, readonly (readonly [string, number])[]>> = {
  'Étudiant·e en licence': [
    ['Moins de 18 ans', 1],
    ['18-24 ans', 9],
  ],
  'Étudiant·e en master': [
    ['18-24 ans', 8],
    ['25-34 ans', 2],
  ],
  'Doctorant·e': [
    ['25-34 ans', 9],
    ['35-44 ans', 1],
  ],
  'Chercheur·euse': [
    ['25-34 ans', 2],
    ['35-44 ans', 4],
    ['45-54 ans', 3],
    ['55 ans et plus', 1],
  ],
  'Enseignant·e': [
    ['25-34 ans', 1],
    ['35-44 ans', 4],
    ['45-54 ans', 3],
    ['55 ans et plus', 2],
  ],
  Bibliothécaire: [
    ['25-34 ans', 2],
    ['35-44 ans', 4],
    ['45-54 ans', 3],
    ['55 ans et plus', 1],
  ],
  'Personnel administratif ou technique': [
    ['25-34 ans', 3],
    ['35-44 ans', 3],
    ['45-54 ans', 2],
    ['55 ans et plus', 2],
  ],
  'Autre usager·ère': [
    ['18-24 ans', 2],
    ['25-34 ans', 2],
    ['45-54 ans', 3],
    ['55 ans et plus', 3],
  ],
}

const SITES = [
  ['BU Centrale', 10],
  ['BU Sciences', 8],
  ['BU Santé', 6],
  ['BU Droit-Gestion', 7],
  ['BU Lettres et Arts', 7],
  ['Les Tanneurs', 3],
  ['Bib IUT', 3],
  ['La Halle', 4],
  ['La Citadelle', 1],
] as const

const VISITS = ['Tous les jours', 'Plusieurs fois par semaine', 'Plusieurs fois par mois', 'Rarement'] as const

const HEADER = [
  'ID de la réponse',
  'Date de soumission',
  'Vous êtes :',
  "Votre tranche d'âge",
  'Dans quelle bibliothèque venez-vous le plus ?',
  'À quelle fréquence venez-vous ?',
  'Lesquels de nos comptes suivez-vous ?',
  'Une remarque à ajouter ?',
] as const

const REMARKS = ['Merci pour ce questionnaire.', 'Plus de prises, s’il vous plaît.', 'Continuez.', 'Rien à signaler.']

/** Chance that somebody follows the other accounts. */
const isStudent = (status: Status): boolean => status.startsWith('Étudiant')

function followed(status: Status, onX: boolean, random: Random): string {
  const accounts = [
    ...(onX ? ['X (Twitter)'] : []),
    ...(random.chance(isStudent(status) ? 0.56 : 0.12) ? ['Instagram'] : []),
    ...(random.chance(isStudent(status) ? 0.06 : 0.24) ? ['LinkedIn'] : []),
    ...(random.chance(0.2) ? ['La page Facebook d’une bibliothèque'] : []),
  ]
  return accounts.length === 0 ? 'Aucun' : accounts.join(', ')
}

/**
 * Survey of November 2024, as a form tool exports it: 396 answers of people drawn at random, several answers in one cell, 118 of
 * whom follow the account on X (72 librarians, 11 researchers).
 */
export function survey2024(random: Random): SamplePaper {
  const people = STATUSES.flatMap(([status, n, onX]) => {
    const bands = random.shuffle(repeated(BANDS[status]))
    return Array.from({ length: n }, (_, i) => ({ status, onX: i < onX, band: bands[i % bands.length] ?? '' }))
  })
  const sites = repeated(SITES)
  const answers = random
    .shuffle(people)
    .map(({ status, onX, band }) => ({ at: answeredAt(random, FROM, DAYS), status, onX, band }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
  const lines = answers.map(({ at, status, onX, band }, i) =>
    quotedLine([
      String(i + 1),
      at,
      status,
      band,
      random.pick(sites),
      random.pick(VISITS),
      followed(status, onX, random),
      random.chance(0.06) ? random.pick(REMARKS) : '',
    ]),
  )
  return {
    kind: 'survey',
    name: 'enquete_usagers_novembre_2024.csv',
    bytes: utf8WithMark([quotedLine(HEADER), ...lines].join('\r\n') + '\r\n'),
    savedAt: '2024-11-25T09:12:00.000Z',
    label: { fr: 'Enquête usagers 2024', en: 'User survey 2024' },
    takenOn: '2024-11-22',
    isProbability: true,
    population: null,
  }
}
