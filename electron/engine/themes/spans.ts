import { z } from 'zod'
import type { RuleSpec, Span } from '../../../shared/contract/themes'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { foldPattern, wantedOf } from './rules'
import { isSeparator, isWord, wordsOf, type Word } from './words'

/** A stretch of a text: `to` excluded. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** A text as it is searched, with the way back to the text as it was published. */
export interface Folded {
  readonly text: string
  /** Place in the published text of each unit of the folded one; one more at the end. */
  readonly places: readonly number[]
}

/** Letters in mathematical dress, full width and circles: the blocks that the importer folds too. */
const DRESSED =
  /[\u{1d400}-\u{1d7ff}\uff01-\uff5e\u2460-\u24ff\u{1f130}-\u{1f149}\u2070-\u209c\u2102-\u214f\u00aa\u00b2\u00b3\u00b9\u00ba]/u

/** The folded form of one code point; '' for a mark that stands on the letter before it. */
function foldCharacter(character: string): string {
  const dressed = DRESSED.test(character) ? character.normalize('NFKC') : character
  const plain = Array.from(dressed).length === 1 ? dressed : character
  const bare = plain.normalize('NFD').replaceAll(/\p{M}/gu, '').normalize('NFC').toLowerCase()
  return bare === 'œ' ? 'oe' : bare === 'æ' ? 'ae' : bare
}

/** Folds a text as the importer folds it for searching, remembering where each character came from. */
export function foldWithPlaces(text: string): Folded {
  const places: number[] = []
  let folded = ''
  let at = 0
  for (const character of text) {
    const piece = foldCharacter(character)
    folded += piece
    for (let i = 0; i < piece.length; i++) places.push(at)
    at += character.length
  }
  places.push(text.length)
  return { text: folded, places }
}

/** The stretch of the published text that a stretch of the folded one came from, marks on its last letter included. */
function original({ places }: Folded, { from, to }: Stretch): Stretch {
  const last = places[to - 1] ?? 0
  let end = to
  while (end < places.length - 1 && (places[end] ?? 0) <= last) end += 1
  return { from: places[from] ?? 0, to: places[end] ?? 0 }
}

/** Where the words, phrases and hashtags of a rule stand in a text, as places in the published text. */
export function findEntries(rule: Pick<RuleSpec, 'words' | 'phrases' | 'hashtags'>, folded: Folded): Stretch[] {
  const { words, marks, hashtags } = wantedOf(rule)
  const found = wordsOf(folded.text)
  return [
    ...words.flatMap((wanted) => findWords(found, wanted)),
    ...marks.flatMap((mark) => findText(folded.text, mark)),
    ...hashtags.flatMap((tag) => findText(folded.text, `#${tag}`).filter((place) => isWhole(folded.text, place))),
  ].map((stretch) => original(folded, stretch))
}

function findWords(found: readonly Word[], wanted: readonly string[]): Stretch[] {
  return found.flatMap((first, i) => {
    const run = found.slice(i, i + wanted.length)
    const last = run.at(-1)
    const fits = run.length === wanted.length && run.every(({ text }, k) => isWord(text, wanted[k] ?? ''))
    return fits && last !== undefined ? [{ from: first.from, to: last.to }] : []
  })
}

function findText(text: string, wanted: string): Stretch[] {
  const stretches: Stretch[] = []
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) {
    stretches.push({ from: at, to: at + wanted.length })
  }
  return stretches
}

/** Whether a hashtag stands alone: something between words before it, and no letter, digit or underscore after. */
function isWhole(text: string, { from, to }: Stretch): boolean {
  const before = Array.from(text.slice(Math.max(0, from - 2), from)).at(-1)
  const after = Array.from(text.slice(to, to + 2))[0]
  return (before === undefined || isSeparator(before)) && (after === undefined || (isSeparator(after) && after !== '_'))
}

const pieces = z.object({ id: z.string(), before: z.array(z.string()), found: z.array(z.string()) })

/**
 * Where a user's pattern matches, by post: RE2 is asked for every match and for what lies between it and the one before, since
 * DuckDB tells texts but not places. Places are in the folded text; a match of nothing is left out.
 */
export async function findPattern(
  session: Session,
  pattern: string,
  ids: readonly string[],
): Promise<Map<string, Stretch[]>> {
  const apart = `((?s:.*?))(${foldPattern(pattern)})`
  const rows = await session.all(
    pieces,
    sql`SELECT CAST(p.id AS VARCHAR) AS id, regexp_extract_all(p.search_text, ${apart}, 1, 'i') AS before,
          regexp_extract_all(p.search_text, ${apart}, 2, 'i') AS found
        FROM post p WHERE p.id IN (SELECT unnest(${`[${ids.join(', ')}]`}::UBIGINT[]))`,
  )
  return new Map(rows.map(({ id, before, found }) => [id, stretches(before, found)]))
}

function stretches(before: readonly string[], found: readonly string[]): Stretch[] {
  let at = 0
  return found.flatMap((text, i) => {
    const from = at + (before[i]?.length ?? 0)
    at = from + text.length
    return text === '' ? [] : [{ from, to: at }]
  })
}

/** Stretches of the folded text in the published one; none when the two were not folded alike. */
export function inPublished(folded: Folded, searchText: string, found: readonly Stretch[]): Stretch[] {
  return folded.text === searchText ? found.map((stretch) => original(folded, stretch)) : []
}

/** Stretches in order, those that touch or overlap joined. */
export function merged(found: readonly Stretch[], kind: Span['kind']): Span[] {
  const spans: Span[] = []
  for (const { from, to } of [...found].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = spans.at(-1)
    if (last !== undefined && from <= last.to) spans[spans.length - 1] = { ...last, to: Math.max(last.to, to) }
    else spans.push({ from, to, kind })
  }
  return spans
}
