import { STOP_WORDS } from './stopWords'

/** One word of a text as the model reads it. */
export interface Token {
  /** As the post spells it. */
  readonly shown: string
  /** Folded: no accents, lower case, plural off; numbers and hours by their kind. */
  readonly key: string
  readonly kind: 'word' | 'tag' | 'emoji' | 'number'
  /** Starts a sentence or follows a sign: no pair reaches over it. */
  readonly starts: boolean
}

const LINK = /(?:https?:\/\/|www\.)\S+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)+\/?\S*/giu
const MENTION = /@…|@[\p{L}\p{N}_.]+/gu
const PIECE =
  /(?<tag>#[\p{L}\p{N}_]+)|(?<hour>\b\d{1,2}\s?[hH](?:\s?\d{2})?\b)|(?<number>\p{N}+(?:[.,]\p{N}+)*)|(?<word>[\p{L}\p{M}]+)|(?<emoji>\p{Extended_Pictographic})|(?<sign>[.!?:;,()«»"“”•\n–—|/])/gu

/** Folded as posts are searched: compatibility forms plain, no accents, lower case, ligatures open. */
export function foldWord(word: string): string {
  return word
    .normalize('NFKC')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
}

/** A plural finds its singular: final s, or x after u, of four letters or more (livres, jeux). */
export function singular(folded: string): string {
  return folded.length >= 4 ? folded.replace(/(?<=[^s])s$|(?<=u)x$/, '') : folded
}

/**
 * Words, hashtags, emoji and numbers of a text, in order. Links and mentions are left out: an address says where a post leads, and a
 * mention is masked anyway. Words that carry no theme (articles, pronouns…) are left out too.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let starts = true
  for (const match of text.replaceAll(LINK, ' . ').replaceAll(MENTION, ' . ').matchAll(PIECE)) {
    const { tag, hour, number, word, emoji } = match.groups ?? {}
    if (tag !== undefined) {
      tokens.push({ shown: tag, key: foldWord(tag.slice(1)), kind: 'tag', starts: true })
      starts = true
    } else if (hour !== undefined) {
      tokens.push({ shown: hour, key: '<hour>', kind: 'number', starts })
      starts = false
    } else if (number !== undefined) {
      tokens.push({ shown: number, key: '<number>', kind: 'number', starts })
      starts = false
    } else if (word !== undefined) {
      const folded = foldWord(word)
      if (folded.length < 2 || STOP_WORDS.has(folded)) continue
      tokens.push({ shown: word, key: singular(folded), kind: 'word', starts })
      starts = false
    } else if (emoji !== undefined) {
      tokens.push({ shown: emoji, key: emoji, kind: 'emoji', starts: true })
      starts = true
    } else starts = true
  }
  return tokens
}

/** Words inside a hashtag written with capitals: #NuitDeLaLecture → nuit, lecture. Empty for a tag of one word. */
export function wordsInTag(shown: string): string[] {
  const parts = shown.slice(1).match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{N}+/gu) ?? []
  if (parts.length < 2) return []
  return parts.map((part) => singular(foldWord(part))).filter((part) => part.length > 1 && !STOP_WORDS.has(part))
}
