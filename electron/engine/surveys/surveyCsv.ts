import type { BehindAccount, SurveyCell, SurveyQuestion } from '../../../shared/contract/surveys'
import { csvFile, type CsvCell } from '../../../shared/csv'
import type { Language, SurveyFrame } from '../../../shared/vocabulary'

const HEADERS = [
  ...[
    'survey',
    'taken_on',
    'drawn_by_chance',
    'drawn_from',
    'population',
    'about_followers_of',
    'question',
    'role',
    'answer',
  ],
  ...['answered', 'people', 'share', 'low', 'high', 'protected'],
]

interface Sheet {
  readonly label: string
  readonly takenOn: string
  readonly isProbability: boolean
  readonly drawnFrom: SurveyFrame
  readonly population: number | null
  readonly questions: readonly SurveyQuestion[]
  readonly behind: readonly BehindAccount[]
}

const numbers = (cell: SurveyCell): CsvCell[] => [
  cell.n,
  cell.share,
  cell.interval?.low ?? null,
  cell.interval?.high ?? null,
  cell.n === null,
]

/** A survey as a table, one row per answer; what the screen protects is empty here as well. */
export function surveyCsv(sheet: Sheet, accountName: (id: number) => string, language: Language) {
  const { label, takenOn, isProbability, drawnFrom, population, questions, behind } = sheet
  const about = [label, takenOn, isProbability, isProbability ? drawnFrom : null, population]
  const rows = [
    ...questions.flatMap(({ question, role, answered, cells }) =>
      cells.map((cell): CsvCell[] => [...about, null, question, role, cell.answer, answered, ...numbers(cell)]),
    ),
    ...behind.flatMap(({ accountId, by, n, groups }) =>
      groups.map((cell): CsvCell[] => [
        ...[...about, accountName(accountId), null, by, cell.answer, n],
        ...numbers(cell),
      ]),
    ),
  ]
  return csvFile(`portee-survey-${takenOn}`, HEADERS, rows, language)
}
