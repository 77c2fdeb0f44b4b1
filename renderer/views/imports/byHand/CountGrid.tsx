import { useRef } from 'react'
import type { Network } from '../../../api/useNetwork'
import { Button } from '../../../components/Button'
import { Field } from '../../../components/Field'
import { BranchMark, PlatformMark } from '../../../components/marks'
import { Raised } from '../../../components/Raised'
import { PopoverSheet } from '../../../components/Sheet'
import { useWorkspace } from '../../../components/workspaceContext'
import { useDays } from '../../../format/days'
import { useWords } from '../../../i18n/useWords'
import { CountCell } from './CountCell'
import { cellKey } from './gridDraft'
import type { Account } from './gridModel'
import { isDayOf, type GridColumn } from './monthEnds'
import type { HandGrid } from './useHandGrid'

/** Accounts down, month ends across; arrows, Enter, Tab, Esc, paste and Ctrl Z as in a spreadsheet. */
export function CountGrid({ grid, network }: { readonly grid: HandGrid; readonly network: Network }) {
  const t = useWords()
  const table = useRef<HTMLTableElement>(null)
  const move = (row: number, column: number, key: string) => {
    const place = nextPlace(row, column, key, grid.accounts.length, grid.columns.length)
    const at = (place.row - row || 0) === 0 && (place.column - column || 0) === 0 ? null : place
    if (at !== null) focusFrom(table.current, at, key)
  }
  return (
    <table className="t handgrid" aria-label={t('byHand.grid')} ref={table}>
      <thead>
        <tr>
          <th scope="col">{t('network.account')}</th>
          {grid.columns.map((column, i) => (
            <th key={column.month} scope="col">
              <ColumnHead column={column} index={i} grid={grid} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {grid.accounts.map((account, row) => (
          <tr key={account.id}>
            <th scope="row">
              <AccountHead account={account} network={network} />
            </th>
            {grid.columns.map((column, i) => (
              <Cell
                key={column.month}
                {...{ grid, account, network, row, column: i }}
                onMove={(key) => move(row, i, key)}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({
  grid,
  account,
  network,
  row,
  column,
  onMove,
}: {
  readonly grid: HandGrid
  readonly account: Account
  readonly network: Network
  readonly row: number
  readonly column: number
  readonly onMove: (key: string) => void
}) {
  const t = useWords()
  const days = useDays()
  const day = grid.days[column] ?? null
  const branch = network.branches.find((each) => each.id === account.branchId)
  const isOpen = day !== null && (account.openedOn ?? day) <= day && (account.closedOn ?? day) >= day
  return (
    <CountCell
      label={[
        branch?.shortName ?? t('common.network'),
        t(`platform.${account.platform}`),
        account.name,
        day === null ? '' : days.day(day),
      ].join(', ')}
      place={`${row}-${column}`}
      known={grid.cellAt(account.id, column)}
      draft={grid.draft.cells[cellKey(account.id, column)]}
      off={day === null ? 'not_begun' : isOpen ? null : 'not_open'}
      onType={(text) => grid.type(account.id, column, text)}
      onPaste={(text) => grid.paste(row, column, text)}
      onMove={onMove}
      onBack={grid.back}
    />
  )
}

function AccountHead({ account, network }: { readonly account: Account; readonly network: Network }) {
  const t = useWords()
  const branch = network.branches.find((each) => each.id === account.branchId)
  return (
    <>
      <BranchMark slot={branch?.slot ?? null}>{branch?.shortName ?? t('common.network')}</BranchMark>
      <small>
        <PlatformMark platform={account.platform} label={account.name} />
      </small>
    </>
  )
}

/** The day the column's counts are from: the month end, or the day on which they were looked up. */
function ColumnHead({
  column,
  index,
  grid,
}: {
  readonly column: GridColumn
  readonly index: number
  readonly grid: HandGrid
}) {
  const t = useWords()
  const days = useDays()
  const { today } = useWorkspace()
  const day = grid.days[index] ?? null
  if (day === null) return <span className="mute">{days.month(`${column.month}-01`, true)}</span>
  const set = (text: string) =>
    grid.change((draft) => ({
      ...draft,
      days: { ...draft.days, ...(isDayOf(column, text, today) ? { [index]: text } : {}) },
    }))
  return (
    <PopoverSheet
      label={t('byHand.day_of', { month: days.month(`${column.month}-01`, true) })}
      trigger={
        <Button
          kind="quiet"
          icon="calendar"
          aria-label={t('byHand.day_change', { month: days.month(`${column.month}-01`, true), day: days.day(day) })}
        >
          <Raised>{days.shortDay(day)}</Raised>
        </Button>
      }
    >
      <div className="form exported">
        <Field label={t('byHand.day')} hint={t('byHand.day_hint')} type="date" value={day} onChange={set} />
      </div>
    </PopoverSheet>
  )
}

function nextPlace(row: number, column: number, key: string, rows: number, columns: number) {
  const steps: Record<string, readonly [number, number]> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    farHome: [-rows, -columns],
    farEnd: [rows, columns],
  }
  const [down, right] = steps[key] ?? [0, 0]
  const within = (value: number, length: number) => Math.min(Math.max(value, 0), length - 1)
  return { row: within(row + down, rows), column: within(column + right, columns) }
}

/** Puts the focus on a cell; one that is off is passed over, in the direction of the move. */
function focusFrom(table: HTMLTableElement | null, at: { row: number; column: number }, key: string): void {
  const fields = [...(table?.querySelectorAll<HTMLInputElement>('input[data-place]') ?? [])]
  const places = fields.map((field) => {
    const [row = 0, column = 0] = (field.dataset['place'] ?? '').split('-').map(Number)
    return { field, row, column }
  })
  const forward = key === 'ArrowDown' || key === 'ArrowRight' || key === 'farHome'
  const inLine = places.filter((each) => {
    if (key === 'ArrowUp' || key === 'ArrowDown') {
      return each.column === at.column && (forward ? each.row >= at.row : each.row <= at.row)
    }
    if (key === 'ArrowLeft' || key === 'ArrowRight') {
      return each.row === at.row && (forward ? each.column >= at.column : each.column <= at.column)
    }
    return true
  })
  const found = forward ? inLine.at(0) : inLine.at(-1)
  found?.field.focus()
}
