import { PLATFORMS, type Platform } from '../../../shared/vocabulary'
import { Sample, together } from '../statistics/sample'

/** Neighbouring posts of a series, from one platform (a position in PLATFORMS; −1 unknown): `from` included, `to` not. */
export interface PlatformRun {
  readonly platform: number
  readonly from: number
  readonly to: number
}

/** Posts that are in the same groups, now and in the comparison period. No post is in two parts. */
export interface Part {
  /** Groups the posts are in: one, or by theme several. */
  readonly keys: readonly string[]
  readonly now: Sample
  readonly then: Sample
  /** Platforms of the posts, in the order of the series. */
  readonly nowRuns: readonly PlatformRun[]
  readonly thenRuns: readonly PlatformRun[]
  /** As `now`, never scaled: the terms as the platforms counted them. */
  readonly counted: Sample
  /** Posts left out of `now` because their export came too early. */
  readonly immature: number
}

/** Posts of one group that count, now and in the comparison period. */
export interface GroupPosts extends Omit<Part, 'keys'> {
  readonly key: string
  /** Platforms of the posts of this period. */
  readonly platforms: ReadonlySet<Platform>
  /** Platforms of the posts of both periods. */
  readonly allPlatforms: ReadonlySet<Platform>
}

const platformsOf = (runs: readonly PlatformRun[]): Platform[] =>
  runs.flatMap(({ platform, from, to }) => (to > from ? (PLATFORMS[platform] ?? []) : []))

/** Runs of several series, one after the other. */
function joinedRuns(parts: readonly Part[], side: 'now' | 'then'): PlatformRun[] {
  let offset = 0
  return parts.flatMap((part) => {
    const own = side === 'now' ? part.nowRuns : part.thenRuns
    const moved = own.map(({ platform, from, to }) => ({ platform, from: from + offset, to: to + offset }))
    offset += part[side].n
    return moved
  })
}

/** Several parts as one group. A single part is not copied. */
export function groupOf(key: string, parts: readonly Part[]): GroupPosts {
  const [single, ...more] = parts
  const now = together(parts.map((part) => part.now))
  // By index alone the terms are scaled.
  const isScaled = parts.some((part) => part.counted !== part.now)
  const whole: Omit<Part, 'keys'> =
    single !== undefined && more.length === 0
      ? single
      : {
          now,
          then: together(parts.map(({ then }) => then)),
          nowRuns: joinedRuns(parts, 'now'),
          thenRuns: joinedRuns(parts, 'then'),
          counted: isScaled ? together(parts.map(({ counted }) => counted)) : now,
          immature: parts.reduce((total, { immature }) => total + immature, 0),
        }
  const platforms = platformsOf(whole.nowRuns)
  return {
    key,
    now: whole.now,
    then: whole.then,
    nowRuns: whole.nowRuns,
    thenRuns: whole.thenRuns,
    counted: whole.counted,
    immature: whole.immature,
    platforms: new Set(platforms),
    allPlatforms: new Set([...platforms, ...platformsOf(whole.thenRuns)]),
  }
}

/** Groups of the parts, in the order in which their keys first appear. By theme the posts of a part are in several. */
export function groupsOf(parts: readonly Part[]): GroupPosts[] {
  const byKey = new Map<string, Part[]>()
  for (const part of parts) for (const key of part.keys) byKey.set(key, [...(byKey.get(key) ?? []), part])
  return [...byKey].map(([key, own]) => groupOf(key, own))
}

/** Number of posts of this period; each once. */
export const postsIn = (parts: readonly Part[]): number => parts.reduce((total, { now }) => total + now.n, 0)

/** An empty series. */
export const NO_POSTS = new Sample({ interactions: new Float64Array(0), denominator: new Float64Array(0) })
