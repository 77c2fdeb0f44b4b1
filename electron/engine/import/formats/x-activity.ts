import type { PostFormatFile } from '../format'

/**
 * X, the export of analytics.twitter.com (until mid-2024): Tweets › Export data › By Tweet. File
 * `tweet_activity_metrics_<handle>_20211101_20211201_en.csv`, UTF-8 without mark, every cell in quotation marks, LF. Seen in
 * English, files of 2016 and 2021; 2015 says `favorites` for likes. Counts are written `1777.0`; `&` is `&amp;` in texts.
 * `time` is UTC (70 of 70 rows against the ids). The `promoted …` columns hold `-` where nothing was paid for; they stay apart
 * (kept as text) and are in no figure. Bookmarks were not counted by this export: see interactions.ts. Engagements hold every
 * click, so they are no interactions; kept as text.
 */
export default {
  id: 'x-activity',
  platform: 'x',
  level: 'post',
  fields: {
    native_id: { en: ['Tweet id'] },
    permalink: { en: ['Tweet permalink'] },
    description: { en: ['Tweet text'] },
    published: { en: ['time'] },
  },
  metrics: {
    impressions: { en: ['impressions'] },
    reactions: { en: ['likes', 'favorites'] },
    comments: { en: ['replies'] },
    shares: { en: ['retweets'] },
    link_clicks: { en: ['url clicks'] },
    profile_visits: { en: ['user profile clicks'] },
    follows: { en: ['follows'] },
  },
  required: ['native_id', 'description', 'published'],
  anyOf: ['impressions', 'reactions'],
  types: {},
  zone: 'UTC',
  time: { written: 'clock', coded: 'is' },
  permalinks: 'x',
  ids: 'digits',
  entities: true,
  replies: true,
} satisfies PostFormatFile
