import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from '@duckdb/node-api'

/** What a DuckDB value becomes in the engine: plain JavaScript, instants and days as ISO text, a map as an object without prototype. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain }

/**
 * Plain value of a DuckDB value. BIGINT and HUGEINT become numbers when exact, else decimal text (ids stay exact);
 * TIMESTAMPTZ becomes `2026-07-01T10:00:00.000Z`, DATE `2026-07-01`; NaN and infinities become null.
 */
export function plain(value: DuckDBValue): Plain {
  switch (typeof value) {
    case 'bigint':
      return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
        ? Number(value)
        : value.toString()
    case 'number':
      return Number.isFinite(value) ? value : null
    case 'string':
    case 'boolean':
      return value
    default:
      return value === null ? null : plainObject(value)
  }
}

/** A map's key as text: our maps are keyed by text, other keys appear as JSON. */
function keyText(key: Plain): string {
  return typeof key === 'string' ? key : JSON.stringify(key)
}

function plainObject(value: object): Plain {
  if (value instanceof DuckDBTimestampTZValue || value instanceof DuckDBTimestampValue) {
    return new Date(Number(value.micros / 1000n)).toISOString()
  }
  if (value instanceof DuckDBDateValue) return new Date(value.days * 86_400_000).toISOString().slice(0, 10)
  if (value instanceof DuckDBDecimalValue) return value.toDouble()
  if (value instanceof DuckDBListValue) return value.items.map(plain)
  // Object.create(null): a key named __proto__ from a file's header must stay a key.
  const out = Object.create(null) as Record<string, Plain>
  if (value instanceof DuckDBMapValue) {
    for (const { key, value: item } of value.entries) out[keyText(plain(key))] = plain(item)
    return out
  }
  if (value instanceof DuckDBStructValue) {
    for (const [key, item] of Object.entries(value.entries)) out[key] = plain(item)
    return out
  }
  throw new TypeError(`no plain form for ${value.constructor.name}`)
}
