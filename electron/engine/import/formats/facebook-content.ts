import type { PostFormatFile } from '../format'

/**
 * Facebook content export: Meta Business Suite › Insights › Content › Export data. One row per post, lifetime values.
 * File `Aug-01-2025_Aug-01-2026_1035597415774796.csv`, month names English in every language; Instagram's export has the
 * same pattern. UTF-8 with BOM, LF, comma. Seen 2024 to 2026 in English, 2025–26 in French; Swedish names from code that
 * reads such files. Columns come and go from one export to the next: any subset, any order, languages mixed.
 */
export default {
  id: 'facebook-content',
  platform: 'facebook',
  level: 'post',
  fields: {
    native_id: { en: ['Post ID'], fr: ['Identifiant de la publication'], sv: ['Publicerings-id'] },
    account_id: { en: ['Page ID'], fr: ['ID de la Page'], sv: ['Sid-id'] },
    account_name: { en: ['Page name'], fr: ['Nom de la page'], sv: ['Sidnamn'] },
    title: { en: ['Title'], fr: ['Titre'], sv: ['Titel'] },
    description: { en: ['Description'], fr: ['Description'], sv: ['Beskrivning'] },
    published: { en: ['Publish time'], fr: ['Heure de publication'], sv: ['Publiceringstid'] },
    permalink: { en: ['Permalink'], fr: ['Permalien'], sv: ['Permalänk'] },
    post_type: { en: ['Post type'], fr: ['Type de publication'], sv: ['Inläggstyp'] },
    is_share: { en: ['Is share'], fr: ['Est un partage'] },
    is_crosspost: { en: ['Is crosspost'], fr: ['Est un crosspostage'] },
    lifetime: { en: ['Date'], fr: ['Date'], sv: ['Datum'] },
  },
  metrics: {
    views: { en: ['Views'], fr: ['Vues'], sv: ['Visningar'] },
    // "Impressions" and "Views" stand side by side in early 2025: two metrics. French name of the first was never seen.
    impressions: { en: ['Impressions'], fr: ['Impressions'] },
    reach: { en: ['Reach'], fr: ['Couverture'], sv: ['Räckvidd'] },
    interactions_stated: {
      en: ['Reactions, Comments and Shares'],
      fr: ['Réactions, commentaires et partages'],
      sv: ['Reaktioner, kommentarer och delningar'],
    },
    reactions: { en: ['Reactions'], fr: ['Réactions'], sv: ['Reaktioner'] },
    comments: { en: ['Comments'], fr: ['Commentaires'], sv: ['Kommentarer'] },
    shares: { en: ['Shares'], fr: ['Partages'], sv: ['Delningar'] },
    clicks: { en: ['Total clicks'], fr: ['Total des clics'], sv: ['Totalt antal klick'] },
    link_clicks: { en: ['Link Clicks'], fr: ['Clics sur un lien'], sv: ['Länkklick'] },
    other_clicks: { en: ['Other Clicks'], fr: ['Autres clics'], sv: ['Övriga klick'] },
    video_views_3s: { en: ['3-second video views'], fr: ['Vues de vidéo de 3 secondes'] },
    video_views_1m: { en: ['1-minute video views'], fr: ["Vues de vidéo d'une minute"] },
    watch_time_ms: { en: ['Seconds viewed'], fr: ['Secondes regardé(e)'] },
    reach_organic: { en: ['Reach from Organic posts'], fr: ['Couverture de Publications organiques'] },
    reach_boosted: { en: ['Reach from Boosted posts'], fr: ['Couverture de Publications boostées'] },
    views_organic: { en: ['Views from Organic posts'], fr: ['Vues de Publications organiques'] },
    views_boosted: { en: ['Views from Boosted posts'], fr: ['Vues de Publications boostées'] },
    negative_feedback: {
      en: ['Negative feedback from users'],
      fr: ['Commentaires négatifs de la part des utilisateurs'],
    },
  },
  units: { watch_time_ms: 'seconds' },
  required: ['native_id', 'published'],
  anyOf: ['account_id', 'account_name', 'interactions_stated'],
  types: {
    photos: 'photo',
    videos: 'video',
    vidéos: 'video',
    reels: 'reel',
    live: 'live',
    links: 'link',
    text: 'text',
    // Never seen in a real file: French and Swedish words for these types are the plain translations.
    liens: 'link',
    texte: 'text',
    texter: 'text',
    foton: 'photo',
    bilder: 'photo',
    videor: 'video',
    länkar: 'link',
  },
  zone: 'America/Los_Angeles',
  time: { written: 'clock' },
  permalinks: 'facebook',
  ids: 'digits',
  lookAlike: 'facebook-daily-lookalike',
} satisfies PostFormatFile
