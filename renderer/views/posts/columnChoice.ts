import { COLUMN_IDS, type ColumnId, DEFAULT_COLUMNS, FIXED } from './columns'

const KEY = 'portee.posts.columns'

/** Columns of a text like `date,text,reach`, in its order; those that cannot be taken away are always there. */
export function parseColumns(text: string): ColumnId[] {
  const named = text.split(',').flatMap((word) => COLUMN_IDS.find((id) => id === word) ?? [])
  const missing = FIXED.filter((id) => !named.includes(id))
  return [...new Set([...missing, ...named])]
}

/** Columns of the address, else those chosen last in this browser, else the usual ones. */
export function readColumns(address: string | null): readonly ColumnId[] {
  const text = address ?? stored()
  return text === null ? DEFAULT_COLUMNS : parseColumns(text)
}

/** Remembers the columns for the next time. */
export function keepColumns(columns: readonly ColumnId[]): void {
  try {
    window.localStorage.setItem(KEY, columns.join(','))
  } catch {
    // Storage may be refused by the browser: the address still holds them.
  }
}

function stored(): string | null {
  try {
    return window.localStorage.getItem(KEY)
  } catch {
    return null
  }
}

/** A column shown or taken away: a new one comes where it is offered, after the last shown one that is offered before it. */
export function toggleColumn(columns: readonly ColumnId[], id: ColumnId): ColumnId[] {
  if (columns.includes(id)) return columns.filter((each) => each !== id)
  const before = COLUMN_IDS.slice(0, COLUMN_IDS.indexOf(id))
  const place = columns.findLastIndex((each) => before.includes(each)) + 1
  return columns.toSpliced(place, 0, id)
}

/** A column one place to the left (−1) or right (+1). */
export function moveColumn(columns: readonly ColumnId[], id: ColumnId, step: -1 | 1): ColumnId[] {
  const from = columns.indexOf(id)
  const to = from + step
  if (from < 0 || to < 0 || to >= columns.length) return [...columns]
  return columns.toSpliced(from, 1).toSpliced(to, 0, id)
}
