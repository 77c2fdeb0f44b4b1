import type { InferContractRouterOutputs } from '@orpc/contract'
import type { Contract } from '../../../shared/contract/contract'
import type { Notice } from '../../../shared/contract/imports'
import type { Days } from '../../../shared/periods'
import type { Gazetteer } from '../audience/gazetteer'
import { datumOf } from '../audience/notices'
import type { ShownBasis } from '../audience/present'
import type { Session } from '../db/database'
import { makeFinding } from '../../../shared/findings'
import { closedFinding, matrixFinding, verdictOf, type Judged } from './audienceFindings'
import { isPast } from './audienceLines'
import { spokenAccount } from './audienceNames'
import { momentAt, pairMaker, readSituation, type Situation } from './audienceSituation'
import { surveysOfAccount } from './audienceSurveys'
import { judgePair, pairCell } from './audienceVerdict'

type Matrix = InferContractRouterOutputs<Contract>['audience']['matrix']

/** A pair with its answer on every basis. */
export interface JudgedPair extends Judged {
  readonly bases: readonly [ShownBasis, ...ShownBasis[]]
}

/** Every account and persona of the lines of their time. */
export function judgeAll(situation: Situation): JudgedPair[] {
  const makePair = pairMaker(situation)
  return [...situation.lines.values()].flatMap(({ accountId, personaIds }) =>
    personaIds.flatMap((personaId): JudgedPair[] => {
      const persona = situation.personas.get(personaId)
      if (persona === undefined) return []
      const facts = makePair(accountId, persona)
      const bases = judgePair(facts)
      return [{ facts, shown: bases[0], bases }]
    }),
  )
}

/** Pairs of accounts that were there in the period. */
export const present = <T extends Judged>(judged: readonly T[], { period }: Situation): T[] =>
  judged.filter(({ facts }) => !isPast(facts.moment, period))

/** Pairs per datum, whatever differs from account to account left out; most pairs first. */
function sharedSettle(judged: readonly Judged[]): Matrix['settle'] {
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

/** Accounts closed before the period, the newest first, with what their newest survey says of who followed them. */
async function closedAccounts(session: Session, judged: readonly Judged[], situation: Situation) {
  const ids = [...new Set(judged.map(({ facts }) => facts.accountId))]
  const found: Matrix['closed'] = []
  for (const accountId of ids) {
    const moment = momentAt(situation, accountId)
    if (moment.closedOn === null || !isPast(moment, situation.period)) continue
    const account = spokenAccount(situation.network, accountId)
    const own = judged.filter(({ facts }) => facts.accountId === accountId)
    const { behind } = await surveysOfAccount(session, accountId, account, moment.days)
    const finding = closedFinding(account, moment.closedOn, own)
    found.push({ accountId, closedOn: moment.closedOn, finding, behind: behind[0]?.finding ?? null })
  }
  return found.sort((a, b) => (a.closedOn < b.closedOn ? 1 : -1))
}

/** Personas nobody speaks to, or a single account whose verdict is open. */
function unspoken(judged: readonly Judged[], situation: Situation): Matrix['unspoken'] {
  return [...situation.personas.values()].flatMap(({ id: personaId, name: persona }): Matrix['unspoken'] => {
    const own = judged.filter(({ facts }) => facts.persona.id === personaId)
    const [only, ...others] = own
    if (only === undefined) {
      return [{ personaId, accountIds: [], finding: makeFinding('audience_unspoken', null, { persona }) }]
    }
    if (others.length > 0 || verdictOf(only) !== 'cannot_tell') return []
    const { accountId } = only.facts
    const account = spokenAccount(situation.network, accountId)
    return [{ personaId, accountIds: [accountId], finding: makeFinding('audience_waits', null, { persona, account }) }]
  })
}

/** Every account and persona of the lines of their time; sentence, settle and counts speak of the accounts of the period. */
export async function audienceMatrix(session: Session, period: Days, gazetteer: Gazetteer): Promise<Matrix> {
  const situation = await readSituation(session, period, null, gazetteer)
  const judged = judgeAll(situation)
  const open = present(judged, situation)
  return {
    cells: judged.map(({ facts, bases }) => pairCell(facts, bases, situation)),
    settle: sharedSettle(open),
    finding: matrixFinding(open, situation),
    closed: await closedAccounts(session, judged, situation),
    // Without any line, the sentence says it of all of them at once.
    unspoken: open.length === 0 ? [] : unspoken(open, situation),
  }
}
