import { EVERYBODY } from '../../electron/engine/audience/formula'
import { inPlaces } from '../../electron/engine/audience/placeTarget'
import type { Breakdown, Cell, Formula, Reference, Target } from '../../electron/engine/audience/types'

/** A breakdown of followers by age, exact, without total, with whatever a test changes. */
export function breakdown(cells: readonly Cell[], changes: Partial<Breakdown> = {}): Breakdown {
  return {
    id: 1,
    accountId: 1,
    basis: 'followers',
    dimension: 'age',
    takenOn: '2026-09-30',
    source: 'test',
    unit: 'share',
    rounding: 0,
    total: null,
    knownShare: null,
    sortedComplete: false,
    cells,
    ...changes,
  }
}

/** A cell of an age band. */
export const band = (ageFrom: number, ageTo: number | null, value: number | null): Cell => ({
  label: `${ageFrom}-${ageTo ?? ''}`,
  ageFrom,
  ageTo,
  value,
})

/** A cell of a town or country. */
export const town = (id: string, value: number | null): Cell => ({ label: id, placeIds: [id], value })

/** Conditions of one thing. */
export const aged = (from: number, to: number | null): Formula => ({ kind: 'age', from, to })
export const isGender = (gender: 'women' | 'men'): Formula => ({ kind: 'gender', gender })
export const livesIn = (...ids: string[]): Formula => ({ kind: 'place', place: inPlaces(ids) })
export const either = (...of: Formula[]): Formula => ({ kind: 'any', of })
export const both = (...of: Formula[]): Formula => ({ kind: 'all', of })

/** A target that asks for these dimensions alone. */
export const target = (asked: Partial<Target>): Target => ({ ...EVERYBODY, ...asked })
export const ages = (from: number, to: number | null): Target => target({ age: aged(from, to) })
export const places = (...ids: string[]): Target => target({ place: livesIn(...ids) })

/** The bands of the example of statistics 3.2: 13–17 4 %, 18–24 41 %, 25–34 33 %, the rest 22 %. */
export const EXAMPLE_AGES = [
  band(13, 17, 0.04),
  band(18, 24, 0.41),
  band(25, 34, 0.33),
  band(35, 44, 0.12),
  band(45, null, 0.1),
]

/** Listed towns of the example: .54 in all, .36 of them in the target, smallest .03; one target town is not listed. */
export const EXAMPLE_TOWNS = [
  town('FR.32.59/A', 0.25),
  town('FR.32.59/B', 0.11),
  town('FR.32.59/C', 0.15),
  town('FR.32.59/D', 0.03),
]
export const EXAMPLE_PLACES = places('FR.32.59/A', 'FR.32.59/B', 'FR.32.59/E')

/** A reference population whose figures all come from one table. */
export function counted(
  population: number | null,
  shares: readonly Omit<Reference['shares'][number], 'from'>[] = [],
): Reference {
  const from = { id: 1, label: 'x', takenOn: '2025-01-01', source: 'x' }
  return {
    population,
    populationFrom: population === null ? null : from,
    shares: shares.map((share) => ({ ...share, from })),
  }
}
