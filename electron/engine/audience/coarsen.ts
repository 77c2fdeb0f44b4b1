import type { Atom } from './atom'
import type { AxisAtoms } from './atoms'
import type { Masses } from './masses'

type Span = { readonly low: number; readonly high: number }

/** A table as the program needs it: how much of the audience stands on each line, is left out, is not known. */
export type Table = {
  readonly lines: readonly Span[]
  readonly unlisted: Span
  readonly unknown: Span
  /** No value left out of the list is larger; null = may be. */
  readonly largestUnlisted: number | null
}

export const tableOf = ({ cells, unlisted, unknown, largestUnlisted }: Masses): Table => ({
  lines: cells.map(({ low, high }) => ({ low, high })),
  unlisted,
  unknown,
  largestUnlisted,
})

const text = (lines: ReadonlySet<number> | undefined) => [...(lines ?? [])].sort((a, b) => a - b).join(' ')

const added = (a: number | null, b: number | null) => (a === null || b === null ? null : a + b)

function together(atoms: readonly Atom[], at: number): Atom {
  const [first] = atoms
  if (first === undefined) throw new RangeError('no atoms')
  if (atoms.length === 1) return first
  const lines = new Set(atoms.flatMap((atom) => [...(atom.lines[at] ?? [])]))
  return {
    truths: first.truths,
    lines: first.lines.map((own, i) => (i === at ? lines : own)),
    unlisted: first.unlisted.map((_, i) =>
      atoms.reduce<number | null>((sum, { unlisted }) => added(sum, unlisted[i] ?? null), 0),
    ),
  }
}

/**
 * Makes one what only a single table tells apart: any split among such people fits what everything else says. Exact: the
 * people of a line and of a merged atom can always be taken for an atom of that line.
 */
function mergeAtoms(model: AxisAtoms): AxisAtoms {
  let { atoms } = model
  // In the last round no table is left aside: that joins what none tells apart.
  for (let at = 0; at <= model.tables.length; at++) {
    const alike = new Map<string, Atom[]>()
    for (const atom of atoms) {
      const others = atom.lines.map((lines, i) => (i === at ? '' : `${text(lines)}:${String(atom.unlisted[i])}`))
      const key = `${atom.truths.join()}|${others.join('|')}`
      alike.set(key, [...(alike.get(key) ?? []), atom])
    }
    atoms = [...alike.values()].map((same) => together(same, at))
  }
  return { ...model, atoms }
}

/** Lines on which the same people may stand, made one. */
function mergeLines(table: number, spans: readonly Span[], axes: readonly AxisAtoms[]) {
  const own = axes.flatMap((axis) => {
    const at = axis.tables.indexOf(table)
    return at < 0 ? [] : [{ axis, at }]
  })
  const alike = new Map<string, number[]>()
  spans.forEach((_, line) => {
    const key = own.map(({ axis, at }) => axis.atoms.map((atom) => atom.lines[at]?.has(line) === true).join()).join('|')
    alike.set(key, [...(alike.get(key) ?? []), line])
  })
  const groups = [...alike.values()]
  const newLine = new Map(groups.flatMap((group, i) => group.map((line) => [line, i])))
  const lines = groups.map((group) => ({
    low: group.reduce((sum, line) => sum + (spans[line]?.low ?? 0), 0),
    high: group.reduce((sum, line) => sum + (spans[line]?.high ?? 0), 0),
  }))
  return { lines, newLine }
}

const relabelled = (axis: AxisAtoms, table: number, newLine: ReadonlyMap<number, number>): AxisAtoms => {
  const at = axis.tables.indexOf(table)
  if (at < 0) return axis
  const renamed = (lines: ReadonlySet<number>) =>
    new Set([...lines].map((line) => newLine.get(line)).filter((line) => line !== undefined))
  const atoms = axis.atoms.map((atom) => ({
    ...atom,
    lines: atom.lines.map((own, i) => (i === at ? renamed(own) : own)),
  }))
  return { ...axis, atoms }
}

export type Coarse = { readonly axes: readonly AxisAtoms[]; readonly tables: readonly Table[] }

const sizeOf = ({ axes, tables }: Coarse) =>
  [...axes.map(({ atoms }) => atoms.length), ...tables.map(({ lines }) => lines.length)].reduce((a, b) => a + b, 0)

/** The same program with as few atoms and lines as it can have: nothing that only one table tells apart is kept apart. */
export function coarsened(fine: Coarse): Coarse {
  let { axes, tables } = fine
  for (let before = Infinity; sizeOf({ axes, tables }) < before;) {
    before = sizeOf({ axes, tables })
    axes = axes.map(mergeAtoms)
    tables = tables.map((table, i) => {
      const { lines, newLine } = mergeLines(i, table.lines, axes)
      axes = axes.map((axis) => relabelled(axis, i, newLine))
      return { ...table, lines }
    })
  }
  return { axes, tables }
}
