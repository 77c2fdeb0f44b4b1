import type { TargetDimension } from '../../../shared/vocabulary'
import { affinityIndex, coverageCeiling, coverageFromShare } from './bounds'
import type { Range } from './bounds'
import { gradeBreakdown, gradeSurvey, surveyRange, weakest } from './evidence'
import { dimensionsOf } from './formula'
import { newestFirst, NOTHING, unknown, widthOf, type Measure, type Question } from './measure'
import { measureMixed, measureShares, type SurveyOn } from './measureShare'
import type { Clause, Fact, Survey } from './types'

function asking(q: Question, question: Survey['question'], dimension: TargetDimension | null): Survey[] {
  // Surveys ask people which accounts they follow: nothing of who is reached.
  if (q.basis !== 'followers') return []
  // Where the target has a single condition, that condition is all of it.
  const [only = null, ...others] = dimensionsOf(q.target)
  const same = others.length === 0 ? [dimension, dimension ?? only, dimension === only ? null : dimension] : [dimension]
  return q.surveys.filter((s) => s.question === question && same.includes(s.dimension)).toSorted(newestFirst)
}

/** The newest survey that answers a question with an interval. */
function surveyFor(q: Question, question: Survey['question'], dimension: TargetDimension | null): ReturnType<SurveyOn> {
  for (const survey of asking(q, question, dimension)) {
    const range = surveyRange(survey)
    if (range !== null) return { survey, range }
  }
  return null
}

/** The newest survey that answers a question with an interval, or why there is none. Surveys speak of followers only. */
function measureSurvey(q: Question, question: Survey['question'], dimension: TargetDimension | null): Measure {
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

/** Surveys to take together with tables: those too small or too old to be evidence join and contradict nothing. */
const surveysOf =
  (q: Question): SurveyOn =>
  (dimension) => {
    const found = surveyFor(q, 'target_in_audience', dimension)
    return found === null || gradeSurvey(found.survey, q.period) === null ? null : found
  }

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

/**
 * Somebody of the right age in the right town need not be one of the population: only a survey says who is, of all of the
 * target or of its statuses.
 */
function withFloor(q: Question, share: Measure): Measure {
  if (surveyFor(q, 'target_in_audience', 'status') !== null && q.target.status !== null) return share
  const whole = surveyFor(q, 'target_in_audience', null)
  const lower = Math.min(share.bounds.lower, whole?.range.lower ?? 0)
  return { ...share, bounds: { ...share.bounds, lower } }
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
  const fromShares = sharesOf(q, dimensionsOf(q.target), null)
    .filter(({ evidence }) => evidence.some(({ kind }) => kind === 'survey'))
    .map((share) => withFloor(q, share))
    .map((share) => scaled(share, (range) => coverageFromShare(range, total, population) ?? NOTHING))
  return [...fromShares, ceilingOf(q, total, sizedBy, population), direct]
}

/** A survey and tables of which one must be wrong, nobody knows which: whatever either of them says may be. */
function eitherOf(measures: readonly Measure[], basis: Question['basis']): Measure {
  const datum: Fact = { code: 'survey_contradicts', data: { basis } }
  return {
    bounds: {
      lower: Math.min(...measures.map(({ bounds }) => bounds.lower)),
      upper: Math.max(...measures.map(({ bounds }) => bounds.upper)),
      working: null,
      assumptions: [],
    },
    scope: 'all',
    grade: weakest(measures.map(({ grade }) => grade)),
    reasons: [datum, ...measures.flatMap(({ reasons }) => reasons)],
    remedies: () => measures.flatMap((measure) => measure.remedies()),
    evidence: measures.flatMap(({ evidence }) => evidence),
  }
}

/** The ways to measure a share: tables, tables with surveys, a survey alone. */
function sharesOf(q: Question, dimensions: readonly TargetDimension[], asked: TargetDimension | null): Measure[] {
  const surveyed = measureSurvey(q, 'target_in_audience', asked)
  const tables = measureShares(q, dimensions)
  const mixed = measureMixed(q, dimensions, surveysOf(q))
  if (mixed !== 'contradiction') return [...tables, ...(mixed === null ? [] : [mixed]), surveyed]
  const everybody = tables.filter(({ scope }) => scope === 'all')
  return [
    eitherOf(
      [...everybody, surveyed].filter(({ evidence }) => evidence.length > 0),
      q.basis,
    ),
  ]
}

/** The ways to measure a clause. */
export function measuresOf(q: Question, clause: Clause): Measure[] {
  if (clause.kind === 'coverage') return coverages(q)
  const dimensions = clause.dimension === null ? dimensionsOf(q.target) : [clause.dimension]
  const present = dimensions.filter((d) => q.target[d] !== null)
  const only = present.length === 1 ? (present[0] ?? null) : null
  const shares = sharesOf(q, present, clause.dimension ?? only)
  return clause.kind === 'index' ? shares.map((share) => measureIndex(q, share, clause.dimension)) : shares
}
