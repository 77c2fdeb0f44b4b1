import type { Finding } from '../../../shared/contract/common'
import type { Drift, DriftRow } from '../../../shared/contract/drift'
import { makeFinding } from '../../../shared/findings'
import { MIN_POSTS } from '../statistics/outcome'

/** Names as a finding says them. */
export interface DriftNames {
  readonly accounts: ReadonlyMap<number, string>
  readonly themes: ReadonlyMap<number, string>
}

const gap = ({ share, planned }: DriftRow): number => Math.abs((share ?? 0) - (planned ?? 0))
const RANK = { clear: 0, likely: 1 } as const

/** The sentence: the theme that leaves the plan most surely, then farthest; else why none does. */
export function driftFinding(drift: Omit<Drift, 'finding'>, hasPlan: boolean, names: DriftNames): Finding {
  const { accountId, posts: n, unthemed, from, to, rows } = drift
  const about = { account: names.accounts.get(accountId) ?? String(accountId), n, from, to }
  if (!hasPlan) return makeFinding('drift_no_plan', null, about)
  if (n < MIN_POSTS) return makeFinding('drift_too_few', null, { ...about, needed: MIN_POSTS })
  if (n - unthemed < MIN_POSTS) return makeFinding('drift_unthemed', null, { ...about, unthemed })
  const off = rows
    .flatMap((row) => (row.strength === null ? [] : [{ ...row, strength: row.strength }]))
    .sort((a, b) => RANK[a.strength] - RANK[b.strength] || gap(b) - gap(a))
  const [first] = off
  const planned = rows.filter((row) => row.planned !== null && row.themeId > 0).length
  if (first === undefined) return makeFinding('drift_none_seen', 'cannot_tell', { ...about, themes: planned })
  const isMore = first.standing === 'more'
  const code =
    first.themeId === 0 ? (isMore ? 'drift_outside_more' : 'drift_outside_less') : isMore ? 'drift_more' : 'drift_less'
  return makeFinding(code, first.strength, {
    ...about,
    theme: names.themes.get(first.themeId) ?? String(first.themeId),
    themeId: first.themeId,
    share: first.share ?? 0,
    planned: first.planned ?? 0,
    low: first.interval?.low ?? 0,
    high: first.interval?.high ?? 1,
    others: off.filter(({ strength }) => strength === first.strength).length - 1,
  })
}
