import type { AudienceNetwork, NetworkRow } from '../../../shared/contract/audience'
import type { Finding } from '../../../shared/contract/common'
import { makeFinding } from '../../../shared/findings'
import type { Days } from '../../../shared/periods'
import { bySide } from '../audience/bases'
import { frechetOr, type Range } from '../audience/bounds'
import type { Gazetteer } from '../audience/gazetteer'
import { judgeClause } from '../audience/verdict'
import type { Session } from '../db/database'
import { verdictOf, type Judged } from './audienceFindings'
import { judgeAll, present } from './audienceMatrix'
import { readSituation, type PairFacts, type Situation } from './audienceSituation'

/** From so many accounts that reach one persona on, it is said: what they publish may be the same. A habit, not a standard. */
export const MANY_ACCOUNTS = 4

function servedBy(reached: number, open: number): NetworkRow['served'] {
  if (reached >= MANY_ACCOUNTS) return 'many'
  if (reached > 1) return 'several'
  if (reached === 1) return 'one'
  return open > 0 ? 'not_known' : 'nobody'
}

/** Share of the persona's people who follow one account; everything is possible without evidence. */
function coverageOf({ pair }: PairFacts): Range {
  const { usable } = bySide(pair.breakdowns, pair.period)
  const clause = { kind: 'coverage', dimension: null, threshold: 1 } as const
  const { bounds, evidence } = judgeClause({ ...pair, basis: 'followers', breakdowns: usable }, clause)
  return evidence.length === 0 ? { lower: 0, upper: 1 } : { lower: bounds.lower, upper: Math.min(1, bounds.upper) }
}

/** By several accounts together: who follows two of them is one person, so floors are not added and ceilings only up to 1. */
function together(facts: readonly PairFacts[]): NetworkRow['coverage'] {
  if (facts.length === 0 || !facts.some(({ pair }) => (pair.reference?.population ?? 0) > 0)) return null
  const { lower, upper } = frechetOr(facts.map(coverageOf))
  return { low: lower, high: upper }
}

function rowOf(personaId: number, judged: readonly Judged[], { populationsOn, period }: Situation): NetworkRow {
  const own = judged.filter(({ facts }) => facts.persona.id === personaId)
  const ids = (verdict: string) => own.filter((each) => verdictOf(each) === verdict).map(({ facts }) => facts.accountId)
  const [reached, missed, open] = [ids('reaches'), ids('does_not_reach'), ids('cannot_tell')]
  return {
    personaId,
    aimed: own.map(({ facts }) => facts.accountId),
    reached,
    missed,
    open,
    served: servedBy(reached.length, open.length),
    coverage: together(own.map(({ facts }) => facts).filter(({ problems }) => problems.length === 0)),
    population: populationsOn(period.to).get(`persona:${personaId}`)?.[0]?.people ?? null,
  }
}

function networkFinding(rows: readonly NetworkRow[], { personas }: Situation): Finding {
  if (rows.length === 0) return makeFinding('audience_no_persona', null, {})
  if (rows.every(({ aimed }) => aimed.length === 0)) {
    return makeFinding('audience_no_line', null, { personas: rows.length })
  }
  const names = (served: NetworkRow['served']) =>
    rows.filter((row) => row.served === served).map(({ personaId }) => personas.get(personaId)?.name ?? '')
  const [nobody, unknown, many] = [names('nobody'), names('not_known'), names('many')]
  const counts = { nNobody: nobody.length, nUnknown: unknown.length, nMany: many.length }
  const served = rows.filter(({ reached }) => reached.length > 0).length
  return makeFinding('audience_network', null, { personas: rows.length, served, nobody, unknown, many, ...counts })
}

/** Every persona over the whole network, in the order in which they were made. */
export async function networkSheet(session: Session, period: Days, gazetteer: Gazetteer): Promise<AudienceNetwork> {
  const situation = await readSituation(session, period, null, gazetteer)
  const judged = present(judgeAll(situation), situation)
  const rows = [...situation.personas.keys()].map((id) => rowOf(id, judged, situation))
  const isOpen = (openedOn: string | null, closedOn: string | null) =>
    (openedOn === null || openedOn <= period.to) && (closedOn === null || closedOn > period.to)
  const accountsWithoutLine = [...situation.network.accounts.values()]
    .filter(({ id, openedOn, closedOn }) => isOpen(openedOn, closedOn) && !situation.lines.has(id))
    .map(({ id }) => id)
  return { personas: rows, accountsWithoutLine, finding: networkFinding(rows, situation) }
}
