import type { ReadingCell } from '../../../../shared/contract/network'
import type { Network } from '../../../api/useNetwork'
import { readKey, type GridDraft } from './gridDraft'
import { standsFor, type GridColumn } from './monthEnds'
import type { GridRow } from './pasteBlock'

export type Account = Network['accounts'][number]

/** Accounts that were open at some time of the quarter: those of the branches first, by slot, then the network's own. */
export function openAccounts(network: Network, from: string, to: string): Account[] {
  const slot = (account: Account) =>
    network.branches.find((each) => each.id === account.branchId)?.slot ?? Number.POSITIVE_INFINITY
  return network.accounts
    .filter(({ openedOn, closedOn }) => (openedOn ?? from) <= to && (closedOn ?? to) >= from)
    .toSorted((a, b) => slot(a) - slot(b) || a.id - b.id)
}

/** The names under which a pasted line may call an account. */
export function rowNames(network: Network, account: Account): GridRow {
  const branch = network.branches.find((each) => each.id === account.branchId)
  const branchNames = branch === undefined ? [] : [branch.name, branch.shortName]
  const names = [
    account.name,
    account.handle ?? '',
    ...branchNames,
    ...branchNames.map((name) => `${name} ${account.platform}`),
  ]
  return { accountId: account.id, names: [...new Set(names.filter((name) => name !== ''))] }
}

/** The column's own day, or the one typed for it. */
export function dayOf(column: GridColumn, index: number, draft: GridDraft): string | null {
  return column.day === null ? null : (draft.days[index] ?? column.day)
}

export interface Change {
  readonly key: string
  readonly accountId: number
  readonly day: string
  /** null: what was typed before is taken away. */
  readonly followers: number | null
  /** The reading typed before, if any. */
  readonly before: number | null
}

/** What saving the draft would write, and the cells that cannot be saved as they are. */
export function changesOf(
  draft: GridDraft,
  days: readonly (string | null)[],
  cellAt: (accountId: number, day: string) => ReadingCell | undefined,
): { readonly changes: readonly Change[]; readonly wrong: readonly string[] } {
  const changes: Change[] = []
  const wrong: string[] = []
  for (const [key, { read }] of Object.entries(draft.cells)) {
    const { accountId, column } = readKey(key)
    const day = days[column] ?? null
    const known = day === null ? undefined : cellAt(accountId, day)
    if (read.kind === 'problem' || day === null || known?.fromFile) {
      wrong.push(key)
      continue
    }
    const before = known?.typed ?? null
    const followers = read.kind === 'count' ? read.value : null
    if (followers === (before?.followers ?? null)) continue
    changes.push({ key, accountId, day, followers, before: before?.id ?? null })
  }
  return { changes, wrong }
}

/** Account and month ends that no count stands for yet, of the months that have begun. */
export function missingCells(
  accounts: readonly Account[],
  days: readonly (string | null)[],
  cellAt: (accountId: number, day: string) => ReadingCell | undefined,
): number {
  const begun = days.filter((day) => day !== null)
  return accounts.reduce((sum, account) => {
    const open = begun.filter((day) => {
      const isOpen = (account.openedOn ?? day) <= day && (account.closedOn ?? day) >= day
      const cell = cellAt(account.id, day)
      if (!isOpen || cell === undefined || cell.typed !== null || cell.fromFile !== null) return false
      return cell.near === null || !standsFor(cell.near.day, day)
    })
    return sum + open.length
  }, 0)
}
