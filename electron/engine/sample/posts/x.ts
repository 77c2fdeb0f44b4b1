import { addDays, DAY, parisInstant } from '../clocks'
import type { Random } from '../random'
import type { NetworkPost } from './networkPost'
import { divided, drawTheme, networkText } from './networkPost'

const ACCOUNT = 'x-reseau'
const HANDLE = 'BU_Valmont'
/** Mondays of the first and the last week; the account was closed on Friday 14 March 2025. */
const FIRST_WEEK = '2023-10-02'
const LAST_WEEK = '2025-03-10'

const HOURS = [8, 9, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]
const THEMES = { research: 7, online_services: 2, hours: 1, events: 1 } as const

/** Ids of X begin on 4 November 2010. */
const EPOCH = 1_288_834_974_657n

/** X's ids hold the instant: `(ms - epoch) << 22`, the low bits being machine and counter. */
export function snowflake(instant: number, low: number): bigint {
  return ((BigInt(instant) - EPOCH) << 22n) | (BigInt(low) & 0x3fffffn)
}

/** Invented handles of people who ask. */
const READERS = ['mlle_lucie_v', 'labo_douves', 'jp_wattrelos', 'lou_en_m2', 'claire_doc59'] as const

const ANSWERS = [
  'Bonjour, c’est rétabli. Merci de nous l’avoir signalé !',
  'Oui, avec votre compte universitaire.',
  'Nous regardons & revenons vers vous.',
  'Merci beaucoup 🙂',
  'Le guide est ici : bibliotheques.valmont.example/guide',
  'Bonjour, écrivez-nous à l’accueil, on cherche ensemble.',
] as const

function textOf(theme: NetworkPost['theme'], instant: number, isReply: boolean, random: Random): string {
  if (isReply) return `@${random.pick(READERS)} ${random.pick(ANSWERS)}`
  const text = networkText(theme, random, instant)
  if (random.chance(0.15)) return `${text} Merci & à bientôt.`
  return random.chance(0.4) ? `${text} https://t.co/${random.pick(['aB', 'kZ', 'tR'])}${random.digits(8)}` : text
}

function xPost(day: string, isReply: boolean, level: number, random: Random): NetworkPost {
  const publishedAt = parisInstant(day, random.pick(HOURS), random.int(0, 59)) + random.int(0, 59_999)
  const theme = isReply ? 'online_services' : drawTheme(THEMES, random)
  const text = textOf(theme, publishedAt, isReply, random)
  const impressions = (isReply ? 0.06 : 1) * level * Math.exp(0.55 * random.normal())
  const interactions = impressions * (isReply ? 0.01 : 0.013) * Math.exp(0.5 * random.normal())
  const id = String(snowflake(publishedAt, random.int(0, 0x3fffff)))
  return {
    accountKey: ACCOUNT,
    platform: 'x',
    publishedAt,
    theme,
    kind: 'text',
    text,
    id,
    permalink: `https://x.com/${HANDLE}/status/${id}`,
    durationSeconds: 0,
    isReply,
    lifetime: {
      impressions,
      views: 0,
      clicks: text.includes('https://') ? impressions * 0.012 * random.next() : 0,
      ...divided(interactions, random),
      saves: isReply ? 0 : interactions * 0.12 * random.next(),
      follows: isReply ? 0 : impressions * 0.0004 * random.next(),
    },
  }
}

/** Posts of the X account until it was closed: four a week, every third one an answer to somebody. Displays fall. */
export function xPosts(random: Random): NetworkPost[] {
  const weeks = Math.round((Date.parse(LAST_WEEK) - Date.parse(FIRST_WEEK)) / (7 * DAY)) + 1
  const posts = Array.from({ length: weeks }, (_, index) => {
    const week = addDays(FIRST_WEEK, 7 * index)
    const own = random.fork(week)
    const level = 900 - (380 * index) / (weeks - 1)
    return [0, 1, 2, 3].map((n) => xPost(addDays(week, n), (4 * index + n) % 3 === 2, level, own))
  })
  return posts.flat().sort((a, b) => a.publishedAt - b.publishedAt)
}
