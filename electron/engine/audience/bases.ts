import { addDays } from '../../../shared/periods'
import { DEFAULT_THRESHOLDS } from '../../../shared/targetDimensions'
import { AUDIENCE_BASES, GRADES } from '../../../shared/vocabulary'
import type { AudienceBasis } from '../../../shared/vocabulary'
import type { Question } from './measure'
import { dimensionsOf } from './formula'
import type { Days } from './evidence'
import { EXPORT_DELAY_DAYS } from './evidence'
import type { AudienceVerdict, Breakdown, Clause, Target } from './types'
import { judgeAudience } from './verdict'

/** Everything about one account and one persona, on whatever basis. */
export type Pair = Omit<Question, 'basis'>

/** The clauses of a line that states none for a persona: the share that meets each of its conditions. */
export const defaultClauses = (target: Target): Clause[] =>
  dimensionsOf(target).map((dimension) => ({ kind: 'share', dimension, threshold: DEFAULT_THRESHOLDS[dimension] }))

/** Last day of evidence for a period: an audience read much later says nothing of the people of then. */
const lastUsableDay = (period: Days): string => addDays(period.to, EXPORT_DELAY_DAYS)

/** Breakdowns that may speak of the period (`usable`), and those taken too long after it. */
export function bySide(breakdowns: readonly Breakdown[], period: Days) {
  const last = lastUsableDay(period)
  return {
    usable: breakdowns.filter((b) => b.takenOn <= last),
    later: breakdowns.filter((b) => b.takenOn > last),
  }
}

const answersAll = (v: AudienceVerdict) =>
  v.verdict !== 'cannot_tell' || (v.clauses.length > 0 && v.clauses.every((c) => c.evidence.length > 0))
const gradeRank = (v: AudienceVerdict) => (v.grade === null ? GRADES.length : GRADES.indexOf(v.grade))
const openRank = (v: AudienceVerdict) => (v.verdict === 'cannot_tell' ? 1 : 0)
/** People reached first: that is what "does the account reach" asks. */
const BASIS_ORDER: readonly AudienceBasis[] = ['reached', 'followers', 'engaged']

/**
 * Best evidence first: what answers every clause before what leaves one without evidence, then the better grade, then a
 * verdict before none, then people reached before followers before those engaged.
 */
function byEvidence(a: AudienceVerdict, b: AudienceVerdict): number {
  return (
    Number(answersAll(b)) - Number(answersAll(a)) ||
    gradeRank(a) - gradeRank(b) ||
    openRank(a) - openRank(b) ||
    BASIS_ORDER.indexOf(a.basis) - BASIS_ORDER.indexOf(b.basis)
  )
}

/**
 * The verdict on each basis that has a breakdown taken in time (followers: or a survey), best evidence first; on followers
 * alone when none has, so that there is always one. Each is judged from its own breakdowns: nothing is carried from one to another.
 */
export function judgeBases(pair: Pair): readonly [AudienceVerdict, ...AudienceVerdict[]] {
  const { usable } = bySide(pair.breakdowns, pair.period)
  const seen = AUDIENCE_BASES.filter(
    (basis) => usable.some((b) => b.basis === basis) || (basis === 'followers' && pair.surveys.length > 0),
  )
  const judged = (seen.length === 0 ? (['followers'] as const) : seen)
    .map((basis) => judgeAudience({ ...pair, basis, breakdowns: usable }))
    .sort(byEvidence)
  const [best, ...others] = judged
  if (best === undefined) throw new Error('no basis judged')
  return [best, ...others]
}
