import type { ComparisonResult } from '../../../shared/contract/compare'
import type { Grouping } from '../../../shared/vocabulary'

/** Platforms do not count the same gestures: their rates do not share an axis, an index does; nor do two units. */
export function sharesScale(
  drawings: readonly { readonly result: Pick<ComparisonResult, 'unit'> }[],
  groupings: readonly Grouping[],
): boolean {
  const units = new Set(drawings.map(({ result }) => result.unit))
  return units.size === 1 && (units.has('index') || !groupings.includes('platform'))
}
