import type { ComparisonResult } from '../../../shared/contract/compare'
import type { Finding } from '../../../shared/contract/common'
import { PLATFORMS, type Platform } from '../../../shared/vocabulary'

/** The one platform of the main comparison: its trend names it, else its rows do; null when several. */
export function platformOf(result: ComparisonResult, others: readonly Finding[]): Platform | null {
  const named = result.trend?.data['platform'] ?? null
  const rows = new Set(result.rows.map((row) => row.platform))
  const [only] = rows.size === 1 ? [...rows] : [null]
  const word = named ?? only ?? others.find((finding) => finding === result.trend)?.data['platform']
  return PLATFORMS.find((each) => each === word) ?? null
}
