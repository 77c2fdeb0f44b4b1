import { daysBetween, parisInstant } from '../clocks'
import type { Random } from '../random'
import { evenNormals } from '../random'
import type { ThemeKey } from '../types'
import { instagramHabits, themeEffects } from './effects'
import type { Post } from './post'
import type { Quarter } from './slots'
import { quarters } from './slots'
import { instagramPost } from './write'

const HANDLE = 'bu.valmont'
const HOURS = [8, 11, 12, 12, 13, 17, 17, 18, 18, 18, 19, 20]

function drawTheme(random: Random): ThemeKey {
  // Keys of the weights are theme keys by their type; Object.entries widens them to string.
  const entries = Object.entries(instagramHabits.themes) as [ThemeKey, number][]
  return random.pick(entries.flatMap(([theme, weight]) => Array.from({ length: weight }, () => theme)))
}

/** Distinct days spread over a quarter, in order. */
function spreadDays(quarter: Quarter, n: number, random: Random): string[] {
  return random.shuffle(daysBetween(quarter.from, quarter.to)).slice(0, n).sort()
}

function quarterPosts(quarter: Quarter, n: number, index: number, random: Random): Post[] {
  const z = evenNormals(random, n)
  return spreadDays(quarter, n, random).map((day, i) => {
    const theme = drawTheme(random)
    const kind = random.pick(['image', 'carousel', 'reel'] as const)
    const reach =
      instagramHabits.reach * 0.97 ** (11 - index) * (kind === 'reel' ? 1.4 : 1) * Math.exp(0.35 * random.normal())
    const rate = themeEffects[theme].rate * instagramHabits.quality * Math.exp(0.4 * (z[i] ?? 0))
    const hour = Math.max(random.pick(HOURS), day.endsWith('-01') ? 10 : 0)
    const publishedAt = parisInstant(day, hour, random.int(0, 59))
    return instagramPost({ theme, kind, publishedAt, rate, reach, handle: HANDLE }, random)
  })
}

function stories(random: Random): Post[] {
  return spreadDays({ from: instagramHabits.storiesFrom, to: '2026-09-30' }, 42, random).map((day) => {
    const publishedAt = parisInstant(day, random.int(11, 20), random.int(0, 59))
    const reach = 700 * Math.exp(0.3 * random.normal())
    return instagramPost(
      { theme: drawTheme(random), kind: 'story', publishedAt, rate: 0.012, reach, handle: HANDLE },
      random,
    )
  })
}

/**
 * On Sunday 2 November 2025 American clocks went back: 01:30 Pacific came twice. 09:30 in Paris is the first of the
 * two; the file cannot tell, the shortcode can.
 */
const AMBIGUOUS_HOUR = parisInstant('2025-11-02', 9, 30)

/** Three years of posts of the network's Instagram, with its stories of 2026 and what is planted there. */
export function instagramPosts(random: Random): Post[] {
  const posts = quarters().flatMap((quarter, index) =>
    quarterPosts(quarter, instagramHabits.posts[index] ?? 0, index, random.fork(`instagram/${quarter.from}`)),
  )
  const planted = random.fork('instagram/planted')
  const base = { theme: 'heritage', kind: 'image', rate: 0.08, reach: 2400, handle: HANDLE } as const
  const ambiguous = instagramPost({ ...base, publishedAt: AMBIGUOUS_HOUR }, planted)
  const unseen = instagramPost({ ...base, publishedAt: parisInstant('2026-08-27', 12, 5) }, planted)
  const shared = instagramPost({ ...base, kind: 'reel', publishedAt: parisInstant('2026-09-03', 17, 2) }, planted)
  const collaboration = {
    accountId: '17841400987650021',
    username: 'univ.valmont',
    accountName: 'Université de Valmont',
  }
  return [
    ...posts,
    ambiguous,
    { ...unseen, flaw: 'zero_views' },
    { ...shared, collaboration },
    ...stories(random.fork('instagram/stories')),
  ]
}
