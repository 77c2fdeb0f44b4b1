import type { Condition, SimpleCondition } from '../../../../shared/contract/audience'
import type { OccupationFacet } from '../../../../shared/vocabulary'

type Keyed<T> = T & { readonly key: number }

/** A condition being written: numbers as typed. `key` follows it through changes of the list. */
export type LeafDraft = Keyed<
  | { readonly kind: 'age'; readonly from: string; readonly to: string }
  | { readonly kind: 'gender'; readonly gender: 'women' | 'men' }
  | { readonly kind: 'near'; readonly place: string; readonly km: string }
  | { readonly kind: 'places'; readonly places: readonly string[] }
  | { readonly kind: 'language'; readonly languages: readonly string[] }
  | { readonly kind: 'occupation'; readonly facet: OccupationFacet; readonly values: readonly string[] }
  | { readonly kind: 'status'; readonly statuses: readonly string[] }
>
export type LeafKind = LeafDraft['kind']

/** Alternatives (`any`) stand in the list, several at once (`all`) in alternatives: no deeper. */
export type GroupDraft = Keyed<{ readonly kind: 'any' | 'all'; readonly of: readonly ConditionDraft[] }>
export type ConditionDraft = LeafDraft | GroupDraft

/** Where a condition stands: its place in the list, in the group, in the group of the group. */
export type Path = readonly number[]

export const LEAF_KINDS = ['age', 'gender', 'near', 'places', 'language', 'occupation', 'status'] as const

/** Conditions one group can hold, as the contract has it. */
export const MOST_OF_A_GROUP = 8

export const isGroup = (draft: ConditionDraft): draft is GroupDraft => draft.kind === 'any' || draft.kind === 'all'

let made = 0
const keyed = <T extends object>(draft: T): Keyed<T> => ({ ...draft, key: ++made })

/** A condition of a kind, with nothing in it yet. */
export function newLeaf(kind: LeafKind): LeafDraft {
  switch (kind) {
    case 'age':
      return keyed({ kind, from: '', to: '' })
    case 'gender':
      return keyed({ kind, gender: 'women' as const })
    case 'near':
      return keyed({ kind, place: '', km: '30' })
    case 'places':
      return keyed({ kind, places: [] })
    case 'language':
      return keyed({ kind, languages: [] })
    case 'occupation':
      return keyed({ kind, facet: 'job_function' as const, values: [] })
    case 'status':
      return keyed({ kind, statuses: [] })
  }
}

export const newGroup = (kind: GroupDraft['kind'], of: readonly ConditionDraft[]): GroupDraft => keyed({ kind, of })

function leafOf(condition: SimpleCondition): LeafDraft {
  if (condition.kind === 'age') {
    const { from, to } = condition
    return keyed({ kind: 'age' as const, from: String(from), to: to === null ? '' : String(to) })
  }
  if (condition.kind === 'near') return keyed({ ...condition, km: String(condition.km) })
  return keyed(condition)
}

/** The conditions of a persona as drafts. */
export function draftsOf(conditions: readonly Condition[]): ConditionDraft[] {
  return conditions.map((condition) => {
    if (condition.kind !== 'any') return leafOf(condition)
    return newGroup(
      'any',
      condition.of.map((part) => (part.kind === 'all' ? newGroup('all', part.of.map(leafOf)) : leafOf(part))),
    )
  })
}

/** A group of one is that one; of none, nothing. Several at once that lost their alternatives are conditions of the list. */
function settled(group: GroupDraft): readonly ConditionDraft[] {
  const [only, ...others] = group.of
  if (only === undefined) return []
  if (others.length > 0) return [group]
  return group.kind === 'any' && only.kind === 'all' ? only.of : [only]
}

/** The list with what stands at a path replaced: by nothing, one or several conditions. */
export function changeAt(
  list: readonly ConditionDraft[],
  path: Path,
  change: (draft: ConditionDraft) => readonly ConditionDraft[],
): readonly ConditionDraft[] {
  const [at, ...rest] = path
  return list.flatMap((draft, index) => {
    if (index !== at) return [draft]
    if (rest.length === 0) return change(draft)
    return isGroup(draft) ? settled({ ...draft, of: changeAt(draft.of, rest, change) }) : [draft]
  })
}

export const removeAt = (list: readonly ConditionDraft[], path: Path) => changeAt(list, path, () => [])

/** Adds to the group at a path; path [] = to the list itself. */
export function addAt(list: readonly ConditionDraft[], path: Path, fresh: ConditionDraft): readonly ConditionDraft[] {
  if (path.length === 0) return [...list, fresh]
  return changeAt(list, path, (draft) => (isGroup(draft) ? [{ ...draft, of: [...draft.of, fresh] }] : [draft]))
}

/** null when empty, NaN when it is no age. */
function ageOf(text: string): number | null {
  if (text.trim() === '') return null
  return /^\d{1,3}$/.test(text.trim()) && Number(text) <= 120 ? Number(text) : Number.NaN
}

const kmOf = (text: string): number => Number(text.trim().replace(',', '.') || Number.NaN)

/** What is wrong with a condition as it is typed: a code of `persona.problem`, or null. */
export function leafProblem(draft: LeafDraft): 'age' | 'age_order' | 'place' | 'km' | 'empty' | null {
  switch (draft.kind) {
    case 'age': {
      const [from, to] = [ageOf(draft.from), ageOf(draft.to)]
      if (Number.isNaN(from) || Number.isNaN(to) || (from === null && to === null)) return 'age'
      return to !== null && to < (from ?? 0) ? 'age_order' : null
    }
    case 'near': {
      if (draft.place.trim() === '') return 'place'
      const km = kmOf(draft.km)
      return km > 0 && km <= 500 ? null : 'km'
    }
    case 'gender':
      return null
    default:
      return wordsOf(draft).length === 0 ? 'empty' : null
  }
}

function wordsOf(draft: Extract<LeafDraft, { kind: 'places' | 'language' | 'occupation' | 'status' }>) {
  switch (draft.kind) {
    case 'places':
      return draft.places
    case 'language':
      return draft.languages
    case 'occupation':
      return draft.values
    case 'status':
      return draft.statuses
  }
}

/** Whether everything in the list can be kept. */
export const isWhole = (list: readonly ConditionDraft[]): boolean =>
  list.every((draft) => (isGroup(draft) ? isWhole(draft.of) : leafProblem(draft) === null))

function simpleOf(draft: LeafDraft): SimpleCondition {
  switch (draft.kind) {
    case 'age':
      return { kind: 'age', from: ageOf(draft.from) ?? 0, to: ageOf(draft.to) }
    case 'gender':
      return { kind: 'gender', gender: draft.gender }
    case 'near':
      return { kind: 'near', place: draft.place.trim(), km: kmOf(draft.km) }
    case 'places':
      return { kind: 'places', places: [...draft.places] }
    case 'language':
      return { kind: 'language', languages: [...draft.languages] }
    case 'occupation':
      return { kind: 'occupation', facet: draft.facet, values: [...draft.values] }
    case 'status':
      return { kind: 'status', statuses: [...draft.statuses] }
  }
}

const leavesOf = (list: readonly ConditionDraft[]): LeafDraft[] =>
  list.flatMap((draft) => (isGroup(draft) ? leavesOf(draft.of) : [draft]))

/** The conditions a whole list says, in its order. */
export function conditionsOf(list: readonly ConditionDraft[]): Condition[] {
  return list.map((draft) => {
    if (!isGroup(draft)) return simpleOf(draft)
    const of = draft.of.map((part) =>
      isGroup(part) ? { kind: 'all' as const, of: leavesOf(part.of).map(simpleOf) } : simpleOf(part),
    )
    return { kind: 'any' as const, of }
  })
}
