import { cellsOf, nextRecord, ODD, type RecordSpan } from '../read/csv'
import { slicesOf } from '../read/prepare'

/** One record of a delimited file. */
export interface TableRecord {
  /** Position from 0, blank records counted. */
  readonly at: number
  /** Its text without the line end. */
  readonly raw: string
  /** null: quotation marks are broken, its cells cannot be told. */
  readonly cells: readonly string[] | null
}

const LONGEST = 1 << 26

/** The records of a UTF-8 file in order, those of a slice at a time. */
export async function* readRecords(
  path: string,
  delimiter: string,
  signal?: AbortSignal,
): AsyncGenerator<readonly TableRecord[]> {
  const cut = new Cutter(delimiter)
  let carry: Uint8Array = new Uint8Array(0)
  let first = true
  for await (const { slice } of slicesOf(path, signal)) {
    let bytes = carry.length === 0 ? slice : Buffer.concat([carry, slice])
    if (first && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3)
    first = false
    const { records, end } = cut.take(bytes, bytes.length > LONGEST)
    carry = Uint8Array.from(bytes.subarray(end))
    yield records
  }
  yield cut.take(carry, true).records
}

class Cutter {
  private at = -1
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  private readonly span: RecordSpan = { from: 0, to: 0, cells: 0, odd: 0, ending: 'end', next: 0 }

  constructor(private readonly delimiter: string) {}

  take(bytes: Uint8Array, last: boolean): { readonly records: TableRecord[]; readonly end: number } {
    const records: TableRecord[] = []
    const { span } = this
    let from = 0
    while (from < bytes.length && nextRecord(bytes, from, this.delimiter.charCodeAt(0), last, span)) {
      const raw = this.decoder.decode(bytes.subarray(span.from, span.to))
      const isBroken = (span.odd & (ODD.broken | ODD.unterminated)) !== 0
      records.push({ at: (this.at += 1), raw, cells: isBroken ? null : cellsOf(raw, this.delimiter) })
      from = span.next
    }
    return { records, end: from }
  }
}

/** A record as text, with quotation marks only where they are needed. */
export function recordText(cells: readonly string[], delimiter: string): string {
  const odd = new RegExp(`["\\n\\r${delimiter === '\t' ? '\\t' : `\\${delimiter}`}]|^\\s|\\s$`)
  return cells.map((cell) => (odd.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter)
}
