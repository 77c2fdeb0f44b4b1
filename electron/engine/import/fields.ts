import { join, literal, sql, type Sql } from '../db/sql'

/** What stands in a cell when the platform has no value. Empty cells are NULL already. */
const MISSING = ['N/A', 'n/a', '-', '--', '–', '—', 'undefined']

/** True for a cell that says "no value" in words. */
export function isMissingSql(cell: Sql): Sql {
  const words = MISSING.map((word) => sql`WHEN ${literal(word)} THEN TRUE`)
  // Not IN (…): a list becomes a hash join, 36 of them for the metrics of one file.
  return sql`(CASE trim(${cell}) WHEN '' THEN TRUE ${join(words, '\n')} ELSE ${cell} IS NULL END)`
}

/** Digit groups that this file is proven to use. */
export type Groups = ',' | '.' | null

const SPACES = '[ \\x{A0}\\x{202F}\\x{2009}]'

/**
 * A count as BIGINT, or NULL when it cannot be read. `TRY_CAST` alone would read `1e5`, `1.5` and `1_000`: only what prints
 * back the same is taken at once; then `12.0`, U+2212, and groups by spaces or by the sign the file is proven to use.
 */
export function countSql(cell: Sql, groups: Groups): Sql {
  const plainSign = sql`replace(trim(${cell}), '−', '-')`
  const grouped = groups === null ? sql`` : groupsSql(plainSign, groups)
  return sql`CASE WHEN ${cell} IS NULL THEN NULL
    WHEN TRY_CAST(TRY_CAST(${cell} AS BIGINT) AS VARCHAR) = ${cell} THEN TRY_CAST(${cell} AS BIGINT)
    WHEN regexp_full_match(${plainSign}, '-?[0-9]{1,18}([.,]0{1,2})?')
      THEN TRY_CAST(regexp_extract(${plainSign}, '^-?[0-9]+') AS BIGINT)
    WHEN regexp_full_match(${plainSign}, ${literal(`-?[0-9]{1,3}(${SPACES}[0-9]{3})+`)})
      THEN TRY_CAST(regexp_replace(${plainSign}, ${literal(SPACES)}, '', 'g') AS BIGINT)
    ${grouped} END`
}

function groupsSql(cell: Sql, groups: ',' | '.'): Sql {
  const pattern = groups === ',' ? '-?[0-9]{1,3}(,[0-9]{3})+' : '-?[0-9]{1,3}(\\.[0-9]{3})+'
  return sql`WHEN regexp_full_match(${cell}, ${literal(pattern)}) THEN TRY_CAST(replace(${cell}, ${literal(groups)}, '') AS BIGINT)`
}

/**
 * A duration with decimals (dot, or comma where the file writes so) as whole milliseconds. Digits may be grouped by spaces, or
 * by a comma before a decimal dot.
 * @param each milliseconds of one: 1000 for seconds, 3,600,000 for hours
 */
export function millisecondsSql(cell: Sql, each = 1000): Sql {
  const bare = sql`regexp_replace(trim(${cell}), ${literal(SPACES)}, '', 'g')`
  const grouped = sql`replace(trim(${cell}), ',', '')`
  const times = (number: Sql): Sql =>
    sql`TRY_CAST(round(TRY_CAST(replace(${number}, ',', '.') AS DOUBLE) * ${literal(String(each))}::BIGINT) AS BIGINT)`
  return sql`CASE WHEN ${cell} IS NULL THEN NULL
    WHEN regexp_full_match(trim(${cell}), '-?[0-9]{1,12}([.,][0-9]{1,9})?') THEN ${times(sql`trim(${cell})`)}
    WHEN regexp_full_match(trim(${cell}), ${literal(`-?[0-9]{1,3}(${SPACES}[0-9]{3})+([.,][0-9]{1,9})?`)}) THEN ${times(bare)}
    WHEN regexp_full_match(trim(${cell}), '-?[0-9]{1,3}(,[0-9]{3})+\\.[0-9]{1,9}') THEN ${times(grouped)} END`
}

/** `0`/`1` as Meta writes booleans; also the words of a spreadsheet. */
export function booleanSql(cell: Sql): Sql {
  return sql`CASE lower(trim(${cell})) WHEN '1' THEN TRUE WHEN '0' THEN FALSE WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE
    WHEN 'vrai' THEN TRUE WHEN 'faux' THEN FALSE END`
}

/** An id as digits, or NULL when a spreadsheet mangled it (decisions 1). `.00` after 15 digits or fewer loses nothing. */
export function intactIdSql(cell: Sql): Sql {
  return sql`CASE WHEN ${cell} IS NULL THEN NULL
    WHEN TRY_CAST(TRY_CAST(${cell} AS UBIGINT) AS VARCHAR) = ${cell} THEN ${cell}
    WHEN regexp_full_match(trim(${cell}, ' ''="'), '[0-9]{1,15}[.,]0+') THEN regexp_extract(${cell}, '[0-9]+')
    WHEN regexp_full_match(trim(${cell}, ' ''="'), '[0-9]{1,30}(_[0-9]{1,30})?') THEN trim(${cell}, ' ''="') END`
}

/** The 11 characters of a YouTube video; they may begin with `-` or `_`, and a spreadsheet's quoting may stand around them. */
export function videoIdSql(cell: Sql): Sql {
  const bare = sql`trim(${cell}, ' ''="')`
  return sql`CASE WHEN regexp_full_match(${bare}, '[A-Za-z0-9_-]{11}') THEN ${bare} END`
}

/** One of the two parts of `<page>_<post>`; a lone number is the post's. */
export function partOfIdSql(cell: Sql, part: 'page' | 'post'): Sql {
  const whole = sql`regexp_extract(trim(${cell}, ' ''="'), '^([0-9]{1,30})_([0-9]{1,30})$', ${literal(part === 'page' ? '1' : '2')}::INTEGER)`
  return part === 'page'
    ? sql`nullif(${whole}, '')`
    : sql`coalesce(nullif(${whole}, ''), ${intactIdSql(sql`CASE WHEN NOT contains(${cell}, '_') THEN ${cell} END`)})`
}

/** Words by which LinkedIn says that a post was paid for, or was not. French and Portuguese ones are invented. */
export function sponsoredSql(cell: Sql): Sql {
  return sql`CASE WHEN regexp_matches(lower(trim(${cell})), '^(sponsored|patrocinad[oa]|sponsorisée?)$') THEN TRUE
    WHEN regexp_matches(lower(trim(${cell})), '^(organic|orgánic[oa]|orgânic[oa]|organique)$') THEN FALSE END`
}
