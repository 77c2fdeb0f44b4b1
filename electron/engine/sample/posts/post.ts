import type { SamplePost, ThemeKey } from '../types'
import type { Caption } from '../texts/compose'

/** What a post will have collected once it has stopped: real numbers, rounded only when an export is written. */
export interface Lifetime {
  organicReach: number
  boostedReach: number
  reactions: number
  comments: number
  shares: number
  /** Instagram only, else 0. */
  saves: number
  follows: number
  /** Per person reached. */
  viewsPerReach: number
  impressionsPerReach: number
  clicks: number
  /** Videos and reels: 3-second views per person reached and mean seconds; null for the rest. */
  video: { startsPerReach: number; seconds: number } | null
}

/** Figures that a planted post must show in the exports from a day on, in place of the usual curve. */
interface Planted {
  from: string
  reach: number
  reactions: number
  comments: number
  shares: number
}

/** Account that a collaboration post belongs to. */
interface Collaboration {
  accountId: string
  username: string
  accountName: string
}

/** A post of the sample, before any export is made of it. */
export interface Post {
  accountKey: string
  branch: string | null
  platform: 'facebook' | 'instagram'
  /** Instant, ms since 1970, whole minutes. */
  publishedAt: number
  theme: ThemeKey
  kind: SamplePost['kind']
  caption: Caption
  message: string | null
  postId: string
  permalink: string
  durationSeconds: number
  lifetime: Lifetime
  isShare: boolean
  collaboration: Collaboration | null
  /** What the exports get wrong about it. */
  flaw: 'no_reach' | 'zero_views' | 'rejected' | null
  planted: readonly Planted[]
}
