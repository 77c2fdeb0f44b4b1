import type { PostFormatFile } from '../format'

/**
 * TikTok Studio: Analytics › Content › Download data. `Content.csv` (UTF-8 with mark, all in quotation marks) or `Content.xlsx` with
 * text cells, in `Content_YYYY-MM-DD_<unix>_<handle>.zip`. Seen 2025–26. Headers are English in every interface language, dates are
 * in that language without a year. The id holds the moment of upload (UTC), and with it the year. `Post time` is a UTC day
 * (15 of 15 rows against the ids of a Korean account): where it is the day of the upload, the upload is the publication; where it
 * is later (4 of 15, scheduled), the written day is, without an hour. `Time` is the day of the export.
 */
export default {
  id: 'tiktok-content',
  platform: 'tiktok',
  level: 'post',
  fields: {
    title: { en: ['Video title'] },
    permalink: { en: ['Video link'] },
    published: { en: ['Post time'] },
  },
  metrics: {
    views: { en: ['Total views'] },
    reactions: { en: ['Total likes'] },
    comments: { en: ['Total comments'] },
    shares: { en: ['Total shares'] },
  },
  required: ['permalink', 'published'],
  anyOf: ['views', 'reactions'],
  types: {},
  plainType: 'video',
  zone: 'UTC',
  time: { written: 'day_of_year', coded: 'uploads', named: true },
  permalinks: 'tiktok',
  ids: 'link',
} satisfies PostFormatFile
