import type { Random } from '../random'
import { mediaId, shortcode } from '../shortcode'
import { composeCaption } from '../texts/compose'
import type { SampleAccount, ThemeKey } from '../types'
import type { PageHabits } from './effects'
import { REACH_SPREAD, themeEffects } from './effects'
import type { Lifetime, Post } from './post'
import type { Slot } from './slots'
import { viral } from './thirdQuarter'

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** Facebook kind: French pages post pictures and videos only. */
function facebookKind(theme: ThemeKey, french: boolean, random: Random): Post['kind'] {
  const { links, videos } = themeEffects[theme]
  const draw = random.next()
  if (draw < videos) return random.chance(0.7) ? 'reel' : random.chance(0.9) ? 'video' : 'live'
  if (french) return 'photo'
  if (draw < videos + links) return 'link'
  return random.chance(theme === 'hours' ? 0.25 : 0.08) ? 'text' : 'photo'
}

function facebookPermalink(kind: Post['kind'], handle: string, postId: string, random: Random): string {
  if (kind === 'reel') return `https://www.facebook.com/reel/${random.digits(16)}/`
  if (kind === 'video' || kind === 'live') return `https://www.facebook.com/${handle}/videos/${random.digits(16)}/`
  if (kind === 'photo' && random.chance(0.08)) {
    return `https://www.facebook.com/photo.php?fbid=${postId}&set=a.${random.digits(15)}&type=3`
  }
  const code = Array.from({ length: 61 }, () => BASE58.charAt(random.int(0, BASE58.length - 1))).join('')
  return `https://www.facebook.com/${handle}/posts/pfbid0${code}l`
}

/** Splits interactions into reactions, comments and shares (and saves, for Instagram). */
function split(
  interactions: number,
  random: Random,
  saves: boolean,
): Pick<Lifetime, 'reactions' | 'comments' | 'shares' | 'saves'> {
  const comments = interactions * (0.04 + 0.12 * random.next())
  const shares = interactions * (0.04 + 0.1 * random.next())
  const saved = saves ? interactions * (0.03 + 0.08 * random.next()) : 0
  return { reactions: interactions - comments - shares - saved, comments, shares, saves: saved }
}

const VIDEO_KINDS: readonly Post['kind'][] = ['video', 'reel', 'live']

/** Lifetime figures of a Facebook post. */
function facebookLifetime(input: FacebookInput, isVideo: boolean, random: Random): Lifetime {
  const { slot, rate, habits, level } = input
  const organicReach = habits.reach * level * themeEffects[slot.theme].reach * Math.exp(REACH_SPREAD * random.normal())
  const boostedReach = slot.flaw === 'boosted' ? organicReach * (1.4 + 1.5 * random.next()) : 0
  const reach = organicReach + boostedReach
  return {
    organicReach,
    boostedReach,
    ...split(rate * reach, random, false),
    follows: 0,
    viewsPerReach: 1.25 + 0.5 * random.next() + (isVideo ? 0.3 : 0),
    impressionsPerReach: 1.05 + 0.2 * random.next(),
    clicks: reach * (0.01 + 0.05 * random.next()),
    video: isVideo ? { startsPerReach: 0.35 + 0.3 * random.next(), seconds: 5 + 12 * random.next() } : null,
  }
}

/** Lifetime figures of an Instagram post; stories have no saves. */
function instagramLifetime(rate: number, reach: number, saves: boolean, random: Random): Lifetime {
  return {
    organicReach: reach,
    boostedReach: 0,
    ...split(rate * reach, random, saves),
    follows: reach * 0.0025 * random.next(),
    viewsPerReach: 1.45 + 0.5 * random.next(),
    impressionsPerReach: 1.15 + 0.25 * random.next(),
    clicks: reach * 0.01,
    video: null,
  }
}

/** What is decided before a Facebook post is written. `level` scales reach. */
interface FacebookInput {
  slot: Slot
  publishedAt: number
  rate: number
  account: SampleAccount
  habits: PageHabits
  level: number
}

function facebookCaption({ slot, publishedAt, account }: FacebookInput, random: Random): Post['caption'] {
  const fixed = slot.viral ? viral.text : slot.message?.text
  return fixed === undefined
    ? composeCaption(slot.theme, random, publishedAt, account.name)
    : { plain: fixed, coded: fixed }
}

/** A Facebook post: what its slot does not decide is drawn (kind, caption, reach, ids). */
export function facebookPost(input: FacebookInput, random: Random): Post {
  const { slot, publishedAt, account, habits } = input
  const kind = slot.viral ? 'video' : slot.message ? 'photo' : facebookKind(slot.theme, habits.french, random)
  const isVideo = VIDEO_KINDS.includes(kind)
  const postId = habits.idDigits === 18 ? `122158${random.digits(12)}` : random.digits(habits.idDigits)
  return {
    accountKey: account.key,
    branch: account.branch,
    platform: 'facebook',
    publishedAt,
    theme: slot.theme,
    kind,
    caption: facebookCaption(input, random),
    message: slot.message?.key ?? null,
    postId,
    permalink: facebookPermalink(kind, account.handle, postId, random),
    durationSeconds: isVideo ? random.int(14, 150) : 0,
    lifetime: facebookLifetime(input, isVideo, random),
    isShare: false,
    collaboration: null,
    flaw: slot.flaw === 'boosted' ? null : slot.flaw,
    planted: slot.viral ? viral.figures : [],
  }
}

/** What is decided before an Instagram post is written. */
interface InstagramInput {
  theme: ThemeKey
  kind: 'image' | 'carousel' | 'reel' | 'story'
  publishedAt: number
  rate: number
  reach: number
  handle: string
}

/** An Instagram post, reel or story: its permalink codes the instant of its creation, in the minute of publication. */
export function instagramPost(input: InstagramInput, random: Random): Post {
  const { theme, kind, publishedAt, rate, reach, handle } = input
  const media = mediaId(publishedAt + random.int(0, 45_000), random.int(0, 0x7fffff))
  const path = kind === 'reel' ? `reel/${shortcode(media)}/` : `p/${shortcode(media)}/`
  return {
    accountKey: 'ig-reseau',
    branch: null,
    platform: 'instagram',
    publishedAt,
    theme,
    kind,
    caption: kind === 'story' ? { plain: '', coded: '' } : composeCaption(theme, random, publishedAt, 'Valmont'),
    message: null,
    postId: random.pick(['17', '18']) + random.digits(15),
    permalink: `https://www.instagram.com/${kind === 'story' ? `stories/${handle}/${media}` : path}`,
    durationSeconds: kind === 'reel' ? random.int(12, 75) : kind === 'story' ? random.int(5, 15) : 0,
    lifetime: instagramLifetime(rate, reach, kind !== 'story', random),
    isShare: false,
    collaboration: null,
    flaw: null,
    planted: [],
  }
}
