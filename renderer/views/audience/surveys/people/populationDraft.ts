import type {
  Population,
  PopulationDimension,
  PopulationDraft,
  PopulationRow,
  PopulationTable,
} from '../../../../../shared/contract/populations'
import { isDay } from '../../../../../shared/periods'

/** A table of people in the making. */
export interface Draft {
  readonly dimension: PopulationDimension
  readonly label: string
  readonly takenOn: string
  readonly source: string
  /** Lines as pasted or typed. */
  readonly text: string
  /** Lines of one value are added up. */
  readonly adds: boolean
  /** People by id of the persona, as typed; of dimension `persona` only. */
  readonly personas: Readonly<Record<number, string>>
}

export const EMPTY: Draft = {
  dimension: 'age',
  label: '',
  takenOn: '',
  source: '',
  text: '',
  adds: false,
  personas: {},
}

/** A table that was kept, to be changed. */
export function draftOf({ dimension, label, takenOn, source, rows }: Population): Draft {
  const isPersona = dimension === 'persona'
  return {
    dimension,
    label,
    takenOn,
    source,
    adds: false,
    text: isPersona ? '' : rows.map(({ value, people }) => `${value}\t${String(people)}`).join('\n'),
    personas: isPersona ? Object.fromEntries(rows.map(({ value, people }) => [Number(value), String(people)])) : {},
  }
}

/** Two columns of a table of a file as lines, its titles first: they are read as what they are. */
export function textOf(table: PopulationTable, valueColumn: number, peopleColumn: number): string {
  const lines = [table.columns, ...table.rows].map((row) => [row[valueColumn] ?? '', row[peopleColumn] ?? ''])
  return lines.map((cells) => cells.map((cell) => cell.replace(/[\t\n\r]+/g, ' ')).join('\t')).join('\n')
}

/** Lines of the personas for which a number was typed. */
export const personaText = (personas: Draft['personas']): string =>
  Object.entries(personas)
    .filter(([, people]) => people.trim() !== '')
    .map(([id, people]) => `${id}\t${people}`)
    .join('\n')

export type Problem = 'label' | 'takenOn' | 'future' | 'source'

export function problemsOf({ label, takenOn, source }: Draft, today: string): Problem[] {
  const found: (Problem | false)[] = [
    label.trim() === '' && 'label',
    !isDay(takenOn) && 'takenOn',
    isDay(takenOn) && takenOn > today && 'future',
    source.trim() === '' && 'source',
  ]
  return found.filter((each) => each !== false)
}

/** The table as the engine keeps it. */
export function tableOf({ dimension, label, takenOn, source }: Draft, rows: readonly PopulationRow[]): PopulationDraft {
  return { dimension, label: label.trim(), takenOn, source: source.trim(), rows: [...rows] }
}
