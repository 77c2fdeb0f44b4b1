import type { Condition } from '../../../shared/contract/audience'
import type { Gazetteer } from './gazetteer'
import { inAll, inPlaces, withinRadius } from './placeTarget'
import type { PlaceMatcher } from './placeTarget'
import { resolveAny, resolveCountry, resolveTown } from './places'
import { readLabel } from './labels'
import type { Breakdown, Cell, Target } from './types'

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

/** Two ranges of ages at once. Null = nobody can be in both. */
function meet(a: NonNullable<Target['age']>, b: NonNullable<Target['age']>): Target['age'] {
  const from = Math.max(a.from, b.from)
  const to = a.to === null ? b.to : b.to === null ? a.to : Math.min(a.to, b.to)
  return to !== null && to < from ? null : { from, to }
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
  let age: Target['age'] = null
  let gender: Target['gender'] = null
  const places: PlaceMatcher[] = []
  const problems: ConditionProblem[] = []
  for (const c of conditions) {
    if (c.kind === 'age') {
      const wanted = { from: c.from, to: c.to }
      const both: Target['age'] = age === null ? wanted : meet(age, wanted)
      if (both === null) problems.push({ code: 'conditions_contradict', text: 'age', ids: [] })
      age = both ?? age
    } else if (c.kind === 'gender') {
      if (gender !== null && gender !== c.gender)
        problems.push({ code: 'conditions_contradict', text: 'gender', ids: [] })
      gender = c.gender
    } else {
      const place = c.kind === 'near' ? near(gazetteer, c.place, c.km) : listed(gazetteer, c.places)
      problems.push(...place.problems)
      if (place.matcher !== null) places.push(place.matcher)
    }
  }
  const [first, ...others] = places
  const place = first === undefined ? null : others.length === 0 ? first : inAll(places)
  return { target: { age, gender, place }, problems }
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
  return { label, value, ...readLabel(label) }
}
