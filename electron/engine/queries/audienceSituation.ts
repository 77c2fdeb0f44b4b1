import { addDays, type Days } from '../../../shared/periods'
import type { Persona } from '../../../shared/contract/audience'
import type { Notice } from '../../../shared/contract/imports'
import { defaultClauses, type Pair } from '../audience/bases'
import { EXPORT_DELAY_DAYS } from '../audience/evidence'
import type { Gazetteer } from '../audience/gazetteer'
import { loadSolver, type Solver } from '../audience/program'
import type { Breakdown, Survey, Target } from '../audience/types'
import type { Session } from '../db/database'
import { readSurveyEvidence } from '../surveys/surveyEvidence'
import { linesOfTheirTime, momentOf, statedClauses, type LineFacts, type Moment } from './audienceLines'
import { breakdownsOf, readAudiences, readCounts, type AudienceRow, type Counts } from './audienceRows'
import { pyramidOf, readPopulations, referenceOf, type PopulationsOn } from './audienceReference'
import { readNetwork, type Network } from './networkTables'
import { listPersonas, readTarget } from './personas'

/** Everything the audience check needs for one period, read once. */
export interface Situation {
  readonly period: Days
  readonly network: Network
  readonly personas: ReadonlyMap<number, Persona>
  /** When each account is judged, and by which line. */
  readonly moments: ReadonlyMap<number, Moment>
  readonly lines: ReadonlyMap<number, LineFacts>
  readonly audiences: readonly AudienceRow[]
  readonly breakdowns: ReadonlyMap<number, readonly Breakdown[]>
  readonly counts: Counts
  readonly populationsOn: PopulationsOn
  /** What surveys say of the followers of an account and a target, newest first. */
  readonly surveysOn: (accountId: number, target: Target) => readonly Survey[]
  readonly gazetteer: Gazetteer
  readonly solver: Solver
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
  const network = await readNetwork(session)
  const moments = new Map([...network.accounts].map(([id, account]) => [id, momentOf(account, period)]))
  return {
    period,
    network,
    personas: new Map((await listPersonas(session)).map((persona) => [persona.id, persona])),
    moments,
    lines: await linesOfTheirTime(session, moments),
    audiences,
    breakdowns,
    counts,
    populationsOn: await readPopulations(session),
    surveysOn: await readSurveyEvidence(session, gazetteer),
    gazetteer,
    solver: await loadSolver(),
  }
}

/** One account and one persona, ready to be judged. */
export interface PairFacts {
  readonly accountId: number
  readonly persona: Persona
  readonly moment: Moment
  readonly line: LineFacts | null
  readonly inLine: boolean
  readonly clausesStated: boolean
  readonly problems: readonly Notice[]
  readonly pair: Pair
  /** The same pair as of other days: target and clauses stay, evidence taken too late goes, people are counted as of then. */
  readonly asOf: (days: Days) => Pair
}

/** Last day on which evidence may have been taken to speak of a period. */
export const lastUsableDay = (period: Days): string => addDays(period.to, EXPORT_DELAY_DAYS)

const takenIn = (surveys: readonly Survey[], period: Days) =>
  surveys.filter(({ takenOn }) => takenOn <= lastUsableDay(period))

/** A persona's target is the same for every account: read once per situation. */
export function pairMaker(situation: Situation): (accountId: number, persona: Persona) => PairFacts {
  const { gazetteer, populationsOn, solver } = situation
  const read = new Map<number, Pick<PairFacts, 'problems'> & { target: Target }>()
  const references = new Map<string, Pair['reference']>()
  const referenceOn = (persona: Persona, target: Target, lastDay: string) => {
    const key = `${persona.id} ${lastDay}`
    const known = references.get(key)
    if (known !== undefined) return known
    const fresh = referenceOf(populationsOn(lastDay), persona.id, target, gazetteer)
    references.set(key, fresh)
    return fresh
  }
  const readPersona = (persona: Persona) => {
    const known = read.get(persona.id)
    if (known !== undefined) return known
    const fresh = readTarget(persona.conditions, gazetteer)
    read.set(persona.id, fresh)
    return fresh
  }
  return (accountId, persona) => {
    const { target, problems } = readPersona(persona)
    const moment = momentAt(situation, accountId)
    const line = situation.lines.get(accountId) ?? null
    const inLine = line?.personaIds.includes(persona.id) ?? false
    const stated = inLine && line !== null ? statedClauses(line, persona.id, target) : []
    const clauses = stated.length > 0 ? stated : defaultClauses(target)
    const breakdowns = situation.breakdowns.get(accountId) ?? []
    const surveys = situation.surveysOn(accountId, target)
    const asOf = (period: Days): Pair => ({
      ...{ target, clauses, period, breakdowns, solver },
      surveys: takenIn(surveys, period),
      reference: referenceOn(persona, target, period.to),
      pyramid: pyramidOf(populationsOn(period.to)),
    })
    const own = { accountId, persona, moment, line, inLine, clausesStated: stated.length > 0, problems }
    return { ...own, pair: asOf(moment.days), asOf }
  }
}

/** When an account is judged; one that is not known, like one that is open. */
export const momentAt = ({ moments, period }: Situation, accountId: number): Moment =>
  moments.get(accountId) ?? { days: period, judgedOn: period.to, closedOn: null }
