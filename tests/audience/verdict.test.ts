import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measureShares } from '../../electron/engine/audience/measureShare'
import type { Measure, Question } from '../../electron/engine/audience/measure'
import {
  effectiveSize,
  gradeBreakdown,
  gradeSurvey,
  isStale,
  strongest,
  surveyRange,
  weakest,
} from '../../electron/engine/audience/evidence'
import { loadSolver } from '../../electron/engine/audience/program'
import type { Clause, Survey, Target } from '../../electron/engine/audience/types'
import type { TargetDimension } from '../../shared/vocabulary'
import { compareToThreshold, judgeAudience, judgeClause } from '../../electron/engine/audience/verdict'
import { ages, band, breakdown, counted, EXAMPLE_AGES, EXAMPLE_TOWNS, isGender, livesIn, town } from './build'

const solver = await loadSolver()

const PERIOD = { from: '2026-07-01', to: '2026-09-30' }
const CAMILLE: Target = { ...ages(18, 25), place: livesIn('FR.32.59/A', 'FR.32.59/B', 'FR.32.59/E') }
const AGES = breakdown(EXAMPLE_AGES, { id: 1, knownShare: 1, total: 5200 })
const TOWNS = breakdown(EXAMPLE_TOWNS, { id: 2, dimension: 'city', sortedComplete: true, knownShare: 1, total: 5200 })
const share = (dimension: 'age' | 'gender' | 'place', threshold: number): Clause => ({
  kind: 'share',
  dimension,
  threshold,
})

function question(changes: Partial<Question> = {}): Question {
  return {
    target: CAMILLE,
    clauses: [share('age', 0.4), share('place', 0.3)],
    basis: 'followers',
    period: PERIOD,
    breakdowns: [AGES, TOWNS],
    surveys: [],
    reference: null,
    pyramid: null,
    solver,
    ...changes,
  }
}

/** What the tables say of everybody; of the known where they say nothing else. */
function measureShare(q: Question, dimensions: readonly TargetDimension[]): Measure {
  const [first] = measureShares(q, dimensions)
  if (first === undefined) throw new Error('no measure')
  return first
}

const survey = (changes: Partial<Survey> = {}): Survey => ({
  id: 9,
  question: 'target_in_audience',
  dimension: 'age',
  takenOn: '2026-09-01',
  probability: true,
  drawnFrom: 'followers',
  yes: 60,
  asked: 120,
  population: null,
  weights: null,
  ...changes,
})

describe('verdict of a clause', () => {
  it('reaches when the whole interval is above, does not when all is under, else cannot tell', () => {
    expect(compareToThreshold({ lower: 0.41, upper: 0.74 }, 0.41)).toBe('reaches')
    expect(compareToThreshold({ lower: 0.41, upper: 0.74 }, 0.42)).toBe('cannot_tell')
    expect(compareToThreshold({ lower: 0.41, upper: 0.74 }, 0.74)).toBe('cannot_tell')
    expect(compareToThreshold({ lower: 0.41, upper: 0.74 }, 0.75)).toBe('does_not_reach')
    expect(compareToThreshold({ lower: 0.1 + 0.2, upper: 0.5 }, 0.3)).toBe('reaches')
    expect(compareToThreshold({ lower: 0.1, upper: 0.3 }, 0.1 + 0.2)).toBe('cannot_tell')
  })
  it('leans only when it cannot tell, with the assumption named', () => {
    const open = judgeClause(question(), share('age', 0.44))
    expect(open).toMatchObject({ verdict: 'cannot_tell', leaning: 'reaches' })
    expect(open.bounds.assumptions).toEqual(['uniform_in_band'])
    expect(judgeClause(question(), share('age', 0.45)).leaning).toBe('does_not_reach')
    expect(judgeClause(question(), share('age', 0.4)).leaning).toBeNull()
  })
  it('is monotone in the threshold', () => {
    const order = ['reaches', 'cannot_tell', 'does_not_reach']
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map(
          (t) => judgeClause(question(), share('age', t)).verdict,
        )
        expect(order.indexOf(low ?? '')).toBeLessThanOrEqual(order.indexOf(high ?? ''))
      }),
    )
  })
  it('names the datum that would settle it, with the widths', () => {
    const { settle } = judgeClause(question({ breakdowns: [{ ...AGES, knownShare: 0.8 }] }), share('age', 0.4))
    expect(settle.map((s) => s.datum.code)).toEqual(['age_band_split', 'unknown_share'])
    expect(settle[0]?.datum.data).toEqual({ from: 25, to: 34 })
    expect(settle[0]?.widthNow).toBeCloseTo(0.464, 10)
    expect(settle[0]?.widthAfter).toBeCloseTo(0.2, 10)
    expect(settle[1]?.widthAfter).toBeCloseTo(0.33, 10)
  })
  it('without a breakdown: cannot tell, no grade, and which one is missing', () => {
    const none = question({ breakdowns: [] })
    const age = judgeClause(none, share('age', 0.4))
    expect(age).toMatchObject({ verdict: 'cannot_tell', grade: null, bounds: { lower: 0, upper: 1 } })
    expect(age.settle).toEqual([
      {
        datum: { code: 'no_breakdown', data: { basis: 'followers', dimension: 'age' } },
        widthNow: 1,
        widthAfter: null,
      },
    ])
    expect(judgeClause(none, share('place', 0)).verdict).toBe('cannot_tell')
    expect(judgeClause(none, share('place', 0.5)).settle[0]?.datum.code).toBe('no_city_list')
    expect(judgeClause(question({ breakdowns: [breakdown([])] }), share('age', 0.4)).reasons[0]?.code).toBe(
      'empty_breakdown',
    )
  })
  it('a clause on a condition the target does not have cannot be told', () => {
    expect(judgeClause(question(), share('gender', 0.1))).toMatchObject({
      verdict: 'cannot_tell',
      grade: null,
      reasons: [{ code: 'no_condition' }],
    })
  })
  it('never carries a verdict from followers to people reached', () => {
    expect(judgeClause(question({ basis: 'reached' }), share('age', 0.1)).verdict).toBe('cannot_tell')
  })
  it('takes the newest breakdown; of one day the narrowest', () => {
    const older = { ...AGES, id: 7, takenOn: '2026-06-30', cells: [band(18, 24, 0.9), band(25, null, 0.1)] }
    expect(judgeClause(question({ breakdowns: [older, AGES] }), share('age', 0.4)).evidence).toEqual([
      { kind: 'breakdown', id: 1 },
    ])
    const crossed = {
      ...AGES,
      id: 8,
      dimension: 'age_gender' as const,
      cells: [band(18, 25, 0.5), band(26, null, 0.5)],
    }
    expect(judgeClause(question({ breakdowns: [AGES, crossed] }), share('age', 0.4)).evidence[0]?.id).toBe(8)
  })
})

describe('joint, index, coverage', () => {
  it('joint of margins: [0, .39], under independence .16, and the crossed table would settle it', () => {
    const joint = measureShare(question(), ['age', 'place'])
    expect(joint.bounds.lower).toBe(0)
    expect(joint.bounds.upper).toBeCloseTo(0.39, 10)
    expect(joint.remedies()[0]?.datum).toEqual({ code: 'cross_table', data: { dimensions: 'age_place' } })
    expect(joint.remedies()[0]?.after?.lower).toBeCloseTo(0.148, 3)
    expect(joint.remedies()[0]?.after?.upper).toBeCloseTo(0.289, 3)
    const clause = judgeClause(question(), { kind: 'joint', dimension: null, threshold: 0.4 })
    expect(clause).toMatchObject({ verdict: 'does_not_reach', grade: 'B', evidence: [{ id: 1 }, { id: 2 }] })
  })
  it('a working joint value names independence, and the known people when the margins speak of them only', () => {
    const all = { ...TOWNS, cells: [town('FR.32.59/A', 0.6), town('KR.11/S', 0.4)] }
    const target: Target = { ...CAMILLE, place: livesIn('FR.32.59/A') }
    const joint = measureShare(question({ target, breakdowns: [AGES, all] }), ['age', 'place'])
    expect(joint.bounds.working).toBeCloseTo(0.443 * 0.6, 10)
    expect(joint.bounds.assumptions).toEqual(['uniform_in_band', 'independence'])
  })
  it('shares of two different known parts bound nobody: they only lean, under a named assumption', () => {
    const all = { ...TOWNS, cells: [town('FR.32.59/A', 0.6), town('KR.11/S', 0.4)] }
    const target: Target = { ...CAMILLE, place: livesIn('FR.32.59/A') }
    const joint: Clause = { kind: 'joint', dimension: null, threshold: 0.7 }
    const half = judgeClause(question({ target, breakdowns: [{ ...AGES, knownShare: null }, all] }), joint)
    // The town is known of everybody: at most .6 are of the target. Of their ages nothing is known that bounds them.
    expect(half.bounds).toMatchObject({ lower: 0, upper: 0.6 })
    expect(half).toMatchObject({ verdict: 'does_not_reach', scope: 'all', evidence: [{ id: 2 }] })
    expect(half.bounds.assumptions).toContain('same_known_people')
    const tables = [AGES, all].map((table) => ({ ...table, knownShare: null }))
    const none = judgeClause(question({ target, breakdowns: tables }), joint)
    expect(none.bounds).toMatchObject({ lower: 0, upper: 1 })
    expect(none.bounds.working).toBeCloseTo(0.443 * 0.6, 10)
    expect(none).toMatchObject({ verdict: 'cannot_tell', leaning: 'does_not_reach', grade: 'C' })
    expect(none.settle.map(({ datum }) => datum.code)).toContain('known_share_not_stated')
  })
  it('a crossed table of age and gender beats its margins', () => {
    const cells = [
      { ...band(18, 25, 0.3), gender: 'women' as const },
      { ...band(18, 25, 0.2), gender: 'men' as const },
      { ...band(26, null, 0.2), gender: 'women' as const },
      { ...band(26, null, 0.3), gender: 'men' as const },
    ]
    const target: Target = { ...ages(18, 25), gender: isGender('women') }
    const crossed = breakdown(cells, { id: 5, dimension: 'age_gender', knownShare: 1 })
    const joint = measureShare(question({ target, breakdowns: [crossed] }), ['age', 'gender'])
    expect(joint.bounds.lower).toBeCloseTo(0.3, 10)
    expect(joint.bounds.upper).toBeCloseTo(0.3, 10)
    const withPlace = question({ target: { ...target, place: CAMILLE.place }, breakdowns: [crossed, TOWNS] })
    expect(measureShare(withPlace, ['age', 'gender', 'place']).bounds.upper).toBeCloseTo(0.3, 10)
  })
  it('index: [342, 617] with p = .12, nothing without p', () => {
    const reference = counted(null, [{ dimension: 'age' as const, share: 0.12 }])
    const clause: Clause = { kind: 'index', dimension: 'age', threshold: 120 }
    const { bounds, verdict } = judgeClause(question({ reference }), clause)
    expect([Math.round(bounds.lower), Math.round(bounds.upper)]).toEqual([342, 617])
    expect(verdict).toBe('reaches')
    expect(judgeClause(question(), clause)).toMatchObject({
      verdict: 'cannot_tell',
      reasons: [{ code: 'no_reference' }],
    })
    const open = judgeClause(question({ reference }), { ...clause, threshold: 400 })
    expect(open.settle[0]?.widthNow).toBeCloseTo(33 / 0.12, 6)
    expect(open.settle[0]?.widthAfter).toBeCloseTo(0, 6)
  })
  it('coverage: ceiling 21.4 %; under the threshold is provable, above it is not', () => {
    const target = ages(18, 25)
    const reference = counted(18_000)
    const coverage = (threshold: number) =>
      judgeClause(question({ target, reference }), { kind: 'coverage', dimension: null, threshold })
    expect(coverage(0.15).bounds).toMatchObject({ lower: 0, working: null })
    expect(coverage(0.15).bounds.upper).toBeCloseTo(0.2138, 4)
    expect(coverage(0.15)).toMatchObject({
      verdict: 'cannot_tell',
      settle: [{ datum: { code: 'coverage_survey' } }, {}],
    })
    expect(coverage(0.22).verdict).toBe('does_not_reach')
  })
  it('coverage: shares of the known people do not lower the ceiling', () => {
    const reference = counted(18_000)
    const q = question({ target: ages(18, 25), reference, breakdowns: [{ ...AGES, knownShare: null }] })
    const { bounds, grade } = judgeClause(q, { kind: 'coverage', dimension: null, threshold: 0.15 })
    expect(bounds.upper).toBeCloseTo(5200 / 18_000, 10)
    expect(grade).toBe('C')
  })
  it('coverage: a survey can reach', () => {
    const reference = counted(4200)
    const asked = { question: 'audience_in_target', dimension: null, drawnFrom: 'members' } as const
    const surveys = [survey({ ...asked, yes: 60, asked: 200, population: 4200 })]
    const q = question({ target: ages(18, 25), reference, surveys })
    expect(judgeClause(q, { kind: 'coverage', dimension: null, threshold: 0.15 })).toMatchObject({
      verdict: 'reaches',
      grade: 'B',
      evidence: [{ kind: 'survey', id: 9 }],
    })
    expect(judgeClause(question({ surveys }), { kind: 'coverage', dimension: null, threshold: 0.9 })).toMatchObject({
      verdict: 'does_not_reach',
    })
  })
})

describe('overall', () => {
  it('all reach, any fails, else cannot tell', () => {
    expect(judgeAudience(question())).toMatchObject({ verdict: 'reaches', grade: 'B', settle: [] })
    const fails = judgeAudience(question({ clauses: [share('age', 0.5), share('place', 0.5)] }))
    expect(fails).toMatchObject({ verdict: 'does_not_reach', grade: 'B' })
    const open = judgeAudience(question({ clauses: [share('age', 0.5), share('place', 0.3)] }))
    expect(open.verdict).toBe('cannot_tell')
    expect(open.settle.map((s) => s.datum.code)).toEqual(['age_band_split'])
    expect(judgeAudience(question({ clauses: [] }))).toMatchObject({ verdict: 'cannot_tell', grade: null })
  })
  it('the grade is that of the weakest evidence; what nothing supports has none', () => {
    const mixed = judgeAudience(question({ breakdowns: [{ ...AGES, knownShare: null }, TOWNS] }))
    expect(mixed).toMatchObject({ verdict: 'reaches', grade: 'C' })
    expect(mixed.clauses[0]?.scope).toBe('known')
    expect(judgeAudience(question({ breakdowns: [] }))).toMatchObject({ verdict: 'cannot_tell', grade: null })
  })
  it('at most three data, largest gain first, each once', () => {
    const breakdowns = [{ ...AGES, knownShare: 0.8, rounding: 0.01 }]
    const clauses: Clause[] = [
      share('age', 0.4),
      share('place', 0.3),
      { kind: 'joint', dimension: null, threshold: 0.3 },
    ]
    const { settle } = judgeAudience(question({ breakdowns, clauses }))
    expect(settle).toHaveLength(3)
    const gains = settle.map((s) => s.widthNow - (s.widthAfter ?? 0))
    expect(gains).toEqual(gains.toSorted((a, b) => b - a))
    expect(settle[0]?.datum.code).toBe('no_city_list')
    expect(new Set(settle.map((s) => JSON.stringify(s.datum))).size).toBe(3)
  })
  it('does not depend on the order of breakdowns, clauses or surveys', () => {
    const breakdowns = [
      AGES,
      TOWNS,
      { ...AGES, id: 3, takenOn: '2026-03-01' },
      { ...TOWNS, id: 4, sortedComplete: false },
    ]
    const surveys = [survey(), survey({ id: 10, takenOn: '2026-01-01', yes: 3 })]
    const clauses = [share('age', 0.5), share('place', 0.37)]
    const a = judgeAudience(question({ breakdowns, surveys, clauses }))
    const b = judgeAudience(question({ breakdowns: breakdowns.toReversed(), surveys: surveys.toReversed(), clauses }))
    expect(b).toEqual(a)
  })
})

describe('evidence grades', () => {
  const reached = { ...AGES, basis: 'reached' as const }
  it.each([
    ['A reached, ≥ 80 % known, ≥ 1,000 people, in the period', reached, 0.8, 'A'],
    ['B reached, fewer people', { ...reached, total: 999 }, 0.9, 'B'],
    ['B reached, 50–80 % known', reached, 0.6, 'B'],
    ['B reached, not in the period', { ...reached, takenOn: '2026-05-01' }, 0.9, 'B'],
    ['A reached, exported after the period it covers', { ...reached, takenOn: '2026-11-30', covers: PERIOD }, 0.9, 'A'],
    ['B followers, ≥ 80 % known', AGES, 0.8, 'B'],
    ['C followers, 50–80 % known', AGES, 0.79, 'C'],
    ['C known share not stated', reached, null, 'C'],
    ['C engaged only', { ...AGES, basis: 'engaged' as const }, 0.95, 'C'],
    ['D under 50 % known', reached, 0.49, 'D'],
    ['one lower when older than two quarters', { ...AGES, takenOn: '2026-03-01' }, 0.9, 'C'],
    ['nothing left of a stale D', { ...AGES, takenOn: '2026-03-01' }, 0.3, null],
  ] as const)('%s', (_, b, known, grade) => {
    expect(gradeBreakdown(b, known, PERIOD)).toBe(grade)
  })
  it('surveys: B from 100 effective answers, C from 30, D under or self-selected', () => {
    expect(gradeSurvey(survey(), PERIOD)).toBe('B')
    expect(gradeSurvey(survey({ asked: 60 }), PERIOD)).toBe('C')
    expect(gradeSurvey(survey({ asked: 29, yes: 9 }), PERIOD)).toBe('D')
    expect(gradeSurvey(survey({ probability: false }), PERIOD)).toBe('D')
  })
  it('a stale D decides nothing', () => {
    const old = { ...AGES, knownShare: 0.45, takenOn: '2025-01-01' }
    const clause = judgeClause(question({ breakdowns: [old] }), share('age', 0.05))
    expect(clause).toMatchObject({
      verdict: 'cannot_tell',
      grade: null,
      reasons: [{ code: 'evidence_too_weak' }, {}, {}],
    })
  })
  it('two quarters are six months before the end of the period', () => {
    expect(isStale('2026-04-01', PERIOD)).toBe(false)
    expect(isStale('2026-03-29', PERIOD)).toBe(true)
    expect(weakest(['A', 'C', 'B'])).toBe('C')
    expect(weakest(['A', null])).toBeNull()
    expect(weakest([])).toBeNull()
    expect(strongest(['C', null, 'B'])).toBe('B')
  })
})

describe('surveys, formula 10', () => {
  it('effective size of 1,1,1,1,2,2,2,2 is 7.2', () => {
    expect(effectiveSize(survey({ weights: [1, 1, 1, 1, 2, 2, 2, 2] }))).toBeCloseTo(7.2, 12)
  })
  it('30 of 60 of a population of 200: (.3962, .6038); of 60: exactly .5', () => {
    const small = surveyRange(survey({ yes: 30, asked: 60, population: 200 }))
    expect(small?.lower).toBeCloseTo(0.3962, 4)
    expect(small?.upper).toBeCloseTo(0.6038, 4)
    expect(surveyRange(survey({ yes: 30, asked: 60, population: 60 }))).toEqual({ lower: 0.5, upper: 0.5 })
  })
  it('self-selected answers have no interval and move no verdict', () => {
    expect(surveyRange(survey({ probability: false }))).toBeNull()
    const surveys = [survey({ probability: false, yes: 120 })]
    const clause = judgeClause(question({ breakdowns: [], surveys }), share('age', 0.4))
    expect(clause.verdict).toBe('cannot_tell')
    expect(clause.reasons.map((r) => r.code)).toContain('survey_self_selected')
  })
  it('a probability survey answers where the breakdowns cannot', () => {
    const surveys = [survey({ yes: 90 })]
    expect(judgeClause(question({ breakdowns: [], surveys }), share('age', 0.6))).toMatchObject({
      verdict: 'reaches',
      grade: 'B',
    })
    expect(judgeClause(question({ surveys }), share('age', 0.6)).evidence).toContainEqual({ kind: 'survey', id: 9 })
    expect(judgeClause(question({ surveys, basis: 'reached' }), share('age', 0.6)).verdict).toBe('cannot_tell')
  })
})
