import {
  CALENDAR_CLASSES,
  type CalendarEffect,
  type CalendarQuery,
  type CalendarResult,
} from '../../../shared/contract/timeline'
import type { Finding } from '../../../shared/contract/common'
import { makeFinding } from '../../../shared/findings'
import type { Days } from '../../../shared/periods'
import type { Session } from '../db/database'
import { atInt } from '../statistics/arrays'
import { judgeFamily } from '../statistics/compareSamples'
import { MIN_POSTS } from '../statistics/outcome'
import { compareWithin } from '../statistics/stratifiedShift'
import { readContext } from './groupNames'
import { lowHigh } from './lowHigh'
import { calendarEvents, DAY_CLASSES, type DaysOfPosts, daysOfPosts, TEACHING, UNKNOWN } from './timelineDays'
import { readTimedPosts, type TermColumns, type TimedPosts } from './timelineRead'
import { dayNumber, spanDays } from './timelineSteps'
import { strataOf } from './timelineStrata'
import { firstDay, within } from './timelineValues'

const YEAR = 365.25

interface Looked {
  readonly posts: TimedPosts
  readonly term: TermColumns
  readonly calendar: DaysOfPosts
  readonly span: Days
}

/** The metric most counting posts of the days have: displays are never mixed. */
function mainTerm(posts: TimedPosts, span: Days): TermColumns | null {
  let best: { term: TermColumns; n: number } | null = null
  for (const term of posts.terms) {
    const counts = within(posts, term, span)
    let n = 0
    for (let row = 0; row < posts.rows; row++) if (counts(row)) n++
    if (best === null || n >= best.n) best = { term, n }
  }
  return best?.term ?? null
}

/** Posts of one kind of day beside those of teaching days, within account, format and year back from the end of the period. */
function strataFor({ posts, term, calendar, span }: Looked, own: number) {
  const counts = within(posts, term, span)
  const last = dayNumber(span.to)
  const strata = strataOf(posts, term, (row) => {
    const kind = calendar.classes[row] ?? UNKNOWN
    if ((kind !== own && kind !== TEACHING) || !counts(row)) return null
    return { isX: kind === own, stratum: Math.floor((last - atInt(posts.day, row)) / YEAR) }
  })
  return strata
}

/** Separate runs of days of one kind that hold a counting post: two exam sessions are two. */
function runsOf({ posts, term, calendar, span }: Looked, own: number): number {
  const counts = within(posts, term, span)
  const runs = new Set<number>()
  for (let row = 0; row < posts.rows; row++) {
    if (calendar.classes[row] === own && counts(row)) runs.add(atInt(calendar.runs, row))
  }
  return runs.size
}

/** The comparisons that can be made, judged as one family. A single run of days is never told apart from its date. */
function effectsOf(looked: Looked): { readonly effects: CalendarEffect[]; readonly family: number } {
  const all = CALENDAR_CLASSES.map((kind) => {
    const own = DAY_CLASSES.indexOf(kind)
    const strata = strataFor(looked, own)
    const size = (side: 'x' | 'y') => strata.reduce((sum, each) => sum + each[side].rates.length, 0)
    const base = { kind, n: size('x'), nTeaching: size('y'), strata: strata.length, runs: runsOf(looked, own) }
    return { base, found: compareWithin(strata).value }
  })
  const judged = judgeFamily(
    all.flatMap(({ base, found }) =>
      found === null || base.runs < 2 ? [] : [{ kind: base.kind, compared: found.compared }],
    ),
  )
  const effects = all.map(({ base, found }): CalendarEffect => {
    const own = judged.find(({ kind }) => kind === base.kind)
    const result = found?.compared.result
    return {
      ...base,
      ratio: result?.hlRatio ?? null,
      interval: lowHigh(result?.interval),
      p: result?.p ?? null,
      q: own?.q ?? null,
      strength: own?.strength ?? 'cannot_tell',
      refused: base.runs === 0 ? 'none' : result === undefined ? 'few' : base.runs < 2 ? 'one_run' : null,
    }
  })
  return { effects, family: judged.length }
}

function headline(
  query: CalendarQuery,
  effects: readonly CalendarEffect[],
  { teaching, family, hasEvents }: Counted,
): Finding {
  const { measure } = query
  const n = effects.reduce((sum, effect) => sum + effect.n, 0)
  if (!hasEvents) return makeFinding('calendar_empty', null, {})
  if (teaching === 0) return makeFinding('calendar_no_teaching', null, { n })
  // Four questions are asked at once: only an effect that stands after correction is the answer.
  const told = effects.filter(({ strength }) => strength === 'clear')
  const far = ({ ratio }: CalendarEffect) => Math.abs(Math.log(ratio ?? 1))
  const [first] = told.toSorted((a, b) => far(b) - far(a))
  if (first === undefined || first.ratio === null) {
    return family === 0
      ? makeFinding('calendar_too_few', 'cannot_tell', { measure, n, needed: MIN_POSTS })
      : makeFinding('calendar_cannot_tell', 'cannot_tell', { measure, tests: family, n })
  }
  const { kind, ratio, interval, nTeaching, runs, strength } = first
  const data = {
    kind,
    measure,
    ratio,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    n: first.n,
    nTeaching,
    runs,
  }
  return makeFinding(ratio > 1 ? 'calendar_up' : 'calendar_down', strength, data)
}

interface Counted {
  readonly teaching: number
  readonly family: number
  readonly hasEvents: boolean
}

/**
 * The calendar as a covariate: contract `timeline.calendar`. A season is estimated from the network's own posts, never
 * assumed, and "cannot tell" unless it stands. @throws INVALID, NOT_FOUND for the period
 */
export async function timelineCalendar(session: Session, query: CalendarQuery): Promise<CalendarResult> {
  const { filter, measure, years } = query
  const { days, network } = await readContext(session, { period: filter.period, compare: 'none' })
  const posts = await readTimedPosts(session, { filter, measure, to: days.to })
  const span = spanDays(days.to, years, 'month', firstDay(posts))
  const events = await calendarEvents(session)
  const term = mainTerm(posts, span)
  if (term === null) throw new Error(`no term for ${measure}`)
  const calendar = daysOfPosts(posts, events, network)
  const looked = { posts, term, calendar, span }
  const { effects, family } = effectsOf(looked)
  const counts = within(posts, term, span)
  const [teaching, unknown] = [TEACHING, UNKNOWN].map((kind) => {
    let n = 0
    for (let row = 0; row < posts.rows; row++) if (calendar.classes[row] === kind && counts(row)) n++
    return n
  })
  const hasEvents = events.some(({ kind }) => kind !== 'event')
  return {
    ...{ measure, metric: term.metric, ...span, teaching: teaching ?? 0, unknown: unknown ?? 0, effects },
    finding: headline(query, effects, { teaching: teaching ?? 0, family, hasEvents }),
  }
}
