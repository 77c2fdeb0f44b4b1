import type { TargetDimension } from '../../../shared/vocabulary'
import { affinityIndex } from './bounds'
import { coverages } from './coverage'
import { dimensionsOf } from './formula'
import { unknown, type Measure, type Question } from './measure'
import { scaled, sharesOf } from './shares'
import type { Clause } from './types'

/** The affinity index of a measured share, given its share in the reference population. */
function measureIndex(q: Question, share: Measure, dimension: TargetDimension | null): Measure {
  const known = q.reference?.shares.find((s) => s.dimension === dimension)
  const part = known?.share ?? 0
  const ofParity = affinityIndex(share.bounds, part)
  if (known === undefined || ofParity === null) return unknown([], { code: 'no_reference', data: { dimension } })
  return { ...scaled(share, (range) => affinityIndex(range, part) ?? ofParity), reference: known.from }
}

/** The ways to measure a clause. */
export function measuresOf(q: Question, clause: Clause): Measure[] {
  if (clause.kind === 'coverage') return coverages(q)
  const dimensions = clause.dimension === null ? dimensionsOf(q.target) : [clause.dimension]
  const present = dimensions.filter((d) => q.target[d] !== null)
  const only = present.length === 1 ? (present[0] ?? null) : null
  const shares = sharesOf(q, present, clause.dimension ?? only)
  return clause.kind === 'index' ? shares.map((share) => measureIndex(q, share, clause.dimension)) : shares
}
