import { z } from 'zod'
import type { TimeBand } from '../../../shared/contract/timeline'
import type { Filter } from '../../../shared/contract/common'
import type { Days } from '../../../shared/periods'
import { EVENT_KINDS } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { atInt } from '../statistics/arrays'
import type { Network } from './networkTables'
import type { TimedPosts } from './timelineRead'
import { dayNumber } from './timelineSteps'

const eventRow = z.object({
  id: z.int(),
  kind: z.enum(EVENT_KINDS),
  label: z.string(),
  from: z.string(),
  to: z.string(),
  branchId: z.int().nullable(),
})

/** Every entry of the calendar, in order of its first day. */
export async function calendarEvents(session: Session): Promise<TimeBand[]> {
  return session.all(
    eventRow,
    sql`SELECT id, kind, label, starts_on AS "from", ends_on AS "to", branch_id AS "branchId"
        FROM calendar_event ORDER BY starts_on, ends_on, id`,
  )
}

/** Entries that touch the days drawn: the network's, and those of the branches looked at (of all when none is chosen). */
export function bandsWithin(events: readonly TimeBand[], days: Days, filter: Filter, network: Network): TimeBand[] {
  const chosen = branchesOf(filter, network)
  const isOurs = ({ branchId }: TimeBand) => branchId === null || chosen === null || chosen.has(branchId)
  return events.filter((event) => event.from <= days.to && event.to >= days.from && isOurs(event))
}

/** Branches a filter looks at, with those above and below them; null = all. */
export function branchesOf({ branches, accounts }: Filter, network: Network): ReadonlySet<number> | null {
  const named = [
    ...branches,
    ...accounts.flatMap((id) => {
      const branchId = network.accounts.get(id)?.branchId ?? null
      return branchId === null ? [] : [branchId]
    }),
  ]
  if (named.length === 0) return null
  const above = named.flatMap((id) => network.branches.get(id)?.parentId ?? [])
  const below = [...network.branches.values()].flatMap(({ id, parentId }) =>
    parentId !== null && named.includes(parentId) ? [id] : [],
  )
  return new Set([...named, ...above, ...below])
}

/** What a day is in the calendar. Ordinary teaching is what the others are held against; 0: the calendar says nothing of it. */
export const DAY_CLASSES = ['unknown', 'teaching', 'exams', 'holidays', 'closure', 'between'] as const
export const UNKNOWN = 0
export const TEACHING = 1

/** A later one covers an earlier one: holidays within a term are holidays, exams within holidays exams. */
const COVERS = [
  { kind: 'term', as: TEACHING },
  { kind: 'holidays', as: 3 },
  { kind: 'exams', as: 2 },
  { kind: 'closure', as: 4 },
] as const

/** Class of every day of a stretch for one branch, and the day its run of equal days began. */
interface Stretch {
  readonly from: number
  readonly classes: Uint8Array
  readonly runs: Int32Array
}

/**
 * Days between the first and the last entry of the calendar that no entry covers are `between`; outside them nobody has
 * said what a day was. Entries of kind `event` are marks on the chart, no kind of day.
 */
function stretch(events: readonly TimeBand[], from: number, to: number): Stretch {
  const classes = new Uint8Array(to - from + 1)
  const named = events.filter(({ kind }) => kind !== 'event')
  const fill = (first: number, last: number, as: number) =>
    classes.fill(as, Math.max(0, first - from), Math.max(0, Math.min(to, last) - from + 1))
  if (named.length > 0) {
    const firsts = named.map((event) => dayNumber(event.from))
    const lasts = named.map((event) => dayNumber(event.to))
    fill(Math.min(...firsts), Math.max(...lasts), DAY_CLASSES.indexOf('between'))
  }
  for (const { kind, as } of COVERS) {
    for (const event of named) if (event.kind === kind) fill(dayNumber(event.from), dayNumber(event.to), as)
  }
  const runs = new Int32Array(classes.length)
  for (let i = 1; i < classes.length; i++) runs[i] = classes[i] === classes[i - 1] ? atInt(runs, i - 1) : i
  return { from, classes, runs }
}

/** What the day of each row was for its account: its class in DAY_CLASSES, and its run of days. */
export interface DaysOfPosts {
  readonly classes: Uint8Array
  readonly runs: Int32Array
}

/** Looks up the day of every post in the calendar of its own branch: the network's entries, its own and those of the branch above. */
export function daysOfPosts(posts: TimedPosts, events: readonly TimeBand[], network: Network): DaysOfPosts {
  let [from, to] = [Number.MAX_SAFE_INTEGER, 0]
  for (const day of posts.day) {
    if (day < from) from = day
    if (day > to) to = day
  }
  const byAccount = new Map<number, Stretch>()
  const byBranch = new Map<number | null, Stretch>()
  const stretchOf = (accountId: number): Stretch => {
    const branchId = network.accounts.get(accountId)?.branchId ?? null
    const parentId = branchId === null ? null : (network.branches.get(branchId)?.parentId ?? null)
    const own = byBranch.get(branchId) ?? stretch(ofBranch(events, branchId, parentId), from, to)
    byBranch.set(branchId, own)
    byAccount.set(accountId, own)
    return own
  }
  const classes = new Uint8Array(posts.rows)
  const runs = new Int32Array(posts.rows)
  for (let row = 0; row < posts.rows; row++) {
    const account = atInt(posts.account, row)
    const own = byAccount.get(account) ?? stretchOf(account)
    const day = atInt(posts.day, row) - own.from
    classes[row] = own.classes[day] ?? UNKNOWN
    runs[row] = atInt(own.runs, day)
  }
  return { classes, runs }
}

function ofBranch(events: readonly TimeBand[], branchId: number | null, parentId: number | null): TimeBand[] {
  return events.filter(
    (event) =>
      event.branchId === null || event.branchId === branchId || (parentId !== null && event.branchId === parentId),
  )
}
