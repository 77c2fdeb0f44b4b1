import { useEffect, useRef, type FocusEvent, type KeyboardEvent, type RefObject } from 'react'

const FOCUSABLE = 'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled])'

/**
 * One tab stop for a table, arrows inside (Home, End, Ctrl Home, Ctrl End too). Rows are the `tr`s of the table, cells their
 * `th`/`td`; a cell's buttons and links are its stops, a cell without any is a stop itself. Give the table the ref
 * and both handlers. Works on the document, so that a virtual table can use it with the rows it has drawn.
 */
export function useRovingGrid(table: RefObject<HTMLElement | null>): {
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onFocus: (event: FocusEvent) => void
} {
  const active = useRef<HTMLElement | null>(null)
  useEffect(() => {
    if (table.current === null) return
    // Arrows between cells make it a grid for readers; the element stays a table, with its headers.
    table.current.setAttribute('role', 'grid')
    active.current = markStops(table.current, active.current)
  })
  const onFocus = (event: FocusEvent) => {
    if (table.current === null || !(event.target instanceof HTMLElement)) return
    active.current = markStops(table.current, event.target)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (table.current === null || !(event.target instanceof HTMLElement) || event.target.matches('input')) return
    const next = target(table.current, event.target, event.key, event.ctrlKey)
    if (next === undefined) return
    event.preventDefault()
    next.focus()
  }
  return { onKeyDown, onFocus }
}

/** Every stop leaves the tab order but one: the active one, or the first of the body. Returns it. */
function markStops(table: HTMLElement, wanted: HTMLElement | null): HTMLElement | null {
  const stops = rowsOf(table).flatMap(stopsOf)
  const body = [...table.querySelectorAll<HTMLElement>('tbody tr')].flatMap(stopsOf)
  const active = wanted !== null && stops.includes(wanted) ? wanted : (body[0] ?? stops[0] ?? null)
  for (const stop of stops) stop.tabIndex = stop === active ? 0 : -1
  return active
}

function rowsOf(table: HTMLElement): HTMLElement[] {
  return [...table.querySelectorAll<HTMLElement>('tr')].filter((row) => row.querySelector('th, td') !== null)
}

function stopsOf(row: HTMLElement): HTMLElement[] {
  return cellsOf(row).flatMap(stopsIn)
}

function cellsOf(row: HTMLElement): HTMLElement[] {
  return [...row.children].filter((cell): cell is HTMLElement => cell instanceof HTMLElement)
}

function stopsIn(cell: HTMLElement): HTMLElement[] {
  const inside = [...cell.querySelectorAll<HTMLElement>(FOCUSABLE)]
  return inside.length > 0 ? inside : [cell]
}

function target(table: HTMLElement, from: HTMLElement, key: string, isControl: boolean): HTMLElement | undefined {
  const row = from.closest<HTMLElement>('tr')
  if (row === null) return undefined
  const rows = rowsOf(table)
  const stops = stopsOf(row)
  const column = cellsOf(row).findIndex((cell) => cell.contains(from))
  const vertical = (step: number) => {
    const other = rows[rows.indexOf(row) + step]
    const cell = other === undefined ? undefined : (cellsOf(other)[column] ?? cellsOf(other).at(-1))
    return cell === undefined ? undefined : stopsIn(cell)[0]
  }
  switch (key) {
    case 'ArrowRight':
      return stops[stops.indexOf(from) + 1]
    case 'ArrowLeft':
      return stops[stops.indexOf(from) - 1]
    case 'ArrowDown':
      return vertical(1)
    case 'ArrowUp':
      return vertical(-1)
    case 'Home':
      return (isControl ? stopsOf(rows[0] ?? row) : stops)[0]
    case 'End':
      return (isControl ? stopsOf(rows.at(-1) ?? row) : stops).at(-1)
    default:
      return undefined
  }
}
