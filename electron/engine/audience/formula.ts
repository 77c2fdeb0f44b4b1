import { TARGET_DIMENSIONS, type OccupationFacet, type TargetDimension } from '../../../shared/vocabulary'
import { placeKey } from './gazetteer'
import type { Ages, Formula, Gender, Literal, Person, Target } from './types'

/** What a condition or a table is about, one by one: the kinds of work are three. */
export type Axis = 'age' | 'gender' | 'place' | 'language' | OccupationFacet | 'status'

/** A target that asks for nothing. */
export const EVERYBODY: Target = {
  age: null,
  gender: null,
  place: null,
  language: null,
  occupation: null,
  status: null,
  alternatives: null,
}

/** The dimensions a target asks for. */
export const dimensionsOf = (target: Target): TargetDimension[] => TARGET_DIMENSIONS.filter((d) => target[d] !== null)

/** All of several formulas at once; null = none, everybody. */
export function allOf(formulas: readonly Formula[]): Formula | null {
  const [first, ...others] = formulas
  if (first === undefined) return null
  return others.length === 0 ? first : { kind: 'all', of: formulas }
}

/** All conditions of a target, or of some of its dimensions, as one formula; null = it asks for none of them. */
export const wholeOf = (target: Target, dimensions: readonly TargetDimension[] = TARGET_DIMENSIONS): Formula | null =>
  allOf(dimensions.map((d) => target[d]).filter((each) => each !== null))

export const isGroup = (formula: Formula): formula is Extract<Formula, { of: unknown }> =>
  formula.kind === 'all' || formula.kind === 'any'

/** The simple conditions of a formula. */
export const literalsOf = (formula: Formula): Literal[] =>
  isGroup(formula) ? formula.of.flatMap(literalsOf) : [formula]

export const axisOf = (literal: Literal): Axis => (literal.kind === 'occupation' ? literal.facet : literal.kind)

/** What a formula is about, each once. */
export const axesOf = (formula: Formula): Axis[] => [...new Set(literalsOf(formula).map(axisOf))]

export const endOf = ({ to }: Ages): number => to ?? Infinity

type Truth = boolean | null

/** Somebody with one age range no limit of the formula cuts, one gender, one place: nothing of these is left open. */
function holds(literal: Literal, person: Person): Truth {
  switch (literal.kind) {
    case 'age': {
      if (person.age === undefined) return null
      if (endOf(person.age) < literal.from || person.age.from > endOf(literal)) return false
      return person.age.from >= literal.from && endOf(person.age) <= endOf(literal) ? true : null
    }
    case 'gender':
      return person.gender === undefined || person.gender === 'unknown' ? null : person.gender === literal.gender
    case 'place': {
      const standing = literal.place.standing(person.placeIds ?? [])
      return standing === 'part' ? null : standing === 'inside'
    }
    case 'language':
      return person.language === undefined ? null : literal.languages.includes(person.language)
    case 'occupation':
      return oneOf(person.occupation?.[literal.facet], literal.values)
    case 'status':
      return oneOf(person.statuses, literal.statuses)
  }
}

function oneOf(own: readonly string[] | undefined, wanted: readonly string[]): Truth {
  if (own === undefined || own.length === 0) return null
  return own.some((word) => wanted.includes(placeKey(word)))
}

/** Kleene's logic: what is not known stays so unless the rest settles it. */
function truthOf(formula: Formula, person: Person): Truth {
  if (!isGroup(formula)) return holds(formula, person)
  const settles = formula.kind === 'any'
  let open = false
  for (const each of formula.of) {
    const truth = truthOf(each, person)
    if (truth === settles) return settles
    if (truth === null) open = true
  }
  return open ? null : !settles
}

/** The parts of an age range that the limits of a formula leave whole. */
export function agePieces(formula: Formula, ages: Ages): Ages[] {
  const limits = literalsOf(formula).flatMap((each) => (each.kind === 'age' ? [each.from, endOf(each) + 1] : []))
  const inside = [...new Set(limits)].filter((limit) => limit > ages.from && limit <= endOf(ages)).sort((a, b) => a - b)
  return [ages.from, ...inside].map((from, i) => {
    const next = inside[i]
    return { from, to: next === undefined ? ages.to : next - 1 }
  })
}

const ANY_GENDER: readonly Gender[] = ['women', 'men', 'other']
const ANY_AGE: Ages = { from: 0, to: null }

/** Everybody somebody may be: one for each age, gender and place that fits what is known. */
function possibilities(formula: Formula, person: Person): Person[] {
  const axes = axesOf(formula)
  const ages = axes.includes('age') ? agePieces(formula, person.age ?? ANY_AGE) : [null]
  const open = person.gender === undefined || person.gender === 'unknown'
  const genders = !axes.includes('gender') ? [null] : open ? ANY_GENDER : [person.gender ?? 'other']
  const places = axes.includes('place') && person.placeIds !== undefined ? person.placeIds : []
  const ids = places.length === 0 ? [null] : places
  return ages.flatMap((age) =>
    genders.flatMap((gender) =>
      ids.map((id) => ({
        ...person,
        ...(age === null ? {} : { age }),
        ...(gender === null ? {} : { gender }),
        ...(id === null ? {} : { placeIds: [id] }),
      })),
    ),
  )
}

/** A target as one formula; of no condition: everybody. */
export const formulaOf = (asked: Target | Formula): Formula =>
  'kind' in asked ? asked : (wholeOf(asked) ?? { kind: 'all', of: [] })

/** Whether somebody meets a target; null = what is known of them does not say. */
export function meets(asked: Target | Formula, person: Person): boolean | null {
  const formula = formulaOf(asked)
  const [first = null, ...others] = possibilities(formula, person).map((each) => truthOf(formula, each))
  return others.every((truth) => truth === first) ? first : null
}
