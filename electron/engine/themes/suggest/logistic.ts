import { createRandom } from '../../statistics/random'
import type { Matrix } from './matrix'

/** A linear rule: score = bias + Σ weight · value, on the logit scale. */
export interface Linear {
  readonly weights: Float64Array
  readonly bias: number
}

/** Unknown answers are left out of a theme's learning. */
export const UNKNOWN = 0

/** Passes over the examples at most, and the change of a dual variable (as a share of C) under which it has converged. */
const PASSES = 40
const TOLERANCE = 0.01
/** First value of every dual variable, as a share of C. */
const FIRST = 0.05

/**
 * L2-regularised logistic regression: minimises ½|w|² + C Σ ln(1 + exp(−y w·x)) by coordinate descent in the dual (Yu, Huang and Lin
 * 2011, "Dual coordinate descent methods for logistic regression and maximum entropy models"). The one-variable problem is solved on
 * the logit of α/C, where its derivative u + a(Cσ(u) − α) + b grows with slope ≥ 1, so that Newton needs no guard.
 * The constant column that gives the bias has value 1 and is regularised like the others.
 * @param answers 1, −1, or UNKNOWN per row
 * @param size number of columns
 */
export function trainLogistic(matrix: Matrix, answers: Int8Array, size: number, cost: number, seed: number): Linear {
  const rows = Int32Array.from(answers.keys()).filter((row) => answers[row] !== UNKNOWN)
  const rule = { weights: new Float64Array(size), bias: 0 }
  const add = (row: number, change: number) => {
    addRow(matrix, row, change, rule.weights)
    rule.bias += change
  }
  // A small α everywhere to begin with: at 0 its logit would be −∞. Its share of w is added first.
  const logits = new Float64Array(matrix.rows).fill(Math.log(FIRST / (1 - FIRST)))
  const alphas = new Float64Array(matrix.rows).fill(cost * FIRST)
  for (const row of rows) add(row, cost * FIRST * (answers[row] ?? 0))
  const random = createRandom(seed)
  for (let pass = 0; pass < PASSES; pass++) {
    shuffle(rows, random.below)
    let most = 0
    for (const row of rows) {
      const y = answers[row] ?? 0
      // Rows have length 1 (0 when empty), and the constant adds 1.
      const a = (matrix.starts[row + 1] ?? 0) > (matrix.starts[row] ?? 0) ? 2 : 1
      const alpha = alphas[row] ?? 0
      const u = solve(logits[row] ?? 0, a, alpha, y * scoreRow(matrix, row, rule), cost)
      const next = cost / (1 + Math.exp(-u))
      logits[row] = u
      alphas[row] = next
      most = Math.max(most, Math.abs(next - alpha))
      add(row, (next - alpha) * y)
    }
    if (most < TOLERANCE * cost) break
  }
  return rule
}

/** Adds a multiple of a row to the weights. */
function addRow({ starts, columns, values }: Matrix, row: number, factor: number, weights: Float64Array): void {
  for (let i = starts[row] ?? 0, end = starts[row + 1] ?? 0; i < end; i++) {
    const column = columns[i] ?? 0
    weights[column] = (weights[column] ?? 0) + factor * (values[i] ?? 0)
  }
}

/** Root of u + a(Cσ(u) − α) + b. */
function solve(start: number, a: number, alpha: number, b: number, cost: number): number {
  let u = start
  for (let i = 0; i < 12; i++) {
    const share = 1 / (1 + Math.exp(-u))
    const value = u + a * (cost * share - alpha) + b
    const slope = 1 + a * cost * share * (1 - share)
    const change = value / slope
    u -= change
    if (Math.abs(change) < 1e-6) break
  }
  return u
}

/** Fisher–Yates, in place. */
function shuffle(rows: Int32Array, below: (n: number) => number): void {
  for (let i = rows.length - 1; i > 0; i--) {
    const j = below(i + 1)
    const kept = rows[i] ?? 0
    rows[i] = rows[j] ?? 0
    rows[j] = kept
  }
}

/** Score of a row of a matrix. */
export function scoreRow({ starts, columns, values }: Matrix, row: number, { weights, bias }: Linear): number {
  let score = bias
  for (let i = starts[row] ?? 0, end = starts[row + 1] ?? 0; i < end; i++) {
    score += (weights[columns[i] ?? 0] ?? 0) * (values[i] ?? 0)
  }
  return score
}
