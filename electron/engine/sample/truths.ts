import type { ThemeKey } from './types'

/**
 * Something planted in the sample that the application must find. `findable`: `first` = with imports, comparison and
 * audience check; `later` = once the feature it speaks of exists (themes, pairs of messages, surveys, coverage board).
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
  | { kind: 'followed_by_others'; account: string; persona: string; survey: SurveyShare }
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

const Q = 'T3 2026'

/** Every planted truth. Figures are those the generator is built to give; a test checks each against its files. */
export const sampleTruths: readonly SampleTruth[] = [
  {
    id: 'sciences-alike',
    findable: 'later',
    kind: 'worst_raw_best_alike',
    account: 'fb-sciences',
    quarter: Q,
    theme: 'hours',
    themePosts: 21,
    posts: 29,
    ratio: 1.39,
  },
  {
    id: 'halle-viral',
    findable: 'first',
    kind: 'viral_post',
    account: 'fb-halle',
    quarter: Q,
    day: '2026-09-12',
    reach: 41870,
    interactions: 5402,
    shareOfInteractions: 0.85,
  },
  {
    id: 'lettres-clear',
    findable: 'first',
    kind: 'clear_difference',
    quarter: Q,
    higher: 'fb-lettres-arts',
    lower: ['fb-droit-gestion', 'fb-sciences'],
  },
  {
    id: 'instagram-age',
    findable: 'first',
    kind: 'audience',
    account: 'ig-reseau',
    persona: 'camille',
    dimension: 'age',
    verdict: 'reaches',
    lower: 0.492,
    upper: 0.494,
  },
  {
    id: 'instagram-place',
    findable: 'first',
    kind: 'audience',
    account: 'ig-reseau',
    persona: 'camille',
    dimension: 'place',
    verdict: 'reaches',
    lower: 0.6235,
    upper: 0.7165,
  },
  {
    id: 'sante-age',
    findable: 'first',
    kind: 'audience',
    account: 'fb-sante',
    persona: 'idriss',
    dimension: 'age',
    verdict: 'cannot_tell',
    lower: 0.249,
    upper: 0.636,
  },
  {
    id: 'sante-settled',
    findable: 'first',
    kind: 'settled_by_extra_file',
    account: 'fb-sante',
    persona: 'idriss',
    dimension: 'age',
    verdict: 'reaches',
    lower: 0.44,
    upper: 0.491,
  },
  {
    id: 'iut-lina',
    findable: 'first',
    kind: 'audience',
    account: 'fb-iut',
    persona: 'lina',
    dimension: 'age',
    verdict: 'does_not_reach',
    lower: 0.012,
    upper: 0.047,
  },
  {
    id: 'monitors',
    findable: 'later',
    kind: 'shared_message',
    message: 'student-monitors',
    accounts: ['fb-centrale', 'fb-sciences', 'fb-sante', 'fb-droit-gestion', 'fb-tanneurs'],
    from: '2026-09-21',
    to: '2026-09-23',
  },
  {
    id: 'facebook-views',
    findable: 'first',
    kind: 'metric_change',
    platform: 'facebook',
    account: 'fb-sciences',
    before: 'impressions',
    after: 'views',
    from: '2025-10-01',
  },
  {
    id: 'instagram-views',
    findable: 'first',
    kind: 'metric_change',
    platform: 'instagram',
    account: 'ig-reseau',
    before: 'impressions',
    after: 'views',
    from: '2024-10-01',
  },
  {
    id: 'droit-august',
    findable: 'first',
    kind: 'missing_month',
    account: 'fb-droit-gestion',
    month: '2026-08',
    lostPosts: 7,
  },
  {
    id: 'linkedin-december',
    findable: 'first',
    kind: 'partial_month',
    account: 'li-reseau',
    month: '2025-12',
    from: '2025-12-13',
    lostPosts: 4,
  },
  {
    id: 'youtube-august-early',
    findable: 'first',
    kind: 'exported_too_early',
    account: 'yt-reseau',
    month: '2026-08',
    exportedOn: '2026-10-02',
    days: 60,
  },
  {
    id: 'youtube-september-early',
    findable: 'first',
    kind: 'exported_too_early',
    account: 'yt-reseau',
    month: '2026-09',
    exportedOn: '2026-10-02',
    days: 60,
  },
  {
    id: 'linkedin-september-early',
    findable: 'first',
    kind: 'exported_too_early',
    account: 'li-reseau',
    month: '2026-09',
    exportedOn: '2026-10-09',
    days: 14,
  },
  {
    id: 'instagram-september-early',
    findable: 'first',
    kind: 'exported_too_early',
    account: 'ig-reseau',
    month: '2026-09',
    exportedOn: '2026-10-09',
    days: 14,
  },
  {
    id: 'lettres-resaved',
    findable: 'first',
    kind: 'resaved_file',
    account: 'fb-lettres-arts',
    file: 'LA_facebook_T3 (enregistré sous).csv',
    rows: 34,
    readable: 31,
    rejected: [
      { row: 12, column: 'Heure de publication', text: '########' },
      { row: 19, column: 'Heure de publication', text: null },
      { row: 27, column: 'Couverture', text: '#VALEUR!' },
    ],
  },
  {
    id: 'sciences-overlap',
    findable: 'first',
    kind: 'overlapping_files',
    account: 'fb-sciences',
    from: '2026-06-15',
    to: '2026-06-30',
  },
  {
    id: 'tanneurs-renamed',
    findable: 'first',
    kind: 'renamed_page',
    account: 'fb-tanneurs',
    before: 'Bibliothèque des Tanneurs',
    after: 'Les Tanneurs',
    on: '2025-09-15',
  },
  {
    id: 'instagram-collaboration',
    findable: 'first',
    kind: 'collaboration_post',
    account: 'ig-reseau',
    author: 'univ.valmont',
    day: '2026-09-03',
  },
  { id: 'instagram-zero', findable: 'first', kind: 'zero_views', account: 'ig-reseau', day: '2026-08-27' },
  { id: 'iut-no-reach', findable: 'first', kind: 'no_reach', account: 'fb-iut', quarter: Q, posts: 1 },
  {
    id: 'centrale-twice',
    findable: 'first',
    kind: 'duplicate_row',
    account: 'fb-centrale',
    period: 'Jun-17-2026_Oct-09-2026',
  },
  {
    id: 'autumn-hour',
    findable: 'first',
    kind: 'ambiguous_hour',
    account: 'ig-reseau',
    publishedAt: '2025-11-02T08:30:00.000Z',
    fileSays: '11/02/2025 01:30',
  },
  {
    id: 'autumn-hour-facebook',
    findable: 'first',
    kind: 'ambiguous_hour',
    account: 'fb-sciences',
    publishedAt: '2025-11-02T09:30:00.000Z',
    fileSays: '11/02/2025 01:30',
  },
  { id: 'citadelle-few', findable: 'first', kind: 'too_few_posts', account: 'fb-citadelle', quarter: Q, posts: 5 },
  { id: 'boosted', findable: 'first', kind: 'boosted_posts', quarter: Q, posts: 4 },
  {
    id: 'x-librarians',
    findable: 'later',
    kind: 'followed_by_others',
    account: 'x-reseau',
    persona: 'helene',
    survey: { year: 2024, respondents: 118, librarians: 72, researchers: 11 },
  },
]
