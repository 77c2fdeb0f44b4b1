import { basename } from 'node:path'
import { METRICS, type Metric } from '../../../shared/vocabulary'
import { ident, join, literal, sql, type Sql } from '../db/sql'
import { booleanSql, countSql, intactIdSql, isMissingSql, millisecondsSql, wallSql, type Groups } from './fields'
import type { PostField, PostFormatFile } from './format'
import { codedInstantSql, permalinkKeySql } from './keys'
import type { ColumnMap } from './match'
import { shownTextSql } from './texts'
import { instantSql, openFlagSql, settledSql, timeFlagSql } from './times'

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
}

/** What a second look at the file may change in reading it. */
export interface Reading {
  readonly dayFirst: boolean
  readonly groups: Groups
  readonly zone: string
  /** Ids of this re-saved file all end in 0: none is intact. */
  readonly distrustIds: boolean
  readonly keepNames: boolean
}

/** Between the parts of one unreadable cell, and between cells: control characters that no export holds. */
export const CELL = '\u001e'
export const CELLS = '\u001f'

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
  const timed = sql`SELECT *, ${timedColumns(format, reading)} FROM (${read})`
  const staged = sql`SELECT ${stagedColumns(columns, reading, source)} FROM (${timed})`
  return sql`SELECT * REPLACE (${judgedSql()} AS state),
    CASE WHEN state <> 'ok' THEN NULL WHEN bad IS NOT NULL THEN 'unreadable'
         WHEN native_id IS NULL AND permalink_key IS NULL AND (text IS NULL OR published_at IS NULL) THEN 'no_key'
         WHEN published_at IS NULL THEN 'no_time' END AS code FROM (${staged})`
}

/** Position of the row's file. Compared by its last part alone: what DuckDB does to a folder's name is its own affair. */
function partSql(source: TableSource): Sql {
  if (source.paths.length === 1) return sql`0::INTEGER`
  const names = source.paths.map((path) => literal(basename(path)))
  return sql`(list_position([${join(names, ', ')}], parse_filename(filename, false, 'both_slash')) - 1)::INTEGER`
}

/**
 * ok | needs_known (no publication time: taken only if a known post gives it) | rejected | blank | total | description; later
 * also duplicate and other_account.
 */
function judgedSql(): Sql {
  return sql`CASE WHEN state <> 'ok' THEN state WHEN bad IS NOT NULL THEN 'rejected'
    WHEN native_id IS NULL AND permalink_key IS NULL AND (text IS NULL OR published_at IS NULL) THEN 'rejected'
    WHEN published_at IS NULL THEN 'needs_known' ELSE 'ok' END`
}

function readColumns(format: PostFormatFile, columns: ColumnMap, source: TableSource, reading: Reading): Sql {
  const at = (field: PostField): Sql => cellsOf(columns, field)
  const id = sql`${intactIdSql(at('native_id'))}`
  const keys = permalinkKeySql(format.permalinks, at('permalink'))
  return join(
    [
      source.direct ? sql`part, NULL::BIGINT AS line` : sql`part, line::BIGINT AS line`,
      sql`${reading.distrustIds ? sql`CASE WHEN length(${id}) > 15 THEN NULL ELSE ${id} END` : id} AS native_id`,
      sql`${at('native_id')} AS id_cell`,
      sql`${intactIdSql(at('account_id'))} AS source_id, ${at('account_handle')} AS source_handle`,
      sql`${at('account_name')} AS source_name`,
      sql`${keys} AS permalink_key, ${at('permalink')} AS permalink`,
      sql`${wallSql(at('published'), reading.dayFirst ? 'day_first' : 'month_first')} AS wall, ${at('published')} AS time_cell`,
      sql`coalesce(${at('title')}, ${at('description')}) AS raw_text`,
      sql`CASE WHEN contains(${at('description')}, '@[') THEN ${at('description')}
               ELSE coalesce(${at('title')}, ${at('description')}) END AS marked_text`,
      sql`${formatSql(format, at('post_type'), at('permalink'))} AS format, ${at('post_type')} AS type_cell`,
      sql`${booleanSql(at('is_share'))} AS is_share, ${booleanSql(at('is_crosspost'))} AS is_crosspost`,
      sql`${at('lifetime')} AS lifetime`,
      ...metricColumns(format, columns, reading),
      sql`${extraSql(columns, source)} AS extra`,
    ],
    ', ',
  )
}

/** For each metric of the file: the value, and the cell when it could not be read. */
function metricColumns(format: PostFormatFile, columns: ColumnMap, reading: Reading): Sql[] {
  return METRICS.filter((metric) => columns.fields.has(metric)).flatMap((metric) => {
    const source = cellsOf(columns, metric)
    const value = format.units?.[metric] === 'seconds' ? millisecondsSql(source) : countSql(source, reading.groups)
    return [sql`${value} AS ${ident(metric)}`, sql`${source} AS ${ident(`cell_${metric}`)}`]
  })
}

function formatSql(format: PostFormatFile, type: Sql, permalink: Sql): Sql {
  const words = Object.entries(format.types).map(([word, known]) => sql`WHEN ${literal(word)} THEN ${literal(known)}`)
  // Since 2025 reels arrive as videos: the permalink tells them.
  return sql`CASE WHEN contains(${permalink}, '/reel/') THEN 'reel' WHEN contains(${permalink}, '/stories/') THEN 'story'
    ELSE CASE lower(trim(${type})) ${join(words, '\n')} ELSE 'other' END END`
}

/** Every other non-empty column as text, under its own name: platforms delete history, a later version may read it. */
function extraSql(columns: ColumnMap, source: TableSource): Sql {
  const used = new Set([...columns.fields].flatMap(([field, positions]) => (field === 'post_type' ? [] : positions)))
  const seen = new Map<string, number>()
  const entries = source.header.flatMap((name, position) => {
    if (used.has(position)) return []
    const base = name.trim() === '' ? `column ${String(position + 1)}` : name.replaceAll('\0', '').trim()
    const count = (seen.get(base) ?? 0) + 1
    const value = source.newline === 'crlf' ? sql`replace(${cell(position)}, chr(13), '')` : cell(position)
    seen.set(base, count)
    return [{ position, sql: sql`{'k': ${literal(count === 1 ? base : `${base} (${String(count)})`)}, 'v': ${value}}` }]
  })
  if (entries.length === 0) return sql`NULL::MAP(VARCHAR, VARCHAR)`
  const mapOf = (some: typeof entries): Sql =>
    some.length === 0
      ? sql`NULL::MAP(VARCHAR, VARCHAR)`
      : sql`map_from_entries(list_filter([${join(
          some.map((entry) => entry.sql),
          ', ',
        )}], lambda e: e.v IS NOT NULL))`
  const usual = entries.filter((entry) => source.usual.has(entry.position))
  const rare = entries.filter((entry) => !source.usual.has(entry.position))
  if (rare.length === 0) return mapOf(entries)
  // A map over every column costs more than all figures together; most columns of most rows are empty.
  const empty = sql`coalesce(${join(
    rare.map((entry) => cell(entry.position)),
    ', ',
  )}) IS NULL`
  return sql`CASE WHEN ${empty} THEN ${mapOf(usual)} ELSE ${mapOf(entries)} END`
}

function timedColumns(format: PostFormatFile, reading: Reading): Sql {
  const coded = format.permalinks === 'instagram' ? codedInstantSql(sql`permalink_key`) : sql`NULL::TIMESTAMPTZ`
  return sql`${instantSql(sql`wall`, reading.zone)} AS instant, ${timeFlagSql(sql`wall`, reading.zone)} AS flag, ${coded} AS coded_at`
}

const BOOSTED = ['reach_boosted', 'views_boosted'] as const

function stagedColumns(columns: ColumnMap, reading: Reading, source: TableSource): Sql {
  const has = (metric: Metric): boolean => columns.fields.has(metric)
  const boosted = BOOSTED.filter(has).map((metric) => sql`coalesce(${ident(metric)}, 0) > 0`)
  const known = BOOSTED.filter(has).map((metric) => sql`${ident(metric)} IS NOT NULL`)
  const published = settledSql(sql`instant`, sql`flag`, sql`coded_at`)
  return join(
    [
      sql`part, line, native_id, permalink_key, permalink, coded_at, wall, format, is_share, is_crosspost, lifetime, extra`,
      sql`${published} AS published_at, ${openFlagSql(sql`flag`, sql`coded_at`)} AS time_flag`,
      sql`${shownTextSql(sql`marked_text`, reading.keepNames)} AS text`,
      sql`${sourceKeySql()} AS source_key, source_id, source_handle, source_name`,
      boosted.length === 0
        ? sql`NULL::BOOLEAN AS is_boosted`
        : sql`CASE WHEN ${join(known, ' OR ')} THEN ${join(boosted, ' OR ')} END AS is_boosted`,
      ...METRICS.map((metric) => sql`${metricSql(metric, has)} AS ${ident(metric)}`),
      sql`${stateSql(columns)} AS state, ${badSql(columns, source)} AS bad`,
    ],
    ', ',
  )
}

/** Views 0 beside a reach is the placeholder of the months in which Meta introduced Views: missing, not zero. */
function metricSql(metric: Metric, has: (metric: Metric) => boolean): Sql {
  if (!has(metric)) return sql`NULL::BIGINT`
  if (metric === 'views' && has('reach')) return sql`CASE WHEN views = 0 AND reach > 0 THEN NULL ELSE views END`
  return ident(metric)
}

/** The account as the row names it: number, else handle, else name, else the page in the permalink. */
function sourceKeySql(): Sql {
  return sql`coalesce('id:' || source_id, 'handle:' || lower(source_handle), 'name:' || source_name,
    'handle:' || lower(nullif(regexp_extract(permalink, 'facebook\\.com/([A-Za-z0-9.]+)/(?:posts|videos|photos)/', 1), '')))`
}

const readable = (metric: Metric): Sql => ident(`cell_${metric}`)

function stateSql(columns: ColumnMap): Sql {
  const metrics = METRICS.filter((metric) => columns.fields.has(metric))
  const noKey = sql`id_cell IS NULL AND time_cell IS NULL AND permalink IS NULL AND raw_text IS NULL`
  const noFigures =
    metrics.length === 0
      ? sql`TRUE`
      : join(
          metrics.map((m) => sql`${readable(m)} IS NULL`),
          ' AND ',
        )
  const described =
    metrics.length === 0
      ? sql`FALSE`
      : join(
          metrics.map((m) => sql`starts_with(${readable(m)}, 'Lifetime:')`),
          ' OR ',
        )
  return sql`CASE WHEN ${noKey} AND ${noFigures} THEN 'blank'
    WHEN ${noKey} AND (${described}) THEN 'description'
    WHEN (time_cell IS NULL AND regexp_matches(coalesce(id_cell, ''), '^(?i)(total|totaux|gesamt|summa|somme)')) OR ${noKey} THEN 'total'
    ELSE 'ok' END`
}

/** Unreadable cells as `column␞text` joined by ␟; NULL when there is none. */
function badSql(columns: ColumnMap, source: TableSource): Sql {
  const name = (field: PostField | Metric): Sql => literal(source.header[columns.fields.get(field)?.[0] ?? -1] ?? field)
  const cells = [
    { field: 'published' as const, value: sql`wall`, text: sql`time_cell` },
    ...METRICS.filter((metric) => columns.fields.has(metric)).map((metric) => ({
      field: metric,
      value: ident(metric),
      text: readable(metric),
    })),
  ]
  const unread = cells.map(({ value, text }) => sql`(${value} IS NULL AND ${text} IS NOT NULL)`)
  const entries = cells.map(
    ({ field, value, text }) => sql`CASE WHEN ${value} IS NULL AND NOT ${isMissingSql(text)}
      THEN ${name(field)} || ${literal(CELL)} || left(${text}, 200) END`,
  )
  // Nearly every row reads whole: two looks at NULL per cell spare it the list.
  return sql`CASE WHEN ${join(unread, ' OR ')}
    THEN nullif(concat_ws(${literal(CELLS)}, ${join(entries, ', ')}), '') END`
}
