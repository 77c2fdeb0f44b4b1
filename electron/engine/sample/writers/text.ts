const NEEDS_QUOTES = /[ ,"\n\r]/

/** A cell as Meta writes it: quoted only when it holds a space, comma, quote or newline; quotes doubled. */
function metaCell(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** One record of a Meta content export, without its newline. */
export function metaLine(cells: readonly string[]): string {
  return cells.map(metaCell).join(',')
}

/** A whole number or an empty cell: missing is empty, never 0. */
export function count(value: number | null): string {
  return value === null ? '' : String(Math.round(value))
}

/** At most three decimals, a dot, no trailing zero: `1965.741`, `9.42`. */
export function decimal(value: number | null): string {
  return value === null ? '' : String(Math.round(value * 1000) / 1000)
}

/** UTF-8 with a byte order mark. */
export function utf8WithMark(text: string): Uint8Array {
  return new TextEncoder().encode(`\ufeff${text}`)
}

/** UTF-16, little-endian, with a byte order mark (Meta's daily and audience files). */
export function utf16WithMark(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + 2 * text.length)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0xfeff, true)
  for (let i = 0; i < text.length; i++) view.setUint16(2 + 2 * i, text.charCodeAt(i), true)
  return bytes
}

/** A record of which every cell is quoted (daily and audience files). */
export function quotedLine(cells: readonly string[]): string {
  return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
}

/** UTF-8 without a mark (X, YouTube). */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** A record with quotes only where a cell holds a comma, quote or newline. */
export function plainLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[,"\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')
}
