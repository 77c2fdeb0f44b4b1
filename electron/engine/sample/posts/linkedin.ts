import { addDays, DAY, parisInstant } from '../clocks'
import { calendar } from '../network/calendar'
import type { Random } from '../random'
import { themeEffects } from './effects'
import type { NetworkPost } from './networkPost'
import { divided, drawTheme, networkText } from './networkPost'

const ACCOUNT = 'li-reseau'
/** Mondays of the first and the last week. */
const FIRST_WEEK = '2023-10-02'
const LAST_WEEK = '2026-10-05'

const HOURS = [8, 8, 9, 9, 10, 11, 12, 14, 15, 16, 17]
const THEMES = { research: 6, training: 3, online_services: 2, events: 2, backstage: 1, relay: 1 } as const

/** Impressions of a usual post when the account was young, and in the third quarter of 2026. */
const IMPRESSIONS = { first: 420, last: 1150 }

/** LinkedIn's ids hold the instant: `ms << 22`, the low bits being a counter. */
export function linkedinId(instant: number, low: number): bigint {
  return (BigInt(instant) << 22n) | (BigInt(low) & 0x3fffffn)
}

/** Days of the week (0 = Monday) on which a week's posts appear: two or three, one when the university is closed. */
function daysOf(week: string, index: number, random: Random): number[] {
  const closed = calendar.some((e) => e.kind === 'closure' && e.branch === null && e.from <= week && week <= e.to)
  if (closed) return [random.int(0, 2)]
  const days = [random.int(0, 1), random.int(3, 4)]
  return index % 5 < 2 ? [...days, 2] : days
}

function kindOf(theme: NetworkPost['theme'], random: Random): NetworkPost['kind'] {
  const { videos, links } = themeEffects[theme]
  const draw = random.next()
  if (draw < videos) return 'video'
  if (draw < videos + links) return 'link'
  return draw < 0.92 ? random.pick(['photo', 'photo', 'carousel'] as const) : 'text'
}

function linkedinPost(day: string, level: number, random: Random): NetworkPost {
  const minute = parisInstant(day, random.pick(HOURS), random.int(0, 59))
  const publishedAt = minute + random.int(0, 59_999)
  const theme = drawTheme(THEMES, random)
  const kind = kindOf(theme, random)
  const impressions = level * Math.exp(0.45 * random.normal()) * (kind === 'carousel' ? 1.3 : 1)
  const rate = 0.022 * Math.exp(0.4 * random.normal()) * (theme === 'backstage' ? 1.6 : 1)
  const clicks = impressions * 0.028 * Math.exp(0.5 * random.normal()) * (kind === 'link' ? 1.7 : 1)
  const id = String(linkedinId(publishedAt, random.int(0, 0x3fffff)))
  const urn = kind === 'video' ? 'ugcPost' : 'activity'
  return {
    accountKey: ACCOUNT,
    platform: 'linkedin',
    publishedAt,
    theme,
    kind,
    text: networkText(theme, random, publishedAt),
    id,
    permalink: `https://www.linkedin.com/feed/update/urn:li:${urn}:${id}/`,
    durationSeconds: kind === 'video' ? random.int(25, 110) : 0,
    isReply: false,
    lifetime: {
      impressions,
      views: kind === 'video' ? impressions * (0.3 + 0.15 * random.next()) : 0,
      clicks,
      ...divided(impressions * rate, random),
      saves: 0,
      follows: impressions * 0.0015 * random.next(),
    },
  }
}

/** Three years of posts of the network's LinkedIn page, two or three a week, never eleven days without one. */
export function linkedinPosts(random: Random): NetworkPost[] {
  const weeks = Math.round((Date.parse(LAST_WEEK) - Date.parse(FIRST_WEEK)) / (7 * DAY)) + 1
  const posts = Array.from({ length: weeks }, (_, index) => {
    const week = addDays(FIRST_WEEK, 7 * index)
    const own = random.fork(week)
    const level = IMPRESSIONS.first + ((IMPRESSIONS.last - IMPRESSIONS.first) * index) / (weeks - 1)
    return daysOf(week, index, own).map((day) => linkedinPost(addDays(week, day), level, own))
  })
  return posts.flat().sort((a, b) => a.publishedAt - b.publishedAt)
}
