import { literal, sql, type Sql } from '../db/sql'

/** `@[100000000000001:2048:Name]` as Meta marks a mention. */
const MARKED = '@\\[[0-9]+:[0-9]+:([^\\]]*)\\]'
/** `@handle` not preceded by a letter, digit or dot (an e-mail address is none). */
const PLAIN = '(^|[^\\pL\\pN_.@])@[\\pL\\pN_](?:[\\pL\\pN_.]*[\\pL\\pN_])?'

/** Caption with mentions as `@…`, or as plain names where the network keeps names of organisations. Line ends are LF. */
export function shownTextSql(text: Sql, keepNames: boolean): Sql {
  const clean = sql`nullif(trim(replace(${text}, chr(13), ''), ' ' || chr(10)), '')`
  const marked = sql`regexp_replace(${clean}, ${literal(MARKED)}, ${literal(keepNames ? '\\1' : '@…')}, 'g')`
  const masked = keepNames ? marked : sql`regexp_replace(${marked}, ${literal(PLAIN)}, '\\1@…', 'g')`
  const untidy = sql`contains(${text}, chr(13)) OR starts_with(${text}, ' ') OR ends_with(${text}, ' ')
    OR starts_with(${text}, chr(10)) OR ends_with(${text}, chr(10))`
  return sql`CASE WHEN contains(${text}, '@') THEN ${masked} WHEN ${untidy} THEN ${clean} ELSE ${text} END`
}

/** X writes `&`, `<` and `>` as entities; `&amp;` last, so that what a person typed as `&amp;lt;` stays `&lt;`. */
export function plainEntitiesSql(text: Sql): Sql {
  return sql`replace(replace(replace(${text}, '&lt;', '<'), '&gt;', '>'), '&amp;', '&')`
}

/** Characters whose compatibility form is one character, by block: letters dressed as mathematics, full width, circles. */
function foldTable(): { from: string; to: string } {
  let from = ''
  let to = ''
  const blocks: readonly (readonly [number, number])[] = [
    [0x1d400, 0x1d7ff],
    [0xff01, 0xff5e],
    [0x24b6, 0x24e9],
    [0x2460, 0x2468],
    [0x1f130, 0x1f149],
    [0x2070, 0x209c],
    [0x2100, 0x214f],
    [0xaa, 0xba],
  ]
  for (const [first, last] of blocks) {
    for (let code = first; code <= last; code++) {
      const character = String.fromCodePoint(code)
      const folded = character.normalize('NFKC')
      if (folded !== character && Array.from(folded).length === 1) {
        from += character
        to += folded
      }
    }
  }
  return { from, to }
}

const FOLD = foldTable()
const DRESSED =
  '[\\x{1D400}-\\x{1D7FF}\\x{FF01}-\\x{FF5E}\\x{2460}-\\x{24FF}\\x{1F130}-\\x{1F149}\\x{2070}-\\x{209C}\\x{2102}-\\x{214F}\\x{AA}\\x{B2}\\x{B3}\\x{B9}\\x{BA}]'

/**
 * A caption as it is searched: letters in mathematical dress as plain letters (177 of 730 captions have some), no accents,
 * lower case, `œ` as `oe`. The words searched for go through the same function.
 */
export function searchTextSql(text: Sql): Sql {
  const plain = sql`lower(strip_accents(${text}))`
  const dressed = sql`lower(strip_accents(translate(${text}, ${literal(FOLD.from)}, ${literal(FOLD.to)})))`
  return sql`CASE WHEN length(${text}) = strlen(${text}) THEN lower(${text})
    WHEN regexp_matches(${text}, ${literal(DRESSED)}) THEN replace(replace(${dressed}, 'œ', 'oe'), 'æ', 'ae')
    WHEN regexp_matches(${text}, '[œæŒÆǢǣǼǽ]') THEN replace(replace(${plain}, 'œ', 'oe'), 'æ', 'ae') ELSE ${plain} END`
}
