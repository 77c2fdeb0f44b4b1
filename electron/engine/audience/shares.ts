import type { TargetDimension } from '../../../shared/vocabulary'
import type { Range } from './bounds'
import { weakest } from './evidence'
import type { Measure, Question } from './measure'
import { measureMixed, measureShares } from './measureShare'
import { measureAsked, measureSurveys, surveysOn } from './measureSurvey'
import type { Fact } from './types'

/** The same measure in another unit: an index, a coverage. */
export const scaled = (m: Measure, scale: (range: Range) => Range): Measure => ({
  ...m,
  bounds: {
    ...scale(m.bounds),
    working: m.bounds.working === null ? null : scale({ lower: m.bounds.working, upper: m.bounds.working }).upper,
    assumptions: m.bounds.assumptions,
  },
  remedies: () => m.remedies().map((r) => ({ datum: r.datum, after: r.after === null ? null : scale(r.after) })),
})

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

/**
 * The ways to measure a share: tables, tables with surveys of followers, a survey alone. A survey of members joins and
 * contradicts no table: it speaks of other people (scope `asked`).
 */
export function sharesOf(
  q: Question,
  dimensions: readonly TargetDimension[],
  asked: TargetDimension | null,
): Measure[] {
  const surveyed = measureSurveys(q, 'target_in_audience', asked)
  const together = measureAsked(q, dimensions)
  const ofAsked = [...surveyed.filter(({ scope }) => scope === 'asked'), ...(together === null ? [] : [together])]
  const ofAll = surveyed.filter(({ scope }) => scope === 'all')
  const tables = measureShares(q, dimensions)
  const mixed = measureMixed(q, dimensions, surveysOn(q, 'followers'))
  if (mixed !== 'contradiction') return [...tables, ...(mixed === null ? [] : [mixed]), ...ofAll, ...ofAsked]
  const everybody = [...tables.filter(({ scope }) => scope === 'all'), ...ofAll]
  return [
    eitherOf(
      everybody.filter(({ evidence }) => evidence.length > 0),
      q.basis,
    ),
    ...ofAsked,
  ]
}
