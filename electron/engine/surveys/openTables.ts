import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { Notice } from '../../../shared/contract/imports'
import type { EngineContext, Upload } from '../context'
import { guessDelimiter } from '../import/mapping/headerRow'
import { readRecords, type TableRecord } from '../import/mapping/records'
import { hiddenRowsOf } from '../import/read/sections'
import { headOf, prepare, slicesOf } from '../import/read/prepare'
import { partsOf, releaseParts, type Part } from '../import/read/parts'
import { recordsOf } from '../import/read/csv'
import { refuseContainer } from '../import/refuse'
import { findHeader, type SurveyHeader } from './header'

/** One table of an upload as UTF-8 in the staging folder. */
export interface SurveyTable {
  readonly name: string
  readonly path: string
  readonly delimiter: string
  /** The first records, for the header. */
  readonly head: readonly (readonly string[])[]
  readonly header: SurveyHeader
  /** Records at the top that a spreadsheet does not show (a `sep=` line). */
  readonly hidden: number
  /** Records below the header that are not blank. */
  readonly rows: number
}

/** An upload opened once: it is read again for every change of the mapping. */
export interface OpenedSurvey {
  readonly fileName: string
  readonly sha256: string
  readonly tables: readonly SurveyTable[]
  /** Why there is no table, or `bytes_replaced` beside what there is. */
  readonly refusal: Notice | null
  readonly problems: readonly Notice[]
  close(): Promise<void>
}

/** Larger than this is no survey: 100,000 answers to a hundred questions are some 50 MB. */
const LARGEST = 1 << 28
const MOST_COLUMNS = 1000
const HEAD = { bytes: 1 << 19, records: 40 }

/**
 * Opens the tables of an upload: a text of any encoding, the sheets of a workbook, the files of an archive, under the limits of
 * every import. What is no table is left out; when none is left, the refusal says why.
 * @throws the signal's reason, errors of the disk
 */
export async function openSurvey(
  upload: Upload,
  options: { readonly folder: string; readonly zone: string; readonly signal?: AbortSignal | undefined },
): Promise<OpenedSurvey> {
  const sha256 = await hashOf(upload.path, options.signal)
  const base = { fileName: upload.name, sha256 }
  const found = await partsOf(upload, { ...options, onBytes: () => undefined })
  if ('refusal' in found)
    return { ...base, tables: [], refusal: found.refusal, problems: [], close: () => Promise.resolve() }
  const tables: SurveyTable[] = []
  const problems: Notice[] = []
  const refusals: Notice[] = found.refused.map(({ refusal }) => refusal.refusal)
  const close = async () => {
    await Promise.all(tables.map(({ path }) => rm(path, { force: true })))
  }
  try {
    for (const part of found.parts) {
      const opened = await openPart(part, upload.name, options)
      if ('refusal' in opened) refusals.push(opened.refusal)
      else {
        tables.push(opened.table)
        if (opened.replaced > 0) problems.push({ code: 'bytes_replaced', data: { bytes: opened.replaced } })
      }
    }
  } catch (error) {
    await close()
    throw error
  } finally {
    await releaseParts(found.parts)
  }
  const refusal = tables.length > 0 ? null : (refusals[0] ?? { code: 'no_table_inside', data: { files: 0 } })
  return { ...base, tables, refusal, problems, close }
}

async function hashOf(path: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256')
  for await (const { slice } of slicesOf(path, signal)) hash.update(slice)
  return hash.digest('hex')
}

type OpenedPart = { readonly table: SurveyTable; readonly replaced: number } | { readonly refusal: Notice }

async function openPart(
  part: Part,
  uploadName: string,
  { folder, signal }: { readonly folder: string; readonly signal?: AbortSignal | undefined },
): Promise<OpenedPart> {
  const prepared = await prepare(part.path, folder, signal)
  let keep = false
  try {
    const refusal = refuseContainer(prepared)?.refusal ?? null
    if (refusal !== null) return { refusal }
    if (prepared.bytes > LARGEST) return { refusal: { code: 'too_large', data: {} } }
    const bytes = await headOf(prepared.path, HEAD.bytes)
    const delimiter = part.kind === 'sheet' ? ',' : guessDelimiter(bytes)
    if (delimiter === null) return { refusal: { code: 'not_a_survey', data: {} } }
    const head = recordsOf(bytes, delimiter, HEAD.records)
    const header = findHeader(head)
    if (header === null) return { refusal: { code: 'not_a_survey', data: {} } }
    const columns = header.names.length
    if (columns > MOST_COLUMNS) return { refusal: { code: 'too_many_columns', data: { columns, most: MOST_COLUMNS } } }
    const opened = { path: prepared.path, delimiter, head, header, hidden: hiddenRowsOf(head) }
    const rows = await countRows(opened, signal)
    if (rows === 0) return { refusal: { code: 'no_rows', data: {} } }
    keep = true
    const name = part.inside ?? uploadName
    return { table: { ...opened, name, rows }, replaced: prepared.replaced + part.replaced }
  } finally {
    if (!keep) await rm(prepared.path, { force: true })
  }
}

/** A record below the header that is not blank. */
export interface SurveyRow {
  /** As a spreadsheet numbers it: from 1, the header included. */
  readonly row: number
  readonly raw: string
  /** null: its quotation marks are broken, its cells cannot be told. */
  readonly cells: readonly string[] | null
}

const isBlank = ({ cells, raw }: TableRecord): boolean =>
  cells === null ? raw.trim() === '' : cells.every((cell) => cell.trim() === '')

/** The rows of a table below its header, those of a slice at a time. */
export async function* surveyRows(
  { path, delimiter, header, hidden }: Pick<SurveyTable, 'path' | 'delimiter' | 'header' | 'hidden'>,
  signal?: AbortSignal,
): AsyncGenerator<readonly SurveyRow[]> {
  for await (const records of readRecords(path, delimiter, signal)) {
    yield records
      .filter((record) => record.at > header.lastRow && !isBlank(record))
      .map(({ at, raw, cells }) => ({ row: at + 1 - hidden, raw, cells }))
  }
}

async function countRows(table: Parameters<typeof surveyRows>[0], signal: AbortSignal | undefined): Promise<number> {
  let rows = 0
  for await (const some of surveyRows(table, signal)) rows += some.length
  return rows
}

/** The same table under a header that the user points at. */
export async function withHeader(
  table: SurveyTable,
  headerRow: number | undefined,
  signal?: AbortSignal,
): Promise<SurveyTable | null> {
  if (headerRow === undefined || headerRow === table.header.headerRow) return table
  const header = findHeader(table.head, headerRow)
  if (header === null) return null
  const moved = { ...table, header }
  return { ...moved, rows: await countRows(moved, signal) }
}

/** Opened uploads by id, the newest few: a mapping asks for the same file again and again. */
export class OpenSurveys {
  private static readonly MOST = 3
  private readonly opened = new Map<string, Promise<OpenedSurvey>>()

  constructor(private readonly context: EngineContext) {}

  /** null when the upload is not known. */
  async get(uploadId: string, zone: string, signal?: AbortSignal): Promise<OpenedSurvey | null> {
    const upload = this.context.uploads.get(uploadId)
    if (upload === undefined) return null
    const known = this.opened.get(uploadId)
    if (known !== undefined) return known
    const opening = openSurvey(upload, { folder: this.context.options.stagingFolder, zone, signal })
    this.opened.set(uploadId, opening)
    // What failed, or was given up, is tried again next time.
    opening.catch(() => this.opened.delete(uploadId))
    const opened = await opening
    for (const [id] of [...this.opened].slice(0, -OpenSurveys.MOST)) await this.close(id)
    return opened
  }

  private async close(uploadId: string): Promise<void> {
    const opened = this.opened.get(uploadId)
    this.opened.delete(uploadId)
    await opened?.then(
      (one) => one.close(),
      () => undefined,
    )
  }

  /** Closes an upload and gives it back. */
  async release(uploadId: string): Promise<void> {
    await this.close(uploadId)
    await this.context.uploads.release(uploadId)
  }
}
