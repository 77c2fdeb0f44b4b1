import type { Language, SurveyFrame } from '../../../shared/vocabulary'

/** Words of `portee survey` and of `portee audience --view surveys` alone. */
export interface SurveyWords {
  readonly column: string
  readonly role: string
  readonly howSure: string
  readonly answers: string
  readonly standsFor: string
  readonly role_: (role: string) => string
  readonly certainty: (certainty: 'sure' | 'likely' | 'open') => string
  readonly noneOfOurs: string
  readonly underFive: string
  readonly survey: string
  readonly takenOn: string
  readonly respondents: string
  readonly kind: string
  readonly drawn: string
  readonly among: string
  readonly drawnFrom: Readonly<Record<SurveyFrame, string>>
  readonly voluntary: string
  readonly answeredBy: (who: string) => string
  readonly read: (respondents: number, rejected: number) => string
  readonly kept: (label: string, respondents: number, rejected: number) => string
  readonly notKept: string
  readonly known: (file: string, label: string, day: string) => string
  readonly row: (row: number, column: string, text: string) => string
  readonly needsDay: (file: string) => string
  readonly notAMapping: (path: string, reason: string) => string
  readonly noColumn: (name: string) => string
  readonly noSurveys: string
  readonly missingFiles: string
  readonly refused: string
}

const FRENCH: SurveyWords = {
  column: 'colonne',
  role: 'ce que c’est',
  howSure: 'certitude',
  answers: 'réponses',
  standsFor: 'compte',
  role_: (role) =>
    ({
      status: 'statut',
      age: 'âge',
      gender: 'genre',
      place: 'lieu',
      language: 'langue',
      occupation: 'profession',
      follows: 'comptes suivis',
      weight: 'poids',
      question: 'question comptée',
      ignored: 'pas gardée',
    })[role] ?? role,
  certainty: (certainty) => ({ sure: 'sûr', likely: 'probable', open: 'à vérifier' })[certainty],
  noneOfOurs: 'aucun des nôtres',
  underFive: 'moins de 5',
  survey: 'enquête',
  takenOn: 'date',
  respondents: 'réponses',
  kind: 'qui répondait',
  drawn: 'tirage au sort, ou tout le monde',
  among: 'parmi',
  drawnFrom: { members: 'membres de l’établissement', followers: 'abonnés des comptes' },
  voluntary: 'qui voulait : indicatif',
  answeredBy: (who) => `Répondait : ${who}.`,
  read: (respondents, rejected) => `${respondents} personnes lues, ${rejected} cellules ou lignes rejetées.`,
  kept: (label, respondents, rejected) => `« ${label} » : ${respondents} personnes gardées, ${rejected} rejets.`,
  notKept: 'Rien n’est gardé : ajoutez --yes pour importer, ou --mapping FICHIER pour corriger.',
  known: (file, label, day) => `${file} : déjà importé le ${day}, sous le nom « ${label} ».`,
  row: (row, column, text) => `ligne ${row}${column === '' ? '' : `, ${column}`}${text === '' ? '' : ` : « ${text} »`}`,
  needsDay: (file) => `${file} : de quand est cette enquête ? --taken 2025-10-15`,
  notAMapping: (path, reason) => `« ${path} » n’est pas une description de colonnes utilisable (${reason}).`,
  noColumn: (name) => `Il n’y a pas de colonne « ${name} ».`,
  noSurveys: 'Aucune enquête.',
  missingFiles: 'Dites quels fichiers de réponses importer.',
  refused: 'refusé',
}

const ENGLISH: SurveyWords = {
  column: 'column',
  role: 'what it is',
  howSure: 'certainty',
  answers: 'answers',
  standsFor: 'account',
  role_: (role) =>
    ({ follows: 'accounts followed', question: 'question that is counted', ignored: 'not kept' })[role] ?? role,
  certainty: (certainty) => ({ sure: 'sure', likely: 'likely', open: 'to be checked' })[certainty],
  noneOfOurs: 'none of ours',
  underFive: 'under 5',
  survey: 'survey',
  takenOn: 'date',
  respondents: 'answers',
  kind: 'who answered',
  drawn: 'drawn by chance, or everybody',
  among: 'drawn from',
  drawnFrom: { members: 'members of the institution', followers: 'followers of the accounts' },
  voluntary: 'whoever wanted: indicative',
  answeredBy: (who) => `Answered by: ${who}.`,
  read: (respondents, rejected) => `${respondents} people read, ${rejected} cells or rows rejected.`,
  kept: (label, respondents, rejected) => `“${label}”: ${respondents} people kept, ${rejected} rejects.`,
  notKept: 'Nothing is kept: add --yes to import, or --mapping FILE to correct.',
  known: (file, label, day) => `${file}: imported on ${day} already, as “${label}”.`,
  row: (row, column, text) => `row ${row}${column === '' ? '' : `, ${column}`}${text === '' ? '' : `: “${text}”`}`,
  needsDay: (file) => `${file}: when was this survey taken? --taken 2025-10-15`,
  notAMapping: (path, reason) => `"${path}" does not describe columns that can be used (${reason}).`,
  noColumn: (name) => `There is no column "${name}".`,
  noSurveys: 'No survey.',
  missingFiles: 'Say which files of answers to import.',
  refused: 'refused',
}

/** Words of surveys in a language. */
export function surveyWords(language: Language): SurveyWords {
  return language === 'fr' ? FRENCH : ENGLISH
}
