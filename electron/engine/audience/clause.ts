import type { TargetDimension } from '../../../shared/vocabulary'
import { affinityIndex, coverageCeiling, coverageFromShare } from './bounds'
import type { Range } from './bounds'
import { gradeBreakdown, gradeSurvey, surveyRange } from './evidence'
import { dimensionsOf } from './formula'
import { newestFirst, NOTHING, unknown, widthOf, type Measure, type Question } from './measure'
import { measureMixed, measureShares, type SurveyOn } from './measureShare'
import type { Clause, Fact, Survey } from './types'

const asking = (q: Question, question: Survey['question'], dimension: TargetDimension | null): Survey[] =>
  // Surveys ask people which accounts they follow: nothing of who is reached.
  q.surveys
    .filter((s) => s.question === question && s.dimension === dimension && q.basis === 'followers')
    .toSorted(newestFirst)

/** The newest survey that answers a question with an interval. */
function surveyFor(q: Question, question: Survey['question'], dimension: TargetDimension | null): ReturnType<SurveyOn> {
  for (const survey of asking(q, question, dimension)) {
    const range = surveyRange(survey)
    if (range !== null) return { survey, range }
  }
  return null
}

/** The newest survey that answers a question with an interval, or why there is none. Surveys speak of followers only. */
export function measureSurvey(q: Question, question: Survey['question'], dimension: TargetDimension | null): Measure {
  const found = surveyFor(q, question, dimension)
  if (found === null) {
    const missing: Fact = {
      code: question === 'audience_in_target' ? 'coverage_survey' : 'survey_sample',
      data: { dimension },
    }
    const indicative = asking(q, question, dimension).map((s): Fact => ({
      code: 'survey_self_selected',
      data: { asked: s.asked },
    }))
    return unknown(indicative, missing)
  }
  const { survey, range } = found
  return {
    bounds: { ...range, working: survey.yes / survey.asked, assumptions: [] },
    scope: 'all',
    grade: gradeSurvey(survey, q.period),
    reasons: [{ code: 'survey_sample', data: { asked: survey.asked } }],
    remedies: () => [],
    evidence: [{ kind: 'survey', id: survey.id }],
  }
}

const surveysOf =
  (q: Question): SurveyOn =>
  (dimension) =>
    surveyFor(q, 'target_in_audience', dimension)

const scaled = (m: Measure, scale: (range: Range) => Range): Measure => ({
  ...m,
  bounds: {
    ...scale(m.bounds),
    working: m.bounds.working === null ? null : scale({ lower: m.bounds.working, upper: m.bounds.working }).upper,
    assumptions: m.bounds.assumptions,
  },
  remedies: () => m.remedies().map((r) => ({ datum: r.datum, after: r.after === null ? null : scale(r.after) })),
})

/** The affinity index of a measured share, given its share in the reference population. */
function measureIndex(q: Question, share: Measure, dimension: TargetDimension | null): Measure {
  const part = q.reference?.shares.find((s) => s.dimension === dimension)?.share ?? 0
  const ofParity = affinityIndex(share.bounds, part)
  if (ofParity === null) return unknown([], { code: 'no_reference', data: { dimension } })
  return scaled(share, (range) => affinityIndex(range, part) ?? ofParity)
}

/** What breakdowns say of everybody and all conditions; null when they say nothing of everybody. */
const wholeShare = (q: Question): Measure | null =>
  measureShares(q, dimensionsOf(q.target)).find(
    ({ scope, bounds, evidence }) => scope === 'all' && evidence.length > 0 && widthOf(bounds) < 1,
  ) ?? null

/**
 * Coverage of the target population from breakdowns: only a ceiling, and a share of the *known* people says nothing of
 * the others, so only a share of the whole audience lowers it.
 */
function ceilingOf(q: Question, total: number, sizedBy: Measure, population: number): Measure {
  const share = wholeShare(q)
  const ceiling = (upper: number): Range => coverageCeiling(total, upper, population) ?? NOTHING
  const survey: Fact = { code: 'coverage_survey', data: { dimension: null } }
  return {
    bounds: { ...ceiling(share?.bounds.upper ?? 1), working: null, assumptions: [] },
    scope: 'all',
    grade: (share ?? sizedBy).grade,
    reasons: [survey, ...(share?.reasons ?? [])],
    remedies: () => [
      { datum: survey, after: null },
      ...(share?.remedies() ?? []).flatMap(({ datum, after }) =>
        after === null ? [] : [{ datum, after: ceiling(after.upper) }],
      ),
    ],
    evidence: (share ?? sizedBy).evidence,
  }
}

/** The ways to measure a coverage: a ceiling, the share of followers a survey says are of the target, a survey of them. */
function coverages(q: Question): Measure[] {
  const population = q.reference?.population ?? 0
  const direct = measureSurvey(q, 'audience_in_target', null)
  if (!(population > 0)) return [unknown([], { code: 'no_population', data: {} }), direct]
  const [sized] = q.breakdowns.filter((b) => b.basis === q.basis && b.total !== null).toSorted(newestFirst)
  if (sized === undefined || sized.total === null) {
    return [unknown([], { code: 'no_total', data: { basis: q.basis } }), direct]
  }
  const total = sized.total
  const sizedBy: Measure = {
    ...unknown([], { code: 'no_breakdown', data: { basis: q.basis, dimension: null } }),
    grade: gradeBreakdown(sized, null, q.period),
    evidence: [{ kind: 'breakdown', id: sized.id }],
  }
  const dimensions = dimensionsOf(q.target)
  const single = dimensions.length === 1 ? (dimensions[0] ?? null) : null
  const shares = [
    measureMixed(q, dimensions, surveysOf(q)),
    measureSurvey(q, 'target_in_audience', null),
    ...(single === null ? [] : [measureSurvey(q, 'target_in_audience', single)]),
  ].filter((share) => share !== null && share.evidence.some(({ kind }) => kind === 'survey'))
  const fromShares = shares
    .filter((share) => share !== null)
    .map((share) => scaled(share, (range) => coverageFromShare(range, total, population) ?? NOTHING))
  return [...fromShares, ceilingOf(q, total, sizedBy, population), direct]
}

/** The ways to measure a clause. */
export function measuresOf(q: Question, clause: Clause): Measure[] {
  if (clause.kind === 'coverage') return coverages(q)
  const dimensions = clause.dimension === null ? dimensionsOf(q.target) : [clause.dimension]
  const present = dimensions.filter((d) => q.target[d] !== null)
  const only = present.length === 1 ? (present[0] ?? null) : null
  const surveyed = measureSurvey(q, 'target_in_audience', clause.dimension ?? only)
  const mixed = measureMixed(q, present, surveysOf(q))
  const shares = [...measureShares(q, present), ...(mixed === null ? [] : [mixed]), surveyed]
  return clause.kind === 'index' ? shares.map((share) => measureIndex(q, share, clause.dimension)) : shares
}
