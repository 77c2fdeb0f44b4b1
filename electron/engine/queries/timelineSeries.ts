import type { TimeBreak, TimeQuery, TimeResult, TimeSeriesRow } from '../../../shared/contract/timeline'
import type { Days } from '../../../shared/periods'
import { PLATFORMS, SET_ASIDE } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { atInt } from '../statistics/arrays'
import { Sample } from '../statistics/sample'
import { noteRows } from './dayNotes'
import { resolveComparison } from './filter'
import { groupName, readContext, type ReadContext } from './groupNames'
import { definitionBreaks } from './timeSeries'
import {
  breaksOf,
  type ChangeKind,
  judgeChanges,
  medianOf,
  openChange,
  type OpenChange,
  quartersOf,
} from './timelineChanges'
import { bandsWithin, branchesOf, calendarEvents, type DaysOfPosts, daysOfPosts } from './timelineDays'
import { timeAsides, timeHeadline } from './timelineFindings'
import { partition, type Partition, together } from './timelineGroups'
import { readTimedPosts, type TermColumns, type TimedPosts } from './timelineRead'
import { spanDays } from './timelineSteps'
import { isRate, restsOnDisplays } from './timelineTerms'
import {
  firstDay,
  indexFactors,
  isMixed,
  platformMasks,
  platformsIn,
  platformsOf,
  type Reading,
  samples,
  seriesPoints,
  within,
} from './timelineValues'

/** Everything series are made of. */
interface Making {
  readonly query: TimeQuery
  readonly context: ReadContext
  readonly posts: TimedPosts
  readonly platforms: Int32Array
  readonly span: Days
  readonly others: readonly { readonly kind: ChangeKind; readonly days: Days }[]
  readonly breaks: readonly TimeBreak[]
  readonly calendar: DaysOfPosts | null
  /** What makes an index of the values of a term; worked out where some group is an index, once. */
  readonly factorsOf: (term: TermColumns) => Float64Array
}

/** A series whose changes are not judged yet. */
interface OpenSeries {
  readonly row: Omit<TimeSeriesRow, 'changes'>
  readonly open: readonly OpenChange[]
}

/** The metric in force in the period: the one most posts have; the last where none has any. */
function inForce(counts: readonly number[]): number {
  let best = counts.length - 1
  counts.forEach((n, i) => {
    if (n > (counts[best] ?? 0)) best = i
  })
  return best
}

const NO_POSTS = new Sample({ interactions: new Float64Array(0), denominator: new Float64Array(0) })

/** One term of every group: its medians, its posts of the period and of those it is held against. */
function partOf({ query, posts, span, context, others }: Making, groups: Partition, reading: Reading) {
  return {
    term: reading.term,
    points: seriesPoints(reading, groups, span, query.step),
    now: samples(reading, groups, context.days),
    then: others.map(({ days }) => samples(reading, groups, days)),
    quarters: quartersOf(posts, reading.term, groups),
  }
}
type Part = ReturnType<typeof partOf>

/** What is held against the period of one group, not judged yet. */
function openChanges(making: Making, groups: Partition, group: number, mask: number, part: Part): OpenChange[] {
  const { posts, query, context, others, breaks, calendar } = making
  const now = part.now[group] ?? NO_POSTS
  const side = { posts, term: part.term, partition: groups, group, mask, now, quarters: part.quarters[group] ?? 0 }
  return others.map(({ kind, days }, i) =>
    openChange(side, {
      ...{ kind, period: context.days, before: days, then: part.then[i]?.[group] ?? NO_POSTS },
      ...{ breaks: breaksOf(breaks, mask), across: query.across, calendar },
    }),
  )
}

/** The groups of a partition as series, with what changed in each. */
function makeSeries(making: Making, groups: Partition, by: TimeQuery['by']): OpenSeries[] {
  const { query, posts, platforms, context, factorsOf } = making
  const masks = platformMasks(posts, groups, platforms)
  const unitOf = (group: number): TimeSeriesRow['unit'] =>
    isMixed(masks[group] ?? 0) ? 'index' : isRate(query.measure) ? 'rate' : 'count'
  const parts = posts.terms.map((term) => {
    const factors = masks.some(isMixed) ? factorsOf(term) : null
    const own = (group: number) => (unitOf(group) === 'index' ? factors : null)
    return partOf(making, groups, { posts, term, platforms, factors: own })
  })
  return groups.keys.flatMap((key, group): OpenSeries[] => {
    const part = parts[inForce(parts.map(({ now }) => now[group]?.n ?? 0))]
    if (part === undefined) return []
    const mask = masks[group] ?? 0
    const name =
      by === null ? { label: null, slot: null, platform: null } : groupName(by, key, context, platformsIn(mask))
    const now = part.now[group] ?? NO_POSTS
    const lines = parts.map(({ term: { metric }, points }) => ({ metric, points: points[group] ?? [] }))
    const row: OpenSeries['row'] = {
      ...{ key, ...name, unit: unitOf(group), metric: part.term.metric, n: now.n, ...medianOf(now) },
      parts: lines.filter(({ points }) => points.length > 0),
    }
    return [{ row, open: openChanges(making, groups, group, mask, part) }]
  })
}

/** Posts of the period that do not count, by reason; of displays, those that have neither metric. */
function leftOut(posts: TimedPosts, term: TermColumns | undefined, days: Days): TimeResult['setAside'] {
  if (term === undefined) return []
  const counts = SET_ASIDE.map(() => 0)
  const isIn = within(posts, { ...term, aside: new Int32Array(posts.rows).fill(-1) }, days)
  for (let row = 0; row < posts.rows; row++) {
    const reason = atInt(term.aside, row)
    if (reason < 0 || posts.first?.[row] === 0 || !isIn(row)) continue
    counts[reason] = (counts[reason] ?? 0) + 1
  }
  return SET_ASIDE.flatMap((reason, i) => ((counts[i] ?? 0) > 0 ? [{ reason, n: counts[i] ?? 0 }] : []))
}

/** A function that works each answer out once. */
function once<Key, Answer>(work: (key: Key) => Answer): (key: Key) => Answer {
  const known = new Map<Key, Answer>()
  return (key) => {
    const answer = known.get(key) ?? work(key)
    known.set(key, answer)
    return answer
  }
}

/** Days and posts, calendar and breaks: what is read before anything is worked out. */
async function prepare(session: Session, query: TimeQuery) {
  const { filter, measure, by, step, years } = query
  const context = await readContext(session, { period: filter.period, compare: 'year_before' })
  const { days, network } = context
  const before = await resolveComparison(session, filter.period, 'period_before')
  const posts = await readTimedPosts(session, { filter, measure, by, to: days.to })
  const span = spanDays(days.to, years, step, firstDay(posts))
  const others = [
    ...(context.before === null ? [] : [{ kind: 'year_before' as const, days: context.before }]),
    ...(before === null ? [] : [{ kind: 'period_before' as const, days: before }]),
  ]
  const earliest = [span.from, ...others.map((other) => other.days.from)].sort()[0] ?? span.from
  const found = restsOnDisplays(measure) ? await definitionBreaks(session, filter, { from: earliest, to: days.to }) : []
  const breaks = found.filter(({ origin, code }) => origin === 'data' || code.endsWith('_impressions'))
  const events = await calendarEvents(session)
  const calendar = events.some(({ kind }) => kind !== 'event') ? daysOfPosts(posts, events, network) : null
  const platforms = platformsOf(posts, network)
  const factorsOf = once((term: TermColumns) => indexFactors(posts, term, platforms, days))
  const making: Making = { query, context, posts, platforms, span, others, breaks, calendar, factorsOf }
  return { making, events }
}

/** Closes series: judges the changes of all of them as one family, and deals them out. */
function close(all: readonly OpenSeries[]): { readonly rows: TimeSeriesRow[]; readonly family: number } {
  const { changes, family } = judgeChanges(all.flatMap(({ open }) => open))
  let next = 0
  const rows = all.map(({ row, open }) => {
    const own = changes.slice(next, next + open.length)
    next += open.length
    return { ...row, changes: own }
  })
  return { rows, family }
}

/**
 * Medians per step of one measure, and what changed against the same period a year before and the period before: contract
 * `timeline.series`. One scan of the posts. @throws INVALID, NOT_FOUND for the period
 */
export async function timelineSeries(session: Session, query: TimeQuery): Promise<TimeResult> {
  const { making, events } = await prepare(session, query)
  const { posts, context, span, breaks } = making
  const { by } = query
  const counting = posts.terms.map((term) => within(posts, term, span))
  const whole = makeSeries(making, together(posts), null)
  const groups =
    by === null
      ? null
      : partition(posts, {
          ...{ by, groups: query.groups, network: context.network },
          counts: (row) => counting.some((counts) => counts(row)),
        })
  const { rows, family } = close([...whole, ...(groups === null || by === null ? [] : makeSeries(making, groups, by))])
  const [total, ...series] = rows
  if (total === undefined) throw new Error('no series')
  const drawn = breaks.filter(({ day }) => day > span.from && day <= span.to)
  const said = { query, series: by === null ? [total] : series, total, breaks: drawn, period: context.days, family }
  const setAside = leftOut(
    posts,
    posts.terms.find(({ metric }) => metric === total.metric),
    context.days,
  )
  const asked = { ...said, hidden: groups?.hidden ?? 0, allBreaks: breaks, platforms: shownPlatforms(making) }
  return {
    ...{ measure: query.measure, by, step: query.step, from: span.from, to: span.to, period: context.days },
    ...{ series: said.series, total, hidden: asked.hidden, family, breaks: drawn, setAside },
    bands: bandsWithin(events, span, query.filter, context.network),
    notes: await noteRows(session, span, branchesOf(query.filter, context.network)),
    finding: timeHeadline(asked),
    asides: timeAsides(asked, setAside),
  }
}

function shownPlatforms({ posts, platforms }: Making) {
  const [mask = 0] = platformMasks(posts, together(posts), platforms)
  return PLATFORMS.filter((platform) => platformsIn(mask).includes(platform))
}
