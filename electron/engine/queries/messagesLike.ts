import { at, atInt } from '../statistics/arrays'
import { FEW_WORDS, shinglesOf, wordCount } from './messagesText'

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

/** Buckets in which the frequency of shingles is counted: enough that rare ones are seen to be rare. */
const BUCKETS = 1 << 20

/** A text as sorted numbers: frequency of the shingle first, so that the rarest come first, then its hash. */
type Keys = Float64Array

/** Shingles of every distinct text, rarest first. */
function keysOf(texts: readonly DayText[]): ReadonlyMap<string, Keys> {
  const shingles = new Map<string, Int32Array>()
  for (const { text } of texts)
    if (!shingles.has(text) && wordCount(text) >= FEW_WORDS) shingles.set(text, shinglesOf(text))
  const counts = new Int32Array(BUCKETS)
  const bucket = (hash: number) => hash & (BUCKETS - 1)
  for (const own of shingles.values()) for (const hash of own) counts[bucket(hash)] = atInt(counts, bucket(hash)) + 1
  const keys = new Map<string, Keys>()
  for (const [text, own] of shingles) {
    const sorted = new Float64Array(own.length)
    own.forEach((hash, i) => (sorted[i] = atInt(counts, bucket(hash)) * 4_294_967_296 + (hash >>> 0)))
    keys.set(text, sorted.sort())
  }
  return keys
}

/** Number of shingles two texts of these lengths must share to be alike (Jaccard). */
const needed = (x: number, y: number, similarity: number) => Math.ceil((similarity / (1 + similarity)) * (x + y) - 1e-9)

/** Common shingles; gives up (−1) as soon as `least` is out of reach. */
function overlap(x: Keys, y: Keys, least: number): number {
  let [i, j, common] = [0, 0, 0]
  while (i < x.length && j < y.length) {
    if (common + Math.min(x.length - i, y.length - j) < least) return -1
    const [a, b] = [at(x, i), at(y, j)]
    if (a === b) {
      common++
      i++
      j++
    } else if (a < b) i++
    else j++
  }
  return common >= least ? common : -1
}

/** Texts that hold a rare shingle, in order of day: place of the text and of the shingle in it, by turns. */
interface Postings {
  readonly list: number[]
  /** Those before are too old for any text to come. */
  from: number
}

/** The texts before one in the window that may be like it: they share a rare shingle early enough (Xiao et al. 2008, PPJoin). */
class Index {
  private readonly postings = new Map<number, Postings>()
  private readonly seen: Int32Array

  constructor(
    private readonly texts: readonly DayText[],
    private readonly keys: ReadonlyMap<string, Keys>,
    private readonly options: LikeOptions,
  ) {
    this.seen = new Int32Array(texts.length).fill(-1)
  }

  /** Length of the part of a text that must share a shingle with any text like it. */
  private prefix(length: number): number {
    return length - Math.ceil(this.options.similarity * length - 1e-9) + 1
  }

  /** Texts of the last days like text `b`; then `b` is known too. */
  take(b: number, found: Likeness[]): void {
    const own = this.texts[b]
    const keys = own === undefined ? undefined : this.keys.get(own.text)
    if (own === undefined || keys === undefined) return
    const length = this.prefix(keys.length)
    for (let i = 0; i < length; i++) {
      const key = at(keys, i)
      const postings = this.postings.get(key)
      if (postings === undefined) this.postings.set(key, { list: [b, i], from: 0 })
      else {
        this.look(postings, { b, i, keys, oldest: own.day - this.options.days }, found)
        postings.list.push(b, i)
      }
    }
  }

  private look(postings: Postings, { b, i, keys, oldest }: Sought, found: Likeness[]): void {
    const { list } = postings
    while (postings.from < list.length && (this.texts[list[postings.from] ?? 0]?.day ?? 0) < oldest) postings.from += 2
    for (let at = postings.from; at < list.length; at += 2) {
      const a = list[at] ?? 0
      if (a === b || this.seen[a] === b) continue
      const other = this.keys.get(this.texts[a]?.text ?? '')
      if (other === undefined) continue
      // The first shingle in common decides: what follows it is all that can still be shared.
      this.seen[a] = b
      const least = needed(keys.length, other.length, this.options.similarity)
      if (1 + Math.min(keys.length - i - 1, other.length - (list[at + 1] ?? 0) - 1) < least) continue
      const common = overlap(keys, other, least)
      if (common >= 0) found.push({ a, b, similarity: common / (keys.length + other.length - common) })
    }
  }
}

interface Sought {
  readonly b: number
  readonly i: number
  readonly keys: Keys
  readonly oldest: number
}

export interface LikeOptions {
  readonly days: number
  readonly similarity: number
}

/**
 * Pairs of texts alike, at most `days` apart: Jaccard over character shingles at least `similarity`; texts under five words
 * only when equal. An inverted index over the rarest shingles of each text and a window of days that slides: every pair that
 * qualifies is found, none is compared that shares no rare shingle.
 * @param texts in order of day; a text once a day
 */
export function likenesses(texts: readonly DayText[], options: LikeOptions): Likeness[] {
  const found: Likeness[] = []
  const index = new Index(texts, keysOf(texts), options)
  const short = new Map<string, number[]>()
  texts.forEach(({ text, day }, b) => {
    if (wordCount(text) >= FEW_WORDS) {
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
