import type { Platform } from '../../../shared/vocabulary'

/** Where a series changes its meaning, or a platform announced that it would. */
export interface DefinitionBreak {
  readonly day: string
  readonly code: string
  readonly platform: Platform
  /** `data`: the column changes in the files, no line crosses it. `announced`: a date of the platform's API, a mark only. */
  readonly origin: 'data' | 'announced'
}

/** First and last publication day of a platform's posts with each of two metrics, as found in the files. */
export interface ColumnDays {
  readonly platform: Platform
  readonly impressionsFrom: string | null
  readonly impressionsTo: string | null
  readonly viewsFrom: string | null
}

/**
 * Dates announced for the platforms' APIs. They only annotate: exports change when they change.
 * Facebook impressions and fans: 15 November 2025 (Meta for Developers, page insights updates). Instagram impressions →
 * views: April 2025, and organic against paid reach: June 2026, of which only the month is known: the first of it stands here.
 */
export const ANNOUNCED: readonly DefinitionBreak[] = [
  { day: '2025-04-01', code: 'announced_instagram_impressions', platform: 'instagram', origin: 'announced' },
  { day: '2025-11-15', code: 'announced_facebook_impressions', platform: 'facebook', origin: 'announced' },
  { day: '2026-06-01', code: 'announced_facebook_reach_split', platform: 'facebook', origin: 'announced' },
]

/** Codes a break may carry; the interface holds a sentence for each. */
export const BREAK_CODES = ['impressions_to_views', ...ANNOUNCED.map((entry) => entry.code)] as const

/**
 * Breaks found in the data: a platform's files give impressions first, then views from a later publication day on.
 * The break lies on the first day with views; where views reach back as far as impressions there is none.
 */
export function breaksInData(columns: readonly ColumnDays[]): DefinitionBreak[] {
  return columns.flatMap(({ platform, impressionsFrom, viewsFrom }) =>
    impressionsFrom !== null && viewsFrom !== null && impressionsFrom < viewsFrom
      ? [{ day: viewsFrom, code: 'impressions_to_views', platform, origin: 'data' as const }]
      : [],
  )
}
