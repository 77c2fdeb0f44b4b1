import type { VerdictSheet } from '../../../shared/contract/audience'
import type { Days } from '../../../shared/periods'
import { judgeBases } from '../audience/bases'
import type { Gazetteer } from '../audience/gazetteer'
import { shownBasis, type ShownBasis } from '../audience/present'
import type { Session } from '../db/database'
import { fail } from '../fail'
import { describeEvidence } from './audienceEvidence'
import { verdictFinding } from './audienceFindings'
import { pairMaker, readSituation, type PairFacts, type Situation } from './audienceSituation'
import { nearestCount } from './followers'

/** Every basis with evidence, best first. */
export function judgePair(facts: PairFacts): readonly [ShownBasis, ...ShownBasis[]] {
  const [best, ...others] = judgeBases(facts.pair)
  return [shownBasis(best, facts.pair), ...others.map((verdict) => shownBasis(verdict, facts.pair))]
}

/** What sheet and matrix share. A target with problems is not judged: cannot_tell, without basis or clauses. */
export function pairAnswer(facts: PairFacts, shown: ShownBasis) {
  const { accountId, persona, clausesStated } = facts
  const own = { accountId, personaId: persona.id, clausesStated, problems: [...facts.problems] }
  if (facts.problems.length > 0) {
    const nothing = { verdict: 'cannot_tell', grade: null, basis: null, takenOn: null, stale: false } as const
    return { ...own, ...nothing, clauses: [] }
  }
  const hasEvidence = shown.clauses.some(({ evidenceIds }) => evidenceIds.length > 0)
  const { verdict, grade, basis, clauses, takenOn, stale } = shown
  return { ...own, verdict, grade, basis: hasEvidence ? basis : null, clauses, takenOn, stale }
}

function evidenceOf(situation: Situation, accountId: number): VerdictSheet['evidence'] {
  const breakdowns = situation.breakdowns.get(accountId) ?? []
  return situation.audiences
    .filter((row) => row.accountId === accountId)
    .map((row) =>
      describeEvidence(
        row,
        breakdowns.find(({ id }) => id === row.id),
        situation.period,
      ),
    )
}

/** One account and one persona, with everything the verdict rests on. @throws NOT_FOUND account or persona */
export async function verdictSheet(
  session: Session,
  ids: { readonly accountId: number; readonly personaId: number },
  period: Days,
  gazetteer: Gazetteer,
): Promise<VerdictSheet> {
  const situation = await readSituation(session, period, ids.accountId, gazetteer)
  const persona = situation.personas.get(ids.personaId)
  if (!situation.network.accounts.has(ids.accountId)) throw fail('NOT_FOUND', { what: 'account' })
  if (persona === undefined) throw fail('NOT_FOUND', { what: 'persona' })
  const facts = pairMaker(situation)(ids.accountId, persona)
  const bases = judgePair(facts)
  const count = nearestCount(situation.counts.get(ids.accountId) ?? [], period.to)
  const isJudged = facts.problems.length === 0
  return {
    ...pairAnswer(facts, bases[0]),
    from: period.from,
    to: period.to,
    inLine: facts.inLine,
    settle: isJudged ? bases[0].settle : [],
    bases: isJudged ? [...bases] : [],
    finding: verdictFinding(facts, bases[0], situation.network),
    evidence: evidenceOf(situation, ids.accountId),
    followers: count?.followers ?? null,
    followersOn: count?.day ?? null,
  }
}
