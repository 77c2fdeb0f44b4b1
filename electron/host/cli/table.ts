/** One column of a table on a terminal. */
export interface Column<Row> {
  readonly title: string
  readonly align?: 'left' | 'right'
  readonly cell: (row: Row) => string
}

/** Text that cannot move the cursor, colour the terminal or reverse a line: controls and direction marks become `·`. */
export function harmless(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, '·')
}

/** A table in plain text, columns two spaces apart, no wider per cell than 48 characters. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const cells = rows.map((row) => columns.map((column) => shorten(harmless(column.cell(row)))))
  const widths = columns.map((column, i) => Math.max(width(column.title), ...cells.map((line) => width(line[i] ?? ''))))
  const line = (texts: readonly string[]) =>
    texts
      .map((text, i) => pad(text, widths[i] ?? 0, columns[i]?.align ?? 'left'))
      .join('  ')
      .trimEnd()
  return [
    line(columns.map((column) => column.title)),
    line(widths.map((each) => '─'.repeat(each))),
    ...cells.map(line),
  ].join('\n')
}

const SEGMENTS = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Characters as a reader sees them. */
function characters(text: string): string[] {
  return Array.from(SEGMENTS.segment(text), (each) => each.segment)
}

function shorten(text: string): string {
  const all = characters(text)
  return all.length > 48 ? `${all.slice(0, 47).join('')}…` : text
}

/** Width in characters; good enough for Latin text, which is what names of branches and files mostly are. */
function width(text: string): number {
  return characters(text).length
}

function pad(text: string, to: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, to - width(text)))
  return align === 'right' ? space + text : text + space
}
