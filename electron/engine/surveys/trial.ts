import { createHash } from 'node:crypto'
import type { Notice } from '../../../shared/contract/imports'
import { FEWEST_TOLD, MOST_ANSWERS, type SurveyColumn, type SurveyDraft } from '../../../shared/contract/surveys'
import type { SurveyProblemCode } from '../../../shared/surveyFindings'
import { fail } from '../fail'
import type { NamedAccount } from './accountNames'
import { isPersonRole, type KeptQuestion, type Respondent } from './answers'
import { surveyRows, type SurveyTable } from './openTables'
import { RowReader } from './rowReader'
import { effectiveSize } from './tally'
import { fold, TECHNICAL } from './words'

type NamedColumn = SurveyColumn & { readonly name: string }

/** A notice of the list that the interface has sentences for. */
type Problem = Notice & { readonly code: SurveyProblemCode }

/** A whole table read under a draft; nothing of it is kept yet. */
export interface Trial {
  readonly reader: RowReader
  readonly respondents: readonly Respondent[]
  readonly nEffective: number
  readonly questions: readonly KeptQuestion[]
  readonly accountIds: readonly number[]
  readonly problems: readonly Notice[]
  /** What must be settled before it can be saved. */
  readonly blocking: readonly Notice[]
}

/** Under so many a survey says little; it is told, not refused. */
const FEW_RESPONDENTS = 30

/**
 * Reads a table as the draft says.
 * @throws INVALID `columns` unknown (a position that is not there), `accounts` unknown (no such account); the signal's reason
 */
export async function tryDraft(
  table: SurveyTable,
  draft: SurveyDraft,
  accounts: readonly NamedAccount[],
  today: string,
  signal?: AbortSignal,
): Promise<Trial> {
  const columns = columnsOf(table, draft)
  checkAccounts(draft, accounts)
  const reader = new RowReader(draft, columns, table.header.names.length, accounts)
  const twice = new Repeats(table.header.names)
  for await (const rows of surveyRows(table, signal)) {
    for (const row of rows) {
      twice.look(row.raw)
      reader.add(row)
    }
  }
  const { respondents } = reader
  const questions = questionsOf(columns)
  const named = [...reader.followTexts.keys()].map((text) => reader.accountOf(text))
  const asked = [...columns.map(({ accountId }) => accountId), ...draft.accounts.map(({ accountId }) => accountId)]
  const accountIds = [...new Set([...asked, ...named])].filter((id) => id !== null).sort((a, b) => a - b)
  const trial = { reader, respondents, nEffective: effectiveSize(respondents), questions, accountIds }
  return { ...trial, problems: problemsOf(trial, twice.found), blocking: blockingOf(trial, draft, columns, today) }
}

function columnsOf(table: SurveyTable, draft: SurveyDraft): NamedColumn[] {
  const seen = new Set<number>()
  return draft.columns.flatMap((column) => {
    const name = table.header.names[column.position]
    if (name === undefined || seen.has(column.position)) throw fail('INVALID', { field: 'columns', reason: 'unknown' })
    seen.add(column.position)
    return column.role === 'ignored' ? [] : [{ ...column, name }]
  })
}

function checkAccounts(draft: SurveyDraft, accounts: readonly NamedAccount[]): void {
  const known = new Set(accounts.map(({ id }) => id))
  const used = [...draft.columns, ...draft.accounts].flatMap(({ accountId }) => (accountId === null ? [] : [accountId]))
  if (used.some((id) => !known.has(id))) throw fail('INVALID', { field: 'accounts', reason: 'unknown' })
}

function questionsOf(columns: readonly NamedColumn[]): KeptQuestion[] {
  const kept = columns.flatMap(({ role, position, separator, name }): KeptQuestion[] => {
    const several = separator !== null && role !== 'age' && role !== 'gender' && role !== 'place'
    if (isPersonRole(role)) return [{ key: role, role, name, several }]
    return role === 'question' ? [{ key: `question:${position}`, role, name, several }] : []
  })
  const follows = columns.filter(({ role }) => role === 'follows')
  const [first] = follows
  if (first === undefined) return kept
  // One question in several columns: what their names have in common before the option.
  const name = first.name.replace(/\s*(\[[^\][]*\]|\([^()]*\))\s*$/, '') || first.name
  return [{ key: 'follows', role: 'follows', name, several: true }, ...kept]
}

type Read = Omit<Trial, 'problems' | 'blocking'>

/**
 * Rows that are the exact copy of another. Two people may give the same answers, so that only a table with a column of the tool
 * (number of the answer, instant) can tell; the copy is counted and said, as nobody knows which of the two is wrong.
 */
class Repeats {
  found = 0
  private readonly seen = new Set<string>()
  private readonly tells: boolean

  constructor(names: readonly string[]) {
    this.tells = names.some((name) => TECHNICAL.test(fold(name)))
  }

  look(raw: string): void {
    if (!this.tells) return
    const key = createHash('sha1').update(raw).digest('base64')
    if (this.seen.has(key)) this.found += 1
    else this.seen.add(key)
  }
}

function problemsOf({ reader, respondents }: Read, copies: number): Notice[] {
  const n = respondents.length
  const silent = respondents.filter(({ follows }) => follows === null).length
  const found: (Problem | false)[] = [
    copies > 0 && { code: 'identical_rows', data: { n: copies } },
    reader.empty > 0 && { code: 'empty_rows', data: { n: reader.empty } },
    silent > 0 && silent < n && { code: 'follows_not_answered', data: { n: silent, respondents: n } },
    n > 0 && n < FEW_RESPONDENTS && { code: 'few_respondents', data: { n } },
  ]
  return found.filter((notice) => notice !== false)
}

function blockingOf(read: Read, draft: SurveyDraft, columns: readonly NamedColumn[], today: string): Notice[] {
  const { respondents, questions } = read
  const n = respondents.length
  const { population } = draft
  const roles = columns.map(({ role }) => role).filter((role) => isPersonRole(role) || role === 'weight')
  const twice = roles.find((role, i) => roles.indexOf(role) < i)
  const weighs = respondents.some(({ weight }) => weight > 0)
  const found: (Problem | false)[] = [
    questions.length === 0 && { code: 'nothing_kept', data: {} },
    twice !== undefined && { code: 'role_twice', data: { role: twice } },
    questions.length > 0 && n === 0 && { code: 'no_respondents', data: { rejected: read.reader.rejected } },
    n > 0 && !weighs && { code: 'weights_all_zero', data: {} },
    population !== null && population < n && { code: 'population_too_small', data: { population, respondents: n } },
    draft.takenOn > today && { code: 'taken_in_future', data: { takenOn: draft.takenOn } },
  ]
  return [...found.filter((notice) => notice !== false), ...freeTexts(read)]
}

/** Questions whose answers are the words of single people: counting them would tell who said what. */
function freeTexts({ respondents, questions }: Read): Problem[] {
  return questions.flatMap(({ key, name, role }) => {
    if (role !== 'question') return []
    const texts = respondents.flatMap(({ answers }) => answers.get(key) ?? [])
    const answers = new Set(texts).size
    const isFree = answers > MOST_ANSWERS || (texts.length >= 2 * FEWEST_TOLD && answers > texts.length / 2)
    return isFree ? [{ code: 'free_text', data: { question: name, answers, most: MOST_ANSWERS } }] : []
  })
}
