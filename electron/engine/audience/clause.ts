import type { AudienceBasis, Grade, TargetDimension } from '../../../shared/vocabulary'
import { affinityIndex, coverageCeiling, coverageFromShare, frechetAnd, independentAnd } from './bounds'
import type { Range } from './bounds'
import { gradeBreakdown, gradeSurvey, surveyRange, weakest } from './evidence'
import type { Days } from './evidence'
import { shareBounds } from './share'
import type { Remedy, ShareBounds } from './share'
import { dimensionsOf, wholeOf } from './formula'
import type { Solver } from './program'
import { answers } from './standing'
import type { AgePyramid, Assumption, Bounds, Breakdown, Clause, ClauseVerdict, Fact, Reference, Scope } from './types'
import type { Survey, Target } from './types'

/** One account against one persona, on one basis, with everything that is known. Order of the lists does not matter. */
export type Question = {
  readonly target: Target
  readonly clauses: readonly Clause[]
  readonly basis: AudienceBasis
  readonly period: Days
  readonly breakdowns: readonly Breakdown[]
  readonly surveys: readonly Survey[]
  readonly reference: Reference | null
  readonly pyramid: AgePyramid | null
  /** loadSolver() of program.ts, awaited once by whoever asks. */
  readonly solver: Solver
}

/** What is known about one clause before its threshold is looked at. */
export type Measure = {
  readonly bounds: Bounds
  readonly scope: Scope
  readonly grade: Grade | null
  readonly reasons: readonly Fact[]
  /** What would narrow the bounds; `after` null = cannot be foreseen. */
  readonly remedies: readonly { readonly datum: Fact; readonly after: Range | null }[]
  readonly evidence: ClauseVerdict['evidence']
}

const NOTHING: Bounds = { lower: 0, upper: 1, working: null, assumptions: [] }

/** Nothing is known: everything between 0 and 1 is possible (an index or a coverage has no scale yet either). */
const unknown = (reasons: readonly Fact[], missing: Fact): Measure => ({
  bounds: NOTHING,
  scope: 'all',
  grade: null,
  reasons: [...reasons, missing],
  remedies: [{ datum: missing, after: null }],
  evidence: [],
})

/** Newest first; of one day the larger id, so that the order in which they come does not matter. */
const newestFirst = (a: Breakdown, b: Breakdown) =>
  a.takenOn === b.takenOn ? b.id - a.id : a.takenOn < b.takenOn ? 1 : -1

const widthOf = ({ lower, upper }: Range) => upper - lower

type Found = { readonly breakdown: Breakdown; readonly share: ShareBounds }

/**
 * The best single breakdown for some conditions: the newest that can be used of each dimension, then the narrowest.
 * Breakdowns that cannot be used give their reasons.
 */
function bestBreakdown(q: Question, dimensions: readonly TargetDimension[]): { best: Found | null; reasons: Fact[] } {
  const target = wholeOf(q.target, dimensions)
  if (target === null) return { best: null, reasons: [] }
  const reasons: Fact[] = []
  const newest = new Map<string, Found>()
  const usable = q.breakdowns.filter((b) => b.basis === q.basis && answers(b.dimension, target))
  for (const breakdown of usable.toSorted(newestFirst)) {
    if (newest.has(breakdown.dimension)) continue
    const share = shareBounds(breakdown, target, q.pyramid)
    if ('code' in share) reasons.push(share)
    else newest.set(breakdown.dimension, { breakdown, share })
  }
  const [best = null] = [...newest.values()].toSorted(
    (a, b) => widthOf(a.share) - widthOf(b.share) || newestFirst(a.breakdown, b.breakdown),
  )
  return { best, reasons }
}

const missingBreakdown = (basis: AudienceBasis, dimensions: readonly TargetDimension[]): Fact =>
  dimensions.length === 1 && dimensions[0] === 'place'
    ? { code: 'no_city_list', data: { basis } }
    : { code: 'no_breakdown', data: { basis, dimension: dimensions.join('_') } }

function single(q: Question, dimensions: readonly TargetDimension[]): Measure {
  const { best, reasons } = bestBreakdown(q, dimensions)
  if (best === null) return unknown(reasons, missingBreakdown(q.basis, dimensions))
  const { share, breakdown } = best
  const { lower, upper, working, assumptions, scope, remedies } = share
  return {
    bounds: { lower, upper, working, assumptions },
    scope,
    grade: gradeBreakdown(breakdown, share.known, q.period),
    reasons: [...reasons, ...share.reasons],
    remedies,
    evidence: [{ kind: 'breakdown', id: breakdown.id }],
  }
}

/** Remedies of one margin seen from the joint share: the bounds with that margin narrowed. */
function jointRemedies(margins: readonly Measure[]): Measure['remedies'] {
  return margins.flatMap((margin, i) =>
    margin.remedies.map(({ datum, after }) => {
      if (after === null) return { datum, after }
      return { datum, after: frechetAnd(margins.map((other, j) => (j === i ? after : other.bounds))) }
    }),
  )
}

/** The joint share from its margins: Fréchet bounds, with independence as the named assumption. */
function combine(margins: readonly Measure[], dimensions: readonly TargetDimension[]): Measure {
  const ranges = margins.map((m) => m.bounds)
  const range = frechetAnd(ranges)
  const workings = ranges.map((r) => r.working)
  const product = workings.includes(null) ? null : workings.reduce<number>((p, w) => p * (w ?? 1), 1)
  const named = new Set<Assumption>(ranges.flatMap((r) => r.assumptions))
  const known = margins.some((m) => m.scope === 'known')
  if (known) named.add('same_known_people')
  const cross: Fact = { code: 'cross_table', data: { dimensions: dimensions.join('_') } }
  const independent = independentAnd(ranges)
  const graded = margins.filter((m) => m.evidence.length > 0)
  return {
    bounds: { ...range, working: product, assumptions: product === null ? [...named] : [...named, 'independence'] },
    scope: known ? 'known' : 'all',
    grade: weakest(graded.map((m) => m.grade)),
    reasons: [cross, ...margins.flatMap((m) => m.reasons)],
    remedies: [{ datum: cross, after: independent }, ...jointRemedies(margins)],
    evidence: margins.flatMap((m) => m.evidence),
  }
}

/** What breakdowns say of several conditions at once: a cross-table where there is one, else the margins. */
export function measureShare(q: Question, dimensions: readonly TargetDimension[]): Measure {
  if (dimensions.length === 0) return unknown([], { code: 'no_condition', data: {} })
  const direct = single(q, dimensions)
  if (dimensions.length === 1) return direct
  const people = dimensions.filter((d) => d !== 'place')
  const crossed = people.length === 2 && dimensions.length === 3 ? single(q, people) : null
  const rest = crossed !== null && crossed.evidence.length > 0 ? dimensions.filter((d) => d === 'place') : dimensions
  const margins = [...(rest === dimensions || crossed === null ? [] : [crossed]), ...rest.map((d) => single(q, [d]))]
  const joint = combine(margins, dimensions)
  if (direct.evidence.length === 0) return joint
  return widthOf(direct.bounds) <= widthOf(joint.bounds) ? direct : joint
}

/** The newest survey that answers a question with an interval, or why there is none. Surveys speak of followers only. */
export function measureSurvey(q: Question, question: Survey['question'], dimension: TargetDimension | null): Measure {
  const asked = q.surveys
    .filter((s) => s.question === question && s.dimension === dimension && q.basis === 'followers')
    .toSorted((a, b) => (a.takenOn === b.takenOn ? b.id - a.id : a.takenOn < b.takenOn ? 1 : -1))
  const missing: Fact = {
    code: question === 'audience_in_target' ? 'coverage_survey' : 'survey_sample',
    data: { dimension },
  }
  for (const survey of asked) {
    const range = surveyRange(survey)
    if (range === null) continue
    const datum: Fact = { code: 'survey_sample', data: { asked: survey.asked } }
    return {
      bounds: { ...range, working: survey.yes / survey.asked, assumptions: [] },
      scope: 'all',
      grade: gradeSurvey(survey, q.period),
      reasons: [datum],
      remedies: [],
      evidence: [{ kind: 'survey', id: survey.id }],
    }
  }
  const indicative: Fact[] = asked.map((s) => ({ code: 'survey_self_selected', data: { asked: s.asked } }))
  return unknown(indicative, missing)
}

const scaled = (m: Measure, scale: (range: Range) => Range): Measure => ({
  ...m,
  bounds: {
    ...scale(m.bounds),
    working: m.bounds.working === null ? null : scale({ lower: m.bounds.working, upper: m.bounds.working }).upper,
    assumptions: m.bounds.assumptions,
  },
  remedies: m.remedies.map((r) => ({ datum: r.datum, after: r.after === null ? null : scale(r.after) })),
})

/** The affinity index of a measured share, given its share in the reference population. */
export function measureIndex(q: Question, share: Measure, dimension: TargetDimension | null): Measure {
  const part = q.reference?.shares.find((s) => s.dimension === dimension)?.share ?? 0
  const ofParity = affinityIndex(share.bounds, part)
  if (ofParity === null) return unknown([], { code: 'no_reference', data: { dimension } })
  return scaled(share, (range) => affinityIndex(range, part) ?? ofParity)
}

/**
 * Coverage of the target population. From breakdowns only a ceiling: a share of the *known* people says nothing of the
 * others, so only a share of the whole audience lowers it.
 */
export function measureCeiling(q: Question): Measure {
  const population = q.reference?.population ?? 0
  if (!(population > 0)) return unknown([], { code: 'no_population', data: {} })
  const [sized] = q.breakdowns.filter((b) => b.basis === q.basis && b.total !== null).toSorted(newestFirst)
  if (sized === undefined || sized.total === null) return unknown([], { code: 'no_total', data: { basis: q.basis } })
  const total = sized.total
  const share = measureShare(q, dimensionsOf(q.target))
  const ours = measureSurvey(q, 'target_in_audience', null)
  const fromSurvey = ours.evidence.length > 0 ? coverageFromShare(ours.bounds, total, population) : null
  if (fromSurvey !== null) return scaled(ours, (range) => coverageFromShare(range, total, population) ?? fromSurvey)
  const whole = share.scope === 'all' && share.evidence.length > 0
  const ceiling = (upper: number): Range => coverageCeiling(total, upper, population) ?? NOTHING
  const survey: Fact = { code: 'coverage_survey', data: { dimension: null } }
  const narrower = whole ? share.remedies.filter((r): r is Remedy => r.after !== null) : []
  return {
    bounds: { ...ceiling(whole ? share.bounds.upper : 1), working: null, assumptions: [] },
    scope: 'all',
    grade: whole ? share.grade : gradeBreakdown(sized, null, q.period),
    reasons: [survey, ...share.reasons],
    remedies: [
      { datum: survey, after: null },
      ...narrower.map((r) => ({ datum: r.datum, after: ceiling(r.after.upper) })),
    ],
    evidence: whole ? share.evidence : [{ kind: 'breakdown', id: sized.id }],
  }
}
