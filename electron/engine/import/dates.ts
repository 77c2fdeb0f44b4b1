import { join, literal, sql, type Sql } from '../db/sql'
import { DATE_FILLERS, MONTHS } from './monthNames'

const MONTH_FIRST = [
  '%m/%d/%Y %H:%M',
  '%m/%d/%Y %H:%M:%S',
  '%m/%d/%Y %I:%M %p',
  '%m/%d/%Y %I:%M:%S %p',
  '%Y-%m-%d %H:%M:%S',
  '%Y-%m-%d %H:%M',
  '%Y-%m-%dT%H:%M:%S',
  '%Y-%m-%dT%H:%M:%S.%g',
  '%Y-%m-%d %H:%M +0000',
  '%Y/%m/%d %H:%M:%S',
  '%Y/%m/%d %H:%M',
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

/** Days as exports write them with a month's English name, and as spreadsheets and workbooks write them without doubt. */
const PLAIN_DAYS = [
  '%b %d, %Y',
  '%a %b %d %Y',
  '%a, %b %d, %Y',
  '%Y-%m-%d',
  '%Y-%m-%d %H:%M:%S',
  '%Y-%m-%dT%H:%M:%S',
  '%Y/%m/%d',
  '%d-%b-%Y',
  '%d.%m.%Y',
]
const NUMERIC_DAYS = {
  month_first: ['%m/%d/%Y', '%m/%d/%Y %H:%M', '%m/%d/%y'],
  day_first: ['%d/%m/%Y', '%d/%m/%Y %H:%M', '%d-%m-%Y', '%d/%m/%y'],
} as const

/** Which number of `3/4/2025` is the month; null = nothing in the file proves it, and such a cell is not read. */
export type DateOrder = 'month_first' | 'day_first' | null

/** A written day as TIMESTAMP at midnight, or NULL. Names of months in the languages of monthNames.ts. */
export function daySql(cell: Sql, order: DateOrder): Sql {
  const formats = [...PLAIN_DAYS, ...(order === null ? [] : NUMERIC_DAYS[order])]
  const tried = formats.map((format) => plausible(sql`try_strptime(trim(${cell}), ${literal(format)})`))
  return sql`CASE WHEN ${cell} IS NULL THEN NULL
    ELSE date_trunc('day', coalesce(${join([...tried, plausible(namedDaySql(cell, null))], ', ')})) END`
}

/**
 * A day written without a year, as TIMESTAMP of the year 2000 (a leap year), or NULL. A year that stands there is a spreadsheet's
 * guess, since the export writes none, and is not read.
 */
export function dayOfYearSql(cell: Sql): Sql {
  const guessed = ['%Y-%m-%d', '%Y-%m-%d %H:%M:%S', '%d-%b', '%d-%b-%y', '%b %d, %Y']
  const tried = guessed.map((format) => sql`try_strptime(trim(${cell}), ${literal(format)})`)
  const found = sql`coalesce(${join(tried, ', ')})`
  const leap = sql`TRY_CAST('2000-' || strftime(${found}, '%m-%d') AS TIMESTAMP)`
  return sql`CASE WHEN ${cell} IS NULL THEN NULL ELSE coalesce(${namedDaySql(cell, 2000)}, ${leap}) END`
}

const plausible = (time: Sql): Sql => sql`CASE WHEN year(${time}) BETWEEN 2004 AND 2100 THEN ${time} END`

/** Day and name of a month; the year is that of the cell, or `year` whatever the cell says. */
function namedDaySql(cell: Sql, year: number | null): Sql {
  const text = sql`replace(lower(nfc_normalize(replace(${cell}, chr(173), ''))), 'ς', 'σ')`
  const words = sql`(' ' || trim(regexp_replace(${text}, '[^\\pL]+', ' ', 'g')) || ' ')`
  const name = sql`trim(regexp_replace(${words}, ${literal(` (?:${DATE_FILLERS.join('|')})(?: (?:${DATE_FILLERS.join('|')}))* `)}, ' ', 'g'))`
  const names = join([...MONTHS.keys()].map(literal), ', ')
  const numbers = join(
    [...MONTHS.values()].map((month) => sql`${literal(String(month))}::INTEGER`),
    ', ',
  )
  const month = sql`([${numbers}])[nullif(list_position([${names}], ${name}), 0)]`
  const digits = sql`regexp_extract_all(${cell}, '[0-9]+')`
  const days = sql`list_filter(${digits}, lambda d: length(d) <= 2)`
  const years = sql`list_filter(${digits}, lambda d: length(d) = 4)`
  const wanted = year === null ? sql`TRY_CAST(${years}[1] AS INTEGER)` : sql`${literal(String(year))}::INTEGER`
  return sql`CASE WHEN len(${days}) = 1 AND len(${years}) ${year === null ? sql`= 1` : sql`<= 1`} AND len(${digits}) = len(${days}) + len(${years})
    THEN TRY_CAST(printf('%04d-%02d-%02d', ${wanted}, ${month}, TRY_CAST(${days}[1] AS INTEGER)) AS TIMESTAMP) END`
}
