/** Words that cross every layer. Each list is closed: adding a word is a change of the contract. */

/** Bluesky, Mastodon and Threads give no export: their accounts live from figures typed in, or from the file of a tool. */
export const PLATFORMS = [
  'facebook',
  'instagram',
  'x',
  'linkedin',
  'youtube',
  'tiktok',
  'bluesky',
  'mastodon',
  'threads',
] as const
export type Platform = (typeof PLATFORMS)[number]

/** What kind of publication a post is. `other` = the file names a type Portée does not know; the word is kept in `extra`. */
export const POST_FORMATS = ['photo', 'carousel', 'video', 'reel', 'story', 'live', 'link', 'text', 'other'] as const
export type PostFormat = (typeof POST_FORMATS)[number]

/**
 * Metrics of one post as a platform defines them; each is a nullable BIGINT column of `snapshot` and an entry of the
 * engine's metric catalogue (a test compares the three). `interactions_stated` is the total the file itself gives.
 */
export const METRICS = [
  'views',
  'impressions',
  'reach',
  'interactions_stated',
  'reactions',
  'comments',
  'shares',
  'saves',
  'clicks',
  'link_clicks',
  'other_clicks',
  'follows',
  'profile_visits',
  'replies',
  'navigation',
  'sticker_taps',
  'video_views_3s',
  'video_views_1m',
  'watch_time_ms',
  'reach_organic',
  'reach_boosted',
  'views_organic',
  'views_boosted',
  'negative_feedback',
  'viewers',
  'thumbnail_impressions',
] as const
export type Metric = (typeof METRICS)[number]

/**
 * Metrics of an account on one day. Reach, viewers and visitors are people: never added over days. `follows_net` = new minus lost,
 * can be negative; `engagements` = the platform's own total, clicks included.
 */
export const ACCOUNT_DAY_METRICS = [
  'reach',
  'views',
  'viewers',
  'visits',
  'interactions',
  'link_clicks',
  'follows',
  'impressions',
  'reactions',
  'comments',
  'shares',
  'saves',
  'clicks',
  'engagements',
  'unfollows',
  'follows_net',
  'viewers_new',
  'viewers_returning',
  'visitors',
  'watch_time_ms',
] as const
export type AccountDayMetric = (typeof ACCOUNT_DAY_METRICS)[number]

/** Rates, always named by their denominator: by reach, by views, by followers at the date. */
export const RATES = ['err', 'erv', 'erf'] as const
export type Rate = (typeof RATES)[number]

/** Value of one post, denominator 1; and `ctr`, clicks by reach. What counts as a click is told by platform (compare.definitions). */
export const PER_POST = ['reach_per_post', 'views_per_post', 'interactions_per_post', 'clicks_per_post'] as const

/** Everything a comparison can measure on a post, always one at a time: values of two measures never share an axis. */
export const MEASURES = [...RATES, 'ctr', ...PER_POST] as const
export type Measure = (typeof MEASURES)[number]

/**
 * What stands as rows or panels. Keys of groups: ids as text for branch (`network` = accounts of no branch), account and theme
 * (`0` = without theme; a post counts in each of its themes); codes for platform and format; `1`…`7` = Monday…Sunday; `0`…`23` =
 * hour in the network's zone; `2026-07`; `2026-Q3`.
 */
export const GROUPINGS = [
  'branch',
  'account',
  'platform',
  'format',
  'theme',
  'weekday',
  'hour',
  'month',
  'quarter',
] as const
export type Grouping = (typeof GROUPINGS)[number]

export const STRENGTHS = ['clear', 'likely', 'cannot_tell'] as const
export type Strength = (typeof STRENGTHS)[number]

export const VERDICTS = ['reaches', 'does_not_reach', 'cannot_tell'] as const
export type Verdict = (typeof VERDICTS)[number]

export const GRADES = ['A', 'B', 'C', 'D'] as const
export type Grade = (typeof GRADES)[number]

export const AUDIENCE_BASES = ['followers', 'reached', 'engaged'] as const
export type AudienceBasis = (typeof AUDIENCE_BASES)[number]

/** Whom a survey was drawn from: members of the institution (students, staff…), or the followers of the accounts it asks about. */
export const SURVEY_FRAMES = ['members', 'followers'] as const
export type SurveyFrame = (typeof SURVEY_FRAMES)[number]

/** What a breakdown is by. All but totals, sizes of companies and subscriptions enter verdicts; these are shown, never judged. */
export const AUDIENCE_DIMENSIONS = [
  'age',
  'gender',
  'age_gender',
  'city',
  'country',
  'language',
  'total',
  'job_function',
  'seniority',
  'industry',
  'company_size',
  'subscription',
] as const
export type AudienceDimension = (typeof AUDIENCE_DIMENSIONS)[number]

/**
 * What a persona's conditions are about, and a clause of an editorial line asks for. `alternatives`: all the conditions of
 * which at least one must hold and that mix dimensions; alternatives of one dimension (two towns) belong to it.
 */
export const TARGET_DIMENSIONS = ['age', 'gender', 'place', 'language', 'occupation', 'status', 'alternatives'] as const
export type TargetDimension = (typeof TARGET_DIMENSIONS)[number]

/** What LinkedIn tells of the work of people; breakdowns of the same name. */
export const OCCUPATION_FACETS = ['job_function', 'seniority', 'industry'] as const
export type OccupationFacet = (typeof OCCUPATION_FACETS)[number]

/** Where a theme of a post comes from: a rule of the codebook, somebody's hand, a suggestion somebody accepted. */
export const TAG_ORIGINS = ['rule', 'hand', 'suggestion'] as const
export type TagOrigin = (typeof TAG_ORIGINS)[number]

export const AIMS = ['reach', 'clicks', 'interactions', 'views'] as const

/**
 * Reasons why a post is left out of a comparison. Each has a visible switch, except the last five. A story lives a day and is
 * counted by other gestures: it is compared with stories only (rows by format, or the format chosen). `no_time`: only the day of
 * publication is known, so no hour. `no_snapshot_at_age`: no export was made near the age at which posts are compared.
 */
export const SET_ASIDE = [
  'share',
  'crosspost',
  'boosted',
  'reply',
  'collaboration',
  'story',
  'by_hand',
  'immature',
  'no_denominator',
  'no_interactions',
  'no_time',
  'no_snapshot_at_age',
] as const
export type SetAside = (typeof SET_ASIDE)[number]

export const LANGUAGES = ['fr', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

export const EVENT_KINDS = ['term', 'exams', 'holidays', 'closure', 'event'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** Days after which a post is counted as mature, by platform (statistics: 95 % of the reach under exponential decay, rounded up). */
export const MATURITY_DAYS = {
  facebook: 7,
  x: 7,
  tiktok: 7,
  bluesky: 7,
  mastodon: 7,
  threads: 7,
  instagram: 14,
  linkedin: 14,
  youtube: 60,
} as const satisfies Record<Platform, number>
