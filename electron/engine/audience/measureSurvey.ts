import { SURVEY_FRAMES, type SurveyFrame, type TargetDimension } from '../../../shared/vocabulary'
import { gradeSurvey, surveyRange } from './evidence'
import { dimensionsOf } from './formula'
import { newestFirst, unknown, type Measure, type Question } from './measure'
import { measureMixed, sampleFacts, type SurveyOn } from './measureShare'
import type { Fact, Survey } from './types'

type Found = NonNullable<ReturnType<SurveyOn>>

function asking(q: Question, question: Survey['question'], dimension: TargetDimension | null): Survey[] {
  // Surveys ask people which accounts they follow: nothing of who is reached.
  if (q.basis !== 'followers') return []
  // Where the target has a single condition, that condition is all of it.
  const [only = null, ...others] = dimensionsOf(q.target)
  const same = others.length === 0 ? [dimension, dimension ?? only, dimension === only ? null : dimension] : [dimension]
  return q.surveys.filter((s) => s.question === question && same.includes(s.dimension)).toSorted(newestFirst)
}

/** The newest survey of one frame that answers a question with an interval. */
export function surveyFor(
  q: Question,
  question: Survey['question'],
  dimension: TargetDimension | null,
  frame: SurveyFrame,
): Found | null {
  for (const survey of asking(q, question, dimension)) {
    const range = survey.drawnFrom === frame ? surveyRange(survey) : null
    if (range !== null) return { survey, range }
  }
  return null
}

const OUTSIDE: Fact = { code: 'outside_not_asked', data: {} }
const SAMPLE: Fact = { code: 'survey_sample', data: { dimension: null } }

function measureOf(q: Question, { survey, range }: Found): Measure {
  // Whoever of the target population follows can be asked among its members; of its followers these are a part.
  const isPart = survey.question === 'target_in_audience' && survey.drawnFrom === 'members'
  return {
    bounds: { ...range, working: survey.isBlurred === true ? null : survey.yes / survey.asked, assumptions: [] },
    scope: isPart ? 'asked' : 'all',
    grade: gradeSurvey(survey, q.period),
    reasons: [...sampleFacts(survey), ...(isPart ? [OUTSIDE] : [])],
    remedies: () => [],
    evidence: [{ kind: 'survey', id: survey.id }],
  }
}

/**
 * The newest survey of each frame that answers a question with an interval, or why there is none. Surveys speak of followers
 * only; a share of followers from a survey of members speaks of those among the members (scope `asked`).
 */
export function measureSurveys(
  q: Question,
  question: Survey['question'],
  dimension: TargetDimension | null,
): readonly [Measure, ...Measure[]] {
  const [first, ...others] = SURVEY_FRAMES.flatMap((frame) => {
    const found = surveyFor(q, question, dimension, frame)
    return found === null ? [] : [measureOf(q, found)]
  })
  if (first !== undefined) return [first, ...others]
  const missing: Fact = {
    code: question === 'audience_in_target' ? 'coverage_survey' : 'survey_sample',
    data: { dimension },
  }
  const indicative = asking(q, question, dimension).map((s): Fact => ({
    code: 'survey_self_selected',
    data: { asked: s.asked },
  }))
  return [unknown(indicative, missing)]
}

/** Surveys of one frame to take together: those too small or too old to be evidence join and contradict nothing. */
export const surveysOn =
  (q: Question, frame: SurveyFrame): SurveyOn =>
  (dimension) => {
    const found = surveyFor(q, 'target_in_audience', dimension, frame)
    return found === null || gradeSurvey(found.survey, q.period) === null ? null : found
  }

/**
 * What surveys of members say of conditions they answer one by one, together. Tables stay out: they speak of all followers,
 * who are other people. Null where a condition is not answered, or all of them are at once.
 */
export function measureAsked(q: Question, dimensions: readonly TargetDimension[]): Measure | null {
  const surveyOn = surveysOn(q, 'members')
  if (dimensions.some((dimension) => surveyOn(dimension) === null)) return null
  const mixed = measureMixed({ ...q, breakdowns: [] }, dimensions, surveyOn)
  if (mixed === null || mixed === 'contradiction') return null
  const remedies = () => [{ datum: SAMPLE, after: null }]
  return { ...mixed, scope: 'asked', reasons: [...mixed.reasons, OUTSIDE], remedies }
}
