import { expect } from 'vitest'
import type { Range } from '../../electron/engine/audience/bounds'
import { composed } from '../../electron/engine/audience/compose'
import { jointBounds, type Source } from '../../electron/engine/audience/joint'
import { massesOf } from '../../electron/engine/audience/masses'
import { loadSolver } from '../../electron/engine/audience/program'
import type { Breakdown, Formula } from '../../electron/engine/audience/types'

export const solver = await loadSolver()

export const source = (b: Breakdown): Source => {
  const masses = massesOf(b)
  if ('code' in masses) throw new Error(masses.code)
  return { breakdown: b, masses }
}
export const joint = (formula: Formula, tables: readonly Breakdown[]): Range => {
  const range = jointBounds(formula, tables.map(source), [], solver)
  if (typeof range === 'string') throw new Error(range)
  return range
}
export const compose = (formula: Formula, tables: readonly Breakdown[]): Range => {
  const found = composed(formula, { sources: tables.map(source), given: [], solver })
  if (found === null) throw new Error('nothing')
  return found.range
}
/** Both ends, to some digits after the point. */
export function expectRange(range: Range, lower: number, upper: number, digits = 6) {
  expect(range.lower).toBeCloseTo(lower, digits)
  expect(range.upper).toBeCloseTo(upper, digits)
}
