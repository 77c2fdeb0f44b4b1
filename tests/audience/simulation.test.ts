import { describe, expect, it } from 'vitest'
import type { Question } from '../../electron/engine/audience/measure'
import { loadSolver } from '../../electron/engine/audience/program'
import type { Breakdown, Cell, Clause, ClauseVerdict, Target } from '../../electron/engine/audience/types'
import { judgeAudience } from '../../electron/engine/audience/verdict'
import { createRandom } from '../../electron/engine/statistics/random'
import type { Random } from '../../electron/engine/statistics/random'
import { aged, band, breakdown, livesIn, target, town } from './build'

const solver = await loadSolver()

type Person = { age: number; woman: boolean; town: string; ageKnown: boolean; townKnown: boolean }

const LIMITS = [13, 18, 25, 35, 45, 55, 65]
const TOWNS = Array.from({ length: 30 }, (_, i) => `FR.32.59/T${i}`)
const SEED = 20_261_009

/** A population in which age, place and being known to the platform all hang together, as in life. */
function population(random: Random): Person[] {
  const size = 200 + random.below(3000)
  const young = random.uniform()
  const openness = 0.4 + 0.6 * random.uniform()
  const local = 0.3 + 2 * random.uniform()
  return Array.from({ length: size }, () => {
    const age = random.uniform() < young ? 15 + random.below(14) : 13 + random.below(70)
    const at = Math.min(29, Math.floor(30 * random.uniform() ** (age < 28 ? 1 + local : 1)))
    const known = () => random.uniform() < (age < 25 ? openness : Math.min(1, openness + 0.2))
    return { age, woman: random.uniform() < 0.6, town: TOWNS[at] ?? '', ageKnown: known(), townKnown: known() }
  })
}

type Publishing = { unit: 'share' | 'count'; rounding: number; stated: boolean; withholds: boolean; lines: number }

const publishing = (random: Random): Publishing => ({
  unit: random.below(2) === 0 ? 'share' : 'count',
  rounding: [0, 0.001, 0.01][random.below(3)] ?? 0,
  stated: random.below(2) === 0,
  withholds: random.below(3) === 0,
  lines: 5 + random.below(25),
})

/** Prints counts the way a platform does: shares of the known people, rounded; or counts, small cells withheld. */
function print(p: Publishing, cells: { cell: Cell; people: number }[], known: number, complete: boolean): Cell[] {
  return cells.map(({ cell, people }) => {
    if (p.withholds && complete && people < 100) return { ...cell, value: null }
    const share = people / known
    const steps = p.rounding === 0 ? share : Math.round(share / p.rounding) * p.rounding
    return { ...cell, value: p.unit === 'count' ? people : steps }
  })
}

function publish(random: Random, people: readonly Person[]): { breakdowns: Breakdown[]; scopes: Publishing } {
  const p = publishing(random)
  const common = { unit: p.unit, rounding: p.unit === 'count' ? 0 : p.rounding, total: people.length } as const
  const aged = people.filter((x) => x.ageKnown)
  const bands = LIMITS.map((from, i) => {
    const to = (LIMITS[i + 1] ?? Infinity) - 1
    const cell = band(from, to === Infinity ? null : to, null)
    return { cell, people: aged.filter((x) => x.age >= from && x.age <= to).length }
  })
  const placed = people.filter((x) => x.townKnown)
  const listed = TOWNS.map((id) => ({ cell: town(id, null), people: placed.filter((x) => x.town === id).length }))
    .filter((x) => x.people > 0)
    .sort((a, b) => b.people - a.people)
    .slice(0, p.lines)
  const ageTable = breakdown(print(p, bands, aged.length, true), {
    ...common,
    id: 1,
    knownShare: p.stated ? aged.length / people.length : null,
  })
  const townList = breakdown(print(p, listed, placed.length, false), {
    ...common,
    id: 2,
    dimension: 'city',
    sortedComplete: random.below(2) === 0,
    knownShare: p.stated ? placed.length / people.length : null,
  })
  return { breakdowns: [ageTable, townList], scopes: p }
}

const shareOf = (people: readonly Person[], wanted: (x: Person) => boolean) =>
  people.length === 0 ? 0 : people.filter(wanted).length / people.length

/** The true share the clause speaks of, among the people its scope names. */
function truth(
  people: readonly Person[],
  [from, to]: [number, number],
  verdict: ClauseVerdict,
  near: ReadonlySet<string>,
) {
  const young = (x: Person) => x.age >= from && x.age <= to
  const local = (x: Person) => near.has(x.town)
  const { dimension } = verdict.clause
  if (dimension === 'age') return shareOf(verdict.scope === 'all' ? people : people.filter((x) => x.ageKnown), young)
  if (dimension === 'place') return shareOf(verdict.scope === 'all' ? people : people.filter((x) => x.townKnown), local)
  return shareOf(people, (x) => young(x) && local(x))
}

describe('500 audiences of known truth, published as platforms do', () => {
  it('a verdict is never wrong, and bounds hold the truth', () => {
    const random = createRandom(SEED)
    const tally = { reaches: 0, does_not_reach: 0, cannot_tell: 0 }
    for (let round = 0; round < 500; round++) {
      const people = population(random)
      const { breakdowns } = publish(random, people)
      const from = 15 + random.below(20)
      const wanted = TOWNS.filter(() => random.uniform() < 0.2)
      const to = from + random.below(20)
      const asked: Target = target({ age: aged(from, to), place: livesIn(...wanted) })
      const clauses: Clause[] = [
        { kind: 'share', dimension: 'age', threshold: random.uniform() ** 2 },
        { kind: 'share', dimension: 'place', threshold: random.uniform() ** 2 },
        { kind: 'joint', dimension: null, threshold: random.uniform() / 2 },
      ]
      const period = { from: '2026-07-01', to: '2026-09-30' }
      const q: Question = {
        target: asked,
        clauses,
        basis: 'followers',
        period,
        breakdowns,
        surveys: [],
        reference: null,
        pyramid: null,
        solver,
      }
      for (const verdict of judgeAudience(q).clauses) {
        // A joint of shares of two known parts rests on a named assumption: it is not a bound on anybody in particular.
        if (verdict.bounds.assumptions.includes('same_known_people')) continue
        tally[verdict.verdict]++
        const share = truth(people, [from, to], verdict, new Set(wanted))
        const said = JSON.stringify({ round, share, verdict, breakdowns })
        expect(verdict.bounds.lower, said).toBeLessThanOrEqual(share + 1e-9)
        expect(verdict.bounds.upper, said).toBeGreaterThanOrEqual(share - 1e-9)
        const { threshold } = verdict.clause
        if (verdict.verdict === 'reaches') expect(share, said).toBeGreaterThanOrEqual(threshold - 1e-9)
        if (verdict.verdict === 'does_not_reach') expect(share, said).toBeLessThan(threshold)
      }
    }
    // Never wrong must not mean never saying anything.
    expect(tally.reaches).toBeGreaterThan(100)
    expect(tally.does_not_reach).toBeGreaterThan(300)
    expect(tally.cannot_tell).toBeGreaterThan(100)
  })
})
