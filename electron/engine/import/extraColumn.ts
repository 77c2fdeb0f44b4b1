import type { Metric } from '../../../shared/vocabulary'
import { ident, join, literal, sql, type Sql } from '../db/sql'
import type { PostField, PostFormatFile } from './format'
import type { TableSource } from './load'
import type { ColumnMap } from './matchColumns'

const cell = (position: number): Sql => ident(`c${String(position)}`)

/** Fields of which the cell itself is worth keeping: it says more than what is read of it. */
function kept({ time }: PostFormatFile, field: PostField | Metric): boolean {
  if (field === 'post_type' || field === 'is_sponsored') return true
  return field === 'published' && (time.coded === 'is' || time.coded === 'uploads')
}

/** Every other non-empty column as text, under its own name: platforms delete history, a later version may read it. */
export function extraSql(format: PostFormatFile, columns: ColumnMap, source: TableSource): Sql {
  const used = new Set([...columns.fields].flatMap(([field, positions]) => (kept(format, field) ? [] : positions)))
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
