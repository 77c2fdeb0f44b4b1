import { describe, expect, it } from 'vitest'
import type { Question } from '../../electron/engine/audience/measure'
import { loadSolver } from '../../electron/engine/audience/program'
import type { Clause, Survey, Target } from '../../electron/engine/audience/types'
import { judgeClause } from '../../electron/engine/audience/verdict'
import { aged, both, breakdown, either, EXAMPLE_AGES, livesIn, target, town } from './build'

const solver = await loadSolver()
const student = { kind: 'status' as const, statuses: ['student'] }
const AGES = breakdown(EXAMPLE_AGES, { id: 1, knownShare: 1, total: 5200 })

const survey = (changes: Partial<Survey>): Survey => ({
  id: 9,
  question: 'target_in_audience',
  dimension: 'status',
  takenOn: '2026-09-01',
  probability: true,
  yes: 60,
  asked: 120,
  population: null,
  weights: null,
  ...changes,
})

const question = (asked: Target, surveys: readonly Survey[], changes: Partial<Question> = {}): Question => ({
  target: asked,
  clauses: [],
  basis: 'followers',
  period: { from: '2026-07-01', to: '2026-09-30' },
  breakdowns: [AGES],
  surveys,
  reference: null,
  pyramid: null,
  solver,
  ...changes,
})
const joint: Clause = { kind: 'joint', dimension: null, threshold: 0.6 }

describe('surveys and breakdowns at once (formula 11)', () => {
  const students = target({ age: aged(18, 25), status: student })
  it('students of 18–25: ages bound it, the survey too, and its error counts 1.645 times where the bounds are far apart', () => {
    const { bounds, verdict, evidence, grade } = judgeClause(question(students, [survey({})]), joint)
    // Ages [.41, .74]; 60 of 120 are students, .4119–.5881 by Wilson. Fréchet at .5: [0, .5].
    expect(bounds.lower).toBe(0)
    expect(bounds.upper).toBeCloseTo(0.5 + (1.6449 * (0.5881 - 0.5)) / 1.96, 3)
    expect({ verdict, grade }).toEqual({ verdict: 'does_not_reach', grade: 'B' })
    expect(evidence).toEqual([
      { kind: 'breakdown', id: 1 },
      { kind: 'survey', id: 9 },
    ])
    // Uniform ages .443, half of them students, independent.
    expect(bounds.working).toBeCloseTo(0.443 / 2, 10)
    expect(bounds.assumptions).toEqual(['uniform_in_band', 'independence'])
  })
  it('the same question asked outright: Wilson as it is, 1.96 at zero width', () => {
    const { bounds } = judgeClause(question(students, [survey({ dimension: null })]), joint)
    expect(bounds.lower).toBeCloseTo(0.4119, 4)
    expect(bounds.upper).toBeCloseTo(0.5881, 4)
  })
  it('students, or 18–25 who live here: no table tells who is a student', () => {
    const towns = breakdown([town('FR.32.59/A', 0.8), town('KR.11/S', 0.2)], {
      id: 2,
      dimension: 'city',
      knownShare: 1,
    })
    const asked = target({ alternatives: either(student, both(aged(18, 25), livesIn('FR.32.59/A'))) })
    const clause: Clause = { kind: 'share', dimension: 'alternatives', threshold: 0.2 }
    const without = judgeClause(question(asked, [], { breakdowns: [AGES, towns] }), clause)
    // At least .41 + .8 − 1 are 18–24 and live here, whoever is a student.
    expect(without.bounds.lower).toBeCloseTo(0.21, 10)
    expect(without.bounds.upper).toBe(1)
    expect(without.verdict).toBe('reaches')
    const open = judgeClause(question(asked, [], { breakdowns: [AGES, towns] }), { ...clause, threshold: 0.5 })
    expect(open.settle.map(({ datum }) => datum.code)).toContain('survey_sample')
  })
  it('a status is told by surveys only, and of followers only', () => {
    const asked = target({ status: student })
    const clause: Clause = { kind: 'share', dimension: 'status', threshold: 0.4 }
    expect(judgeClause(question(asked, [survey({})]), clause)).toMatchObject({ verdict: 'reaches', scope: 'all' })
    const none = judgeClause(question(asked, []), clause)
    expect(none).toMatchObject({ verdict: 'cannot_tell', grade: null, evidence: [] })
    expect(none.settle[0]?.datum.code).toBe('survey_sample')
    const reached = question(asked, [survey({})], { basis: 'reached' })
    expect(judgeClause(reached, clause).verdict).toBe('cannot_tell')
    const selfSelected = judgeClause(question(asked, [survey({ probability: false })]), clause)
    expect(selfSelected.verdict).toBe('cannot_tell')
    expect(selfSelected.reasons.map(({ code }) => code)).toContain('survey_self_selected')
  })
  it('a survey that no audience of these breakdowns can give: the interval holds what either says', () => {
    const asked = target({ age: aged(18, 25) })
    const few = survey({ dimension: 'age', yes: 5, asked: 300 })
    const clause = judgeClause(question(asked, [few]), { kind: 'share', dimension: 'age', threshold: 0.3 })
    expect(clause).toMatchObject({ verdict: 'cannot_tell', reasons: [{ code: 'survey_contradicts' }, {}, {}] })
    expect(clause.bounds.lower).toBeCloseTo(0.0071, 3)
    expect(clause.bounds.upper).toBeCloseTo(0.74, 10)
  })
  it('a survey too small and too old to be evidence contradicts nothing', () => {
    const asked = target({ age: aged(18, 25) })
    const old = survey({ dimension: 'age', yes: 26, asked: 26, takenOn: '2025-10-10' })
    const clause: Clause = { kind: 'share', dimension: 'age', threshold: 0.5 }
    const alone = judgeClause(question(asked, []), clause)
    expect(judgeClause(question(asked, [old]), clause)).toMatchObject({
      bounds: alone.bounds,
      grade: 'B',
      evidence: [{ kind: 'breakdown', id: 1 }],
    })
  })
})

describe('coverage with a survey (formula 8)', () => {
  const reference = { population: 18_000, shares: [], takenOn: '2025-01-01', source: 'x' }
  const coverage: Clause = { kind: 'coverage', dimension: null, threshold: 0.1 }
  it('[q]·F/N: both ends', () => {
    const asked = target({ age: aged(18, 25), status: student })
    const { bounds, verdict } = judgeClause(question(asked, [survey({ dimension: null })], { reference }), coverage)
    expect(bounds.lower).toBeCloseTo((0.4119 * 5200) / 18_000, 4)
    expect(bounds.upper).toBeCloseTo((0.5881 * 5200) / 18_000, 4)
    expect(verdict).toBe('reaches')
  })
  it('breakdowns lower the ceiling, never raise the floor: a follower of the right age need not be one of ours', () => {
    const asked = target({ age: aged(18, 25) })
    const ages = survey({ dimension: 'age', yes: 48 })
    const { bounds } = judgeClause(question(asked, [ages], { reference }), coverage)
    // The survey: 48 of 120, .3169–.4893; the table: at least .41, at most .74.
    expect(bounds.lower).toBeCloseTo((0.3169 * 5200) / 18_000, 4)
    expect(bounds.upper).toBeCloseTo((0.4893 * 5200) / 18_000, 3)
  })
})
