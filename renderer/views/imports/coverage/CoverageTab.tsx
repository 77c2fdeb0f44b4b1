import { useEffect } from 'react'
import type { CoverageBoard } from '../../../../shared/contract/coverage'
import { useQuery } from '../../../api/useQuery'
import { ButtonLink } from '../../../components/Button'
import { Empty } from '../../../components/Empty'
import { ErrorPanel } from '../../../components/ErrorPanel'
import { Waiting } from '../../../components/Waiting'
import { AskList } from './AskList'
import { BoardHead } from './BoardHead'
import { BoardKey } from './BoardKey'
import { BoardTable } from './BoardTable'
import { Hatching } from './CellBar'
import { CellSheet } from './CellSheet'
import { useCoverageAddress } from './coverageState'
import { useWords } from '../../../i18n/useWords'
import './coverage.css'

const MONTHS = 12

/** The coverage board: which account has files for which month, what is missing, and the message that asks for it. */
export function CoverageTab() {
  const t = useWords()
  const { kind, last } = useCoverageAddress()
  const input = { kind, months: MONTHS, ...(last === null ? {} : { last }) }
  const board = useQuery(['coverage.board', input], (api, signal) => api.coverage.board(input, { signal }))
  if (board.isPending) return <Waiting />
  if (board.isError) return <ErrorPanel error={board.error} />
  if (board.data.rows.length === 0) {
    return (
      <Empty
        note
        title={t('coverage.empty')}
        actions={
          <ButtonLink kind="primary" to="/imports?tab=drop">
            {t('coverage.empty_do')}
          </ButtonLink>
        }
      >
        {t('coverage.empty_why')}
      </Empty>
    )
  }
  return <Board board={board.data} />
}

function Board({ board }: { readonly board: CoverageBoard }) {
  const { cell, show } = useCoverageAddress()
  const row = board.rows.find(({ accountId }) => accountId === cell?.accountId)
  const chosen = row === undefined ? null : cell
  const close = () => {
    const id = chosen === null ? null : `${chosen.accountId}.${chosen.month}`
    show({ cell: null })
    document.querySelector<HTMLElement>(`[data-cell="${id ?? ''}"]`)?.focus()
  }
  useEscape(chosen !== null, close)
  return (
    <div className="cov">
      <Hatching />
      <div className="board">
        <BoardHead board={board} />
        <div className="scroll">
          <BoardTable board={board} chosen={chosen} onOpen={(id) => show({ cell: id })} />
        </div>
        <BoardKey board={board} />
      </div>
      <aside className="panel">
        {chosen === null ? (
          <AskList board={board} />
        ) : (
          <CellSheet key={`${chosen.accountId}.${chosen.month}`} id={chosen} kind={board.kind} onClose={close} />
        )}
      </aside>
    </div>
  )
}

/** Esc closes the sheet, wherever the focus is, unless a list or a dialog has it. */
function useEscape(isOpen: boolean, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return undefined
    const listen = (event: KeyboardEvent) => {
      const inside =
        event.target instanceof Element && event.target.closest('[role="listbox"], [role="dialog"]') !== null
      if (event.key !== 'Escape' || event.defaultPrevented || inside) return
      event.preventDefault()
      close()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  })
}
