import { z } from 'zod'
import { quarterDays, quarterOf, shiftQuarter, daysBefore, type Days } from '../../../shared/periods'
import { TARGET_DIMENSIONS } from '../../../shared/vocabulary'
import type { Clause, Target } from '../audience/types'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import type { AccountRow } from './networkTables'

const lineRow = z.object({
  id: z.int(),
  accountId: z.int(),
  from: z.string(),
  to: z.string().nullable(),
  note: z.string().nullable(),
})
const aimRow = z.object({ lineId: z.int(), personaId: z.int() })
const clauseRow = z.object({
  lineId: z.int(),
  personaId: z.int().nullable(),
  kind: z.enum(['share', 'joint', 'index', 'coverage']),
  dimension: z.enum(TARGET_DIMENSIONS).nullable(),
  threshold: z.number(),
})
type ClauseRow = z.infer<typeof clauseRow>

/** The editorial line an account is judged by. */
export interface LineFacts {
  readonly accountId: number
  /** Days it is valid, both included; null = still. */
  readonly from: string
  readonly to: string | null
  readonly note: string | null
  readonly personaIds: readonly number[]
  readonly clauses: readonly ClauseRow[]
}

/** When an account is judged: an account that was closed speaks of the quarter in which it was closed. */
export interface Moment {
  readonly days: Days
  /** Day whose line counts: the last of the period, or the day the account was closed. */
  readonly judgedOn: string
  readonly closedOn: string | null
}

/** The moment of an account for a period. `closedOn` null unless it was closed by the end of the period. */
export function momentOf({ closedOn }: Pick<AccountRow, 'closedOn'>, period: Days): Moment {
  if (closedOn === null || closedOn > period.to) return { days: period, judgedOn: period.to, closedOn: null }
  if (closedOn >= period.from) return { days: period, judgedOn: closedOn, closedOn }
  const { year, quarter } = quarterOf(closedOn)
  return { days: quarterDays(year, quarter), judgedOn: closedOn, closedOn }
}

/** True for an account that was no longer there when the period began. */
export const isPast = ({ closedOn, days }: Pick<Moment, 'closedOn' | 'days'>, period: Days): boolean =>
  closedOn !== null && days.from < period.from

/** The quarter before a quarter; before other days, as many. */
export function daysPrior(days: Days): Days {
  const { year, quarter } = quarterOf(days.from)
  const whole = quarterDays(year, quarter)
  if (whole.from !== days.from || whole.to !== days.to) return daysBefore(days)
  const before = shiftQuarter(year, quarter, -1)
  return quarterDays(before.year, before.quarter)
}

/** The line of each account that is valid on the day it is judged; of two of one account the later. */
export async function linesOfTheirTime(
  session: Session,
  moments: ReadonlyMap<number, Moment>,
): Promise<ReadonlyMap<number, LineFacts>> {
  const lines = await session.all(
    lineRow,
    sql`SELECT id, account_id AS "accountId", valid_from AS "from", valid_to AS "to", note FROM editorial_line
        ORDER BY valid_from, id`,
  )
  const aims = await session.all(
    aimRow,
    sql`SELECT DISTINCT p.line_id AS "lineId", p.persona_id AS "personaId" FROM editorial_line_persona p
        JOIN persona o ON o.id = p.persona_id AND o.archived_on IS NULL ORDER BY p.line_id, p.persona_id`,
  )
  const clauses = await session.all(
    clauseRow,
    sql`SELECT line_id AS "lineId", persona_id AS "personaId", kind, dimension, threshold FROM editorial_clause
        ORDER BY line_id, persona_id, kind, dimension, threshold`,
  )
  const found = new Map<number, LineFacts>()
  for (const { id, accountId, from, to, note } of lines) {
    const day = moments.get(accountId)?.judgedOn
    if (day === undefined || from > day || (to !== null && to < day)) continue
    const personaIds = aims.filter(({ lineId }) => lineId === id).map(({ personaId }) => personaId)
    const own = clauses.filter(({ lineId }) => lineId === id)
    found.set(accountId, { accountId, from, to, note, personaIds, clauses: own })
  }
  return found
}

function clauseOf({ kind, dimension, threshold }: ClauseRow): Clause | null {
  if (kind === 'share') return dimension === null ? null : { kind, dimension, threshold }
  if (kind === 'index') return { kind, dimension, threshold }
  return { kind, dimension: null, threshold }
}

/**
 * Clauses of a line for one persona: its own, and those stated for every persona where it has none of that kind and the
 * persona has the condition. Empty = the line states none.
 */
export function statedClauses(line: LineFacts | undefined, personaId: number, target: Target): Clause[] {
  const rows = line?.clauses ?? []
  const own = rows.filter((row) => row.personaId === personaId)
  const general = rows.filter(
    (row) =>
      row.personaId === null &&
      (row.dimension === null || target[row.dimension] !== null) &&
      !own.some(({ kind, dimension }) => kind === row.kind && dimension === row.dimension),
  )
  return [...own, ...general].map(clauseOf).filter((clause) => clause !== null)
}
