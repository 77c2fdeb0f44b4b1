import type { Platform } from '../../../shared/vocabulary'

/** One metric of a post as platforms define it: an entry of the catalogue, a column of `snapshot` and `post`. */
export interface MetricEntry {
  readonly unit: 'people' | 'displays' | 'actions' | 'milliseconds'
  /** False for people: the same person is counted at each post, so a sum would count people who do not exist. */
  readonly additive: boolean
  readonly better: 'more' | 'less' | 'neither'
  /** Platforms whose exports hold it, with the name of the field in the English export. */
  readonly fields: Partial<Record<Platform, string>>
  /** First and last day on which platforms still fill it, where a platform announced it; the data decide (definitions.ts). */
  readonly since?: string
  readonly until?: string
}

/** One rate: the division of two terms taken from the same snapshot. */
export interface RateEntry {
  readonly numerator: 'interactions'
  readonly denominator: 'reach' | 'views' | 'followers'
  readonly unit: 'fraction'
  /** A rate is never added; a mean of rates is not a rate either. */
  readonly additive: false
  readonly better: 'more'
  readonly platforms: readonly Platform[]
}
