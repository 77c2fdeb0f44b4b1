import { open, stat } from 'node:fs/promises'
import { z } from 'zod'
import { Database } from '../db/database'
import { SCHEMA } from '../db/migrate'
import { sql } from '../db/sql'

/** What a file turned out to be. Only `ours` may be opened for writing. */
export type Found =
  | 'ours'
  | 'missing'
  | 'in_use'
  | 'sqlite'
  | 'duckdb_other'
  | 'text'
  | 'empty'
  | 'directory'
  | 'unknown'
  | 'newer_storage'
  | 'newer_schema'
  | 'damaged'

/** Storage version DuckDB 1.5 writes at bytes 12–19 with `storage_compatibility_version` v1.5.0, and the newest it reads. */
const STORAGE_VERSION = 68n

/**
 * Says what a file is without changing a byte of it: file type, magic and storage version first, because DuckDB
 * given a file with SQLite magic tries to fetch an extension; then its tables through a read-only instance.
 */
export async function inspect(file: string): Promise<Found> {
  const info = await stat(file).catch(() => null)
  if (info === null) return 'missing'
  if (info.isDirectory()) return 'directory'
  // Opening a FIFO would wait for a writer, a device could do anything.
  if (!info.isFile()) return 'unknown'
  const head = await readHead(file)
  return kindOfHead(head) ?? (await kindOfTables(file))
}

/** What the first bytes (up to 4,096) tell; null = a DuckDB file of a storage version this library reads. Pure. */
export function kindOfHead(head: Uint8Array): Exclude<Found, 'ours'> | null {
  if (head.length === 0) return 'empty'
  if (ascii(head, 0, 15) === 'SQLite format 3') return 'sqlite'
  if (ascii(head, 8, 12) === 'DUCK' && head.length >= 20) {
    const version = new DataView(head.buffer, head.byteOffset).getBigUint64(12, true)
    return version > STORAGE_VERSION ? 'newer_storage' : null
  }
  return looksLikeText(head) ? 'text' : 'unknown'
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to))
}

/** Text = a UTF-16 mark, or no control byte besides tab and line ends. */
function looksLikeText(head: Uint8Array): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true
  return head.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13)
}

async function readHead(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r')
  try {
    const buffer = new Uint8Array(4096)
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function kindOfTables(file: string): Promise<Found> {
  try {
    const database = await Database.open(file, { folders: [], readOnly: true })
    try {
      return kindOfMeta(await readMeta(database))
    } finally {
      database.close()
    }
  } catch (error) {
    return kindOfError(error)
  }
}

/** Rows of `meta`; null when the file has no such table. */
async function readMeta(database: Database): Promise<Map<string, string> | null> {
  const columns = await database.all(
    z.object({ name: z.string() }),
    sql`SELECT column_name AS name FROM duckdb_columns()
        WHERE schema_name = 'main' AND table_name = 'meta' AND column_name IN ('key', 'value')`,
  )
  if (columns.length !== 2) return null
  const rows = await database.all(
    z.object({ key: z.string(), value: z.string() }),
    sql`SELECT CAST(key AS VARCHAR) AS key, CAST(value AS VARCHAR) AS value FROM meta`,
  )
  return new Map(rows.map((row) => [row.key, row.value]))
}

function kindOfMeta(meta: Map<string, string> | null): Found {
  if (meta?.get('application') !== 'portee') return 'duckdb_other'
  const schema = Number(meta.get('schema'))
  if (!Number.isInteger(schema) || schema < 1) return 'damaged'
  return schema > SCHEMA ? 'newer_schema' : 'ours'
}

/** What a failed open means. DuckDB has no codes for these, its texts are stable and tested here. */
export function kindOfError(error: unknown): Exclude<Found, 'ours'> {
  const text = error instanceof Error ? error.message : ''
  if (/could not set lock|conflicting lock|being used by another process/i.test(text)) return 'in_use'
  return /not a valid duckdb database/i.test(text) ? 'unknown' : 'damaged'
}
