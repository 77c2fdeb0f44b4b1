import { headOf } from '../read/prepare'
import { recordsOf } from '../read/csv'
import { hiddenRowsOf } from '../read/sections'
import { ColumnCollector, type ColumnLook } from './columnLook'
import { SignCollector, type SignEvidence } from './numbers'
import { readRecords } from './records'

/** The head of a table: enough to find its header and to show it. */
const HEAD = { bytes: 1 << 18, records: 60 }
/** Columns that are looked at; the widest export of a tool has some hundreds. */
export const MOST_COLUMNS = 300

/** The first records of a file in the staging folder. */
export async function headRecords(path: string, delimiter: string): Promise<string[][]> {
  return recordsOf(await headOf(path, HEAD.bytes), delimiter, HEAD.records)
}

/** What the whole of a table below its header looks like, column by column. */
export interface TableLook {
  readonly header: readonly string[]
  readonly headerRow: number
  /** Records at the top that a spreadsheet does not show. */
  readonly hidden: number
  /** Records below the header that are not blank. */
  readonly rows: number
  readonly columns: readonly ColumnLook[]
  /** Signs in each column. */
  readonly signs: readonly SignEvidence[]
  /** For each value of a column with few values: the rows that hold it. */
  readonly counts: readonly ReadonlyMap<string, number>[]
}

const FEW = 60

/** Reads a file once, to the end: the style of numbers and days is decided by all of its cells. */
export async function lookAtTable(
  path: string,
  delimiter: string,
  head: { readonly records: readonly (readonly string[])[]; readonly headerRow: number },
  signal?: AbortSignal,
): Promise<TableLook> {
  const header = (head.records[head.headerRow] ?? []).slice(0, MOST_COLUMNS)
  const columns = header.map(() => ({
    look: new ColumnCollector(),
    signs: new SignCollector(),
    counts: new Map<string, number>(),
  }))
  let rows = 0
  for await (const records of readRecords(path, delimiter, signal)) {
    for (const { at, cells } of records) {
      if (at <= head.headerRow || cells === null || cells.every((cell) => cell.trim() === '')) continue
      rows += 1
      for (const [i, column] of columns.entries()) {
        const cell = cells[i] ?? ''
        column.look.add(cell)
        if (cell.length <= 40) column.signs.add(cell)
        if (cell.length <= 100) count(column.counts, cell.trim())
      }
    }
  }
  return {
    header,
    headerRow: head.headerRow,
    hidden: hiddenRowsOf(head.records),
    rows,
    columns: columns.map(({ look }) => look.result()),
    signs: columns.map(({ signs }) => signs.result()),
    counts: columns.map(({ counts }) => counts),
  }
}

function count(counts: Map<string, number>, value: string): void {
  if (value === '') return
  const before = counts.get(value)
  if (before !== undefined) counts.set(value, before + 1)
  else if (counts.size < FEW) counts.set(value, 1)
}
