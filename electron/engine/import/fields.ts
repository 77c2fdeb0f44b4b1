import { join, literal, sql, type Sql } from '../db/sql'

/** What stands in a cell when the platform has no value. Empty cells are NULL already. */
const MISSING = ['N/A', 'n/a', '-', '--', '–', '—']

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

/** Seconds with decimals (dot, or comma where the file writes so) as whole milliseconds. */
export function millisecondsSql(cell: Sql): Sql {
  return sql`CASE WHEN ${cell} IS NOT NULL AND regexp_full_match(trim(${cell}), '-?[0-9]{1,12}([.,][0-9]{1,9})?')
      THEN TRY_CAST(round(TRY_CAST(replace(trim(${cell}), ',', '.') AS DOUBLE) * 1000) AS BIGINT) END`
}

/** `0`/`1` as Meta writes booleans; also the words of a spreadsheet. */
export function booleanSql(cell: Sql): Sql {
  return sql`CASE lower(trim(${cell})) WHEN '1' THEN TRUE WHEN '0' THEN FALSE WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE
    WHEN 'vrai' THEN TRUE WHEN 'faux' THEN FALSE END`
}

const MONTH_FIRST = [
  '%m/%d/%Y %H:%M',
  '%m/%d/%Y %H:%M:%S',
  '%m/%d/%Y %I:%M %p',
  '%m/%d/%Y %I:%M:%S %p',
  '%Y-%m-%d %H:%M:%S',
  '%Y-%m-%d %H:%M',
  '%Y-%m-%dT%H:%M:%S',
  '%d.%m.%Y %H:%M',
]
const DAY_FIRST = ['%d/%m/%Y %H:%M', '%d/%m/%Y %H:%M:%S', '%d.%m.%Y %H:%M', '%d-%m-%Y %H:%M', '%Y-%m-%d %H:%M:%S']

/** A written time as a wall clock TIMESTAMP, or NULL. Years before Facebook and after 2100 are misreadings. */
export function wallSql(cell: Sql, order: 'month_first' | 'day_first'): Sql {
  const within = (time: Sql): Sql => sql`CASE WHEN year(${time}) BETWEEN 2004 AND 2100 THEN ${time} END`
  const formats = order === 'month_first' ? MONTH_FIRST : DAY_FIRST
  const short = order === 'month_first' ? '%m/%d/%y %H:%M' : '%d/%m/%y %H:%M'
  const first = sql`try_strptime(${cell}, ${literal(formats[0] ?? '')})`
  const any = sql`try_strptime(trim(${cell}), [${join(formats.map(literal), ', ')}])`
  const rest = sql`coalesce(${within(any)}, ${within(sql`try_strptime(trim(${cell}), ${literal(short)})`)})`
  return sql`CASE WHEN ${cell} IS NULL THEN NULL WHEN year(${first}) BETWEEN 2004 AND 2100 THEN ${first} ELSE ${rest} END`
}

/** An id as digits, or NULL when a spreadsheet mangled it (decisions 1). `.00` after 15 digits or fewer loses nothing. */
export function intactIdSql(cell: Sql): Sql {
  return sql`CASE WHEN ${cell} IS NULL THEN NULL
    WHEN TRY_CAST(TRY_CAST(${cell} AS UBIGINT) AS VARCHAR) = ${cell} THEN ${cell}
    WHEN regexp_full_match(trim(${cell}, ' ''="'), '[0-9]{1,15}[.,]0+') THEN regexp_extract(${cell}, '[0-9]+')
    WHEN regexp_full_match(trim(${cell}, ' ''="'), '[0-9]{1,30}(_[0-9]{1,30})?') THEN trim(${cell}, ' ''="') END`
}
