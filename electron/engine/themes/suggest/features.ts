import { type Token, wordsInTag } from './tokens'

/** What the model weighs: a key, and the tokens it was read from. */
export interface Feature {
  readonly key: string
  /** Positions of its tokens; a pair has two. */
  readonly tokens: readonly number[]
}

/**
 * Letters at the start of a word that stand for its family: ouve(rt|rture), ferm(er|eture); they forgive a late typing error. A word of
 * just that length is its own family, so that it weighs no less than longer ones.
 */
const STEM = 4

/** The family of a word. */
function families(key: string): string[] {
  return key.length >= STEM ? [`~${key.slice(0, STEM)}`] : []
}

/**
 * Features of a text: its words, the first letters of its longer words, neighbouring pairs, hashtags and the words inside them,
 * emoji. A key occurs once per text: presence counts, not repetition.
 */
export function featuresOf(tokens: readonly Token[]): Feature[] {
  const found = new Map<string, number[]>()
  const add = (key: string, ...at: number[]) => {
    const known = found.get(key)
    if (known === undefined) found.set(key, at)
    else known.push(...at)
  }
  tokens.forEach((token, i) => {
    add(token.key, i)
    if (token.kind === 'word') for (const family of families(token.key)) add(family, i)
    if (token.kind === 'tag') {
      add(`#${token.key}`, i)
      for (const word of wordsInTag(token.shown)) for (const key of [word, ...families(word)]) add(key, i)
    }
    const before = tokens[i - 1]
    if (before !== undefined && !token.starts) add(`${before.key} ${token.key}`, i - 1, i)
  })
  return [...found].map(([key, at]) => ({ key, tokens: at }))
}
