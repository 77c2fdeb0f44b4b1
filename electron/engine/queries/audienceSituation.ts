import { z } from 'zod'
import type { Days } from '../../../shared/periods'
import { TARGET_DIMENSIONS } from '../../../shared/vocabulary'
import type { Persona } from '../../../shared/contract/audience'
import type { Notice } from '../../../shared/contract/imports'
import { defaultClauses, type Pair } from '../audience/bases'
import type { Gazetteer } from '../audience/gazetteer'
import { loadSolver, type Solver } from '../audience/program'
import type { Breakdown, Clause, Target } from '../audience/types'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { breakdownsOf, readAudiences, readCounts, type AudienceRow, type Counts } from './audienceRows'
import { pyramidOf, readPopulations, referenceOf, type Populations } from './audienceReference'
import { readNetwork, type Network } from './networkTables'
import { listPersonas, readTarget } from './personas'

const lineRow = z.object({ id: z.int(), accountId: z.int() })
const aimRow = z.object({ lineId: z.int(), personaId: z.int() })
const clauseRow = z.object({
  lineId: z.int(),
  personaId: z.int().nullable(),
  kind: z.enum(['share', 'joint', 'index', 'coverage']),
  dimension: z.enum(TARGET_DIMENSIONS).nullable(),
  threshold: z.number(),
})
type ClauseRow = z.infer<typeof clauseRow>

/** The editorial line of an account, valid on the last day of the period. */
interface LineFacts {
  readonly accountId: number
  readonly personaIds: readonly number[]
  readonly clauses: readonly ClauseRow[]
}

/** Everything the audience check needs for one period, read once. */
export interface Situation {
  readonly period: Days
  readonly network: Network
  readonly personas: ReadonlyMap<number, Persona>
  readonly lines: readonly LineFacts[]
  readonly audiences: readonly AudienceRow[]
  readonly breakdowns: ReadonlyMap<number, readonly Breakdown[]>
  readonly counts: Counts
  readonly populations: Populations
  readonly gazetteer: Gazetteer
  readonly solver: Solver
}

/** Lines valid on a day, of accounts that were open on it; of two of one account the later. */
async function linesOn(session: Session, day: string): Promise<LineFacts[]> {
  const lines = await session.all(
    lineRow,
    sql`SELECT arg_max(l.id, (l.valid_from, l.id)) AS id, l.account_id AS "accountId"
        FROM editorial_line l JOIN account a ON a.id = l.account_id
        WHERE l.valid_from <= ${day}::DATE AND (l.valid_to IS NULL OR l.valid_to >= ${day}::DATE)
          AND (a.closed_on IS NULL OR a.closed_on >= ${day}::DATE)
        GROUP BY l.account_id ORDER BY l.account_id`,
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
  return lines.map(({ id, accountId }) => ({
    accountId,
    personaIds: aims.filter(({ lineId }) => lineId === id).map(({ personaId }) => personaId),
    clauses: clauses.filter(({ lineId }) => lineId === id),
  }))
}

/** Reads everything for a period; `accountId` null = all accounts. */
export async function readSituation(
  session: Session,
  period: Days,
  accountId: number | null,
  gazetteer: Gazetteer,
): Promise<Situation> {
  const audiences = await readAudiences(session, accountId)
  const counts = await readCounts(session, audiences)
  const breakdowns = new Map<number, Breakdown[]>()
  for (const breakdown of breakdownsOf(audiences, counts, gazetteer)) {
    breakdowns.set(breakdown.accountId, [...(breakdowns.get(breakdown.accountId) ?? []), breakdown])
  }
  return {
    period,
    network: await readNetwork(session),
    personas: new Map((await listPersonas(session)).map((persona) => [persona.id, persona])),
    lines: await linesOn(session, period.to),
    audiences,
    breakdowns,
    counts,
    populations: await readPopulations(session),
    gazetteer,
    solver: await loadSolver(),
  }
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
function statedClauses(line: LineFacts | undefined, personaId: number, target: Target): Clause[] {
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

/** One account and one persona, ready to be judged. */
export interface PairFacts {
  readonly accountId: number
  readonly persona: Persona
  readonly inLine: boolean
  readonly clausesStated: boolean
  readonly problems: readonly Notice[]
  readonly pair: Pair
}

/** A persona's target is the same for every account: read once per situation. */
export function pairMaker(situation: Situation): (accountId: number, persona: Persona) => PairFacts {
  const { gazetteer, populations, period, solver } = situation
  const pyramid = pyramidOf(populations)
  const read = new Map<number, Pick<PairFacts, 'problems'> & { target: Target; reference: Pair['reference'] }>()
  const readPersona = (persona: Persona) => {
    const known = read.get(persona.id)
    if (known !== undefined) return known
    const { target, problems } = readTarget(persona.conditions, gazetteer)
    const fresh = { target, problems, reference: referenceOf(populations, persona.id, target, gazetteer) }
    read.set(persona.id, fresh)
    return fresh
  }
  return (accountId, persona) => {
    const { target, reference, problems } = readPersona(persona)
    const line = situation.lines.find((each) => each.accountId === accountId)
    const inLine = line?.personaIds.includes(persona.id) ?? false
    const stated = inLine ? statedClauses(line, persona.id, target) : []
    const clauses = stated.length > 0 ? stated : defaultClauses(target)
    const breakdowns = situation.breakdowns.get(accountId) ?? []
    const pair = { target, clauses, period, breakdowns, surveys: [], reference, pyramid, solver }
    return { accountId, persona, inLine, clausesStated: stated.length > 0, problems, pair }
  }
}
