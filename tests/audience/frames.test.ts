import { describe, expect, it } from 'vitest'
import { dimensionsOf, wholeOf } from '../../electron/engine/audience/formula'
import type { Question } from '../../electron/engine/audience/measure'
import { loadSolver } from '../../electron/engine/audience/program'
import type { Clause, ClauseVerdict, Formula, Survey, Target } from '../../electron/engine/audience/types'
import { judgeAudience } from '../../electron/engine/audience/verdict'
import { createRandom, type Random } from '../../electron/engine/statistics/random'
import type { SurveyAnswers } from '../../electron/engine/surveys/answers'
import { peopleOf, surveyEvidence } from '../../electron/engine/surveys/surveyEvidence'
import type { SurveyFrame } from '../../shared/vocabulary'
import { aged, counted, target } from './build'
import { isIn, PLATFORMS, shareOf, simulate, type Simulated } from './simulated'

const solver = await loadSolver()
const SEED = 20_261_123
const ROUNDS = 250
const ACCOUNT = 7
/** How often a 95 % interval may miss, on one side half as often. */
const LEVEL = 0.05
/** A rate counted in n cases, with two of its Monte Carlo errors. */
const within = (level: number, n: number) => level + 2 * Math.sqrt((level * (1 - level)) / n)

/** An institution and an account that others follow too: a tenth to six tenths of its followers are not members. */
interface World {
  readonly members: readonly Simulated[]
  readonly following: ReadonlySet<Simulated>
  readonly followers: readonly Simulated[]
}

function world(random: Random): World {
  const members = [...simulate(random), ...simulate(random)]
  const [base, student] = [0.1 + 0.4 * random.uniform(), 0.3 + 1.4 * random.uniform()]
  const following = members.filter(
    ({ statuses }) => random.uniform() < Math.min(1, base * (statuses.includes('student') ? student : 1)),
  )
  const outside = 0.1 + 0.5 * random.uniform()
  const n = Math.round((following.length * outside) / (1 - outside))
  const others: Simulated[] = []
  while (others.length < n) others.push(...simulate(random).map((each) => ({ ...each, statuses: [] })))
  return { members, following: new Set(following), followers: [...following, ...others.slice(0, n)] }
}

const is = (status: string): Formula => ({ kind: 'status', statuses: [status] })

function persona(random: Random): Target {
  const from = 16 + random.below(20)
  const age = aged(from, from + 4 + random.below(20))
  const status = is(random.below(3) === 0 ? 'researcher' : 'student')
  const shapes = [target({ status }), target({ status, age }), target({ age })]
  return shapes[random.below(shapes.length)] ?? target({ status })
}

function drawn(pool: readonly Simulated[], n: number, random: Random): Simulated[] {
  const left = [...pool]
  return Array.from({ length: Math.min(n, left.length) }, () => left.splice(random.below(left.length), 1)).flat()
}

/** A survey as it is kept, made of people drawn by chance from those it was drawn from. */
function surveyOf(pool: readonly Simulated[], { followers }: World, drawnFrom: SurveyFrame, random: Random) {
  const followerSet = new Set(followers)
  const survey: SurveyAnswers = {
    ...{ id: 90, label: 'x', takenOn: '2026-09-01', isProbability: true, drawnFrom, population: pool.length },
    ...{ isWeighted: false, accountIds: [ACCOUNT], questions: [] },
    respondents: drawn(pool, 200 + random.below(400), random).map((each) => ({
      weight: 1,
      answers: new Map([
        ['status', each.statuses.length === 0 ? ['other'] : each.statuses],
        ['age', [String(each.age)]],
      ]),
      follows: { yes: new Set(followerSet.has(each) ? [ACCOUNT] : []), unknown: new Set<number>() },
    })),
  }
  // That somebody is something else is only told where the survey has the word.
  const word = { weight: 0, answers: new Map([['status', ['student', 'researcher']]]), follows: null }
  return peopleOf({ ...survey, respondents: [...survey.respondents, word] }, () => [])
}

const near = (random: Random, truth: number) => Math.min(0.98, Math.max(0.01, truth + 0.2 * (random.uniform() - 0.5)))

interface Truths {
  readonly all: (formula: Formula) => number
  readonly asked: (formula: Formula) => number
  readonly reference: (formula: Formula) => number
  readonly coverage: number
}

function truthsOf({ members, following, followers }: World, whole: Formula): Truths {
  const ours = [...following]
  const targeted = members.filter(isIn(whole))
  return {
    all: (formula) => shareOf(followers, isIn(formula)),
    asked: (formula) => shareOf(ours, isIn(formula)),
    reference: (formula) => shareOf(members, isIn(formula)),
    coverage: shareOf(targeted, (each) => following.has(each)),
  }
}

interface Case {
  readonly question: Question
  readonly truths: Truths
}

function caseOf(frame: SurveyFrame, random: Random): Case | null {
  const own = world(random)
  const asked = persona(random)
  const whole = wholeOf(asked)
  if (whole === null) throw new Error('a persona without conditions')
  const truths = truthsOf(own, whole)
  const targeted = own.members.filter(isIn(whole)).length
  if (targeted === 0) return null
  const dimensions = dimensionsOf(asked)
  const clauses: Clause[] = [
    ...dimensions.map((dimension): Clause => {
      const formula = asked[dimension] ?? whole
      return { kind: 'share', dimension, threshold: near(random, truths.asked(formula)) }
    }),
    { kind: 'joint', dimension: null, threshold: near(random, truths.asked(whole)) },
    { kind: 'index', dimension: null, threshold: 100 * near(random, 1) },
    { kind: 'coverage', dimension: null, threshold: near(random, truths.coverage) },
  ]
  const pool = frame === 'members' ? own.members : own.followers
  const question: Question = {
    target: asked,
    clauses,
    basis: 'followers',
    period: { from: '2026-07-01', to: '2026-09-30' },
    breakdowns: PLATFORMS[random.below(2) === 0 ? 'typed' : 'instagram'](own.followers, random),
    surveys: surveyEvidence(surveyOf(pool, own, frame, random), ACCOUNT, asked),
    reference: counted(targeted, [{ dimension: null, share: truths.reference(whole) }]),
    pyramid: null,
    solver,
  }
  return { question, truths }
}

/** What a clause truly is among the people its verdict speaks of; null = the people whose age the platform knows. */
function truthOf({ clause, scope }: ClauseVerdict, { target: asked }: Question, truths: Truths): number | null {
  if (clause.kind === 'coverage') return truths.coverage
  if (scope === 'known') return null
  const formula = clause.dimension === null ? wholeOf(asked) : asked[clause.dimension]
  if (formula === null) throw new Error('a clause without its condition')
  const share = scope === 'asked' ? truths.asked(formula) : truths.all(formula)
  return clause.kind === 'index' ? (100 * share) / truths.reference(formula) : share
}

interface Tally {
  told: number
  decided: number
  wrong: number
  outside: number
  floorAbove: number
}
type Tallies = Map<string, Tally>

function count(tallies: Tallies, name: string, { clause, verdict, bounds }: ClauseVerdict, truth: number): void {
  const tally = tallies.get(name) ?? { told: 0, decided: 0, wrong: 0, outside: 0, floorAbove: 0 }
  tallies.set(name, tally)
  tally.told++
  if (verdict !== 'cannot_tell') tally.decided++
  const slack = clause.kind === 'index' ? 1e-4 : 1e-6
  if (
    verdict === 'reaches' ? truth < clause.threshold - slack : verdict === 'does_not_reach' && truth >= clause.threshold
  )
    tally.wrong++
  if (truth < bounds.lower - slack || truth > bounds.upper + slack) tally.outside++
  if (truth < bounds.lower - slack) tally.floorAbove++
}

/** Judges many worlds; `change`: what is done to their surveys first. Names of tallies: kind of clause, scope. */
function judged(frame: SurveyFrame, change: (surveys: readonly Survey[]) => Survey[], seed = SEED) {
  const random = createRandom(seed)
  const tallies: Tallies = new Map()
  for (let round = 0; round < ROUNDS; round++) {
    const one = caseOf(frame, random)
    if (one === null) continue
    const question = { ...one.question, surveys: change(one.question.surveys) }
    for (const verdict of judgeAudience(question).clauses) {
      const truth = truthOf(verdict, question, one.truths)
      const isTold = verdict.evidence.length > 0
      if (truth !== null && isTold) count(tallies, `${verdict.clause.kind} ${verdict.scope}`, verdict, truth)
      const kinds = new Set(verdict.evidence.map(({ kind }) => kind))
      if (frame === 'members' && verdict.scope === 'asked') expect([...kinds]).toEqual(['survey'])
    }
  }
  return tallies
}

const none: Tally = { told: 0, decided: 0, wrong: 0, outside: 0, floorAbove: 0 }
const print = (title: string, tallies: Tallies) => {
  const rows = [...tallies].sort().map(([name, t]) => `${name.padEnd(16)} ${JSON.stringify(t)}`)
  console.log([title, ...rows].join('\n'))
}
const same = (surveys: readonly Survey[]) => [...surveys]
const withoutDirect = (surveys: readonly Survey[]) =>
  surveys.filter(({ question }) => question === 'target_in_audience')
const asIfOfFollowers = (surveys: readonly Survey[]) =>
  withoutDirect(surveys).map((each): Survey => ({ ...each, drawnFrom: 'followers' }))

describe(`surveys of members, ${ROUNDS} accounts that people from outside follow too`, () => {
  it('a verdict on the followers asked is one on the followers among the members; a coverage holds for all of them', () => {
    const tallies = judged('members', same)
    print('survey of members', tallies)
    for (const [name, { told, decided, wrong, outside, floorAbove }] of tallies) {
      expect(wrong / Math.max(1, decided), name).toBeLessThan(LEVEL)
      expect(outside / told, name).toBeLessThan(within(LEVEL, told))
      expect(floorAbove / told, name).toBeLessThan(within(LEVEL / 2, told))
    }
    // Never wrong must not mean never saying anything.
    for (const kind of ['share', 'joint', 'index']) {
      const { told, decided } = tallies.get(`${kind} asked`) ?? none
      expect(decided, kind).toBeGreaterThan(told / 4)
    }
    expect(tallies.get('coverage all')?.decided).toBeGreaterThan(ROUNDS / 4)
  }, 120_000)

  it('the share of the target among the followers asked gives a coverage no floor, where F/N would have put it too high', () => {
    const tallies = judged('members', withoutDirect)
    const old = judged('members', asIfOfFollowers)
    print('without the direct question', tallies)
    print('taken for a survey of followers', old)
    expect(tallies.get('coverage all')).toMatchObject({ floorAbove: 0 })
    const [coverage = none, joint = none] = [old.get('coverage all'), old.get('joint all')]
    expect(coverage.floorAbove / coverage.told).toBeGreaterThan(0.2)
    expect(joint.outside / joint.told).toBeGreaterThan(0.2)
  }, 120_000)
})

describe(`surveys of followers, ${ROUNDS} accounts that people from outside follow too`, () => {
  it('speaks of all of them, tables join, and F/N gives both ends where a status says whose they are', () => {
    const tallies = judged('followers', same)
    print('survey of followers', tallies)
    expect([...tallies.keys()].some((name) => name.endsWith('asked'))).toBe(false)
    for (const [name, { told, decided, wrong, outside, floorAbove }] of tallies) {
      expect(wrong / Math.max(1, decided), name).toBeLessThan(LEVEL)
      expect(outside / told, name).toBeLessThan(within(LEVEL, told))
      expect(floorAbove / told, name).toBeLessThan(within(LEVEL / 2, told))
    }
  }, 120_000)
})
