import type { Finding } from '../../../shared/contract/common'
import { makeFinding } from '../../../shared/findings'
import type { Days } from '../../../shared/periods'
import type { Gap } from './coverage'
import { accountLabel, type Network } from './networkTables'

/** What the front page knows of the period. */
export interface HomeFacts {
  readonly period: string
  readonly days: Days
  readonly today: string
  readonly network: Network
  readonly gaps: readonly Gap[]
  readonly posts: number
  readonly immature: number
  /** Newest day any post was published on. */
  readonly lastDay: string | null
}

/** One sentence on the state of the period: can it be read, and what is missing. */
export function homeHeadline({ period, days, today, network, gaps, posts, immature, lastDay }: HomeFacts): Finding {
  if (lastDay === null) return makeFinding('home_empty', null, {})
  if (posts === 0) return makeFinding('home_no_posts', null, { period, lastDay })
  const begun = gaps.filter(({ isNever, months }) => !isNever && months.length > 0)
  const told = begun.length > 0 ? begun : gaps
  const [worst] = [...told].sort((a, b) => b.months.length - a.months.length || a.accountId - b.accountId)
  const month = worst?.months[0]
  if (worst !== undefined && month !== undefined) {
    const months = told.reduce((total, gap) => total + gap.months.length, 0)
    const label = accountLabel(network, worst.accountId)
    return makeFinding('home_gaps', null, { period, accounts: told.length, months, label, month })
  }
  const [cut] = gaps.filter(({ partial }) => partial.length > 0)
  if (cut?.partial[0] !== undefined) {
    const months = gaps.reduce((total, gap) => total + gap.partial.length, 0)
    const label = accountLabel(network, cut.accountId)
    return makeFinding('home_partial', null, { period, accounts: gaps.length, months, label, month: cut.partial[0] })
  }
  if (days.to >= today) return makeFinding('home_running', null, { period, to: days.to, n: posts })
  if (immature > 0) return makeFinding('home_immature', null, { period, immature, n: posts })
  return makeFinding('home_complete', null, { period, n: posts })
}
