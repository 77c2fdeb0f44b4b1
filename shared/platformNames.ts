import type { Platform } from './vocabulary'

/** Proper names of the platforms, the same in every language. */
export const PLATFORM_NAMES = {
  facebook: 'Facebook',
  instagram: 'Instagram',
  x: 'X',
  linkedin: 'LinkedIn',
  youtube: 'YouTube',
  tiktok: 'TikTok',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  threads: 'Threads',
} as const satisfies Record<Platform, string>
