import { addDays, parisInstant } from '../clocks'
import { accounts } from '../network/accounts'
import { LAST_EXPORT } from '../posts/facebook'
import { figuresAt } from '../posts/figures'
import type { Post } from '../posts/post'
import { quarters } from '../posts/slots'
import type { Random } from '../random'
import type { SampleFile } from '../types'
import type { InstagramContentRow, InstagramLayout } from '../writers/instagramContent'
import { writeInstagramContent } from '../writers/instagramContent'
import type { Ledger } from './ledger'
import { reachOf } from './ledger'
import { contentName, postsOf } from './names'

const ACCOUNT = 'ig-reseau'

/** Days of the previous quarter taken in again, days of waiting after the quarter. */
const MARGIN = 10
const DELAY = 6

/** Impressions until autumn 2024, Views since; the interface became French in autumn 2025, bilingual for one quarter. */
function layoutOf(index: number): InstagramLayout {
  if (index <= 3) return 'en-impressions'
  if (index <= 7) return 'en'
  return index === 10 ? 'bilingual' : 'fr'
}

function instagramRow(post: Post, exportedAt: number): InstagramContentRow {
  const account = accounts.find(({ key }) => key === ACCOUNT)
  const figures = figuresAt(post, exportedAt)
  const { kind, collaboration } = post
  if (kind !== 'image' && kind !== 'carousel' && kind !== 'reel' && kind !== 'story') {
    throw new TypeError(`not an Instagram post: ${kind}`)
  }
  const reach = collaboration ? null : reachOf(figures)
  return {
    postId: post.postId,
    accountId: collaboration?.accountId ?? account?.nativeId ?? '',
    username: collaboration?.username ?? account?.handle ?? '',
    accountName: collaboration?.accountName ?? account?.name ?? '',
    description: post.caption.plain,
    durationSeconds: post.durationSeconds,
    publishedAt: post.publishedAt,
    permalink: post.permalink,
    kind,
    impressions: figures.impressions,
    views: figures.views,
    reach,
    likes: figures.reactions,
    comments: figures.comments,
    shares: figures.shares,
    saves: figures.saves,
    follows: collaboration ? null : figures.follows,
    story:
      kind === 'story'
        ? {
            replies: figures.comments,
            navigation: Math.round((reach ?? 0) * 1.1),
            profileVisits: Math.round((reach ?? 0) * 0.02),
            linkClicks: (post.publishedAt / 60_000) % 3 === 0 ? figures.otherClicks : null,
            stickerTaps: (post.publishedAt / 60_000) % 4 === 0 ? Math.round((reach ?? 0) * 0.03) : null,
          }
        : null,
  }
}

interface Planned {
  period: { from: string; to: string }
  exportedAt: number
  layout: InstagramLayout
}

function instagramFile(planned: Planned, posts: readonly Post[], ledger: Ledger, random: Random): SampleFile {
  const { period, exportedAt, layout } = planned
  const stories = layout === 'stories-en' || layout === 'stories-fr'
  const own = postsOf(posts, ACCOUNT, period, exportedAt).filter((post) => (post.kind === 'story') === stories)
  const columns = { views: layout !== 'en-impressions', impressions: layout === 'en-impressions' }
  for (const post of own) ledger.add(post, { exportedAt, figures: figuresAt(post, exportedAt), columns })
  return {
    name: contentName(period, random),
    bytes: writeInstagramContent(
      own.map((post) => instagramRow(post, exportedAt)),
      layout,
    ),
    exportedAt: new Date(exportedAt).toISOString(),
    accountKey: ACCOUNT,
    export: stories ? 'instagram-stories' : 'instagram-content',
    period,
    inside: null,
    extra: false,
  }
}

/** Every Instagram content export of the sample: posts and reels by quarter, stories of the second and third of 2026. */
export function instagramFiles(posts: readonly Post[], ledger: Ledger, random: Random): SampleFile[] {
  const all = quarters()
  const planned = all.map((quarter, index): Planned => {
    const exportedAt =
      index === all.length - 1 ? LAST_EXPORT : parisInstant(addDays(quarter.to, DELAY), 11, random.int(0, 59))
    return { period: { from: addDays(quarter.from, -MARGIN), to: quarter.to }, exportedAt, layout: layoutOf(index) }
  })
  const stories = all.slice(-2).map((quarter, i): Planned => {
    const exportedAt = i === 1 ? LAST_EXPORT : parisInstant(addDays(quarter.to, DELAY), 12, 0)
    return { period: quarter, exportedAt, layout: 'stories-en' }
  })
  return [...planned, ...stories].map((one) => instagramFile(one, posts, ledger, random))
}
