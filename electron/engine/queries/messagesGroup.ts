import { type DayText, likenesses, type LikeOptions } from './messagesLike'

/** A post with what it says, as `messageText` leaves it. */
export interface TextPost {
  readonly account: number
  readonly platform: string
  readonly text: string
  readonly day: number
  /** Minutes since some start: which post of an account is nearest in time. */
  readonly minute: number
}

/** Posts of several accounts that say the same: places in the list given, the middle one first. */
export interface SameMessage {
  readonly centre: number
  readonly members: readonly { readonly post: number; readonly similarity: number; readonly counts: boolean }[]
}

/** Posts with one text on one day. */
interface Bundle extends DayText {
  readonly posts: number[]
}

function bundlesOf(posts: readonly TextPost[], places: readonly number[]): Bundle[] {
  const bundles = new Map<string, Bundle>()
  for (const place of places) {
    const post = posts[place]
    if (post === undefined || post.text === '') continue
    const key = `${post.day} ${post.text}`
    const own = bundles.get(key)
    if (own === undefined) bundles.set(key, { text: post.text, day: post.day, posts: [place] })
    else own.posts.push(place)
  }
  return [...bundles.values()].sort((a, b) => a.day - b.day || (a.text < b.text ? -1 : 1))
}

/** A bundle beside the one in the middle. */
interface Near {
  readonly bundle: number
  readonly similarity: number
}

/** The bundles like each, itself first. */
function neighbours(bundles: readonly Bundle[], options: LikeOptions): Near[][] {
  const near: Near[][] = bundles.map((_, bundle) => [{ bundle, similarity: 1 }])
  for (const { a, b, similarity } of likenesses(bundles, options)) {
    near[a]?.push({ bundle: b, similarity })
    near[b]?.push({ bundle: a, similarity })
  }
  return near
}

/**
 * Groups of posts that say the same on several accounts of one platform. Likeness chains (A like B, B like C, A unlike C), so a
 * group is what is like one text in its middle, the one that most accounts are like, and lies within `days` from first to
 * last; a post is in one group at most. Of an account's several posts the nearest in time to the middle one counts.
 * @returns in order of day of the middle post
 */
export function sameMessages(posts: readonly TextPost[], options: LikeOptions): SameMessage[] {
  const byPlatform = new Map<string, number[]>()
  posts.forEach(({ platform }, place) => {
    const own = byPlatform.get(platform)
    if (own === undefined) byPlatform.set(platform, [place])
    else own.push(place)
  })
  const found = [...byPlatform.values()].flatMap((places) => ofPlatform(posts, places, options))
  const minute = ({ centre }: SameMessage) => posts[centre]?.minute ?? 0
  return found.sort((a, b) => minute(a) - minute(b) || a.centre - b.centre)
}

function ofPlatform(posts: readonly TextPost[], places: readonly number[], options: LikeOptions): SameMessage[] {
  const bundles = bundlesOf(posts, places)
  const near = neighbours(bundles, options)
  const accounts = (own: readonly Near[]) => {
    const ids = new Set<number>()
    for (const { bundle } of own) for (const post of bundles[bundle]?.posts ?? []) ids.add(posts[post]?.account ?? 0)
    return ids.size
  }
  const centres = near
    .map((own, bundle) => ({ bundle, own, size: accounts(own) }))
    .filter(({ size }) => size > 1)
    .sort((a, b) => b.size - a.size || a.bundle - b.bundle)
  const taken = new Uint8Array(bundles.length)
  const messages: SameMessage[] = []
  for (const { bundle, own } of centres) {
    if (taken[bundle] === 1) continue
    const open = own.filter((each) => taken[each.bundle] === 0)
    const chosen = bestWindow(bundles, bundle, open, options.days, accounts)
    if (accounts(chosen) < 2) continue
    for (const each of chosen) taken[each.bundle] = 1
    messages.push(messageOf(posts, bundles, bundle, chosen))
  }
  return messages
}

/** Of the stretches of `days` that hold the middle, the one with most accounts; the earliest of equals. */
function bestWindow(
  bundles: readonly Bundle[],
  centre: number,
  open: readonly Near[],
  days: number,
  accounts: (own: readonly Near[]) => number,
): readonly Near[] {
  const dayOf = (bundle: number) => bundles[bundle]?.day ?? 0
  const middle = dayOf(centre)
  const all = open.map(({ bundle }) => dayOf(bundle))
  if (Math.max(...all) - Math.min(...all) <= days) return open
  const starts = [...new Set(all)].filter((day) => day <= middle && middle <= day + days).sort((a, b) => a - b)
  let best: readonly Near[] = []
  for (const start of starts) {
    const within = open.filter(({ bundle }) => dayOf(bundle) >= start && dayOf(bundle) <= start + days)
    if (accounts(within) > accounts(best)) best = within
  }
  return best
}

function messageOf(
  posts: readonly TextPost[],
  bundles: readonly Bundle[],
  centre: number,
  chosen: readonly Near[],
): SameMessage {
  const all = chosen.flatMap(({ bundle, similarity }) =>
    (bundles[bundle]?.posts ?? []).map((post) => ({ post, similarity })),
  )
  const minute = (post: number) => posts[post]?.minute ?? 0
  const middle = [...(bundles[centre]?.posts ?? [])].sort((a, b) => minute(a) - minute(b) || a - b)[0] ?? 0
  const away = (post: number) => Math.abs(minute(post) - minute(middle))
  const nearest = new Map<number, number>()
  for (const { post } of all) {
    const account = posts[post]?.account ?? 0
    const before = nearest.get(account)
    if (before === undefined || away(post) < away(before) || (away(post) === away(before) && post < before)) {
      nearest.set(account, post)
    }
  }
  const members = all
    .map((own) => ({ ...own, counts: nearest.get(posts[own.post]?.account ?? 0) === own.post }))
    .sort((a, b) => minute(a.post) - minute(b.post) || a.post - b.post)
  return { centre: middle, members }
}
