import type { Condition } from '../../../shared/contract/audience'
import type { Notice } from '../../../shared/contract/imports'
import type { Days } from '../../../shared/periods'
import type { Language } from '../../../shared/vocabulary'
import { judgeBases } from '../audience/bases'
import { conditionProblems } from '../audience/conditionProblems'
import type { Gazetteer } from '../audience/gazetteer'
import { problemNotice } from '../audience/notices'
import { readingsOf, type PlaceReading } from '../audience/placesAsked'
import type { Session } from '../db/database'
import { pairMaker, readSituation } from './audienceSituation'

/** What is wrong with a condition, and which places it may mean where it has several. */
interface TargetProblem {
  readonly path: readonly number[]
  readonly notice: Notice
  readonly readings: readonly PlaceReading[]
}

/** What conditions say before they are kept. */
export interface TargetCheck {
  readonly problems: readonly TargetProblem[]
  /** Accounts open in the period with data on every condition; on some of them; and all of them. */
  readonly accounts: { readonly all: number; readonly some: number; readonly of: number }
}

/** Reads conditions as a persona would be, for accounts that were open in the period. */
export async function checkTarget(
  session: Session,
  conditions: readonly Condition[],
  { period, language }: { readonly period: Days; readonly language: Language },
  gazetteer: Gazetteer,
): Promise<TargetCheck> {
  const problems = conditionProblems(conditions, gazetteer).map(({ path, problem }): TargetProblem => ({
    path,
    notice: problemNotice(problem),
    readings: problem.code === 'place_ambiguous' ? readingsOf(gazetteer, problem.ids, language) : [],
  }))
  const situation = await readSituation(session, period, null, gazetteer)
  const open = [...situation.network.accounts.keys()].filter((id) => situation.moments.get(id)?.closedOn === null)
  if (problems.length > 0 || conditions.length === 0) {
    return { problems, accounts: { all: 0, some: 0, of: open.length } }
  }
  const persona = {
    id: 0,
    name: '',
    tagline: null,
    story: null,
    needs: null,
    colour: null,
    conditions: [...conditions],
  }
  const make = pairMaker(situation)
  const told = open.map((id) => {
    const clauses = judgeBases(make(id, persona).pair).map((each) => each.clauses)
    if (clauses.some((each) => each.every(({ evidence }) => evidence.length > 0))) return 'all'
    return clauses.flat().some(({ evidence }) => evidence.length > 0) ? 'some' : 'none'
  })
  const count = (what: string) => told.filter((each) => each === what).length
  return { problems, accounts: { all: count('all'), some: count('some'), of: open.length } }
}
