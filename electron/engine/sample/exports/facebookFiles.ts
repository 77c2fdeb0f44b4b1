import { accounts } from '../network/accounts'
import { dayOf } from '../clocks'
import { figuresAt } from '../posts/figures'
import type { Post } from '../posts/post'
import type { Random } from '../random'
import type { SampleAccount, SampleFile } from '../types'
import type { FacebookContentRow, FacebookKind } from '../writers/facebookColumns'
import { writeFacebookContent } from '../writers/facebookContent'
import { facebookLayouts } from '../writers/facebookLayouts'
import type { PlannedExport } from './facebookSchedule'
import { facebookSchedule } from './facebookSchedule'
import type { Ledger } from './ledger'
import { contentName, postsOf } from './names'
import { resave } from './resave'

/** Until the end of January 2025 the Views column held zeros. */
const VIEWS_FILLED_FROM = Date.parse('2025-02-01')

const KINDS: readonly string[] = ['photo', 'video', 'reel', 'live', 'link', 'text'] satisfies readonly FacebookKind[]

function isFacebookKind(kind: string): kind is FacebookKind {
  return KINDS.includes(kind)
}

/** The name a page had on a day. */
function nameOn(account: SampleAccount, day: string): string {
  return account.names.find((name) => name.from <= day && (name.to === null || day <= name.to))?.name ?? account.name
}

/** What an export made at an instant says of a post. */
function facebookRow(post: Post, account: SampleAccount, exportedAt: number): FacebookContentRow {
  if (!isFacebookKind(post.kind)) throw new TypeError(`not a Facebook post: ${post.kind}`)
  const figures = figuresAt(post, exportedAt)
  const video = post.lifetime.video !== null
  return {
    ...figures,
    postId: post.postId,
    pageId: account.nativeId ?? '',
    pageName: nameOn(account, dayOf(exportedAt)),
    // Videos: Title on one line with plain names, Description as written, mentions coded. Photos: Title holds the caption.
    title: video ? post.caption.plain.replaceAll('\n', ' ') : post.caption.plain,
    description: video || post.caption.coded !== post.caption.plain ? post.caption.coded : '',
    durationSeconds: post.durationSeconds,
    publishedAt: post.publishedAt,
    permalink: post.permalink,
    kind: post.kind,
    isCrosspost: false,
    isShare: post.isShare,
    views: exportedAt < VIEWS_FILLED_FROM ? 0 : figures.views,
  }
}

/** An older state of a row, listed a second time in the same file (seen: 1,975 rows for 1,968 ids). */
function staleCopy(row: FacebookContentRow): FacebookContentRow {
  const less = (value: number): number => Math.floor(value * 0.9)
  const organicReach = row.organicReach === null ? null : less(row.organicReach)
  const views = row.views === null ? null : less(row.views)
  return {
    ...row,
    organicReach,
    views,
    reactions: less(row.reactions),
    comments: less(row.comments),
    shares: less(row.shares),
  }
}

function facebookFile(planned: PlannedExport, posts: readonly Post[], ledger: Ledger, random: Random): SampleFile {
  const { accountKey, period, exportedAt, layout, resavedAs } = planned
  const account = accounts.find(({ key }) => key === accountKey)
  if (!account) throw new RangeError(`unknown account ${accountKey}`)
  const own = postsOf(posts, accountKey, period, exportedAt)
  const rows = own.map((post) => facebookRow(post, account, exportedAt))
  const columns: readonly string[] = facebookLayouts[layout].columns
  const shown = { views: columns.includes('views'), impressions: columns.includes('impressions') }
  for (const [i, post] of own.entries()) {
    if (post.flaw === 'rejected' && resavedAs !== undefined) continue
    const views = rows[i]?.views ?? 0
    ledger.add(post, { exportedAt, figures: { ...figuresAt(post, exportedAt), views }, columns: shown })
  }
  const repeated = accountKey === 'fb-centrale' && period.to === '2026-10-09' ? rows.slice(4, 5).map(staleCopy) : []
  return {
    name: resavedAs ?? contentName(period, random),
    bytes: resavedAs === undefined ? writeFacebookContent([...rows, ...repeated], layout) : resave(rows, layout),
    exportedAt: new Date(exportedAt).toISOString(),
    accountKey,
    export: 'facebook-content',
    period,
    inside: null,
    extra: false,
  }
}

/** Every Facebook content export of the sample, as files. Notes each readable row in the ledger. */
export function facebookFiles(posts: readonly Post[], ledger: Ledger, random: Random): SampleFile[] {
  return facebookSchedule(random.fork('schedule')).map((planned) => facebookFile(planned, posts, ledger, random))
}
