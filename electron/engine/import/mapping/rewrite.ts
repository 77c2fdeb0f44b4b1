import { randomUUID } from 'node:crypto'
import { open, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { MappingSpec } from '../../../../shared/mapping'
import type { Platform } from '../../../../shared/vocabulary'
import { RowConverter, UNREADABLE, type ConvertedRow } from './convert'
import type { Places } from './places'
import { readRecords, recordText, type TableRecord } from './records'

/** A table of one platform, in the staging folder, as the importer reads tables. */
export interface RewrittenPart {
  readonly platform: Platform
  readonly path: string
  readonly bytes: number
  readonly rows: number
  readonly hasHours: boolean
  /** Counts that were printed rounded, and taken. */
  readonly rounded: number
}

export interface Rewritten {
  readonly parts: readonly RewrittenPart[]
  /** Rows of words that stand for no platform that is taken, by word. */
  readonly elsewhere: ReadonlyMap<string, number>
}

/** What is rewritten, and where to. */
export interface RewriteWork {
  readonly path: string
  readonly delimiter: string
  readonly folder: string
  readonly spec: MappingSpec
  readonly places: Places
  readonly headerRow: number
  readonly signal?: AbortSignal | undefined
}

/**
 * Writes the table once for each platform in it, with days in ISO form and figures as digits; a cell that cannot be read stays
 * as it is, so that the importer rejects it with its text. Every record keeps its place: rows of another platform become blank
 * ones, and row numbers stay those of the user's file.
 * @throws the reason of the signal; nothing then stays in the folder
 */
export async function rewriteTable(work: RewriteWork): Promise<Rewritten> {
  const writers = new Map<Platform, PartWriter>()
  const rewriter = new Rewriter(work, writers)
  try {
    for await (const records of readRecords(work.path, work.delimiter, work.signal)) {
      for (const record of records) await rewriter.take(record)
      for (const writer of writers.values()) await writer.flush()
    }
    const parts: RewrittenPart[] = []
    for (const [platform, writer] of writers) parts.push({ platform, ...(await writer.close()) })
    return { parts: parts.sort((a, b) => (a.platform < b.platform ? -1 : 1)), elsewhere: rewriter.elsewhere }
  } catch (error) {
    for (const writer of writers.values()) await writer.drop()
    throw error
  }
}

class Rewriter {
  readonly elsewhere = new Map<string, number>()
  private readonly converter: RowConverter
  private readonly above: string[] = []
  private readonly dateAt: number
  private records = 0
  private width = 0
  /** Records that belong to every part, by position: a part that begins later holds them too. */
  private readonly broken = new Map<number, string>()

  constructor(
    private readonly work: RewriteWork,
    private readonly writers: Map<Platform, PartWriter>,
  ) {
    this.converter = new RowConverter(work.spec, work.places)
    this.dateAt = work.places.get('published') ?? work.places.get('day') ?? -1
  }

  async take(record: TableRecord): Promise<void> {
    const { platform: rule } = this.work.spec
    if (record.at <= this.work.headerRow) {
      this.above.push(record.raw)
      this.records += 1
      if (record.at === this.work.headerRow) this.width = record.cells?.length ?? 0
      if (record.at === this.work.headerRow && rule.from === 'fixed') await this.writerOf(rule.platform)
      return
    }
    const row = record.cells === null ? null : this.converter.convert(record.cells)
    if (row === null || record.cells === null) {
      this.broken.set(this.records, record.raw)
      this.toAll(record.raw)
    } else if (row.kind === 'ok' && row.platform !== null)
      await this.toOne(row.platform, this.textOf(record, record.cells, row), row)
    else if (row.kind === 'total') this.toAll('')
    else {
      if (row.kind === 'elsewhere') this.elsewhere.set(row.word ?? '', (this.elsewhere.get(row.word ?? '') ?? 0) + 1)
      this.toAll('')
    }
    this.records += 1
  }

  private textOf(record: TableRecord, cells: readonly string[], row: ConvertedRow): string {
    // A record of another width is rejected whole, with its text; empty cells at its end are nothing.
    const beyond = cells.slice(this.width)
    if (cells.length < this.width || beyond.some((cell) => cell.trim() !== '')) return record.raw
    const out = cells.slice(0, this.width).map((cell, at) => {
      const converted = row.cells.get(at)
      if (converted === undefined) return cell
      if (converted.kind === 'bad') return `${UNREADABLE}${cell}`
      return converted.kind === 'value' ? converted.text : ''
    })
    return recordText(out, this.work.delimiter)
  }

  private toAll(line: string): void {
    for (const writer of this.writers.values()) writer.line(line)
  }

  private async toOne(platform: Platform, line: string, row: ConvertedRow): Promise<void> {
    const own = await this.writerOf(platform)
    for (const writer of this.writers.values()) writer.line(writer === own ? line : '')
    own.rows += 1
    const date = row.cells.get(this.dateAt)
    if (date?.kind === 'value' && date.text.length > 10) own.hasHours = true
    for (const cell of row.cells.values()) if (cell.kind === 'value' && cell.isRounded === true) own.rounded += 1
  }

  /** A platform met for the first time gets the header and a blank record for each row before. */
  private async writerOf(platform: Platform): Promise<PartWriter> {
    const known = this.writers.get(platform)
    if (known !== undefined) return known
    const writer = await PartWriter.open(this.work.folder)
    this.writers.set(platform, writer)
    for (const line of this.above) writer.line(line)
    for (let i = this.above.length; i < this.records; i++) writer.line(this.broken.get(i) ?? '')
    return writer
  }
}

class PartWriter {
  rows = 0
  hasHours = false
  rounded = 0
  private bytes = 0
  private pending: string[] = []

  private constructor(
    private readonly path: string,
    private readonly handle: FileHandle,
  ) {}

  static async open(folder: string): Promise<PartWriter> {
    const path = join(folder, `${randomUUID()}.csv`)
    return new PartWriter(path, await open(path, 'wx'))
  }

  line(text: string): void {
    this.pending.push(text)
  }

  async flush(): Promise<void> {
    if (this.pending.length === 0) return
    const bytes = Buffer.from(`${this.pending.join('\n')}\n`)
    this.pending = []
    await this.handle.write(bytes)
    this.bytes += bytes.length
  }

  async close() {
    await this.flush()
    await this.handle.close()
    const { path, bytes, rows, hasHours, rounded } = this
    return { path, bytes, rows, hasHours, rounded }
  }

  async drop(): Promise<void> {
    await this.handle.close().catch(() => undefined)
    await rm(this.path, { force: true })
  }
}
