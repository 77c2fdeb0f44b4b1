import { rm } from 'node:fs/promises'
import { z } from 'zod'
import { METRICS, type Metric } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { ident, join, literal, sql, type Sql } from '../db/sql'
import type { Groups } from './fields'
import type { PostFormatFile } from './format'
import { CELL, CELLS, stagedSql, type Reading, type TableSource } from './load'
import type { ColumnMap } from './match'
import type { OnBytes } from './read/prepare'
import { scanStructure, type Structure } from './read/structure'

/** A table to be staged, as its first records told. */
export interface TableFile {
  readonly path: string
  readonly bytes: number
  readonly delimiter: string
  readonly header: readonly string[]
  readonly headerRow: number
  /** Columns that the first records fill. */
  readonly usual: ReadonlySet<number>
  readonly format: PostFormatFile
  readonly columns: ColumnMap
}

export interface LoadedTable {
  readonly structure: Structure
  readonly reading: Reading
  /** Row number of the first staged row, where rows carry none of their own. */
  readonly firstRow: number
}

export interface LoadOptions {
  readonly keepNames: boolean
  readonly signal?: AbortSignal | undefined
  readonly onBytes?: OnBytes
}

/** From this size on DuckDB reads while the structure is still being scanned; a file that turns out odd is read again. */
const TOGETHER_FROM = 1 << 23

/**
 * Loads a table into `target` (a table of the drop's file) and accounts for every record: rows = loaded + bad.
 * @throws Error when DuckDB and the scan of the structure disagree: nothing of such a file may be imported
 */
export async function loadTable(
  session: Session,
  file: TableFile,
  target: Sql,
  options: LoadOptions,
): Promise<LoadedTable> {
  const first: Reading = {
    dayFirst: file.format.dayFirst?.includes(file.columns.language) ?? false,
    groups: null,
    zone: file.format.zone,
    distrustIds: false,
    keepNames: options.keepNames,
  }
  const { source, structure, loaded } = await readStructure(session, file, target, first, options)
  if (!loaded) await create(session, file, target, source, first)
  const reading = await secondLook(session, target, first, file)
  if (reading !== first) await create(session, file, target, source, reading)
  await reconcile(session, target, structure)
  if (!source.direct) await rm(source.path, { force: true })
  return { structure, reading, firstRow: file.headerRow + 2 }
}

interface Source {
  readonly source: TableSource
  readonly structure: Structure
  readonly loaded: boolean
}

async function readStructure(
  session: Session,
  file: TableFile,
  target: Sql,
  reading: Reading,
  options: LoadOptions,
): Promise<Source> {
  const { path, delimiter, header, headerRow, usual } = file
  const scan = {
    delimiter,
    headerRow,
    width: header.length,
    signal: options.signal,
    ...(options.onBytes && { onBytes: options.onBytes }),
  }
  const guess: TableSource = { path, delimiter, header, direct: true, newline: 'lf', longest: 0, usual }
  const together = file.bytes >= TOGETHER_FROM && headerRow === 0
  const [structure, early] = await Promise.all([
    scanStructure(path, scan),
    together
      ? create(session, file, target, guess, reading).then(() => true, ignoreUnlessAborted(options.signal))
      : false,
  ])
  const source: TableSource = { ...guess, newline: structure.newline, longest: structure.longest }
  // A CRLF file with LF inside its quoted cells loaded no row at all (DuckDB 1.5.5, new_line = '\\r\\n'): written again with LF.
  if (structure.clean && structure.newline === 'lf') {
    const loaded = early && structure.longest < 2_000_000
    return { source, structure, loaded }
  }
  const written = `${path}.rows`
  await scanStructure(path, { ...scan, onBytes: () => undefined }, written)
  return { source: { ...source, path: written, direct: false }, structure, loaded: false }
}

function ignoreUnlessAborted(signal: AbortSignal | undefined): () => boolean {
  return () => {
    signal?.throwIfAborted()
    return false
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

async function reconcile(session: Session, target: Sql, structure: Structure): Promise<void> {
  const row = await session.first(z.object({ n: z.number() }), sql`SELECT count(*) AS n FROM ${target}`)
  const expected = structure.rows - structure.bad.length
  if (row?.n !== expected) throw new Error(`rows do not add up: ${String(row?.n)} loaded, ${String(expected)} expected`)
}

const evidence = z.object({
  bad: z.number(),
  ids_long: z.number(),
  ids_zero: z.number(),
  late_days: z.number(),
  edited: z.number(),
})

/**
 * Looks at what the first reading could not read. Day before month, groups of digits and ids rounded by a spreadsheet are
 * properties of the whole file, so they are decided on all of it.
 */
async function secondLook(session: Session, target: Sql, first: Reading, file: TableFile): Promise<Reading> {
  const found = await session.first(
    evidence,
    sql`SELECT count(bad) AS bad, count(*) FILTER (length(native_id) > 15) AS ids_long,
               count(*) FILTER (length(native_id) > 15 AND ends_with(native_id, '0')) AS ids_zero,
               count(*) FILTER (day(wall) > 12) AS late_days, count(*) FILTER (native_id IS NULL AND permalink IS NOT NULL) AS edited
        FROM ${target}`,
  )
  if (found === null) return first
  const resaved = file.delimiter !== ',' || file.columns.edited > 0 || found.edited > 0
  const distrustIds = found.ids_long > 0 && found.ids_long === found.ids_zero && (resaved || found.ids_long >= 5)
  if (found.bad === 0) return distrustIds ? { ...first, distrustIds } : first
  const texts = await unreadable(session, target)
  const dayFirst = first.dayFirst || (found.late_days === 0 && texts.some(isDayFirst))
  const groups = groupsOf(texts)
  if (dayFirst === first.dayFirst && groups === null && !distrustIds) return first
  return { ...first, dayFirst, groups, distrustIds }
}

async function unreadable(session: Session, target: Sql): Promise<string[]> {
  const rows = await session.all(
    z.object({ text: z.string() }),
    sql`SELECT DISTINCT split_part(unnest(string_split(bad, ${literal(CELLS)})), ${literal(CELL)}, 2) AS text
        FROM ${target} WHERE bad IS NOT NULL LIMIT 10000`,
  )
  return rows.map((row) => row.text)
}

function isDayFirst(text: string): boolean {
  const found = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\b/.exec(text)
  return found !== null && Number(found[1]) > 12 && Number(found[2]) <= 12
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
export const ADDITIVE: readonly Metric[] = METRICS.filter((metric) => !metric.startsWith('reach'))

/** Number of a staged row as a spreadsheet counts. */
export function rowNumberSql(table: string, firstRow: number): Sql {
  return sql`coalesce(${ident(table)}.line, ${ident(table)}.rowid + ${literal(String(firstRow))}::BIGINT)`
}

/** Columns by which duplicates of a file are compared: larger values win, in this order. */
export function winnerOrderSql(): Sql {
  return join([...METRICS.map((metric) => sql`${ident(metric)} DESC NULLS LAST`), sql`rowid`], ', ')
}
