import { coverageCeiling, coverageFromShare, type Range } from './bounds'
import { gradeBreakdown } from './evidence'
import { dimensionsOf } from './formula'
import { newestFirst, NOTHING, unknown, widthOf, type Measure, type Question } from './measure'
import { measureShares } from './measureShare'
import { measureSurveys, surveyFor } from './measureSurvey'
import { scaled, sharesOf } from './shares'
import type { Fact } from './types'

const SURVEY: Fact = { code: 'coverage_survey', data: { dimension: null } }

/** The people of an account and of the population it is meant for. */
type Sizes = { readonly total: number; readonly population: number }

/** What breakdowns say of everybody and all conditions; null when they say nothing of everybody. */
const wholeShare = (q: Question): Measure | null =>
  measureShares(q, dimensionsOf(q.target)).find(
    ({ scope, bounds, evidence }) => scope === 'all' && evidence.length > 0 && widthOf(bounds) < 1,
  ) ?? null

/**
 * Coverage of the target population from breakdowns: only a ceiling, and a share of the *known* people says nothing of
 * the others, so only a share of the whole audience lowers it.
 */
function ceilingOf(q: Question, { total, population }: Sizes, sizedBy: Measure): Measure {
  const share = wholeShare(q)
  const ceiling = (upper: number): Range => coverageCeiling(total, upper, population) ?? NOTHING
  return {
    bounds: { ...ceiling(share?.bounds.upper ?? 1), working: null, assumptions: [] },
    scope: 'all',
    grade: (share ?? sizedBy).grade,
    reasons: [SURVEY, ...(share?.reasons ?? [])],
    remedies: () => [
      { datum: SURVEY, after: null },
      ...(share?.remedies() ?? []).flatMap(({ datum, after }) =>
        after === null ? [] : [{ datum, after: ceiling(after.upper) }],
      ),
    ],
    evidence: (share ?? sizedBy).evidence,
  }
}

/**
 * The floor q·F/N of formula 8, of a survey of followers. Somebody of the right age in the right town need not be one of the
 * population, and a survey of followers asks them as well: only what they are (a status) says whose they are.
 */
function withFloor(q: Question, share: Measure): Measure {
  if (q.target.status === null) return { ...share, bounds: { ...share.bounds, lower: 0, working: null } }
  if (surveyFor(q, 'target_in_audience', 'status', 'followers') !== null) return share
  const whole = surveyFor(q, 'target_in_audience', null, 'followers')
  const lower = Math.min(share.bounds.lower, whole?.range.lower ?? 0)
  return { ...share, bounds: { ...share.bounds, lower } }
}

/**
 * Coverage from the share of the target among the followers that a survey of members could ask. Their number F′ ≤ F is not
 * known: q·F′/N is at most q·F/N, and nothing says how much less. It speaks of the whole population all the same, whose people
 * are the members.
 */
function ofMembers(share: Measure, { total, population }: Sizes): Measure {
  const ceiling = coverageCeiling(total, share.bounds.upper, population) ?? NOTHING
  return {
    ...share,
    bounds: { ...ceiling, working: null, assumptions: [] },
    scope: 'all',
    remedies: () => [{ datum: SURVEY, after: null }],
  }
}

/**
 * The ways to measure a coverage: the share of the target that a survey of members finds following (floor and ceiling); the
 * share of the target among the followers that a survey of followers finds, times F/N; ceilings.
 */
export function coverages(q: Question): Measure[] {
  const population = q.reference?.population ?? 0
  const direct = measureSurveys(q, 'audience_in_target', null)
  if (!(population > 0)) return [unknown([], { code: 'no_population', data: {} }), ...direct]
  const [sized] = q.breakdowns.filter((b) => b.basis === q.basis && b.total !== null).toSorted(newestFirst)
  if (sized === undefined || sized.total === null) {
    return [unknown([], { code: 'no_total', data: { basis: q.basis } }), ...direct]
  }
  const sizes = { total: sized.total, population }
  const sizedBy: Measure = {
    ...unknown([], { code: 'no_breakdown', data: { basis: q.basis, dimension: null } }),
    grade: gradeBreakdown(sized, null, q.period),
    evidence: [{ kind: 'breakdown', id: sized.id }],
  }
  // Members asked whether they follow tell both ends: the ceiling from a survey of them is for where that cannot tell.
  const isSecond = direct.some(({ grade }) => grade !== null && grade !== 'D')
  const fromShares = sharesOf(q, dimensionsOf(q.target), null)
    .filter(({ evidence }) => evidence.some(({ kind }) => kind === 'survey'))
    .map((share): Measure =>
      share.scope === 'asked'
        ? { ...ofMembers(share, sizes), isSecond }
        : scaled(withFloor(q, share), (range) => coverageFromShare(range, sizes.total, population) ?? NOTHING),
    )
  const from = q.reference?.populationFrom ?? null
  const divided = [...fromShares, ceilingOf(q, sizes, sizedBy)].map((measure): Measure =>
    from === null ? measure : { ...measure, reference: from },
  )
  return [...divided, ...direct]
}
