import type { Breakdown, Cell, Formula, Gender, Survey } from '../../electron/engine/audience/types'
import type { Random } from '../../electron/engine/statistics/random'
import { band, breakdown, town } from './build'

/** Somebody of a simulated audience, and whether the platform knows who it is. */
export type Simulated = {
  readonly age: number
  readonly gender: Gender
  readonly place: string
  readonly job: string
  readonly statuses: readonly string[]
  readonly isProfiled: boolean
  readonly isPlaced: boolean
  readonly isEmployed: boolean
}

const LIMITS = [13, 18, 25, 35, 45, 55, 65]
const COUNTRIES = ['FR', 'FR', 'FR', 'FR', 'BE', 'MA', 'DZ', 'US']
const REGIONS = ['32.59', '32.62', '11.75', '84.69']
export const TOWNS = Array.from({ length: 60 }, (_, i) => {
  const country = COUNTRIES[i % COUNTRIES.length] ?? 'FR'
  return `${country}.${REGIONS[(i * 7) % REGIONS.length] ?? ''}/T${i}`
})
export const JOBS = ['education', 'research', 'information', 'arts', 'health', 'sales', 'law', 'engineering', 'admin']

/** An audience in which age, place, work and being known to the platform all hang together, as in life. */
export function simulate(random: Random): Simulated[] {
  const size = 150 + random.below(1500)
  const [young, openness, local, learned] = [
    random.uniform(),
    0.4 + 0.6 * random.uniform(),
    1 + 3 * random.uniform(),
    random.uniform(),
  ]
  return Array.from({ length: size }, () => {
    const age = random.uniform() < young ? 15 + random.below(14) : 13 + random.below(70)
    const draw = random.uniform()
    const isStudent = age < 30 && random.uniform() < 0.75
    const isResearcher = age > 24 && random.uniform() < learned / 2
    const at = Math.min(59, Math.floor(60 * random.uniform() ** (age < 28 ? 1 + local : local)))
    const known = (more: number) => random.uniform() < Math.min(1, openness + more)
    return {
      age,
      gender: draw < 0.58 ? 'women' : draw < 0.98 ? 'men' : 'other',
      place: TOWNS[at] ?? '',
      job: JOBS[isResearcher ? 1 : Math.min(8, Math.floor(9 * random.uniform() ** 2))] ?? '',
      statuses: [...(isStudent ? ['student'] : []), ...(isResearcher ? ['researcher'] : [])],
      isProfiled: known(age < 25 ? 0 : 0.2),
      isPlaced: known(0.3),
      isEmployed: known(age < 25 ? -0.2 : 0.1),
    }
  })
}

/** Whether somebody of whom everything is known meets a formula: the plain reading of it. */
export function isIn(formula: Formula): (who: Simulated) => boolean {
  switch (formula.kind) {
    case 'age':
      return ({ age }) => age >= formula.from && (formula.to === null || age <= formula.to)
    case 'gender':
      return (who) => who.gender === formula.gender
    case 'place':
      return (who) => formula.place.standing([who.place]) === 'inside'
    case 'language':
      return () => false
    case 'occupation':
      return (who) => formula.values.includes(who.job)
    case 'status':
      return (who) => who.statuses.some((status) => formula.statuses.includes(status))
    default: {
      const parts = formula.of.map(isIn)
      const isAll = formula.kind === 'all'
      return (who) => (isAll ? parts.every((part) => part(who)) : parts.some((part) => part(who)))
    }
  }
}

export const shareOf = (people: readonly Simulated[], who: (each: Simulated) => boolean): number =>
  people.length === 0 ? 0 : people.filter(who).length / people.length

type Line = { readonly cell: Cell; readonly people: number }
const bandsOf = (people: readonly Simulated[], gender: Gender | null): Line[] =>
  LIMITS.map((from, i) => {
    const end = (LIMITS[i + 1] ?? Infinity) - 1
    const cell = band(from, end === Infinity ? null : end, null)
    const own = people.filter((x) => x.age >= from && x.age <= end && (gender === null || x.gender === gender))
    return { cell: gender === null ? cell : { ...cell, label: `${cell.label} ${gender}`, gender }, people: own.length }
  })

/** The largest values, largest first. */
function top(
  people: readonly Simulated[],
  valueOf: (x: Simulated) => string,
  lines: number,
  cellOf: (value: string) => Cell,
): Line[] {
  const counts = new Map<string, number>()
  for (const each of people) counts.set(valueOf(each), (counts.get(valueOf(each)) ?? 0) + 1)
  return [...counts]
    .map(([value, n]) => ({ cell: cellOf(value), people: n }))
    .sort((a, b) => b.people - a.people)
    .slice(0, lines)
}
const country = (place: string) => place.slice(0, 2)
const jobCell = (job: string): Cell => ({ label: job, value: null })

const rounded = (value: number, step: number) => (step === 0 ? value : Math.round(value / step) * step)
const asShares = (lines: readonly Line[], of: number, step: number): Cell[] =>
  lines.map(({ cell, people }) => ({ ...cell, value: rounded(people / of, step) }))
const asCounts = (lines: readonly Line[], withheldUnder: number): Cell[] =>
  lines.map(({ cell, people }) => ({ ...cell, value: people < withheldUnder ? null : people }))

type Publish = (people: readonly Simulated[], random: Random) => Breakdown[]

/** Meta: shares of who is known, one decimal, bands × gender, the first 45 towns and countries, nothing under 100 people. */
const meta: Publish = (people, random) => {
  const profiled = people.filter((x) => x.isProfiled && x.gender !== 'other')
  const placed = people.filter((x) => x.isPlaced)
  const isStated = random.below(2) === 0
  const stated = (known: readonly Simulated[]) => (isStated ? known.length / people.length : null)
  const common = { total: people.length, rounding: 0.001 }
  const list = { ...common, knownShare: stated(placed), sortedComplete: true }
  const aged = [...bandsOf(profiled, 'women'), ...bandsOf(profiled, 'men')]
  return [
    ...(profiled.length < 100
      ? []
      : [
          breakdown(asShares(aged, profiled.length, 0.001), {
            ...common,
            id: 1,
            dimension: 'age_gender',
            knownShare: stated(profiled),
          }),
        ]),
    ...(placed.length < 100
      ? []
      : [
          breakdown(
            asShares(
              top(
                placed,
                (x) => x.place,
                45,
                (id) => town(id, null),
              ),
              placed.length,
              0.001,
            ),
            { ...list, id: 2, dimension: 'city' },
          ),
          ...(random.below(2) === 0
            ? []
            : [
                breakdown(
                  asShares(
                    top(
                      placed,
                      (x) => country(x.place),
                      45,
                      (id) => town(id, null),
                    ),
                    placed.length,
                    0.001,
                  ),
                  { ...list, id: 3, dimension: 'country' },
                ),
              ]),
        ]),
  ]
}

/** YouTube: shares of signed-in viewers to the hundredth, rows under a threshold left out, towns as counts without a total. */
const youtube: Publish = (people, random) => {
  const signedIn = people.filter((x) => x.isProfiled)
  const threshold = 10 + random.below(40)
  const shown = (lines: readonly Line[]) =>
    asShares(
      lines.filter((line) => line.people >= threshold),
      signedIn.length,
      0.0001,
    )
  const genders = (['women', 'men', 'other'] as const).map((gender): Line => ({
    cell: { label: gender, gender, value: null },
    people: signedIn.filter((x) => x.gender === gender).length,
  }))
  const common = { basis: 'engaged', rounding: 0.0001, total: null, ofKnown: true } as const
  const places = top(
    people,
    (x) => x.place,
    10 + random.below(40),
    (id) => town(id, null),
  )
  return [
    breakdown(shown(bandsOf(signedIn, null)), { ...common, id: 1 }),
    breakdown(shown(genders), { ...common, id: 2, dimension: 'gender' }),
    breakdown(asCounts(places, 0), { basis: 'engaged', unit: 'count', id: 3, dimension: 'city', sortedComplete: true }),
  ].filter(({ cells }) => cells.length > 0)
}

/** TikTok: shares of gender and of the first territories, two decimals. */
const tiktok: Publish = (people, random) => {
  const known = people.filter((x) => x.isProfiled)
  const genders = (['women', 'men', 'other'] as const).map((gender): Line => ({
    cell: { label: gender, gender, value: null },
    people: known.filter((x) => x.gender === gender).length,
  }))
  const placed = people.filter((x) => x.isPlaced)
  const lands = top(
    placed,
    (x) => country(x.place),
    2 + random.below(4),
    (id) => town(id, null),
  )
  return [
    breakdown(asShares(genders, known.length, 0.0001), {
      id: 1,
      dimension: 'gender',
      rounding: 0.0001,
      total: people.length,
    }),
    breakdown(asShares(lands, placed.length, 0.0001), {
      id: 2,
      dimension: 'country',
      rounding: 0.0001,
      total: people.length,
      sortedComplete: true,
    }),
  ]
}

/** LinkedIn: followers by the first functions and countries, as counts out of all, with noise added. */
const linkedin: Publish = (people, random) => {
  const noisy = (line: Line): Line => ({ ...line, people: Math.max(1, line.people + random.below(9) - 4) })
  const sorted = (lines: readonly Line[]) => lines.map(noisy).sort((a, b) => b.people - a.people)
  const common = { unit: 'count', total: people.length, sortedComplete: true } as const
  const jobs = top(
    people.filter((x) => x.isEmployed),
    (x) => x.job,
    4 + random.below(5),
    jobCell,
  )
  const lands = top(
    people.filter((x) => x.isPlaced),
    (x) => country(x.place),
    3 + random.below(3),
    (id) => town(id, null),
  )
  return [
    breakdown(asCounts(sorted(jobs), 0), { ...common, id: 1, dimension: 'job_function' }),
    breakdown(asCounts(sorted(lands), 0), { ...common, id: 2, dimension: 'country' }),
  ]
}

/** A table typed in from a screen: counts out of all, ages and genders apart, cells under 100 people withheld. */
const typed: Publish = (people, random) => {
  const profiled = people.filter((x) => x.isProfiled)
  const genders = (['women', 'men', 'other'] as const).map((gender): Line => ({
    cell: { label: gender, gender, value: null },
    people: profiled.filter((x) => x.gender === gender).length,
  }))
  const isStated = random.below(2) === 0
  const common = {
    unit: 'count',
    total: people.length,
    knownShare: isStated ? profiled.length / people.length : null,
  } as const
  const tables = [
    breakdown(asCounts(bandsOf(profiled, null), 100), { ...common, id: 1 }),
    breakdown(asCounts(genders, 100), { ...common, id: 2, dimension: 'gender' }),
    breakdown(
      asCounts([...bandsOf(profiled, 'women'), ...bandsOf(profiled, 'men'), ...bandsOf(profiled, 'other')], 100),
      { ...common, id: 3, dimension: 'age_gender' },
    ),
  ]
  return random.below(2) === 0 ? tables : tables.slice(0, 2)
}

export const PLATFORMS = { instagram: meta, facebook: meta, youtube, tiktok, linkedin, typed } as const

/** A survey drawn by chance among the followers: what it says of each part of a target. */
export function surveyed(
  people: readonly Simulated[],
  parts: readonly { readonly dimension: Survey['dimension']; readonly formula: Formula }[],
  random: Random,
): Survey[] {
  const pool = [...people]
  const asked = Math.min(pool.length, 40 + random.below(300))
  for (let i = 0; i < asked; i++) {
    const j = i + random.below(pool.length - i)
    const [a, b] = [pool[i], pool[j]]
    if (a !== undefined && b !== undefined) [pool[i], pool[j]] = [b, a]
  }
  const drawn = pool.slice(0, asked)
  return parts.map(({ dimension, formula }) => ({
    id: 90,
    question: 'target_in_audience',
    dimension,
    takenOn: '2026-09-01',
    probability: true,
    drawnFrom: 'followers',
    yes: drawn.filter(isIn(formula)).length,
    asked,
    population: people.length,
    weights: null,
  }))
}
