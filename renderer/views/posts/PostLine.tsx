import { memo } from 'react'
import type { PostRow } from '../../../shared/contract/posts'
import type { Network } from '../../api/useNetwork'
import { useWords } from '../../i18n/useWords'
import { isRate, type Column } from './columns'
import { PostCell } from './PostCells'

interface PostLineProps {
  readonly id: string
  readonly index: number
  readonly top: number
  readonly row: PostRow | undefined
  readonly columns: readonly Column[]
  readonly tracks: string
  readonly network: Network | undefined
  /** Column of the keyboard when it is in this row. */
  readonly active: number | null
  readonly isOpen: boolean
  readonly isChosen: boolean
  readonly onToggle: (id: string) => void
}

/** One row of the table; drawn again only when something of it has changed. */
export const PostLine = memo(function PostLine(props: PostLineProps) {
  const { id, index, top, row, columns, tracks, network, active, isOpen, isChosen, onToggle } = props
  const t = useWords()
  const style = { gridTemplateColumns: tracks, transform: `translateY(${top}px)` }
  if (row === undefined) {
    return (
      <div role="row" aria-rowindex={index + 2} aria-busy="true" className="gr blank" style={style}>
        <div role="gridcell" id={`${id}-${index}-${active ?? 0}`}>
          <i />
        </div>
      </div>
    )
  }
  return (
    <div role="row" aria-rowindex={index + 2} aria-selected={isChosen} className={rowClass(row, isOpen)} style={style}>
      <div role="gridcell" className="pick">
        <button
          type="button"
          tabIndex={-1}
          aria-pressed={isChosen}
          aria-label={t('posts.choose_one', { text: (row.text ?? '').slice(0, 40) })}
          onClick={() => onToggle(row.id)}
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
          className={cellClass(column, row, active === at)}
        >
          <PostCell column={column} row={row} network={network} />
        </div>
      ))}
    </div>
  )
})

function rowClass(row: PostRow, isOpen: boolean): string {
  const isOut = row.setAside.some((each) => each !== 'immature')
  return `gr${isOpen ? ' sel' : ''}${row.maturesIn === null ? '' : ' yg'}${isOut ? ' out' : ''}`
}

function cellClass(column: Column, row: PostRow, isActive: boolean): string {
  const classes = [
    column.isNumber ? 'num' : '',
    column.id === 'text' ? 'tx' : '',
    column.id === 'themes' ? 'th' : '',
    isRate(column.id) ? 'er' : '',
    isRate(column.id) && row.maturesIn !== null ? 'wt' : '',
    isActive ? 'on' : '',
  ]
  return classes.filter(Boolean).join(' ')
}
