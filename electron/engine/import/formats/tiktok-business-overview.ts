import type { DailyTableFile } from '../format'

/**
 * Daily figures of a business account: TikTok Business Suite › Overview › Export. Full days (`2026/04/01`), translated headers, some
 * with a space at the end. English and Swedish names from code (2026); French ones were never seen. "Reached audience" is people.
 * Clicks on the website are the clicks on a link; those on products, phone numbers and apps are not kept.
 */
export default {
  id: 'tiktok-business-overview',
  platform: 'tiktok',
  level: 'account_day',
  shape: 'table',
  date: { en: ['Date'], sv: ['Datum'] },
  metrics: {
    views: { en: ['Video views'], sv: ['Videovisningar'] },
    reach: { en: ['Reached audience'], sv: ['Målgrupp som nåtts'] },
    visits: { en: ['Profile views'], sv: ['Profilvisningar'] },
    reactions: { en: ['Likes'], sv: ['Gilla-markeringar'] },
    shares: { en: ['Shares'], sv: ['Delningar'] },
    comments: { en: ['Comments'], sv: ['Kommentarer'] },
    follows_net: { en: ['Net growth'], sv: ['Nettotillväxt'] },
    follows: { en: ['New followers'], sv: ['Nya följare'] },
    unfollows: { en: ['Lost followers'], sv: ['Tappade följare'] },
    link_clicks: { en: ['Website clicks'], sv: ['Webbplatsklickar'] },
  },
  signs: [
    ['video views', 'videovisningar'],
    ['reached audience', 'målgrupp som nåtts', 'net growth', 'nettotillväxt', 'new followers', 'nya följare'],
  ],
  slashes: null,
} satisfies DailyTableFile
