import { z } from 'zod'
import { METRICS, type Metric } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { CATALOG } from '../metrics/catalog'
import { ident, join, literal, sql, type Sql } from '../db/sql'
import type { DateOrder } from './dates'
import type { Groups } from './fields'
import type { PostFormatFile } from './format'
import { stagedSql, type Reading, type TableSource } from './load'
import { MAPPED_FORMATS } from './mapping/mappedFormats'
import type { ColumnMap } from './matchColumns'
import { recordsOf } from './read/csv'
import { headOf, type OnBytes } from './read/prepare'
import { scanStructure, type Structure } from './read/structure'
import { CELL, CELLS } from './rowState'

/** A table to be staged, as its first records told. */
export interface TableFile {
  readonly path: string
  readonly bytes: number
  readonly delimiter: string
  readonly header: readonly string[]
  readonly headerRow: number
  /** Records before the header that no spreadsheet shows: a `sep=` line. */
  readonly hiddenRows: number
  /** Columns that the first records fill. */
  readonly usual: ReadonlySet<number>
  readonly format: PostFormatFile
  readonly columns: ColumnMap
}

/** A table whose records are counted and which DuckDB can read. */
export interface ScannedTable {
  readonly file: TableFile
  readonly source: TableSource
  readonly structure: Structure
  /** True when DuckDB has loaded it meanwhile. */
  readonly loaded: boolean
}

export interface LoadedTable {
  readonly structure: Structure
  readonly reading: Reading
  /** Position of the file in its table. */
  readonly part: number
  /** To be added to `rowid` for the row number, where rows carry none of their own. */
  readonly firstRow: number
}

export interface LoadOptions {
  readonly keepNames: boolean
  readonly signal?: AbortSignal | undefined
  readonly onBytes?: OnBytes
}

/** From this size on DuckDB reads while the structure is still being scanned; a file that turns out odd is read again. */
const TOGETHER_FROM = 1 << 23

/** True for a file that is loaded into a table of its own; smaller ones of one header are loaded together. */
export const standsAlone = (file: TableFile): boolean => file.bytes >= TOGETHER_FROM

function firstReading({ format, columns }: TableFile, keepNames: boolean): Reading {
  const dayFirst = columns.language !== null && format.dayFirst?.includes(columns.language) === true
  const order = dayFirst ? 'day_first' : format.time.named === true ? null : 'month_first'
  return { order, groups: null, zone: format.zone, distrustIds: false, keepNames }
}

/** Counts the records of a table and brings it into a form that DuckDB reads. */
export async function scanTable(
  file: TableFile,
  { signal, onBytes }: Pick<LoadOptions, 'signal' | 'onBytes'>,
): Promise<ScannedTable> {
  const { path, delimiter, header, headerRow, hiddenRows } = file
  const scan = { delimiter, headerRow, hiddenRows, width: header.length, signal, ...(onBytes && { onBytes }) }
  const structure = await scanStructure(path, scan)
  const source = { ...guessOf(file), newline: structure.newline, longest: structure.longest }
  // A CRLF file with LF inside its quoted cells loaded no row at all (DuckDB 1.5.5, new_line = '\\r\\n'): written again with LF.
  if (structure.clean && structure.newline === 'lf') return { file, source, structure, loaded: false }
  const written = `${path}.rows`
  await scanStructure(path, { ...scan, onBytes: () => undefined }, written)
  return { file, source: { ...source, paths: [written], direct: false }, structure, loaded: false }
}

/** The same for a large table, while DuckDB already loads it into `target` as if nothing were odd. */
export async function scanAndLoad(
  session: Session,
  file: TableFile,
  target: Sql,
  options: LoadOptions,
): Promise<ScannedTable> {
  const patterns = await patternsOf(file)
  const [scanned, early] = await Promise.all([
    scanTable(file, options),
    file.headerRow === 0
      ? create(session, file, target, { ...guessOf(file), patterns }, firstReading(file, options.keepNames)).then(
          () => true,
          ignoreUnlessAborted(options.signal),
        )
      : false,
  ])
  const source = { ...scanned.source, patterns }
  return { ...scanned, source, loaded: early && source.direct && scanned.structure.longest < 2_000_000 }
}

/** Columns that each of the first rows fills. Worth their planning in large files alone. */
async function patternsOf({ path, delimiter, headerRow }: TableFile): Promise<ReadonlySet<number>[]> {
  const records = recordsOf(await headOf(path, 1 << 20), delimiter, headerRow + 501)
  // The last of the records may be cut short.
  return records
    .slice(headerRow + 1, -1)
    .map((record) => new Set(record.flatMap((cell, position) => (cell === '' ? [] : [position]))))
}

function guessOf({ path, delimiter, header, usual }: TableFile): TableSource {
  return { paths: [path], delimiter, header, direct: true, newline: 'lf', longest: 0, usual }
}

function ignoreUnlessAborted(signal: AbortSignal | undefined): () => boolean {
  return () => {
    signal?.throwIfAborted()
    return false
  }
}

/** Tables of one key can be loaded by one statement. */
export function loadKey({ file, source }: ScannedTable): string {
  const { format, columns, delimiter, header } = file
  const fields = [...columns.fields]
  // Tables that a person mapped share their format's id, and little else.
  const kind = format.id === MAPPED_FORMATS.post ? JSON.stringify([format, [...columns.fields]]) : format.id
  return JSON.stringify([kind, columns.language, fields, delimiter, source.direct, source.newline, header])
}

/**
 * Loads tables of one `loadKey` into `target` (a table of the drop's file) and accounts for every record: rows = loaded + bad.
 *
 * Note [small files]. To plan this SELECT takes DuckDB 40 to 90 ms, to read sixty posts with it 5: so files of one header
 * share one statement, one table and one judgement (see stagePosts.ts), told apart by `part`.
 * @returns null for each of several tables that must be read another way, i.e. alone
 * @throws Error when DuckDB and the scan of the structure disagree: nothing of such a file may be imported
 */
export async function loadTables(
  session: Session,
  tables: readonly ScannedTable[],
  target: Sql,
  options: LoadOptions,
): Promise<(LoadedTable | null)[]> {
  const [one] = tables
  if (one === undefined) return []
  const first = firstReading(one.file, options.keepNames)
  const source = sourceOf(one, tables)
  if (!one.loaded) await create(session, one.file, target, source, first)
  const found = await evidenceOf(session, target, tables)
  const readings: Reading[] = []
  for (const [part, table] of tables.entries())
    readings.push(await secondLook(session, target, first, table.file, found.get(part)))
  const [only] = readings
  if (tables.length === 1 && only !== undefined && only !== first) {
    await create(session, one.file, target, source, only)
    await evidenceOf(session, target, tables)
  }
  return tables.map(({ file, structure }, part) => {
    const reading = readings[part] ?? first
    if (tables.length > 1 && reading !== first) return null
    const before = found.get(part)?.first_row ?? 0
    return { structure, reading, part, firstRow: file.headerRow - file.hiddenRows + 2 - before }
  })
}

function sourceOf(one: ScannedTable, tables: readonly ScannedTable[]): TableSource {
  return {
    ...one.source,
    paths: tables.flatMap(({ source }) => source.paths),
    longest: Math.max(...tables.map(({ source }) => source.longest)),
    usual: new Set(tables.flatMap(({ source }) => [...source.usual])),
  }
}

async function create(
  session: Session,
  file: TableFile,
  target: Sql,
  source: TableSource,
  reading: Reading,
): Promise<void> {
  const select = stagedSql(file.format, file.columns, source, reading)
  await session.run(sql`CREATE OR REPLACE TABLE ${target} AS ${select}`)
}

const evidence = z.object({
  part: z.number(),
  n: z.number(),
  first_row: z.number(),
  last_row: z.number(),
  bad: z.number(),
  ids_long: z.number(),
  ids_zero: z.number(),
  late_days: z.number(),
  edited: z.number(),
})
type Evidence = z.infer<typeof evidence>

/** What the rows of each part tell, once they are counted. */
async function evidenceOf(
  session: Session,
  target: Sql,
  tables: readonly ScannedTable[],
): Promise<Map<number, Evidence>> {
  const rows = await session.all(
    evidence.extend({ part: z.number().nullable() }),
    sql`SELECT part, count(*) AS n, min(rowid) AS first_row, max(rowid) AS last_row,
               count(bad) AS bad, count(*) FILTER (length(native_id) > 15) AS ids_long,
               count(*) FILTER (length(native_id) > 15 AND ends_with(native_id, '0')) AS ids_zero,
               count(*) FILTER (day(wall) > 12) AS late_days, count(*) FILTER (native_id IS NULL AND permalink IS NOT NULL) AS edited
        FROM ${target} GROUP BY part`,
  )
  const found = new Map(rows.flatMap((row) => (row.part === null ? [] : [[row.part, { ...row, part: row.part }]])))
  for (const [part, { structure }] of tables.entries()) {
    const row = found.get(part)
    const expected = structure.rows - structure.bad.length
    const together = row === undefined || row.last_row - row.first_row + 1 === row.n
    if ((row?.n ?? 0) !== expected || !together)
      throw new Error(`rows do not add up: ${String(row?.n)} loaded, ${String(expected)} expected`)
  }
  return found
}

/**
 * Looks at what the first reading could not read. Day before month, groups of digits and ids rounded by a spreadsheet are
 * properties of the whole file, so they are decided on all of it.
 */
async function secondLook(
  session: Session,
  target: Sql,
  first: Reading,
  file: TableFile,
  found: Evidence | undefined,
): Promise<Reading> {
  if (found === undefined) return first
  const resaved = file.delimiter !== ',' || file.columns.edited > 0 || found.edited > 0
  const distrustIds = found.ids_long > 0 && found.ids_long === found.ids_zero && (resaved || found.ids_long >= 5)
  if (found.bad === 0) return distrustIds ? { ...first, distrustIds } : first
  const texts = await unreadable(session, target, found.part)
  const order = orderOf(first.order, texts, found.late_days)
  const groups = groupsOf(texts)
  if (order === first.order && groups === null && !distrustIds) return first
  return { ...first, order, groups, distrustIds }
}

async function unreadable(session: Session, target: Sql, part: number): Promise<string[]> {
  const rows = await session.all(
    z.object({ text: z.string() }),
    sql`SELECT DISTINCT split_part(unnest(string_split(bad, ${literal(CELLS)})), ${literal(CELL)}, 2) AS text
        FROM ${target} WHERE bad IS NOT NULL AND part = ${part} LIMIT 10000`,
  )
  return rows.map((row) => row.text)
}

/**
 * Which number is the month in the dates of this file. A platform that writes month first is believed unless no such date
 * can be read so; where the platform writes no numbers at all, only a day above 12 proves a spreadsheet's order.
 */
function orderOf(first: DateOrder, texts: readonly string[], lateDays: number): DateOrder {
  const places = texts.map(latePlace)
  const dayFirst = places.includes(1)
  if (first !== null) return lateDays === 0 && dayFirst ? 'day_first' : first
  return dayFirst === places.includes(2) ? null : dayFirst ? 'day_first' : 'month_first'
}

/** Which of the first two numbers of a written date is above 12 and can only be the day. */
function latePlace(text: string): 1 | 2 | null {
  const found = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\b/.exec(text)
  const [first, second] = [Number(found?.[1]), Number(found?.[2])]
  if (first > 12 && second <= 12) return 1
  return second > 12 && first <= 12 ? 2 : null
}

/** The sign that groups digits, when every unreadable number agrees; both signs in one file prove nothing. */
function groupsOf(texts: readonly string[]): Groups {
  const commas = texts.some((text) => /^\s*[-−]?\d{1,3}(,\d{3})+\s*$/.test(text))
  const dots = texts.some((text) => /^\s*[-−]?\d{1,3}(\.\d{3})+\s*$/.test(text))
  const decimals = texts.some((text) => /^\s*[-−]?\d+[.,]\d{1,2}\s*$|^\s*[-−]?\d+[.,]\d{4,}\s*$/.test(text))
  if (decimals || commas === dots) return null
  return commas ? ',' : '.'
}

/** Metrics that may be added over posts; people reached may not. */
export const ADDITIVE: readonly Metric[] = METRICS.filter((metric) => CATALOG[metric].additive)

/** Number of a staged row as a spreadsheet shows it (see `BadRecord`). `firstRow`: of its file. */
export function rowNumberSql(table: string, firstRow: Sql): Sql {
  return sql`coalesce(${ident(table)}.line, ${ident(table)}.rowid + ${firstRow})`
}

/** Columns by which duplicates of a file are compared: larger values win, in this order. */
export function winnerOrderSql(table: string): Sql {
  const of = ident(table)
  return join([...METRICS.map((metric) => sql`${of}.${ident(metric)} DESC NULLS LAST`), sql`${of}.rowid`], ', ')
}
