import { metaTime } from '../clocks'
import { count, metaLine, utf8WithMark } from './text'

/** One Instagram post, reel or story at the moment of export; null = empty cell. */
export interface InstagramContentRow {
  postId: string
  accountId: string
  username: string
  accountName: string
  description: string
  durationSeconds: number
  /** Instant, ms since 1970. */
  publishedAt: number
  permalink: string
  kind: 'image' | 'carousel' | 'reel' | 'story'
  /** Written by the layout of before Views existed. */
  impressions: number | null
  views: number | null
  reach: number | null
  likes: number
  comments: number
  shares: number
  saves: number | null
  follows: number | null
  /** Stories only. */
  story: StoryCounts | null
}

/** What a stories export adds. */
interface StoryCounts {
  replies: number
  navigation: number
  profileVisits: number
  linkClicks: number | null
  stickerTaps: number | null
}

/** Posts and reels in four layouts, stories in two (the order of the French story columns was never seen: invented). */
export type InstagramLayout = 'en-impressions' | 'en' | 'fr' | 'bilingual' | 'stories-en' | 'stories-fr'

type Cell = (row: InstagramContentRow, language: 'en' | 'fr') => string

interface Column {
  en: string
  fr: string
  cell: Cell
}

const KINDS = {
  en: { image: 'IG image', carousel: 'IG carousel', reel: 'IG reel', story: 'IG story' },
  // Real French files hold `Image IG` and `IG image` in one column.
  fr: { image: 'Image IG', carousel: 'Carrousel IG', reel: 'Reel IG', story: 'IG story' },
} as const

const columnTable = {
  id: { en: 'Post ID', fr: 'Identifiant de la publication', cell: (r) => r.postId },
  account: { en: 'Account ID', fr: 'ID du compte', cell: (r) => r.accountId },
  username: { en: 'Account username', fr: 'Nom de profil du compte', cell: (r) => r.username },
  name: { en: 'Account name', fr: 'Nom du compte', cell: (r) => r.accountName },
  description: { en: 'Description', fr: 'Description', cell: (r) => r.description },
  duration: { en: 'Duration (sec)', fr: 'Durée (s)', cell: (r) => String(r.durationSeconds) },
  time: { en: 'Publish time', fr: 'Heure de publication', cell: (r) => metaTime(r.publishedAt) },
  permalink: { en: 'Permalink', fr: 'Permalien', cell: (r) => r.permalink },
  kind: {
    en: 'Post type',
    fr: 'Type de publication',
    cell: (r, language) =>
      language === 'fr' && (r.publishedAt / 60_000) % 7 === 0 && r.kind === 'image'
        ? 'IG image'
        : KINDS[language][r.kind],
  },
  comment: { en: 'Data comment', fr: 'Commentaire des données', cell: () => '' },
  date: { en: 'Date', fr: 'Date', cell: (_, language) => (language === 'fr' ? 'Global' : 'Lifetime') },
  impressions: { en: 'Impressions', fr: 'Impressions', cell: (r) => count(r.impressions) },
  views: { en: 'Views', fr: 'Vues', cell: (r) => count(r.views) },
  reach: { en: 'Reach', fr: 'Couverture', cell: (r) => count(r.reach) },
  likes: { en: 'Likes', fr: 'Mentions J’aime', cell: (r) => count(r.likes) },
  shares: { en: 'Shares', fr: 'Partages', cell: (r) => count(r.shares) },
  follows: { en: 'Follows', fr: 'Followers en plus', cell: (r) => count(r.follows) },
  comments: { en: 'Comments', fr: 'Commentaires', cell: (r) => count(r.comments) },
  saves: { en: 'Saves', fr: 'Enregistrements', cell: (r) => count(r.saves) },
  replies: { en: 'Replies', fr: 'Réponses', cell: (r) => count(r.story?.replies ?? null) },
  navigation: { en: 'Navigation', fr: 'Navigation', cell: (r) => count(r.story?.navigation ?? null) },
  visits: { en: 'Profile visits', fr: 'Visites de profil', cell: (r) => count(r.story?.profileVisits ?? null) },
  links: { en: 'Link clicks', fr: 'Clics sur le lien', cell: (r) => count(r.story?.linkClicks ?? null) },
  stickers: { en: 'Sticker taps', fr: 'Appuis sur des stickers', cell: (r) => count(r.story?.stickerTaps ?? null) },
} as const satisfies Record<string, Column>

type Key = keyof typeof columnTable

const COLUMNS: Readonly<Record<Key, Column>> = columnTable

const WHO = ['id', 'account', 'username', 'name', 'description', 'duration', 'time', 'permalink', 'kind'] as const
const POST = [...WHO, 'comment', 'date', 'views', 'reach', 'likes', 'shares', 'follows', 'comments', 'saves'] as const
const STORY = [
  ...WHO,
  'comment',
  'date',
  'views',
  'reach',
  'likes',
  'shares',
  'replies',
  'navigation',
  'visits',
  'links',
  'stickers',
] as const

const LAYOUTS = {
  'en-impressions': { language: 'en', columns: POST.map((key) => (key === 'views' ? 'impressions' : key)) },
  en: { language: 'en', columns: POST },
  fr: { language: 'fr', columns: POST },
  bilingual: { language: 'fr', columns: POST },
  'stories-en': { language: 'en', columns: STORY },
  'stories-fr': { language: 'fr', columns: STORY },
} as const satisfies Record<InstagramLayout, { language: 'en' | 'fr'; columns: readonly Key[] }>

/** English columns that the bilingual layout repeats at the end; a row fills one language or the other. */
const REPEATED = ['permalink', 'kind', 'id', 'account', 'username'] as const

/** Header cells of a layout, in the order of the file. */
export function instagramHeader(layout: InstagramLayout): string[] {
  const { language, columns } = LAYOUTS[layout]
  const named = columns.map((key) => COLUMNS[key][language])
  return layout === 'bilingual' ? [...named, ...REPEATED.map((key) => COLUMNS[key].en)] : named
}

function bilingualCells(row: InstagramContentRow, index: number): string[] {
  const english = index % 3 === 1
  const repeated = new Set<Key>(REPEATED)
  const named = POST.map((key) => (english && repeated.has(key) ? '' : COLUMNS[key].cell(row, 'fr')))
  return [...named, ...REPEATED.map((key) => (english ? COLUMNS[key].cell(row, 'en') : ''))]
}

/** Cells of one post in a layout; `index` decides which language a row of the bilingual layout fills. */
function instagramCells(row: InstagramContentRow, layout: InstagramLayout, index: number): string[] {
  if (layout === 'bilingual') return bilingualCells(row, index)
  const { language, columns } = LAYOUTS[layout]
  return columns.map((key) => COLUMNS[key].cell(row, language))
}

/** An Instagram content export: UTF-8 with mark, LF, comma, quotes only where needed. Rows in the order given. */
export function writeInstagramContent(rows: readonly InstagramContentRow[], layout: InstagramLayout): Uint8Array {
  const lines = [instagramHeader(layout), ...rows.map((row, index) => instagramCells(row, layout, index))].map(metaLine)
  return utf8WithMark(`${lines.join('\n')}\n`)
}
