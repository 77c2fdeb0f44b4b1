import { METRICS, type Metric } from '../../../shared/vocabulary'
import { ident, join, literal, sql, type Sql } from '../db/sql'
import { isMissingSql } from './fields'
import type { PostField, PostFormatFile } from './format'
import type { TableSource } from './load'
import type { ColumnMap } from './matchColumns'
import { publishedSql } from './publication'

/** Between the parts of one unreadable cell, and between cells: control characters that no export holds. */
export const CELL = '\u001e'
export const CELLS = '\u001f'

const readable = (metric: Metric): Sql => ident(`cell_${metric}`)

/** What a row is by its cells: ok | blank | description | total | footer (says that the file was cut off). */
export function stateSql(format: PostFormatFile, columns: ColumnMap): Sql {
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
  const { cutAfter, ids } = format
  // The name of a total is a word of the interface's language; a row that is no video has no time and no title.
  const total =
    ids === 'video'
      ? sql`native_id IS NULL AND time_cell IS NULL AND raw_text IS NULL`
      : sql`time_cell IS NULL AND regexp_matches(coalesce(id_cell, ''), '^(?i)(total|totaux|gesamt|summa|somme)')`
  const footer =
    cutAfter === undefined
      ? sql`FALSE`
      : sql`${total} AND ${noFigures} AND contains(id_cell, ${literal(String(cutAfter))})`
  return sql`CASE WHEN ${noKey} AND ${noFigures} THEN 'blank'
    WHEN ${noKey} AND (${described}) THEN 'description'
    WHEN ${footer} THEN 'footer'
    WHEN (${total}) OR ${noKey} THEN 'total'
    ELSE 'ok' END`
}

/** Unreadable cells as `column␞text` joined by ␟; NULL when there is none. */
export function badSql(format: PostFormatFile, columns: ColumnMap, source: TableSource): Sql {
  const name = (field: PostField | Metric): Sql => literal(source.header[columns.fields.get(field)?.[0] ?? -1] ?? field)
  const cells = [
    { field: 'published' as const, value: readTimeSql(format), text: sql`time_cell` },
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

/** A publication that the id tells needs no readable cell. */
function readTimeSql(format: PostFormatFile): Sql {
  const { coded, written } = format.time
  return coded === 'is' || written === 'day_of_year' ? publishedSql(format) : sql`wall`
}
