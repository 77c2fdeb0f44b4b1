import type { FacebookColumn, FacebookWording } from './facebookColumns'

/** The layouts seen, by language and year of the export. */
export type FacebookLayout =
  | 'en-2024-early'
  | 'en-2024'
  | 'en-2024-views'
  | 'en-2025-impressions'
  | 'en-2026'
  | 'en-2026-long'
  | 'fr-2026'
  | 'fr-2026-long'

const HEAD = [
  'id',
  'page',
  'pageName',
  'title',
  'description',
  'duration',
  'time',
  'caption',
  'permalink',
  'crosspost',
  'share',
  'kind',
  'languages',
  'labels',
  'funded',
  'comment',
  'date',
] as const satisfies readonly FacebookColumn[]
const TOTALS = ['total', 'reactions', 'comments', 'shares'] as const satisfies readonly FacebookColumn[]
const VIDEO_2024 = ['v3', 'v60', 'p3', 'p60', 'v3Boosted', 'v3Organic'] as const satisfies readonly FacebookColumn[]
const WATCH = ['seconds', 'average', 'earnings'] as const satisfies readonly FacebookColumn[]

interface Layout {
  wording: FacebookWording
  columns: readonly FacebookColumn[]
  /** The all-columns export: percentages per interval and video views per audience and country follow. */
  long: boolean
}

const ENGLISH_2024 = { language: 'en', reelsAreVideos: false } as const
const ENGLISH = { language: 'en', reelsAreVideos: true } as const
const FRENCH = { language: 'fr', reelsAreVideos: true } as const

const EN_2026 = [
  ...HEAD,
  'views',
  'reach',
  ...TOTALS,
  ...WATCH,
  'cpm',
  'adImpressions',
  'clicks',
  'otherClicks',
  'linkClicks',
  'photoClicks',
  'viewsOrganic',
  'viewsBoosted',
  'reachOrganic',
  'reachBoosted',
  'v3',
  'v60',
  'p3',
  'p60',
  'v3Organic',
  'v3Boosted',
] as const satisfies readonly FacebookColumn[]

const FR_2026 = [
  ...HEAD,
  'views',
  'reach',
  ...TOTALS,
  ...WATCH,
  'cpm',
  'adImpressions',
  'clicks',
  'videoClicks',
  'otherClicks',
  'linkClicks',
  'photoClicks',
  'viewsBoosted',
  'viewsOrganic',
  'reachBoosted',
  'reachOrganic',
  'v3',
  'v60',
  'p3',
  'p60',
  'v3Boosted',
  'v3Organic',
] as const satisfies readonly FacebookColumn[]

/** Columns of each layout in the order of the file. */
export const facebookLayouts = {
  // January to April 2024: no Views, no Impressions; the order of the click columns differs from the next one.
  'en-2024-early': {
    wording: ENGLISH_2024,
    long: false,
    columns: [
      ...HEAD,
      'reach',
      ...TOTALS,
      'clicks',
      'photoClicks',
      'otherClicks',
      'linkClicks',
      'reachOrganic',
      'reachBoosted',
      ...VIDEO_2024,
      ...WATCH,
      'hide',
      'hideAll',
    ],
  },
  'en-2024': {
    wording: ENGLISH_2024,
    long: false,
    columns: [
      ...HEAD,
      'reach',
      ...TOTALS,
      'clicks',
      'otherClicks',
      'photoClicks',
      'linkClicks',
      'reachOrganic',
      'reachBoosted',
      ...VIDEO_2024,
      'hideAll',
      ...WATCH,
    ],
  },
  // September to November 2024: two columns called Views, both without figures.
  'en-2024-views': {
    wording: ENGLISH_2024,
    long: false,
    columns: [
      ...HEAD,
      'viewsPlaceholder',
      'reach',
      ...TOTALS,
      'clicks',
      'photoClicks',
      'otherClicks',
      'linkClicks',
      'viewsPlaceholder',
      'reachOrganic',
      'reachBoosted',
      ...VIDEO_2024,
      'hideAll',
      'hide',
      ...WATCH,
    ],
  },
  // 2025, transition: Impressions and Views together, and an internal name that leaked.
  'en-2025-impressions': {
    wording: ENGLISH,
    long: false,
    columns: [
      ...HEAD,
      'impressions',
      'views',
      'reach',
      ...TOTALS,
      'clicks',
      'photoClicks',
      'otherClicks',
      'linkClicks',
      'reelsPlays',
      'reachOrganic',
      'reachBoosted',
      ...VIDEO_2024,
      'hideAll',
      ...WATCH,
    ],
  },
  'en-2026': { wording: ENGLISH, long: false, columns: EN_2026 },
  'en-2026-long': { wording: ENGLISH, long: true, columns: EN_2026 },
  'fr-2026': { wording: FRENCH, long: false, columns: FR_2026 },
  'fr-2026-long': { wording: FRENCH, long: true, columns: FR_2026 },
} as const satisfies Record<FacebookLayout, Layout>

const AUDIENCES = ['M', 'F'].flatMap((sex) =>
  ['18-24', '25-34', '35-44', '45-54', '55-64', '65+'].map((age) => `${sex}, ${age}`),
)
const COUNTRIES = ['France (FR)', 'Belgium (BE)', "Côte d'Ivoire (CI)", 'Senegal (SN)', 'Morocco (MA)', 'Canada (CA)']
const INTERVALS = Array.from({ length: 41 }, (_, i) => i)

/** Headers of the all-columns export beyond the named ones: 2 × 41 intervals, 12 audiences, 6 countries. */
export const facebookLongHeaders = {
  en: [
    ...INTERVALS.map((i) => `Percentage of total views at interval ${i}`),
    ...INTERVALS.map((i) => `Percentage of 15-second views at interval ${i}`),
    ...AUDIENCES.map((a) => `3-second video views by top audience (${a})`),
    ...COUNTRIES.map((c) => `3-second video views by country (${c})`),
  ],
  fr: [
    ...INTERVALS.map((i) => `Pourcentage du nombre total de vues à un intervalle de ${i}`),
    ...INTERVALS.map((i) => `Pourcentage des vues de 15 secondes à un intervalle de ${i}`),
    ...AUDIENCES.map((a) => `Vues de vidéos de 3 secondes par audience principale (${a})`),
    // An English header inside a French file, as seen.
    ...COUNTRIES.map((c, i) =>
      i === COUNTRIES.length - 1
        ? `3-second video views by country (${c})`
        : `Vues de vidéos de 3 secondes par pays (${c})`,
    ),
  ],
} as const
