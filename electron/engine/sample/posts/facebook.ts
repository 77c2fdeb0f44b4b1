import { DAY, parisInstant } from '../clocks'
import { accounts } from '../network/accounts'
import type { Random } from '../random'
import type { SampleAccount } from '../types'
import type { PageHabits } from './effects'
import { pageHabits } from './effects'
import { collected } from './figures'
import type { Post } from './post'
import { plannedRates, usualRates } from './rates'
import { scheduleSlots } from './schedule'
import type { Quarter, Slot } from './slots'
import { plannedSlots, quarters, usualSlots } from './slots'
import { PLANTED_QUARTER, REJECTED_PLACES, viral } from './thirdQuarter'
import { facebookPost } from './write'

/** The morning on which most files of the last quarter were exported. */
export const LAST_EXPORT = parisInstant('2026-10-09', 10, 42)

/** Reach against the third quarter of 2026: pages grow a little every quarter, and summer is quieter. */
function reachLevel(quarter: Quarter): number {
  const quartersAgo = (Date.parse(PLANTED_QUARTER.from) - Date.parse(quarter.from)) / (91.3 * DAY)
  const summer = quarter.from.endsWith('07-01') ? 1 : 1.08
  return 0.985 ** Math.max(0, quartersAgo) * summer
}

/** Puts the unreadable posts at fixed places of the list, newest first, and one post at the very start of July. */
function placeRejected(slots: readonly Slot[], times: readonly number[]): number[] {
  const newestFirst = [...times].sort((a, b) => b - a)
  const reserved = REJECTED_PLACES.map((place) => newestFirst[place] ?? 0)
  const free = newestFirst.filter((time) => !reserved.includes(time))
  free[free.length - 1] = parisInstant('2026-07-02', 11, 20)
  return slots.map((slot) => (slot.flaw === 'rejected' ? reserved.shift() : free.shift()) ?? 0)
}

/** Brings the interactions of La Halle's other posts to their planned sum, by their reach. */
function balanceViral(posts: Post[]): void {
  const others = posts.filter((post) => post.planted.length === 0)
  const sum = others.reduce((total, post) => {
    const { reactions, comments, shares } = post.lifetime
    return total + (reactions + comments + shares) * collected(post, LAST_EXPORT)
  }, 0)
  for (const { lifetime } of others) {
    for (const key of ['organicReach', 'reactions', 'comments', 'shares'] as const) lifetime[key] *= viral.others / sum
  }
}

function quarterPosts(account: SampleAccount, habits: PageHabits, quarter: Quarter, random: Random): Post[] {
  const planted = quarter.from === PLANTED_QUARTER.from
  const slots = random.shuffle(planted ? plannedSlots(account.key) : usualSlots(habits, quarter, random))
  const drawn = scheduleSlots(slots, quarter, random)
  const times = slots.some((slot) => slot.flaw === 'rejected') ? placeRejected(slots, drawn) : drawn
  const rates = planted ? plannedRates(slots, account.key, random) : usualRates(slots, habits, random)
  const level = reachLevel(quarter)
  const posts = slots.map((slot, i) =>
    facebookPost({ slot, publishedAt: times[i] ?? 0, rate: rates[i] ?? 0, account, habits, level }, random),
  )
  if (planted && account.key === viral.account) balanceViral(posts)
  return posts
}

/** October 2026: a few posts, still collecting, on the two pages whose last file reaches into it. */
const OCTOBER = { from: '2026-10-02', to: '2026-10-08' } as const
const OCTOBER_PAGES = ['fb-centrale', 'fb-sante']

/** Three years of posts of the nine pages. */
export function facebookPosts(random: Random): Post[] {
  return accounts.flatMap((account) => {
    const habits = pageHabits[account.key]
    if (!habits) return []
    const posts = quarters().flatMap((quarter) =>
      quarterPosts(account, habits, quarter, random.fork(`${account.key}/${quarter.from}`)),
    )
    if (OCTOBER_PAGES.includes(account.key)) {
      const small = { ...habits, posts: 4 }
      posts.push(...quarterPosts(account, small, OCTOBER, random.fork(`${account.key}/october`)))
    }
    if (account.key === 'fb-sciences') plantAmbiguousHour(posts)
    markShares(posts, random.fork(`${account.key}/shares`))
    return posts
  })
}

/** The second 01:30 Pacific of 2 November 2025 (10:30 in Paris): on Facebook nothing in the file tells which of the two. */
const SECOND_AMBIGUOUS_HOUR = parisInstant('2025-11-02', 10, 30)

/** Moves the page's first post of that quarter to the hour that came twice. */
function plantAmbiguousHour(posts: readonly Post[]): void {
  const first = posts.find((post) => post.publishedAt >= Date.parse('2025-10-01T12:00:00Z'))
  if (first) first.publishedAt = SECOND_AMBIGUOUS_HOUR
}

/** Before the planted quarter, some posts were shares of another page's. */
function markShares(posts: readonly Post[], random: Random): void {
  for (const post of posts) {
    if (post.publishedAt < Date.parse(PLANTED_QUARTER.from) && random.chance(0.015)) post.isShare = true
  }
}
