import type { Condition, SimpleCondition } from './contract/audience'
import type { TargetDimension } from './vocabulary'

const DIMENSION_OF = {
  age: 'age',
  gender: 'gender',
  near: 'place',
  places: 'place',
  language: 'language',
  occupation: 'occupation',
  status: 'status',
} as const satisfies Record<SimpleCondition['kind'], TargetDimension>

/** The dimension a condition belongs to: alternatives of one dimension belong to it, those that mix several are `alternatives`. */
export function dimensionOf(condition: Condition): TargetDimension {
  if (condition.kind !== 'any') return DIMENSION_OF[condition.kind]
  const simple = condition.of.flatMap((each) => (each.kind === 'all' ? each.of : [each]))
  const [first, ...others] = new Set(simple.map(({ kind }) => DIMENSION_OF[kind]))
  return first === undefined || others.length > 0 ? 'alternatives' : first
}

/** Share of the audience asked for where an editorial line states no threshold. Proposals, not standards. */
export const DEFAULT_THRESHOLDS: Readonly<Record<TargetDimension, number>> = {
  age: 0.4,
  gender: 0.5,
  place: 0.5,
  language: 0.5,
  occupation: 0.4,
  status: 0.4,
  alternatives: 0.4,
}
