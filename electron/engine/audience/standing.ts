import { OCCUPATION_FACETS } from '../../../shared/vocabulary'
import { agePieces, axesOf, endOf, isGroup, meets, type Axis } from './formula'
import { placeKey } from './gazetteer'
import type { Standing } from './placeTarget'
import type { AgePyramid, Ages, Assumption, Breakdown, Cell, Dimension, Formula, Person } from './types'

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

/** What a table tells of each person. */
export function axesOfTable(dimension: Dimension): readonly Axis[] {
  switch (dimension) {
    case 'age_gender':
      return ['age', 'gender']
    case 'city':
    case 'country':
    case 'region':
      return ['place']
    default:
      return [dimension]
  }
}

/** Whether a table tells of all that a formula asks. */
export const answers = (dimension: Dimension, formula: Formula): boolean =>
  axesOf(formula).every((axis) => axesOfTable(dimension).includes(axis))

const isFacet = (dimension: Dimension) => OCCUPATION_FACETS.find((facet) => facet === dimension)

/** What the line of a table says of one of its people. */
export function personOf(cell: Cell, dimension: Dimension): Person {
  const facet = isFacet(dimension)
  return {
    ...(cell.ageFrom === undefined || cell.ageTo === undefined ? {} : { age: { from: cell.ageFrom, to: cell.ageTo } }),
    ...(cell.gender === undefined ? {} : { gender: cell.gender }),
    ...(cell.placeIds === undefined ? {} : { placeIds: cell.placeIds }),
    ...(cell.language === undefined ? {} : { language: cell.language }),
    ...(facet === undefined ? {} : { occupation: { [facet]: [cell.label] } }),
  }
}

/** People of a range of ages: of the pyramid, else its number of years. Null = an open range without a pyramid. */
function weightOf(ages: Ages, pyramid: AgePyramid | null): number | null {
  if (pyramid === null) return ages.to === null ? null : ages.to - ages.from + 1
  return [...pyramid].reduce((sum, [age, people]) => (age >= ages.from && age <= endOf(ages) ? sum + people : sum), 0)
}

/**
 * The part of a straddled band that is in the target: people in it are spread like the reference pyramid when there is
 * one that has people of that age, otherwise evenly; an open band ("65+") has no width, so without a pyramid none.
 */
function split(person: Person, formula: Formula, pyramid: AgePyramid | null): CellStanding {
  if (person.age === undefined) return UNSAID
  const whole = weightOf(person.age, pyramid)
  if (pyramid !== null && whole === 0) return split(person, formula, null)
  let inside = 0
  for (const age of agePieces(formula, person.age)) {
    const truth = meets(formula, { ...person, age })
    const weight = weightOf(age, pyramid)
    if (truth === null || (truth && weight === null)) return UNSAID
    if (truth) inside += weight ?? 0
  }
  if (whole === null) return UNSAID
  const assumption = pyramid === null ? 'uniform_in_band' : 'age_pyramid'
  return { standing: 'part', fraction: inside / whole, assumption }
}

/** Standing of a line to a formula; lines of a cross-table answer several conditions at once. */
export function standingOf(cell: Cell, by: Dimension, formula: Formula, pyramid: AgePyramid | null): CellStanding {
  const person = personOf(cell, by)
  const truth = meets(formula, person)
  if (truth !== null) return truth ? INSIDE : OUTSIDE
  return split(person, formula, pyramid)
}

/**
 * How many values that a cut list leaves out can be in the target; null = any number (a radius and a region hold villages
 * that no list of names is sure to cover).
 */
export function missingOf(b: Breakdown, formula: Formula): number | null {
  if (isGroup(formula)) {
    const counts = formula.of.map((each) => missingOf(b, each))
    const known = counts.filter((n) => n !== null)
    // Who is unlisted and in the whole is unlisted and in each: the smallest number is still an upper bound.
    if (formula.kind === 'all') return known.length === 0 ? null : Math.min(...known)
    return known.length < counts.length ? null : known.reduce((sum, n) => sum + n, 0)
  }
  switch (formula.kind) {
    case 'place': {
      const listed = b.cells.flatMap((cell) => cell.placeIds ?? [])
      return formula.place.missing(listed, b.dimension === 'country' ? 'countries' : 'towns')
    }
    case 'language': {
      const listed = b.cells.map((cell) => cell.language)
      return formula.languages.filter((code) => !listed.includes(code)).length
    }
    case 'occupation': {
      const listed = b.cells.map((cell) => placeKey(cell.label))
      return formula.values.filter((value) => !listed.includes(value)).length
    }
    default:
      return null
  }
}
