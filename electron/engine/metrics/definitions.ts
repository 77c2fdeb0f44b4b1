import type { Platform } from '../../../shared/vocabulary'

/** Where a series changes its meaning, or a platform announced that it would. */
export interface DefinitionBreak {
  readonly day: string
  readonly code: string
  readonly platform: Platform
  /** `data`: the column changes in the files, no line crosses it. `announced`: a date of the platform's API, a mark only. */
  readonly origin: 'data' | 'announced'
}

/** Where one column of a platform ends and another goes on, by publication days, as found in the files. */
export interface ColumnDays {
  readonly platform: Platform
  /** Day of the last post with impressions; null without any. */
  readonly impressionsTo: string | null
  /** First day after it of a post with views; null without any. */
  readonly viewsAfter: string | null
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
 * Breaks found in the data: impressions end and views go on. Files of the months between hold both columns (seen in 2024
 * and 2025), and while a post still has impressions nothing is replaced: the break lies on the first day of views alone.
 * Both columns to the end, or one only: no break.
 */
export function breaksInData(columns: readonly ColumnDays[]): DefinitionBreak[] {
  return columns.flatMap(({ platform, impressionsTo, viewsAfter }) =>
    impressionsTo !== null && viewsAfter !== null && impressionsTo < viewsAfter
      ? [{ day: viewsAfter, code: 'impressions_to_views', platform, origin: 'data' as const }]
      : [],
  )
}
