import { addDays, dayOf, daysBetween, pacificClock, parisInstant } from '../clocks'
import { accounts } from '../network/accounts'
import type { NetworkPost } from '../posts/networkPost'
import { countsAt } from '../posts/networkPost'
import type { Quarter } from '../posts/slots'
import { quarters } from '../posts/slots'
import type { Random } from '../random'
import type { SampleFile, SampleTable } from '../types'
import type { YoutubeVideoRow } from '../writers/youtubeTables'
import { youtubeAudience, youtubeChart, youtubeTable, youtubeTotals } from '../writers/youtubeTables'
import type { ZipEntry } from '../writers/zip'
import { writeZip } from '../writers/zip'
import { viewerAges, viewerGenders } from './viewers'
import type { NetworkLedger } from './networkLedger'

const ACCOUNT = 'yt-reseau'
const CHANNEL = accounts.find(({ key }) => key === ACCOUNT)?.name ?? ''

/** Rémi waits two months, as a video takes that long; but not for the last quarter, which is exported two days after its end. */
const DELAY = 64
const LAST_DELAY = 2

/** The three tables of a content export. The lines of the chart are no days of the channel: the importer answers with Totals. */
const CONTENT_TABLES: readonly SampleTable[] = [
  { name: 'Table data.csv', isRead: true },
  { name: 'Chart data.csv', isRead: false },
  { name: 'Totals.csv', isRead: true },
]

function row(post: NetworkPost, exportedAt: number): YoutubeVideoRow {
  const { id, text, publishedAt, durationSeconds } = post
  const { views, likes, comments, shares, follows, impressions } = countsAt(post, exportedAt)
  const watchHours = (views * durationSeconds * 0.47) / 3600
  const counts = { views, watchHours, likes, comments, shares, subscribers: follows, impressions }
  return { id, title: text, publishedAt, durationSeconds, ...counts }
}

/** Views of each video on each day of a period: what it had at the end of the day less what it had before. */
function points(posts: readonly NetworkPost[], period: Quarter, exportedAt: number) {
  const viewsUntil = (post: NetworkPost, day: string): number =>
    countsAt(post, Date.parse(`${addDays(day, 1)}T00:00:00Z`)).views
  return daysBetween(period.from, period.to).flatMap((day) =>
    posts
      .filter(({ publishedAt }) => dayOf(pacificClock(publishedAt)) <= day)
      .map((post) => {
        return { day, video: row(post, exportedAt), views: viewsUntil(post, day) - viewsUntil(post, addDays(day, -1)) }
      }),
  )
}

/** The channel day by day: its videos of the quarter, and what older ones still bring. */
function totals(period: Quarter, seen: readonly { day: string; views: number }[], random: Random) {
  const sums = new Map<string, number>()
  for (const { day, views } of seen) sums.set(day, (sums.get(day) ?? 0) + views)
  return daysBetween(period.from, period.to).map((day) => {
    return { day, views: (sums.get(day) ?? 0) + random.int(2, 14) }
  })
}

interface Planned {
  readonly what: string
  readonly period: Quarter
  readonly exportedAt: number
}

function zipFile(planned: Planned, entries: readonly ZipEntry[], inside: readonly SampleTable[]): SampleFile {
  const { what, period, exportedAt } = planned
  return {
    name: `${what} ${period.from}_${period.to} ${CHANNEL}.zip`,
    bytes: writeZip(entries, exportedAt),
    exportedAt: new Date(exportedAt).toISOString(),
    accountKey: ACCOUNT,
    export: what === 'Content' ? 'youtube-content' : 'youtube-audience',
    period,
    inside,
    extra: false,
  }
}

/** The exports of the channel: the videos of each quarter, and who watched in the last one. */
export function youtubeFiles(posts: readonly NetworkPost[], ledger: NetworkLedger, random: Random): SampleFile[] {
  const all = quarters()
  const content = all.map((period, index) => {
    const isLast = index === all.length - 1
    const minute = random.int(0, 59)
    const exportedAt = parisInstant(addDays(period.to, isLast ? LAST_DELAY : DELAY), 10, minute)
    const own = posts.filter(({ publishedAt }) => {
      const day = dayOf(pacificClock(publishedAt))
      return period.from <= day && day <= period.to
    })
    for (const post of own) ledger.add(post, exportedAt)
    const seen = points(own, period, exportedAt)
    const rows = own.map((post) => row(post, exportedAt))
    const days = totals(period, seen, random.fork(period.from))
    const entries = [youtubeTable(rows), youtubeChart(seen), youtubeTotals(days)]
    return zipFile({ what: 'Content', period, exportedAt }, entries, CONTENT_TABLES)
  })
  const last = all.slice(-1).flatMap((period) =>
    [
      { what: 'Viewer age', shares: viewerAges },
      { what: 'Viewer gender', shares: viewerGenders },
    ].map(({ what, shares }, i) => {
      const exportedAt = parisInstant(addDays(period.to, LAST_DELAY), 11, 2 + i)
      return zipFile({ what, period, exportedAt }, [youtubeAudience(what, shares)], CONTENT_TABLES.slice(0, 1))
    }),
  )
  return [...content, ...last]
}
