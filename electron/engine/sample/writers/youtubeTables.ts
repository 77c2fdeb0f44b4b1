import { pacificClock } from '../clocks'
import { plainLine, utf8 } from './text'
import type { ZipEntry } from './zip'

/** One video at the moment of export. */
export interface YoutubeVideoRow {
  readonly id: string
  readonly title: string
  /** Instant, ms since 1970; the file gives the Pacific day only. */
  readonly publishedAt: number
  readonly durationSeconds: number
  readonly views: number
  readonly watchHours: number
  readonly likes: number
  readonly comments: number
  readonly shares: number
  /** Gained less lost. */
  readonly subscribers: number
  /** Displays of the thumbnail. */
  readonly impressions: number
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

const HEADER = [
  ...['Content', 'Video title', 'Video publish time', 'Duration', 'Views', 'Watch time (hours)', 'Likes'],
  ...['Comments added', 'Shares', 'Subscribers', 'Impressions', 'Impressions click-through rate (%)'],
]

/** `Jan 2, 2024`: English in every language of the interface. */
export function youtubeDay(instant: number): string {
  const day = pacificClock(instant)
  return `${MONTHS[day.getUTCMonth()] ?? ''} ${day.getUTCDate()}, ${day.getUTCFullYear()}`
}

const rounded = (value: number, digits: number): string => String(Number(value.toFixed(digits)))

/** About half of the views begin on a thumbnail that was displayed. */
const clickRate = (views: number, impressions: number): string =>
  impressions === 0 ? '' : rounded((50 * views) / impressions, 2)

function videoCells(row: YoutubeVideoRow): string[] {
  const counts = [row.likes, row.comments, row.shares, row.subscribers, row.impressions].map(String)
  const [day, duration] = [youtubeDay(row.publishedAt), String(row.durationSeconds)]
  const watched = [String(row.views), rounded(row.watchHours, 4)]
  return [row.id, row.title, day, duration, ...watched, ...counts, clickRate(row.views, row.impressions)]
}

function totalCells(rows: readonly YoutubeVideoRow[]): string[] {
  const sum = (value: (row: YoutubeVideoRow) => number): number => rows.reduce((total, row) => total + value(row), 0)
  const counts = [sum((r) => r.likes), sum((r) => r.comments), sum((r) => r.shares), sum((r) => r.subscribers)]
  const [views, impressions] = [sum((r) => r.views), sum((r) => r.impressions)]
  const watched = [
    String(views),
    rounded(
      sum((r) => r.watchHours),
      4,
    ),
  ]
  return ['Total', '', '', '', ...watched, ...[...counts, impressions].map(String), clickRate(views, impressions)]
}

function table(name: string, lines: readonly (readonly string[])[]): ZipEntry {
  return { name, bytes: utf8(`${lines.map(plainLine).join('\n')}\n`) }
}

/** `Table data.csv` of the videos: the total first, then the most seen. */
export function youtubeTable(rows: readonly YoutubeVideoRow[]): ZipEntry {
  const sorted = [...rows].sort((a, b) => b.views - a.views || a.publishedAt - b.publishedAt)
  return table('Table data.csv', [HEADER, totalCells(rows), ...sorted.map(videoCells)])
}

/** One day of one video in the chart. */
interface ChartPoint {
  readonly day: string
  readonly video: YoutubeVideoRow
  readonly views: number
}

/** `Chart data.csv`: the lines of the chart, a row for each day and video. The channel's own days are in `Totals.csv`. */
export function youtubeChart(points: readonly ChartPoint[]): ZipEntry {
  const header = ['Date', 'Content', 'Video title', 'Video publish time', 'Duration', 'Views']
  const lines = points.map(({ day, video: { id, title, publishedAt, durationSeconds }, views }) => {
    return [day, id, title, youtubeDay(publishedAt), String(durationSeconds), String(views)]
  })
  return table('Chart data.csv', [header, ...lines])
}

/** `Totals.csv`: the channel day by day, in the metric that the chart shows. */
export function youtubeTotals(days: readonly { readonly day: string; readonly views: number }[]): ZipEntry {
  return table('Totals.csv', [['Date', 'Views'], ...days.map(({ day, views }) => [day, String(views)])])
}

/** A line of an audience table: shares of the views and of the time watched, in percent. */
export interface YoutubeShare {
  readonly label: string
  readonly views: number
  readonly watchTime: number
  /** `0:02:11`. */
  readonly duration: string
  readonly watched: number
}

/** `Table data.csv` of an audience (`Viewer age`, `Viewer gender`): shares of the views, no total. */
export function youtubeAudience(name: string, shares: readonly YoutubeShare[]): ZipEntry {
  const header = [name, 'Views (%)', 'Average view duration', 'Average percentage viewed (%)', 'Watch time (hours) (%)']
  const lines = shares.map(({ label, views, duration, watched, watchTime }) => {
    return [label, rounded(views, 2), duration, rounded(watched, 2), rounded(watchTime, 2)]
  })
  return table('Table data.csv', [header, ...lines])
}
