import type { PostFormatFile } from '../format'

/**
 * X Premium: x.com › Analytics › Content › Download. File `account_analytics_content_2024-12-22_2025-03-22.csv`, UTF-8 without
 * mark, LF. Seen in English from November 2024 to March 2025 (`Link`, `Thu Mar 20 2025`); the header of 2026 (`Post Link`,
 * `URL Clicks`, `"Tue, Jul 14, 2026"`, sometimes `Shares`) is known from code that reads such files. The French names are those of one
 * application, perhaps its own. A day is a UTC day (173 of 173 against the ids); the instant is in the id. Replies stand
 * among the posts (70 of 173). `Share` counts sharing by link, `Engagements` every click: both are kept as text only.
 * Bookmarks are asked for, so that no file without them passes as one in which nobody had bookmarked anything.
 */
export default {
  id: 'x-content',
  platform: 'x',
  level: 'post',
  fields: {
    native_id: { en: ['Post id'], fr: ['Identifiant du post'] },
    permalink: { en: ['Link', 'Post Link'], fr: ['Lien'] },
    description: { en: ['Post text'], fr: ['Texte du post'] },
    published: { en: ['Date'], fr: ['Date'] },
  },
  metrics: {
    impressions: { en: ['Impressions'], fr: ['Impressions'] },
    reactions: { en: ['Likes'], fr: ["J'aime"] },
    comments: { en: ['Replies'], fr: ['Réponses'] },
    shares: { en: ['Reposts'], fr: ['Reposts'] },
    // "Signets" was never seen.
    saves: { en: ['Bookmarks'], fr: ['Signets'] },
    link_clicks: { en: ['Url clicks'] },
    profile_visits: { en: ['Profile visits'] },
    follows: { en: ['New follows'] },
  },
  required: ['description', 'published', 'saves'],
  anyOf: ['native_id', 'permalink'],
  types: {},
  zone: 'UTC',
  time: { written: 'day', coded: 'is', named: true },
  permalinks: 'x',
  ids: 'digits',
  entities: true,
  replies: true,
} satisfies PostFormatFile
