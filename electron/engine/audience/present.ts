import type { z } from 'zod'
import type { basisVerdict, clauseVerdict, settle } from '../../../shared/contract/audience'
import type { Notice } from '../../../shared/contract/imports'
import type { AudienceBasis } from '../../../shared/vocabulary'
import { bySide, type Pair } from './bases'
import { isStale } from './evidence'
import { axesOf } from './formula'
import { laterEvidence, missingBreakdown, noticeOf, staleEvidence } from './notices'
import { answers } from './standing'
import type { AudienceVerdict, Breakdown, ClauseVerdict, Settle } from './types'

export type ShownClause = z.infer<typeof clauseVerdict>
/** A datum without its door: which screen takes it depends on the platform. */
type ShownSettle = Omit<z.infer<typeof settle>, 'door' | 'path'>
export type ShownBasis = Omit<z.infer<typeof basisVerdict>, 'settle'> & { readonly settle: ShownSettle[] }

const MOST_SETTLING = 3

const idsOf = (clause: ClauseVerdict): number[] =>
  clause.evidence.filter(({ kind }) => kind === 'breakdown').map(({ id }) => id)

const surveyIdsOf = (clause: ClauseVerdict): number[] =>
  clause.evidence.filter(({ kind }) => kind === 'survey').map(({ id }) => id)

const used = (clause: ClauseVerdict, pair: Pair): Breakdown[] => {
  const ids = idsOf(clause)
  return pair.breakdowns.filter(({ id }) => ids.includes(id))
}

/** Days on which what a clause rests on was taken, oldest first. */
function takenDays(clause: ClauseVerdict, pair: Pair): string[] {
  const ids = surveyIdsOf(clause)
  const asked = pair.surveys.filter(({ id }) => ids.includes(id))
  return [...used(clause, pair), ...asked].map(({ takenOn }) => takenOn).sort()
}

/** Facts about when: evidence that is old, or (where there is none) that came too late. */
function timing(clause: ClauseVerdict, basis: AudienceBasis, pair: Pair): Notice[] {
  const [oldest] = takenDays(clause, pair).filter((takenOn) => isStale(takenOn, pair.period))
  if (oldest !== undefined) return [staleEvidence(basis, oldest)]
  if (clause.evidence.length > 0) return []
  const days = bySide(pair.breakdowns, pair.period).later.filter((b) => b.basis === basis)
  const [nearest] = days.map(({ takenOn }) => takenOn).sort()
  return nearest === undefined ? [] : [laterEvidence(basis, nearest)]
}

/** One notice per code and data: margins of a joint clause repeat what they have in common. */
function distinct(notices: readonly Notice[]): Notice[] {
  return [...new Map(notices.map((notice) => [JSON.stringify(notice), notice])).values()]
}

function shownClause(clause: ClauseVerdict, basis: AudienceBasis, pair: Pair): ShownClause {
  const { kind, dimension, threshold } = clause.clause
  const { lower, upper, working, assumptions } = clause.bounds
  const own = clause.reasons.map((fact) => noticeOf(fact, basis, dimension))
  return {
    kind,
    dimension,
    threshold,
    bounds: { low: lower, high: upper },
    working: working === null ? null : { value: working, assumption: assumptions.join('+') },
    verdict: clause.verdict,
    leaning: clause.leaning,
    scope: clause.scope,
    grade: clause.grade,
    reasons: distinct([...own, ...timing(clause, basis, pair)]),
    evidenceIds: idsOf(clause),
    surveyIds: surveyIdsOf(clause),
    reference: clause.reference,
  }
}

/** The clause a datum came from says which dimension a table of age and gender was asked for. */
function shownSettle(each: Settle, verdict: AudienceVerdict): ShownSettle {
  const from = verdict.clauses.find((c) => c.settle.some((s) => s.datum === each.datum))
  const datum = noticeOf(each.datum, verdict.basis, from?.clause.dimension ?? null)
  return { datum, widthNow: each.widthNow, widthAfter: each.widthAfter }
}

/**
 * People reached are a better ground than followers: where followers leave an age, gender or place open and no breakdown
 * of people reached is there, one is named last. What it would give cannot be foreseen.
 */
function reachedInstead(verdict: AudienceVerdict, pair: Pair): ShownSettle[] {
  if (verdict.basis !== 'followers' || verdict.verdict !== 'cannot_tell') return []
  return verdict.clauses.flatMap(({ verdict: open, clause, bounds, evidence }) => {
    if (open !== 'cannot_tell' || clause.kind !== 'share' || evidence.length === 0) return []
    const asked = pair.target[clause.dimension]
    // Only surveys tell a status, and they speak of followers.
    if (asked === null || axesOf(asked).includes('status')) return []
    if (pair.breakdowns.some((b) => b.basis === 'reached' && answers(b.dimension, asked))) return []
    const widthNow = bounds.upper - bounds.lower
    return [{ datum: missingBreakdown('reached', clause.dimension), widthNow, widthAfter: null }]
  })
}

/** A verdict on one basis as the contract carries it. */
export function shownBasis(verdict: AudienceVerdict, pair: Pair): ShownBasis {
  const [takenOn = null] = verdict.clauses.flatMap((clause) => takenDays(clause, pair)).sort()
  const named = verdict.settle.map((each) => shownSettle(each, verdict))
  return {
    basis: verdict.basis,
    verdict: verdict.verdict,
    grade: verdict.grade,
    clauses: verdict.clauses.map((clause) => shownClause(clause, verdict.basis, pair)),
    settle: [...named, ...reachedInstead(verdict, pair)].slice(0, MOST_SETTLING),
    takenOn,
    stale: takenOn !== null && isStale(takenOn, pair.period),
  }
}
