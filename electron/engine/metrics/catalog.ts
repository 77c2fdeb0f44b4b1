import { type Measure, MEASURES, type Metric, PLATFORMS, type Platform, type Rate } from '../../../shared/vocabulary'
import type { MeasureEntry, MetricEntry, RateEntry } from './metric'

const people = { unit: 'people', additive: false } as const
const displays = { unit: 'displays', additive: true } as const
const actions = { unit: 'actions', additive: true } as const

/**
 * Every metric of a post, one entry each. Fields are the headers of the platforms' English exports; the converters of the
 * formats know them in other languages. A platform without field never fills the metric.
 */
export const CATALOG = {
  views: {
    ...displays,
    better: 'more',
    // LinkedIn counts views of videos alone: no rate is made of them.
    fields: {
      facebook: 'Views',
      instagram: 'Views',
      youtube: 'Views',
      tiktok: 'Video views',
      threads: 'Views',
      linkedin: 'Views',
    },
    apart: ['linkedin'],
  },
  impressions: {
    ...displays,
    better: 'more',
    fields: { facebook: 'Impressions', instagram: 'Impressions', x: 'Impressions', linkedin: 'Impressions' },
    // Announced for the API (ANNOUNCED in definitions.ts); of Instagram's only the month is known.
    until: { facebook: '2025-11-14', instagram: '2025-04-30' },
  },
  reach: {
    ...people,
    better: 'more',
    fields: { facebook: 'Reach', instagram: 'Reach' },
  },
  interactions_stated: {
    ...actions,
    better: 'more',
    fields: { facebook: 'Reactions, Comments and Shares' },
  },
  reactions: {
    ...actions,
    better: 'more',
    fields: {
      facebook: 'Reactions',
      instagram: 'Likes',
      x: 'Likes',
      linkedin: 'Likes',
      youtube: 'Likes',
      tiktok: 'Total likes',
      bluesky: 'Likes',
      mastodon: 'Favourites',
      threads: 'Likes',
    },
  },
  comments: {
    ...actions,
    better: 'more',
    fields: {
      facebook: 'Comments',
      instagram: 'Comments',
      linkedin: 'Comments',
      x: 'Replies',
      youtube: 'Comments added',
      tiktok: 'Total comments',
      bluesky: 'Replies',
      mastodon: 'Replies',
      threads: 'Replies',
    },
  },
  shares: {
    ...actions,
    better: 'more',
    fields: {
      facebook: 'Shares',
      instagram: 'Shares',
      x: 'Reposts',
      linkedin: 'Reposts',
      youtube: 'Shares',
      tiktok: 'Total shares',
      bluesky: 'Reposts',
      mastodon: 'Boosts',
      threads: 'Reposts',
    },
  },
  saves: { ...actions, better: 'more', fields: { instagram: 'Saves', x: 'Bookmarks', tiktok: 'Favorites' } },
  clicks: { ...actions, better: 'more', fields: { facebook: 'Total clicks', linkedin: 'Clicks' } },
  link_clicks: {
    ...actions,
    better: 'more',
    fields: { facebook: 'Link Clicks', instagram: 'Link clicks', x: 'URL Clicks' },
  },
  other_clicks: { ...actions, better: 'neither', fields: { facebook: 'Other Clicks' } },
  follows: {
    ...actions,
    better: 'more',
    fields: { instagram: 'Follows', x: 'New follows', linkedin: 'Follows', youtube: 'Subscribers gained' },
  },
  profile_visits: {
    ...actions,
    better: 'more',
    fields: { instagram: 'Profile visits', x: 'Profile visits' },
  },
  replies: { ...actions, better: 'more', fields: { instagram: 'Replies' } },
  navigation: { ...actions, better: 'neither', fields: { instagram: 'Navigation' } },
  sticker_taps: { ...actions, better: 'more', fields: { instagram: 'Sticker taps' } },
  video_views_3s: { ...displays, better: 'more', fields: { facebook: '3-second video views' } },
  video_views_1m: { ...displays, better: 'more', fields: { facebook: '1-minute video views' } },
  watch_time_ms: {
    unit: 'milliseconds',
    additive: true,
    better: 'more',
    fields: { facebook: 'Seconds viewed', youtube: 'Watch time (hours)' },
  },
  reach_organic: {
    ...people,
    better: 'more',
    fields: { facebook: 'Reach from Organic posts' },
    until: { facebook: '2026-06-30' },
  },
  reach_boosted: {
    ...people,
    better: 'neither',
    fields: { facebook: 'Reach from Boosted posts' },
    until: { facebook: '2026-06-30' },
  },
  views_organic: { ...displays, better: 'more', fields: { facebook: 'Views from Organic posts' } },
  views_boosted: { ...displays, better: 'neither', fields: { facebook: 'Views from Boosted posts' } },
  negative_feedback: {
    ...actions,
    better: 'less',
    fields: { facebook: 'Negative feedback from users' },
  },
  viewers: { ...people, better: 'more', fields: { youtube: 'Unique viewers' } },
  // Displays of the thumbnail beside other videos: not comparable with any other platform's impressions.
  thumbnail_impressions: { ...displays, better: 'more', fields: { youtube: 'Impressions' }, apart: ['youtube'] },
} as const satisfies Record<Metric, MetricEntry>

const rate = { numerator: 'interactions', unit: 'fraction', additive: false, better: 'more' } as const

/** The three rates, always named by their denominator. */
export const RATE_CATALOG = {
  err: { ...rate, denominator: 'reach', platforms: ['facebook', 'instagram'] },
  erv: { ...rate, denominator: 'views', platforms: ['facebook', 'instagram', 'youtube', 'tiktok'] },
  erf: { ...rate, denominator: 'followers', platforms: PLATFORMS },
} as const satisfies Record<Rate, RateEntry>

/**
 * The metric that stands for clicks, by platform: all clicks on the post where the export gives them, else clicks on a link, which is
 * all X and stories of Instagram tell. Another thing on each platform, so clicks of two platforms meet only as an index.
 */
export const CLICKS = {
  facebook: 'clicks',
  linkedin: 'clicks',
  x: 'link_clicks',
  instagram: 'link_clicks',
} as const satisfies Partial<Record<Platform, Metric>>

const value = { denominator: 'post', better: 'more' } as const

/** Everything a comparison can measure: the three rates, clicks by reach, and values per post. */
export const MEASURE_CATALOG = {
  ...RATE_CATALOG,
  ctr: {
    numerator: 'clicks',
    denominator: 'reach',
    unit: 'fraction',
    additive: false,
    better: 'more',
    platforms: ['facebook', 'instagram'],
  },
  reach_per_post: { ...value, numerator: 'reach', ...people, platforms: ['facebook', 'instagram'] },
  // As the rate by views: LinkedIn's are of videos alone.
  views_per_post: {
    ...value,
    numerator: 'views',
    ...displays,
    platforms: ['facebook', 'instagram', 'youtube', 'tiktok', 'threads'],
  },
  interactions_per_post: { ...value, numerator: 'interactions', ...actions, platforms: PLATFORMS },
  clicks_per_post: { ...value, numerator: 'clicks', ...actions, platforms: ['facebook', 'instagram', 'x', 'linkedin'] },
} as const satisfies Record<Measure, MeasureEntry>

/** One metric on one platform: the field of its export, the days announced, whether it stands beside other platforms'. */
export interface MetricField {
  readonly platform: Platform
  readonly field: string
  readonly since: string | null
  readonly until: string | null
  readonly comparable: boolean
}

/** Every platform that fills a metric, in the order of PLATFORMS. What it counts there is said by the sentences `metric.*`. */
export function fieldsOf(entry: MetricEntry): MetricField[] {
  return PLATFORMS.flatMap((platform) => {
    const field = entry.fields[platform]
    if (field === undefined) return []
    const since = entry.since?.[platform] ?? null
    const until = entry.until?.[platform] ?? null
    return [{ platform, field, since, until, comparable: !(entry.apart ?? []).includes(platform) }]
  })
}

/** Metrics and measures as the contract describes them: `compare.definitions`. A measure has no field of its own, it has terms. */
export function definitions(): {
  metric: string
  unit: string
  additive: boolean
  better: 'more' | 'less' | 'neither'
  platforms: Platform[]
  fields: MetricField[]
  terms: { platform: Platform; numerator: string; denominator: string }[]
}[] {
  const metrics = Object.entries<MetricEntry>(CATALOG).map(([metric, entry]) => {
    const { unit, additive, better } = entry
    const fields = fieldsOf(entry)
    return { metric, unit, additive, better, platforms: fields.map(({ platform }) => platform), fields, terms: [] }
  })
  const measures = MEASURES.map((name) => {
    const { unit, additive, better, platforms, numerator, denominator }: MeasureEntry = MEASURE_CATALOG[name]
    const clicks: Partial<Record<Platform, Metric>> = CLICKS
    const terms = platforms.map((platform) => {
      return { platform, numerator: numerator === 'clicks' ? (clicks[platform] ?? numerator) : numerator, denominator }
    })
    return { metric: name, unit, additive, better, platforms: [...platforms], fields: [], terms }
  })
  return [...metrics, ...measures]
}
