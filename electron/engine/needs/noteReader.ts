import {
  LONGEST_NOTE,
  type Need,
  type NeedReject,
  type NeedRole,
  type NeedsDraft,
} from '../../../shared/contract/needs'
import type { DateStyle } from '../../../shared/mapping'
import { addDays } from '../../../shared/periods'
import { readDate } from '../import/mapping/dates'
import type { BranchRow } from '../queries/networkTables'
import type { SurveyRow } from '../surveys/openTables'
import { branchOf } from './branchNames'
import { spelledAs, topicKey } from './topicNames'

/** A note on its way in. */
export type NewNote = Omit<Need, 'id'>

const MOST_KEPT = 500
const SHOWN = 80
const LONGEST_NAME = 200

/** What rows are read with. */
export interface Reading {
  readonly draft: Pick<NeedsDraft, 'columns' | 'branches' | 'topic'>
  readonly names: readonly string[]
  readonly style: DateStyle
  readonly branches: readonly BranchRow[]
  /** Spellings of known topics by key. */
  readonly topics: ReadonlyMap<string, string>
  /** ISO day. */
  readonly today: string
}

/**
 * Makes notes of the rows of a table. A row without a readable day, without a topic, or of a library that nobody has named is a reject
 * with its row, column and text: nothing is guessed and nothing is cut short.
 */
export class NoteReader {
  readonly notes: NewNote[] = []
  readonly rejects: NeedReject[] = []
  /** Rows that are no notes; one row may have several rejects. */
  rejected = 0
  /** Texts of the branch column with their counts. */
  readonly branchTexts = new Map<string, number>()
  private readonly places: ReadonlyMap<NeedRole, number>
  private readonly listed: ReadonlyMap<string, number | null>
  private readonly topics: Map<string, string>

  constructor(private readonly reading: Reading) {
    this.places = new Map(reading.draft.columns.map(({ role, position }) => [role, position]))
    this.listed = new Map(reading.draft.branches.map(({ text, branchId }) => [text.trim(), branchId]))
    this.topics = new Map(reading.topics)
  }

  add(row: SurveyRow): void {
    const note = this.noteOf(row)
    if (note === null) this.rejected += 1
    else this.notes.push(note)
  }

  private noteOf({ row, cells }: SurveyRow): NewNote | null {
    if (cells === null) return this.reject(row, null, '', 'quote_broken')
    if (cells.slice(this.reading.names.length).some((cell) => cell.trim() !== ''))
      return this.reject(row, null, '', 'ragged')
    const cell = (role: NeedRole): string => (cells[this.places.get(role) ?? -1] ?? '').trim()
    const heardOn = this.dayOf(row, cell('day'))
    const branchId = this.branchIdOf(row, cell('branch'))
    const topic = this.topicOf(row, cell('topic'), cell('text'))
    const [text, source] = [cell('text'), cell('source')]
    if (text.length > LONGEST_NOTE) return this.reject(row, 'text', text, 'too_long')
    if (source.length > LONGEST_NAME) return this.reject(row, 'source', source, 'too_long')
    if (heardOn === null || branchId === undefined || topic === null) return null
    return { branchId, heardOn, topic, text, source: source === '' ? null : source }
  }

  /** The branch of a text of the branch column: as the user says, else by its name; undefined = nobody knows. */
  branchIn(text: string): number | null | undefined {
    const listed = this.listed.get(text)
    return listed === undefined ? (branchOf(text, this.reading.branches) ?? undefined) : listed
  }

  private dayOf(row: number, cell: string): string | null {
    const { style, today } = this.reading
    const read = readDate(cell, style)
    const day =
      read.kind === 'day' || read.kind === 'clock'
        ? read.day
        : read.kind === 'instant'
          ? new Date(read.at).toISOString().slice(0, 10)
          : null
    if (day === null) this.reject(row, 'day', cell, read.kind === 'missing' ? 'no_day' : 'not_a_day')
    else if (day > addDays(today, 1)) return this.reject(row, 'day', cell, 'future')
    return day
  }

  private branchIdOf(row: number, cell: string): number | null | undefined {
    if (cell === '') return null
    this.branchTexts.set(cell, (this.branchTexts.get(cell) ?? 0) + 1)
    const found = this.branchIn(cell)
    if (found === undefined) this.reject(row, 'branch', cell, 'branch_unknown')
    return found
  }

  private topicOf(row: number, cell: string, text: string): string | null {
    const topic = cell === '' ? this.reading.draft.topic : cell
    if (topic === null || (cell === '' && text === ''))
      return this.reject(row, this.places.has('topic') ? 'topic' : 'text', text, 'no_topic')
    if (topic.length > LONGEST_NAME) return this.reject(row, 'topic', topic, 'too_long')
    const spelled = spelledAs(this.topics, topic)
    // The first spelling of the file is that of its other rows.
    if (!this.topics.has(topicKey(topic))) this.topics.set(topicKey(topic), spelled)
    return spelled
  }

  private reject(row: number, role: NeedRole | null, text: string, reason: string): null {
    const column = role === null ? '' : (this.reading.names[this.places.get(role) ?? -1] ?? '')
    if (this.rejects.length < MOST_KEPT) this.rejects.push({ row, column, text: text.slice(0, SHOWN), reason })
    return null
  }
}
