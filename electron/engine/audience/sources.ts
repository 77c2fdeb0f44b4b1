import { addDays } from '../../../shared/periods'
import { axesOf } from './formula'
import type { Source } from './joint'
import { massesOf } from './masses'
import { newestFirst, type Question } from './measure'
import { axesOfTable } from './standing'
import type { Breakdown, Fact, Formula } from './types'

/**
 * Tables that tell something of a formula, the newest that can be used of each dimension, newest first. `whole`: their
 * parts are shares of everybody. `known`: of those whose value the platform knows, nobody says how many these are.
 */
export type Usable = {
  readonly whole: readonly Source[]
  readonly known: readonly Source[]
  /** Why others cannot be used. */
  readonly reasons: readonly Fact[]
}

/** Tables of one reading of an account may be some days apart; later its people are others. */
const SAME_READING_DAYS = 7

export function usableSources(q: Question, formula: Formula): Usable {
  const axes = axesOf(formula)
  const reasons: Fact[] = []
  const newest = new Map<string, Source>()
  const touching = q.breakdowns.filter(
    ({ basis, dimension }) => basis === q.basis && axesOfTable(dimension).some((axis) => axes.includes(axis)),
  )
  for (const breakdown of touching.toSorted(newestFirst)) {
    if (newest.has(breakdown.dimension)) continue
    const masses = massesOf(breakdown)
    if ('code' in masses) reasons.push(masses)
    else newest.set(breakdown.dimension, { breakdown, masses })
  }
  const sources = [...newest.values()]
  return {
    whole: sources.filter(({ masses }) => masses.scope === 'all'),
    known: sources.filter(({ masses }) => masses.scope === 'known'),
    reasons,
  }
}

const days = ({ covers }: Breakdown) => (covers === undefined ? '' : `${covers.from} ${covers.to}`)

/** Whether two tables may speak of the same people: of one thing, only when they were read at the same time. */
function agree({ breakdown: a }: Source, { breakdown: b }: Source): boolean {
  if (days(a) !== days(b)) return false
  const other = axesOfTable(b.dimension)
  if (!axesOfTable(a.dimension).some((axis) => other.includes(axis))) return true
  const [first = '', last = ''] = [a.takenOn, b.takenOn].sort()
  return last <= addDays(first, SAME_READING_DAYS)
}

/**
 * Tables that may be taken together, as many as can be: from each of them, the newest that agree with it are added. One
 * list when all were read at the same time.
 */
export function readings(sources: readonly Source[]): Source[][] {
  const found = new Map<string, Source[]>()
  for (const seed of sources) {
    const together = [seed]
    for (const other of sources) {
      if (!together.includes(other) && together.every((each) => agree(each, other))) together.push(other)
    }
    found.set(
      together
        .map(({ breakdown }) => breakdown.id)
        .sort((a, b) => a - b)
        .join(),
      together,
    )
  }
  return [...found.values()]
}
