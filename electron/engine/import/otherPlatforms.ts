import type { Platform } from '../../../shared/vocabulary'

/** A file Portée knows well enough to refuse by name. */
export interface KnownElsewhere {
  readonly platform: Platform | null
  /** Name of the export, for the sentence of the interface. */
  readonly export: string
  /**
   * Code of the refusal, with words in the interface. video_export: numbers of videos, not ids of posts, so its rows would
   * count the posts of the content export a second time. personal_profile: a person's profile, not a Page. competitors: figures of
   * other Pages. not_kept: figures that answer no question Portée asks.
   */
  readonly code: 'video_export' | 'personal_profile' | 'competitors' | 'not_kept'
  /** Normalised header names, all present; each list = alternatives. */
  readonly header: readonly (readonly string[])[]
  /** Name of the sheet, where the header alone says too little. */
  readonly sheet?: RegExp
  /** Name of the file, likewise. */
  readonly file?: RegExp
}

/**
 * Exports that are known and not imported. The tables of posts that Sprout Social and Fanpage Karma write are not among them: only
 * part of their headers is known, from code, so the mapping screen reads them, one file for each network.
 */
export const KNOWN_ELSEWHERE: readonly KnownElsewhere[] = [
  {
    platform: 'facebook',
    export: 'facebook-videos',
    code: 'video_export',
    header: [['universal video id', 'video asset id']],
  },
  // AggregateAnalytics_<name>.xlsx, Content_<dates>_<name>.xlsx: five sheets, their names in capitals in every language seen.
  {
    platform: 'linkedin',
    export: 'linkedin-profile',
    code: 'personal_profile',
    header: [],
    sheet: /^(DISCOVERY|ENGAGEMENT|TOP POSTS|FOLLOWERS|DEMOGRAPHICS)$/,
  },
  {
    platform: 'linkedin',
    export: 'linkedin-profile',
    code: 'personal_profile',
    header: [['post url'], ['post publish date']],
  },
  {
    platform: 'linkedin',
    export: 'linkedin-connections',
    code: 'personal_profile',
    header: [['first name'], ['last name'], ['connected on']],
  },
  // <Page>_competitor_analytics_<13 digits>.xlsx: names of its columns are known in English alone, that of the file in every language.
  {
    platform: 'linkedin',
    export: 'linkedin-competitors',
    code: 'competitors',
    header: [],
    file: /_competitor_analytics_\d{10,}/i,
  },
  {
    platform: 'linkedin',
    export: 'linkedin-competitors',
    code: 'competitors',
    header: [['page'], ['total followers'], ['new followers'], ['total post engagements', 'total posts']],
  },
  // Followers who were online, hour by hour, of the last week only: no posts, no people.
  {
    platform: 'tiktok',
    export: 'tiktok-follower-activity',
    code: 'not_kept',
    header: [['hour'], ['active followers']],
  },
]
