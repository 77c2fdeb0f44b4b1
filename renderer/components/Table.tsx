import { useRef, type ReactNode } from 'react'
import { useRovingGrid } from './useRovingGrid'

export interface Column<Row> {
  readonly id: string
  readonly header: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** Numbers align right. */
  readonly numeric?: boolean
  readonly sortable?: boolean
  /** The cell that names the row. */
  readonly isName?: boolean
  readonly width?: string
}

export interface Sort {
  readonly column: string
  readonly descending: boolean
}

interface TableProps<Row> {
  /** Said by readers; the visible title is beside the table. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly sort?: Sort
  readonly onSort?: (sort: Sort) => void
  readonly selected?: string | null
  readonly rowClass?: (row: Row) => string
  readonly className?: string
}

/** A table with one tab stop and arrows inside, and `aria-sort` on sortable columns. No stripes, no vertical rules. */
export function Table<Row>({ label, columns, rows, rowKey, sort, onSort, selected = null, ...rest }: TableProps<Row>) {
  const table = useRef<HTMLTableElement>(null)
  const roving = useRovingGrid(table)
  return (
    <table className={`t ${rest.className ?? ''}`} aria-label={label} ref={table} {...roving}>
      <thead>
        <tr>
          {columns.map((column) => (
            <Header key={column.id} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const key = rowKey(row)
          return (
            <tr
              key={key}
              className={`${key === selected ? 'sel ' : ''}${rest.rowClass?.(row) ?? ''}`}
              aria-selected={selected === null ? undefined : key === selected}
            >
              {columns.map((column) => cellOf(column, row))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function cellOf<Row>(column: Column<Row>, row: Row) {
  const className = column.numeric === true ? 'num' : ''
  return column.isName === true ? (
    <th key={column.id} scope="row" className={className}>
      {column.cell(row)}
    </th>
  ) : (
    <td key={column.id} className={className}>
      {column.cell(row)}
    </td>
  )
}

function Header<Row>({
  column,
  sort,
  onSort,
}: {
  readonly column: Column<Row>
  readonly sort: Sort | undefined
  readonly onSort: ((sort: Sort) => void) | undefined
}) {
  const isSorted = sort?.column === column.id
  const descending = isSorted && sort.descending
  const order = isSorted ? (descending ? 'descending' : 'ascending') : 'none'
  const width = column.width === undefined ? {} : { style: { width: column.width } }
  if (column.sortable !== true || onSort === undefined) {
    return (
      <th scope="col" className={column.numeric === true ? 'num' : ''} {...width}>
        {column.header}
      </th>
    )
  }
  return (
    <th scope="col" className={column.numeric === true ? 'num' : ''} aria-sort={order} {...width}>
      <button
        type="button"
        className={`sort${isSorted ? ' on' : ''}`}
        onClick={() => onSort({ column: column.id, descending: isSorted ? !descending : column.numeric === true })}
      >
        {column.header}
        <span aria-hidden="true">{isSorted ? (descending ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  )
}
