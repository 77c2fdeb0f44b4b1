import { randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import type { Notice } from '../../../shared/contract/imports'
import { METRICS } from '../../../shared/vocabulary'
import type { Upload } from '../context'
import type { Session } from '../db/database'
import { ident, sql, type Sql } from '../db/sql'
import { abortable } from './abortable'
import { matchFormat, type ColumnMap, type Match } from './match'
import { headOf, prepare, type OnBytes, type Prepared } from './read/prepare'
import { recordsOf } from './read/csv'
import { refuseContainer, refused, type Refusal } from './refuse'
import { readAudience } from './stageAudience'
import { readDaily } from './stageDaily'
import { judgePosts } from './stagePosts'
import type { RefusedFile, StagedBase, StagedFile } from './staged'
import { loadTable, type LoadOptions } from './stageTable'

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

/**
 * Reads one file into the drop: match → convert → stage. Nothing is written to the workspace.
 * @param alias name under which the drop's DuckDB file is attached
 * @param table name of the table to create in it, for post exports
 */
export async function stageFile(
  given: Session,
  alias: string,
  table: string,
  upload: Upload,
  options: StageOptions,
): Promise<StagedFile | RefusedFile> {
  const session = abortable(given, options.signal)
  const id = randomUUID()
  const prepared = await prepare(upload.path, options.folder, options.signal, options.onBytes)
  const target = sql`${ident(alias)}.${ident(table)}`
  const refuse = ({ format, platform, refusal }: Refusal): RefusedFile => {
    return { level: 'refused', id, fileName: upload.name, bytes: prepared.bytes, format, platform, refusal }
  }
  try {
    const head = await headOf(prepared.path, HEAD)
    const container = refuseContainer(prepared, upload.name, head)
    if (container !== null) return refuse(container)
    const { match, delimiter } = recognise(head)
    const base = baseOf(id, upload, prepared, delimiter)
    const staged = await stageMatch(session, { match, prepared, base, head, delimiter, target, table }, options)
    return 'refusal' in staged ? refuse(staged) : staged
  } catch (error) {
    await given.run(sql`DROP TABLE IF EXISTS ${target}`).catch(() => undefined)
    throw error
  } finally {
    await rm(prepared.path, { force: true })
    await rm(`${prepared.path}.rows`, { force: true })
  }
}

interface Recognised {
  readonly match: Match
  readonly delimiter: string
}

/** Tries the delimiters (the one a `sep=` line names first); the first under which a format is known wins. */
function recognise(head: Uint8Array): Recognised {
  const named = /^sep=(.)/.exec(new TextDecoder().decode(head.subarray(0, 8)))?.[1]
  const order = [...new Set([...(named === undefined ? [] : [named]), ...DELIMITERS])].filter(
    (d) => d !== '"' && d.charCodeAt(0) < 128,
  )
  const tried = order.map((delimiter) => ({ match: matchFormat(recordsOf(head, delimiter, HEAD_RECORDS)), delimiter }))
  const known = tried.find(({ match }) => match.kind !== 'unknown' && match.kind !== 'elsewhere')
  return (
    known ??
    tried.find(({ match }) => match.kind === 'elsewhere') ??
    tried[0] ?? { match: { kind: 'unknown' }, delimiter: ',' }
  )
}

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
  readonly base: ReturnType<typeof baseOf>
  readonly head: Uint8Array
  readonly delimiter: string
  readonly target: Sql
  readonly table: string
}

async function stageMatch(session: Session, work: Work, options: StageOptions): Promise<StagedFile | Refusal> {
  const { match } = work
  switch (match.kind) {
    case 'post':
      return stagePosts(session, work, match, options)
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

async function stagePosts(
  session: Session,
  work: Work,
  match: Match & { kind: 'post' },
  options: StageOptions,
): Promise<StagedFile | Refusal> {
  const { format, columns, headerRow } = match
  const [header = [], ...sample] = recordsOf(work.head, work.delimiter, HEAD_RECORDS).slice(headerRow)
  if (header.length > MOST_COLUMNS)
    return refused('too_many_columns', { columns: header.length, most: MOST_COLUMNS }, format.id, format.platform)
  const usual = new Set(header.flatMap((_, i) => (sample.some((record) => (record[i] ?? '') !== '') ? [i] : [])))
  const { path, bytes } = work.prepared
  const file = { path, bytes, delimiter: work.delimiter, header, headerRow, usual, format, columns }
  const loadOptions: LoadOptions = { keepNames: options.keepNames, signal: options.signal, onBytes: options.onBytes }
  const loaded = await loadTable(session, file, work.target, loadOptions)
  const { bad, rows } = loaded.structure
  if (rows === 0) return refused('no_rows', {}, format.id, format.platform)
  const judged = await judgePosts(session, work.target, format, loaded, options.zone)
  if (judged === null) {
    await session.run(sql`DROP TABLE ${work.target}`)
    return refused('daily_breakdown', { platform: format.platform }, format.lookAlike ?? format.id, format.platform)
  }
  return {
    ...work.base,
    ...judged,
    level: 'post',
    format: format.id,
    platform: format.platform,
    language: columns.language,
    warnings: [...work.base.warnings, ...judged.warnings],
    table: work.table,
    columns: sourceNames(columns, header),
    firstRow: loaded.firstRow,
    rowsIn: rows,
    bad: bad.filter((record) => record.code !== 'blank'),
    blankRows: bad.filter((record) => record.code === 'blank').length,
  }
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
