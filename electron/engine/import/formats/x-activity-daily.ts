import type { DailyTableFile } from '../format'

/** `daily_tweet_activity_metrics_exemple_20211101_20211201_en.csv` → `exemple`. */
const HANDLE = /^daily_tweet_activity_metrics_(\w{1,15})_\d{8}_\d{8}_/i

/**
 * Daily figures of one account in the old analytics: analytics.twitter.com › Tweets › Export data › By day (to 2024).
 * `daily_tweet_activity_metrics_<handle>_<from>_<to>_<language>.csv`: `Date`, `Tweets published` and the columns of the export by
 * tweet, days as ISO (UTC), counts like `1777.0`. Known from code; no whole file was seen. Clicks are on links; engagements hold
 * every click; promoted columns are not kept.
 */
export default {
  id: 'x-activity-daily',
  platform: 'x',
  level: 'account_day',
  shape: 'table',
  date: { en: ['Date'] },
  metrics: {
    impressions: { en: ['impressions'] },
    engagements: { en: ['engagements'] },
    shares: { en: ['retweets'] },
    comments: { en: ['replies'] },
    reactions: { en: ['likes', 'favorites'] },
    link_clicks: { en: ['url clicks'] },
    follows: { en: ['follows'] },
  },
  signs: [['tweets published'], ['impressions'], ['engagements']],
  slashes: null,
  handleInName: (fileName) => HANDLE.exec(fileName)?.[1] ?? null,
} satisfies DailyTableFile
