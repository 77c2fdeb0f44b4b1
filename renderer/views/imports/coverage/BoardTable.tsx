import { useRef } from 'react'
import { useIntl } from 'react-intl'
import type { CoverageBoard, CoverageCell, CoverageRow } from '../../../../shared/contract/coverage'
import { useNetwork } from '../../../api/useNetwork'
import { BranchMark, PlatformMark } from '../../../components/marks'
import { Raised } from '../../../components/Raised'
import { useRovingGrid } from '../../../components/useRovingGrid'
import { useDays } from '../../../format/days'
import { useWords } from '../../../i18n/useWords'
import { CellBar } from './CellBar'
import type { CellId } from './coverageState'
import { useCellWords } from './useCellWords'

interface BoardTableProps {
  readonly board: CoverageBoard
  readonly chosen: CellId | null
  readonly onOpen: (cell: CellId) => void
}

/** Account × month. One tab stop, arrows inside, Enter opens a cell. */
export function BoardTable({ board, chosen, onOpen }: BoardTableProps) {
  const t = useWords()
  const table = useRef<HTMLTableElement>(null)
  const roving = useRovingGrid(table)
  return (
    <table className="cv" ref={table} {...roving} aria-label={t('coverage.table')}>
      <thead>
        <tr>
          <th scope="col" className="who">
            {t('coverage.col.account')}
          </th>
          <th scope="col" className="pf">
            <span className="vh">{t('coverage.col.platform')}</span>
          </th>
          {board.months.map((month, index) => (
            <MonthHead key={month} month={month} isFirst={index === 0} today={board.today} />
          ))}
          <th scope="col" className="when">
            {t('coverage.col.last')}
          </th>
        </tr>
      </thead>
      <tbody>
        {board.rows.map((row) => (
          <Row key={row.accountId} board={board} row={row} chosen={chosen} onOpen={onOpen} />
        ))}
      </tbody>
    </table>
  )
}

/** A quarter begins with a rule; the year is named where it begins. */
function MonthHead({
  month,
  isFirst,
  today,
}: {
  readonly month: string
  readonly isFirst: boolean
  readonly today: string
}) {
  const { locale } = useIntl()
  const write = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(new Date(`${month}-15T00:00:00Z`))
  const isYear = isFirst || month.endsWith('-01')
  return (
    <th scope="col" className={quarterClass(month)} aria-current={month === today.slice(0, 7) ? 'date' : undefined}>
      <abbr title={write({ month: 'long', year: 'numeric' })}>
        {write({ month: 'short' })}
        {isYear && <> {write({ year: '2-digit' })}</>}
      </abbr>
    </th>
  )
}

function quarterClass(month: string): string {
  return ['01', '04', '07', '10'].includes(month.slice(5)) ? 'q' : ''
}

function Row({ board, row, chosen, onOpen }: BoardTableProps & { readonly row: CoverageRow }) {
  const t = useWords()
  const days = useDays()
  const words = useCellWords()
  const branch = useBranch(row)
  const name = row.branchId === null ? t('common.network') : (branch?.shortName ?? row.name)
  const label = (cell: CoverageCell) =>
    t('coverage.cell', {
      account: name,
      platform: t(`platform.${row.platform}`),
      month: days.month(`${cell.month}-01`, true),
      state: words(cell, board.kind),
    })
  return (
    <tr>
      <th scope="row" title={row.name}>
        <BranchMark slot={branch?.slot ?? null}>
          <span className="nm">{name}</span>
        </BranchMark>
      </th>
      <td className="pf">
        <PlatformMark platform={row.platform} />
      </td>
      {row.cells.map((cell) => {
        const isChosen = chosen?.accountId === row.accountId && chosen.month === cell.month
        return (
          <td key={cell.month} className={`cc ${quarterClass(cell.month)}${isChosen ? ' sel' : ''}`}>
            <button
              type="button"
              aria-label={label(cell)}
              title={words(cell, board.kind)}
              aria-pressed={isChosen}
              data-cell={`${row.accountId}.${cell.month}`}
              onClick={() => onOpen({ accountId: row.accountId, month: cell.month })}
            >
              <CellBar cell={cell} kind={board.kind} />
            </button>
          </td>
        )
      })}
      <LastExport row={row} />
    </tr>
  )
}

function useBranch(row: CoverageRow) {
  return useNetwork()?.branches.find((each) => each.id === row.branchId)
}

function LastExport({ row }: { readonly row: CoverageRow }) {
  const t = useWords()
  const days = useDays()
  if (row.action !== 'none') {
    return (
      <td className={`when ${row.action === 'ask' ? 'due' : ''}`}>
        {t(row.action === 'ask' ? 'coverage.row.ask' : 'coverage.row.again')}
      </td>
    )
  }
  if (row.closedOn !== null) {
    return <td className="when">{t('coverage.row.closed', { month: days.month(row.closedOn, true) })}</td>
  }
  if (!row.isAsked) return <td className="when">{t('coverage.row.unsupported')}</td>
  return (
    <td className="when">
      {row.lastExport === null ? t('coverage.row.never') : <Raised>{days.shortDay(row.lastExport)}</Raised>}
    </td>
  )
}
