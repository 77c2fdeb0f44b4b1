import { atInt } from '../statistics/arrays'
import { rankedShingles } from './messagesShingles'
import { FEW_WORDS, wordCount } from './messagesText'

/** One text on one day of one platform, whoever posted it. */
export interface DayText {
  readonly text: string
  /** Whole days, ascending from text to text. */
  readonly day: number
}

/** Two texts alike, by their places in the list. */
export interface Likeness {
  readonly a: number
  readonly b: number
  readonly similarity: number
}

/** Shingles of a text as ranks, the rarest first. */
type Ranks = Int32Array

const NONE: Ranks = new Int32Array(0)

/** Number of shingles two texts of these lengths must share to be alike (Jaccard). */
const needed = (x: number, y: number, similarity: number) => Math.ceil((similarity / (1 + similarity)) * (x + y) - 1e-9)

/** Length of the part of a text that must share a shingle with any text like it. */
const prefixOf = (length: number, similarity: number) => length - Math.ceil(similarity * length - 1e-9) + 1

/** Common shingles; gives up (−1) as soon as `least` is out of reach. */
function overlap(x: Ranks, y: Ranks, least: number): number {
  let [i, j, common] = [0, 0, 0]
  while (i < x.length && j < y.length) {
    if (common + Math.min(x.length - i, y.length - j) < least) return -1
    const [a, b] = [atInt(x, i), atInt(y, j)]
    if (a === b) {
      common++
      i++
      j++
    } else if (a < b) i++
    else j++
  }
  return common >= least ? common : -1
}

interface Sought {
  readonly b: number
  readonly own: Ranks
  /** Texts before this day are too old. */
  readonly oldest: number
}

/**
 * The texts before one in the window that may be like it: they share a rare shingle early enough (Xiao et al. 2008, PPJoin).
 * Of every shingle a chain of the texts that hold it early, the newest first: a walk ends at the first that is too old.
 */
class Index {
  private readonly newest: Int32Array
  private readonly seen: Int32Array
  private readonly textOf: Int32Array
  private readonly placeOf: Int32Array
  private readonly before: Int32Array
  private links = 0

  /** @param ranks by text; empty: the text is not looked for */
  constructor(
    private readonly texts: readonly DayText[],
    private readonly ranks: readonly Ranks[],
    distinct: number,
    private readonly options: LikeOptions,
  ) {
    const links = ranks.reduce((total, { length }) => total + prefixOf(length, options.similarity), 0)
    this.newest = new Int32Array(distinct).fill(-1)
    this.seen = new Int32Array(texts.length).fill(-1)
    this.textOf = new Int32Array(links)
    this.placeOf = new Int32Array(links)
    this.before = new Int32Array(links)
  }

  /** Texts of the last days like text `b`; then `b` is known too. */
  take(b: number, found: Likeness[]): void {
    const own = this.ranks[b] ?? NONE
    const oldest = (this.texts[b]?.day ?? 0) - this.options.days
    const length = Math.min(own.length, prefixOf(own.length, this.options.similarity))
    for (let i = 0; i < length; i++) {
      const rank = atInt(own, i)
      this.walk({ b, own, oldest }, i, found)
      this.textOf[this.links] = b
      this.placeOf[this.links] = i
      this.before[this.links] = atInt(this.newest, rank)
      this.newest[rank] = this.links++
    }
  }

  private walk({ b, own, oldest }: Sought, i: number, found: Likeness[]): void {
    for (let link = atInt(this.newest, atInt(own, i)); link >= 0; link = atInt(this.before, link)) {
      const a = atInt(this.textOf, link)
      if ((this.texts[a]?.day ?? 0) < oldest) return
      if (atInt(this.seen, a) === b) continue
      // The first shingle in common decides: what follows it is all that can still be shared.
      this.seen[a] = b
      const other = this.ranks[a] ?? NONE
      const least = needed(own.length, other.length, this.options.similarity)
      if (1 + Math.min(own.length - i - 1, other.length - atInt(this.placeOf, link) - 1) < least) continue
      const common = overlap(own, other, least)
      if (common >= 0) found.push({ a, b, similarity: common / (own.length + other.length - common) })
    }
  }
}

export interface LikeOptions {
  readonly days: number
  readonly similarity: number
}

/** Ranks of the shingles of every text with words enough; texts that are equal share them. */
function ranksOfTexts(texts: readonly DayText[]): { readonly ranks: readonly Ranks[]; readonly distinct: number } {
  const places = new Map<string, number>()
  for (const { text } of texts) if (!places.has(text) && wordCount(text) >= FEW_WORDS) places.set(text, places.size)
  const { ranks, distinct } = rankedShingles([...places.keys()])
  return { ranks: texts.map(({ text }) => ranks[places.get(text) ?? -1] ?? NONE), distinct }
}

/**
 * Pairs of texts alike, at most `days` apart: Jaccard over character shingles at least `similarity`; texts under five words
 * only when equal. An inverted index over the rarest shingles of each text and a window of days that slides: every pair that
 * qualifies is found, none is compared that shares no rare shingle.
 * @param texts in order of day; a text once a day
 */
export function likenesses(texts: readonly DayText[], options: LikeOptions): Likeness[] {
  const found: Likeness[] = []
  const { ranks, distinct } = ranksOfTexts(texts)
  const index = new Index(texts, ranks, distinct, options)
  const short = new Map<string, number[]>()
  texts.forEach(({ text, day }, b) => {
    if (ranks[b] !== NONE) {
      index.take(b, found)
      return
    }
    const before = short.get(text) ?? []
    for (const a of before.toReversed()) {
      if ((texts[a]?.day ?? 0) < day - options.days) break
      found.push({ a, b, similarity: 1 })
    }
    before.push(b)
    short.set(text, before)
  })
  return found
}
