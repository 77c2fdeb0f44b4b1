import type { TimePoint, TimeStep } from '../../../shared/contract/timeline'
import type { Days } from '../../../shared/periods'
import { PLATFORMS } from '../../../shared/vocabulary'
import { at, atInt, sum } from '../statistics/arrays'
import { medianIntervalInPlace } from '../statistics/orderStatistics'
import { MIN_POSTS } from '../statistics/outcome'
import { Sample } from '../statistics/sample'
import { medianInPlace } from '../statistics/select'
import { lowHigh } from './lowHigh'
import type { Network } from './networkTables'
import type { Partition } from './timelineGroups'
import { IMMATURE, type TermColumns, type TimedPosts } from './timelineRead'
import { dayNumber, isoDay, stepDays, stepIndex } from './timelineSteps'

/** Platform of an account as a position in PLATFORMS, −1 unknown, by row of the posts. */
export function platformsOf(posts: TimedPosts, network: Network): Int32Array {
  // By id, which are small numbers: looked up for every post, an array is several times as fast as a map.
  const known: number[] = []
  for (const [id, { platform }] of network.accounts) known[id] = PLATFORMS.indexOf(platform)
  return posts.account.map((id) => known[id] ?? -1)
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
export function platformMasks(posts: TimedPosts, { keys, of, rows }: Partition, platforms: Int32Array): number[] {
  const masks = keys.map(() => 0)
  for (const term of posts.terms) {
    for (const row of rows) {
      const group = atInt(of, row)
      const platform = atInt(platforms, row)
      if (platform < 0 || atInt(term.aside, row) >= 0) continue
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
  const inPeriod = ratesByPlatform({ posts, term, platforms }, counts)
  const isMissing = PLATFORMS.some((_, i) => inPeriod[i]?.length === 0)
  const ever = isMissing ? ratesByPlatform({ posts, term, platforms }, (row) => atInt(term.aside, row) < 0) : []
  const none = new Float64Array(0)
  return Float64Array.from(PLATFORMS, (_, i) => (base(inPeriod[i] ?? none) ?? base(ever[i] ?? none) ?? 100) / 100)
}

/** Rates of the rows that count, by platform, each post once. One pass to count, one to fill. */
function ratesByPlatform(
  { posts, term, platforms }: Pick<Reading, 'posts' | 'term' | 'platforms'>,
  counts: (row: number) => boolean,
): Float64Array[] {
  const sizes = new Int32Array(PLATFORMS.length)
  const placeOf = new Int32Array(posts.rows).fill(-1)
  for (let row = 0; row < posts.rows; row++) {
    const platform = atInt(platforms, row)
    if (platform >= 0 && posts.first?.[row] !== 0 && counts(row)) placeOf[row] = bump(sizes, platform)
  }
  const rates = Array.from(sizes, (n) => new Float64Array(n))
  for (let row = 0; row < posts.rows; row++) {
    const place = atInt(placeOf, row)
    const own = place < 0 ? undefined : rates[atInt(platforms, row)]
    if (own !== undefined) own[place] = at(term.e, row) / at(term.d, row)
  }
  return rates
}

/** Median, or the mean where more than half are 0 (as comparisons do); null without any. Reorders the values. */
function base(values: Float64Array): number | null {
  if (values.length === 0) return null
  const mean = sum(values) / values.length
  const middle = medianInPlace(values)
  const value = middle > 0 ? middle : mean
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

/** What the denominator of a row is multiplied by, by group. */
function factorReader(
  { platforms, factors }: Reading,
  keys: readonly string[],
): (group: number, row: number) => number {
  const byGroup = keys.map((_, group) => factors(group))
  if (byGroup.every((own) => own === null)) return () => 1
  return (group, row) => byGroup[group]?.[atInt(platforms, row)] ?? 1
}

/** The posts of each group within some days, ready for tests. One pass to count, one to fill. */
export function samples(reading: Reading, { keys, of, rows }: Partition, days: Days): Sample[] {
  const { posts, term } = reading
  const counts = within(posts, term, days)
  const factorOf = factorReader(reading, keys)
  const sizes = new Int32Array(keys.length)
  for (const row of rows) if (counts(row)) bump(sizes, atInt(of, row))
  const series = Array.from(sizes, (n) => ({ interactions: new Float64Array(n), denominator: new Float64Array(n) }))
  const filled = new Int32Array(keys.length)
  for (const row of rows) {
    const group = atInt(of, row)
    const own = series[group]
    if (own === undefined || !counts(row)) continue
    const place = bump(filled, group)
    own.interactions[place] = at(term.e, row)
    own.denominator[place] = at(term.d, row) * factorOf(group, row)
  }
  return series.map((own) => new Sample(own))
}

/** Steps of the days drawn. */
interface Steps {
  readonly first: number
  readonly count: number
  /** Place of a row among groups × steps, −1 outside the days. */
  readonly cellOf: (row: number) => number
}

function stepsOf({ posts }: Reading, { of }: Partition, span: Days, step: TimeStep): Steps {
  const [from, to] = [dayNumber(span.from), dayNumber(span.to)]
  const first = stepIndex(from, step)
  const count = stepIndex(to, step) - first + 1
  const stepOf = Int32Array.from({ length: to - from + 1 }, (_, i) => stepIndex(from + i, step) - first)
  const cellOf = (row: number): number => {
    const day = atInt(posts.day, row)
    return day < from || day > to ? -1 : atInt(of, row) * count + atInt(stepOf, day - from)
  }
  return { first, count, cellOf }
}

/** Values of every group and step, and how many posts of each are still too young. One pass to count, one to fill. */
function cellValues(reading: Reading, { keys, of, rows }: Partition, { count, cellOf }: Steps) {
  const { term } = reading
  const factorOf = factorReader(reading, keys)
  const cells = keys.length * count
  const [sizes, immature, filled] = [new Int32Array(cells), new Int32Array(cells), new Int32Array(cells)]
  for (const row of rows) {
    const cell = cellOf(row)
    if (cell < 0) continue
    const aside = atInt(term.aside, row)
    if (aside < 0) bump(sizes, cell)
    else if (aside === IMMATURE && at(term.e, row) / at(term.d, row) >= 0) bump(immature, cell)
  }
  const values = Array.from(sizes, (n) => new Float64Array(n))
  for (const row of rows) {
    const cell = cellOf(row)
    if (cell < 0 || atInt(term.aside, row) >= 0) continue
    const own = values[cell]
    if (own !== undefined) own[bump(filled, cell)] = at(term.e, row) / (at(term.d, row) * factorOf(atInt(of, row), row))
  }
  return { values, immature }
}

/** The medians of every group, step by step over the days drawn. Steps before its first and after its last post are left out. */
export function seriesPoints(reading: Reading, groups: Partition, span: Days, step: TimeStep): TimePoint[][] {
  const steps = stepsOf(reading, groups, span, step)
  const { values, immature } = cellValues(reading, groups, steps)
  return groups.keys.map((_, group) => {
    const points = Array.from({ length: steps.count }, (__, i) => {
      const cell = group * steps.count + i
      const days = stepDays(steps.first + i, step)
      return point(values[cell] ?? new Float64Array(0), atInt(immature, cell), days, span.to)
    })
    return trimmed(points)
  })
}

/** One step; reorders the values. */
function point(values: Float64Array, immature: number, days: Days, last: string): TimePoint {
  const { value } = medianIntervalInPlace(values)
  const isWhole = days.to <= last
  return {
    from: days.from,
    to: isWhole ? days.to : last,
    isWhole,
    n: values.length,
    immature,
    median: value?.estimate ?? null,
    interval: lowHigh(value),
    dots: values.length < MIN_POSTS ? [...values].sort((a, b) => a - b) : [],
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
