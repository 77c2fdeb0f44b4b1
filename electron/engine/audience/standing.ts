import type { Standing } from './placeTarget'
import type { AgePyramid, Assumption, Cell, Dimension, Target } from './types'

/**
 * How the people of one line stand to the target. For `part`, `fraction` is the working value (0–1) of the part that is
 * in it, resting on `assumption`; null = no assumption gives one.
 */
export type CellStanding = {
  readonly standing: Standing
  readonly fraction: number | null
  readonly assumption: Assumption | null
}

const INSIDE: CellStanding = { standing: 'inside', fraction: 1, assumption: null }
const OUTSIDE: CellStanding = { standing: 'outside', fraction: 0, assumption: null }
const UNSAID: CellStanding = { standing: 'part', fraction: null, assumption: null }

type Ages = { readonly from: number; readonly to: number | null }

function pyramidFraction(pyramid: AgePyramid, band: Ages, target: Ages): number | null {
  const within = (age: number, ages: Ages) => age >= ages.from && (ages.to === null || age <= ages.to)
  let all = 0
  let both = 0
  for (const [age, people] of pyramid) {
    if (!within(age, band)) continue
    all += people
    if (within(age, target)) both += people
  }
  return all > 0 ? both / all : null
}

/**
 * A band of ages against a target range, both with their ends included: 25–34 holds ten years, of which 18–25 takes one.
 * Inside a straddled band people are spread like the reference pyramid when there is one, otherwise evenly; an open band
 * ("65+") has no width, so without a pyramid it has no working value.
 */
export function ageStanding(band: Ages, target: Ages, pyramid: AgePyramid | null): CellStanding {
  const bandEnd = band.to ?? Infinity
  const targetEnd = target.to ?? Infinity
  if (bandEnd < target.from || band.from > targetEnd) return OUTSIDE
  if (band.from >= target.from && bandEnd <= targetEnd) return INSIDE
  const weighted = pyramid === null ? null : pyramidFraction(pyramid, band, target)
  if (weighted !== null) return { standing: 'part', fraction: weighted, assumption: 'age_pyramid' }
  if (band.to === null) return UNSAID
  const years = Math.min(bandEnd, targetEnd) - Math.max(band.from, target.from) + 1
  return { standing: 'part', fraction: years / (band.to - band.from + 1), assumption: 'uniform_in_band' }
}

function genderStanding(cell: Cell, wanted: 'women' | 'men'): CellStanding {
  if (cell.gender === undefined || cell.gender === 'unknown') return UNSAID
  return cell.gender === wanted ? INSIDE : OUTSIDE
}

function cellAgeStanding(cell: Cell, target: Ages, pyramid: AgePyramid | null): CellStanding {
  if (target.from <= 0 && target.to === null) return INSIDE
  if (cell.ageFrom === undefined || cell.ageTo === undefined) return UNSAID
  return ageStanding({ from: cell.ageFrom, to: cell.ageTo }, target, pyramid)
}

function both(a: CellStanding, b: CellStanding): CellStanding {
  if (a.standing === 'outside' || b.standing === 'outside') return OUTSIDE
  if (a.standing === 'inside') return b
  if (b.standing === 'inside') return a
  return UNSAID
}

/** What of a target a dimension can answer. */
export function answers(dimension: Dimension, asked: { age: boolean; gender: boolean; place: boolean }): boolean {
  const place = dimension === 'city' || dimension === 'country' || dimension === 'region'
  const age = dimension === 'age' || dimension === 'age_gender'
  const gender = dimension === 'gender' || dimension === 'age_gender'
  return (!asked.age || age) && (!asked.gender || gender) && (!asked.place || place)
}

/** Standing of a line to the conditions of a target that are not null; lines of a cross-table answer several at once. */
export function standingOf(cell: Cell, target: Target, pyramid: AgePyramid | null): CellStanding {
  const standings: CellStanding[] = []
  if (target.age !== null) standings.push(cellAgeStanding(cell, target.age, pyramid))
  if (target.gender !== null) standings.push(genderStanding(cell, target.gender))
  if (target.place !== null) {
    const standing = target.place.standing(cell.placeIds ?? [])
    standings.push(standing === 'inside' ? INSIDE : standing === 'outside' ? OUTSIDE : UNSAID)
  }
  return standings.reduce(both, INSIDE)
}
