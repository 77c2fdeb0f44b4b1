import type { SurveyColumn, SurveyDraft, SurveyReject } from '../../../shared/contract/surveys'
import type { SurveyRejectCode } from '../../../shared/surveyFindings'
import { accountOf, type NamedAccount } from './accountNames'
import { isPersonRole, type Follows, type PersonRole, type Respondent } from './answers'
import { ageText, genderOf, readAge, readWeight, splitAnswers } from './cells'
import type { SurveyRow } from './openTables'
import { fold, isNoAnswer, readYesNo } from './words'

type NamedColumn = SurveyColumn & { readonly name: string }

/** Rejects that are kept in full; of the others only their number. */
const MOST_KEPT = 500
const SHOWN = 80

/**
 * Makes respondents of the rows of a table. A cell that cannot be read is a reject and leaves its question unanswered; a row whose
 * weight cannot be read, or that is broken, is no respondent. Missing is never zero: whoever leaves the question about accounts
 * empty has not said that they follow none.
 */
export class RowReader {
  readonly respondents: Respondent[] = []
  readonly rejects: SurveyReject[] = []
  rejected = 0
  /** Rows without an answer that is kept. */
  empty = 0
  /** Answers of `follows` and of `status` as they are cut, with their counts. */
  readonly followTexts = new Map<string, number>()
  readonly statusTexts = new Map<string, number>()
  private readonly people: readonly NamedColumn[]
  private readonly questions: readonly NamedColumn[]
  private readonly follows: readonly NamedColumn[]
  private readonly weight: NamedColumn | null
  private readonly listed: ReadonlyMap<string, number | null>
  private readonly statuses: ReadonlyMap<string, string>
  private readonly told = new Map<string, number | null>()

  constructor(
    private readonly draft: Pick<SurveyDraft, 'takenOn' | 'accounts' | 'statuses'>,
    columns: readonly NamedColumn[],
    private readonly width: number,
    private readonly accounts: readonly NamedAccount[],
  ) {
    this.people = columns.filter(({ role }) => isPersonRole(role))
    this.questions = columns.filter(({ role }) => role === 'question')
    this.follows = columns.filter(({ role }) => role === 'follows')
    this.weight = columns.find(({ role }) => role === 'weight') ?? null
    this.listed = new Map(draft.accounts.map(({ text, accountId }) => [text.trim(), accountId]))
    this.statuses = new Map(draft.statuses.map(({ text, status }) => [text.trim(), status.trim()]))
  }

  get isWeighted(): boolean {
    return this.weight !== null
  }

  /** The account that an answer stands for: as the user says, else by its name. */
  accountOf(text: string): number | null {
    const listed = this.listed.get(text)
    if (listed !== undefined) return listed
    const known = this.told.get(text)
    if (known !== undefined) return known
    const found = accountOf(text, this.accounts)
    this.told.set(text, found)
    return found
  }

  statusOf(text: string): string {
    return this.statuses.get(text) ?? text
  }

  add({ row, cells }: SurveyRow): void {
    if (cells === null) {
      this.reject(row, '', '', 'quote_broken')
      return
    }
    const extra = cells.slice(this.width)
    // Tools that leave out the last empty cells write short rows; a row that is too long has slipped.
    if (extra.some((cell) => cell.trim() !== '')) {
      this.reject(row, '', '', 'ragged')
      return
    }
    const answers = new Map<string, readonly string[]>()
    for (const column of this.people) {
      const read = this.person(row, column, column.role as PersonRole, cells[column.position] ?? '')
      if (read.length > 0) answers.set(column.role, read)
    }
    for (const { position, separator } of this.questions) {
      const cell = cells[position] ?? ''
      if (!isNoAnswer(cell)) answers.set(`question:${position}`, splitAnswers(cell, separator))
    }
    const follows = this.followsOf(row, cells)
    if (answers.size === 0 && follows === null) {
      this.empty += 1
      return
    }
    const weight = this.weightOf(row, cells)
    if (weight !== null) this.respondents.push({ weight, answers, follows })
  }

  private weightOf(row: number, cells: readonly string[]): number | null {
    if (this.weight === null) return 1
    const cell = cells[this.weight.position] ?? ''
    const weight = readWeight(cell)
    if (weight === null) this.reject(row, this.weight.name, cell, isNoAnswer(cell) ? 'no_weight' : 'not_a_weight')
    return weight
  }

  private person(row: number, { name, separator }: NamedColumn, role: PersonRole, cell: string): string[] {
    if (isNoAnswer(cell)) return []
    switch (role) {
      case 'age': {
        const age = readAge(cell, this.draft.takenOn)
        if (age !== null) return [ageText(age)]
        this.reject(row, name, cell, 'not_an_age')
        return []
      }
      case 'gender': {
        const gender = genderOf(cell)
        if (gender === null) this.reject(row, name, cell, 'not_a_gender')
        return gender === null || gender === '' ? [] : [gender]
      }
      case 'status': {
        const texts = splitAnswers(cell, separator)
        for (const text of texts) count(this.statusTexts, text)
        return [...new Set(texts.map((text) => this.statusOf(text)))]
      }
      case 'place':
        return [cell.trim().slice(0, 200)]
      case 'language':
      case 'occupation':
        return splitAnswers(cell, separator)
    }
  }

  private followsOf(row: number, cells: readonly string[]): Follows | null {
    const [yes, unknown] = [new Set<number>(), new Set<number>()]
    let isAnswered = false
    for (const { position, accountId, separator, name } of this.follows) {
      const cell = (cells[position] ?? '').trim()
      if (isNoAnswer(cell)) continue
      isAnswered = true
      if (accountId === null) this.named(cell, separator, yes)
      else {
        const says = readYesNo(cell) ?? (fold(name).includes(fold(cell)) ? true : null)
        if (says === true) yes.add(accountId)
        else if (says === null) {
          unknown.add(accountId)
          this.reject(row, name, cell, 'not_yes_no')
        }
      }
    }
    // One of two columns of the same account may say yes.
    for (const accountId of yes) unknown.delete(accountId)
    return isAnswered ? { yes, unknown } : null
  }

  private named(cell: string, separator: string | null, yes: Set<number>): void {
    for (const text of splitAnswers(cell, separator)) {
      // "none of them" as a column of its own says yes or no; among several answers, X is the platform.
      if (separator === null && readYesNo(text) !== null && !this.listed.has(text)) continue
      count(this.followTexts, text)
      const accountId = this.accountOf(text)
      if (accountId !== null) yes.add(accountId)
    }
  }

  private reject(row: number, column: string, text: string, reason: SurveyRejectCode): void {
    this.rejected += 1
    if (this.rejects.length < MOST_KEPT) this.rejects.push({ row, column, text: text.trim().slice(0, SHOWN), reason })
  }
}

function count(counts: Map<string, number>, text: string): void {
  counts.set(text, (counts.get(text) ?? 0) + 1)
}
