import { describe, expect, it } from 'vitest'
import type { Question } from '../../electron/engine/audience/measure'
import { loadSolver } from '../../electron/engine/audience/program'
import type { Clause, Survey, Target } from '../../electron/engine/audience/types'
import { judgeClause } from '../../electron/engine/audience/verdict'
import { aged, both, breakdown, counted, either, EXAMPLE_AGES, livesIn, target, town } from './build'

const solver = await loadSolver()
const student = { kind: 'status' as const, statuses: ['student'] }
const AGES = breakdown(EXAMPLE_AGES, { id: 1, knownShare: 1, total: 5200 })

const survey = (changes: Partial<Survey>): Survey => ({
  id: 9,
  question: 'target_in_audience',
  dimension: 'status',
  takenOn: '2026-09-01',
  probability: true,
  drawnFrom: 'followers',
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

const coverage: Clause = { kind: 'coverage', dimension: null, threshold: 0.1 }

describe('coverage with a survey of followers (formula 8)', () => {
  const reference = counted(18_000)
  it('[q]·F/N: both ends', () => {
    const asked = target({ age: aged(18, 25), status: student })
    const { bounds, verdict } = judgeClause(question(asked, [survey({ dimension: null })], { reference }), coverage)
    expect(bounds.lower).toBeCloseTo((0.4119 * 5200) / 18_000, 4)
    expect(bounds.upper).toBeCloseTo((0.5881 * 5200) / 18_000, 4)
    expect(verdict).toBe('reaches')
  })
  it('no floor from ages, of tables or of a survey: a follower of the right age need not be one of ours', () => {
    const asked = target({ age: aged(18, 25) })
    const ages = survey({ dimension: 'age', yes: 48 })
    const { bounds } = judgeClause(question(asked, [ages], { reference }), coverage)
    // The survey: 48 of 120, .3169–.4893; the table: at least .41, at most .74.
    expect(bounds).toMatchObject({ lower: 0, working: null })
    expect(bounds.upper).toBeCloseTo((0.4893 * 5200) / 18_000, 3)
  })
})

describe('a survey of members: who follows from outside was not asked', () => {
  const students = target({ status: student })
  const members = (changes: Partial<Survey>) => survey({ drawnFrom: 'members', ...changes })
  const reference = counted(18_000, [{ dimension: 'status' as const, share: 0.25 }])
  const share: Clause = { kind: 'share', dimension: 'status', threshold: 0.4 }

  it('a share and an index are of its followers among the people asked, by Wilson', () => {
    const q = question(students, [members({})], { reference })
    const clause = judgeClause(q, share)
    expect(clause).toMatchObject({ verdict: 'reaches', scope: 'asked', grade: 'B' })
    expect(clause.reasons.map(({ code }) => code)).toEqual(['survey_sample', 'outside_not_asked'])
    expect(clause.bounds.lower).toBeCloseTo(0.4119, 4)
    const index = judgeClause(q, { kind: 'index', dimension: 'status', threshold: 160 })
    expect(index).toMatchObject({ verdict: 'reaches', scope: 'asked' })
    expect(index.bounds.lower).toBeCloseTo((100 * 0.4119) / 0.25, 1)
  })
  it('it joins no table and contradicts none', () => {
    const asked = target({ age: aged(18, 25) })
    const clause: Clause = { kind: 'share', dimension: 'age', threshold: 0.3 }
    const few = members({ dimension: 'age', yes: 5, asked: 300 })
    const alone = judgeClause(question(asked, []), clause)
    // Hardly any of the members, half of everybody: both may be true. Of one grade, what is told of everybody answers.
    expect(judgeClause(question(asked, [few]), clause)).toEqual(alone)
    // Ages .41 to .74: where they cannot tell, the members can, and of them it is said.
    const higher = { ...clause, threshold: 0.5 }
    expect(judgeClause(question(asked, [few]), higher)).toMatchObject({ scope: 'asked', verdict: 'does_not_reach' })
    expect(judgeClause(question(asked, [{ ...few, asked: 60 }]), clause)).toMatchObject({
      bounds: alone.bounds,
      scope: 'all',
      evidence: [{ kind: 'breakdown', id: 1 }],
    })
    const together = target({ age: aged(18, 25), status: student })
    const { bounds, scope, evidence } = judgeClause(question(together, [members({})]), joint)
    expect({ scope, evidence }).toEqual({ scope: 'all', evidence: [{ kind: 'breakdown', id: 1 }] })
    expect(bounds).toMatchObject({ lower: 0, upper: 0.74 })
  })
  it('conditions it answers one by one are taken together, of the people asked', () => {
    const asked = target({ age: aged(18, 25), status: student })
    const parts = [members({}), members({ dimension: 'age', yes: 84 })]
    const clause = judgeClause(question(asked, parts), joint)
    // .5 and .7 of the same people: between .2 and .5, each widened at the level of two.
    expect(clause).toMatchObject({ scope: 'asked', evidence: [{ kind: 'survey' }, { kind: 'survey' }] })
    expect(clause.bounds.lower).toBeLessThan(0.2)
    expect(clause.bounds.lower).toBeGreaterThan(0)
    expect(clause.bounds.upper).toBeGreaterThan(0.5)
    expect(clause.bounds.upper).toBeLessThan(0.62)
    expect(
      judgeClause(question(asked, parts), { ...joint, threshold: 0.3 }).settle.map(({ datum }) => datum.code),
    ).toEqual(['survey_sample'])
  })
  it('a survey of followers beside it speaks of all, and still meets the tables', () => {
    const asked = target({ age: aged(18, 25) })
    const ages = { dimension: 'age', asked: 120 } as const
    const both = [members({ ...ages, yes: 20 }), survey({ ...ages, id: 8 })]
    const of = { kind: 'share', dimension: 'age' } as const
    const judged = (surveys: readonly Survey[]) => judgeClause(question(asked, surveys), { ...of, threshold: 0.41 })
    expect(judged(both.slice(1))).toMatchObject({ scope: 'all', verdict: 'reaches' })
    expect(judged(both.slice(1)).evidence).toContainEqual({ kind: 'breakdown', id: 1 })
    // Both are so. Of one grade, what can be told of all answers, however wide; the other alone says of whom it speaks.
    expect(judged(both)).toEqual(judged(both.slice(1)))
    const alone = judgeClause(question(asked, both.slice(0, 1), { breakdowns: [] }), { ...of, threshold: 0.41 })
    expect(alone).toMatchObject({ scope: 'asked', verdict: 'does_not_reach', evidence: [{ id: 9 }] })
  })

  describe('its coverage', () => {
    const judged = (surveys: readonly Survey[], threshold: number) =>
      judgeClause(question(students, surveys, { reference }), { ...coverage, threshold })
    // 300 of 2,000 students follow: 15 %, .1350–.1663 by Wilson.
    const direct = members({ question: 'audience_in_target', dimension: null, yes: 300, asked: 2000 })

    it('has the ceiling q·F/N and no floor: how many of the followers are members, nothing says', () => {
      const { bounds, scope, settle, reasons } = judged([members({})], 0.1)
      expect({ scope, lower: bounds.lower, working: bounds.working }).toEqual({ scope: 'all', lower: 0, working: null })
      expect(bounds.upper).toBeCloseTo((0.5881 * 5200) / 18_000, 4)
      expect(settle.map(({ datum }) => datum.code)).toEqual(['coverage_survey'])
      expect(reasons.map(({ code }) => code)).toContain('outside_not_asked')
      expect(judged([members({})], 0.18).verdict).toBe('does_not_reach')
    })
    it('prefers the share of the target that follows, which has both ends', () => {
      const { bounds, verdict, evidence } = judged([members({ yes: 80 }), direct], 0.14)
      expect({ verdict, evidence }).toEqual({ verdict: 'cannot_tell', evidence: [{ kind: 'survey', id: 9 }] })
      expect(bounds.lower).toBeCloseTo(0.135, 3)
      expect(bounds.upper).toBeCloseTo(0.1663, 3)
      expect(judged([direct], 0.13).verdict).toBe('reaches')
    })
    it('where that cannot tell, the ceiling still may', () => {
      const few = members({ question: 'audience_in_target', dimension: null, yes: 6, asked: 30 })
      expect(judged([few], 0.25).verdict).toBe('cannot_tell')
      expect(judged([few, members({})], 0.25)).toMatchObject({
        verdict: 'does_not_reach',
        bounds: { lower: 0 },
      })
    })
  })
})
