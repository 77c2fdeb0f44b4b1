import { basename } from 'node:path'
import { METRICS, type Metric, type Platform } from '../../../shared/vocabulary'
import { ident, join, literal, sql, type Sql } from '../db/sql'
import type { DateOrder } from './dates'
import { extraSql } from './extraColumn'
import {
  booleanSql,
  countSql,
  intactIdSql,
  millisecondsSql,
  partOfIdSql,
  sponsoredSql,
  videoIdSql,
  type Groups,
} from './fields'
import type { PostField, PostFormatFile, Unit } from './format'
import { handleInLinkSql, keyIdSql, permalinkKeySql } from './keys'
import type { ColumnMap } from './matchColumns'
import { meantColumns, publishedColumns, writtenSql } from './publication'
import { badSql, stateSql } from './rowState'
import { plainEntitiesSql, shownTextSql } from './texts'

/** What is known of one or more tables of one header before DuckDB reads them. */
export interface TableSource {
  /** Files read one after the other; a row's `part` is the position of its file. */
  readonly paths: readonly string[]
  readonly delimiter: string
  /** Names of the source columns, in order. */
  readonly header: readonly string[]
  /** True: the file begins with its header. False: no header, and the row number stands before the cells. */
  readonly direct: boolean
  /** crlf: line ends inside cells are CRLF as well, and become LF. */
  readonly newline: 'lf' | 'crlf'
  /** Longest record in bytes. */
  readonly longest: number
  /** Columns that the first records fill; the others are expected to stay empty. A matter of speed alone. */
  readonly usual: ReadonlySet<number>
  /** Columns that each of the first rows of a large file fills. A matter of speed alone. */
  readonly patterns?: readonly ReadonlySet<number>[]
}

/** What a second look at the file may change in reading it. */
export interface Reading {
  /** Order of numbers in written dates; null: the platform writes none, and nothing proves that of a spreadsheet. */
  readonly order: DateOrder
  readonly groups: Groups
  readonly zone: string
  /** Ids of this re-saved file all end in 0: none is intact. */
  readonly distrustIds: boolean
  readonly keepNames: boolean
}

const cell = (position: number): Sql => ident(`c${String(position)}`)

/** First non-empty of the columns of one meaning; NULL when the file has none. */
function cellsOf(columns: ColumnMap, field: PostField | Metric): Sql {
  const positions = columns.fields.get(field) ?? []
  if (positions.length === 0) return sql`NULL::VARCHAR`
  return positions.length === 1 ? cell(positions[0] ?? 0) : sql`coalesce(${join(positions.map(cell), ', ')})`
}

/** `read_csv` with everything said: sniffing corrupts silently (ids as DOUBLE, ragged rows as one column). */
export function readCsvSql(source: TableSource): Sql {
  const names = source.header.map((_, i) => `c${String(i)}`)
  const columns = (source.direct ? names : ['line', ...names]).map((name) => sql`${ident(name)}: 'VARCHAR'`)
  return sql`read_csv([${join(source.paths.map(literal), ', ')}], filename = true, auto_detect = false, all_varchar = true, columns = {${join(columns, ', ')}},
    delim = ${literal(source.delimiter)}, quote = '"', escape = '"', header = ${literal(String(source.direct))}, strict_mode = true,
    store_rejects = true, hive_partitioning = false, compression = 'none', new_line = '\\n',
    max_line_size = ${literal(String(Math.max(2_097_152, source.longest + 1024)))})`
}

/**
 * The SELECT that turns a source table into staged rows, in the order of the file. Every cell that cannot be read is listed in
 * `bad` as column, text; nothing becomes NULL or 0 in silence.
 */
export function stagedSql(format: PostFormatFile, columns: ColumnMap, source: TableSource, reading: Reading): Sql {
  const cells = sql`SELECT *, ${partSql(source)} AS part FROM ${readCsvSql(source)}`
  const read = sql`SELECT ${readColumns(format, columns, source, reading)} FROM (${cells})`
  const keyed = sql`SELECT *, ${keyedColumns(format)} FROM (${read})`
  const meant = sql`SELECT *, ${meantColumns(format, reading.zone)} FROM (${keyed})`
  const staged = sql`SELECT ${stagedColumns(format, columns, reading, source)} FROM (${meant})`
  return sql`SELECT * REPLACE (${judgedSql()} AS state),
    CASE WHEN state <> 'ok' THEN NULL WHEN bad IS NOT NULL THEN 'unreadable' WHEN ${keylessSql} THEN 'no_key'
         WHEN published_at IS NULL THEN 'no_time' END AS code FROM (${staged})`
}

/** Position of the row's file. Compared by its last part alone: what DuckDB does to a folder's name is its own affair. */
function partSql(source: TableSource): Sql {
  if (source.paths.length === 1) return sql`0::INTEGER`
  const names = source.paths.map((path) => literal(basename(path)))
  return sql`(list_position([${join(names, ', ')}], parse_filename(filename, false, 'both_slash')) - 1)::INTEGER`
}

/** Neither id nor permalink, nor a minute of publication with a text: nothing by which a later export would find the post. */
const keylessSql = sql`(native_id IS NULL AND permalink_key IS NULL
  AND (text IS NULL OR published_at IS NULL OR "precision" = 'day'))`

/**
 * ok | needs_known (no publication time: taken only if a known post gives it) | rejected | blank | total | footer | description; later
 * also duplicate and other_account.
 */
function judgedSql(): Sql {
  return sql`CASE WHEN state <> 'ok' THEN state WHEN bad IS NOT NULL THEN 'rejected'
    WHEN ${keylessSql} THEN 'rejected'
    WHEN published_at IS NULL THEN 'needs_known' ELSE 'ok' END`
}

function readColumns(format: PostFormatFile, columns: ColumnMap, source: TableSource, reading: Reading): Sql {
  const at = (field: PostField): Sql => cellsOf(columns, field)
  const caption = sql`coalesce(${at('title')}, ${at('description')})`
  const marked = sql`CASE WHEN contains(${at('description')}, '@[') THEN ${at('description')} ELSE ${caption} END`
  return join(
    [
      source.direct ? sql`part, NULL::BIGINT AS line` : sql`part, line::BIGINT AS line`,
      sql`${idSql(format, at('native_id'), reading)} AS own_id, ${at('native_id')} AS id_cell`,
      sql`${format.ids === 'page_and_post' ? partOfIdSql(at('native_id'), 'page') : intactIdSql(at('account_id'))} AS source_id`,
      sql`${at('account_handle')} AS own_handle, ${at('account_name')} AS source_name`,
      sql`${at('permalink')} AS own_link`,
      sql`${writtenSql(format, at('published'), reading.order)} AS wall, ${at('published')} AS time_cell`,
      sql`${caption} AS raw_text, ${format.entities === true ? plainEntitiesSql(marked) : marked} AS marked_text`,
      sql`${formatSql(format, at('post_type'), at('permalink'))} AS format`,
      sql`${booleanSql(at('is_share'))} AS is_share, ${booleanSql(at('is_crosspost'))} AS is_crosspost`,
      sql`${sponsoredSql(at('is_sponsored'))} AS is_sponsored, ${at('lifetime')} AS lifetime`,
      ...metricColumns(format, columns, reading),
      sql`${extraSql(format, columns, source)} AS extra`,
    ],
    ', ',
  )
}

/** The id as the column holds it, or NULL where it is not to be trusted. */
function idSql(format: PostFormatFile, cell: Sql, reading: Reading): Sql {
  switch (format.ids) {
    case 'link':
      return sql`NULL::VARCHAR`
    case 'video':
      return videoIdSql(cell)
    case 'page_and_post':
      return partOfIdSql(cell, 'post')
    case 'digits':
      return reading.distrustIds
        ? sql`CASE WHEN length(${intactIdSql(cell)}) > 15 THEN NULL ELSE ${intactIdSql(cell)} END`
        : intactIdSql(cell)
  }
}

/** Platforms whose permalink holds the very id of the post. */
const ID_IN_LINK: readonly Platform[] = ['x', 'linkedin', 'tiktok']

/** Id, permalink, key and handle, each from the others where it is not written. */
function keyedColumns({ ids, permalinks }: PostFormatFile): Sql {
  const link = ids === 'video' ? sql`'https://www.youtube.com/watch?v=' || own_id` : sql`own_link`
  const key = permalinkKeySql(permalinks, link)
  const id = ID_IN_LINK.includes(permalinks) ? sql`coalesce(${keyIdSql(key)}, own_id)` : sql`own_id`
  // The address of a Facebook page need not be its handle: see sourceKeySql.
  const handle =
    permalinks === 'facebook'
      ? sql`own_handle`
      : sql`coalesce(own_handle, ${handleInLinkSql(permalinks, sql`own_link`)})`
  return sql`${link} AS permalink, ${ID_IN_LINK.includes(permalinks) ? keyOfIdSql(permalinks, key) : key} AS permalink_key,
    ${id} AS native_id, ${handle} AS source_handle`
}

/** X has the id in a column as well: without a link, the key is made of it. */
function keyOfIdSql(platform: Platform, key: Sql): Sql {
  return platform === 'x' ? sql`coalesce(${key}, 'x:status:' || own_id)` : key
}

/** For each metric of the file: the value, and the cell when it could not be read. */
function metricColumns(format: PostFormatFile, columns: ColumnMap, reading: Reading): Sql[] {
  return METRICS.filter((metric) => columns.fields.has(metric)).flatMap((metric) => {
    const source = cellsOf(columns, metric)
    const value = valueSql(source, format.units?.[metric] ?? 'count', reading.groups)
    return [sql`${value} AS ${ident(metric)}`, sql`${source} AS ${ident(`cell_${metric}`)}`]
  })
}

function valueSql(cell: Sql, unit: Unit, groups: Groups): Sql {
  switch (unit) {
    case 'count':
      return countSql(cell, groups)
    case 'seconds':
      return millisecondsSql(cell)
    case 'hours':
      return millisecondsSql(cell, 3_600_000)
  }
}

function formatSql({ types, plainType = 'other' }: PostFormatFile, type: Sql, permalink: Sql): Sql {
  const words = Object.entries(types).map(([word, known]) => sql`WHEN ${literal(word)} THEN ${literal(known)}`)
  const said =
    words.length === 0
      ? literal(plainType)
      : sql`CASE lower(trim(${type})) ${join(words, '\n')} ELSE ${literal(plainType)} END`
  // Since 2025 reels arrive as videos: the permalink tells them. TikTok's photo mode shows several.
  return sql`CASE WHEN contains(${permalink}, '/reel/') THEN 'reel' WHEN contains(${permalink}, '/stories/') THEN 'story'
    WHEN contains(${permalink}, 'tiktok.com/') AND contains(${permalink}, '/photo/') THEN 'carousel' ELSE ${said} END`
}

const BOOSTED = ['reach_boosted', 'views_boosted'] as const

function stagedColumns(format: PostFormatFile, columns: ColumnMap, reading: Reading, source: TableSource): Sql {
  const has = (metric: Metric): boolean => columns.fields.has(metric)
  return join(
    [
      sql`part, line, native_id, permalink_key, permalink, wall, format, is_share, is_crosspost, lifetime, extra`,
      publishedColumns(format),
      sql`${shownTextSql(sql`marked_text`, reading.keepNames)} AS text`,
      sql`${format.replies === true ? sql`starts_with(ltrim(raw_text), '@')` : sql`NULL::BOOLEAN`} AS is_reply`,
      sql`${sourceKeySql(format)} AS source_key, source_id, source_handle, source_name`,
      sql`${boostedSql(columns)} AS is_boosted`,
      ...METRICS.map((metric) => sql`${metricSql(metric, has)} AS ${ident(metric)}`),
      sql`${stateSql(format, columns)} AS state, ${badSql(format, columns, source)} AS bad`,
    ],
    ', ',
  )
}

/** Paid for: by the columns of what was paid for, or by the word of the file. */
function boostedSql(columns: ColumnMap): Sql {
  const has = (metric: Metric): boolean => columns.fields.has(metric)
  const boosted = BOOSTED.filter(has).map((metric) => sql`coalesce(${ident(metric)}, 0) > 0`)
  const known = BOOSTED.filter(has).map((metric) => sql`${ident(metric)} IS NOT NULL`)
  if (boosted.length === 0) return sql`is_sponsored`
  return sql`CASE WHEN ${join(known, ' OR ')} THEN ${join(boosted, ' OR ')} END`
}

/** Views 0 beside a reach is the placeholder of the months in which Meta introduced Views: missing, not zero. */
function metricSql(metric: Metric, has: (metric: Metric) => boolean): Sql {
  if (!has(metric)) return sql`NULL::BIGINT`
  if (metric === 'views' && has('reach')) return sql`CASE WHEN views = 0 AND reach > 0 THEN NULL ELSE views END`
  return ident(metric)
}

/** Key of the account of a file that names none in its rows; it is told by the file's name, or asked for. */
export const WHOLE_FILE = 'file'

/**
 * The account as the row names it: number, else handle, else name, else the page in the permalink. Meta's files name it in every
 * row that is whole; on other platforms a row without a name belongs to the account of the file.
 */
function sourceKeySql({ permalinks, platform, account }: PostFormatFile): Sql {
  const meta = (platform === 'facebook' || platform === 'instagram') && account === undefined
  const page =
    permalinks === 'facebook' ? sql`'handle:' || lower(${handleInLinkSql('facebook', sql`permalink`)})` : sql`NULL`
  return sql`coalesce('id:' || source_id, 'handle:' || lower(source_handle), 'name:' || source_name, ${page},
    ${meta ? sql`NULL` : literal(WHOLE_FILE)})`
}
