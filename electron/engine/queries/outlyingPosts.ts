import { at } from '../statistics/arrays'
import { type Fence, fenceOf, isBeyond } from '../statistics/fence'
import { logRate } from '../statistics/logRates'
import { OUTLIER_Z, Z_PER_MAD } from '../statistics/outliers'
import { type Sample, without } from '../statistics/sample'
import { type GroupPosts, groupsOf, NO_POSTS, type Part, type PlatformRun } from './groupParts'

/** Fences of both periods, by key of the group. */
function fences(groups: readonly GroupPosts[], side: 'now' | 'then'): Map<string, Fence> {
  return new Map(
    groups.flatMap((group) => {
      const fence = fenceOf(group[side])
      return fence === null ? [] : [[group.key, fence] as const]
    }),
  )
}

interface Kept {
  readonly sample: Sample
  readonly runs: readonly PlatformRun[]
  /** Terms as the platforms counted them, of the posts kept. */
  readonly counted: Sample
}

/** Terms (e + ½)/d surely within all fences: only the others need a logarithm. */
function safely(own: readonly Fence[]): { from: number; to: number } {
  const width = (mad: number) => (OUTLIER_Z * mad) / Z_PER_MAD - 1e-9
  const from = Math.exp(Math.max(...own.map(({ centre, mad }) => centre - width(mad))))
  return { from, to: Math.exp(Math.min(...own.map(({ centre, mad }) => centre + width(mad)))) }
}

/** Positions of the posts beyond any of the fences, ascending. */
function beyond({ series: { interactions, denominator } }: Sample, own: readonly Fence[]): number[] {
  const { from, to } = safely(own)
  const gone: number[] = []
  for (let i = 0; i < interactions.length; i++) {
    const e = at(interactions, i)
    const d = at(denominator, i)
    const term = (e + 0.5) / d
    if (term > from && term < to) continue
    const log = logRate(e, d)
    if (own.some((fence) => isBeyond(fence, log))) gone.push(i)
  }
  return gone
}

/** The posts within all fences, in their order; the same objects where nothing is flagged. */
function within(whole: Kept, own: readonly Fence[]): Kept {
  if (own.length === 0) return whole
  const gone = beyond(whole.sample, own)
  if (gone.length === 0) return whole
  const sample = without(whole.sample, gone)
  const counted =
    whole.counted === whole.sample ? sample : whole.counted === NO_POSTS ? NO_POSTS : without(whole.counted, gone)
  return { sample, runs: keptRuns(whole.runs, gone), counted }
}

/** Runs over the posts that are left. */
function keptRuns(runs: readonly PlatformRun[], gone: readonly number[]): PlatformRun[] {
  let [next, passed] = [0, 0]
  return runs.map(({ platform, from, to }) => {
    const before = passed
    while (passed < gone.length && (gone[passed] ?? to) < to) passed++
    const start = next
    next += to - from - (passed - before)
    return { platform, from: start, to: next }
  })
}

/** Parts and their groups without the posts flagged. */
export interface WithoutOutliers {
  readonly parts: readonly Part[]
  readonly groups: readonly GroupPosts[]
  /** Posts flagged in this period, each once. */
  readonly flagged: number
}

/**
 * Leaves out the posts whose modified z on the log rate of their group is above 3.5, in each period by itself. A post in
 * several groups (themes) that is flagged in one leaves all of them, so that every number rests on the same posts.
 */
export function withoutOutliers(parts: readonly Part[], groups: readonly GroupPosts[]): WithoutOutliers {
  const [now, then] = [fences(groups, 'now'), fences(groups, 'then')]
  const of = (fence: ReadonlyMap<string, Fence>, keys: readonly string[]) => keys.flatMap((key) => fence.get(key) ?? [])
  let flagged = 0
  const kept = parts.map((part): Part => {
    const own = within({ sample: part.now, runs: part.nowRuns, counted: part.counted }, of(now, part.keys))
    const other = within({ sample: part.then, runs: part.thenRuns, counted: NO_POSTS }, of(then, part.keys))
    flagged += part.now.n - own.sample.n
    if (own.sample === part.now && other.sample === part.then) return part
    return {
      ...part,
      now: own.sample,
      then: other.sample,
      nowRuns: own.runs,
      thenRuns: other.runs,
      counted: own.counted,
    }
  })
  return { parts: kept, groups: groupsOf(kept), flagged }
}
