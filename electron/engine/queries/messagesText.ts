/** Words under which two texts must be equal: three words in common say nothing. */
export const FEW_WORDS = 5

const NOT_WORDS = /https?:\/\/\S+|www\.\S+|@[\p{L}\p{N}_.…-]*/gu
/** Hashtags at the end: what a post is filed under, not what it says. */
const TAIL = /(?:[^\p{L}\p{N}#]*#[\p{L}\p{N}_]+)+[^\p{L}\p{N}]*$/u
const BETWEEN = /[^\p{L}\p{N}]+/gu

/**
 * What a text says, for likeness: from folded text (shared/search.ts), without addresses, mentions, signs, emoji and the
 * hashtags at its end, one blank between words.
 */
export function messageText(folded: string): string {
  const words = folded.replace(NOT_WORDS, ' ')
  const told = words.replace(TAIL, ' ')
  return (told.trim() === '' ? words : told).replace(BETWEEN, ' ').trim()
}

/** Length of a shingle, characters: one changed figure costs four of them, a changed word some ten. */
const SHINGLE = 4

/** Number of words of a text as `messageText` leaves it. */
export function wordCount(text: string): number {
  let words = text === '' ? 0 : 1
  for (let i = text.indexOf(' '); i >= 0; i = text.indexOf(' ', i + 1)) words++
  return words
}

/** Distinct shingles of a text, hashed to 32 bits (FNV-1a): of two different ones, one pair in four billion falls together. */
export function shinglesOf(text: string): Int32Array {
  const n = Math.max(1, text.length - SHINGLE + 1)
  const hashes = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    let hash = 0x811c9dc5
    for (let j = i; j < i + SHINGLE; j++)
      hash = Math.imul(hash ^ (j < text.length ? text.charCodeAt(j) : 0), 0x01000193)
    hashes[i] = hash
  }
  hashes.sort()
  let kept = 0
  for (let i = 0; i < n; i++) if (i === 0 || hashes[i] !== hashes[i - 1]) hashes[kept++] = hashes[i] ?? 0
  return hashes.subarray(0, kept)
}
