import { foldWord, singular } from './tokens'

/** Share of the words of the shorter text that both have, from which two texts are one message said twice. */
const SHARED = 0.6
/** A text of fewer different words is a twin of its equals only. */
const LEAST_WORDS = 3

/** Days and months, folded: when, not what. */
const WHEN = new Set(
  `lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
   monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
   december`.split(/\s+/),
)

/** Different words of a text, small ones too; numbers, days and months left out: what is said, not when. */
function wordsOf(text: string): string[] {
  const words = text.replaceAll(/(?:https?:\/\/|www\.)\S+|#[\p{L}\p{N}_]+|@\S+/gu, ' ').match(/[\p{L}\p{M}]+/gu)
  const folded = (words ?? []).map(foldWord).filter((word) => !WHEN.has(word))
  return [...new Set(folded.map(singular))]
}

/**
 * Groups of near-identical texts: the same message posted by several branches, a template filled in anew each week. A text joins
 * the group whose first text shares most words with it, if that is at least 60 % of the different words of the shorter one, else
 * it begins a group. Joining any member instead would chain (a third of the sample's posts in one group, six themes).
 * Hashtags, links, figures, days and months do not count. Returns a group number per text, in order of first appearance.
 */
export function twinGroups(texts: readonly string[]): Int32Array {
  const known = new Map<string, number>()
  const sizes: number[] = []
  const holders = new Map<string, number[]>()
  return Int32Array.from(texts, (text) => {
    const own = wordsOf(text)
    const key = own.length === 0 ? `#${foldWord(text)}` : [...own].sort().join(' ')
    const equal = known.get(key)
    if (equal !== undefined) return equal
    const near = nearest(own, holders, sizes)
    const group = near ?? sizes.length
    known.set(key, group)
    if (near !== null) return near
    sizes.push(own.length)
    for (const word of own) {
      const list = holders.get(word)
      if (list === undefined) holders.set(word, [group])
      else list.push(group)
    }
    return group
  })
}

/** The group whose first text is nearest; null when none is near enough. Of equals the older one. */
function nearest(
  own: readonly string[],
  holders: ReadonlyMap<string, readonly number[]>,
  sizes: readonly number[],
): number | null {
  const shared = new Map<number, number>()
  for (const word of own) for (const group of holders.get(word) ?? []) shared.set(group, (shared.get(group) ?? 0) + 1)
  let [best, most] = [null as number | null, 0]
  for (const [group, n] of shared) {
    const shorter = Math.min(own.length, sizes[group] ?? 0)
    const share = shorter < LEAST_WORDS ? 0 : n / shorter
    if (share >= SHARED && (share > most || (share === most && group < (best ?? group)))) [best, most] = [group, share]
  }
  return best
}
