import {
  COVERAGE_KINDS,
  type CoverageBoard,
  type CoverageKind,
  type CoverageRow,
} from '../../../shared/contract/coverage'
import { cellOf } from './coverageCells'
import { accountCoverage, type CoverageFacts } from './coverageFacts'
import { monthsBetween, shiftMonth } from './months'
import type { AccountRow, Network } from './networkTables'

export interface BoardQuery {
  readonly kind: CoverageKind
  /** Newest month shown; the last one that is over by default. */
  readonly last?: string | undefined
  readonly months: number
}

/** The board: one row per account in the order of the network, one cell per month. `today` = ISO day in the network's zone. */
export function coverageBoard(facts: CoverageFacts, { kind, last, months }: BoardQuery, today: string): CoverageBoard {
  const newest = last ?? shiftMonth(today.slice(0, 7), -1)
  const shown = monthsBetween(shiftMonth(newest, 1 - months), newest)
  const rows = accountsInOrder(facts.network).map((account) => rowOf(facts, account, kind, shown, today))
  const present = new Set(facts.spans.map((span) => span.kind))
  const earliest = [...facts.spans.map(({ from }) => from), ...facts.posts.map(({ first }) => first)].sort()[0]
  return {
    kind,
    today,
    months: shown,
    earliest: earliest?.slice(0, 7) ?? null,
    kinds: COVERAGE_KINDS.filter((each) => each === 'posts' || present.has(each)),
    rows,
    counts: counts(facts, rows, kind, today),
  }
}

/** Branches in the order they were created, then the network's own accounts; closed accounts at the end of each part. */
export function accountsInOrder({ branches, accounts }: Network): AccountRow[] {
  const slot = (account: AccountRow) => branches.get(account.branchId ?? 0)?.slot ?? Number.MAX_SAFE_INTEGER
  const isClosed = (account: AccountRow) => (account.branchId === null && account.closedOn !== null ? 1 : 0)
  return [...accounts.values()].sort((a, b) => slot(a) - slot(b) || isClosed(a) - isClosed(b) || a.id - b.id)
}

/** One row; also used for one cell and its neighbours. */
export function rowOf(
  facts: CoverageFacts,
  account: AccountRow,
  kind: CoverageKind,
  months: readonly string[],
  today: string,
): CoverageRow {
  const coverage = accountCoverage(facts, account.id, kind)
  const cells = months.map((month) => cellOf(coverage, kind, month, today))
  const has = (...states: string[]) => cells.some(({ state }) => states.includes(state))
  const { id: accountId, platform, name, branchId, coordinator, openedOn, closedOn } = account
  return {
    ...{ accountId, platform, name, branchId, coordinator, openedOn, closedOn },
    isAsked: coverage.isAsked,
    lastExport: coverage.spans.at(-1)?.exportedOn ?? null,
    action: has('missing', 'partial') ? 'ask' : has('rejected', 'early') ? 'ask_again' : 'none',
    cells,
  }
}

function counts(
  facts: CoverageFacts,
  rows: readonly CoverageRow[],
  kind: CoverageKind,
  today: string,
): CoverageBoard['counts'] {
  const asked = rows.filter(
    ({ isAsked, cells }) => isAsked && cells.some(({ state }) => !['before', 'after'].includes(state)),
  )
  const begun = asked.filter(({ accountId }) => !isNever(facts, accountId, kind))
  const cells = begun.flatMap((row) => row.cells)
  const inState = (state: string) => cells.filter((cell) => cell.state === state).length
  return {
    accounts: asked.length,
    missing: inState('missing'),
    partial: inState('partial'),
    rejected: inState('rejected'),
    earlyExports: earlyExports(facts, begun, kind, today),
    never: asked.length - begun.length,
  }
}

/** True when nothing was ever imported for the account. */
function isNever(facts: CoverageFacts, accountId: number, kind: CoverageKind): boolean {
  return kind === 'posts' && !facts.spans.some((span) => span.accountId === accountId && span.kind === 'posts')
}

/** Exports that came too early: dates of export, by account, of which posts of the months shown are not mature. */
function earlyExports(facts: CoverageFacts, rows: readonly CoverageRow[], kind: CoverageKind, today: string): number {
  const cells = rows.flatMap(({ accountId, cells: own }) =>
    own
      .filter(({ earlyPosts, month }) => earlyPosts > 0 && month < today.slice(0, 7))
      .map(({ month }) => ({ accountId, month })),
  )
  const exports = cells.flatMap(({ accountId, month }) =>
    facts.posts
      .filter(
        (count) => count.accountId === accountId && count.month === month && count.isStory === (kind === 'stories'),
      )
      .flatMap((count) => count.earlyExports.map((at) => `${accountId} ${at}`)),
  )
  return new Set(exports).size
}
