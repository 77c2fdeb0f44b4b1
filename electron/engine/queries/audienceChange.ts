import type { VerdictSheet } from '../../../shared/contract/audience'
import type { Platform } from '../../../shared/vocabulary'
import { bySide } from '../audience/bases'
import { changeBetween } from '../audience/bounds'
import { shownBasis, type ShownBasis, type ShownClause } from '../audience/present'
import { judgeAudience } from '../audience/verdict'
import { daysPrior } from './audienceLines'
import type { PairFacts } from './audienceSituation'

export type Change = NonNullable<VerdictSheet['change']>

/** LinkedIn blurs its figures: less than a point is no change (statistics 3.3). */
const LINKEDIN_NOISE = 0.01

const sameIds = (a: readonly number[], b: readonly number[]) => a.length === b.length && a.every((id) => b.includes(id))

/**
 * Two answers to one clause can be set against each other: of the same people, from the same kind of evidence, not the very same,
 * and divided by the same table of people. By two tables, what moved may be the population and not the audience.
 */
function comparable(now: ShownClause, before: ShownClause): boolean {
  const has = (clause: ShownClause) => [clause.evidenceIds.length > 0, clause.surveyIds.length > 0].join()
  const [a, b] = [has(now), has(before)]
  if (a !== b || a === 'false,false' || now.scope !== before.scope) return false
  if (now.reference?.id !== before.reference?.id) return false
  return !sameIds(now.evidenceIds, before.evidenceIds) || !sameIds(now.surveyIds, before.surveyIds)
}

function changeOf(now: ShownClause, before: ShownClause | undefined, platform: Platform): Change['clauses'][number] {
  const { kind, dimension } = now
  if (before === undefined || !comparable(now, before)) return { kind, dimension, before: null, moved: 'cannot_tell' }
  const range = ({ bounds }: ShownClause) => ({ lower: bounds.low, upper: bounds.high })
  // An index divides the share by that of the population: a point of share has no fixed size in it.
  const isBlurred = platform === 'linkedin' && before.surveyIds.length === 0
  if (isBlurred && kind === 'index') return { kind, dimension, before: before.bounds, moved: 'cannot_tell' }
  const moved = changeBetween(range(before), range(now), isBlurred ? LINKEDIN_NOISE : 0)
  return { kind, dimension, before: before.bounds, moved }
}

/** An answer against that of the quarter before, on the same basis by the same clauses; null = nothing of its own was known then. */
export function changeSince(facts: PairFacts, shown: ShownBasis, platform: Platform): Change | null {
  const days = daysPrior(facts.pair.period)
  const pair = facts.asOf(days)
  const { usable } = bySide(pair.breakdowns, days)
  const before = shownBasis(judgeAudience({ ...pair, basis: shown.basis, breakdowns: usable }), pair)
  const clauses = shown.clauses.map((clause, i) => changeOf(clause, before.clauses[i], platform))
  return clauses.every((clause) => clause.before === null) ? null : { ...days, clauses }
}

/** One word for a pair: rose or fell when every clause that moved went that way. */
export function movedOf(change: Change | null): 'rose' | 'fell' | null {
  const ways = new Set((change?.clauses ?? []).map(({ moved }) => moved).filter((moved) => moved !== 'cannot_tell'))
  const [only] = ways
  return ways.size === 1 && only !== undefined ? only : null
}
