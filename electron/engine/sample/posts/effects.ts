import type { ThemeKey } from '../types'

/** What a theme does to a Facebook post: median interactions per person reached, reach against a usual post, link posts. */
interface ThemeEffect {
  rate: number
  reach: number
  /** Share of posts that are links, of those that are reels or videos. */
  links: number
  videos: number
}

/** Practical information makes people react least everywhere; that is what makes the page that posts most of it look bad. */
export const themeEffects: Readonly<Record<ThemeKey, ThemeEffect>> = {
  hours: { rate: 0.0138, reach: 1.08, links: 0.05, videos: 0.02 },
  spaces: { rate: 0.034, reach: 1.1, links: 0, videos: 0.1 },
  events: { rate: 0.036, reach: 0.95, links: 0.15, videos: 0.15 },
  training: { rate: 0.03, reach: 0.85, links: 0.4, videos: 0.08 },
  online_services: { rate: 0.024, reach: 0.9, links: 0.5, videos: 0.06 },
  reading: { rate: 0.054, reach: 0.95, links: 0.05, videos: 0.12 },
  student_life: { rate: 0.039, reach: 1.15, links: 0.15, videos: 0.06 },
  research: { rate: 0.026, reach: 0.7, links: 0.5, videos: 0.05 },
  heritage: { rate: 0.065, reach: 1.1, links: 0, videos: 0.3 },
  backstage: { rate: 0.06, reach: 1.15, links: 0, videos: 0.45 },
  games: { rate: 0.075, reach: 1, links: 0, videos: 0 },
  relay: { rate: 0.018, reach: 0.8, links: 0.4, videos: 0.03 },
}

/** Spread of log rates and log reach within a theme. */
export const RATE_SPREAD = 0.34
export const REACH_SPREAD = 0.42

type Weights = Partial<Readonly<Record<ThemeKey, number>>>

/** How a page usually is, before the third quarter of 2026. */
export interface PageHabits {
  branch: string
  /** Posts in a usual quarter. */
  posts: number
  /** Median reach of a usual post in the third quarter of 2026. */
  reach: number
  /** Rate against the network, same themes. */
  quality: number
  /** Written in French files since October 2025; such a page posts no link and no bare text (French words never seen). */
  french: boolean
  /** Length of a native post id: 18 digits do not survive a spreadsheet, nor do 16. */
  idDigits: number
  themes: Weights
}

/** Habits of the nine pages, by account. */
export const pageHabits: Readonly<Record<string, PageHabits>> = {
  'fb-centrale': {
    branch: 'centrale',
    posts: 38,
    reach: 1192,
    quality: 0.95,
    french: false,
    idDigits: 16,
    themes: {
      hours: 9,
      spaces: 6,
      events: 7,
      training: 3,
      online_services: 3,
      reading: 5,
      student_life: 4,
      backstage: 1,
      relay: 2,
      research: 1,
      heritage: 1,
    },
  },
  'fb-sciences': {
    branch: 'sciences',
    posts: 28,
    reach: 873,
    quality: 1.12,
    french: false,
    idDigits: 16,
    themes: { hours: 11, spaces: 3, training: 4, online_services: 4, student_life: 3, research: 3, events: 1 },
  },
  'fb-sante': {
    branch: 'sante',
    posts: 22,
    reach: 763,
    quality: 1,
    french: false,
    idDigits: 15,
    themes: { hours: 6, spaces: 4, training: 5, online_services: 3, student_life: 4, events: 1, research: 1 },
  },
  'fb-droit-gestion': {
    branch: 'droit-gestion',
    posts: 25,
    reach: 915,
    quality: 0.92,
    french: false,
    idDigits: 16,
    themes: { hours: 7, spaces: 4, training: 3, online_services: 4, student_life: 5, events: 1, relay: 2 },
  },
  'fb-lettres-arts': {
    branch: 'lettres-arts',
    posts: 30,
    reach: 699,
    quality: 1.06,
    french: true,
    idDigits: 18,
    themes: {
      hours: 4,
      spaces: 2,
      events: 9,
      reading: 10,
      training: 1,
      online_services: 1,
      backstage: 2,
      games: 2,
      heritage: 1,
    },
  },
  'fb-tanneurs': {
    branch: 'tanneurs',
    posts: 19,
    reach: 637,
    quality: 1,
    french: true,
    idDigits: 15,
    themes: { hours: 5, spaces: 4, student_life: 4, training: 3, online_services: 1, events: 2 },
  },
  'fb-iut': {
    branch: 'iut',
    posts: 13,
    reach: 704,
    quality: 0.9,
    french: false,
    idDigits: 15,
    themes: { hours: 3, training: 4, student_life: 3, online_services: 2, spaces: 1 },
  },
  'fb-halle': {
    branch: 'halle',
    posts: 25,
    reach: 721,
    quality: 1.04,
    french: true,
    idDigits: 16,
    themes: {
      hours: 3,
      spaces: 5,
      events: 8,
      reading: 3,
      student_life: 2,
      backstage: 3,
      relay: 1,
      heritage: 1,
      games: 1,
    },
  },
  'fb-citadelle': {
    branch: 'citadelle',
    posts: 7,
    reach: 1020,
    quality: 1.1,
    french: true,
    idDigits: 16,
    themes: { heritage: 5, events: 2, backstage: 1 },
  },
}

/** Instagram: one network account. Rates there count saves too. */
export const instagramHabits = {
  accountKey: 'ig-reseau',
  reach: 2550,
  quality: 1.35,
  themes: {
    heritage: 9,
    backstage: 6,
    reading: 3,
    events: 4,
    games: 2,
    student_life: 3,
    spaces: 2,
    hours: 1,
  } satisfies Weights,
  /** Posts in each quarter from the fourth of 2023 on. */
  posts: [24, 26, 25, 22, 27, 28, 29, 31, 32, 33, 33, 34],
  storiesFrom: '2026-04-01',
} as const
