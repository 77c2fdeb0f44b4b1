import type { DailyTableFile } from '../format'
import { tiktokHandle } from '../slug'

/**
 * Followers by day: TikTok Studio › Analytics › Followers › Download data. `FollowerHistory.csv` in
 * `Followers_YYYY-MM-DD_<unix seconds>_<handle>.zip`; layout and days without a year as in `tiktok-overview`. `Followers` is the
 * stock of the day. "Difference in followers from previous day" was right in one file and one day off in another: it is worked out anew.
 */
export default {
  id: 'tiktok-follower-history',
  platform: 'tiktok',
  level: 'account_day',
  shape: 'table',
  date: { en: ['Date'] },
  metrics: { followers: { en: ['Followers'] } },
  signs: [['difference in followers from previous day']],
  slashes: null,
  yearless: true,
  difference: true,
  handleInName: tiktokHandle,
} satisfies DailyTableFile
