import type { Language } from './vocabulary'

/** A cell: text, a true number, a truth value, or nothing. Missing stays empty, never 0. */
export type CsvCell = string | number | boolean | null

/**
 * Note [spreadsheet-safe CSV]. A text cell that a spreadsheet could take for a formula begins with an apostrophe, the
 * way spreadsheets themselves mark text. Quoting alone does not help: it is removed before the cell is read (OWASP,
 * CSV injection; CVE-2021-41270). Seen through: leading blanks, quotes, byte order marks and control characters, and the
 * full-width forms of = + - @, which some spreadsheets fold. Also after a delimiter or a line break inside the cell,
 * because a reader that assumes the other delimiter would start a cell there.
 * True numbers are written as numbers, negative ones too; a text that only looks like a number is text, and marked.
 */
const TRIGGER = /^[\s"'\p{Cf}\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u
const FIRST = /^[\t\r\n]/u
const INNER = /([;,\t\r\n]["'\p{Zs}\p{Cf}]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/gu

/** The cell text made inert for spreadsheets; text without anything like a formula is returned unchanged. */
export function inertText(text: string): string {
  // NUL ends the text in some readers, and what follows would be lost.
  const inner = text.replaceAll('\0', '').replaceAll(INNER, "$1'")
  return TRIGGER.test(inner) || FIRST.test(inner) ? `'${inner}` : inner
}

/** How a spreadsheet of that language expects a CSV: French reads `;` and a decimal comma, English `,` and a point. */
export const CSV_DIALECT = {
  fr: { delimiter: ';', decimal: ',' },
  en: { delimiter: ',', decimal: '.' },
} as const satisfies Record<Language, { delimiter: string; decimal: string }>

function cellText(cell: CsvCell, language: Language): string {
  if (cell === null) return ''
  if (typeof cell === 'boolean') return cell ? '1' : '0'
  if (typeof cell === 'number') {
    return Number.isFinite(cell) ? String(cell).replace('.', CSV_DIALECT[language].decimal) : ''
  }
  return quoted(inertText(cell))
}

/** RFC 4180: quoted when it holds a delimiter of any dialect, a quote, a line break, or blanks at an end. */
function quoted(text: string): string {
  return /[;,\t"\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * A table as CSV text for spreadsheets, safe to open (Note [spreadsheet-safe CSV]): byte order mark, CRLF, the dialect of
 * the language. Headers are stable names in snake_case, the same in both languages: they are an interface.
 * @throws RangeError when a row has not as many cells as there are headers
 */
export function csvText(headers: readonly string[], rows: Iterable<readonly CsvCell[]>, language: Language): string {
  const { delimiter } = CSV_DIALECT[language]
  const lines = [headers.map((header) => quoted(inertText(header))).join(delimiter)]
  for (const row of rows) {
    if (row.length !== headers.length)
      throw new RangeError(`a row of ${row.length} cells under ${headers.length} headers`)
    lines.push(row.map((cell) => cellText(cell, language)).join(delimiter))
  }
  return `\ufeff${lines.join('\r\n')}\r\n`
}

/** What the contract carries for a CSV download. `name` without extension. */
export function csvFile(
  name: string,
  headers: readonly string[],
  rows: Iterable<readonly CsvCell[]>,
  language: Language,
): { name: string; type: string; blob: Blob } {
  const type = 'text/csv;charset=utf-8'
  return { name: `${name}.csv`, type, blob: new Blob([csvText(headers, rows, language)], { type }) }
}
