import { combinations, linesOf, type Atom } from './atom'
import { agePieces, axisOf, literalsOf, meets, type Axis } from './formula'
import { placeKey } from './gazetteer'
import { placeAtoms } from './placeAtoms'
import { axesOfTable, personOf } from './standing'
import type { Ages, Breakdown, Formula, Gender, Literal, Person } from './types'

export type AxisAtoms = {
  readonly axis: Axis
  readonly literals: readonly Literal[]
  /** Tables that tell of the axis, by their place in the list of all. */
  readonly tables: readonly number[]
  readonly atoms: readonly Atom[]
}

/** A value people may have: as a person, with the key of a word ('' = any other than those named; null = no word). */
type Value = { readonly person: Person; readonly word: string | null }

/** The key of conditions that say the same. */
export const keyOf = (literal: Literal): string =>
  literal.kind === 'place' ? literal.place.key : JSON.stringify(literal)

/** The different conditions of a formula, each once. */
export function distinctLiterals(formula: Formula): Literal[] {
  return [...new Map(literalsOf(formula).map((literal) => [keyOf(literal), literal])).values()]
}

const GENDERS: readonly Gender[] = ['women', 'men', 'other']
const lifetime: Ages = { from: 0, to: null }

function ageValues(literals: readonly Literal[], tables: readonly Breakdown[]): Value[] {
  const bands = tables.flatMap(({ cells }) =>
    cells.flatMap(({ ageFrom, ageTo }): Literal[] =>
      ageFrom === undefined || ageTo === undefined ? [] : [{ kind: 'age', from: ageFrom, to: ageTo }],
    ),
  )
  return agePieces({ kind: 'any', of: [...literals, ...bands] }, lifetime).map((age) => ({
    person: { age },
    word: null,
  }))
}

function wordValues(axis: Axis, literals: readonly Literal[], tables: readonly Breakdown[]): Value[] {
  const asked = literals.flatMap((each) =>
    each.kind === 'language' ? each.languages : each.kind === 'occupation' ? each.values : [],
  )
  const listed = tables.flatMap((table) => table.cells.map((cell) => wordOf(axis, cell)))
  const words = [...new Set([...asked, ...listed.filter((word) => word !== null), ''])]
  return words.map((word) => {
    // Nobody writes this: any other word, known to be none of those named.
    const said = word === '' ? '\u0000' : word
    if (axis === 'language') return { person: { language: said }, word }
    return { person: { occupation: { [axis]: [said] } }, word }
  })
}

const wordOf = (axis: Axis, cell: Breakdown['cells'][number]): string | null =>
  axis === 'language' ? (cell.language ?? null) : placeKey(cell.label)

/** Whether people with a value may stand on a line of a table. */
function fits(axis: Axis, value: Value, cell: Breakdown['cells'][number], by: Breakdown['dimension']): boolean {
  const said = personOf(cell, by)
  if (axis === 'gender') {
    return said.gender === undefined || said.gender === 'unknown' || said.gender === value.person.gender
  }
  if (axis === 'age') {
    if (said.age === undefined || value.person.age === undefined) return true
    return meets({ kind: 'age', ...said.age }, value.person) !== false
  }
  const word = wordOf(axis, cell)
  return word === null || word === value.word
}

/** Of a list that is cut, a value is listed or one of those left out, never both. */
function unlistedCount(axis: Axis, value: Value, table: Breakdown): number | null {
  if (value.word === null) return null
  if (table.cells.some((cell) => wordOf(axis, cell) === value.word)) return 0
  return value.word === '' ? null : 1
}

/**
 * Somebody may have several statuses: every combination that can be. No table tells them.
 */
function statusAtoms(literals: readonly Literal[]): Atom[] {
  const lists = literals.map((each) => (each.kind === 'status' ? each.statuses : []))
  const implied = (truths: readonly boolean[]) =>
    lists.every(
      (a, i) =>
        truths[i] === false || lists.every((b, j) => truths[j] === true || a.some((status) => !b.includes(status))),
    )
  return combinations(lists.map(() => [false, true]))
    .filter(implied)
    .map((truths) => ({ truths, lines: [], unlisted: [] }))
}

/** The people of one axis, cut only where tables or conditions cut. */
export function atomsOf(axis: Axis, formula: Formula, all: readonly Breakdown[]): AxisAtoms {
  const literals = distinctLiterals(formula).filter((literal) => axisOf(literal) === axis)
  const tables = all.flatMap(({ dimension }, i) => (axesOfTable(dimension).includes(axis) ? [i] : []))
  const own = all.filter((_, i) => tables.includes(i))
  if (axis === 'place') return { axis, literals, tables, atoms: placeAtoms(literals, own) }
  if (axis === 'status') return { axis, literals, tables, atoms: statusAtoms(literals) }
  const values =
    axis === 'age'
      ? ageValues(literals, own)
      : axis === 'gender'
        ? GENDERS.map((gender): Value => ({ person: { gender }, word: null }))
        : wordValues(axis, literals, own)
  const atoms = values.map((value): Atom => ({
    truths: literals.map((literal) => meets(literal, value.person) === true),
    lines: own.map((table) => linesOf(table, (cell) => fits(axis, value, cell, table.dimension))),
    unlisted: own.map((table) => unlistedCount(axis, value, table)),
  }))
  return { axis, literals, tables, atoms }
}
