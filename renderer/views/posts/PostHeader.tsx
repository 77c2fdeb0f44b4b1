import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import type { Column } from './columns'
import type { PostsState } from './postsState'
import type { Chosen } from './useChosen'

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

/** Heads of the columns: each sorts, the first chooses all. Row −1 of the keyboard. */
export function PostHeader({ id, columns, state, tracks, minWidth, active, total, chosen }: HeaderProps) {
  const { sort, descending } = state.query
  return (
    <div role="rowgroup" className="head" style={{ minWidth }}>
      <div role="row" aria-rowindex={1} className="gr" style={{ gridTemplateColumns: tracks }}>
        <div role="columnheader" className="pick">
          <PickAll total={total} chosen={chosen} />
        </div>
        {columns.map((column, index) => (
          <Head
            key={column.id}
            id={`${id}--1-${index}`}
            column={column}
            isActive={active === index}
            order={column.sort !== sort ? 'none' : descending ? 'descending' : 'ascending'}
            onSort={(down) => column.sort !== null && state.setSort(column.sort, down)}
          />
        ))}
      </div>
    </div>
  )
}

interface HeadProps {
  readonly id: string
  readonly column: Column
  readonly isActive: boolean
  readonly order: 'none' | 'ascending' | 'descending'
  readonly onSort: (descending: boolean) => void
}

const ARROWS = { none: '', ascending: ' ↑', descending: ' ↓' }

function Head({ id, column, isActive, order, onSort }: HeadProps) {
  const words = <span className={column.id === 'platform' ? 'vh' : ''}>{column.head}</span>
  return (
    <div
      id={id}
      role="columnheader"
      className={`${column.isNumber ? 'num' : ''}${isActive ? ' on' : ''}`}
      aria-sort={column.sort === null ? undefined : order}
    >
      {column.sort === null ? (
        words
      ) : (
        <button
          type="button"
          tabIndex={-1}
          className="sort"
          onClick={() => onSort(order === 'none' ? true : order === 'ascending')}
        >
          {words}
          {ARROWS[order]}
        </button>
      )}
    </div>
  )
}

/** Chooses every post that the filter finds, or none. */
function PickAll({ total, chosen }: Pick<HeaderProps, 'total' | 'chosen'>) {
  const t = useWords()
  const numbers = useNumbers()
  const words = t('posts.choose_all', { n: total, count: numbers.count(total) })
  const looks = { none: 'chk', some: 'chk some', all: 'chk on' }
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-pressed={chosen.share === 'some' ? 'mixed' : chosen.share === 'all'}
      aria-label={words}
      title={words}
      onClick={chosen.toggleAll}
    >
      <span className={looks[chosen.share]} />
    </button>
  )
}
