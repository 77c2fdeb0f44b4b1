import type { MatrixCell } from '../../../shared/contract/audience'
import type { Finding } from '../../../shared/contract/common'
import type { Notice } from '../../../shared/contract/imports'
import type { Days } from '../../../shared/periods'
import type { Gazetteer } from '../audience/gazetteer'
import { datumOf } from '../audience/notices'
import type { Session } from '../db/database'
import { matrixFinding, type Judged } from './audienceFindings'
import { pairMaker, readSituation, type Situation } from './audienceSituation'
import { judgePair, pairAnswer } from './audienceVerdict'

/** A datum that several pairs wait for. */
interface SharedSettle {
  readonly datum: Notice
  readonly pairs: number
  readonly accountIds: number[]
}

interface Matrix {
  readonly cells: MatrixCell[]
  readonly settle: SharedSettle[]
  readonly finding: Finding
}

/** Pairs per datum, whatever differs from account to account left out; most pairs first. */
function sharedSettle(judged: readonly Judged[]): SharedSettle[] {
  const found = new Map<string, { datum: Notice; pairs: Set<string>; accounts: Set<number> }>()
  for (const { facts, shown } of judged) {
    if (facts.problems.length > 0 || shown.verdict !== 'cannot_tell') continue
    for (const { datum } of shown.settle) {
      const same = datumOf(datum)
      const key = JSON.stringify(same)
      const entry = found.get(key) ?? { datum: same, pairs: new Set(), accounts: new Set() }
      entry.pairs.add(`${facts.accountId} ${facts.persona.id}`)
      entry.accounts.add(facts.accountId)
      found.set(key, entry)
    }
  }
  return [...found.entries()]
    .sort(([a, x], [b, y]) => y.pairs.size - x.pairs.size || (a < b ? -1 : 1))
    .map(([, { datum, pairs, accounts }]) => ({ datum, pairs: pairs.size, accountIds: [...accounts] }))
}

function judgeAll(situation: Situation): Judged[] {
  const makePair = pairMaker(situation)
  return situation.lines.flatMap(({ accountId, personaIds }) =>
    personaIds.flatMap((personaId): Judged[] => {
      const persona = situation.personas.get(personaId)
      if (persona === undefined) return []
      const facts = makePair(accountId, persona)
      const [shown] = judgePair(facts)
      return [{ facts, shown }]
    }),
  )
}

/** Every account and persona of the editorial lines valid on the last day of the period. */
export async function audienceMatrix(session: Session, period: Days, gazetteer: Gazetteer): Promise<Matrix> {
  const situation = await readSituation(session, period, null, gazetteer)
  const judged = judgeAll(situation)
  return {
    cells: judged.map(({ facts, shown }) => pairAnswer(facts, shown)),
    settle: sharedSettle(judged),
    finding: matrixFinding(judged, situation),
  }
}
