import type { DailyTableFile } from '../format'

/**
 * Page level of the old Insights export (2011–2021): Page › Insights › Export data › Page data. `Facebook Insights Data Export - <Page> -
 * YYYY-MM-DD.xls`, SpreadsheetML, sheet `Key Metrics`: header, a row of descriptions, one row per day (`2017-06-09T00:00:00.000`). One
 * file in July 2017 has API names, others readable ones (the latter from code). Columns of `:day`, `:days_28` and `:lifetime`
 * stand side by side: only days are days, 28-day figures are never kept, and the likes to date are the stock of followers.
 *
 * Consumptions are clicks of any kind. Engaged people, check-ins and negative feedback have no daily metric. Video views are not what
 * Facebook calls views since 2024: not kept.
 */
export default {
  id: 'facebook-legacy-page',
  platform: 'facebook',
  level: 'account_day',
  shape: 'table',
  date: { en: ['Date'] },
  metrics: {
    followers: { en: ['page_fans:lifetime', 'Lifetime Total Likes'] },
    follows: { en: ['page_fan_adds_unique:day', 'page_fan_adds:day', 'Daily New Likes'] },
    unfollows: { en: ['page_fan_removes_unique:day', 'page_fan_removes:day', 'Daily Unlikes'] },
    reach: { en: ['page_impressions_unique:day', 'Daily Total Reach'] },
    impressions: { en: ['page_impressions:day', 'Daily Total Impressions'] },
    visits: { en: ['page_views_total:day', 'page_views_logged_in_total:day', 'Daily Logged-in Page Views'] },
    clicks: { en: ['page_consumptions:day', 'Daily Page Consumptions'] },
  },
  signs: [
    ['page_fans:lifetime', 'lifetime total likes'],
    ['page_impressions_unique:day', 'page_impressions:day', 'daily total reach', 'daily total impressions'],
  ],
  slashes: 'month_first',
} satisfies DailyTableFile
