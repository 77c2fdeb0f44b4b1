import { describe, expect, it } from 'vitest'
import { dimensionsOf, wholeOf } from '../../electron/engine/audience/formula'
import type { Question } from '../../electron/engine/audience/measure'
import { loadSolver } from '../../electron/engine/audience/program'
import { joinedBy } from '../../electron/engine/audience/simplify'
import type { Clause, ClauseVerdict, Formula, Target } from '../../electron/engine/audience/types'
import { judgeAudience } from '../../electron/engine/audience/verdict'
import { createRandom, type Random } from '../../electron/engine/statistics/random'
import { aged, both, either, isGender, livesIn, target } from './build'
import { isIn, JOBS, PLATFORMS, shareOf, simulate, surveyed, TOWNS, type Simulated } from './simulated'

const solver = await loadSolver()
const SEED = 20_261_009
const AUDIENCES = 2000

const some = <T>(random: Random, list: readonly T[], part: number): T[] => list.filter(() => random.uniform() < part)
const ages = (random: Random): Formula => {
  const from = 14 + random.below(30)
  return aged(from, random.below(5) === 0 ? null : from + random.below(20))
}
const places = (random: Random): Formula =>
  random.below(3) === 0
    ? livesIn(...([['FR'], ['FR.32'], ['FR.11.75', 'BE'], ['MA', 'DZ']][random.below(4)] ?? []))
    : livesIn(...some(random, TOWNS, 0.15), 'FR.32.59/T0')
const gender = (random: Random) => isGender(random.below(2) === 0 ? 'women' : 'men')
const works = (random: Random): Formula => ({
  kind: 'occupation',
  facet: 'job_function',
  values: ['education', ...some(random, JOBS.slice(1), 0.3)],
})
const is = (status: string): Formula => ({ kind: 'status', statuses: [status] })
const oneAge = (of: readonly Formula[]) => joinedBy('any', of) ?? aged(0, null)

/** Personas as people write them: conditions together, alternatives, several of them mixed. */
function persona(random: Random, platform: string): Target {
  const age = ages(random)
  const shapes: (() => Target)[] =
    platform === 'linkedin'
      ? [
          () => target({ occupation: works(random), place: places(random) }),
          () => target({ alternatives: either(works(random), places(random)) }),
          () => target({ occupation: works(random), age }),
        ]
      : [
          () => target({ age, place: places(random) }),
          () => target({ age, gender: gender(random) }),
          () => target({ age, gender: gender(random), place: places(random) }),
          () => target({ age: oneAge([age, ages(random)]), place: places(random) }),
          () => target({ alternatives: either(both(age, places(random)), is('student')) }),
          () => target({ alternatives: either(both(age, gender(random)), both(ages(random), gender(random))) }),
          () => target({ age, alternatives: either(gender(random), places(random)) }),
          () => target({ status: is(random.below(2) === 0 ? 'student' : 'researcher'), age }),
        ]
  return shapes[random.below(shapes.length)]?.() ?? target({ age })
}

/** Half of them anywhere, half close to the truth, where a verdict is easiest to get wrong. */
function threshold(random: Random, share: number): number {
  const anywhere = 0.02 + 0.9 * random.uniform() ** 2
  const near = Math.min(0.98, Math.max(0.01, share + 0.1 * (random.uniform() - 0.5)))
  return random.below(2) === 0 ? anywhere : near
}

function clausesOf(asked: Target, people: readonly Simulated[], random: Random): Clause[] {
  const near = (formula: Formula | null) => threshold(random, formula === null ? 1 : shareOf(people, isIn(formula)))
  const shares = dimensionsOf(asked).map((dimension): Clause => ({
    kind: 'share',
    dimension,
    threshold: near(asked[dimension]),
  }))
  return [...shares, { kind: 'joint', dimension: null, threshold: near(wholeOf(asked)) }]
}

/** Whom a verdict speaks of: everybody, or those a table of that kind knows. */
function spokenOf(
  people: readonly Simulated[],
  verdict: ClauseVerdict,
  platform: string,
  tables: Question['breakdowns'],
) {
  if (verdict.scope === 'all') return people
  const used = tables.find(({ id }) => verdict.evidence.some((each) => each.kind === 'breakdown' && each.id === id))
  switch (used?.dimension) {
    case 'city':
    case 'country':
      // YouTube counts the views of all towns it knows of: in this simulation, of everybody.
      return platform === 'youtube' ? people : people.filter((x) => x.isPlaced)
    case 'job_function':
      return people.filter((x) => x.isEmployed)
    default:
      return people.filter(
        (x) => x.isProfiled && (x.gender !== 'other' || (platform !== 'instagram' && platform !== 'facebook')),
      )
  }
}

type Tally = { reaches: number; does_not_reach: number; cannot_tell: number; wrong: number; outside: number }
const none = (): Tally => ({ reaches: 0, does_not_reach: 0, cannot_tell: 0, wrong: 0, outside: 0 })

const evidenceOf = (verdict: ClauseVerdict): string => {
  const kinds = [...new Set(verdict.evidence.map(({ kind }) => kind))].sort()
  if (kinds.length === 0) return 'nothing'
  const several = verdict.evidence.filter(({ kind }) => kind === 'breakdown').length > 1
  return `${several ? 'several tables' : kinds.includes('breakdown') ? 'one table' : ''}${kinds.length > 1 ? ' + ' : ''}${kinds.includes('survey') ? 'survey' : ''}, of ${verdict.scope === 'all' ? 'everybody' : 'the known'}`
}

type Case = { readonly platform: keyof typeof PLATFORMS; readonly people: Simulated[]; readonly question: Question }

function caseOf(round: number, random: Random): Case {
  const platforms = Object.keys(PLATFORMS) as (keyof typeof PLATFORMS)[]
  const platform = platforms[round % platforms.length] ?? 'typed'
  const people = simulate(random)
  const asked = persona(random, platform)
  const breakdowns = PLATFORMS[platform](people, random)
  const whole = wholeOf(asked)
  const parts = [
    ...dimensionsOf(asked).map((dimension) => ({ dimension, formula: asked[dimension] })),
    { dimension: null, formula: whole },
  ].flatMap(({ dimension, formula }) => (formula === null ? [] : [{ dimension, formula }]))
  const surveys = random.below(4) === 0 ? surveyed(people, parts, random) : []
  const question: Question = {
    target: asked,
    clauses: clausesOf(asked, people, random),
    basis: platform === 'youtube' ? 'engaged' : 'followers',
    period: { from: '2026-07-01', to: '2026-09-30' },
    breakdowns,
    surveys,
    reference: null,
    pyramid: null,
    solver,
  }
  return { platform, people, question }
}

function table(title: string, tallies: ReadonlyMap<string, Tally>): string {
  const rows = [...tallies]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, t]) => {
      const all = t.reaches + t.does_not_reach + t.cannot_tell
      const share = ((100 * t.cannot_tell) / all).toFixed(0)
      return `${name.padEnd(36)} ${String(all).padStart(6)} ${String(t.reaches).padStart(8)} ${String(t.does_not_reach).padStart(14)} ${`${share} %`.padStart(12)} ${String(t.wrong).padStart(6)} ${String(t.outside).padStart(8)}`
    })
  return [`${title.padEnd(36)} clauses  reaches  does not reach  cannot tell  wrong  outside`, ...rows].join('\n')
}

/** Where chance joins in: a survey was drawn, LinkedIn adds noise. Null = every interval is certain. */
function chanceOf(platform: string, verdict: ClauseVerdict): string | null {
  if (verdict.evidence.some(({ kind }) => kind === 'survey')) return 'survey'
  return platform === 'linkedin' ? 'noise of LinkedIn' : null
}

function count(
  tallies: Map<string, Tally>,
  name: string,
  verdict: ClauseVerdict,
  isWrong: boolean,
  isOutside: boolean,
) {
  const tally = tallies.get(name) ?? none()
  tallies.set(name, tally)
  tally[verdict.verdict]++
  if (isWrong) tally.wrong++
  if (isOutside) tally.outside++
}

describe(`${AUDIENCES} audiences of known truth, published through the distortions of each platform`, () => {
  it('a verdict is never wrong; where chance joins in, not more often than its level', () => {
    const random = createRandom(SEED)
    const [byPlatform, byEvidence, byChance] = [1, 2, 3].map(() => new Map<string, Tally>())
    if (byPlatform === undefined || byEvidence === undefined || byChance === undefined) throw new Error('tallies')
    const started = process.cpuUsage()
    for (let round = 0; round < AUDIENCES; round++) {
      const { platform, people, question } = caseOf(round, random)
      for (const verdict of judgeAudience(question).clauses) {
        const { dimension, threshold: asked } = verdict.clause
        const formula = dimension === null ? wholeOf(question.target) : question.target[dimension]
        if (formula === null) throw new Error('a clause without its condition')
        const share = shareOf(spokenOf(people, verdict, platform, question.breakdowns), isIn(formula))
        const isWrong =
          (verdict.verdict === 'reaches' && share < asked - 1e-6) ||
          (verdict.verdict === 'does_not_reach' && share >= asked)
        const isOutside = share < verdict.bounds.lower - 1e-6 || share > verdict.bounds.upper + 1e-6
        const chance = chanceOf(platform, verdict)
        count(byPlatform, platform, verdict, isWrong, isOutside)
        count(byEvidence, evidenceOf(verdict), verdict, isWrong, isOutside)
        if (chance !== null) count(byChance, chance, verdict, isWrong, isOutside)
        else if (isWrong || isOutside) {
          expect.fail(JSON.stringify({ round, platform, share, verdict, breakdowns: question.breakdowns }, null, 1))
        }
      }
    }
    const { user, system } = process.cpuUsage(started)
    const seconds = `${((user + system) / 1e6).toFixed(1)} s`
    const tables = [table('platform', byPlatform), table('evidence', byEvidence), table('chance', byChance)]
    console.log([...tables, seconds].join('\n\n'))
    for (const { wrong, outside, reaches, does_not_reach: missed, cannot_tell: open } of byChance.values()) {
      expect(wrong / (reaches + missed)).toBeLessThan(0.05)
      expect(outside / (reaches + missed + open)).toBeLessThan(0.05)
    }
    // Never wrong must not mean never saying anything.
    for (const { reaches, does_not_reach: missed, cannot_tell: open } of byPlatform.values()) {
      expect(reaches + missed).toBeGreaterThan(open / 10)
    }
  }, 300_000)
})
