import { GRADES, type Verdict } from '../../../shared/vocabulary'
import { measuresOf } from './clause'
import { strongest, weakest } from './evidence'
import { widthOf, type Measure, type Question } from './measure'
import { TOLERANCE } from './program'
import type { AudienceVerdict, Clause, ClauseVerdict, Settle } from './types'

/** Bounds of the linear program are moved outward by its tolerance; no threshold is set finer than this. */
const EPSILON = 2 * TOLERANCE
const MOST_SETTLING = 3

/** `reaches` when the whole interval is at or above the threshold, `does_not_reach` when all of it is under, else unknown. */
export function compareToThreshold(bounds: { lower: number; upper: number }, threshold: number): Verdict {
  if (bounds.lower >= threshold - EPSILON) return 'reaches'
  return bounds.upper < threshold - EPSILON ? 'does_not_reach' : 'cannot_tell'
}

const decide = (m: Measure, threshold: number): Verdict =>
  m.evidence.length === 0 || m.grade === null ? 'cannot_tell' : compareToThreshold(m.bounds, threshold)

function rankOf({ evidence, grade, isSecond = false }: Measure): number {
  if (evidence.length === 0) return 2 * GRADES.length + 1
  if (grade === null) return 2 * GRADES.length
  return GRADES.indexOf(grade) + (isSecond ? GRADES.length : 0)
}

/**
 * The measure to answer with: the best graded, of these the narrowest; when it cannot tell, the next one that can. Of one grade, what
 * can be told of the whole audience goes before what can be told of the people asked alone.
 */
function chosen(candidates: readonly Measure[], threshold: number): Measure | undefined {
  const isAsked = ({ scope }: Measure) => Number(scope === 'asked')
  const order = candidates.toSorted((a, b) => rankOf(a) - rankOf(b) || widthOf(a.bounds) - widthOf(b.bounds))
  const telling = order.filter((m) => decide(m, threshold) !== 'cannot_tell')
  return telling.toSorted((a, b) => rankOf(a) - rankOf(b) || isAsked(a) - isAsked(b))[0] ?? order[0]
}

const gain = (s: Settle) => s.widthNow - (s.widthAfter ?? 0)
const byGain = (a: Settle, b: Settle) => gain(b) - gain(a) || (a.datum.code < b.datum.code ? -1 : 1)

function settleOf(m: Measure): Settle[] {
  const widthNow = m.bounds.upper - m.bounds.lower
  return m
    .remedies()
    .map(({ datum, after }) => ({ datum, widthNow, widthAfter: after === null ? null : after.upper - after.lower }))
    .filter((s) => gain(s) > EPSILON)
    .sort(byGain)
}

function leaningOf(m: Measure, threshold: number): ClauseVerdict['leaning'] {
  if (m.bounds.working === null || m.evidence.length === 0) return null
  return m.bounds.working >= threshold - EPSILON ? 'reaches' : 'does_not_reach'
}

/**
 * Answers one clause. The interval holds every share that agrees with the data, so a verdict is wrong only when the data
 * are; `leaning` says where the working value points, under the assumptions named in `bounds`, and is never a verdict.
 */
export function judgeClause(q: Question, clause: Clause): ClauseVerdict {
  const candidates = measuresOf(q, clause)
  const measure = chosen(candidates, clause.threshold)
  if (measure === undefined) throw new Error(`no measure for a clause of kind ${clause.kind}`)
  const verdict = decide(measure, clause.threshold)
  const open = verdict === 'cannot_tell'
  const tooWeak = measure.evidence.length > 0 && measure.grade === null
  const others = candidates.filter((m) => m !== measure).flatMap((m) => m.reasons)
  const indicative = others.filter((fact) => fact.code === 'survey_self_selected')
  return {
    clause,
    verdict,
    bounds: measure.bounds,
    scope: measure.scope,
    grade: measure.grade,
    leaning: open ? leaningOf(measure, clause.threshold) : null,
    reasons: [
      ...(tooWeak ? [{ code: 'evidence_too_weak', data: {} } as const] : []),
      ...measure.reasons,
      ...indicative,
    ],
    settle: open ? settleOf(measure) : [],
    evidence: measure.evidence,
    reference: measure.evidence.length === 0 ? null : (measure.reference ?? null),
  }
}

function overall(clauses: readonly ClauseVerdict[]): Pick<AudienceVerdict, 'verdict' | 'grade'> {
  const failed = clauses.filter((c) => c.verdict === 'does_not_reach')
  // One failing clause is enough: the verdict is as strong as the strongest of them.
  if (failed.length > 0) return { verdict: 'does_not_reach', grade: strongest(failed.map((c) => c.grade)) }
  const graded = clauses.filter((c) => c.evidence.length > 0)
  const grade = weakest(graded.map((c) => c.grade))
  const reached = clauses.length > 0 && clauses.every((c) => c.verdict === 'reaches')
  return { verdict: reached ? 'reaches' : 'cannot_tell', grade }
}

/** One line per datum: the clause in which it gains most. */
function mostSettling(clauses: readonly ClauseVerdict[]): Settle[] {
  const best = new Map<string, Settle>()
  for (const settle of clauses.flatMap((c) => c.settle).toSorted(byGain)) {
    const key = JSON.stringify([settle.datum.code, settle.datum.data])
    if (!best.has(key)) best.set(key, settle)
  }
  return [...best.values()].slice(0, MOST_SETTLING)
}

/**
 * Whether an account reaches its target, on one basis (a verdict on followers is never carried over to people reached).
 * All clauses reach → `reaches`; any fails → `does_not_reach`; else `cannot_tell`, with at most three data that would
 * settle it, largest gain first. No clause, or no evidence: `cannot_tell` without a grade.
 */
export function judgeAudience(q: Question): AudienceVerdict {
  const clauses = q.clauses.map((clause) => judgeClause(q, clause))
  return {
    basis: q.basis,
    ...overall(clauses),
    clauses,
    settle: mostSettling(clauses.filter((c) => c.verdict === 'cannot_tell')),
  }
}
