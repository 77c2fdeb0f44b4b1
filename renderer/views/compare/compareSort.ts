import type { GroupRow } from '../../../shared/contract/compare'

/** `order`: as the engine gives the rows. */
export type SortColumn =
  'order' | 'name' | 'n' | 'median' | 'without' | 'ratio' | 'interactions' | 'views' | 'clicks' | 'previous'

export interface Sort {
  readonly column: SortColumn
  readonly isUp: boolean
}

/** The rows by one column. Missing values stay last in both directions: they are not small. */
export function sortRows(
  rows: readonly GroupRow[],
  { column, isUp }: Sort,
  name: (row: GroupRow) => string,
): readonly GroupRow[] {
  if (column === 'order') return rows
  const sign = isUp ? 1 : -1
  if (column === 'name') return rows.toSorted((a, b) => sign * name(a).localeCompare(name(b)))
  return rows.toSorted((a, b) => {
    const [left, right] = [valueOf(a, column), valueOf(b, column)]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    return sign * (left - right)
  })
}

function valueOf(row: GroupRow, column: Exclude<SortColumn, 'order' | 'name'>): number | null {
  switch (column) {
    case 'without':
      return row.medianWithout
    case 'ratio':
      return row.ratioOfSums?.value ?? null
    case 'previous':
      return row.previous?.median ?? null
    default:
      return row[column]
  }
}
