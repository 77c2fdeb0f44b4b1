import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef, type KeyboardEvent, type MouseEvent, type RefObject } from 'react'
import { useNetwork, type Network } from '../../api/useNetwork'
import type { PostRow } from '../../../shared/contract/posts'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import { COLUMNS, type Column } from './columns'
import { moveCell, type Cell } from './gridKeys'
import { isRate, PostCell } from './PostCells'
import type { PostsState } from './postsState'
import { MOST_CHOSEN, type Chosen } from './useChosen'
import type { PostWindows } from './usePostWindows'

const ROW = 30
/** Width of the column of check boxes. */
const PICK = 42

interface PostTableProps {
  readonly state: PostsState
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
  const { state, cell, setCell, grid, chosen, setRange, windows, onOpen } = props
  const t = useWords()
  const id = useId()
  const network = useNetwork()
  const columns = COLUMNS.filter((column) => state.columns.includes(column.id))
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

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const column = columns[cell.column]
    const row = windows.row(cell.row)
    if (event.key === 'Enter' && cell.row < 0 && column?.sort) {
      state.setSort(column.sort, state.query.sort === column.sort ? !state.query.descending : true)
    } else if (event.key === 'Enter' && row !== undefined) {
      onOpen(row, column)
    } else if (event.key === ' ' && cell.row < 0) {
      if (total <= MOST_CHOSEN) chosen.toggleAll()
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
      <Header {...{ id, columns, state, tracks, minWidth, total, chosen }} active={cell.row < 0 ? cell.column : null} />
      <div role="rowgroup" className="rows" style={{ height: virtual.getTotalSize(), minWidth }}>
        {items.map((item) => (
          <Row
            key={item.index}
            {...props}
            id={id}
            index={item.index}
            top={item.start}
            row={windows.row(item.index)}
            columns={columns}
            tracks={tracks}
            network={network}
          />
        ))}
      </div>
    </div>
  )
}

interface HeaderProps {
  readonly id: string
  readonly columns: readonly Column[]
  readonly state: PostsState
  readonly tracks: string
  readonly minWidth: number
  readonly active: number | null
  readonly total: number
  readonly chosen: Chosen
}

function Header({ id, columns, state, tracks, minWidth, active, total, chosen }: HeaderProps) {
  const t = useWords()
  const { sort, descending } = state.query
  return (
    <div role="rowgroup" className="head" style={{ minWidth }}>
      <div role="row" aria-rowindex={1} className="gr" style={{ gridTemplateColumns: tracks }}>
        <div role="columnheader" className="pick">
          <PickAll total={total} chosen={chosen} />
        </div>
        {columns.map((column, index) => {
          const isSorted = column.sort === sort
          return (
            <div
              key={column.id}
              id={`${id}--1-${index}`}
              role="columnheader"
              className={`${column.isNumber ? 'num' : ''}${active === index ? ' on' : ''}`}
              aria-sort={
                column.sort === null ? undefined : isSorted ? (descending ? 'descending' : 'ascending') : 'none'
              }
            >
              {column.sort === null ? (
                <span className={column.id === 'platform' ? 'vh' : ''}>{t(`posts.head.${column.id}`)}</span>
              ) : (
                <button
                  type="button"
                  tabIndex={-1}
                  className="sort"
                  onClick={() => column.sort !== null && state.setSort(column.sort, isSorted ? !descending : true)}
                >
                  {t(`posts.head.${column.id}`)}
                  {isSorted ? (descending ? ' ↓' : ' ↑') : ''}
                </button>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Chooses every post that the filter finds, or none. Above what one action takes, it says why it cannot. */
function PickAll({ total, chosen }: Pick<HeaderProps, 'total' | 'chosen'>) {
  const t = useWords()
  const numbers = useNumbers()
  const canAll = total <= MOST_CHOSEN
  const words = canAll
    ? t('posts.choose_all', { n: total, count: numbers.count(total) })
    : t('posts.choose_too_many', { most: numbers.count(MOST_CHOSEN) })
  const looks = { none: 'chk', some: 'chk some', all: 'chk on' }
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-pressed={chosen.share === 'some' ? 'mixed' : chosen.share === 'all'}
      aria-label={words}
      title={words}
      disabled={!canAll}
      onClick={chosen.toggleAll}
    >
      <span className={looks[chosen.share]} />
    </button>
  )
}

interface RowProps extends PostTableProps {
  readonly id: string
  readonly index: number
  readonly top: number
  readonly row: PostRow | undefined
  readonly columns: readonly Column[]
  readonly tracks: string
  readonly network: Network | undefined
}

function Row({ id, index, top, row, columns, tracks, network, state, cell, chosen }: RowProps) {
  const t = useWords()
  const style = { gridTemplateColumns: tracks, transform: `translateY(${top}px)` }
  if (row === undefined) {
    return (
      <div role="row" aria-rowindex={index + 2} aria-busy="true" className="gr blank" style={style}>
        <div role="gridcell" id={`${id}-${index}-${cell.column}`}>
          <i />
        </div>
      </div>
    )
  }
  const isOpen = row.id === state.openId
  const isChosen = chosen.ids.has(row.id)
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      className={`gr${isOpen ? ' sel' : ''}${row.maturesIn === null ? '' : ' yg'}${row.setAside.some((each) => each !== 'immature') ? ' out' : ''}`}
      style={style}
    >
      <div role="gridcell" className="pick">
        <button
          type="button"
          tabIndex={-1}
          aria-pressed={isChosen}
          aria-label={t('posts.choose_one', { text: (row.text ?? '').slice(0, 40) })}
          onClick={() => chosen.toggle(row.id)}
        >
          <span className={`chk${isChosen ? ' on' : ''}`} />
        </button>
      </div>
      {columns.map((column, at) => (
        <div
          key={column.id}
          id={`${id}-${index}-${at}`}
          role="gridcell"
          data-row={index}
          data-column={at}
          className={cellClass(column, row, cell.row === index && cell.column === at)}
        >
          <PostCell column={column} row={row} network={network} />
        </div>
      ))}
    </div>
  )
}

function cellClass(column: Column, row: PostRow, isActive: boolean): string {
  const classes = [
    column.isNumber ? 'num' : '',
    column.id === 'text' ? 'tx' : '',
    isRate(column.id) ? 'er' : '',
    isRate(column.id) && row.maturesIn !== null ? 'wt' : '',
    isActive ? 'on' : '',
  ]
  return classes.filter(Boolean).join(' ')
}
