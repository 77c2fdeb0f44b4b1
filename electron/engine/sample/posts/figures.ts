import { DAY, dayOf } from '../clocks'
import type { Post } from './post'

/** What an export says of a post at its date; null = the platform gives no figure. */
export interface Figures {
  organicReach: number | null
  boostedReach: number | null
  reactions: number
  comments: number
  shares: number
  saves: number
  follows: number
  views: number
  impressions: number
  photoClicks: number
  linkClicks: number
  otherClicks: number
  secondsViewed: number | null
  threeSecondViews: number | null
  oneMinuteViews: number | null
}

/**
 * Share of its lifetime figures a post has collected at an age in days: most of it in the first days (Facebook about
 * half in a day, Instagram slower), the rest over months, so that a second export never says the same.
 */
export function collected(post: Post, exportedAt: number): number {
  const age = Math.max(0, (exportedAt - post.publishedAt) / DAY)
  const fast = post.platform === 'facebook' ? 1.1 : 2.6
  return 1 - 0.9 * Math.exp(-age / fast) - 0.1 * Math.exp(-age / 40)
}

/** The figures of a post in an export made at an instant (ms since 1970). */
export function figuresAt(post: Post, exportedAt: number): Figures {
  const share = collected(post, exportedAt)
  const { lifetime } = post
  const at = (value: number): number => Math.round(value * share)
  const planted = post.planted.filter(({ from }) => from <= dayOf(exportedAt)).at(-1)
  const organic = planted?.reach ?? at(lifetime.organicReach)
  const boosted = at(lifetime.boostedReach)
  const reach = organic + boosted
  const starts = lifetime.video ? Math.round(reach * lifetime.video.startsPerReach) : null
  const clicks = Math.round(lifetime.clicks * share)
  const linkClicks = post.kind === 'link' ? Math.round(clicks * 0.7) : 0
  const photoClicks = post.kind === 'photo' ? Math.round(clicks * 0.6) : 0
  return {
    organicReach: post.flaw === 'no_reach' ? null : organic,
    boostedReach: post.flaw === 'no_reach' ? null : boosted,
    reactions: planted?.reactions ?? at(lifetime.reactions),
    comments: planted?.comments ?? at(lifetime.comments),
    shares: planted?.shares ?? at(lifetime.shares),
    saves: at(lifetime.saves),
    follows: at(lifetime.follows),
    views: post.flaw === 'zero_views' ? 0 : Math.round(reach * lifetime.viewsPerReach),
    impressions: Math.round(reach * lifetime.impressionsPerReach),
    linkClicks,
    photoClicks,
    otherClicks: clicks - linkClicks - photoClicks,
    threeSecondViews: starts,
    oneMinuteViews: starts === null ? null : Math.round(starts * 0.08),
    secondsViewed: starts === null || !lifetime.video ? null : starts * lifetime.video.seconds,
  }
}
