import type { Strength } from '../../../shared/vocabulary'
import { compareBinned } from '../statistics/binned'
import { pooledBins } from '../statistics/bins'
import { judgeFamily } from '../statistics/compareSamples'
import type { Compared } from '../statistics/compareTwo'
import { MIN_POSTS } from '../statistics/outcome'
import { type Sample, together } from '../statistics/sample'
import type { Comparing } from './compareSituation'
import { asIndex } from './platformIndex'

/** This period against the other: ratio now / then. */
export interface Change {
  readonly ratio: number
  readonly interval: { readonly low: number; readonly high: number } | null
  readonly strength: Strength
}

/**
 * Change of each group that has 6 posts in both periods, by key: Hodges–Lehmann on logs. The changes on screen are a
 * family of their own: q by Benjamini–Hochberg, adjusted intervals at the false-coverage-rate level.
 */
export function periodChanges({ groups }: Pick<Comparing, 'groups'>): Map<string, Change> {
  const jobs = groups.flatMap(({ key, now, then }) => {
    const compared = now.against(then)
    return compared === null ? [] : [{ key, compared }]
  })
  return new Map(judgeFamily(jobs).map(({ key, compared, strength }) => [key, changeOf(compared, strength)]))
}

function changeOf({ result }: Compared, strength: Strength): Change {
  const { interval } = result
  return { ratio: result.hlRatio, interval: interval && { low: interval.lower, high: interval.upper }, strength }
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
  parts,
  familyParts,
  query,
}: Pick<Comparing, 'parts' | 'familyParts' | 'query'>): NetworkChange {
  const pool = query.by !== 'platform' ? familyParts : parts.length > 1 ? asIndex(parts) : parts
  const samples = { now: pool.map(({ now }) => now), then: pool.map(({ then }) => then) }
  const [n, nBefore] = [sizeOf(samples.now), sizeOf(samples.then)]
  const compared = [...samples.now, ...samples.then].some(({ isLarge }) => isLarge)
    ? pooled(samples.now, samples.then)
    : together(samples.now).against(together(samples.then))
  const [judged] = compared === null ? [] : judgeFamily([{ compared }])
  return { n, nBefore, change: judged === undefined ? null : changeOf(judged.compared, judged.strength) }
}

const sizeOf = (samples: readonly Sample[]) => samples.reduce((total, { n }) => total + n, 0)

/** Two pools of large groups: their bins are already counted. */
function pooled(now: readonly Sample[], then: readonly Sample[]): Compared | null {
  if (sizeOf(now) < MIN_POSTS || sizeOf(then) < MIN_POSTS) return null
  const pool = (samples: readonly Sample[]) => {
    const bins = samples.map((sample) => sample.bins())
    return { rates: pooledBins(bins.map((own) => own.rates)), logs: pooledBins(bins.map((own) => own.logs)) }
  }
  return compareBinned(pool(now), pool(then))
}
