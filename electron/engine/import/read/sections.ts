/** A titled block of a Meta daily or audience file. */
export interface Section {
  /** null: the block begins with a table. */
  readonly title: string | null
  /** Position of the title among the records of the file (0-based). */
  readonly at: number
  /** Records under the title, the header row first where there is one. */
  readonly rows: readonly (readonly string[])[]
  /** Position of each of `rows` among the records of the file. */
  readonly positions: readonly number[]
}

/** An ISO day or midnight, as Meta writes the days of daily files. */
export function isDayCell(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z?)?$/.test(text.trim())
}

const isSeparatorLine = (record: readonly string[]): boolean => /^sep=.?$/.test((record[0] ?? '').trim())
const isBlank = (record: readonly string[]): boolean => record.every((cell) => cell.trim() === '')
const isTitle = (record: readonly string[]): boolean =>
  record.slice(1).every((cell) => cell.trim() === '') && (record[0] ?? '').trim() !== ''

/**
 * Cuts records into blocks: blank records and `sep=` lines separate, a record of one cell that begins a block is its
 * title. A lone cell inside a block (the follower total) stays a row of it.
 */
export function sectionsOf(records: readonly (readonly string[])[]): Section[] {
  const sections: { title: string | null; at: number; rows: (readonly string[])[]; positions: number[] }[] = []
  let open = false
  records.forEach((record, at) => {
    if (isBlank(record) || (at === 0 && isSeparatorLine(record))) {
      open = false
      return
    }
    if (!open) {
      sections.push({ title: isTitle(record) ? (record[0] ?? '').trim() : null, at, rows: [], positions: [] })
      open = true
      if (isTitle(record)) return
    }
    sections.at(-1)?.rows.push(record)
    sections.at(-1)?.positions.push(at)
  })
  return sections
}
