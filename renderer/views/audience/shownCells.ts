import type { MatrixCell } from '../../../shared/contract/audience'
import type { PairFilter } from './pairFilter'

/** A pair as the matrix shows it. */
export type ShownCell = Pick<
  MatrixCell,
  'accountId' | 'personaId' | 'verdict' | 'grade' | 'moved' | 'isPast' | 'closedOn' | 'judgedOn'
>

/** Pairs of the filter; on one basis alone, one without evidence on it cannot be told. */
export function shownCells(cells: readonly MatrixCell[], { accounts, personas, basis }: PairFilter): ShownCell[] {
  const has = (chosen: readonly number[], id: number) => chosen.length === 0 || chosen.includes(id)
  return cells
    .filter((cell) => has(accounts, cell.accountId) && has(personas, cell.personaId))
    .map((cell) => {
      if (basis === null || basis === cell.basis) return cell
      const own = cell.bases.find((each) => each.basis === basis)
      return { ...cell, verdict: own?.verdict ?? 'cannot_tell', grade: own?.grade ?? null, moved: null }
    })
}
