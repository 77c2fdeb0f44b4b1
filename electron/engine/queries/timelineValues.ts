import type { TimePoint, TimeStep } from '../../../shared/contract/timeline'
import type { Days } from '../../../shared/periods'
import { PLATFORMS } from '../../../shared/vocabulary'
import { at, atInt } from '../statistics/arrays'
import { medianIntervalOfSorted } from '../statistics/orderStatistics'
import { MIN_POSTS } from '../statistics/outcome'
import { quantileOfSorted } from '../statistics/quantiles'
import { Sample } from '../statistics/sample'
import type { Network } from './networkTables'
import type { Partition } from './timelineGroups'
import { IMMATURE, type TermColumns, type TimedPosts } from './timelineRead'
import { dayNumber, isoDay, stepDays, stepIndex } from './timelineSteps'

/** Platform of an account as a position in PLATFORMS, −1 unknown, by row of the posts. */
export function platformsOf(posts: TimedPosts, network: Network): Int32Array {
  const known = new Map([...network.accounts].map(([id, { platform }]) => [id, PLATFORMS.indexOf(platform)]))
  return posts.account.map((id) => known.get(id) ?? -1)
}

/** True where a row counts for a term and lies within the days. */
export function within(posts: TimedPosts, term: TermColumns, days: Days): (row: number) => boolean {
  const [from, to] = [dayNumber(days.from), dayNumber(days.to)]
  return (row) => {
    const day = atInt(posts.day, row)
    return atInt(term.aside, row) < 0 && day >= from && day <= to
  }
}

/** Platforms of the counting posts of each group, as bits by position in PLATFORMS. */
export function platformMasks(posts: TimedPosts, { keys, of }: Partition, platforms: Int32Array): number[] {
  const masks = keys.map(() => 0)
  for (const term of posts.terms) {
    for (let row = 0; row < posts.rows; row++) {
      const group = atInt(of, row)
      const platform = atInt(platforms, row)
      if (group < 0 || platform < 0 || atInt(term.aside, row) >= 0) continue
      masks[group] = (masks[group] ?? 0) | (1 << platform)
    }
  }
  return masks
}

/** The platforms of a mask, in the order of the vocabulary. */
export function platformsIn(mask: number) {
  return PLATFORMS.filter((_, i) => (mask & (1 << i)) !== 0)
}

/** True where a mask holds several platforms. */
export function isMixed(mask: number): boolean {
  return (mask & (mask - 1)) !== 0
}

/** What a denominator is multiplied by, so that values are numbers of an index: median of the platform in the period = 100. */
export function indexFactors(posts: TimedPosts, term: TermColumns, platforms: Int32Array, period: Days): Float64Array {
  const counts = within(posts, term, period)
  const [inPeriod, ever] = [PLATFORMS.map((): number[] => []), PLATFORMS.map((): number[] => [])]
  for (let row = 0; row < posts.rows; row++) {
    if (atInt(term.aside, row) >= 0 || posts.first?.[row] === 0) continue
    const platform = atInt(platforms, row)
    const value = at(term.e, row) / at(term.d, row)
    ever[platform]?.push(value)
    if (counts(row)) inPeriod[platform]?.push(value)
  }
  return Float64Array.from(PLATFORMS, (_, i) => (base(inPeriod[i] ?? []) ?? base(ever[i] ?? []) ?? 100) / 100)
}

/** Median, or the mean where more than half are 0 (as comparisons do); null without any. */
function base(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = Float64Array.from(values).sort()
  const middle = quantileOfSorted(sorted, 0.5)
  const value = middle > 0 ? middle : sorted.reduce((sum, each) => sum + each, 0) / sorted.length
  return value > 0 ? value : 1
}

/** How the values of a term are read: its columns, and factors by platform where the unit is the index. */
export interface Reading {
  readonly posts: TimedPosts
  readonly term: TermColumns
  readonly platforms: Int32Array
  /** By group: null for the value itself. */
  readonly factors: (group: number) => Float64Array | null
}

/** Adds one, and gives the number before. */
export const bump = (counts: Int32Array, i: number): number => {
  const before = atInt(counts, i)
  counts[i] = before + 1
  return before
}

const factorOf = ({ platforms, factors }: Reading, group: number, row: number): number => {
  const own = factors(group)
  return own === null ? 1 : (own[atInt(platforms, row)] ?? 1)
}

/** The posts of each group within some days, ready for tests. One pass to count, one to fill. */
export function samples(reading: Reading, { keys, of }: Partition, days: Days): Sample[] {
  const { posts, term } = reading
  const counts = within(posts, term, days)
  const sizes = new Int32Array(keys.length)
  const isOwn = (row: number) => atInt(of, row) >= 0 && counts(row)
  for (let row = 0; row < posts.rows; row++) if (isOwn(row)) bump(sizes, atInt(of, row))
  const series = Array.from(sizes, (n) => ({ interactions: new Float64Array(n), denominator: new Float64Array(n) }))
  const filled = new Int32Array(keys.length)
  for (let row = 0; row < posts.rows; row++) {
    if (!isOwn(row)) continue
    const group = atInt(of, row)
    const place = bump(filled, group)
    const own = series[group]
    if (own === undefined) continue
    own.interactions[place] = at(term.e, row)
    own.denominator[place] = at(term.d, row) * factorOf(reading, group, row)
  }
  return series.map((own) => new Sample(own))
}

/** The medians of every group, step by step over the days drawn. Steps before its first and after its last post are left out. */
export function seriesPoints(reading: Reading, { keys, of }: Partition, span: Days, step: TimeStep): TimePoint[][] {
  const { posts, term } = reading
  const [from, to] = [dayNumber(span.from), dayNumber(span.to)]
  const first = stepIndex(from, step)
  const steps = stepIndex(to, step) - first + 1
  const stepOf = Int32Array.from({ length: to - from + 1 }, (_, i) => stepIndex(from + i, step) - first)
  const cells = keys.length * steps
  const [sizes, immature] = [new Int32Array(cells), new Int32Array(cells)]
  const cellOf = (row: number): number => {
    const day = atInt(posts.day, row)
    const group = atInt(of, row)
    return group < 0 || day < from || day > to ? -1 : group * steps + atInt(stepOf, day - from)
  }
  for (let row = 0; row < posts.rows; row++) {
    const cell = cellOf(row)
    if (cell < 0) continue
    const aside = atInt(term.aside, row)
    if (aside < 0) bump(sizes, cell)
    else if (aside === IMMATURE && at(term.e, row) / at(term.d, row) >= 0) bump(immature, cell)
  }
  const values = Array.from(sizes, (n) => new Float64Array(n))
  const filled = new Int32Array(cells)
  for (let row = 0; row < posts.rows; row++) {
    const cell = cellOf(row)
    if (cell < 0 || atInt(term.aside, row) >= 0) continue
    const group = atInt(of, row)
    const own = values[cell]
    if (own !== undefined) own[bump(filled, cell)] = at(term.e, row) / (at(term.d, row) * factorOf(reading, group, row))
  }
  return keys.map((_, group) => {
    const points = Array.from({ length: steps }, (__, i) => {
      const cell = group * steps + i
      const days = stepDays(first + i, step)
      return point((values[cell] ?? new Float64Array(0)).sort(), atInt(immature, cell), days, span.to)
    })
    return trimmed(points)
  })
}

function point(sorted: Float64Array, immature: number, days: Days, last: string): TimePoint {
  const { value } = medianIntervalOfSorted(sorted)
  const isWhole = days.to <= last
  return {
    from: days.from,
    to: isWhole ? days.to : last,
    isWhole,
    n: sorted.length,
    immature,
    median: value?.estimate ?? null,
    interval: value && { low: value.lower, high: value.upper },
    dots: sorted.length < MIN_POSTS ? [...sorted] : [],
  }
}

/** Steps before the first and after the last post of a metric say nothing about it. */
function trimmed(points: readonly TimePoint[]): TimePoint[] {
  const holds = ({ n, immature }: TimePoint) => n > 0 || immature > 0
  const first = points.findIndex(holds)
  return first < 0 ? [] : points.slice(first, points.findLastIndex(holds) + 1)
}

/** Day of the first post that counts for any term; null without any. */
export function firstDay(posts: TimedPosts): string | null {
  let least = Number.POSITIVE_INFINITY
  for (const term of posts.terms) {
    for (let row = 0; row < posts.rows; row++) {
      if (atInt(term.aside, row) < 0 && atInt(posts.day, row) < least) least = atInt(posts.day, row)
    }
  }
  return Number.isFinite(least) ? isoDay(least) : null
}
