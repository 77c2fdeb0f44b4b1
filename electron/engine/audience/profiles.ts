import type { AudienceBasis } from '../../../shared/vocabulary'
import { bySide } from './bases'
import { ageProfile, GAP_THRESHOLD, totalVariation, variationRange, type Band } from './distance'
import { isStale, type Days } from './evidence'
import type { Range } from './bounds'
import { massesOf } from './masses'
import type { Breakdown, Gender } from './types'

/**
 * How far the shares of a breakdown may be from what is printed, as a total variation: each line is off by what its
 * rounding leaves open, a withheld line by all it may hold, both as parts of the known people. (If v is off by Σh, the
 * shares v/Σv are off by at most Σh/Σv.)
 */
function blurOf(b: Breakdown): number {
  const masses = massesOf(b)
  if ('code' in masses) return 1
  const printed = masses.cells.reduce((sum, cell) => sum + (cell.printed ?? 0), 0)
  const off = masses.cells.reduce((sum, cell) => sum + (cell.high - (cell.printed ?? 0)), 0)
  return printed > 0 ? Math.min(1, off / printed) : 1
}

const wider = ({ lower, upper }: Range, by: number): Range => ({
  lower: Math.max(0, lower - by),
  upper: Math.min(1, upper + by),
})

const GENDERS: readonly Gender[] = ['women', 'men', 'other']

/** People of each known gender, or null when the breakdown has none. */
function genderProfile(b: Breakdown): number[] | null {
  const masses = massesOf(b)
  if ('code' in masses) return null
  const profile = GENDERS.map((gender) =>
    masses.cells.reduce((sum, { cell, printed }) => (cell.gender === gender ? sum + (printed ?? 0) : sum), 0),
  )
  return profile.some((value) => value > 0) ? profile : null
}

/** Total variation of two breakdowns among the people whose age (gender) is known; null when one of them has none. */
function variation(a: Breakdown, b: Breakdown, dimension: 'age' | 'gender'): Range | null {
  const blur = blurOf(a) + blurOf(b)
  if (dimension === 'age') {
    const [p, q] = [ageProfile(a), ageProfile(b)]
    return p === null || q === null ? null : wider(variationRange(p, q), blur)
  }
  const [p, q] = [genderProfile(a), genderProfile(b)]
  if (p === null || q === null) return null
  const exact = totalVariation(p, q)
  return wider({ lower: exact, upper: exact }, blur)
}

const newestFirst = (a: Breakdown, b: Breakdown) =>
  a.takenOn === b.takenOn ? b.id - a.id : a.takenOn < b.takenOn ? 1 : -1

/** Breakdowns of one basis that speak of the period and are not old, newest first. */
function fresh(breakdowns: readonly Breakdown[], period: Days, basis: AudienceBasis): Breakdown[] {
  return bySide(breakdowns, period)
    .usable.filter((b) => b.basis === basis && !isStale(b.takenOn, period))
    .toSorted(newestFirst)
}

export type AudienceGap = Range & {
  readonly dimension: 'age' | 'gender'
  readonly followers: Breakdown
  readonly reached: Breakdown
  /** Even the least distance is above the limit: the people reached are not the followers. */
  readonly isLarge: boolean
}

/**
 * How far the people reached are from the followers: total variation by age, else by gender, among those whose age
 * (gender) is known, from the newest breakdown of each. Null without one of both.
 */
export function gapBetweenBases(
  breakdowns: readonly Breakdown[],
  period: Days,
  limit: number = GAP_THRESHOLD,
): AudienceGap | null {
  const followers = fresh(breakdowns, period, 'followers')
  const reached = fresh(breakdowns, period, 'reached')
  for (const dimension of ['age', 'gender'] as const) {
    for (const a of followers) {
      for (const b of reached) {
        const range = variation(a, b, dimension)
        if (range !== null) return { ...range, dimension, followers: a, reached: b, isLarge: range.lower > limit }
      }
    }
  }
  return null
}

/** Total variation between the ages of an audience (its newest breakdown on a basis) and of a population. */
export function distanceToPopulation(
  breakdowns: readonly Breakdown[],
  period: Days,
  basis: AudienceBasis,
  population: readonly Band[],
): Range | null {
  for (const breakdown of bySide(breakdowns, period).usable.toSorted(newestFirst)) {
    const ages = breakdown.basis === basis ? ageProfile(breakdown) : null
    if (ages !== null) return wider(variationRange(ages, population), blurOf(breakdown))
  }
  return null
}
