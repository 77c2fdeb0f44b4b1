import type { NeedRole, NeedsRead } from '../../../shared/contract/needs'
import type { ColumnLook } from '../import/mapping/columnLook'
import { ColumnCollector } from '../import/mapping/columnLook'
import { guessDates } from '../import/mapping/dates'
import type { BranchRow } from '../queries/networkTables'
import { surveyRows, type SurveyTable } from '../surveys/openTables'
import { branchOf } from './branchNames'
import { namesPeople, roleOfName } from './columnWords'

/** One column of a table of notes: what all of its cells look like, and its texts with their counts. */
export interface NoteColumn {
  readonly name: string
  readonly look: ColumnLook
  readonly counts: ReadonlyMap<string, number>
}

const DISTINCT = 500
const SAMPLES = 3

/** Reads a table once, to the end. */
export async function noteColumns(table: SurveyTable, signal?: AbortSignal): Promise<NoteColumn[]> {
  const columns = table.header.names.map((name) => ({
    name,
    collector: new ColumnCollector(),
    counts: new Map<string, number>(),
  }))
  for await (const rows of surveyRows(table, signal))
    for (const { cells } of rows)
      if (cells !== null)
        for (const [i, { collector, counts }] of columns.entries()) {
          const cell = (cells[i] ?? '').trim()
          collector.add(cell)
          if (cell !== '' && cell.length <= 200 && (counts.has(cell) || counts.size < DISTINCT))
            counts.set(cell, (counts.get(cell) ?? 0) + 1)
        }
  return columns.map(({ name, collector, counts }) => ({ name, look: collector.result(), counts }))
}

type Guess = Pick<NeedsRead['columns'][number], 'role' | 'certainty'>
const IGNORED: Guess = { role: 'ignored', certainty: 'open' }

const dated = ({ look }: NoteColumn, part = 0.8): boolean =>
  look.filled > 0 && look.dates + look.evidence.shapes.serial >= part * look.filled

function namesBranches({ counts, look }: NoteColumn, branches: readonly BranchRow[]): boolean {
  const known = [...counts].reduce((sum, [text, n]) => (branchOf(text, branches) === null ? sum : sum + n), 0)
  return look.filled > 0 && known >= 0.5 * look.filled
}

/** Whether the cells may be what the name says. */
function fits(role: NeedRole, column: NoteColumn, branches: readonly BranchRow[]): boolean | null {
  const { look } = column
  switch (role) {
    case 'day':
      // A column called so whose cells are half days is one with errors, each of which is told.
      return dated(column) || (dated(column, 0.5) ? null : false)
    case 'branch':
      return namesBranches(column, branches) ? true : null
    case 'topic':
      // A topic comes back; a free text hardly does.
      return look.meanLength <= 60 && look.distinct <= Math.max(5, look.filled / 2) ? true : null
    case 'text':
      return look.texts >= 0.5 * look.filled && look.meanLength > 15 ? true : null
    default:
      return null
  }
}

function guessOne(column: NoteColumn, branches: readonly BranchRow[]): Guess {
  const { look } = column
  if (look.filled === 0) return IGNORED
  const named = roleOfName(column.name)
  if (named !== null) {
    const holds = fits(named.role, column, branches)
    if (holds === true) return { role: named.role, certainty: named.isWhole ? 'sure' : 'likely' }
    if (holds === null && named.isWhole) return { role: named.role, certainty: 'likely' }
  }
  if (namesPeople(column.name)) return { role: 'ignored', certainty: 'sure' }
  if (dated(column)) return { role: 'day', certainty: 'likely' }
  if (namesBranches(column, branches)) return { role: 'branch', certainty: 'likely' }
  if (look.texts >= 0.8 * look.filled && look.meanLength > 25) return { role: 'text', certainty: 'likely' }
  return IGNORED
}

const RANK = { sure: 0, likely: 1, open: 2 } as const

/**
 * What each column seems to be, by its name and all of its cells; a role goes to one column, the surest, of texts the longest. A table
 * of a topic without text is notes as well: the topic says it all.
 */
export function guessNoteColumns(columns: readonly NoteColumn[], branches: readonly BranchRow[]): Guess[] {
  const guesses = columns.map((column) => guessOne(column, branches))
  const length = (i: number): number => columns[i]?.look.meanLength ?? 0
  return guesses.map((guess, i) => {
    if (guess.role === 'ignored') return guess
    const better = guesses.some((other, j) => {
      if (j === i || other.role !== guess.role) return false
      const rank = RANK[other.certainty] - RANK[guess.certainty]
      if (rank !== 0) return rank < 0
      return guess.role === 'text' && length(j) !== length(i) ? length(j) > length(i) : j < i
    })
    return better ? IGNORED : guess
  })
}

/** First texts of a column; none of one that seems to name people. */
export function samplesOf(column: NoteColumn): string[] {
  return namesPeople(column.name) ? [] : column.look.samples.slice(0, SAMPLES).map((text) => text.slice(0, 120))
}

/** Which number of `3/4/2026` is the day, by the whole column. @param today ISO day: notes are of the past */
export function dayOrder(column: NoteColumn | undefined, today: string) {
  if (column === undefined) return { order: 'day_first' as const, serial: null, isOpen: false }
  const { order, serial, certainty } = guessDates(column.look.evidence, today)
  return { order, serial, isOpen: certainty === 'asked' && serial === null }
}
