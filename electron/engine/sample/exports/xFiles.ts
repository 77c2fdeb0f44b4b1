import { addDays, parisInstant } from '../clocks'
import type { NetworkPost } from '../posts/networkPost'
import { countsAt, publishedIn } from '../posts/networkPost'
import type { Quarter } from '../posts/slots'
import { quarters } from '../posts/slots'
import type { Random } from '../random'
import type { SampleFile } from '../types'
import type { XContentRow } from '../writers/xContent'
import { writeXContent } from '../writers/xContent'
import type { NetworkLedger } from './networkLedger'

const ACCOUNT = 'x-reseau'
const CLOSED = '2025-03-14'
/** Days after the quarter: by then its posts have stopped collecting. */
const DELAY = 9

/** Quarters from the fourth of 2023 until the account was closed. */
function periods(): Quarter[] {
  return quarters()
    .filter(({ from }) => from <= CLOSED)
    .map(({ from, to }) => ({ from, to: to < CLOSED ? to : CLOSED }))
}

function row(post: NetworkPost, exportedAt: number): XContentRow {
  const { impressions, clicks, likes, comments, shares, saves, follows } = countsAt(post, exportedAt)
  const expands = Math.round(impressions * 0.014)
  const profileVisits = Math.round(impressions * 0.003)
  const gestures = likes + comments + shares + saves + clicks + expands + profileVisits
  return {
    id: post.id,
    publishedAt: post.publishedAt,
    text: post.text,
    link: post.permalink,
    impressions,
    likes,
    engagements: gestures + follows,
    bookmarks: saves,
    share: Math.round(shares * 0.2),
    follows,
    replies: comments,
    reposts: shares,
    profileVisits,
    expands,
    urlClicks: clicks,
  }
}

/** The exports of the X account, one a quarter, newest post first; the last one begins in January and ends with the account. */
export function xFiles(posts: readonly NetworkPost[], ledger: NetworkLedger, random: Random): SampleFile[] {
  return periods().map((period) => {
    const exportedAt = parisInstant(addDays(period.to, DELAY), 11, random.int(0, 59))
    const own = publishedIn(posts, period)
    for (const post of own) ledger.add(post, exportedAt)
    return {
      name: `account_analytics_content_${period.from}_${period.to}.csv`,
      bytes: writeXContent(own.toReversed().map((post) => row(post, exportedAt))),
      exportedAt: new Date(exportedAt).toISOString(),
      accountKey: ACCOUNT,
      export: 'x-content',
      period,
      inside: null,
      extra: false,
    }
  })
}
