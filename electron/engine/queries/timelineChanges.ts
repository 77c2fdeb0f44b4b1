import type { TimeBreak, TimeChange } from '../../../shared/contract/timeline'
import type { Days } from '../../../shared/periods'
import { PLATFORMS, SET_ASIDE } from '../../../shared/vocabulary'
import { atInt } from '../statistics/arrays'
import { judgeFamily } from '../statistics/compareSamples'
import type { Compared } from '../statistics/compareTwo'
import { MIN_POSTS } from '../statistics/outcome'
import type { Sample } from '../statistics/sample'
import { compareWithin, type ComparedWithin } from '../statistics/stratifiedShift'
import { lowHigh } from './lowHigh'
import { UNKNOWN, type DaysOfPosts } from './timelineDays'
import type { Partition } from './timelineGroups'
import type { TermColumns, TimedPosts } from './timelineRead'
import { dayNumber, stepIndex } from './timelineSteps'
import { strataOf } from './timelineStrata'
import { bump } from './timelineValues'

/** Under so many quarters a change from one to the next cannot be told from the season. */
export const QUARTERS_NEEDED = 8

export type ChangeKind = TimeChange['kind']

/** One group whose period is held against another one. */
export interface Side {
  readonly posts: TimedPosts
  readonly term: TermColumns
  readonly partition: Partition
  readonly group: number
  /** Platforms of its posts, as bits. */
  readonly mask: number
  readonly now: Sample
  readonly quarters: number
}

/** A change before it is judged with the others on screen. */
export interface OpenChange {
  readonly base: Omit<TimeChange, 'ratio' | 'ratioInterval' | 'p' | 'q' | 'strength' | 'adjusted'>
  readonly raw: Compared | null
  readonly adjusted: ComparedWithin | null
}

interface Window {
  readonly kind: ChangeKind
  readonly period: Days
  readonly before: Days
  readonly then: Sample
  readonly breaks: readonly TimeBreak[]
  /** Asked to compare across a break what both sides hold. */
  readonly across: boolean
  readonly calendar: DaysOfPosts | null
}

/** Median of a sample with its interval; both null under six posts. */
export function medianOf(sample: Sample) {
  const { median, interval } = sample.median()
  return { median, interval: lowHigh(interval) }
}

/** Holds a period against another: what may be compared, or why not. */
export function openChange(side: Side, window: Window): OpenChange {
  const { kind, before, then } = window
  const refused = refusal(side, window)
  const base = { kind, ...before, n: then.n, ...medianOf(then), refused, quarters: side.quarters }
  const isComparable = refused === null || refused === 'quarters'
  return {
    base,
    raw: refused === null ? side.now.against(then) : null,
    adjusted: isComparable ? adjustedFor(side, window) : null,
  }
}

function refusal(side: Side, window: Window): TimeChange['refused'] {
  const { now } = side
  if (hasBreak(side, window)) return 'break'
  if (window.then.n === 0 || now.n === 0) return 'none'
  if (now.n < MIN_POSTS || window.then.n < MIN_POSTS) return 'few'
  return window.kind === 'period_before' && side.quarters < QUARTERS_NEEDED ? 'quarters' : null
}

const LACKS = new Set([SET_ASIDE.indexOf('no_denominator'), SET_ASIDE.indexOf('no_interactions')])

/**
 * True where the source column changes between the two periods. Asked to look across, only where posts of before lack the
 * metric of now: files that held both columns for a time stand on both sides.
 */
function hasBreak({ posts, term, partition, group }: Side, { before, period, breaks, across }: Window): boolean {
  const own = breaks.filter(({ origin, day }) => origin === 'data' && day > before.from && day <= period.to)
  if (own.length === 0 || !across) return own.length > 0
  const [from, to] = [dayNumber(before.from), dayNumber(period.to)]
  const last = Math.max(...own.map(({ day }) => dayNumber(day)))
  for (let row = 0; row < posts.rows; row++) {
    const day = atInt(posts.day, row)
    if (day < from || day > to || day >= last || atInt(partition.of, row) !== group) continue
    if (LACKS.has(atInt(term.aside, row))) return true
  }
  return false
}

/** The same within account, format and kind of day: exams against exams, holidays against holidays. Null without a calendar. */
function adjustedFor(
  { posts, term, partition, group }: Side,
  { before, period, calendar }: Window,
): ComparedWithin | null {
  if (calendar === null) return null
  const [from, to] = [dayNumber(period.from), dayNumber(period.to)]
  const [fromBefore, toBefore] = [dayNumber(before.from), dayNumber(before.to)]
  const strata = strataOf(posts, term, (row) => {
    const stratum = calendar.classes[row] ?? UNKNOWN
    if (stratum === UNKNOWN || atInt(partition.of, row) !== group) return null
    const day = atInt(posts.day, row)
    if (day >= from && day <= to) return { isX: true, stratum }
    return day >= fromBefore && day <= toBefore ? { isX: false, stratum } : null
  })
  return compareWithin(strata).value
}

/** Judges every change on screen as one family: those of posts as they are and those within the calendar. */
export function judgeChanges(open: readonly OpenChange[]): { readonly changes: TimeChange[]; readonly family: number } {
  const jobs = open.flatMap(({ raw, adjusted }, i) => [
    ...(raw === null ? [] : [{ i, isRaw: true, compared: raw }]),
    ...(adjusted === null ? [] : [{ i, isRaw: false, compared: adjusted.compared }]),
  ])
  const judged = judgeFamily(jobs)
  const changes = open.map(({ base, adjusted }, i): TimeChange => {
    const raw = judged.find((job) => job.i === i && job.isRaw)
    const within = judged.find((job) => job.i === i && !job.isRaw)
    const result = raw?.compared.result
    return {
      ...base,
      ratio: result?.hlRatio ?? null,
      ratioInterval: lowHigh(result?.interval),
      p: result?.p ?? null,
      q: raw?.q ?? null,
      strength: raw?.strength ?? null,
      adjusted: within === undefined ? null : adjustedOf(within, adjusted?.strata ?? 0),
    }
  })
  return { changes, family: jobs.length }
}

function adjustedOf(
  {
    compared: { result },
    q,
    strength,
  }: { compared: Compared; q: number; strength: NonNullable<TimeChange['strength']> },
  strata: number,
): NonNullable<TimeChange['adjusted']> {
  const { n1, n2, hlRatio, interval } = result
  return { n: n1, nBefore: n2, strata, ratio: hlRatio, interval: lowHigh(interval), q, strength }
}

/** Number of quarters with six counting posts, of each group. */
export function quartersOf(posts: TimedPosts, term: TermColumns, { keys, of, rows }: Partition): number[] {
  const { from, to } = daysOf(posts)
  const first = stepIndex(from, 'quarter')
  const quarters = Math.max(0, stepIndex(to, 'quarter') - first + 1)
  const quarterOf = Int32Array.from({ length: to - from + 1 }, (_, i) => stepIndex(from + i, 'quarter') - first)
  const counts = new Int32Array(keys.length * quarters)
  for (const row of rows) {
    if (atInt(term.aside, row) >= 0) continue
    bump(counts, atInt(of, row) * quarters + atInt(quarterOf, atInt(posts.day, row) - from))
  }
  return keys.map((_, group) => {
    const own = counts.subarray(group * quarters, (group + 1) * quarters)
    return own.reduce((total, n) => total + (n >= MIN_POSTS ? 1 : 0), 0)
  })
}

/** First and last day of all posts; no day where there is none. */
function daysOf({ day, rows }: TimedPosts): { readonly from: number; readonly to: number } {
  if (rows === 0) return { from: 0, to: -1 }
  let [from, to] = [atInt(day, 0), atInt(day, 0)]
  for (let row = 1; row < rows; row++) {
    const own = atInt(day, row)
    if (own < from) from = own
    else if (own > to) to = own
  }
  return { from, to }
}

/** Platforms of breaks that concern a group. */
export function breaksOf(breaks: readonly TimeBreak[], mask: number): TimeBreak[] {
  return breaks.filter(({ platform }) => (mask & (1 << PLATFORMS.indexOf(platform))) !== 0)
}
