import { metaTime } from '../clocks'
import { count, decimal } from './text'

/** What a post is; how a layout names it depends on language and year. */
export type FacebookKind = 'photo' | 'video' | 'reel' | 'live' | 'link' | 'text'

/** One post as a Facebook content export reports it: lifetime values at the moment of export; null = empty cell. */
export interface FacebookContentRow {
  postId: string
  pageId: string
  pageName: string
  /** Caption of a photo; for a video the caption with plain names. */
  title: string
  /** Often empty for photos; for a video the caption with mentions as `@[id:2048:Name]`. */
  description: string
  durationSeconds: number
  /** Instant, ms since 1970. */
  publishedAt: number
  permalink: string
  kind: FacebookKind
  isCrosspost: boolean
  isShare: boolean
  impressions: number | null
  views: number | null
  organicReach: number | null
  boostedReach: number | null
  reactions: number
  comments: number
  shares: number
  photoClicks: number
  linkClicks: number
  otherClicks: number
  /** Videos and reels only. */
  secondsViewed: number | null
  threeSecondViews: number | null
  oneMinuteViews: number | null
}

/** How a layout words its values. */
export interface FacebookWording {
  language: 'en' | 'fr'
  /** From 2025 on, reels arrive as videos and only the permalink tells them. */
  reelsAreVideos: boolean
}

type Cell = (row: FacebookContentRow, wording: FacebookWording) => string

interface Column {
  en: string
  fr: string
  cell: Cell
}

const KINDS = {
  en: { photo: 'Photos', video: 'Videos', reel: 'Reels', live: 'Live', link: 'Links', text: 'Text' },
  // French files were seen with photos and videos only; the sample's French pages publish nothing else.
  fr: { photo: 'Photos', video: 'Vidéos', reel: 'Reels', live: 'Live', link: 'Liens', text: 'Texte' },
} as const

const empty: Cell = () => ''
const isVideo = (row: FacebookContentRow): boolean => row.secondsViewed !== null
const boostShare = (row: FacebookContentRow): number => {
  const reach = (row.organicReach ?? 0) + (row.boostedReach ?? 0)
  return reach === 0 ? 0 : (row.boostedReach ?? 0) / reach
}
const boosted = (value: number | null, row: FacebookContentRow): number | null =>
  value === null ? null : Math.round(value * boostShare(row))
const organic = (value: number | null, row: FacebookContentRow): number | null => {
  const part = boosted(value, row)
  return value === null || part === null ? null : value - part
}

/** Reach of a row: organic plus boosted, as measured on 197 of 197 real rows; null when the file gives none. */
function facebookReach(row: FacebookContentRow): number | null {
  if (row.organicReach === null) return row.boostedReach
  return row.organicReach + (row.boostedReach ?? 0)
}

/** The file's own total: reactions + comments + shares. */
function facebookTotal(row: FacebookContentRow): number {
  return row.reactions + row.comments + row.shares
}

const COLUMNS = {
  id: { en: 'Post ID', fr: 'Identifiant de la publication', cell: (r) => r.postId },
  page: { en: 'Page ID', fr: 'ID de la Page', cell: (r) => r.pageId },
  pageName: { en: 'Page name', fr: 'Nom de la page', cell: (r) => r.pageName },
  title: { en: 'Title', fr: 'Titre', cell: (r) => r.title },
  description: { en: 'Description', fr: 'Description', cell: (r) => r.description },
  duration: { en: 'Duration (sec)', fr: 'Durée (s)', cell: (r) => String(r.durationSeconds) },
  time: { en: 'Publish time', fr: 'Heure de publication', cell: (r) => metaTime(r.publishedAt) },
  caption: { en: 'Caption type', fr: 'Type de légende', cell: (r) => (isVideo(r) ? 'auto' : 'N/A') },
  permalink: { en: 'Permalink', fr: 'Permalien', cell: (r) => r.permalink },
  crosspost: { en: 'Is crosspost', fr: 'Est un crosspostage', cell: (r) => (r.isCrosspost ? '1' : '0') },
  share: { en: 'Is share', fr: 'Est un partage', cell: (r) => (r.isShare ? '1' : '0') },
  kind: {
    en: 'Post type',
    fr: 'Type de publication',
    cell: (r, w) => KINDS[w.language][w.reelsAreVideos && r.kind === 'reel' ? 'video' : r.kind],
  },
  languages: { en: 'Languages', fr: 'Langues', cell: empty },
  labels: { en: 'Custom labels', fr: 'Libellés personnalisés', cell: empty },
  funded: { en: 'Funded content status', fr: 'Statut du contenu financé', cell: empty },
  comment: { en: 'Data comment', fr: 'Commentaire des données', cell: empty },
  date: { en: 'Date', fr: 'Date', cell: (_, w) => (w.language === 'fr' ? 'Global' : 'Lifetime') },
  impressions: { en: 'Impressions', fr: 'Impressions', cell: (r) => count(r.impressions) },
  views: { en: 'Views', fr: 'Vues', cell: (r) => count(r.views) },
  // The transition months of 2024: the column exists, with 0 or nothing in it.
  viewsPlaceholder: { en: 'Views', fr: 'Vues', cell: (r) => ((r.publishedAt / 60_000) % 3 === 0 ? '0' : '') },
  reelsPlays: {
    en: 'REELS_PLAYS:COUNT',
    fr: 'REELS_PLAYS:COUNT',
    cell: (r) => (r.kind === 'reel' ? count(r.views) : ''),
  },
  reach: { en: 'Reach', fr: 'Couverture', cell: (r) => count(facebookReach(r)) },
  total: {
    en: 'Reactions, Comments and Shares',
    fr: 'Réactions, commentaires et partages',
    cell: (r) => count(facebookTotal(r)),
  },
  reactions: { en: 'Reactions', fr: 'Réactions', cell: (r) => count(r.reactions) },
  comments: { en: 'Comments', fr: 'Commentaires', cell: (r) => count(r.comments) },
  shares: { en: 'Shares', fr: 'Partages', cell: (r) => count(r.shares) },
  seconds: { en: 'Seconds viewed', fr: 'Secondes regardé(e)', cell: (r) => decimal(r.secondsViewed) },
  average: {
    en: 'Average Seconds viewed',
    fr: 'Secondes moyen(ne) regardé(e)',
    cell: (r) => (r.secondsViewed === null || !r.threeSecondViews ? '' : decimal(r.secondsViewed / r.threeSecondViews)),
  },
  earnings: { en: 'Estimated earnings (USD)', fr: 'Revenus estimés (USD)', cell: empty },
  cpm: { en: 'Ad CPM (USD)', fr: 'CPM publicitaire (USD)', cell: empty },
  adImpressions: { en: 'Ad impressions', fr: 'Impressions publicitaires', cell: empty },
  clicks: {
    en: 'Total clicks',
    fr: 'Total des clics',
    cell: (r) => count(r.photoClicks + r.linkClicks + r.otherClicks),
  },
  otherClicks: { en: 'Other Clicks', fr: 'Autres clics', cell: (r) => count(r.otherClicks) },
  photoClicks: {
    en: 'Matched Audience Targeting Consumption (Photo Click)',
    fr: 'Consommation ciblage d’audience correspondante (Photo Click)',
    cell: (r) => (r.photoClicks === 0 ? '' : count(r.photoClicks)),
  },
  videoClicks: {
    en: 'Matched Audience Targeting Consumption (Video Click)',
    fr: 'Consommation ciblage d’audience correspondante (Video Click)',
    cell: empty,
  },
  linkClicks: {
    en: 'Link Clicks',
    fr: 'Clics sur un lien',
    cell: (r) => (r.linkClicks === 0 ? '' : count(r.linkClicks)),
  },
  viewsOrganic: {
    en: 'Views from Organic posts',
    fr: 'Vues de Publications organiques',
    cell: (r) => count(organic(r.views, r)),
  },
  viewsBoosted: {
    en: 'Views from Boosted posts',
    fr: 'Vues de Publications boostées',
    cell: (r) => count(boosted(r.views, r)),
  },
  reachOrganic: {
    en: 'Reach from Organic posts',
    fr: 'Couverture de Publications organiques',
    cell: (r) => count(r.organicReach),
  },
  reachBoosted: {
    en: 'Reach from Boosted posts',
    fr: 'Couverture de Publications boostées',
    cell: (r) => count(r.boostedReach),
  },
  v3: { en: '3-second video views', fr: 'Vues de vidéo de 3 secondes', cell: (r) => count(r.threeSecondViews) },
  v60: { en: '1-minute video views', fr: 'Vues de vidéo d’une minute', cell: (r) => count(r.oneMinuteViews) },
  p3: {
    en: '3-Second viewers',
    fr: 'Spectateurs de 3 secondes',
    cell: (r) => count(r.threeSecondViews === null ? null : r.threeSecondViews * 0.86),
  },
  p60: {
    en: '1-minute viewers',
    fr: 'Spectateurs d’1 minute',
    cell: (r) => count(r.oneMinuteViews === null ? null : r.oneMinuteViews * 0.9),
  },
  v3Boosted: {
    en: '3-second video views from Boosted posts',
    fr: 'Vues de vidéo de 3 secondes de Publications boostées',
    cell: (r) => count(boosted(r.threeSecondViews, r)),
  },
  v3Organic: {
    en: '3-second video views from Organic posts',
    fr: 'Vues de vidéo de 3 secondes de Publications organiques',
    cell: (r) => count(organic(r.threeSecondViews, r)),
  },
  hide: {
    en: 'Negative feedback from users: Hide',
    fr: 'Commentaires négatifs des utilisateur(ice)s : Masquer',
    cell: empty,
  },
  hideAll: {
    en: 'Negative feedback from users: Hide all',
    fr: 'Commentaires négatifs des utilisateur(ice)s : Masquer tout',
    cell: empty,
  },
} as const satisfies Record<string, Column>

/** A column with a meaning of its own. */
export type FacebookColumn = keyof typeof COLUMNS

/** Every such column, by a short key. Headers as in real files, apostrophes U+2019 included. */
export const facebookColumns: Readonly<Record<FacebookColumn, Column>> = COLUMNS
