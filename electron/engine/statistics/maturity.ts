import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf'
import { at, atInt } from './arrays'
import { found, LEVEL, none, type Outcome } from './outcome'

/**
 * What exports said of posts while they still grew. Element i of each array is one export of one post; a post may have
 * several. Posts are whole numbers from 0 and stand together.
 */
export type Sightings = {
  readonly post: Int32Array
  /** Age of the post at the export, in days. */
  readonly age: Float64Array
  /** 1 when the number had reached 95 % of what it became, else 0. */
  readonly reached: Float64Array
}

/** Age in whole days by which a share of the posts has reached 95 % of its final number. */
export type MaturityAge = {
  readonly estimate: number
  /** The age lies above `lower` and not above `upper`. 0 and null: the exports set no bound on that side. */
  readonly lower: number
  readonly upper: number | null
  /** Posts seen at any age up to the longest looked at. */
  readonly posts: number
}

/** Posts wanted in a band of ages: with them nine in ten can be told from fewer. Wider bands are taken until they are there. */
const WANTED = 60
const BANDS = [1.1, 1.25, 1.5, 2] as const

/** Fewest posts of one band that can show that `share` of all posts has grown up: share^n must be under the tail. */
export const postsNeeded = (share: number, level: number = LEVEL): number =>
  Math.ceil(Math.log((1 - level) / 2) / Math.log(share))

type Band = { readonly n: number; readonly reached: number }

/** One export of each post with an age from `from` to `to`: the youngest, or the oldest, whatever it says. */
const bandOf = ({ post, age, reached }: Sightings, from: number, to: number, pick: 'youngest' | 'oldest'): Band => {
  let [n, hits] = [0, 0]
  let best = -1
  const close = () => {
    if (best < 0) return
    n++
    hits += at(reached, best)
    best = -1
  }
  for (let i = 0; i < age.length; i++) {
    if (i > 0 && atInt(post, i) !== atInt(post, i - 1)) close()
    const own = at(age, i)
    if (own < from || own > to) continue
    if (best < 0 || (pick === 'youngest' ? own < at(age, best) : own > at(age, best))) best = i
  }
  close()
  return { n, reached: hits }
}

/** The narrowest band below (or above) an age with enough posts in it. Depends on the exports' dates only, never on what they say. */
const nearBand = (all: Sightings, days: number, side: 'below' | 'above'): Band => {
  let band: Band = { n: 0, reached: 0 }
  for (const width of BANDS) {
    band = side === 'below' ? bandOf(all, days / width, days, 'youngest') : bandOf(all, days, days * width, 'oldest')
    if (band.n >= WANTED) return band
  }
  return band
}

/** From the longest age down: while the posts a little younger show that `share` of them had grown up, the bound falls. */
const upperBound = (all: Sightings, share: number, longest: number, tail: number): number | null => {
  const needed = Math.ceil(Math.log(tail) / Math.log(share))
  let bound: number | null = null
  for (let days = longest; days >= 1; days--) {
    const { n, reached } = nearBand(all, days, 'below')
    if (n < needed) continue
    if (1 - binomialCdf(reached - 1, n, share) > tail) return bound
    bound = days
  }
  return bound
}

/** From the first day up: while the posts a little older show that fewer than `share` had grown up, the bound rises. */
const lowerBound = (all: Sightings, share: number, longest: number, tail: number): number => {
  let bound = 0
  for (let days = 1; days <= longest; days++) {
    const { n, reached } = nearBand(all, days, 'above')
    if ((1 - share) ** n > tail) continue
    if (binomialCdf(reached, n, share) > tail) return bound
    bound = days
  }
  return bound
}

/** Isotonic regression of "reached" on age (pool adjacent violators): the age at which the fitted share passes `share`. */
const isotonicAge = ({ age, reached }: Sightings, share: number): number | null => {
  const order = Array.from(age.keys()).sort((i, j) => at(age, i) - at(age, j))
  const blocks: { from: number; n: number; hits: number }[] = []
  for (const i of order) {
    blocks.push({ from: at(age, i), n: 1, hits: at(reached, i) })
    for (;;) {
      const [before, last] = [blocks.at(-2), blocks.at(-1)]
      if (before === undefined || last === undefined || before.hits * last.n < last.hits * before.n) break
      blocks.splice(-2, 2, { from: before.from, n: before.n + last.n, hits: before.hits + last.hits })
    }
  }
  return blocks.find(({ n, hits }) => hits >= share * n)?.from ?? null
}

/**
 * How old posts are when `share` of them have 95 % of their final number, from exports made at any dates. An export tells
 * whether a post had grown up at that age, never when it did (current status data), so no curve of growth is assumed: bounds
 * are exact binomial tests on the posts seen a little before or after each age, taken in a fixed order from the far end, so
 * that many tests cost no level (coverage at least `level` whatever the dates, as long as they do not depend on success).
 * The estimate is isotonic regression, kept within the bounds.
 * @param longest the oldest age looked at, in days; final numbers must be from well beyond it
 * @returns `too_few` when no band of ages holds the posts a bound needs (36 for nine in ten, 6 for half)
 */
export const maturityAge = (
  sightings: Sightings,
  share: number,
  longest: number,
  level: number = LEVEL,
): Outcome<MaturityAge> => {
  const tail = (1 - level) / 2
  const { n: posts } = bandOf(sightings, 0, longest, 'youngest')
  if (posts < postsNeeded(share, level)) return none('too_few')
  const upper = upperBound(sightings, share, longest, tail)
  const lower = lowerBound(sightings, share, longest, tail)
  const raw = Math.ceil(isotonicAge(sightings, share) ?? longest)
  return found({ estimate: Math.min(Math.max(raw, lower + 1), upper ?? longest), lower, upper, posts })
}
