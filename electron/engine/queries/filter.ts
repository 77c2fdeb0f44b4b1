import { z } from 'zod'
import type { Filter } from '../../../shared/contract/common'
import {
  addDays,
  type Comparison,
  type Days,
  daysBefore,
  parsePeriod,
  quarterDays,
  shiftQuarter,
  yearBefore,
} from '../../../shared/periods'
import { type Grouping, SET_ASIDE, type SetAside } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { join, list, sql, type Sql } from '../db/sql'
import { fail } from '../fail'
import type { CompiledRate } from '../metrics/compile'
import { LONGEST_WINDOW, WINDOW_DAYS } from './maturityWindows'

const termRow = z.object({ id: z.int(), starts_on: z.string(), ends_on: z.string() })

/** Days of a term, from the calendar. @throws NOT_FOUND */
async function term(session: Session, eventId: number): Promise<Days> {
  const row = await session.first(termRow, sql`SELECT id, starts_on, ends_on FROM calendar_event WHERE id = ${eventId}`)
  if (row === null) throw fail('NOT_FOUND', { what: 'event' })
  return { from: row.starts_on, to: row.ends_on }
}

/** First and last day of a period. @throws INVALID when it is none, NOT_FOUND when its term is gone */
export async function resolvePeriod(session: Session, text: string): Promise<Days> {
  const period = parsePeriod(text)
  if (period === null) throw fail('INVALID', { field: 'period', reason: 'not_a_period' })
  switch (period.kind) {
    case 'quarter':
      return quarterDays(period.year, period.quarter)
    case 'term':
      return term(session, period.eventId)
    case 'free':
      return { from: period.from, to: period.to }
  }
}

/**
 * The term to compare a term with: of the same kind and branch; a year before, the one that begins nearest to 365 days
 * earlier (at most 45 days off: Easter and the academic calendar move); the period before, the last one that ended.
 */
async function otherTerm(session: Session, eventId: number, days: Days, compare: Comparison): Promise<Days | null> {
  const year = addDays(days.from, -365)
  const [condition, order] =
    compare === 'year_before'
      ? [sql`abs(o.starts_on - ${year}::DATE) <= 45`, sql`abs(o.starts_on - ${year}::DATE), o.id`]
      : [sql`o.ends_on < ${days.from}::DATE`, sql`o.ends_on DESC, o.id`]
  const row = await session.first(
    termRow,
    sql`SELECT o.id, o.starts_on, o.ends_on FROM calendar_event e JOIN calendar_event o
          ON o.kind = e.kind AND o.branch_id IS NOT DISTINCT FROM e.branch_id AND o.id <> e.id
        WHERE e.id = ${eventId} AND ${condition} ORDER BY ${order} LIMIT 1`,
  )
  return row === null ? null : { from: row.starts_on, to: row.ends_on }
}

/** The days a period is compared with; null when the user asked for none. */
export async function resolveComparison(session: Session, text: string, compare: Comparison): Promise<Days | null> {
  if (compare === 'none') return null
  const days = await resolvePeriod(session, text)
  const period = parsePeriod(text)
  if (period?.kind === 'term') {
    const other = await otherTerm(session, period.eventId, days, compare)
    if (other !== null) return other
  }
  if (compare === 'year_before') return yearBefore(days)
  if (period?.kind === 'quarter') {
    const before = shiftQuarter(period.year, period.quarter, -1)
    return quarterDays(before.year, before.quarter)
  }
  return daysBefore(days)
}

/** Posts published within the days; a post without day belongs to no period. */
export function published(days: Days): Sql {
  return sql`p.published_day BETWEEN ${days.from}::DATE AND ${days.to}::DATE`
}

/** Which of the lists of a filter count. */
export type FilterPart = 'branches' | 'accounts' | 'platforms' | 'formats' | 'themes'

/** Conditions on `post AS p` for the lists of a filter (not its period). A branch stands for its sub-branches too. */
export function listConditions(filter: Pick<Filter, FilterPart>, without?: FilterPart): Sql[] {
  const conditions: Sql[] = []
  if (filter.branches.length > 0 && without !== 'branches') {
    const ids = list(filter.branches)
    conditions.push(sql`p.account_id IN (SELECT id FROM account WHERE branch_id IN (
      SELECT id FROM branch WHERE id IN ${ids} OR parent_id IN ${ids}))`)
  }
  if (filter.accounts.length > 0 && without !== 'accounts')
    conditions.push(sql`p.account_id IN ${list(filter.accounts)}`)
  if (filter.platforms.length > 0 && without !== 'platforms')
    conditions.push(sql`p.platform IN ${list(filter.platforms)}`)
  if (filter.formats.length > 0 && without !== 'formats') conditions.push(sql`p.format IN ${list(filter.formats)}`)
  if (filter.themes.length > 0 && without !== 'themes') conditions.push(themeCondition(filter.themes))
  return conditions
}

/** Posts that have any of the themes; 0 stands for posts without theme. */
function themeCondition(themes: readonly number[]): Sql {
  const named = themes.filter((id) => id > 0)
  const parts = [
    ...(named.length > 0 ? [sql`p.id IN (SELECT post_id FROM post_theme WHERE theme_id IN ${list(named)})`] : []),
    ...(themes.includes(0) ? [sql`p.id NOT IN (SELECT post_id FROM post_theme)`] : []),
  ]
  return sql`(${join(parts, ' OR ')})`
}

/** All conditions, or TRUE. */
export function allOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`TRUE` : sql`(${join(conditions, ' AND ')})`
}

/** Any of the conditions, of which there is at least one. */
export function anyOf(conditions: readonly Sql[]): Sql {
  return sql`(${join(conditions, ' OR ')})`
}

/** A post set aside by hand: the mark hangs on any of its keys, so it survives re-imports and merges. */
export const BY_HAND = sql`p.id IN (
  SELECT k.post_id FROM post_key k JOIN post_mark m ON m.post_key = k.key WHERE m.kind = 'set_aside'
  UNION ALL SELECT o.id FROM post o JOIN post_mark m ON m.post_key = o.key WHERE m.kind = 'set_aside')`

const DAY_MS = 86_400_000

/** Age of a post at an export, in days (DOUBLE). Day precision counts from the start of the day. */
function ageDays(at: Sql): Sql {
  return sql`((epoch_ms(${at}) - coalesce(epoch_ms(p.published_at), epoch_ms(p.published_day::TIMESTAMP))) / ${DAY_MS}::DOUBLE)`
}

/**
 * True when the number was exported before the post was mature. Counted from the export, never from today. Old posts are
 * mature on every platform: asked first, that spares most rows the look-up of their platform.
 */
export function immature(at: Sql): Sql {
  return sql`CASE WHEN ${ageDays(at)} >= ${LONGEST_WINDOW} THEN FALSE ELSE ${ageDays(at)} < ${WINDOW_DAYS} END`
}

/** Whole days an export should have waited still; NULL when mature. */
export function maturesIn(at: Sql): Sql {
  return sql`CASE WHEN ${immature(at)} THEN ceil(${WINDOW_DAYS} - ${ageDays(at)})::INTEGER END`
}

/** The condition of each reason to set a post aside, in the order in which the first one counts. */
export function setAsideConditions(rate: CompiledRate): Readonly<Record<SetAside, Sql>> {
  return {
    share: sql`p.is_share`,
    crosspost: sql`p.is_crosspost`,
    boosted: sql`p.is_boosted`,
    reply: sql`p.is_reply`,
    collaboration: sql`p.is_collaboration`,
    story: sql`(p.format = 'story')`,
    by_hand: BY_HAND,
    immature: sql`coalesce(${immature(rate.at)}, FALSE)`,
    no_denominator: sql`NOT coalesce(${rate.denominator} > 0, FALSE)`,
    no_interactions: sql`NOT coalesce(${rate.numerator} >= 0, FALSE)`,
    no_time: sql`(p.precision <> 'instant')`,
    no_snapshot_at_age: sql`(${rate.at} IS NULL)`,
  }
}

/** Reasons that do not count: those the user brought back, and stories where stories are asked for or stand in a row or panel of their own. */
export function kept(
  filter: Pick<Filter, 'include' | 'formats'>,
  by?: Grouping,
  panel: Grouping | null = null,
): Filter['include'] {
  return by === 'format' || panel === 'format' || filter.formats.includes('story')
    ? [...filter.include, 'story']
    : filter.include
}

/** Reasons that are the same whatever is measured; they come before all others. */
const OF_THE_POST = ['share', 'crosspost', 'boosted', 'reply', 'collaboration', 'story', 'by_hand'] as const

/** INTEGER: position in SET_ASIDE of the first of these reasons that counts, −1 for none: what several measures have in common. */
export function postAside(rate: CompiledRate, include: Filter['include']): Sql {
  return firstOf(
    OF_THE_POST.filter((reason) => !include.includes(reason)),
    setAsideConditions(rate),
  )
}

function firstOf(reasons: readonly SetAside[], conditions: Readonly<Record<SetAside, Sql>>, known?: Sql): Sql {
  const branches = [
    ...(known === undefined ? [] : [sql`WHEN ${known} >= 0 THEN ${known}`]),
    ...reasons.map((reason) => sql`WHEN ${conditions[reason]} THEN ${SET_ASIDE.indexOf(reason)}::INTEGER`),
  ]
  return branches.length === 0 ? sql`-1` : sql`CASE ${join(branches, '\n')} ELSE -1 END`
}

/**
 * INTEGER: position in SET_ASIDE of the first reason to leave a post out, −1 when it counts. Reasons in `include` do not
 * count; without denominator or interactions there is no rate, so these two cannot be included. At equal age a post is never
 * immature, and what it lacks is a snapshot near that age: that is said first. `no_time` counts where hours are asked for.
 * @param known a column that holds `postAside`, where the query has worked it out already
 */
export function asideCode(rate: CompiledRate, include: Filter['include'], needsTime = false, known?: Sql): Sql {
  const counted = new Set<SetAside>(include)
  if (!needsTime) counted.add('no_time')
  counted.add(rate.age === null ? 'no_snapshot_at_age' : 'immature')
  if (known !== undefined) for (const reason of OF_THE_POST) counted.add(reason)
  const order: readonly SetAside[] =
    rate.age === null ? SET_ASIDE : [...SET_ASIDE].sort((a, b) => Number(isLacking(a)) - Number(isLacking(b)))
  return firstOf(
    order.filter((reason) => !counted.has(reason)),
    setAsideConditions(rate),
    known,
  )
}

/** Reasons that a post without a snapshot at its age has as well. */
const isLacking = (reason: SetAside) => reason === 'no_denominator' || reason === 'no_interactions'
