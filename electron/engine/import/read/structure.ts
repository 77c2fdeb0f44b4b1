import { open, type FileHandle } from 'node:fs/promises'
import { cellsOf, nextRecord, ODD, type RecordSpan } from './csv'
import { slicesOf, type OnBytes } from './prepare'

/**
 * A record that cannot be a row. `row` is the number a spreadsheet shows beside it: header included (it is row 1), quoted newlines
 * not counted, nor a leading `sep=` line, which Excel takes for an instruction and hides.
 */
export interface BadRecord {
  readonly row: number
  readonly code: 'ragged' | 'quote_broken' | 'quote_unterminated' | 'blank'
  /** First characters of the record. */
  readonly text: string
}

export interface Structure {
  /** Records after the header, blank lines inside the table included, those at its end not. */
  readonly rows: number
  readonly bad: readonly BadRecord[]
  /** True when DuckDB can read the file as it stands: header first, LF, nothing odd (told to expect CRLF it reads nothing). */
  readonly clean: boolean
  readonly newline: 'lf' | 'crlf'
  /** Longest record in bytes. */
  readonly longest: number
}

export interface StructureOptions {
  readonly delimiter: string
  /** Position of the header record. */
  readonly headerRow: number
  /** Records at the top that a spreadsheet does not show: 1 for a `sep=` line. */
  readonly hiddenRows?: number
  /** Number of cells of the header. */
  readonly width: number
  readonly signal?: AbortSignal | undefined
  readonly onBytes?: OnBytes
}

/** Longest record that is read; a quotation mark that never closes must not fill the memory. */
const LONGEST = 1 << 26
const SHOWN = 200

/**
 * Scans a UTF-8 file. With `out`, also writes every good data record there, preceded by its row number, with LF and the same
 * delimiter and without header: a file on which DuckDB and this scan cannot disagree.
 */
export async function scanStructure(path: string, options: StructureOptions, out?: string): Promise<Structure> {
  const handle = out === undefined ? null : await open(out, 'wx')
  const scan = new Scan(options, handle)
  try {
    let carry: Uint8Array = new Uint8Array(0)
    let done = 0
    let first = true
    for await (const { slice, total } of slicesOf(path, options.signal)) {
      let bytes = carry.length === 0 ? slice : Buffer.concat([carry, slice])
      if (first && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3)
      first = false
      const end = await scan.take(bytes, bytes.length > LONGEST)
      carry = Uint8Array.from(bytes.subarray(end))
      done += slice.length
      options.onBytes?.(done, total)
    }
    await scan.take(carry, true)
    await scan.flush()
    return scan.result()
  } finally {
    await handle?.close()
  }
}

class Scan {
  private readonly span: RecordSpan = { from: 0, to: 0, cells: 0, odd: 0, ending: 'end', next: 0 }
  private readonly delimiter: number
  private readonly bad: BadRecord[] = []
  private readonly decoder = new TextDecoder('utf-8')
  private record = -1
  private pendingBlank: number[] = []
  private rows = 0
  private longest = 0
  private lf = 0
  private crlf = 0
  private cr = 0
  private odd = 0
  private pending: (string | Uint8Array)[] = []
  private pendingBytes = 0

  constructor(
    private readonly options: StructureOptions,
    private readonly out: FileHandle | null,
  ) {
    this.delimiter = options.delimiter.charCodeAt(0)
  }

  /** Number of the record at hand as a spreadsheet shows it. */
  private get number(): number {
    return this.record + 1 - (this.options.hiddenRows ?? 0)
  }

  /** Scans whole records; returns the offset of the first unfinished one. */
  async take(bytes: Uint8Array, last: boolean): Promise<number> {
    let at = 0
    const { span } = this
    while (at < bytes.length && nextRecord(bytes, at, this.delimiter, last, span)) {
      this.record += 1
      this.countEnding()
      if (this.record > this.options.headerRow) this.row(bytes)
      // A quotation mark that is not closed there would take the whole file for its header.
      else if (span.odd !== 0) this.odd += 1
      at = span.next
      if (this.pendingBytes > 1 << 22) await this.flush()
    }
    if (this.out !== null) this.keepPending()
    return at
  }

  private countEnding(): void {
    const { ending } = this.span
    if (ending === 'lf') this.lf += 1
    else if (ending === 'crlf') this.crlf += 1
    else if (ending === 'cr') this.cr += 1
  }

  private row(bytes: Uint8Array): void {
    const { span } = this
    const length = span.to - span.from
    if (length === 0) {
      this.pendingBlank.push(this.number)
      return
    }
    for (const row of this.pendingBlank) this.reject(row, 'blank', '')
    this.rows += this.pendingBlank.length + 1
    this.pendingBlank = []
    if (length > this.longest) this.longest = length
    if (span.odd === 0 && span.cells === this.options.width) {
      if (this.out !== null) this.write(bytes.subarray(span.from, span.to))
    } else this.oddRow(bytes)
  }

  private oddRow(bytes: Uint8Array): void {
    const { span } = this
    this.odd += 1
    const text = this.decoder.decode(bytes.subarray(span.from, span.to))
    const cut = text.slice(0, SHOWN)
    const broken = (span.odd & ODD.broken) !== 0
    if (broken || (span.odd & ODD.unterminated) !== 0) {
      this.reject(this.number, broken ? 'quote_broken' : 'quote_unterminated', cut)
      return
    }
    const cells = cellsOf(text, this.options.delimiter)
    const extra = cells.slice(this.options.width)
    if (cells.length < this.options.width || extra.some((cell) => cell.trim() !== '')) {
      this.reject(this.number, 'ragged', cut)
    } else if (this.out !== null) this.write(this.quoted(cells.slice(0, this.options.width)))
  }

  private quoted(cells: readonly string[]): string {
    return cells.map((cell) => (cell === '' ? '' : `"${cell.replaceAll('"', '""')}"`)).join(this.options.delimiter)
  }

  private reject(row: number, code: BadRecord['code'], text: string): void {
    this.bad.push({ row, code, text })
  }

  private write(record: string | Uint8Array): void {
    this.pending.push(`${this.number}${this.options.delimiter}`, record, '\n')
    this.pendingBytes += record.length + 10
  }

  /** The slice that records point into is about to be reused. */
  private keepPending(): void {
    this.pending = [Buffer.concat(this.pending.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)))]
  }

  async flush(): Promise<void> {
    if (this.out === null || this.pending.length === 0) return
    this.keepPending()
    for (const part of this.pending) await this.out.write(Buffer.from(part))
    this.pending = []
    this.pendingBytes = 0
  }

  result(): Structure {
    const kinds = [this.lf, this.crlf, this.cr].filter((count) => count > 0).length
    const clean = kinds <= 1 && this.lf > 0 && this.odd === 0 && this.bad.length === 0 && this.options.headerRow === 0
    return { rows: this.rows, bad: this.bad, clean, newline: this.crlf > 0 ? 'crlf' : 'lf', longest: this.longest }
  }
}
