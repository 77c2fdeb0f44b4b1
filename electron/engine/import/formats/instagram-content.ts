import type { PostFormatFile } from '../format'
import { instagramFields, instagramMetrics, instagramTypes } from '../instagramColumns'

/**
 * Instagram posts and reels: Meta Business Suite › Insights › Content › Export data. File name as Facebook's. UTF-8 with BOM, LF,
 * comma. Seen 2024–26 in English and French; bilingual files repeat five English columns, each row filling one language.
 * Swedish and Portuguese names from code; German reconstructed by others (unverified, dates DD.MM.YYYY).
 */
export default {
  id: 'instagram-content',
  platform: 'instagram',
  level: 'post',
  fields: instagramFields,
  metrics: instagramMetrics,
  required: ['native_id', 'published'],
  anyOf: ['account_id', 'account_handle'],
  without: ['navigation', 'sticker_taps', 'replies'],
  types: instagramTypes,
  zone: 'America/Los_Angeles',
  time: { written: 'clock', coded: 'proves' },
  dayFirst: ['de'],
  permalinks: 'instagram',
  ids: 'digits',
} satisfies PostFormatFile
