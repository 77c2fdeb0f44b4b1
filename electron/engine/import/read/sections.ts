/** A titled block of a Meta daily or audience file. */
export interface Section {
  /** null: the block begins with a table. */
  readonly title: string | null
  /** Records under the title, the header row first where there is one. */
  readonly rows: readonly (readonly string[])[]
  /** Number of each of `rows` as a spreadsheet shows it: from 1, a leading `sep=` line not counted. */
  readonly numbers: readonly number[]
}

/** An ISO day or midnight, as Meta writes the days of daily files. */
export function isDayCell(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z?)?$/.test(text.trim())
}

const isSeparatorLine = (record: readonly string[]): boolean => /^sep=.?$/.test((record[0] ?? '').trim())
const isBlank = (record: readonly string[]): boolean => record.every((cell) => cell.trim() === '')
const isTitle = (record: readonly string[]): boolean =>
  record.slice(1).every((cell) => cell.trim() === '') && (record[0] ?? '').trim() !== ''

/** Records at the top that a spreadsheet takes for an instruction and does not show: 1 for a `sep=` line, else 0. */
export function hiddenRowsOf(records: readonly (readonly string[])[]): 0 | 1 {
  const [first] = records
  return first !== undefined && isSeparatorLine(first) ? 1 : 0
}

/**
 * Cuts records into blocks: blank records and `sep=` lines separate, a record of one cell that begins a block is its
 * title. A lone cell inside a block (the follower total) stays a row of it.
 */
export function sectionsOf(records: readonly (readonly string[])[]): Section[] {
  const sections: { title: string | null; rows: (readonly string[])[]; numbers: number[] }[] = []
  const hidden = hiddenRowsOf(records)
  let open = false
  records.forEach((record, at) => {
    if (isBlank(record) || (at === 0 && isSeparatorLine(record))) {
      open = false
      return
    }
    if (!open) {
      sections.push({ title: isTitle(record) ? (record[0] ?? '').trim() : null, rows: [], numbers: [] })
      open = true
      if (isTitle(record)) return
    }
    sections.at(-1)?.rows.push(record)
    sections.at(-1)?.numbers.push(at + 1 - hidden)
  })
  return sections
}
