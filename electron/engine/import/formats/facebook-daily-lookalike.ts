import type { RefusedFormatFile } from '../format'

/**
 * Daily breakdown of videos, exported from the video statistics view: same file name, same first columns as the content
 * export, one row per post and day. Adding its reach would be wrong. Nothing in its header gives it away (a genuine 2024
 * export has no Views either): it is told by its rows — days in `Date`, or one id with several dates — see checks.ts.
 */
export default {
  id: 'facebook-daily-lookalike',
  platform: 'facebook',
  level: 'refused',
  code: 'daily_breakdown',
  header: [],
} satisfies RefusedFormatFile
