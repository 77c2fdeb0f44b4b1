import type { ThemeKey } from './types'

/**
 * Something planted in the sample that the application must find. `findable`: `first` = with imports, comparison and
 * audience check; `later` = once the feature it speaks of exists (themes, pairs of messages, coverage board).
 */
export type SampleTruth = { id: string; findable: 'first' | 'later' } & (
  | {
      kind: 'worst_raw_best_alike'
      account: string
      quarter: string
      theme: ThemeKey
      themePosts: number
      posts: number
      ratio: number
    }
  | {
      kind: 'viral_post'
      account: string
      quarter: string
      day: string
      reach: number
      interactions: number
      shareOfInteractions: number
    }
  | { kind: 'clear_difference'; quarter: string; higher: string; lower: readonly string[] }
  | {
      kind: 'audience'
      account: string
      persona: string
      dimension: 'age' | 'place'
      verdict: Verdict
      /** Bounds of the share as the verdict shows them: each printed share may be off by half its last digit. */
      lower: number
      upper: number
    }
  | {
      kind: 'settled_by_extra_file'
      account: string
      persona: string
      dimension: 'age'
      verdict: Verdict
      lower: number
      upper: number
    }
  | { kind: 'shared_message'; message: string; accounts: readonly string[]; from: string; to: string }
  | {
      kind: 'metric_change'
      platform: 'facebook' | 'instagram'
      account: string
      before: 'impressions' | null
      after: 'views'
      from: string
    }
  | { kind: 'missing_month'; account: string; month: string; lostPosts: number }
  | {
      kind: 'partial_month'
      account: string
      month: string
      /** First day somebody asked for. */
      from: string
      lostPosts: number
    }
  | {
      kind: 'exported_too_early'
      account: string
      month: string
      /** Day of the newest export that holds the month, Paris time. */
      exportedOn: string
      /** Days a post of the platform needs. */
      days: number
    }
  | {
      kind: 'resaved_file'
      account: string
      file: string
      rows: number
      readable: number
      rejected: readonly RejectedRow[]
    }
  | { kind: 'overlapping_files'; account: string; from: string; to: string }
  | { kind: 'renamed_page'; account: string; before: string; after: string; on: string }
  | { kind: 'collaboration_post'; account: string; author: string; day: string }
  | { kind: 'zero_views'; account: string; day: string }
  | { kind: 'no_reach'; account: string; quarter: string; posts: number }
  | { kind: 'duplicate_row'; account: string; period: string }
  | { kind: 'ambiguous_hour'; account: string; publishedAt: string; fileSays: string }
  | { kind: 'too_few_posts'; account: string; quarter: string; posts: number }
  | { kind: 'boosted_posts'; quarter: string; posts: number }
  | { kind: 'followed_by_others'; account: string; persona: string; survey: SurveyShare; verdict: Verdict }
  | { kind: 'unanswered_needs'; quarter: string; topics: readonly string[] }
  | { kind: 'unasked_themes'; quarter: string; themes: readonly ThemeKey[] }
  | { kind: 'asked_and_published'; quarter: string; topic: string; theme: ThemeKey; notes: number }
  | {
      kind: 'line_drift'
      account: string
      quarter: string
      theme: ThemeKey
      /** Share of the posts that its line plans. */
      planned: number
      themePosts: number
      posts: number
    }
)

type Verdict = 'reaches' | 'does_not_reach' | 'cannot_tell'

/** A row of the re-saved file that cannot be read, numbered as a spreadsheet does (header = 1). */
interface RejectedRow {
  row: number
  column: string
  /** Text found, or null where it depends on the seed (a date that became a number). */
  text: string | null
}

/** Who followed an account, among the respondents of a survey who said they did. */
interface SurveyShare {
  year: number
  respondents: number
  librarians: number
  researchers: number
}
