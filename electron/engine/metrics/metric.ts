import type { Platform } from '../../../shared/vocabulary'

/** One metric of a post as platforms define it: an entry of the catalogue, a column of `snapshot` and `post`. */
export interface MetricEntry {
  readonly unit: 'people' | 'displays' | 'actions' | 'milliseconds'
  /** False for people: the same person is counted at each post, so a sum would count people who do not exist. */
  readonly additive: boolean
  readonly better: 'more' | 'less' | 'neither'
  /** Platforms whose exports hold it, with the name of the field in the English export. */
  readonly fields: Partial<Record<Platform, string>>
  /**
   * First and last day on which a platform fills it, where the platform announced one; of a month alone, its last day.
   * They describe the platform: what a file holds is read whatever the day (breaks come from the data: definitions.ts).
   */
  readonly since?: Partial<Record<Platform, string>>
  readonly until?: Partial<Record<Platform, string>>
  /** Platforms whose field of this name counts something else: never set beside another platform's. */
  readonly apart?: readonly Platform[]
}

/** One measure of a comparison: two terms of one snapshot divided, or the value of a post (denominator `post`, 1). */
export interface MeasureEntry {
  /** The metric counted, by platform: one word where it is the same everywhere it exists. */
  readonly numerator: 'interactions' | 'reach' | 'views' | 'clicks'
  readonly denominator: 'reach' | 'views' | 'followers' | 'post'
  readonly unit: 'fraction' | 'people' | 'displays' | 'actions'
  /** Whether the value itself may be added over posts: never a rate, never people. */
  readonly additive: boolean
  readonly better: 'more'
  readonly platforms: readonly Platform[]
}

/** One rate: the division of two terms taken from the same snapshot. */
export interface RateEntry extends MeasureEntry {
  readonly numerator: 'interactions'
  readonly denominator: 'reach' | 'views' | 'followers'
  readonly unit: 'fraction'
  /** A rate is never added; a mean of rates is not a rate either. */
  readonly additive: false
}
