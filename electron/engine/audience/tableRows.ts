import type { Atom } from './atom'
import type { AxisAtoms } from './atoms'
import type { Table } from './coarsen'
import type { Row, Term } from './program'

/** People alike in everything: one atom of each axis. */
export type Kind = readonly number[]

/** An axis a table tells of: its place among all axes, the place of the table among those of the axis. */
export type Part = { readonly axis: AxisAtoms; readonly index: number; readonly at: number }

/** Most people a cut list leaves out that can meet a condition. */
export type Limit = { readonly axis: number; readonly literal: number; readonly most: number }

/** Variables that add up to something between two numbers. */
export const sumTo = (lower: number, upper: number, variables: readonly number[]): Row => ({
  lower,
  upper,
  terms: variables.map((variable): Term => [variable, 1]),
})

/** Kinds of people that a table cannot tell apart. */
type Margin = { readonly atoms: readonly Atom[]; readonly kinds: number[] }

function marginsOf(parts: readonly Part[], kinds: readonly Kind[]): Margin[] {
  const margins = new Map<string, Margin>()
  kinds.forEach((kind, k) => {
    const key = parts.map(({ index }) => kind[index]).join()
    const atoms = parts.flatMap(({ axis, index }) => axis.atoms[kind[index] ?? -1] ?? [])
    const margin = margins.get(key) ?? { atoms, kinds: [] }
    margin.kinds.push(k)
    margins.set(key, margin)
  })
  return [...margins.values()]
}

/** How many values of a cut list a margin may stand for; null = any number. Only tables of one axis are cut. */
function unlistedCount({ atoms }: Margin, parts: readonly Part[]): number | null {
  const [part] = parts
  return part === undefined || parts.length > 1 ? null : (atoms[0]?.unlisted[part.at] ?? null)
}

/**
 * The rows of one table: whoever is of a kind stands on a line that fits it, is left out of the list, or is not known to
 * the platform; each of these holds as many people as the table says.
 * @param first first free variable
 * @returns the rows, and the first variable that is still free
 */
export function tableRows(
  table: Table,
  limits: readonly Limit[],
  parts: readonly Part[],
  kinds: readonly Kind[],
  first: number,
): { rows: Row[]; next: number } {
  let next = first
  const rows: Row[] = []
  const onLine = table.lines.map((): number[] => [])
  const [leftOut, notKnown]: [number[], number[]] = [[], []]
  const leftOutWith = limits.map((): number[] => [])
  for (const margin of marginsOf(parts, kinds)) {
    const start = next
    const fits = (line: number) => parts.every(({ at }, i) => margin.atoms[i]?.lines[at]?.has(line) === true)
    table.lines.forEach(({ high }, line) => high > 0 && fits(line) && onLine[line]?.push(next++))
    const count = unlistedCount(margin, parts)
    if (table.unlisted.high > 0 && count !== 0) {
      limits.forEach(({ axis, literal }, i) => {
        const part = parts.findIndex(({ index }) => index === axis)
        if (margin.atoms[part]?.truths[literal] === true) leftOutWith[i]?.push(next)
      })
      if (count !== null && table.largestUnlisted !== null) rows.push(sumTo(0, count * table.largestUnlisted, [next]))
      leftOut.push(next++)
    }
    if (table.unknown.high > 0) notKnown.push(next++)
    const flows = Array.from({ length: next - start }, (_, i): Term => [start + i, -1])
    rows.push({ lower: 0, upper: 0, terms: [...margin.kinds.map((kind): Term => [kind, 1]), ...flows] })
  }
  table.lines.forEach(({ low, high }, line) => rows.push(sumTo(low, high, onLine[line] ?? [])))
  rows.push(sumTo(table.unlisted.low, table.unlisted.high, leftOut))
  rows.push(sumTo(table.unknown.low, table.unknown.high, notKnown))
  limits.forEach(({ most }, i) => rows.push(sumTo(0, most, leftOutWith[i] ?? [])))
  return { rows: rows.filter(({ lower, terms }) => terms.length > 0 || lower > 0), next }
}
