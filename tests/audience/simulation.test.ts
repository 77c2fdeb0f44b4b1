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

const threshold = (random: Random) => 0.02 + 0.9 * random.uniform() ** 2

function clausesOf(asked: Target, random: Random): Clause[] {
  const shares = dimensionsOf(asked).map((dimension): Clause => ({
    kind: 'share',
    dimension,
    threshold: threshold(random),
  }))
  return [...shares, { kind: 'joint', dimension: null, threshold: threshold(random) }]
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
    clauses: clausesOf(asked, random),
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
      return `${name.padEnd(36)} ${String(all).padStart(6)} ${String(t.reaches).padStart(8)} ${String(t.does_not_reach).padStart(14)} ${`${share} %`.padStart(12)} ${String(t.wrong).padStart(6)}`
    })
  return [`${title.padEnd(36)} clauses  reaches  does not reach  cannot tell  wrong`, ...rows].join('\n')
}

describe(`${AUDIENCES} audiences of known truth, published through the distortions of each platform`, () => {
  it('a verdict is never wrong; where noise joins in, not more often than its level', () => {
    const random = createRandom(SEED)
    const [byPlatform, byEvidence] = [new Map<string, Tally>(), new Map<string, Tally>()]
    const noisy = none()
    const started = process.cpuUsage()
    for (let round = 0; round < AUDIENCES; round++) {
      const { platform, people, question } = caseOf(round, random)
      for (const verdict of judgeAudience(question).clauses) {
        const { dimension, threshold: asked } = verdict.clause
        const formula = dimension === null ? wholeOf(question.target) : question.target[dimension]
        if (formula === null) throw new Error('a clause without its condition')
        const share = shareOf(spokenOf(people, verdict, platform, question.breakdowns), isIn(formula))
        const hasNoise = platform === 'linkedin' || verdict.evidence.some(({ kind }) => kind === 'survey')
        const isWrong =
          (verdict.verdict === 'reaches' && share < asked - 1e-6) ||
          (verdict.verdict === 'does_not_reach' && share >= asked)
        const isOutside = share < verdict.bounds.lower - 1e-6 || share > verdict.bounds.upper + 1e-6
        const rows = [
          [byPlatform, platform],
          [byEvidence, evidenceOf(verdict)],
        ] as const
        for (const tally of [
          ...rows.map(([map, name]) => map.get(name) ?? map.set(name, none()).get(name)),
          hasNoise ? noisy : null,
        ]) {
          if (tally === null || tally === undefined) continue
          tally[verdict.verdict]++
          if (isWrong) tally.wrong++
          if (isOutside) tally.outside++
        }
        if (hasNoise) continue
        const said = () => JSON.stringify({ round, platform, share, verdict, breakdowns: question.breakdowns }, null, 1)
        if (isWrong || isOutside) expect.fail(said())
      }
    }
    const { user, system } = process.cpuUsage(started)
    const decided = noisy.reaches + noisy.does_not_reach
    const errors = `noise: ${noisy.wrong} of ${decided} verdicts wrong, ${noisy.outside} of ${decided + noisy.cannot_tell} intervals beside the truth`
    console.log(
      [
        table('platform', byPlatform),
        table('evidence', byEvidence),
        errors,
        `${((user + system) / 1e6).toFixed(1)} s`,
      ].join('\n\n'),
    )
    expect(noisy.wrong / decided).toBeLessThan(0.05)
    expect(noisy.outside / (decided + noisy.cannot_tell)).toBeLessThan(0.05)
    // Never wrong must not mean never saying anything.
    for (const tally of byPlatform.values())
      expect(tally.reaches + tally.does_not_reach).toBeGreaterThan(tally.cannot_tell / 10)
  }, 120_000)
})
