import type { EstimateRow } from './estimateScale'

/** A row of the row chart with its texts, formatted: what the table beside the drawing shows, and what an export writes. */
export interface EstimateLine extends EstimateRow {
  readonly name: string
  readonly n: string
  /** E.g. "3 en collecte"; null when nothing is immature. */
  readonly note: string | null
  readonly medianText: string
  /** Under the median, small: the median without the posts far out; null where there is nothing to add. */
  readonly medianNote: string | null
  readonly intervalText: string
  readonly ratioText: string
  /** The ratio of sums points in the other direction than the median. */
  readonly isRatioStrong: boolean
  /** Letters of the groups it belongs to: written where no brackets are drawn. */
  readonly letters: string
  /** Why there is neither median nor rank; then the three texts above are not shown. */
  readonly why: string | null
}

/** Words above the columns. */
export interface EstimateHeads {
  readonly groups: string
  readonly name: string
  readonly n: string
  readonly plot: string
  readonly median: string
  readonly interval: string
  readonly ratio: string
}
