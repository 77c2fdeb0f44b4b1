import type { DailyTableFile } from '../format'

/**
 * Daily figures of one account: X Premium › Analytics › Overview › Download. `account_overview_analytics.csv`, UTF-8 without mark, days
 * as `"Fri, Mar 21, 2025"` (UTC), newest first. Seen in 2025, in English. No handle inside. X revises the last days later: the
 * newest export counts.
 *
 * `Shares` are shares by link and `Create Post` the posts written: neither is kept. Reposts are the shares. `Engagements` hold every
 * click, and are never compared with the interactions of other platforms. `Video views` are views of videos, as LinkedIn's and TikTok's.
 */
export default {
  id: 'x-overview',
  platform: 'x',
  level: 'account_day',
  shape: 'table',
  date: { en: ['Date'] },
  metrics: {
    impressions: { en: ['Impressions'] },
    reactions: { en: ['Likes'] },
    engagements: { en: ['Engagements'] },
    saves: { en: ['Bookmarks'] },
    follows: { en: ['New follows'] },
    unfollows: { en: ['Unfollows'] },
    comments: { en: ['Replies'] },
    shares: { en: ['Reposts'] },
    visits: { en: ['Profile visits'] },
    views: { en: ['Video views'] },
  },
  signs: [['impressions'], ['bookmarks'], ['new follows']],
  without: ['post id', 'tweet id'],
  slashes: null,
} satisfies DailyTableFile
