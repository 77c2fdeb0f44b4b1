import type { SamplePaper } from '../types'
import { utf8 } from '../writers/text'
import { frenchLine } from './table'

/** People of the university in October 2025, by status. */
const STATUSES = [
  ['Étudiant·e en licence', 9480],
  ['Étudiant·e en master', 4310],
  ['Doctorant·e', 1050],
  ['Chercheur·euse', 620],
  ['Enseignant·e', 1240],
  ['Personnel', 1700],
] as const

/** People whom each persona stands for, as the university counts them; nobody counts residents or pupils. */
const PERSONAS = [
  ['Camille', 9480],
  ['Idriss', 4200],
  ['Hélène', 1670],
  ['Marc', 1240],
] as const

/** The same people by age: how many of a thousand from one birthday to the next, then in spans of years shared out evenly. */
const AGES: readonly (readonly [from: number, to: number, perThousand: number])[] = [
  [17, 17, 21],
  [18, 18, 108],
  [19, 19, 112],
  [20, 20, 109],
  [21, 21, 103],
  [22, 22, 96],
  [23, 23, 79],
  [24, 24, 58],
  [25, 25, 43],
  [26, 29, 76],
  [30, 34, 45],
  [35, 44, 70],
  [45, 54, 52],
  [55, 66, 28],
]

const TOTAL = STATUSES.reduce((sum, [, people]) => sum + people, 0)

/** Whole people per year of age that add up to all of them: what rounding leaves goes to the largest year. */
function pyramid(): [age: number, people: number][] {
  const years = AGES.flatMap(([from, to, share]) =>
    Array.from({ length: to - from + 1 }, (_, i): [number, number] => [
      from + i,
      Math.round(((share / 1000) * TOTAL) / (to - from + 1)),
    ]),
  )
  const sum = years.reduce((all, [, people]) => all + people, 0)
  const largest = Math.max(...years.map(([, people]) => people))
  return years.map(([age, people]) => [age, people === largest ? people + TOTAL - sum : people])
}

const text = (title: string, rows: readonly (readonly [string | number, number])[]): Uint8Array =>
  utf8([`${title};Effectif`, ...rows.map((row) => frenchLine(row))].join('\r\n') + '\r\n')

/** Enrolment of the year 2025–26, by age, by status and per persona: what a registrar's office sends. */
export function enrolment(): SamplePaper[] {
  const common = {
    kind: 'population' as const,
    savedAt: '2025-11-03T10:00:00.000Z',
    takenOn: '2025-10-15',
    label: { fr: 'Inscrits et personnels 2025-2026', en: 'Students and staff 2025-2026' },
    source: { fr: 'Service de la scolarité et DRH', en: 'Registrar and human resources' },
  }
  return [
    { ...common, name: 'effectifs_2025_par_age.csv', dimension: 'age', bytes: text('Âge', pyramid()) },
    { ...common, name: 'effectifs_2025_par_statut.csv', dimension: 'status', bytes: text('Statut', STATUSES) },
    { ...common, name: 'effectifs_2025_par_persona.csv', dimension: 'persona', bytes: text('Persona', PERSONAS) },
  ]
}
