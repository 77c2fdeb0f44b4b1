import type { OccupationFacet } from '../../../shared/vocabulary'
import { allOf, axesOf, endOf, isGroup } from './formula'
import { inAll, inAny } from './placeTarget'
import type { Ages, Formula, Literal } from './types'

type Kind = 'all' | 'any'
type Of<K extends Literal['kind']> = Extract<Literal, { kind: K }>

const anyOf = (formulas: readonly Formula[]): Formula | null => {
  const [first, ...others] = formulas
  if (first === undefined) return null
  return others.length === 0 ? first : { kind: 'any', of: formulas }
}

const isKind =
  <K extends Literal['kind']>(kind: K) =>
  (formula: Formula): formula is Of<K> =>
    formula.kind === kind

/** The single conditions of one kind a formula offers as alternatives; null = it is anything else. */
function offered<K extends Literal['kind']>(formula: Formula, kind: K): readonly Of<K>[] | null {
  const is = isKind(kind)
  if (is(formula)) return [formula]
  return formula.kind === 'any' && formula.of.every(is) ? formula.of : null
}

const toOf = (end: number): number | null => (end === Infinity ? null : end)

/** Ranges in order, those that touch or overlap made one. */
function joined(ranges: readonly Ages[]): Ages[] {
  const found: Ages[] = []
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1)
    if (last !== undefined && range.from <= endOf(last) + 1) {
      found[found.length - 1] = { from: last.from, to: toOf(Math.max(endOf(last), endOf(range))) }
    } else found.push({ from: range.from, to: range.to })
  }
  return found
}

function common(a: readonly Ages[], b: readonly Ages[]): Ages[] {
  return a.flatMap((x) =>
    b.flatMap((y) => {
      const from = Math.max(x.from, y.from)
      const end = Math.min(endOf(x), endOf(y))
      return end < from ? [] : [{ from, to: toOf(end) }]
    }),
  )
}

/** All or one of several lists of words that exclude each other. */
const words = (kind: Kind, lists: readonly (readonly string[])[]): string[] =>
  kind === 'any'
    ? [...new Set(lists.flat())]
    : [...new Set(lists[0])].filter((word) => lists.every((list) => list.includes(word)))

function ages(kind: Kind, of: readonly (readonly Ages[])[]): Formula | null {
  const ranges = joined(kind === 'any' ? of.flat() : of.reduce(common))
  return anyOf(ranges.map((range) => ({ kind: 'age', ...range })))
}

function genders(kind: Kind, of: readonly (readonly Of<'gender'>[])[]): Formula | null {
  const left = words(
    kind,
    of.map((each) => each.map(({ gender }) => gender)),
  )
  return anyOf(
    (['women', 'men'] as const).filter((g) => left.includes(g)).map((gender) => ({ kind: 'gender', gender })),
  )
}

function works(kind: Kind, facet: OccupationFacet, of: readonly (readonly Of<'occupation'>[])[]): Formula | null {
  const values = words(
    kind,
    of.map((each) => each.flatMap((one) => one.values)),
  )
  return values.length === 0 ? null : { kind: 'occupation', facet, values }
}

/**
 * Conditions about one and the same thing as one condition, as far as they can be: ranges of ages, lists of words,
 * places. Null = nobody can meet them. Statuses stay side by side: somebody can have several.
 */
function merged(kind: Kind, of: readonly Formula[]): Formula | null {
  const [axis] = of.flatMap(axesOf)
  const lists = <K extends Literal['kind']>(k: K) => of.map((each) => offered(each, k) ?? [])
  switch (axis) {
    case 'age':
      return ages(kind, lists('age'))
    case 'gender':
      return genders(kind, lists('gender'))
    case 'place': {
      const matchers = lists('place').flatMap((each) => each.map(({ place }) => place))
      const place = kind === 'all' ? inAll(matchers) : inAny(matchers)
      return place === null ? null : { kind: 'place', place }
    }
    case 'language': {
      const languages = words(
        kind,
        lists('language').map((each) => each.flatMap((one) => one.languages)),
      )
      return languages.length === 0 ? null : { kind: 'language', languages }
    }
    case 'status': {
      const statuses = lists('status').flatMap((each) => each.flatMap((one) => one.statuses))
      return kind === 'any' ? { kind: 'status', statuses: [...new Set(statuses)] } : allOf(of)
    }
    case undefined:
      return allOf(of)
    default:
      return works(kind, axis, lists('occupation'))
  }
}

/**
 * Joins formulas, conditions about the same thing made one. A formula that nobody can meet is left out of `any`.
 * @returns null when nobody can meet the whole
 */
export function joinedBy(kind: Kind, formulas: readonly Formula[]): Formula | null {
  const flat = formulas.flatMap((each) => (each.kind === kind && isGroup(each) ? each.of : [each]))
  const byAxis = new Map<string, Formula[]>()
  flat.forEach((each, i) => {
    const axes = axesOf(each)
    const key = axes.length === 1 && (kind === 'all' || each.kind !== 'all') ? (axes[0] ?? '') : `group ${i}`
    byAxis.set(key, [...(byAxis.get(key) ?? []), each])
  })
  const parts: Formula[] = []
  for (const same of byAxis.values()) {
    const [first] = same
    const one = same.length === 1 && first !== undefined ? first : merged(kind, same)
    if (one === null && kind === 'all') return null
    if (one !== null) parts.push(one)
  }
  return kind === 'all' ? allOf(parts) : anyOf(parts)
}
