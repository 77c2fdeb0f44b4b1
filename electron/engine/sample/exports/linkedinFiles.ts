import { addDays, dayOf, daysBetween, parisInstant } from '../clocks'
import { accounts } from '../network/accounts'
import { LAST_EXPORT } from '../posts/facebook'
import type { NetworkPost } from '../posts/networkPost'
import { countsAt, publishedIn } from '../posts/networkPost'
import type { Random } from '../random'
import type { SampleFile, SampleTable } from '../types'
import type { LinkedinDayRow, LinkedinGainRow, LinkedinPostRow } from '../writers/linkedinWorkbook'
import { linkedinName, writeLinkedinContent, writeLinkedinFollowers } from '../writers/linkedinWorkbook'
import { followerBreakdowns } from './linkedinFollowers'
import type { NetworkLedger } from './networkLedger'

const ACCOUNT = 'li-reseau'
const SLUG = accounts.find(({ key }) => key === ACCOUNT)?.handle ?? ''

/** The invented person whose name LinkedIn writes beside each post. */
const POSTED_BY = 'Sofiane Delbecque'

interface Planned {
  readonly from: string
  readonly to: string
  readonly exportedAt: number
}

/**
 * What somebody exported, half a year at a time, then every quarter. Nobody asked for the first twelve days of December 2025; the
 * last export was made nine days after the quarter, while its last posts were still being shown.
 */
const CONTENT: readonly Planned[] = [
  { from: '2023-10-01', to: '2024-03-31', exportedAt: parisInstant('2024-04-16', 10, 12) },
  { from: '2024-04-01', to: '2024-09-30', exportedAt: parisInstant('2024-10-16', 9, 31) },
  { from: '2024-10-01', to: '2025-03-31', exportedAt: parisInstant('2025-04-16', 14, 5) },
  { from: '2025-04-01', to: '2025-11-30', exportedAt: parisInstant('2025-12-16', 10, 48) },
  { from: '2025-12-13', to: '2026-03-31', exportedAt: parisInstant('2026-04-15', 11, 20) },
  { from: '2026-04-01', to: '2026-06-30', exportedAt: parisInstant('2026-07-15', 9, 55) },
  { from: '2026-07-01', to: '2026-09-30', exportedAt: LAST_EXPORT },
]

/** Followers exports reach back a year; the second begins where the first still was. */
const FOLLOWERS: readonly (Planned & { readonly followers: number })[] = [
  { from: '2025-04-15', to: '2026-04-14', exportedAt: parisInstant('2026-04-15', 11, 24), followers: 1884 },
  { from: '2025-10-09', to: '2026-10-08', exportedAt: LAST_EXPORT + 120_000, followers: 2140 },
]

const CONTENT_TABLES: readonly SampleTable[] = ['Metrics', 'All posts'].map((name) => ({ name, isRead: true }))
const FOLLOWER_TABLES: readonly SampleTable[] = [
  ...['New followers', 'Location', 'Job function', 'Seniority', 'Industry', 'Company size'],
].map((name) => ({ name, isRead: true }))

function contentType(kind: NetworkPost['kind']): LinkedinPostRow['contentType'] {
  switch (kind) {
    case 'video':
      return 'Video'
    case 'link':
      return 'Article'
    case 'carousel':
      return 'Document'
    case 'photo':
      return 'Image'
    default:
      return 'Text'
  }
}

function postRow(post: NetworkPost, exportedAt: number): LinkedinPostRow {
  const { impressions, views, clicks, likes, comments, shares, follows } = countsAt(post, exportedAt)
  // Every fourth post was created on the day it appeared, the others up to three weeks before.
  const ahead = post.publishedAt % 4 === 0 ? 0 : 1 + (post.publishedAt % 21)
  return {
    title: post.text,
    link: post.permalink,
    postedBy: POSTED_BY,
    createdOn: addDays(dayOf(post.publishedAt), -ahead),
    impressions,
    views: post.kind === 'video' ? views : null,
    clicks,
    likes,
    comments,
    reposts: shares,
    follows,
    contentType: contentType(post.kind),
  }
}

/** Weekends are quiet. The same day says the same in every file. */
function dayRow(day: string, random: Random): LinkedinDayRow {
  const own = random.fork(day)
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const impressions = Math.round((weekday % 6 === 0 ? 110 : 420) * Math.exp(0.4 * own.normal()))
  const part = (rate: number): number => Math.round(impressions * rate * Math.exp(0.3 * own.normal()))
  const unique = Math.min(impressions, part(0.55))
  return {
    day,
    impressions,
    unique,
    clicks: part(0.028),
    reactions: part(0.018),
    comments: part(0.0015),
    reposts: part(0.002),
  }
}

/** A page gains one or two followers a day, and loses one now and then. */
function gainRow(day: string, random: Random): LinkedinGainRow {
  const own = random.fork(day)
  return { day, organic: Math.round(1.2 + 1.3 * own.normal()), invited: own.chance(0.12) ? 1 : 0 }
}

type What = 'content' | 'followers'

function file({ from, to, exportedAt }: Planned, what: What, bytes: Uint8Array): SampleFile {
  return {
    name: linkedinName(SLUG, what, exportedAt),
    bytes,
    exportedAt: new Date(exportedAt).toISOString(),
    accountKey: ACCOUNT,
    export: what === 'content' ? 'linkedin-content' : 'linkedin-followers',
    period: { from, to },
    inside: what === 'content' ? CONTENT_TABLES : FOLLOWER_TABLES,
    extra: false,
  }
}

/** The exports of the LinkedIn page: content with its two sheets, followers with their breakdowns. */
export function linkedinFiles(posts: readonly NetworkPost[], ledger: NetworkLedger, random: Random): SampleFile[] {
  const content = CONTENT.map((planned) => {
    const { from, to, exportedAt } = planned
    const own = publishedIn(posts, planned)
    for (const post of own) ledger.add(post, exportedAt)
    const rows = own.toReversed().map((post) => postRow(post, exportedAt))
    const days = daysBetween(from, to).map((day) => dayRow(day, random.fork('days')))
    return file(planned, 'content', writeLinkedinContent(rows, days))
  })
  const followers = FOLLOWERS.map((planned) => {
    const days = daysBetween(planned.from, planned.to).map((day) => gainRow(day, random.fork('gains')))
    return file(planned, 'followers', writeLinkedinFollowers(days, followerBreakdowns(planned.followers)))
  })
  return [...content, ...followers]
}
