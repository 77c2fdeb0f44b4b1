import { createRandom } from '../../statistics/random'
import { UNKNOWN } from './logistic'

/** Parts the examples are cut into: each is answered by a model that saw the other four only. */
export const FOLDS = 5

/**
 * The fold of each example. Near-identical texts stay together, or a model would be asked what it has read; themes are spread as
 * evenly as that allows: groups are dealt in order of size, each to the fold that has least of its themes, ties at random by the seed.
 * @param answers per theme: 1, −1 or UNKNOWN per example
 */
export function foldsOf(groups: Int32Array, answers: readonly Int8Array[], seed: number): Int32Array {
  const members = membersOf(groups)
  const random = createRandom(seed)
  const order = members
    .map((rows) => ({ rows, tie: random.uniform() }))
    .sort((a, b) => b.rows.length - a.rows.length || a.tie - b.tie)
  // Column 0: examples; then the positives of each theme.
  const held = Array.from({ length: FOLDS }, () => new Float64Array(answers.length + 1))
  const totals = new Float64Array(answers.length + 1)
  const countsOf = (rows: readonly number[]): Float64Array =>
    Float64Array.from([0, ...answers.keys()], (_, i) => (i === 0 ? rows.length : positivesOf(answers[i - 1], rows)))
  for (const { rows } of order) countsOf(rows).forEach((n, i) => (totals[i] = (totals[i] ?? 0) + n))
  const folds = new Int32Array(groups.length)
  for (const { rows } of order) {
    const counts = countsOf(rows)
    const load = held.map((fold) => loadOf(fold, counts, totals))
    const fold = load.indexOf(Math.min(...load))
    counts.forEach((n, i) => {
      const target = held[fold]
      if (target !== undefined) target[i] = (target[i] ?? 0) + n
    })
    for (const row of rows) folds[row] = fold
  }
  return folds
}

/** How full a fold is with what a group brings: its share of each theme's positives, weighed by the group's own. */
function loadOf(fold: Float64Array, counts: Float64Array, totals: Float64Array): number {
  let load = 0
  counts.forEach((n, i) => {
    const total = totals[i] ?? 0
    // The number of examples only decides between folds that are alike in themes.
    if (total > 0 && n > 0) load += ((i === 0 ? 0.1 : 1) * n * (fold[i] ?? 0)) / total
  })
  return load
}

function positivesOf(answers: Int8Array | undefined, rows: readonly number[]): number {
  return rows.reduce((n, row) => n + ((answers?.[row] ?? UNKNOWN) > 0 ? 1 : 0), 0)
}

/** Rows of each group. */
export function membersOf(groups: Int32Array): number[][] {
  const members: number[][] = []
  groups.forEach((group, row) => {
    const list = members[group]
    if (list === undefined) members[group] = [row]
    else list.push(row)
  })
  return members
}
