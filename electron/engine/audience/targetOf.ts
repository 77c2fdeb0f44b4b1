import type { Condition, SimpleCondition } from '../../../shared/contract/audience'
import { dimensionOf } from '../../../shared/targetDimensions'
import type { TargetDimension } from '../../../shared/vocabulary'
import { EVERYBODY } from './formula'
import { placeKey, type Gazetteer } from './gazetteer'
import { readLabel, readLanguage } from './labels'
import { inPlaces, withinRadius } from './placeTarget'
import type { PlaceMatcher } from './placeTarget'
import { resolveAny, resolveCountry, resolveTown } from './places'
import { joinedBy } from './simplify'
import type { Breakdown, Cell, Formula, Target } from './types'

/** A condition that cannot be used as it stands. `ids`: the places the text may mean (empty = none found). */
export type ConditionProblem = {
  readonly code: 'place_not_found' | 'place_ambiguous' | 'place_without_point' | 'conditions_contradict'
  readonly text: string
  readonly ids: readonly string[]
}

type Matched = { readonly matcher: PlaceMatcher | null; readonly problems: readonly ConditionProblem[] }

function unresolved(text: string, ids: readonly string[]): ConditionProblem {
  return { code: ids.length === 0 ? 'place_not_found' : 'place_ambiguous', text, ids }
}

function near(gazetteer: Gazetteer, text: string, km: number): Matched {
  const { status, ids } = resolveTown(gazetteer, text)
  const byId = gazetteer.town(text)
  const town = byId ?? (status === 'resolved' ? gazetteer.town(ids[0]) : null)
  if (town !== null) return { matcher: withinRadius(gazetteer, town, km), problems: [] }
  if (status === 'ambiguous') return { matcher: null, problems: [unresolved(text, ids)] }
  const area = resolveAny(gazetteer, text).ids
  // A region has no centre to measure from.
  if (area.length > 0) return { matcher: null, problems: [{ code: 'place_without_point', text, ids: area }] }
  return { matcher: null, problems: [unresolved(text, [])] }
}

function listed(gazetteer: Gazetteer, texts: readonly string[]): Matched {
  const resolved = texts.map((text) => ({ text, ...resolveAny(gazetteer, text) }))
  const problems = resolved.filter((r) => r.status !== 'resolved').map((r) => unresolved(r.text, r.ids))
  const ids = resolved.filter((r) => r.status === 'resolved').flatMap((r) => r.ids)
  return { matcher: problems.length > 0 ? null : inPlaces(ids), problems }
}

type Read = { readonly formula: Formula | null; readonly problems: readonly ConditionProblem[] }

const contradiction = (dimension: string): ConditionProblem => ({
  code: 'conditions_contradict',
  text: dimension,
  ids: [],
})

const keys = (words: readonly string[]) => [...new Set(words.map(placeKey))]

/** Nobody is a follower at 110: an end there and beyond is no end, and the open band "65+" does not straddle it. */
const OLDEST = 110
const openAge = (to: number | null) => (to === null || to >= OLDEST ? null : to)

/** One simple condition; its formula is null when a place of it cannot be read. */
function readSimple(c: SimpleCondition, gazetteer: Gazetteer): Read {
  switch (c.kind) {
    case 'age':
      return { formula: { kind: 'age', from: c.from, to: openAge(c.to) }, problems: [] }
    case 'gender':
      return { formula: { kind: 'gender', gender: c.gender }, problems: [] }
    case 'language':
      return { formula: { kind: 'language', languages: c.languages.map((code) => code.toLowerCase()) }, problems: [] }
    case 'occupation':
      return { formula: { kind: 'occupation', facet: c.facet, values: keys(c.values) }, problems: [] }
    case 'status':
      return { formula: { kind: 'status', statuses: keys(c.statuses) }, problems: [] }
    default: {
      const { matcher, problems } = c.kind === 'near' ? near(gazetteer, c.place, c.km) : listed(gazetteer, c.places)
      return { formula: matcher === null ? null : { kind: 'place', place: matcher }, problems }
    }
  }
}

/** Several at once, or alternatives; what nobody can meet is a problem, wherever it stands. */
function readGroup(kind: 'all' | 'any', parts: readonly Read[], dimension: TargetDimension): Read {
  const problems = parts.flatMap((part) => part.problems)
  const formulas = parts.map(({ formula }) => formula).filter((formula) => formula !== null)
  if (problems.length > 0) return { formula: null, problems }
  const formula = joinedBy(kind, formulas)
  return { formula, problems: formula === null ? [contradiction(dimension)] : [] }
}

function readOne(condition: Condition, gazetteer: Gazetteer): Read {
  if (condition.kind !== 'any') return readSimple(condition, gazetteer)
  const dimension = dimensionOf(condition)
  const parts = condition.of.map((each) => {
    if (each.kind !== 'all') return readSimple(each, gazetteer)
    const own = each.of.map((simple) => readSimple(simple, gazetteer))
    return readGroup('all', own, dimensionOf({ kind: 'any', of: each.of }))
  })
  return readGroup('any', parts, dimension)
}

/**
 * The target of a persona, all of whose conditions must hold. Texts of places are read by `resolveAny` (a radius by
 * `resolveTown`; ids are taken too); what is not found or has several readings is reported and that condition is left
 * out, so a target with problems must be shown as incomplete and not judged.
 */
export function targetOf(
  conditions: readonly Condition[],
  gazetteer: Gazetteer,
): { target: Target; problems: readonly ConditionProblem[] } {
  let target = EVERYBODY
  const problems: ConditionProblem[] = []
  for (const condition of conditions) {
    const dimension = dimensionOf(condition)
    const read = readOne(condition, gazetteer)
    problems.push(...read.problems)
    if (read.formula === null) continue
    const before = target[dimension]
    const formula = before === null ? read.formula : joinedBy('all', [before, read.formula])
    if (formula === null) problems.push(contradiction(dimension))
    else target = { ...target, [dimension]: formula }
  }
  return { target, problems }
}

/** Makes a cell of a breakdown from the label and value of a file or of a typed line. The label is kept as it was. */
export function cellOf(
  dimension: Breakdown['dimension'],
  label: string,
  value: number | null,
  gazetteer: Gazetteer,
): Cell {
  if (dimension === 'city') return { label, value, placeIds: resolveTown(gazetteer, label).ids }
  if (dimension === 'country') return { label, value, placeIds: resolveCountry(gazetteer, label).ids }
  if (dimension === 'region') return { label, value, placeIds: resolveAny(gazetteer, label).ids }
  if (dimension === 'language') {
    const language = readLanguage(label)
    return { label, value, ...(language === null ? {} : { language }) }
  }
  if (dimension === 'age' || dimension === 'gender' || dimension === 'age_gender') {
    return { label, value, ...readLabel(label) }
  }
  return { label, value }
}
