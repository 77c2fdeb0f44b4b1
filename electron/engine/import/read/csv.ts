/** Byte-level reading of the structure of delimited text (RFC 4180 with the deviations that files really have). */

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d

/** What is odd about a record; 0 = nothing. */
export const ODD = {
  /** A quotation mark inside an unquoted cell: taken literally, must be written again with quotes. */
  innerQuote: 1,
  /** Text after a closing quotation mark: the record cannot be told from the next. */
  broken: 2,
  /** The file ends inside quotation marks. */
  unterminated: 4,
} as const

/** One record: bytes from..to (line end not included), number of cells, oddities, how it ends. */
export interface RecordSpan {
  from: number
  to: number
  cells: number
  odd: number
  ending: 'lf' | 'crlf' | 'cr' | 'end'
  /** Offset after the line end. */
  next: number
}

/**
 * The record that begins at `from`, or null when the buffer ends before it does (give more bytes, or `last` = true).
 * A broken or unterminated record is cut at its first line end, so that one bad quotation mark costs one line.
 */
export function nextRecord(
  bytes: Uint8Array,
  from: number,
  delimiter: number,
  last: boolean,
  span: RecordSpan,
): boolean {
  const end = bytes.length
  let at = from
  span.from = from
  span.odd = 0
  let cells = 1
  for (;;) {
    if (bytes[at] === QUOTE) {
      at = closingQuote(bytes, at + 1)
      if (at < 0) return last && cutLine(bytes, span, ODD.unterminated, delimiter)
      at += 1
      const after = bytes[at]
      if (at < end && after !== delimiter && after !== LF && after !== CR)
        return cutLine(bytes, span, ODD.broken, delimiter)
    } else {
      for (let byte = bytes[at]; at < end && byte !== delimiter && byte !== LF && byte !== CR; byte = bytes[++at]) {
        if (byte === QUOTE) span.odd |= ODD.innerQuote
      }
    }
    if (at >= end) {
      if (!last) return false
      break
    }
    if (bytes[at] !== delimiter) break
    cells += 1
    at += 1
  }
  return endRecord(bytes, at, cells, last, span)
}

function endRecord(bytes: Uint8Array, at: number, cells: number, last: boolean, span: RecordSpan): boolean {
  span.cells = cells
  span.to = at
  if (at >= bytes.length) {
    span.ending = 'end'
    span.next = at
  } else if (bytes[at] === LF) {
    span.ending = 'lf'
    span.next = at + 1
  } else if (at + 1 < bytes.length || last) {
    span.ending = bytes[at + 1] === LF ? 'crlf' : 'cr'
    span.next = span.ending === 'crlf' ? at + 2 : at + 1
  } else return false
  return true
}

/** Position of the quotation mark that closes a cell (doubled ones skipped), or -1. */
function closingQuote(bytes: Uint8Array, from: number): number {
  let at = from
  for (;;) {
    at = bytes.indexOf(QUOTE, at)
    if (at < 0) return -1
    if (bytes[at + 1] !== QUOTE) return at
    at += 2
  }
}

function cutLine(bytes: Uint8Array, span: RecordSpan, odd: number, delimiter: number): boolean {
  let at = span.from
  let cells = 1
  while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) if (bytes[at++] === delimiter) cells += 1
  endRecord(bytes, at, cells, true, span)
  span.odd = odd
  return true
}

/** Cells of one record given as text without its line end. */
export function cellsOf(record: string, delimiter: string): string[] {
  const cells: string[] = []
  let at = 0
  for (;;) {
    if (record[at] === '"') {
      let text = ''
      let from = at + 1
      for (;;) {
        const quote = record.indexOf('"', from)
        if (quote < 0) {
          text += record.slice(from)
          at = record.length
          break
        }
        text += record.slice(from, quote)
        if (record[quote + 1] !== '"') {
          at = quote + 1
          break
        }
        text += '"'
        from = quote + 2
      }
      const until = indexOr(record, delimiter, at)
      cells.push(text + record.slice(at, until))
      at = until
    } else {
      const until = indexOr(record, delimiter, at)
      cells.push(record.slice(at, until))
      at = until
    }
    if (at >= record.length) return cells
    at += 1
  }
}

function indexOr(text: string, needle: string, from: number): number {
  const at = text.indexOf(needle, from)
  return at < 0 ? text.length : at
}

/** All records of a text (UTF-8 bytes), at most `limit`; blank lines are records of one empty cell. */
export function recordsOf(bytes: Uint8Array, delimiter: string, limit = Number.POSITIVE_INFINITY): string[][] {
  const span: RecordSpan = { from: 0, to: 0, cells: 0, odd: 0, ending: 'end', next: 0 }
  const decoder = new TextDecoder('utf-8')
  const records: string[][] = []
  for (let at = 0; at < bytes.length && records.length < limit; at = span.next) {
    nextRecord(bytes, at, delimiter.charCodeAt(0), true, span)
    records.push(cellsOf(decoder.decode(bytes.subarray(span.from, span.to)), delimiter))
  }
  return records
}
