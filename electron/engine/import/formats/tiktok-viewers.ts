import type { DailyTableFile } from '../format'
import { tiktokHandle } from '../slug'

/**
 * People who watched, by day: TikTok Studio › Analytics › Viewers › Download data. `Viewers.csv` in
 * `Viewers_YYYY-MM-DD_<unix seconds>_<handle>.zip`; layout and days without a year as in `tiktok-overview`. New and returning viewers
 * add up to all viewers of one day; days are never added.
 */
export default {
  id: 'tiktok-viewers',
  platform: 'tiktok',
  level: 'account_day',
  shape: 'table',
  date: { en: ['Date'] },
  metrics: {
    viewers: { en: ['Total Viewers'] },
    viewers_new: { en: ['New Viewers'] },
    viewers_returning: { en: ['Returning Viewers'] },
  },
  signs: [['total viewers'], ['new viewers', 'returning viewers']],
  slashes: null,
  yearless: true,
  handleInName: tiktokHandle,
} satisfies DailyTableFile
