import { randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import type { Notice } from '../../../shared/contract/imports'
import type { Session } from '../db/database'
import { ident, sql } from '../db/sql'
import { abortable } from './abortable'
import type { TableName } from './format'
import type { Source } from './openUpload'
import { openUnknown, type MappingContext, type OpenedUnknown } from './mapping/openUnknown'
import { matchFormat, type Match } from './match'
import { headOf, prepare, type OnBytes, type Prepared } from './read/prepare'
import { recordsOf } from './read/csv'
import { refuseContainer, refused, type Refusal } from './refuse'
import { stageContent } from './stageContent'
import { hiddenRowsOf } from './read/sections'
import { stagedPosts } from './stagedPosts'
import { judgePosts, type Summary } from './stagePosts'
import type { RefusedFile, StagedBase, StagedFile, TableBase } from './staged'
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
  /** For tables that no format knows. */
  readonly mapping: Pick<MappingContext, 'now' | 'profiles'>
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
  readonly base: TableBase
  readonly file: TableFile
  /** null for a large file: it is scanned while DuckDB loads it. */
  readonly scanned: ScannedTable | null
}

/** A file after its first reading: settled, or a table to be loaded. */
export type Opened =
  | { readonly kind: 'settled'; readonly file: StagedFile | RefusedFile }
  | { readonly kind: 'table'; readonly table: OpenTable }
  | ({ readonly kind: 'unknown' } & OpenedUnknown)

/**
 * Brings one file into the staging folder and tells what it is. Nothing is written to the workspace, nor to the drop.
 * @throws what the file system says; the reason of the signal
 */
export async function openFile(upload: Source, options: StageOptions): Promise<Opened> {
  const prepared = await prepare(upload.path, options.folder, options.signal, options.onBytes)
  let keep = false
  try {
    const head = await headOf(prepared.path, Math.min(HEAD, 4 * prepared.bytes + 1))
    const container = refuseContainer(prepared)
    const { match, delimiter } = container === null ? recognise(head, upload.table) : UNKNOWN
    const base = baseOf(randomUUID(), upload, prepared, delimiter)
    const found = container ?? (await openMatch({ match, prepared, base, head, delimiter }, options))
    if ('files' in found) {
      keep = true
      return { kind: 'unknown', ...found }
    }
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

export function refusedFile({ id, fileName, bytes }: TableBase, { format, platform, refusal }: Refusal): RefusedFile {
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
      return one === null ? null : settledPosts(table, one, summaries.get(part) ?? null, place.table)
    })
  } catch (error) {
    await given.run(sql`DROP TABLE IF EXISTS ${target}`).catch(() => undefined)
    throw error
  }
}

function settledPosts(
  { base, file }: OpenTable,
  loaded: LoadedTable,
  summary: Summary | null,
  table: string,
): StagedFile | RefusedFile {
  const { format } = file
  if (loaded.structure.rows === 0 || holdsNoPost(loaded, summary))
    return refusedFile(base, refused('no_rows', {}, format.id, format.platform))
  if (summary !== null) return stagedPosts(base, file, loaded, summary, table)
  const kind = format.lookAlike ?? format.id
  return refusedFile(base, refused('daily_breakdown', { platform: format.platform }, kind, format.platform))
}

/** True when every row is a total, a footer, a description or blank: nothing was read and nothing rejected. */
function holdsNoPost({ structure }: LoadedTable, summary: Summary | null): boolean {
  if (summary === null || structure.bad.some(({ code }) => code !== 'blank')) return false
  const { blank = 0, total = 0, footer = 0, description = 0, ...posts } = summary.states
  return blank + total + footer + description > 0 && Object.values(posts).every((rows) => rows === 0)
}

interface Recognised {
  readonly match: Match
  readonly delimiter: string
}

const UNKNOWN: Recognised = { match: { kind: 'unknown' }, delimiter: ',' }

/** Tries the delimiters (the one a `sep=` line names first); the first under which a format is known wins. */
function recognise(head: Uint8Array, name: TableName): Recognised {
  const named = /^sep=(.)/.exec(new TextDecoder().decode(head.subarray(0, 8)))?.[1]
  const order = [...new Set([...(named === undefined ? [] : [named]), ...DELIMITERS])].filter(
    (d) => d !== '"' && d.charCodeAt(0) < 128,
  )
  let other: Recognised | null = null
  for (const delimiter of order) {
    // A line of a million delimiters is no header: no format need look at it.
    const records = recordsOf(head, delimiter, HEAD_RECORDS).map((record) => record.slice(0, MOST_COLUMNS + 1))
    const match = matchFormat(records, name)
    if (match.kind !== 'unknown' && match.kind !== 'elsewhere') return { match, delimiter }
    if (other === null || (match.kind === 'elsewhere' && other.match.kind === 'unknown')) other = { match, delimiter }
  }
  return other ?? UNKNOWN
}

function baseOf(id: string, upload: Source, prepared: Prepared, delimiter: string) {
  const warnings: Notice[] = [...upload.warnings]
  if (prepared.replaced > 0) warnings.push({ code: 'bytes_replaced', data: { bytes: prepared.replaced } })
  if (prepared.repaired) warnings.push({ code: 'accents_repaired', data: {} })
  if (delimiter !== ',') warnings.push({ code: 'resaved', data: { delimiter } })
  return {
    id,
    fileName: upload.name,
    sha256: upload.sha256 ?? prepared.sha256,
    bytes: prepared.bytes,
    modifiedAt: upload.exported?.at ?? null,
    exportEvidence: upload.exported?.evidence ?? 'modified',
    names: upload.names,
    encoding: prepared.encoding,
    delimiter,
    warnings,
  } satisfies Partial<StagedBase>
}

interface Work {
  readonly match: Match
  readonly prepared: Prepared
  readonly base: TableBase
  readonly head: Uint8Array
  readonly delimiter: string
}

async function openMatch(
  work: Work,
  options: StageOptions,
): Promise<StagedFile | Refusal | OpenedUnknown | Pick<OpenTable, 'file' | 'scanned'>> {
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
      return (
        (await openUnknown(work.base, work.prepared.path, { ...options, ...options.mapping })) ??
        refused('unknown_format', { columns: firstNames(work) })
      )
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

async function stageSections(
  work: Work,
  match: Match & { kind: 'account_day' | 'audience' },
): Promise<StagedFile | Refusal> {
  const { format } = match
  if (work.prepared.bytes > SECTIONED_LIMIT) return refused('too_large', { bytes: work.prepared.bytes }, format.id)
  const bytes = await readFile(work.prepared.path)
  const text = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
  const records = recordsOf(text, work.delimiter)
  const { modifiedAt: at, exportEvidence: evidence, names } = work.base
  const exported = at === null ? null : { at, evidence }
  return stageContent(match, { base: work.base, records, names, exported })
}
