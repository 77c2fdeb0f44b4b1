import { foldText } from '../../../shared/search'

/**
 * Note [word boundaries]. Characters between words, in the syntax that RE2 and JavaScript share: what is neither letter nor
 * digit in ASCII and Latin-1, general punctuation, symbols and arrows, CJK punctuation, variation selectors, emoji. Everything
 * else is part of a word, in every script. Not \PL: its many ranges made one pattern of ten phrases so large that RE2 fell back
 * to its slow machine (14 s instead of 0.3 s for 1,000,000 posts); not \b, which knows ASCII alone.
 */
const RANGES = [
  [0x00, 0x2f],
  [0x3a, 0x60],
  [0x7b, 0xbf],
  [0x2000, 0x2bff],
  [0x3000, 0x303f],
  [0xfe00, 0xfe0f],
  [0x1f000, 0x1faff],
] as const

const hex = (code: number) => code.toString(16).padStart(2, '0')
const inRe2 = RANGES.map(([from, to]) => `\\x{${hex(from)}}-\\x{${hex(to)}}`).join('')
const inJavaScript = RANGES.map(([from, to]) => `\\u{${hex(from)}}-\\u{${hex(to)}}`).join('')

const BEFORE = `(?:^|[${inRe2}])`
const BETWEEN = `[${inRe2}]+`
const AFTER = `(?:$|[${inRe2}])`
/** A hashtag runs on through an underscore: #bu is not in #bu_lille. */
const AFTER_HASHTAG = `(?:$|[${inRe2.replace('\\x{3a}-\\x{60}', '\\x{3a}-\\x{5e}\\x{60}-\\x{60}')}])`

/** A word, with the + or # that ends it: `c++` asks for more than `c`. */
const WORD = new RegExp(`[^${inJavaScript}]+(?:[+#]+(?![^${inJavaScript}]))?`, 'gu')

/** A word of a text, and where it stands. */
export interface Word {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** Words of a folded text, in order, with their places in it (UTF-16 units, `to` excluded). */
export function wordsOf(folded: string): Word[] {
  return Array.from(folded.matchAll(WORD), ({ 0: text, index }) => ({ text, from: index, to: index + text.length }))
}

const SEPARATOR = new RegExp(`^[${inJavaScript}]$`, 'u')

/** Whether a character (one code point) stands between words. */
export function isSeparator(character: string): boolean {
  return SEPARATOR.test(character)
}

/** An entry of a rule, folded as the posts' text is: words in order, or a mark without letters (an emoji) as it stands. */
export type Entry = { readonly words: readonly string[] } | { readonly mark: string }

/** Without accents or case; letters in mathematical dress as plain ones. */
export function foldEntry(text: string): string {
  return foldText(text.normalize('NFKC')).normalize('NFC').trim()
}

/** What an entry looks for; null when it is blank. */
export function entryOf(text: string): Entry | null {
  const folded = foldEntry(text)
  const words = wordsOf(folded).map((word) => word.text)
  if (words.length > 0) return { words }
  // The selector that makes an emoji coloured is there or not, whoever types it.
  const mark = folded.replaceAll('\u{fe0f}', '')
  return mark === '' ? null : { mark }
}

/** Name of a hashtag without its sign, folded; '' when nothing is left. */
export function hashtagOf(text: string): string {
  return foldEntry(text)
    .replaceAll(new RegExp(`(?!_)[${inJavaScript}]`, 'gu'), '')
    .replaceAll(/^_+$/g, '')
}

/** Whether a word takes a plural: three letters or more that do not end like one. */
export function takesPlural(word: string): boolean {
  return word.length >= 3 && !/[sxz\d+#]$/.test(word)
}

/** Whether a word of a text is the word of an entry, or its plural; the same as the pattern of the entry. */
export function isWord(found: string, wanted: string): boolean {
  if (!found.startsWith(wanted)) return false
  const rest = found.slice(wanted.length)
  return /^[+#]*$/.test(takesPlural(wanted) ? rest.replace(/^[sx]/, '') : rest)
}

const escaped = (word: string) => word.replaceAll(/[+#]/g, '\\$&')
const inPattern = (word: string) => escaped(word) + (takesPlural(word) ? '[sx]?' : '')

/** Most entries that one pattern holds; beyond about 300 RE2 falls back to its slow machine (Note [word boundaries]). */
const MOST = 100

function chunks<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / MOST) }, (_, i) => items.slice(i * MOST, (i + 1) * MOST))
}

/** Patterns for RE2, of which one at least matches a folded text that holds any of the entries as whole words. */
export function wordPatterns(entries: readonly (readonly string[])[]): string[] {
  return chunks(entries).map(
    (some) => `${BEFORE}(?:${some.map((words) => words.map(inPattern).join(BETWEEN)).join('|')})${AFTER}`,
  )
}

/** Patterns for RE2 that match a folded text with any of the hashtags, whole. */
export function hashtagPatterns(names: readonly string[]): string[] {
  return chunks(names).map((some) => `${BEFORE}#(?:${some.join('|')})${AFTER_HASHTAG}`)
}
