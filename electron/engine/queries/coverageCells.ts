import type { CoverageCell, CoverageKind, CoverageState } from '../../../shared/contract/coverage'
import { addDays } from '../../../shared/periods'
import type { Platform } from '../../../shared/vocabulary'
import type { Span } from './coverageSpans'
import { daysFrom, daysOfMonth } from './months'

/** Posts of an account in a month. */
export interface MonthPosts {
  readonly posts: number
  readonly earlyPosts: number
}

/** What is known of one account, for cells of one kind. */
export interface AccountCoverage {
  readonly platform: Platform
  /** Days after which its posts are mature. */
  readonly windowDays: number
  readonly openedOn: string | null
  readonly closedOn: string | null
  /** False: no export of the platform can be imported, and none was. */
  readonly isAsked: boolean
  /** Files of that kind only. */
  readonly spans: readonly Span[]
  /** By month. */
  readonly posts: ReadonlyMap<string, MonthPosts>
  readonly rejectedRows: ReadonlyMap<string, number>
  /** First day of any post or file of any kind: the account is open since then at the latest. Null without any. */
  readonly knownFrom: string | null
}

/** Under this share of its days, a month that is over is missing rather than partial: margins of other exports reach into it. */
const LEAST_SHARE = 0.25

function byShare(from: string, to: string): number {
  return (daysFrom(from, to) + 1) * LEAST_SHARE
}

/** The cell of one account and month. `today` = ISO day in the network's zone. */
export function cellOf(account: AccountCoverage, kind: CoverageKind, month: string, today: string): CoverageCell {
  const { from, to } = daysOfMonth(month)
  const opened = account.openedOn ?? account.knownFrom ?? from
  const isRunning = to >= today
  const open = {
    from: opened > from ? opened : from,
    to: [to, today, account.closedOn ?? to].reduce((a, b) => (a < b ? a : b)),
  }
  const { posts, earlyPosts } = account.posts.get(month) ?? { posts: 0, earlyPosts: 0 }
  const rejectedRows = account.rejectedRows.get(month) ?? 0
  const spans = account.spans.filter((span) => span.from <= to && span.to >= from)
  const wanted = open.from > open.to ? 0 : daysFrom(open.from, open.to) + 1
  // The first file known may begin with two days of the month before: that is its margin, not the life of the account.
  const isMargin = account.openedOn === null && posts === 0 && from < opened && wanted < byShare(from, to)
  const byDay = daysCovered(spans, from, to)
  const within = (day: number) => addDays(from, day - 1) >= open.from && addDays(from, day - 1) <= open.to
  const coveredDays = byDay.filter(({ files }, index) => files > 0 && within(index + 1)).length
  const age = (newest: string | null, day: number) => (newest === null ? 0 : daysFrom(addDays(from, day - 1), newest))
  const isEarly = (newest: string | null, day: number) => age(newest, day) < account.windowDays
  const cell = {
    month,
    days: wanted,
    coveredDays,
    covered: runs(byDay.map(({ files }) => files > 0)),
    // Each daily figure is a file of its own: that several cover a day is how it should be.
    doubled: kind === 'days' ? [] : runs(byDay.map(({ files }) => files > 1)),
    early: earlyPosts === 0 ? [] : runs(byDay.map(({ files, newest }, i) => files > 0 && isEarly(newest, i + 1))),
    posts,
    earlyPosts,
    rejectedRows,
  }
  return { ...cell, state: stateOf(account, kind, cell, { isRunning, isBefore: opened > to || isMargin, from }) }
}

type Bare = Omit<CoverageCell, 'state'>

function stateOf(
  { closedOn, isAsked }: AccountCoverage,
  kind: CoverageKind,
  cell: Bare,
  { isRunning, isBefore, from }: { isRunning: boolean; isBefore: boolean; from: string },
): CoverageState {
  const isEmpty = cell.covered.length === 0 && cell.posts === 0
  if (isEmpty && !isAsked) return 'unsupported'
  if (isEmpty && closedOn !== null && closedOn < from) return 'after'
  if (isBefore && cell.posts === 0) return 'before'
  if (isRunning) return 'running'
  if (kind !== 'posts') return extraState(kind, cell)
  if (cell.days > 0 && cell.coveredDays < cell.days) {
    return cell.coveredDays < cell.days * LEAST_SHARE ? 'missing' : 'partial'
  }
  return coveredState(cell)
}

/** What is worth saying of a month that is covered. */
function coveredState(cell: Bare): CoverageState {
  if (cell.rejectedRows > 0) return 'rejected'
  if (cell.earlyPosts > 0) return 'early'
  if (cell.posts === 0) return 'silent'
  return cell.doubled.length > 0 ? 'double' : 'complete'
}

/** Stories, daily figures and audiences are shown where they are: nothing of them is missing. */
function extraState(kind: CoverageKind, cell: Bare): CoverageState {
  if (cell.covered.length === 0) return 'none'
  if (kind === 'audience') return 'complete'
  if (cell.coveredDays < cell.days) return 'partial'
  return kind === 'days' ? 'complete' : coveredState(cell)
}

interface DayCover {
  readonly files: number
  /** Day of the newest export that covers it. */
  readonly newest: string | null
}

function daysCovered(spans: readonly Span[], from: string, to: string): DayCover[] {
  return Array.from({ length: daysFrom(from, to) + 1 }, (_, index) => {
    const day = addDays(from, index)
    const over = spans.filter((span) => span.from <= day && span.to >= day)
    const newest = over.reduce<string | null>(
      (latest, { exportedOn }) => (latest === null || exportedOn > latest ? exportedOn : latest),
      null,
    )
    return { files: over.length, newest }
  })
}

/** Runs of true as days of the month, from 1. */
function runs(days: readonly boolean[]): [number, number][] {
  const out: [number, number][] = []
  days.forEach((isIn, index) => {
    const last = out.at(-1)
    if (!isIn) return
    if (last?.[1] === index) last[1] = index + 1
    else out.push([index + 1, index + 1])
  })
  return out
}
