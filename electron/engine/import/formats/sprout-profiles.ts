import type { DailyTableFile } from '../format'

/**
 * Daily figures of several profiles in a tool: Sprout Social › Reports › Profile Performance › Export CSV. One row per day, network and
 * profile; days `MM-DD-YYYY`, thousands with commas. Column names from code (2023), and not all of them. `Audience` is the
 * stock of followers on that day. `Engagements` are Sprout's own total, clicks included. Rates are not kept.
 */
export default {
  id: 'sprout-profiles',
  platform: null,
  level: 'account_day',
  shape: 'table',
  date: { en: ['Date'] },
  metrics: {
    followers: { en: ['Audience'] },
    follows_net: { en: ['Net Audience Growth'] },
    impressions: { en: ['Impressions'] },
    engagements: { en: ['Engagements'] },
    views: { en: ['Video Views'] },
  },
  signs: [['network'], ['profile'], ['audience', 'net audience growth']],
  slashes: 'month_first',
  accounts: { network: { en: ['Network'] }, profile: { en: ['Profile'] } },
} satisfies DailyTableFile
