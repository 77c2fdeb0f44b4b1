import type { Strength } from '../../../shared/vocabulary'
import { compareSorted } from '../statistics/compareTwo'
import type { Interval } from '../statistics/outcome'
import { type PostSeries, preparePosts } from '../statistics/logRates'
import { benjaminiHochberg, falseCoverageLevel } from '../statistics/multiplicity'
import { ALPHA, strengthOf } from '../statistics/strength'
import type { Comparing } from './compareGroups'
import { asIndex } from './platformIndex'

/** This period against the other: ratio now / then. */
export interface Change {
  readonly ratio: number
  readonly interval: { readonly low: number; readonly high: number } | null
  readonly strength: Strength
}

const bounds = (interval: Interval | null) => (interval === null ? null : { low: interval.lower, high: interval.upper })

/**
 * Change of each group that has 6 posts in both periods, by key: Hodges–Lehmann on logs. The changes on screen are a
 * family of their own: q by Benjamini–Hochberg, adjusted intervals at the false-coverage-rate level.
 */
export function periodChanges({ groups }: Pick<Comparing, 'groups'>): Map<string, Change> {
  const jobs = groups.flatMap(({ key, now, then }) => {
    const { value } = compareSorted(preparePosts(now), preparePosts(then))
    return value === null ? [] : [{ key, ...value }]
  })
  const q = benjaminiHochberg(jobs.map(({ result }) => result.p))
  const level = falseCoverageLevel(q.filter((value) => value < ALPHA).length, jobs.length, ALPHA)
  return new Map(
    jobs.map(({ key, result, intervalAt }, i) => {
      const own = q[i] ?? 1
      const adjusted = own < ALPHA && level !== null ? intervalAt(level) : null
      const strength = strengthOf({ q: own, interval: result.interval, adjusted })
      return [key, { ratio: result.hlRatio, interval: bounds(result.interval), strength }]
    }),
  )
}

/** All posts of one period together, in the unit of the comparison. */
export function together(series: readonly PostSeries[]): PostSeries {
  const n = series.reduce((total, { interactions }) => total + interactions.length, 0)
  const all = { interactions: new Float64Array(n), denominator: new Float64Array(n) }
  let offset = 0
  for (const { interactions, denominator } of series) {
    all.interactions.set(interactions, offset)
    all.denominator.set(denominator, offset)
    offset += interactions.length
  }
  return all
}

/** What the network's own change rests on; `change` null under 6 posts in either period. */
export interface NetworkChange {
  readonly n: number
  readonly nBefore: number
  readonly change: Change | null
}

/**
 * The network's posts of this period against those of the other: one test, on posts pooled. By platform, each post is
 * first measured against its platform (Note [index]), else the mix of platforms would decide.
 */
export function networkChange({
  groups,
  family,
  query,
}: Pick<Comparing, 'groups' | 'family' | 'query'>): NetworkChange {
  const pool = query.by !== 'platform' ? family : groups.length > 1 ? asIndex(groups) : groups
  const now = preparePosts(together(pool.map((group) => group.now)))
  const then = preparePosts(together(pool.map((group) => group.then)))
  const { value } = compareSorted(now, then)
  if (value === null) return { n: now.n, nBefore: then.n, change: null }
  const { result } = value
  const strength = strengthOf({ q: result.p, interval: result.interval, adjusted: result.interval })
  const change = { ratio: result.hlRatio, interval: bounds(result.interval), strength }
  return { n: now.n, nBefore: then.n, change }
}
