import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBTimestampTZValue,
  DuckDBTypeId,
  type DuckDBValue,
} from '@duckdb/node-api'
import {
  Bool,
  DateDay,
  Float64,
  Int64,
  makeBuilder,
  Table,
  tableToIPC,
  TimestampMillisecond,
  Utf8,
  type Builder,
  type DataType,
  type Vector,
} from 'apache-arrow'
import type { Session } from './database'
import type { Sql } from './sql'

/** How a column of DuckDB becomes one of Arrow. `null` stays null; a value that has no exact form throws. */
interface Conversion {
  readonly type: () => DataType
  readonly convert: (value: DuckDBValue) => unknown
}

const INTEGER: Conversion = { type: () => new Int64(), convert: (value) => BigInt(exact(value)) }
const REAL: Conversion = { type: () => new Float64(), convert: real }

/** Arrow types are made anew per column: a builder keeps state on them. */
const CONVERSIONS = new Map<DuckDBTypeId, Conversion>([
  [DuckDBTypeId.VARCHAR, { type: () => new Utf8(), convert: String }],
  [DuckDBTypeId.BOOLEAN, { type: () => new Bool(), convert: (value) => value }],
  [DuckDBTypeId.DOUBLE, REAL],
  [DuckDBTypeId.FLOAT, REAL],
  [DuckDBTypeId.DECIMAL, REAL],
  [DuckDBTypeId.TINYINT, INTEGER],
  [DuckDBTypeId.SMALLINT, INTEGER],
  [DuckDBTypeId.INTEGER, INTEGER],
  [DuckDBTypeId.BIGINT, INTEGER],
  [DuckDBTypeId.UINTEGER, INTEGER],
  [DuckDBTypeId.TIMESTAMP_TZ, { type: () => new TimestampMillisecond('UTC'), convert: milliseconds }],
  [DuckDBTypeId.DATE, { type: () => new DateDay(), convert: milliseconds }],
])

/**
 * Result of a query as one Arrow IPC stream, ready for `tableFromIPC`. VARCHAR → utf8, BOOLEAN → bool, DOUBLE and
 * DECIMAL → float64 (NaN and infinities → null, as in `plain`), integers → int64, TIMESTAMPTZ → timestamp[ms, UTC],
 * DATE → date32; null stays null. node-api has no Arrow of its own, so the columns are built from its chunks.
 * @throws TypeError for another column type; cast it in the query (UBIGINT to VARCHAR: an id stays exact).
 */
export async function arrowStream(session: Session, query: Sql): Promise<Uint8Array> {
  const result = await session.connection.stream(query.text, [...query.values])
  const columns = result.deduplicatedColumnNames().map((name, index) => {
    const conversion = CONVERSIONS.get(result.columnTypeId(index))
    if (conversion === undefined) throw new TypeError(`column ${name} has no Arrow form; cast it in the query`)
    return { name, convert: conversion.convert, builder: makeBuilder({ type: conversion.type(), nullValues: [null] }) }
  })
  for await (const chunk of result) {
    columns.forEach(({ convert, builder }, index) => {
      chunk.visitColumnValues(index, (value) => appendValue(builder, value === null ? null : convert(value)))
    })
  }
  const vectors: Record<string, Vector> = {}
  for (const { name, builder } of columns) vectors[name] = builder.finish().toVector()
  return tableToIPC(new Table(vectors), 'stream')
}

function appendValue(builder: Builder, value: unknown): void {
  builder.append(value)
}

function exact(value: DuckDBValue): number | bigint {
  if (typeof value === 'number' || typeof value === 'bigint') return value
  throw new TypeError('not an integer')
}

function real(value: DuckDBValue): number | null {
  const number = value instanceof DuckDBDecimalValue ? value.toDouble() : Number(value)
  return Number.isFinite(number) ? number : null
}

function milliseconds(value: DuckDBValue): number {
  if (value instanceof DuckDBTimestampTZValue) return Number(value.micros / 1000n)
  if (value instanceof DuckDBDateValue) return value.days * 86_400_000
  throw new TypeError('not a time')
}
