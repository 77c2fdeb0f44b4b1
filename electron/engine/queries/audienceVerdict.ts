import type { VerdictSheet } from '../../../shared/contract/audience'
import type { Days } from '../../../shared/periods'
import type { Platform } from '../../../shared/vocabulary'
import { judgeBases } from '../audience/bases'
import { GAP_THRESHOLD } from '../audience/distance'
import type { Gazetteer } from '../audience/gazetteer'
import { shownBasis, type ShownBasis } from '../audience/present'
import { distanceToPopulation, gapBetweenBases } from '../audience/profiles'
import type { Session } from '../db/database'
import { fail } from '../fail'
import { changeSince, movedOf, type Change } from './audienceChange'
import { doorOf, missingBreakdowns } from './audienceDoors'
import { describeEvidence } from './audienceEvidence'
import { gapFinding, verdictFinding } from './audienceFindings'
import { isPast } from './audienceLines'
import { spokenAccount } from './audienceNames'
import { ageBands } from './audienceReference'
import { pairMaker, readSituation, type PairFacts, type Situation } from './audienceSituation'
import { surveysOfAccount } from './audienceSurveys'
import { nearestCount } from './followers'

/** A datum that would narrow the interval by less (a point of a share) settles nothing: not asked for beside one that would. */
const SMALLEST_GAIN = 0.01

function worthAsking(shown: ShownBasis): ShownBasis {
  const worth = shown.settle.filter(
    ({ widthNow, widthAfter }) => widthAfter === null || widthNow - widthAfter >= SMALLEST_GAIN,
  )
  return worth.length === 0 ? shown : { ...shown, settle: worth }
}

/** Every basis with evidence, best first. */
export function judgePair(facts: PairFacts): readonly [ShownBasis, ...ShownBasis[]] {
  const [best, ...others] = judgeBases(facts.pair)
  const shown = (verdict: typeof best) => worthAsking(shownBasis(verdict, facts.pair))
  return [shown(best), ...others.map(shown)]
}

const hasEvidence = (shown: ShownBasis) =>
  shown.clauses.some(({ evidenceIds, surveyIds }) => evidenceIds.length + surveyIds.length > 0)

/** What sheet and matrix share. A target with problems is not judged: cannot_tell, without basis or clauses. */
export function pairAnswer(facts: PairFacts, shown: ShownBasis) {
  const { accountId, persona, clausesStated, moment, line } = facts
  const own = {
    accountId,
    personaId: persona.id,
    ...moment.days,
    judgedOn: moment.judgedOn,
    closedOn: moment.closedOn,
    line: line === null ? null : { from: line.from, to: line.to, note: line.note },
    clausesStated,
    problems: [...facts.problems],
  }
  if (facts.problems.length > 0) {
    const nothing = { verdict: 'cannot_tell', grade: null, basis: null, takenOn: null, stale: false } as const
    return { ...own, ...nothing, clauses: [] }
  }
  const { verdict, grade, basis, clauses, takenOn, stale } = shown
  return { ...own, verdict, grade, basis: hasEvidence(shown) ? basis : null, clauses, takenOn, stale }
}

/** A pair of the matrix. */
export function pairCell(facts: PairFacts, bases: readonly [ShownBasis, ...ShownBasis[]], situation: Situation) {
  const isJudged = facts.problems.length === 0
  const platform = platformOf(situation, facts.accountId)
  return {
    ...pairAnswer(facts, bases[0]),
    isPast: isPast(facts.moment, situation.period),
    moved: isJudged ? movedOf(changeSince(facts, bases[0], platform)) : null,
    bases: isJudged ? bases.filter(hasEvidence).map(({ basis, verdict, grade }) => ({ basis, verdict, grade })) : [],
  }
}

const platformOf = ({ network }: Situation, accountId: number): Platform => {
  const account = network.accounts.get(accountId)
  if (account === undefined) throw fail('NOT_FOUND', { what: 'account' })
  return account.platform
}

const withDoors = (shown: ShownBasis, platform: Platform): VerdictSheet['bases'][number] => ({
  ...shown,
  settle: shown.settle.map((each) => ({ ...each, ...doorOf(each.datum, platform) })),
})

function evidenceOf(situation: Situation, accountId: number, period: Days): VerdictSheet['evidence'] {
  const breakdowns = situation.breakdowns.get(accountId) ?? []
  return situation.audiences
    .filter((row) => row.accountId === accountId)
    .map((row) =>
      describeEvidence(
        row,
        breakdowns.find(({ id }) => id === row.id),
        period,
      ),
    )
}

function gapOf({ pair, accountId }: PairFacts, situation: Situation): VerdictSheet['gap'] {
  const gap = gapBetweenBases(pair.breakdowns, pair.period)
  if (gap === null) return null
  const { dimension, lower: low, upper: high, followers, reached } = gap
  const finding = gap.isLarge ? gapFinding(spokenAccount(situation.network, accountId), gap) : null
  return { dimension, low, high, limit: GAP_THRESHOLD, followersId: followers.id, reachedId: reached.id, finding }
}

function profileOf({ pair }: PairFacts, shown: ShownBasis, situation: Situation): VerdictSheet['profile'] {
  const population = ageBands(situation.populationsOn(pair.period.to))
  if (population === null || pair.target.age === null) return null
  const range = distanceToPopulation(pair.breakdowns, pair.period, shown.basis, population.bands)
  if (range === null) return null
  return { basis: shown.basis, low: range.lower, high: range.upper, reference: population.reference }
}

/** What only the sheet says, beside the answer itself. */
function around(facts: PairFacts, shown: ShownBasis, situation: Situation) {
  const platform = platformOf(situation, facts.accountId)
  const count = nearestCount(situation.counts.get(facts.accountId) ?? [], facts.moment.judgedOn)
  const isJudged = facts.problems.length === 0
  const change: Change | null = isJudged ? changeSince(facts, shown, platform) : null
  return {
    inLine: facts.inLine,
    evidence: evidenceOf(situation, facts.accountId, facts.moment.days),
    followers: count?.followers ?? null,
    followersOn: count?.day ?? null,
    change,
    gap: gapOf(facts, situation),
    profile: isJudged ? profileOf(facts, shown, situation) : null,
    missing: missingBreakdowns(platform, facts.pair.target, facts.pair.breakdowns),
  }
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
  const platform = platformOf(situation, ids.accountId)
  if (persona === undefined) throw fail('NOT_FOUND', { what: 'persona' })
  const facts = pairMaker(situation)(ids.accountId, persona)
  const bases = judgePair(facts)
  const shown = bases.map((each) => withDoors(each, platform))
  const isJudged = facts.problems.length === 0
  const account = spokenAccount(situation.network, ids.accountId)
  return {
    ...pairAnswer(facts, bases[0]),
    ...around(facts, bases[0], situation),
    ...(await surveysOfAccount(session, ids.accountId, account, facts.moment.days)),
    settle: isJudged ? (shown[0]?.settle ?? []) : [],
    bases: isJudged ? shown : [],
    finding: verdictFinding(facts, bases[0], situation),
  }
}
