import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef, type KeyboardEvent, type MouseEvent, type RefObject } from 'react'
import { useNetwork } from '../../api/useNetwork'
import type { PostRow } from '../../../shared/contract/posts'
import { useWords } from '../../i18n/useWords'
import type { Column } from './columns'
import { moveCell, type Cell } from './gridKeys'
import { PostHeader } from './PostHeader'
import { PostLine } from './PostLine'
import type { PostsState } from './postsState'
import type { Chosen } from './useChosen'
import type { PostWindows } from './usePostWindows'

const ROW = 30
/** Width of the column of check boxes. */
const PICK = 42

interface PostTableProps {
  readonly state: PostsState
  readonly columns: readonly Column[]
  readonly cell: Cell
  readonly setCell: (cell: Cell) => void
  readonly chosen: Chosen
  readonly grid: RefObject<HTMLDivElement | null>
  readonly windows: PostWindows
  readonly setRange: (first: number, last: number) => void
  /** Opens the sheet of a post, on the trace of this column when it is a number. */
  readonly onOpen: (row: PostRow, column: Column | undefined) => void
}

/**
 * Every post of the filter, however many: only the rows in view are in the page. One stop of the keyboard; arrows move from
 * cell to cell, up from the first row is the header, Enter sorts there and opens the sheet elsewhere, Space chooses (all in the header).
 */
export function PostTable(props: PostTableProps) {
  const { state, columns, cell, grid, chosen, setRange, windows } = props
  const t = useWords()
  const id = useId()
  const network = useNetwork()
  const total = windows.total ?? 0
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => grid.current,
    estimateSize: () => ROW,
    overscan: 12,
    scrollPaddingStart: ROW,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => setRange(first, last), [first, last, setRange])
  const shown = useRef(cell.row)
  useEffect(() => {
    if (shown.current === cell.row) return
    shown.current = cell.row
    if (cell.row >= 0) virtual.scrollToIndex(cell.row)
  }, [cell.row, virtual])
  const { onKeyDown, onClick } = useGridEvents(props, total)
  const minWidth = columns.reduce((sum, column) => sum + column.least, PICK)
  const tracks = `${PICK}px ${columns.map((column) => column.width).join(' ')}`
  return (
    <div
      ref={grid}
      className={`grid${windows.isStale ? ' stale' : ''}`}
      role="grid"
      tabIndex={0}
      aria-label={t('posts.table')}
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={`${id}-${cell.row}-${cell.column}`}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <PostHeader
        {...{ id, columns, state, tracks, minWidth, total, chosen }}
        active={cell.row < 0 ? cell.column : null}
      />
      <div role="rowgroup" className="rows" style={{ height: virtual.getTotalSize(), minWidth }}>
        {items.map((item) => {
          const row = windows.row(item.index)
          return (
            <PostLine
              key={item.index}
              id={id}
              index={item.index}
              top={item.start}
              row={row}
              columns={columns}
              tracks={tracks}
              network={network}
              active={cell.row === item.index ? cell.column : null}
              isOpen={row !== undefined && row.id === state.openId}
              isChosen={row !== undefined && chosen.has(row.id)}
              onToggle={chosen.toggle}
            />
          )
        })}
      </div>
    </div>
  )
}

function useGridEvents(props: PostTableProps, total: number) {
  const { state, columns, cell, setCell, grid, chosen, windows, onOpen } = props
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const column = columns[cell.column]
    const row = windows.row(cell.row)
    if (event.key === 'Enter' && cell.row < 0) {
      if (column?.sort) state.setSort(column.sort, state.query.sort === column.sort ? !state.query.descending : true)
    } else if (event.key === 'Enter' && row !== undefined) {
      onOpen(row, column)
    } else if (event.key === ' ' && cell.row < 0) {
      chosen.toggleAll()
    } else if (event.key === ' ' && row !== undefined) {
      chosen.toggle(row.id)
    } else {
      const page = Math.max(1, Math.floor((grid.current?.clientHeight ?? ROW) / ROW) - 2)
      const next = moveCell(cell, event.key, { rows: total, columns: columns.length, page })
      // J and K are heard by the whole screen, sheet included.
      if (next === null || event.key === 'j' || event.key === 'k') return
      setCell(next)
    }
    event.preventDefault()
  }
  const onClick = (event: MouseEvent) => {
    const found = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null
    const at = { row: Number(found?.dataset['row']), column: Number(found?.dataset['column']) }
    const row = found === null ? undefined : windows.row(at.row)
    if (row === undefined) return
    setCell(at)
    onOpen(row, columns[at.column])
  }
  return { onKeyDown, onClick }
}
