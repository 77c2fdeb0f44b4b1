import loadHighs, { type Highs, type Model } from 'highs'
import type { Range } from './bounds'

/** Coefficient of one variable in a row. */
export type Term = readonly [variable: number, coefficient: number]

/** `lower` ≤ Σ coefficient × variable ≤ `upper`; ends may be infinite. No variable twice in one row. */
export type Row = { readonly lower: number; readonly upper: number; readonly terms: readonly Term[] }

/** A linear program over `variables` unknowns, none below 0. `objective` lists the terms that are not 0. */
export type Program = { readonly variables: number; readonly rows: readonly Row[]; readonly objective: readonly Term[] }

export type Solver = {
  /**
   * The smallest and the largest value of the objective, each moved outward by TOLERANCE so that neither is too narrow;
   * null = no values of the unknowns agree with the rows. Synchronous.
   * @throws Error when the solver gives up (unbounded programs included)
   */
  readonly extremes: (program: Program) => Range | null
}

/** Rows count as met within this, and found ends are moved outward by it. No threshold is set finer. */
export const TOLERANCE = 1e-7
/** What the solver itself is asked for: errors of a few rows add up to less than TOLERANCE. */
const ROW_TOLERANCE = 1e-9

const OPTIMAL = 7
const INFEASIBLE = 8
const UNBOUNDED_OR_INFEASIBLE = 9

function modelOf(highs: Highs, { variables, rows, objective }: Program): Model {
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  for (const { terms } of rows) {
    for (const [variable, coefficient] of terms) {
      indices.push(variable)
      values.push(coefficient)
    }
    starts.push(indices.length)
  }
  const costs = new Float64Array(variables)
  for (const [variable, coefficient] of objective) costs[variable] = coefficient
  return highs.createModel({
    numCols: variables,
    numRows: rows.length,
    colCost: costs,
    colLower: new Float64Array(variables),
    colUpper: new Float64Array(variables).fill(highs.infinity),
    rowLower: rows.map(({ lower }) => lower),
    rowUpper: rows.map(({ upper }) => upper),
    matrix: { format: 'csr', numRows: rows.length, numCols: variables, starts, indices, values },
  })
}

/** Null = no solution. */
function end(highs: Highs, model: Model, sense: 'minimize' | 'maximize'): number | null {
  model.changeObjectiveSense(highs.constants.objectiveSense[sense])
  model.run()
  const status = model.getModelStatus()
  if (status === OPTIMAL) return model.getObjectiveValue()
  if (status === INFEASIBLE || status === UNBOUNDED_OR_INFEASIBLE) return null
  throw new Error(`the solver gave up (status ${status})`)
}

function extremesBy(highs: Highs, program: Program): Range | null {
  const model = modelOf(highs, program)
  try {
    // Programs of some dozen rows: presolving costs more than it saves, and the second end starts from the first.
    model.options.set({ output_flag: false, presolve: 'off', primal_feasibility_tolerance: ROW_TOLERANCE })
    const lower = end(highs, model, 'minimize')
    const upper = lower === null ? null : end(highs, model, 'maximize')
    return lower === null || upper === null ? null : { lower: lower - TOLERANCE, upper: upper + TOLERANCE }
  } finally {
    model.dispose()
  }
}

let loading: Promise<Solver> | null = null

/** The solver (HiGHS, compiled to WebAssembly): unpacked once per process, in about a tenth of a second. */
export function loadSolver(): Promise<Solver> {
  loading ??= loadHighs().then((highs) => ({ extremes: (program) => extremesBy(highs, program) }))
  return loading
}
