import { addDays, parisInstant } from '../clocks'
import type { Random } from '../random'
import { type VideoTheme, videoTitle } from '../texts/videos'
import type { NetworkPost } from './networkPost'
import { divided } from './networkPost'
import type { Quarter } from './slots'
import { quarters } from './slots'

const ACCOUNT = 'yt-reseau'
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const THEMES: readonly VideoTheme[] = [
  ...(['online_services', 'online_services', 'online_services', 'online_services'] as const),
  ...(['training', 'training', 'training', 'training', 'heritage', 'backstage'] as const),
]

/** Eleven characters of base 64; the eleventh holds four bits only. */
function videoId(random: Random): string {
  const characters = Array.from({ length: 10 }, () => ALPHABET.charAt(random.int(0, 63)))
  return characters.join('') + ALPHABET.charAt(4 * random.int(0, 15))
}

/** Days after the first of the quarter: one or two videos a month, the first early in it, the last one late. */
function daysOf(random: Random): number[] {
  const month2 = 30 + random.int(6, 12)
  const days = [random.int(1, 6), month2, 61 + random.int(21, 26)]
  if (random.chance(0.5)) days.push(random.int(14, 26))
  if (random.chance(0.4)) days.push(month2 + random.int(8, 14))
  if (random.chance(0.3)) days.push(61 + random.int(6, 12))
  return days.sort((a, b) => a - b)
}

function video(day: string, level: number, random: Random): NetworkPost {
  // Late afternoon in Paris is the same day in California, where YouTube's days are counted.
  const publishedAt = parisInstant(day, random.int(15, 18), random.int(0, 59))
  const theme = random.pick(THEMES)
  const id = videoId(random)
  const views = level * Math.exp(0.6 * random.normal()) * (theme === 'training' ? 1.3 : 1)
  return {
    accountKey: ACCOUNT,
    platform: 'youtube',
    publishedAt,
    theme,
    kind: 'video',
    text: videoTitle(theme, random),
    id,
    permalink: `https://www.youtube.com/watch?v=${id}`,
    durationSeconds: random.int(55, 420),
    isReply: false,
    lifetime: {
      impressions: views * (9 + 6 * random.next()),
      views,
      clicks: 0,
      ...divided(views * 0.024 * Math.exp(0.4 * random.normal()), random),
      saves: 0,
      follows: views * 0.012 * random.next(),
    },
  }
}

function quarterVideos({ from }: Quarter, level: number, random: Random): NetworkPost[] {
  return daysOf(random).map((day) => video(addDays(from, day), level, random))
}

/** Three years of videos of the network's channel. */
export function youtubePosts(random: Random): NetworkPost[] {
  return quarters().flatMap((quarter, index) => quarterVideos(quarter, 260 + 22 * index, random.fork(quarter.from)))
}
