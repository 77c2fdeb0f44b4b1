import type { ComparisonResult } from '../../../shared/contract/compare'
import { PER_POST, type Measure } from '../../../shared/vocabulary'

/** How the values of a comparison are written: its medians by the unit, its ratio of sums by the measure. */
export function kindOf(unit: ComparisonResult['unit']): 'rate' | 'index' | 'perPost' {
  return unit === 'count' ? 'perPost' : unit
}

export function isPerPost(measure: Measure): boolean {
  return PER_POST.some((each) => each === measure)
}

/** The second number of a row: the ratio of sums of a rate, the mean of a value per post. */
export function sumKindOf(measure: Measure): 'rate' | 'perPost' {
  return isPerPost(measure) ? 'perPost' : 'rate'
}
