import type { Platform } from '../../../shared/vocabulary'

/** A file Portée knows well enough to refuse by name. */
export interface KnownElsewhere {
  readonly platform: Platform | null
  /** Name of the export, for the sentence of the interface. */
  readonly export: string
  /**
   * Code of the refusal, with words in the interface. video_export: numbers of videos, not ids of posts, so its rows would count the
   * posts of the content export a second time. personal_profile: a person's profile, not a Page. several_networks: a
   * table with one post per row and several networks in it. competitors: figures of other Pages. not_kept: figures that
   * answer no question Portée asks.
   */
  readonly code: 'video_export' | 'personal_profile' | 'several_networks' | 'competitors' | 'not_kept'
  /** Normalised header names, all present; each list = alternatives. */
  readonly header: readonly (readonly string[])[]
  /** Name of the sheet, where the header alone says too little. */
  readonly sheet?: RegExp
  /** Name of the file, likewise. */
  readonly file?: RegExp
  /** Known only when the column of this name (normalised) holds more than one value. */
  readonly several?: string
}

/**
 * Exports that are known and not imported (formats.md 3.9, 6, 13).
 *
 * Sprout Social and Fanpage Karma put the posts of several networks into one table, of which only part of the header is known,
 * from code. A file of one network is a table like any other: the mapping screen reads it. One of several is refused, because
 * a platform belongs to a file, and likes of one network are not reactions of the other.
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
  {
    platform: null,
    export: 'sprout-post-performance',
    code: 'several_networks',
    header: [['network'], ['post id'], ['profile'], ['engagements', 'impressions']],
    several: 'network',
  },
  {
    platform: null,
    export: 'fanpage-karma-posts',
    code: 'several_networks',
    header: [['network'], ['message-id'], ['profile', 'profile-id']],
    several: 'network',
  },
]
