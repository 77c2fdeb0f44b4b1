import type { Sheet, SheetCell } from './biff'
import { writeBiff } from './biff'

/** One post at the moment of export. */
export interface LinkedinPostRow {
  readonly title: string
  readonly link: string
  /** Somebody of the staff: the platform writes the name, the application must never keep it. */
  readonly postedBy: string
  /** YYYY-MM-DD, UTC: up to three weeks before the publication. */
  readonly createdOn: string
  readonly impressions: number
  /** Videos only. */
  readonly views: number | null
  readonly clicks: number
  readonly likes: number
  readonly comments: number
  readonly reposts: number
  readonly follows: number
  readonly contentType: 'Image' | 'Document' | 'Video' | 'Article' | 'Text'
}

/** One day of the page; nothing here is sponsored. */
export interface LinkedinDayRow {
  readonly day: string
  readonly impressions: number
  readonly unique: number
  readonly clicks: number
  readonly reactions: number
  readonly comments: number
  readonly reposts: number
}

/** Gains of one day; organic ones can be below zero. */
export interface LinkedinGainRow {
  readonly day: string
  readonly organic: number
  readonly invited: number
}

/** A breakdown of the followers: its sheet, its labels with their numbers. */
export interface LinkedinBreakdown {
  readonly name: string
  readonly rows: readonly (readonly [label: string, followers: number])[]
}

const METRICS_SENTENCE =
  'Aggregated engagement metrics for your organic and sponsored posts over time. Use the date selector to change the period. Data is delayed by up to 2 days. All dates and times are in UTC.'
const POSTS_SENTENCE =
  'Engagement metrics for individual posts. Created date indicates when your post was created. All dates and times are in UTC.'

const of = (name: string): string[] => ['organic', 'sponsored', 'total'].map((part) => `${name} (${part})`)

const METRICS_HEADER = [
  'Date',
  ...of('Impressions'),
  'Unique impressions (organic)',
  ...of('Clicks'),
  ...of('Reactions'),
  ...of('Comments'),
  ...of('Reposts'),
  ...of('Engagement rate'),
]

const POSTS_HEADER = [
  ...['Post title', 'Post link', 'Post type', 'Campaign name', 'Posted by', 'Created date'],
  ...['Campaign start date', 'Campaign end date', 'Audience', 'Impressions', 'Views', 'Offsite Views', 'Clicks'],
  ...['Click through rate (CTR)', 'Likes', 'Comments', 'Reposts', 'Follows', 'Engagement rate', 'Content Type'],
]

/** `MM/DD/YYYY`, as text, in every language of the interface. */
export function linkedinDay(day: string): string {
  return `${day.slice(5, 7)}/${day.slice(8, 10)}/${day.slice(0, 4)}`
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000)

function dayCells(row: LinkedinDayRow): SheetCell[] {
  const { day, impressions, unique, clicks, reactions, comments, reposts } = row
  const rate = share(clicks + reactions + comments + reposts, impressions)
  const groups = [clicks, reactions, comments, reposts].flatMap((value) => [value, 0, value])
  return [linkedinDay(day), impressions, 0, impressions, unique, ...groups, rate, 0, rate]
}

function postCells(row: LinkedinPostRow): SheetCell[] {
  const { impressions, clicks, likes, comments, reposts } = row
  // Missing is an empty text, as in the real files.
  return [
    ...[row.title, row.link, 'Organic', '', row.postedBy, linkedinDay(row.createdOn), '', '', 'All followers'],
    ...[impressions, row.views ?? '', row.views === null ? '' : 0, clicks, share(clicks, impressions)],
    ...[likes, comments, reposts, row.follows, share(clicks + likes + comments + reposts, impressions)],
    row.contentType,
  ]
}

/**
 * A Page's content export: sheets `Metrics` and `All posts`, each with a sentence in row 1 and its header in row 2. English, with the
 * column `Views` of 2024 on; the French names were never seen.
 */
export function writeLinkedinContent(posts: readonly LinkedinPostRow[], days: readonly LinkedinDayRow[]): Uint8Array {
  return writeBiff([
    { name: 'Metrics', rows: [[METRICS_SENTENCE], METRICS_HEADER, ...days.map(dayCells)] },
    { name: 'All posts', rows: [[POSTS_SENTENCE], POSTS_HEADER, ...posts.map(postCells)] },
  ])
}

/** A Page's followers export: gains by day (header in row 1), then one sheet for each breakdown. */
export function writeLinkedinFollowers(
  gains: readonly LinkedinGainRow[],
  breakdowns: readonly LinkedinBreakdown[],
): Uint8Array {
  const header = [
    'Date',
    'Sponsored followers',
    'Organic followers',
    'Auto-invited followers',
    'Total followers',
  ] as const
  const days = gains.map(({ day, organic, invited }) => [linkedinDay(day), 0, organic, invited, organic + invited])
  const sheets = breakdowns.map(({ name, rows }): Sheet => ({ name, rows: [[name, 'Total followers'], ...rows] }))
  return writeBiff([{ name: 'New followers', rows: [header, ...days] }, ...sheets])
}

/** `<slug>_<content|followers>_<13 digits>.xls`: the number is the instant of the export in milliseconds. */
export function linkedinName(slug: string, what: 'content' | 'followers', exportedAt: number): string {
  return `${slug}_${what}_${exportedAt}.xls`
}
