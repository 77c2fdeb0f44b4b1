/** Where the keyboard is in the table: row -1 is the header. */
export interface Cell {
  readonly row: number
  readonly column: number
}

/** Where a key leads in a table of that size; null for a key that moves nothing. J and K are down and up. */
export function moveCell(
  from: Cell,
  key: string,
  size: { readonly rows: number; readonly columns: number; readonly page: number },
): Cell | null {
  const rows = (count: number) => Math.max(-1, Math.min(size.rows - 1, count))
  const columns = (count: number) => Math.max(0, Math.min(size.columns - 1, count))
  switch (key) {
    case 'ArrowDown':
      return { ...from, row: rows(from.row + 1) }
    case 'ArrowUp':
      return { ...from, row: rows(from.row - 1) }
    case 'j':
      return { ...from, row: Math.max(0, rows(from.row + 1)) }
    case 'k':
      return { ...from, row: Math.max(0, rows(from.row - 1)) }
    case 'PageDown':
      return { ...from, row: rows(from.row + size.page) }
    case 'PageUp':
      return { ...from, row: Math.max(0, rows(from.row - size.page)) }
    case 'Home':
      return { ...from, row: 0 }
    case 'End':
      return { ...from, row: rows(size.rows - 1) }
    case 'ArrowRight':
      return { ...from, column: columns(from.column + 1) }
    case 'ArrowLeft':
      return { ...from, column: columns(from.column - 1) }
    default:
      return null
  }
}
