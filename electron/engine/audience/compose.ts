import { frechetAnd, frechetOr } from './bounds'
import type { Range } from './bounds'
import { allOf, axesOf, isGroup, meets, type Axis } from './formula'
import { jointBounds, type Given, type Source } from './joint'
import type { Solver } from './program'
import { shareRange } from './share'
import { answers, axesOfTable } from './standing'
import type { Formula } from './types'

/** Tables that speak of one and the same audience, all of it, with what is known from elsewhere. */
export type Known = { readonly sources: readonly Source[]; readonly given: readonly Given[]; readonly solver: Solver }

export type Composed = {
  readonly range: Range
  /** Tables the range rests on. */
  readonly used: readonly Source[]
  /** No audience could have published all tables at once: the range holds what is left without as few of them as need be. */
  readonly contradiction: boolean
}

const ANYTHING: Range = { lower: 0, upper: 1 }
const widthOf = ({ lower, upper }: Range) => upper - lower
/** Bounds that differ by less are the same: more than the solver's tolerance on both ends. */
const SAME = 1e-6

const touches = ({ breakdown }: Source, axes: readonly Axis[]) =>
  axesOfTable(breakdown.dimension).some((axis) => axes.includes(axis))

const intersection = (a: Range, b: Range): Range | null => {
  const range = { lower: Math.max(a.lower, b.lower), upper: Math.min(a.upper, b.upper) }
  return range.lower > range.upper + SAME ? null : { lower: Math.min(range.lower, range.upper), upper: range.upper }
}

/** Parts of a group that share a condition's subject or a table, directly or by others: nothing else ties parts together. */
function tiedParts(parts: readonly Formula[], sources: readonly Source[]): Formula[][] {
  let groups: { axes: Axis[]; parts: Formula[] }[] = []
  for (const part of parts) {
    const tied = new Set([
      ...axesOf(part),
      ...sources
        .filter((source) => touches(source, axesOf(part)))
        .flatMap(({ breakdown }) => axesOfTable(breakdown.dimension)),
    ])
    const near = groups.filter(({ axes }) => axes.some((axis) => tied.has(axis)))
    groups = groups.filter((group) => !near.includes(group))
    groups.push({
      axes: [...tied, ...near.flatMap(({ axes }) => axes)],
      parts: [...near.flatMap((group) => group.parts), part],
    })
  }
  return groups.map((group) => group.parts)
}

const holds = (formula: Formula, part: Formula): boolean =>
  formula === part || (isGroup(formula) && formula.of.some((each) => holds(each, part)))

/** Every way to leave out `count` of a list. */
function without<T>(list: readonly T[], count: number): T[][] {
  if (count === 0) return [[...list]]
  const [first, ...others] = list
  if (first === undefined) return []
  return [...without(others, count - 1), ...without(others, count).map((rest) => [first, ...rest])]
}

/**
 * Tables that cannot all be right: as few as need be are left out, in every way that makes the others agree, and the
 * range holds what each of these ways gives. It is never wrong as long as no more tables are.
 */
function despite(
  formula: Formula,
  sources: readonly Source[],
  given: readonly Given[],
  solver: Solver,
): Composed | null {
  for (let count = 1; count < sources.length; count++) {
    const left = without(sources, count)
      .map((some) => jointBounds(formula, some, given, solver))
      .filter((range) => typeof range !== 'string')
    if (left.length === 0) continue
    const range = {
      lower: Math.min(...left.map(({ lower }) => lower)),
      upper: Math.max(...left.map(({ upper }) => upper)),
    }
    return { range, used: sources, contradiction: true }
  }
  return null
}

/** The narrowest that a table which answers the formula by itself says. */
function alone(formula: Formula, sources: readonly Source[]): Composed | null {
  let best: Composed | null = null
  for (const source of sources) {
    if (!answers(source.breakdown.dimension, formula)) continue
    const range = shareRange(source.breakdown, source.masses, formula)
    if (best === null || widthOf(range) < widthOf(best.range) - SAME)
      best = { range, used: [source], contradiction: false }
  }
  return best
}

/** Parts that hang together: by the table that answers them, else by the program. */
function tied(formula: Formula, known: Known): Composed | null {
  const sources = known.sources.filter((source) => touches(source, axesOf(formula)))
  // What is given of the formula itself narrows whatever is found: `composed` sees to it.
  const given = known.given.filter((each) => each.formula !== formula && holds(formula, each.formula))
  const own = alone(formula, sources)
  const isSettled = own !== null && given.length === 0 && (sources.length === 1 || widthOf(own.range) < SAME)
  if (isSettled) return own
  if (sources.length === 0 && given.length === 0) return { range: ANYTHING, used: [], contradiction: false }
  const joint = jointBounds(formula, sources, given, known.solver)
  if (joint === 'contradiction') return despite(formula, sources, given, known.solver)
  if (joint === 'too_large') return loosely(formula, known)
  if (own === null) return { range: joint, used: sources, contradiction: false }
  const range = intersection(joint, own.range) ?? joint
  return widthOf(range) > widthOf(own.range) - SAME && given.length === 0
    ? own
    : { range, used: sources, contradiction: false }
}

function combined(kind: 'all' | 'any', parts: readonly (Composed | null)[]): Composed | null {
  const found = parts.filter((part) => part !== null)
  if (found.length < parts.length) return null
  const ranges = found.map(({ range }) => range)
  return {
    range: kind === 'all' ? frechetAnd(ranges) : frechetOr(ranges),
    used: [...new Set(found.flatMap(({ used }) => used))],
    contradiction: found.some(({ contradiction }) => contradiction),
  }
}

/** Fréchet's bounds hold however parts hang together: wide, never wrong. */
const loosely = (formula: Formula, known: Known): Composed | null =>
  isGroup(formula)
    ? combined(
        formula.kind,
        formula.of.map((each) => composed(each, known)),
      )
    : (alone(formula, known.sources) ?? { range: ANYTHING, used: [], contradiction: false })

function inner(formula: Formula, known: Known): Composed | null {
  // Of somebody of whom nothing is known: everybody meets it, or nobody can.
  const truth = meets(formula, {})
  if (truth !== null) return { range: { lower: Number(truth), upper: Number(truth) }, used: [], contradiction: false }
  if (!isGroup(formula)) return tied(formula, known)
  const groups = tiedParts(formula.of, known.sources)
  if (groups.length < 2) return tied(formula, known)
  return combined(
    formula.kind,
    groups.map((parts) => {
      const part =
        formula.kind === 'all' ? allOf(parts) : parts.length === 1 ? parts[0] : { kind: 'any' as const, of: parts }
      return part === null || part === undefined ? null : composed(part, known)
    }),
  )
}

/**
 * The bounds on the share of an audience that meets a formula, from every table of it at once, as narrow as they can be.
 * Parts that nothing ties together are bounded one by one and combined by Fréchet's bounds, which are exact then; a
 * single table by its closed form; the rest by the linear program.
 * @returns null when what is given from elsewhere cannot be
 */
export function composed(formula: Formula, known: Known): Composed | null {
  const found = inner(formula, known)
  const own = known.given.filter((each) => each.formula === formula)
  return own.reduce<Composed | null>((so, { range }) => {
    const both = so === null ? null : intersection(so.range, range)
    return so === null || both === null ? null : { ...so, range: both }
  }, found)
}
