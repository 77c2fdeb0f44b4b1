import { DAY } from '../clocks'
import type { Random } from '../random'
import { composeCaption } from '../texts/compose'
import type { SampleFigures, SamplePost, ThemeKey } from '../types'

/** Platforms on which the network has one account each, and whose exports are not Meta's. */
export type NetworkPlatform = 'linkedin' | 'x' | 'youtube'

/** What a post collects, as its platform counts it; a count the platform does not have is 0 and never written. */
export interface Counts {
  /** Displays; on YouTube those of the thumbnail. */
  impressions: number
  /** Views of videos. */
  views: number
  clicks: number
  likes: number
  /** Comments, on X replies. */
  comments: number
  /** Reposts, on YouTube shares. */
  shares: number
  /** X: bookmarks. */
  saves: number
  /** New followers, on YouTube subscribers. */
  follows: number
}

/** A post of an account of the whole network, before any export is made of it. */
export interface NetworkPost {
  accountKey: string
  platform: NetworkPlatform
  /** Instant, ms since 1970. */
  publishedAt: number
  theme: ThemeKey
  kind: SamplePost['kind']
  text: string
  id: string
  permalink: string
  durationSeconds: number
  isReply: boolean
  /** Once it has stopped: real numbers, rounded only when an export is written. */
  lifetime: Counts
}

/** Days in which the quick half of the figures comes, and days of the slow rest. */
const PACE = {
  linkedin: { quick: 0.85, fast: 2.5, slow: 30 },
  x: { quick: 0.95, fast: 0.6, slow: 20 },
  youtube: { quick: 0.45, fast: 5, slow: 70 },
} as const

/** What an export made at an instant counts. A later one never counts less. */
export function countsAt(post: NetworkPost, exportedAt: number): Counts {
  const { quick, fast, slow } = PACE[post.platform]
  const age = Math.max(0, (exportedAt - post.publishedAt) / DAY)
  const share = 1 - quick * Math.exp(-age / fast) - (1 - quick) * Math.exp(-age / slow)
  const at = (value: number): number => Math.round(value * share)
  const { impressions, views, clicks, likes, comments, shares, saves, follows } = post.lifetime
  return {
    impressions: at(impressions),
    views: at(views),
    clicks: at(clicks),
    likes: at(likes),
    comments: at(comments),
    shares: at(shares),
    saves: at(saves),
    follows: at(follows),
  }
}

/** The counts as the truth table holds them: null where the platform has no such figure for the post. */
export function figuresOf(post: NetworkPost, counts: Counts, exportedAt: number): SampleFigures {
  const { platform, kind } = post
  const { impressions, views, likes, comments, shares, saves } = counts
  const bookmarks = platform === 'x' ? saves : null
  return {
    exportedAt: new Date(exportedAt).toISOString(),
    // YouTube's impressions are displays of the thumbnail: another metric.
    impressions: platform === 'youtube' ? null : impressions,
    views: platform === 'youtube' || (platform === 'linkedin' && kind === 'video') ? views : null,
    reach: null,
    reactions: likes,
    comments,
    shares,
    saves: bookmarks,
    interactions: likes + comments + shares + (bookmarks ?? 0),
  }
}

/** Posts of a period of UTC days, both included. */
export function publishedIn(posts: readonly NetworkPost[], { from, to }: { from: string; to: string }): NetworkPost[] {
  const [start, end] = [Date.parse(from), Date.parse(to) + DAY]
  return posts.filter(({ publishedAt }) => start <= publishedAt && publishedAt < end)
}

/** A caption without mentions coded in Meta's way. */
export function networkText(theme: ThemeKey, random: Random, instant: number): string {
  return composeCaption(theme, random, instant, 'Valmont').plain
}

/** One theme, by weights. */
export function drawTheme(weights: Partial<Readonly<Record<ThemeKey, number>>>, random: Random): ThemeKey {
  // Keys of the weights are theme keys by their type; Object.entries only widens them to string.
  const entries = Object.entries(weights) as [ThemeKey, number][]
  return random.pick(entries.flatMap(([theme, weight]) => Array.from({ length: weight }, () => theme)))
}

/** Interactions, divided between likes, comments and shares. */
export function divided(total: number, random: Random): Pick<Counts, 'likes' | 'comments' | 'shares'> {
  const comments = total * (0.03 + 0.07 * random.next())
  const shares = total * (0.05 + 0.1 * random.next())
  return { likes: total - comments - shares, comments, shares }
}
