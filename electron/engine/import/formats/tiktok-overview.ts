import type { DailyTableFile } from '../format'
import { tiktokHandle } from '../slug'

/**
 * Daily figures of one account: TikTok Studio › Analytics › Overview › Download data. `Overview.csv` (or .xlsx, of text cells) in
 * `Overview_YYYY-MM-DD_<unix seconds>_<handle>.zip`; UTF-8 with mark, all quoted. Headers are English in every interface seen
 * (2025–26: en, es, el, vi, pt, de), days are in its language and have **no year** (`8 de marzo`); `undefined` is a missing
 * value. The number in the zip's name is the moment of the export, from which the year is worked out; the newest row is about two
 * days older. The date in the name is not the export.
 */
export default {
  id: 'tiktok-overview',
  platform: 'tiktok',
  level: 'account_day',
  shape: 'table',
  date: { en: ['Date'] },
  metrics: {
    views: { en: ['Video Views'] },
    visits: { en: ['Profile Views'] },
    reactions: { en: ['Likes'] },
    comments: { en: ['Comments'] },
    shares: { en: ['Shares'] },
  },
  signs: [['video views'], ['profile views']],
  without: ['reached audience', 'net growth', 'new followers', 'lost followers'],
  slashes: null,
  yearless: true,
  handleInName: tiktokHandle,
} satisfies DailyTableFile
