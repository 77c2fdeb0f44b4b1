import { atomsOf, distinctLiterals, keyOf, type AxisAtoms } from './atoms'
import type { Range } from './bounds'
import { coarsened, tableOf, type Coarse } from './coarsen'
import { axesOf, isGroup } from './formula'
import type { Masses } from './masses'
import type { Program, Row, Solver, Term } from './program'
import { axesOfTable, missingOf } from './standing'
import { sumTo, tableRows, type Kind, type Limit, type Part } from './tableRows'
import type { Breakdown, Formula } from './types'

/** A table of one audience whose parts are shares of all of it. */
export type Source = { readonly breakdown: Breakdown; readonly masses: Masses }

/** The share that meets a formula, known from elsewhere. */
export type Given = { readonly formula: Formula; readonly range: Range }

/** Above this many kinds of people the program is not made: its solution would take seconds. */
const MOST_KINDS = 4000

function kindsOf(axes: readonly AxisAtoms[]): Kind[] {
  return axes.reduce<Kind[]>((kinds, { atoms }) => kinds.flatMap((kind) => atoms.map((_, i) => [...kind, i])), [[]])
}

/** Which kinds meet a formula. */
function meeting(formula: Formula, axes: readonly AxisAtoms[], kinds: readonly Kind[]): boolean[] {
  if (isGroup(formula)) {
    const parts = formula.of.map((each) => meeting(each, axes, kinds))
    return kinds.map((_, k) =>
      formula.kind === 'all' ? parts.every((part) => part[k] === true) : parts.some((part) => part[k] === true),
    )
  }
  const key = keyOf(formula)
  const axis = axes.findIndex(({ literals }) => literals.some((literal) => keyOf(literal) === key))
  const own = axes[axis]
  const at = own?.literals.findIndex((literal) => keyOf(literal) === key) ?? -1
  return kinds.map((kind) => own?.atoms[kind[axis] ?? -1]?.truths[at] === true)
}

/** How many people of a cut list's rest can meet each condition: as many values as may be missing, none above the last. */
function limitsOf({ breakdown, masses }: Source, table: number, axes: readonly AxisAtoms[]): Limit[] {
  return axes.flatMap(({ literals, tables }, axis) =>
    !tables.includes(table)
      ? []
      : literals.flatMap((literal, i) => {
          const missing = missingOf(breakdown, literal)
          if (missing === null || (missing > 0 && masses.largestUnlisted === null)) return []
          return [{ axis, literal: i, most: missing * (masses.largestUnlisted ?? 0) }]
        }),
  )
}

function programOf(formula: Formula, sources: readonly Source[], given: readonly Given[], coarse: Coarse): Program {
  const { axes, tables } = coarse
  const kinds = kindsOf(axes)
  const rows: Row[] = [sumTo(1, 1, [...kinds.keys()])]
  let next = kinds.length
  tables.forEach((table, i) => {
    const source = sources[i]
    if (source === undefined) return
    const parts = axes.flatMap((axis, index): Part[] => {
      const at = axis.tables.indexOf(i)
      return at < 0 ? [] : [{ axis, index, at }]
    })
    const made = tableRows(table, limitsOf(source, i, axes), parts, kinds, next)
    rows.push(...made.rows)
    next = made.next
  })
  const all = (which: Formula) => meeting(which, axes, kinds).flatMap((meets, k) => (meets ? [k] : []))
  for (const { formula: part, range } of given) rows.push(sumTo(range.lower, range.upper, all(part)))
  return { variables: next, rows, objective: all(formula).map((k): Term => [k, 1]) }
}

/**
 * The smallest and the largest share of an audience that can meet a formula, over every audience that could have
 * published all the tables at once (formula 6: the linear program over the joint distribution). The unknown part of each
 * table is a line of its own; nothing is assumed of who is unknown to several.
 * @param given shares of parts of the formula that are known from elsewhere
 * @returns `contradiction` when no audience could have published them all; `too_large` when the program is not made
 */
export function jointBounds(
  formula: Formula,
  sources: readonly Source[],
  given: readonly Given[],
  solver: Solver,
): Range | 'contradiction' | 'too_large' {
  const whole: Formula = { kind: 'all', of: [formula, ...given.map((each) => each.formula)] }
  const breakdowns = sources.map(({ breakdown }) => breakdown)
  const named = [...new Set([...axesOf(whole), ...breakdowns.flatMap(({ dimension }) => axesOfTable(dimension))])]
  if (distinctLiterals(whole).length > 20) return 'too_large'
  const axes = named.map((axis) => atomsOf(axis, whole, breakdowns))
  const coarse = coarsened({ axes, tables: sources.map(({ masses }) => tableOf(masses)) })
  if (coarse.axes.reduce((product, { atoms }) => product * atoms.length, 1) > MOST_KINDS) return 'too_large'
  const range = solver.extremes(programOf(formula, sources, given, coarse))
  if (range === null) return 'contradiction'
  return { lower: Math.max(0, range.lower), upper: Math.min(1, range.upper) }
}
