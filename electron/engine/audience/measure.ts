import type { AudienceBasis, Grade } from '../../../shared/vocabulary'
import type { Range } from './bounds'
import type { Days } from './evidence'
import type { Solver } from './program'
import type {
  AgePyramid,
  Bounds,
  Breakdown,
  Clause,
  ClauseVerdict,
  Fact,
  Reference,
  ReferenceTable,
  Scope,
} from './types'
import type { Survey, Target } from './types'

/** One account against one persona, on one basis, with everything that is known. Order of the lists does not matter. */
export type Question = {
  readonly target: Target
  readonly clauses: readonly Clause[]
  readonly basis: AudienceBasis
  readonly period: Days
  readonly breakdowns: readonly Breakdown[]
  readonly surveys: readonly Survey[]
  readonly reference: Reference | null
  readonly pyramid: AgePyramid | null
  /** loadSolver() of program.ts, awaited once by whoever asks. */
  readonly solver: Solver
}

/** What would narrow the bounds; `after` null = cannot be foreseen. */
export type Help = { readonly datum: Fact; readonly after: Range | null }

/** What is known about one clause before its threshold is looked at. */
export type Measure = {
  readonly bounds: Bounds
  readonly scope: Scope
  readonly grade: Grade | null
  readonly reasons: readonly Fact[]
  /** Worked out when asked for: only clauses that cannot be told need it. */
  readonly remedies: () => readonly Help[]
  readonly evidence: ClauseVerdict['evidence']
  /** Table of people it divides by; absent = it needs none. */
  readonly reference?: ReferenceTable
  /** Answers only where what is better to answer with cannot tell, whatever its grade. */
  readonly isSecond?: boolean
}

export const NOTHING: Bounds = { lower: 0, upper: 1, working: null, assumptions: [] }

/** Nothing is known: everything between 0 and 1 is possible (an index or a coverage has no scale yet either). */
export const unknown = (reasons: readonly Fact[], missing: Fact): Measure => ({
  bounds: NOTHING,
  scope: 'all',
  grade: null,
  reasons: [...reasons, missing],
  remedies: () => [{ datum: missing, after: null }],
  evidence: [],
})

export const widthOf = ({ lower, upper }: Range): number => upper - lower

/** Newest first; of one day the larger id, so that the order in which they come does not matter. */
export const newestFirst = <T extends { readonly takenOn: string; readonly id: number }>(a: T, b: T): number =>
  a.takenOn === b.takenOn ? b.id - a.id : a.takenOn < b.takenOn ? 1 : -1
