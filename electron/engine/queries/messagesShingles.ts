import { atInt } from '../statistics/arrays'
import { shinglesOf } from './messagesText'

/** Whole numbers from 0 on for hashes, in order of first appearance. A table of its own: a Map of three million takes ten times as long. */
class Numbers {
  size = 0
  private hashes: Int32Array
  private numbers: Int32Array

  constructor(capacity = 1 << 16) {
    this.hashes = new Int32Array(capacity)
    this.numbers = new Int32Array(capacity).fill(-1)
  }

  /** The number of a hash, a new one where it is met for the first time. */
  of(hash: number): number {
    if (this.size * 2 >= this.hashes.length) this.grow()
    const place = this.placeOf(hash)
    const known = atInt(this.numbers, place)
    if (known >= 0) return known
    this.hashes[place] = hash
    this.numbers[place] = this.size
    return this.size++
  }

  /** Where a hash is, or would be put: the next free place after its own (linear probing). */
  private placeOf(hash: number): number {
    const last = this.hashes.length - 1
    // The low bits of FNV-1a of neighbouring texts are close: they are stirred once more.
    let place = (Math.imul(hash, 0x9e3779b1) >>> 7) & last
    while (atInt(this.numbers, place) >= 0 && atInt(this.hashes, place) !== hash) place = (place + 1) & last
    return place
  }

  private grow(): void {
    const [hashes, numbers] = [this.hashes, this.numbers]
    this.hashes = new Int32Array(hashes.length * 4)
    this.numbers = new Int32Array(hashes.length * 4).fill(-1)
    for (let i = 0; i < hashes.length; i++) {
      if (atInt(numbers, i) < 0) continue
      const place = this.placeOf(atInt(hashes, i))
      this.hashes[place] = atInt(hashes, i)
      this.numbers[place] = atInt(numbers, i)
    }
  }
}

/** Places in order of their counts, the least first; of equal counts the first to appear. @returns rank by place */
function ranksOf(counts: Int32Array): Int32Array {
  const starts = new Int32Array(counts.reduce((most, n) => Math.max(most, n), 0) + 2)
  for (const n of counts) starts[n + 1] = atInt(starts, n + 1) + 1
  for (let n = 1; n < starts.length; n++) starts[n] = atInt(starts, n) + atInt(starts, n - 1)
  return counts.map((n) => {
    const rank = atInt(starts, n)
    starts[n] = rank + 1
    return rank
  })
}

/** Shingles of texts as ranks by how many of the texts hold them: 0 = the rarest. */
export interface RankedShingles {
  /** By text, ascending: the rarest shingle of the text first. */
  readonly ranks: readonly Int32Array[]
  /** Number of different shingles: every rank is below. */
  readonly distinct: number
}

/** Ranks the shingles of some texts, each text once. */
export function rankedShingles(texts: readonly string[]): RankedShingles {
  const numbers = new Numbers()
  const held = texts.map((text) => shinglesOf(text).map((hash) => numbers.of(hash)))
  const counts = new Int32Array(numbers.size)
  for (const own of held) for (const number of own) counts[number] = atInt(counts, number) + 1
  const ranks = ranksOf(counts)
  return { ranks: held.map((own) => own.map((number) => atInt(ranks, number)).sort()), distinct: numbers.size }
}
