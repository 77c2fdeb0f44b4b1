import type { z } from 'zod'
import type { ListedAside, PostNumber, postQuery, PostRange } from '../../../shared/contract/posts'
import type { Days } from '../../../shared/periods'
import { searchWords } from '../../../shared/search'
import type { Session } from '../db/database'
import { join, sql, type Sql } from '../db/sql'
import { compileRate } from '../metrics/compile'
import { allOf, type FilterPart, listConditions, published, resolvePeriod, setAsideConditions } from './filter'
import { isFlagged, type UsualRate, usualRates } from './postFlags'
import { numberJoins, numberSql } from './postNumbers'

/** What a list of posts is asked. */
export type PostQuery = z.infer<typeof postQuery>

/** A part of the question that can be taken away alone. */
export type PostPart = FilterPart | 'search' | 'ranges' | 'flagged' | 'aside' | 'period'
const LISTS = ['branches', 'accounts', 'platforms', 'formats', 'themes'] as const satisfies readonly FilterPart[]

/** The posts of a question: what to write after FROM, and the condition. */
export interface PostSource {
  readonly from: Sql
  readonly where: Sql
}

/** How the usual rates of a period are read; a list keeps them while nothing is written. */
export type ReadUsual = (session: Session, days: Days) => Promise<readonly UsualRate[]>

const asideConditions = setAsideConditions(compileRate('err'))

function rangeCondition({ metric, min, max }: PostRange): Sql {
  const value = numberSql(metric)
  const low = min === null ? sql`${value} IS NOT NULL` : sql`${value} >= ${min}::DOUBLE`
  return max === null ? low : sql`${low} AND ${value} <= ${max}::DOUBLE`
}

function asideCondition(reasons: readonly ListedAside[]): Sql {
  return sql`(${join(
    reasons.map((reason) => asideConditions[reason]),
    ' OR ',
  )})`
}

/** Parts of a question that narrow it, the period aside. */
export function usedParts(query: PostQuery): PostPart[] {
  return [
    ...LISTS.filter((part) => query.filter[part].length > 0),
    ...(searchWords(query.search).length > 0 ? (['search'] as const) : []),
    ...(query.ranges.length > 0 ? (['ranges'] as const) : []),
    ...(query.flagged ? (['flagged'] as const) : []),
    ...(query.aside.length > 0 ? (['aside'] as const) : []),
  ]
}

/** Everything read beforehand that the conditions need. */
export interface Known {
  readonly days: Days
  readonly usual: readonly UsualRate[]
}

/** Days and usual rates of a question; the rates only when it asks for flagged posts. */
export async function knownOf(session: Session, query: PostQuery, read: ReadUsual = usualRates): Promise<Known> {
  const days = await resolvePeriod(session, query.filter.period)
  return { days, usual: query.flagged ? await read(session, days) : [] }
}

/** Condition on `post AS p` for all parts of a question but one. */
export function postCondition(query: PostQuery, { days, usual }: Known, without?: PostPart): Sql {
  const list = LISTS.find((part) => part === without)
  return allOf([
    ...(without === 'period' ? [] : [published(days)]),
    ...listConditions(query.filter, list),
    ...(without === 'ranges' ? [] : query.ranges.map(rangeCondition)),
    ...(without === 'aside' || query.aside.length === 0 ? [] : [asideCondition(query.aside)]),
    ...(without === 'flagged' || !query.flagged ? [] : [isFlagged(usual)]),
    ...(without === 'search' ? [] : searchWords(query.search).map((word) => sql`contains(p.search_text, ${word})`)),
  ])
}

/** Numbers that the conditions of a question read. */
export function rangeNumbers(query: PostQuery): PostNumber[] {
  return query.ranges.map(({ metric }) => metric)
}

/** The posts a question finds. Set-aside posts are among them and say why: only comparisons leave them out. */
export function postSource(query: PostQuery, known: Known, numbers: readonly PostNumber[] = []): PostSource {
  return {
    from: sql`post AS p ${numberJoins([...rangeNumbers(query), ...numbers])}`,
    where: postCondition(query, known),
  }
}
