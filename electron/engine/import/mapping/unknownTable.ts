import type { Notice } from '../../../../shared/contract/imports'
import type { MappingGuess, MappingPreview } from '../../../../shared/contract/mappings'
import type { MappingProfile } from '../../../../shared/contract/mappings'
import type { MappingSpec } from '../../../../shared/mapping'
import { headOf } from '../read/prepare'
import type { TableBase } from '../staged'
import { guessTable, type Around } from './guess'
import { guessDelimiter, guessHeaderRow } from './headerRow'
import { headRecords, lookAtTable, MOST_COLUMNS } from './look'
import { RowConverter } from './convert'
import { findHeader, placesIn } from './places'
import { readRecords } from './records'
import { hiddenRowsOf } from '../read/sections'

/** A table that no format knows. Its copy stays in the staging folder as long as the drop does: columns can be named again. */
export interface UnknownTable {
  readonly base: TableBase
  readonly path: string
  /** The question it asks, while nothing is made of it. */
  readonly question: Notice
  /** Ids of the files of the drop that were made of it under a specification. */
  readonly files: readonly string[]
  readonly spec: MappingSpec | null
}

/** Larger than this is no table of a tool: it would be read twice through. */
const LARGEST = 1 << 28

/**
 * Looks at a text in the staging folder that no format knows.
 * @returns its delimiter, or null when it is no table of at least two columns and two records
 */
export async function delimiterOf(path: string, bytes: number): Promise<string | null> {
  if (bytes === 0 || bytes > LARGEST) return null
  const delimiter = guessDelimiter(await headOf(path, Math.min(1 << 18, bytes)))
  if (delimiter === null) return null
  const records = await headRecords(path, delimiter)
  const width = Math.max(...records.map((record) => record.length))
  return width > MOST_COLUMNS ? null : delimiter
}

/** What a table is, by all of its cells. */
export async function guessOf(
  { path, base }: Pick<UnknownTable, 'path' | 'base'>,
  around: Pick<Around, 'zone' | 'today'>,
  wanted?: number,
  signal?: AbortSignal,
) {
  const records = await headRecords(path, base.delimiter)
  const headerRow = wanted === undefined ? guessHeaderRow(records) : Math.min(wanted, records.length - 1)
  const look = await lookAtTable(path, base.delimiter, { records, headerRow }, signal)
  return { records, look, guess: guessTable(look, { ...around, fileName: base.fileName }) }
}

/** Columns that wait for an answer, and what is known already, for the row of the review. */
export function questionOf(guess: MappingGuess, doubt: string | null = null): Notice {
  const open = guess.columns.filter(({ certainty }) => certainty !== 'sure').length
  const { dates, numbers } = guess
  const data = {
    columns: guess.columns.length,
    open,
    example: dates.example,
    day: dates.day,
    proofs: dates.cells,
    dates: dates.reason,
    numbers: numbers.reason,
    decimal: numbers.style.decimal,
    number: numbers.example,
    profile: doubt,
  }
  return { code: 'mapping', data }
}

const SHOWN = { records: 30, text: 200 } as const

/** What the mapping screen shows of a table. */
export async function previewOf(
  table: UnknownTable,
  around: Pick<Around, 'zone' | 'today'>,
  profiles: readonly MappingProfile[],
  wanted?: number,
  signal?: AbortSignal,
): Promise<MappingPreview> {
  const at = wanted ?? (await headerOf(table))
  const { records, look, guess } = await guessOf(table, around, at, signal)
  const shown = records
    .slice(0, SHOWN.records)
    .map((record) => record.slice(0, MOST_COLUMNS).map((cell) => cell.slice(0, SHOWN.text)))
  return {
    fileName: table.base.fileName,
    delimiter: table.base.delimiter,
    records: shown,
    firstNumber: 1 - hiddenRowsOf(records),
    headerRow: look.headerRow,
    rows: look.rows,
    guess,
    profiles: profiles.filter(({ spec }) => placesIn(look.header, spec) !== null),
  }
}

/** The header under the specification that was applied before, if one was. */
async function headerOf({ path, base, spec }: UnknownTable): Promise<number | undefined> {
  return spec === null ? undefined : findHeader(await headRecords(path, base.delimiter), spec)?.headerRow
}

/** Profiles whose columns are all in the table. */
export async function fittingProfiles(
  path: string,
  delimiter: string,
  profiles: readonly MappingProfile[],
): Promise<MappingProfile[]> {
  if (profiles.length === 0) return []
  const records = await headRecords(path, delimiter)
  return profiles.filter(({ spec }) => findHeader(records, spec) !== null)
}

/** Share of rows that must read under a profile for it to be applied unasked. */
const READS = 0.9

/**
 * Whether a table may be read under a profile without asking: its cells do not prove another style, and nearly all its rows read.
 */
export async function agrees(
  { path, base }: Pick<UnknownTable, 'path' | 'base'>,
  spec: MappingSpec,
  around: Pick<Around, 'zone' | 'today'>,
  signal?: AbortSignal,
): Promise<boolean> {
  const found = findHeader(await headRecords(path, base.delimiter), spec)
  if (found === null) return false
  const { guess } = await guessOf({ path, base }, around, found.headerRow, signal)
  const { numbers, dates } = guess
  if (numbers.reason === 'mixed' || dates.reason === 'mixed') return false
  if (numbers.certainty === 'proven' && numbers.style.decimal !== spec.numbers.decimal) return false
  if (dates.certainty === 'proven' && dates.reason !== 'serial' && dates.style.order !== spec.dates.order) return false
  return rowsAgree(path, base.delimiter, new RowConverter(spec, found.places), found.headerRow, signal)
}

async function rowsAgree(
  path: string,
  delimiter: string,
  converter: RowConverter,
  headerRow: number,
  signal?: AbortSignal,
): Promise<boolean> {
  let [rows, bad] = [0, 0]
  for await (const records of readRecords(path, delimiter, signal)) {
    for (const { at, cells } of records) {
      if (at <= headerRow || cells === null) continue
      const row = converter.convert(cells)
      if (row.kind !== 'ok') continue
      rows += 1
      if ([...row.cells.values()].some((cell) => cell.kind === 'bad')) bad += 1
    }
  }
  return rows > 0 && bad <= rows * (1 - READS)
}
