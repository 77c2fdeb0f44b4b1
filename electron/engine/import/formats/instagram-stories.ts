import type { PostFormatFile } from '../format'
import { instagramFields, instagramMetrics, instagramTypes } from '../instagramColumns'

/**
 * Instagram stories: the content export with Stories chosen. Names of 2025–26 in English and French known from code that
 * reads such files; the order of the French columns was never seen. A story has no comments and no saves.
 */
export default {
  id: 'instagram-stories',
  platform: 'instagram',
  level: 'post',
  fields: instagramFields,
  metrics: instagramMetrics,
  required: ['native_id', 'published'],
  anyOf: ['navigation', 'sticker_taps', 'replies'],
  types: instagramTypes,
  zone: 'America/Los_Angeles',
  time: { written: 'clock', coded: 'proves' },
  dayFirst: ['de'],
  permalinks: 'instagram',
  ids: 'digits',
} satisfies PostFormatFile
