import { utf8 } from './text'

/** One post at the moment of export. */
export interface XContentRow {
  readonly id: string
  /** Instant, ms since 1970. */
  readonly publishedAt: number
  readonly text: string
  readonly link: string
  readonly impressions: number
  readonly likes: number
  /** Every gesture: clicks on the profile, on the text, on a link… */
  readonly engagements: number
  readonly bookmarks: number
  /** Shares by link. */
  readonly share: number
  readonly follows: number
  readonly replies: number
  readonly reposts: number
  readonly profileVisits: number
  readonly expands: number
  readonly urlClicks: number
}

const HEADER = [
  ...['Post id', 'Date', 'Post text', 'Link', 'Impressions', 'Likes', 'Engagements', 'Bookmarks', 'Share'],
  ...['New follows', 'Replies', 'Reposts', 'Profile visits', 'Detail expands', 'Url clicks', 'Hashtag clicks'],
  'Permalink clicks',
]

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** `Thu Mar 20 2025`: the UTC day. */
export function xDay(instant: number): string {
  const date = new Date(instant)
  const day = String(date.getUTCDate()).padStart(2, '0')
  return `${WEEKDAYS[date.getUTCDay()] ?? ''} ${MONTHS[date.getUTCMonth()] ?? ''} ${day} ${date.getUTCFullYear()}`
}

/** X writes these three characters as entities. */
function entities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function line(row: XContentRow): string {
  const counts = [
    ...[row.impressions, row.likes, row.engagements, row.bookmarks, row.share, row.follows, row.replies, row.reposts],
    ...[row.profileVisits, row.expands, row.urlClicks, 0, 0],
  ]
  const text = `"${entities(row.text).replaceAll('"', '""')}"`
  return [row.id, xDay(row.publishedAt), text, row.link, ...counts].join(',')
}

/** A content export of X Premium, as seen from November 2024 to March 2025: UTF-8 without mark, LF, texts always quoted. */
export function writeXContent(rows: readonly XContentRow[]): Uint8Array {
  return utf8(`${[HEADER.join(','), ...rows.map(line)].join('\n')}\n`)
}
