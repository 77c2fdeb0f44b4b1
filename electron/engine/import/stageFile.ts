import { randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import type { Notice } from '../../../shared/contract/imports'
import { METRICS } from '../../../shared/vocabulary'
import type { Upload } from '../context'
import type { Session } from '../db/database'
import { ident, sql } from '../db/sql'
import { abortable } from './abortable'
import { matchFormat, type ColumnMap, type Match } from './match'
import { headOf, prepare, type OnBytes, type Prepared } from './read/prepare'
import { recordsOf } from './read/csv'
import { refuseContainer, refused, type Refusal } from './refuse'
import { readAudience } from './stageAudience'
import { readDaily } from './stageDaily'
import { hiddenRowsOf } from './read/sections'
import { judgePosts, type Summary } from './stagePosts'
import type { RefusedFile, StagedBase, StagedFile } from './staged'
import {
  loadTables,
  scanAndLoad,
  scanTable,
  standsAlone,
  type LoadedTable,
  type LoadOptions,
  type ScannedTable,
  type TableFile,
} from './stageTable'

export interface StageOptions {
  readonly folder: string
  readonly keepNames: boolean
  /** The network's zone, in which days are shown. */
  readonly zone: string
  readonly signal: AbortSignal | undefined
  readonly onBytes: OnBytes
}

/** Delimiters a file may use, by contract with the platforms and with the spreadsheets that save again. */
const DELIMITERS = [',', ';', '\t'] as const
/** Enough for a header of 350 columns and the first posts; a larger header is no export of these platforms. */
const HEAD = 1 << 20
const HEAD_RECORDS = 60
/** The widest export seen has about 350; at 20,000 DuckDB needs more memory than it may have. */
const MOST_COLUMNS = 2000
/** Sectioned files are read whole; the largest seen has 114 kB. */
const SECTIONED_LIMIT = 1 << 25

/** A post export that is read up to its header; its copy in the staging folder waits to be loaded. */
export interface OpenTable {
  readonly base: StagedBaseOf
  readonly file: TableFile
  /** null for a large file: it is scanned while DuckDB loads it. */
  readonly scanned: ScannedTable | null
}

/** A file after its first reading: settled, or a table to be loaded. */
export type Opened =
  | { readonly kind: 'settled'; readonly file: StagedFile | RefusedFile }
  | { readonly kind: 'table'; readonly table: OpenTable }

/**
 * Brings one file into the staging folder and tells what it is. Nothing is written to the workspace, nor to the drop.
 * @throws what the file system says; the reason of the signal
 */
export async function openFile(upload: Upload, options: StageOptions): Promise<Opened> {
  const prepared = await prepare(upload.path, options.folder, options.signal, options.onBytes)
  let keep = false
  try {
    const head = await headOf(prepared.path, Math.min(HEAD, 4 * prepared.bytes + 1))
    const container = refuseContainer(prepared, upload.name, head)
    const { match, delimiter } = container === null ? recognise(head) : UNKNOWN
    const base = baseOf(randomUUID(), upload, prepared, delimiter)
    const found = container ?? (await openMatch({ match, prepared, base, head, delimiter }, options))
    if ('file' in found) {
      keep = true
      return { kind: 'table', table: { base, ...found } }
    }
    return { kind: 'settled', file: 'refusal' in found ? refusedFile(base, found) : found }
  } finally {
    if (!keep) await removeCopy(prepared.path)
  }
}

/** Takes the copies of a file out of the staging folder. */
export async function removeCopy(path: string): Promise<void> {
  await rm(path, { force: true })
  await rm(`${path}.rows`, { force: true })
}

function refusedFile({ id, fileName, bytes }: StagedBaseOf, { format, platform, refusal }: Refusal): RefusedFile {
  return { level: 'refused', id, fileName, bytes, format, platform, refusal }
}

/** The place of the tables of a drop: name under which its DuckDB file is attached, and name of the table to create. */
export interface Place {
  readonly alias: string
  readonly table: string
}

/**
 * Loads post exports of one `loadKey` into one table of the drop and judges each.
 * @returns null for a file that must be loaded alone, because its values are written another way
 * @throws Error when a file does not load whole: then none of them counts as staged
 */
export async function stageTables(
  given: Session,
  place: Place,
  tables: readonly OpenTable[],
  options: StageOptions,
): Promise<(StagedFile | RefusedFile | null)[]> {
  const session = abortable(given, options.signal)
  const target = sql`${ident(place.alias)}.${ident(place.table)}`
  const loading: LoadOptions = { keepNames: options.keepNames, signal: options.signal, onBytes: options.onBytes }
  try {
    const scanned: ScannedTable[] = []
    for (const { file, scanned: known } of tables)
      scanned.push(known ?? (await scanAndLoad(session, file, target, loading)))
    const format = tables[0]?.file.format
    if (format === undefined) return []
    const loaded = await loadTables(session, scanned, target, loading)
    const whole = loaded.filter((one) => one !== null)
    const judged = await judgePosts(session, target, format, whole, options.zone)
    const summaries = new Map(whole.map((one, i) => [one.part, judged[i] ?? null]))
    return tables.map((table, part) => {
      const one = loaded[part] ?? null
      return one === null ? null : stagedPosts(table, one, summaries.get(part) ?? null, place.table)
    })
  } catch (error) {
    await given.run(sql`DROP TABLE IF EXISTS ${target}`).catch(() => undefined)
    throw error
  }
}

function stagedPosts(
  { base, file }: OpenTable,
  { structure, firstRow, part }: LoadedTable,
  summary: Summary | null,
  table: string,
): StagedFile | RefusedFile {
  const { format, columns, header } = file
  const { bad, rows } = structure
  if (rows === 0) return refusedFile(base, refused('no_rows', {}, format.id, format.platform))
  if (summary === null) {
    const kind = format.lookAlike ?? format.id
    return refusedFile(base, refused('daily_breakdown', { platform: format.platform }, kind, format.platform))
  }
  return {
    ...base,
    ...summary,
    level: 'post',
    format: format.id,
    platform: format.platform,
    language: columns.language,
    warnings: [...base.warnings, ...summary.warnings],
    table,
    part,
    columns: sourceNames(columns, header),
    firstRow,
    rowsIn: rows,
    bad: bad.filter((record) => record.code !== 'blank'),
    blankRows: bad.filter((record) => record.code === 'blank').length,
  }
}

interface Recognised {
  readonly match: Match
  readonly delimiter: string
}

const UNKNOWN: Recognised = { match: { kind: 'unknown' }, delimiter: ',' }

/** Tries the delimiters (the one a `sep=` line names first); the first under which a format is known wins. */
function recognise(head: Uint8Array): Recognised {
  const named = /^sep=(.)/.exec(new TextDecoder().decode(head.subarray(0, 8)))?.[1]
  const order = [...new Set([...(named === undefined ? [] : [named]), ...DELIMITERS])].filter(
    (d) => d !== '"' && d.charCodeAt(0) < 128,
  )
  let other: Recognised | null = null
  for (const delimiter of order) {
    const match = matchFormat(recordsOf(head, delimiter, HEAD_RECORDS))
    if (match.kind !== 'unknown' && match.kind !== 'elsewhere') return { match, delimiter }
    if (other === null || (match.kind === 'elsewhere' && other.match.kind === 'unknown')) other = { match, delimiter }
  }
  return other ?? UNKNOWN
}

type StagedBaseOf = ReturnType<typeof baseOf>

function baseOf(id: string, upload: Upload, prepared: Prepared, delimiter: string) {
  const warnings: Notice[] = []
  if (prepared.replaced > 0) warnings.push({ code: 'bytes_replaced', data: { bytes: prepared.replaced } })
  if (prepared.repaired) warnings.push({ code: 'accents_repaired', data: {} })
  if (delimiter !== ',') warnings.push({ code: 'resaved', data: { delimiter } })
  return {
    id,
    fileName: upload.name,
    sha256: prepared.sha256,
    bytes: prepared.bytes,
    modifiedAt: upload.modifiedAt,
    encoding: prepared.encoding,
    delimiter,
    warnings,
  } satisfies Partial<StagedBase>
}

interface Work {
  readonly match: Match
  readonly prepared: Prepared
  readonly base: StagedBaseOf
  readonly head: Uint8Array
  readonly delimiter: string
}

async function openMatch(
  work: Work,
  options: StageOptions,
): Promise<StagedFile | Refusal | Pick<OpenTable, 'file' | 'scanned'>> {
  const { match } = work
  switch (match.kind) {
    case 'post':
      return openTable(work, match, options)
    case 'account_day':
    case 'audience':
      return stageSections(work, match)
    case 'elsewhere':
      return refused(
        match.known.code,
        { platform: match.known.platform, export: match.known.export },
        null,
        match.known.platform,
      )
    case 'ambiguous':
      return refused('ambiguous_format', { formats: match.formats.join(', ') })
    case 'unknown':
      return refused('unknown_format', { columns: firstNames(work) })
  }
}

function firstNames({ head, delimiter }: Work): string {
  return (recordsOf(head, delimiter, 1)[0] ?? [])
    .slice(0, 8)
    .join(delimiter === ',' ? ', ' : ' ')
    .slice(0, 200)
}

async function openTable(
  work: Work,
  match: Match & { kind: 'post' },
  options: StageOptions,
): Promise<Refusal | Pick<OpenTable, 'file' | 'scanned'>> {
  const { format, columns, headerRow } = match
  const records = recordsOf(work.head, work.delimiter, HEAD_RECORDS)
  const [header = [], ...sample] = records.slice(headerRow)
  if (header.length > MOST_COLUMNS)
    return refused('too_many_columns', { columns: header.length, most: MOST_COLUMNS }, format.id, format.platform)
  const usual = new Set(header.flatMap((_, i) => (sample.some((record) => (record[i] ?? '') !== '') ? [i] : [])))
  const { path, bytes } = work.prepared
  const hiddenRows = headerRow > 0 ? hiddenRowsOf(records) : 0
  const file = { path, bytes, delimiter: work.delimiter, header, headerRow, hiddenRows, usual, format, columns }
  if (standsAlone(file)) return { file, scanned: null }
  const scanned = await scanTable(file, options)
  return scanned.structure.rows === 0 ? refused('no_rows', {}, format.id, format.platform) : { file, scanned }
}

/** Header of the first column of each metric. */
function sourceNames(columns: ColumnMap, header: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    METRICS.flatMap((metric) => {
      const name = header[columns.fields.get(metric)?.[0] ?? -1]
      return name === undefined ? [] : [[metric, name]]
    }),
  )
}

async function stageSections(
  work: Work,
  match: Match & { kind: 'account_day' | 'audience' },
): Promise<StagedFile | Refusal> {
  const { format } = match
  if (work.prepared.bytes > SECTIONED_LIMIT) return refused('too_large', { bytes: work.prepared.bytes }, format.id)
  const bytes = await readFile(work.prepared.path)
  const text = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
  const records = recordsOf(text, work.delimiter)
  const base = { ...work.base, format: format.id, language: null }
  if (match.kind === 'audience') {
    const content = readAudience(records)
    if (content.blocks.length === 0) return refused('no_rows', {}, format.id)
    const rows = content.blocks.reduce((sum, block) => sum + block.cells.length, 0)
    const account = { key: 'audience', platform: content.platform, nativeId: null, handle: null, name: null, rows }
    return {
      ...base,
      ...content,
      level: 'audience',
      accounts: [account],
      firstDay: null,
      lastDay: null,
      notBefore: null,
    }
  }
  const content = readDaily(match.format, records)
  if (content.unknownTitle !== null) return refused('unknown_title', { title: content.unknownTitle }, format.id)
  if (content.rowsIn === 0) return refused('no_rows', {}, format.id)
  const notBefore = content.lastDay === null ? null : new Date(`${content.lastDay}T00:00:00Z`)
  return { ...base, ...content, level: 'account_day', notBefore }
}
