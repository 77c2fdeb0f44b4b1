import type { Breakdown } from './types'

/**
 * People alike in one thing, as far as the tables and the target tell them apart.
 * Lists of tables: those that tell of this axis, in the order of the axis.
 */
export type Atom = {
  /** Whether they meet each condition on this axis, in the order of the axis. */
  readonly truths: readonly boolean[]
  /** Lines of each table their people may stand on. */
  readonly lines: readonly ReadonlySet<number>[]
  /** How many values that a cut list leaves out they may stand for: 0 = none, null = any number. */
  readonly unlisted: readonly (number | null)[]
}

/** Every way to take one of each list. */
export function combinations<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((found, list) => found.flatMap((each) => list.map((one) => [...each, one])), [[]])
}

/** The lines of a table that pass. */
export const linesOf = (table: Breakdown, passes: (cell: Breakdown['cells'][number]) => boolean): ReadonlySet<number> =>
  new Set(table.cells.flatMap((cell, i) => (passes(cell) ? [i] : [])))
