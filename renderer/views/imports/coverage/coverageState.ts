import { COVERAGE_KINDS, type CoverageKind } from '../../../../shared/contract/coverage'
import { changeQuery, useAddress } from '../../../address/location'

/** A cell of the board as the address names it: `4.2026-08`. */
export interface CellId {
  readonly accountId: number
  readonly month: string
}

export interface CoverageAddress {
  readonly kind: CoverageKind
  /** Newest month shown; null = the last one that is over. */
  readonly last: string | null
  readonly cell: CellId | null
  readonly show: (change: { kind?: CoverageKind; last?: string | null; cell?: CellId | null }) => void
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

/** What the board shows, from the address: back, forward and a copied link work. What cannot be read is left out. */
export function useCoverageAddress(): CoverageAddress {
  const { query } = useAddress()
  const last = query.get('last')
  return {
    kind: COVERAGE_KINDS.find((kind) => kind === query.get('kind')) ?? 'posts',
    last: last !== null && MONTH.test(last) ? last : null,
    cell: readCell(query.get('cell')),
    show: ({ kind, last: newest, cell }) =>
      changeQuery({
        ...(kind === undefined ? {} : { kind: kind === 'posts' ? null : kind }),
        ...(newest === undefined ? {} : { last: newest }),
        ...(cell === undefined ? {} : { cell: cell === null ? null : `${cell.accountId}.${cell.month}` }),
      }),
  }
}

/** Reads `4.2026-08`; null for anything else. */
export function readCell(text: string | null): CellId | null {
  const [account = '', month = '', more] = (text ?? '').split('.')
  if (more !== undefined || !/^[1-9]\d{0,8}$/.test(account) || !MONTH.test(month)) return null
  return { accountId: Number(account), month }
}

/** The month `count` months later. */
export function laterMonth(month: string, count: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}
