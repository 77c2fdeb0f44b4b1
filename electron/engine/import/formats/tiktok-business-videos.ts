import type { PostFormatFile } from '../format'

/**
 * TikTok Business Suite: Analytics › Content › Export data, a workbook or CSV, another product line than Studio. English names from code
 * that reads such files (2025–26); translated headers exist (Swedish, of the overview) and were never seen for videos. Dates are
 * whole: `2026/04/01 18:30:00`. Their zone is not stated: UTC is tried, and the moments of upload in the ids say whether it is so.
 * Favourites count as saves. `Total play time` and the like have no stated unit: kept as text.
 */
export default {
  id: 'tiktok-business-videos',
  platform: 'tiktok',
  level: 'post',
  fields: {
    title: { en: ['Video title'] },
    permalink: { en: ['Video link'] },
    published: { en: ['Post time'] },
  },
  metrics: {
    views: { en: ['Video views'] },
    reactions: { en: ['Likes'] },
    comments: { en: ['Comments'] },
    shares: { en: ['Shares'] },
    saves: { en: ['Add to Favorites', 'Favorites'] },
  },
  required: ['permalink', 'published', 'views'],
  types: {},
  plainType: 'video',
  zone: 'UTC',
  time: { written: 'clock', coded: 'proves' },
  permalinks: 'tiktok',
  ids: 'link',
} satisfies PostFormatFile
