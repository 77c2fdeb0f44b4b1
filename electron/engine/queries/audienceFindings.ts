import type { Finding } from '../../../shared/contract/common'
import type { Notice } from '../../../shared/contract/imports'
import { makeFinding } from '../../../shared/findings'
import type { Grade, Strength } from '../../../shared/vocabulary'
import { GAP_THRESHOLD } from '../audience/distance'
import type { ShownBasis, ShownClause } from '../audience/present'
import type { AudienceGap } from '../audience/profiles'
import { isPast } from './audienceLines'
import { spokenAccount } from './audienceNames'
import type { PairFacts, Situation } from './audienceSituation'
import { nearestCount } from './followers'

/** Simple fractions people say: numerator, denominator. */
const FRACTIONS = [
  [1, 20],
  [1, 10],
  [1, 5],
  [1, 4],
  [1, 3],
  [2, 5],
  [1, 2],
  [3, 5],
  [2, 3],
  [3, 4],
  [4, 5],
  [9, 10],
  [19, 20],
] as const

/** The simple fraction nearest to a share (0.34 → one in three). */
export function spokenFraction(share: number): { readonly of: number; readonly outOf: number } {
  const off = ([of, outOf]: (typeof FRACTIONS)[number]) => Math.abs(of / outOf - share)
  const [of, outOf] = FRACTIONS.reduce((best, each) => (off(each) < off(best) ? each : best))
  return { of, outOf }
}

const strengthOf = (grade: Grade | null): Strength => (grade === 'A' || grade === 'B' ? 'clear' : 'likely')

/** Whom clauses speak of together: `all` only where every one of them does. */
function scopeOf(clauses: readonly ShownClause[]): string {
  const told = clauses.filter(({ evidenceIds, surveyIds }) => evidenceIds.length + surveyIds.length > 0)
  const scopes = ['known', 'asked'].filter((each) => told.some(({ scope }) => scope === each))
  return scopes.length === 0 ? 'all' : scopes.join('_')
}

const failedOf = ({ clauses }: ShownBasis): ShownClause | undefined =>
  clauses.find((clause) => clause.verdict === 'does_not_reach')

/** Whom a verdict speaks of: that it fails, one clause says; that it reaches, all of them. */
const spokenScope = (shown: ShownBasis): string => failedOf(shown)?.scope ?? scopeOf(shown.clauses)

const textOf = (value: string | number | boolean | null | undefined): string | null =>
  typeof value === 'string' ? value : null

/** What stands in the way: the target itself, else the datum that would help most, else the first reason of an open clause. */
function cause(facts: PairFacts, shown: ShownBasis): Notice | undefined {
  const open = shown.clauses.filter(({ verdict }) => verdict === 'cannot_tell')
  const weak = open.flatMap(({ reasons }) => reasons).filter(({ code }) => code === 'evidence_too_weak')
  return facts.problems[0] ?? weak[0] ?? shown.settle[0]?.datum ?? open.flatMap(({ reasons }) => reasons)[0]
}

type Said = { readonly account: string; readonly persona: string }

function cannotTell(said: Said, facts: PairFacts, shown: ShownBasis): Finding {
  const reason = cause(facts, shown)
  const share = reason?.data['share']
  const fraction = typeof share === 'number' ? spokenFraction(share) : null
  return makeFinding('audience_cannot_tell', 'cannot_tell', {
    ...said,
    basis: shown.basis,
    reason: reason?.code ?? 'none',
    dimension: textOf(reason?.data['dimension']),
    of: fraction?.of ?? null,
    outOf: fraction?.outOf ?? null,
    band: textOf(reason?.data['band']),
    place: textOf(reason?.data['text'] ?? reason?.data['label']),
  })
}

/** The sentence of one account and one persona; of an account that was closed before the period in the past tense. */
export function verdictFinding(facts: PairFacts, shown: ShownBasis, situation: Situation): Finding {
  const said = { account: spokenAccount(situation.network, facts.accountId), persona: facts.persona.name }
  const { verdict, grade, basis } = shown
  const scope = spokenScope(shown)
  const { closedOn } = facts.moment
  if (closedOn !== null && isPast(facts.moment, situation.period)) {
    const was = facts.problems.length > 0 ? 'cannot_tell' : verdict
    const strength = was === 'cannot_tell' ? 'cannot_tell' : strengthOf(grade)
    return makeFinding('audience_was', strength, { ...said, verdict: was, closedOn, scope })
  }
  if (facts.problems.length > 0 || verdict === 'cannot_tell') return cannotTell(said, facts, shown)
  if (verdict === 'reaches') {
    return makeFinding('audience_reaches', strengthOf(grade), { ...said, basis, scope, grade: grade ?? 'D' })
  }
  const failed = failedOf(shown)
  return makeFinding('audience_does_not_reach', strengthOf(grade), {
    ...said,
    basis,
    scope,
    grade: grade ?? 'D',
    kind: failed?.kind ?? 'share',
    dimension: failed?.dimension ?? null,
    high: failed?.bounds.high ?? 0,
    threshold: failed?.threshold ?? 0,
  })
}

/** What the sentence of the matrix is made of. */
export interface Judged {
  readonly facts: PairFacts
  readonly shown: ShownBasis
}

/** The verdict of a pair: a target with problems is not judged. */
export const verdictOf = ({ facts, shown }: Judged) => (facts.problems.length > 0 ? 'cannot_tell' : shown.verdict)

const isReached = (judged: Judged) => verdictOf(judged) === 'reaches'
const isMissed = (judged: Judged) => verdictOf(judged) === 'does_not_reach'

/** The account that reaches most personas; of several, the one with most followers, then the first. */
function bestAccount(judged: readonly Judged[], followers: (accountId: number) => number): readonly Judged[] {
  const byAccount = new Map<number, Judged[]>()
  for (const each of judged.filter(isReached)) {
    byAccount.set(each.facts.accountId, [...(byAccount.get(each.facts.accountId) ?? []), each])
  }
  const [best] = [...byAccount].sort(([a, x], [b, y]) => y.length - x.length || followers(b) - followers(a) || a - b)
  return best?.[1] ?? []
}

/** The sentence above the matrix, of the accounts that were there in the period. */
export function matrixFinding(judged: readonly Judged[], situation: Situation): Finding {
  const { network, counts: followerCounts, period } = situation
  const personas = situation.personas.size
  if (personas === 0) return makeFinding('audience_no_persona', null, {})
  if (judged.length === 0) return makeFinding('audience_no_line', null, { personas })
  const [reached, missed] = [judged.filter(isReached).length, judged.filter(isMissed).length]
  const counts = { pairs: judged.length, reached, missed, open: judged.length - reached - missed }
  const followers = (id: number) => nearestCount(followerCounts.get(id) ?? [], period.to)?.followers ?? 0
  const best = bestAccount(judged, followers)
  const [first] = best
  if (first === undefined) {
    return makeFinding('audience_none_reached', missed > 0 ? 'likely' : 'cannot_tell', counts)
  }
  const grade = best.map(({ shown }) => shown.grade ?? 'D').reduce((worst, each) => (each > worst ? each : worst))
  return makeFinding('audience_matrix', strengthOf(grade), {
    ...counts,
    account: spokenAccount(network, first.facts.accountId),
    personas: best.map(({ facts }) => facts.persona.name),
  })
}

/** What a closed account was, over the personas of its line. */
export function closedFinding(account: string, closedOn: string, judged: readonly Judged[]): Finding {
  const names = (verdict: string) =>
    judged.filter((each) => verdictOf(each) === verdict).map(({ facts }) => facts.persona.name)
  const [reached, missed, open] = [names('reaches'), names('does_not_reach'), names('cannot_tell')]
  const counts = { nReached: reached.length, nMissed: missed.length, nOpen: open.length }
  const told = judged.filter((each) => verdictOf(each) !== 'cannot_tell')
  const scope = scopeOf(told.flatMap(({ shown }) => failedOf(shown) ?? shown.clauses))
  return makeFinding('audience_closed', null, { account, closedOn, scope, reached, missed, open, ...counts })
}

/** The people reached are not the followers. */
export function gapFinding(account: string, { dimension, lower, upper }: AudienceGap): Finding {
  return makeFinding('audience_gap', 'clear', { account, dimension, low: lower, high: upper, limit: GAP_THRESHOLD })
}
