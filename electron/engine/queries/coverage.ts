import type { Days } from '../../../shared/periods'
import { cellOf } from './coverageCells'
import { accountCoverage, type CoverageFacts } from './coverageFacts'
import { daysOfMonth, monthsBetween } from './months'

/** Months, as `2026-08`, of which an account has no file, and those of which files cover only some days. */
export interface Gap {
  readonly accountId: number
  readonly months: string[]
  readonly partial: string[]
  /** No file of posts was ever imported for the account: the board names such accounts apart from missing months. */
  readonly isNever: boolean
}

/**
 * Coverage gaps of a period, from the same cells as the board: its months that lie whole within the days and are over, in
 * which an open account is missing or partial.
 * @param today ISO day in the network's zone
 */
export function coverageGaps(facts: CoverageFacts, { days, today }: { days: Days; today: string }): Gap[] {
  const months = monthsBetween(days.from.slice(0, 7), days.to.slice(0, 7)).filter((month) => {
    const { from, to } = daysOfMonth(month)
    return from >= days.from && to <= days.to && to < today
  })
  return [...facts.network.accounts.keys()].flatMap((accountId) => {
    const account = accountCoverage(facts, accountId, 'posts')
    const inState = (state: 'missing' | 'partial') =>
      months.filter((month) => cellOf(account, 'posts', month, today).state === state)
    const isNever = account.spans.length === 0
    const gap = { accountId, months: inState('missing'), partial: inState('partial'), isNever }
    return gap.months.length + gap.partial.length > 0 ? [gap] : []
  })
}
