/** A small Facebook content export, written by hand to the shape of the real ones. */
export interface Row {
  readonly id?: string
  readonly page?: string
  readonly pageName?: string
  readonly text?: string
  /** MM/DD/YYYY HH:MM, US Pacific. */
  readonly time?: string
  readonly link?: string
  readonly views?: string
  readonly reach?: string
  readonly reactions?: string
  readonly comments?: string
  readonly shares?: string
}

export const HEADER =
  'Post ID,Page ID,Page name,Title,Publish time,Permalink,Post type,Date,Views,Reach,Reactions,Comments,Shares'

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** Cells of one row; what is not said has a plain value. */
export function cells(row: Row): string[] {
  return [
    row.id ?? '800000000001001',
    row.page ?? '100064900000101',
    row.pageName ?? 'Bibliothèque des Tanneurs',
    row.text ?? 'Horaires',
    row.time ?? '05/05/2026 08:00',
    row.link ?? '',
    'Photos',
    'Lifetime',
    row.views ?? '100',
    row.reach ?? '80',
    row.reactions ?? '5',
    row.comments ?? '1',
    row.shares ?? '1',
  ]
}

export function facebookCsv(rows: readonly Row[], newline = '\n', delimiter = ','): string {
  const lines = [HEADER.replaceAll(',', delimiter), ...rows.map((row) => cells(row).map(quoted).join(delimiter))]
  return `\uFEFF${lines.join(newline)}${newline}`
}
