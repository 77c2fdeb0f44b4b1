import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import type { TargetDimension } from '../../../shared/vocabulary'
import { imbensManski, type Range } from './bounds'
import { composed, type Composed, type Known } from './compose'
import { gradeBreakdown, gradeSurvey, weakest } from './evidence'
import { dimensionsOf, wholeOf } from './formula'
import type { Given, Source } from './joint'
import { dimensionsNamed, independent, leavesOf, missingOf, workingFrom, type Leaf, type Surveyed } from './leaves'
import { NOTHING, unknown, widthOf, type Help, type Measure, type Question } from './measure'
import { readings, usableSources, type Usable } from './sources'
import { shareBounds } from './share'
import { answers } from './standing'
import type { ClauseVerdict, Fact, Formula, Survey } from './types'

/** The factor of Wilson's interval at 95 %. */
const NORMAL_95 = 1.959964

/**
 * Several shares of surveys miss together more often than each: their intervals are widened to the level at which all of
 * them hold at once with 95 % (Bonferroni).
 */
function allAtOnce({ survey: { yes, yesAtMost = yes, asked }, range }: Surveyed, count: number): Range {
  const factor = normalQuantile(1 - 0.025 / count, 0, 1) / NORMAL_95
  const [low, high] = [yes / asked, yesAtMost / asked]
  return {
    lower: Math.max(0, low - factor * (low - range.lower)),
    upper: Math.min(1, high + factor * (range.upper - high)),
  }
}

const given = (surveyed: readonly Surveyed[], rangeOf: (each: Surveyed) => Range): Given[] =>
  surveyed.map((each) => ({ formula: each.formula, range: rangeOf(each) }))

const atEstimate = ({ survey: { yes, yesAtMost = yes, asked } }: Surveyed): Range => ({
  lower: yes / asked,
  upper: yesAtMost / asked,
})

/**
 * Bounds in which a survey's sampling error joins what nobody can know (formula 11, Imbens & Manski): the bounds at the
 * survey's estimates, widened on each side by what its interval adds there, at the factor their width asks for.
 */
function withSampling(formula: Formula, known: Known, surveyed: readonly Surveyed[]): Composed | null {
  const wide = composed(formula, { ...known, given: given(surveyed, (each) => allAtOnce(each, surveyed.length)) })
  const exact = composed(formula, { ...known, given: given(surveyed, atEstimate) })
  if (wide === null || exact === null) return wide
  const errors = {
    lower: Math.max(0, exact.range.lower - wide.range.lower) / NORMAL_95,
    upper: Math.max(0, wide.range.upper - exact.range.upper) / NORMAL_95,
  }
  return { ...wide, range: imbensManski(exact.range, errors) }
}

/** The narrowest of the tables that may be taken together. Null: what surveys say cannot be. */
function narrowest(q: Question, formula: Formula, whole: readonly Source[], surveyed: readonly Surveyed[]) {
  const sets = whole.length === 0 ? [[]] : readings(whole)
  const found = sets.flatMap((sources) => {
    const known = { sources, given: [], solver: q.solver }
    const result = surveyed.length === 0 ? composed(formula, known) : withSampling(formula, known, surveyed)
    return result === null ? [] : [{ sources, result }]
  })
  const [best = null] = found.toSorted((a, b) => widthOf(a.result.range) - widthOf(b.result.range))
  return best
}

type Found = {
  readonly formula: Formula
  readonly usable: Usable
  readonly sources: readonly Source[]
  readonly surveyed: readonly Surveyed[]
  readonly result: Composed
  readonly leaves: readonly Leaf[]
}

const crossFact = ({ leaves }: Found): Fact => ({
  code: 'cross_table',
  data: { dimensions: dimensionsNamed(leaves.map(({ formula }) => formula)).join('_') },
})

/** That an interval is a survey's and, where answers are too few to be told, wider for it. */
export const sampleFacts = ({ asked, isBlurred = false }: Survey): Fact[] => [
  { code: 'survey_sample', data: { asked } },
  ...(isBlurred ? [{ code: 'survey_few', data: {} } as const] : []),
]

function reasonsOf(q: Question, found: Found): Fact[] {
  const { leaves, usable, result } = found
  const own = leaves.flatMap((leaf): readonly Fact[] => {
    if (leaf.by === 'table') return leaf.share.reasons
    return leaf.by === 'survey' ? [] : [missingOf(leaf.formula, q.basis)]
  })
  return [
    ...(result.contradiction
      ? [{ code: 'tables_contradict', data: { basis: q.basis, tables: result.used.length } } as const]
      : []),
    ...(leaves.length > 1 ? [crossFact(found)] : []),
    ...usable.reasons,
    ...found.surveyed.flatMap(({ survey }) => sampleFacts(survey)),
    ...own,
  ]
}

/** What each missing datum would leave of the bounds, if it were as the working assumptions have it. */
function helpOf(q: Question, found: Found): Help[] {
  const { formula, sources, surveyed, leaves, result } = found
  const known: Known = { sources, given: given(surveyed, ({ range }) => range), solver: q.solver }
  const after = (changes: Partial<Known>): Range | null => composed(formula, { ...known, ...changes })?.range ?? null
  const helps = leaves.flatMap((leaf): Help[] => {
    if (leaf.by === 'nothing') return [{ datum: missingOf(leaf.formula, q.basis), after: null }]
    if (leaf.by === 'survey') return []
    if (leaf.share.scope === 'known') {
      const { breakdown, masses } = leaf.source
      const stated = { breakdown, masses: { ...masses, scope: 'all' as const } }
      const datum: Fact = { code: 'known_share_not_stated', data: { basis: q.basis, dimension: breakdown.dimension } }
      return [{ datum, after: after({ sources: [...sources, stated] }) }]
    }
    return leaf.share.remedies.flatMap((remedy): Help[] => {
      if (leaves.length === 1 && result.used.length === 1) return [remedy]
      const range = after({ given: [...known.given, { formula: leaf.formula, range: remedy.after }] })
      return range === null ? [] : [{ datum: remedy.datum, after: range }]
    })
  })
  if (leaves.length < 2) return helps
  const ranges = new Map(leaves.map((leaf) => [leaf.formula, composed(leaf.formula, known)?.range ?? NOTHING]))
  return [{ datum: crossFact(found), after: independent(formula, ranges) }, ...helps]
}

const idOf = ({ breakdown }: Source): ClauseVerdict['evidence'][number] => ({ kind: 'breakdown', id: breakdown.id })

function measureOf(q: Question, found: Found): Measure {
  const { leaves, result, surveyed, formula } = found
  // Where nothing speaks of everybody, tables of the known can still lean.
  const known = leaves.flatMap((leaf) => (leaf.by === 'table' && leaf.share.scope === 'known' ? [leaf.source] : []))
  const used = result.used.length === 0 && surveyed.length === 0 ? known : result.used
  const grades = [
    ...used.map(({ breakdown, masses }) => gradeBreakdown(breakdown, masses.known, q.period)),
    ...surveyed.map(({ survey }) => gradeSurvey(survey, q.period)),
  ]
  return {
    bounds: { ...result.range, ...workingFrom(formula, leaves, result.range) },
    scope: 'all',
    grade: weakest(grades),
    reasons: reasonsOf(q, found),
    remedies: () => helpOf(q, found),
    evidence: [
      ...used.map(idOf).sort((a, b) => a.id - b.id),
      ...surveyed.map(({ survey }) => ({ kind: 'survey' as const, id: survey.id })),
    ],
  }
}

/** What all tables and some surveys say of everybody. Null when they cannot all be right. */
function ofEverybody(q: Question, formula: Formula, usable: Usable, surveyed: readonly Surveyed[]): Measure | null {
  const best = narrowest(q, formula, usable.whole, surveyed)
  if (best === null) return null
  const leaves = leavesOf(formula, [...best.sources, ...usable.known], surveyed, q.pyramid)
  return measureOf(q, { formula, usable, ...best, surveyed, leaves })
}

/** What one table says of the people whose value the platform knows: the narrowest that answers all of the formula. */
function ofKnown(q: Question, formula: Formula, usable: Usable): Measure | null {
  const found = usable.known.flatMap(({ breakdown }) => {
    if (!answers(breakdown.dimension, formula)) return []
    const share = shareBounds(breakdown, formula, q.pyramid)
    return 'code' in share ? [] : [{ breakdown, share }]
  })
  const [best] = found.toSorted((a, b) => widthOf(a.share) - widthOf(b.share))
  if (best === undefined) return null
  const { lower, upper, working, assumptions, scope, reasons, remedies, known } = best.share
  return {
    bounds: { lower, upper, working, assumptions },
    scope,
    grade: gradeBreakdown(best.breakdown, known, q.period),
    reasons: [...usable.reasons, ...reasons],
    remedies: () => remedies,
    evidence: [{ kind: 'breakdown', id: best.breakdown.id }],
  }
}

/**
 * What breakdowns say of some conditions at once: of everybody, from all tables that speak of everybody; and of those
 * whose value the platform knows, from one table. Shares of two different known parts bound nobody in particular: they
 * enter working values only, under a named assumption.
 */
export function measureShares(q: Question, dimensions: readonly TargetDimension[]): Measure[] {
  const formula = wholeOf(q.target, dimensions)
  if (formula === null) return [unknown([], { code: 'no_condition', data: {} })]
  const usable = usableSources(q, formula)
  const known = ofKnown(q, formula, usable)
  if (known !== null && usable.whole.length === 0) return [known]
  const all = ofEverybody(q, formula, usable, [])
  return [all, known].filter((measure) => measure !== null)
}

/** The survey that answers a dimension (null = the whole target) with an interval. */
export type SurveyOn = (dimension: TargetDimension | null) => Omit<Surveyed, 'formula'> | null

/** What tables and surveys say together of some conditions at once; null when no survey joins. */
export function measureMixed(
  q: Question,
  dimensions: readonly TargetDimension[],
  surveyOn: SurveyOn,
): Measure | 'contradiction' | null {
  const formula = wholeOf(q.target, dimensions)
  if (formula === null) return null
  const parts = dimensions.map((dimension) => ({ part: q.target[dimension], found: surveyOn(dimension) }))
  const isWhole = dimensions.length === dimensionsOf(q.target).length && dimensions.length > 1
  const whole = isWhole ? surveyOn(null) : null
  // Asked outright, its parts add nothing but their errors.
  const surveyed = (whole === null ? parts : [{ part: formula, found: whole }]).flatMap(
    ({ part, found }): Surveyed[] => (part === null || found === null ? [] : [{ formula: part, ...found }]),
  )
  const usable = usableSources(q, formula)
  if (surveyed.length === 0 || usable.whole.length + surveyed.length < 2) return null
  return ofEverybody(q, formula, usable, surveyed) ?? 'contradiction'
}
