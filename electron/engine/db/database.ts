import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { sep } from 'node:path'
import type { z } from 'zod'
import { literal, sql, type Sql } from './sql'
import { plain, type Plain } from './values'

export interface DatabaseOptions {
  /** The only folders DuckDB may read or write besides the file itself: staging, backup, export. Absolute, created by the caller. */
  readonly folders: readonly string[]
  readonly threads?: number
  readonly memoryMegabytes?: number
  /** Looks only: not a byte of the file or its WAL is changed. */
  readonly readOnly?: boolean
}

/** Runs statements on one connection, inside the caller's transaction or outside any. */
export interface Session {
  /** Runs a statement for its effect; returns the number of rows changed. */
  run(statement: Sql): Promise<number>
  /** Rows of a query, each checked by `schema`. */
  all<T>(schema: z.ZodType<T>, query: Sql): Promise<T[]>
  /** First row or null. */
  first<T>(schema: z.ZodType<T>, query: Sql): Promise<T | null>
  /** Columns of a query as plain values, for statistics; name → values in row order. */
  columns(query: Sql): Promise<Map<string, Plain[]>>
  /** The raw connection, for chunks, appenders and Arrow. */
  readonly connection: DuckDBConnection
}

/**
 * One workspace file. One process owns it; reads run each on a connection of their own, writes one after the other.
 * An aborted signal interrupts the running statement (about 10 ms) and the call rejects with the signal's reason.
 */
export class Database {
  private writes: Promise<unknown> = Promise.resolve()
  private changes_ = 0
  private readonly open_ = new Set<DuckDBConnection>()

  private constructor(
    readonly file: string,
    private readonly instance: DuckDBInstance,
  ) {}

  /**
   * Opens or creates `file` locked down (see Note [lock-down]). The caller has checked that the file is ours.
   * @throws the DuckDB error, e.g. when another process holds the file.
   */
  static async open(file: string, options: DatabaseOptions): Promise<Database> {
    // Note [lock-down]: auto-install must be off in the create options (a file with SQLite magic made DuckDB try a
    // download); allowed_directories cannot be given at create time and must come before external access goes off.
    // v1.5.0 storage refuses a foreign or stale WAL, the default (v1.0) silently replays it.
    const instance = await DuckDBInstance.create(file, {
      ...(options.readOnly === true ? { access_mode: 'READ_ONLY' } : { storage_compatibility_version: 'v1.5.0' }),
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      allow_community_extensions: 'false',
      threads: String(options.threads ?? 2),
      memory_limit: `${options.memoryMegabytes ?? 1024}MB`,
    })
    const database = new Database(file, instance)
    try {
      await database.lockDown(options.folders)
    } catch (error) {
      database.close()
      throw error
    }
    return database
  }

  private async lockDown(folders: readonly string[]): Promise<void> {
    const allowed = folders.map((folder) => literal(folder.endsWith(sep) ? folder : folder + sep).text).join(', ')
    await this.read(async (session) => {
      await session.connection.run(`SET GLOBAL TimeZone = 'UTC'; SET max_temp_directory_size = '20GB'`)
      await session.connection.run(`SET allowed_directories = [${allowed}]`)
      await session.run(sql`SET enable_external_access = false`)
      await session.run(sql`SET lock_configuration = true`)
    })
  }

  /** Runs `work` on a connection of its own. Nothing is written through it by convention; use `write` for that. */
  async read<T>(work: (session: Session) => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted()
    const connection = await this.instance.connect()
    this.open_.add(connection)
    const interrupt = () => {
      connection.interrupt()
    }
    signal?.addEventListener('abort', interrupt)
    try {
      return await work(sessionOn(connection))
    } catch (error) {
      signal?.throwIfAborted()
      throw error
    } finally {
      signal?.removeEventListener('abort', interrupt)
      this.open_.delete(connection)
      connection.closeSync()
    }
  }

  /** Rows of one query on a connection of its own. */
  all<T>(schema: z.ZodType<T>, query: Sql, signal?: AbortSignal): Promise<T[]> {
    return this.read((session) => session.all(schema, query), signal)
  }

  /** First row of a query or null, on a connection of its own. */
  first<T>(schema: z.ZodType<T>, query: Sql, signal?: AbortSignal): Promise<T | null> {
    return this.read((session) => session.first(schema, query), signal)
  }

  /**
   * One transaction after all earlier ones. The first error rolls back and is thrown: COMMIT after an error reports
   * success and saves nothing in DuckDB, so it is never sent then.
   */
  write<T>(work: (session: Session) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const turn = this.writes
      .then(() => this.read((session) => inTransaction(session, work, signal), signal))
      .finally(() => (this.changes_ += 1))
    this.writes = turn.catch(() => undefined)
    return turn
  }

  /** Grows with every write: what was read under the same number still holds. */
  get changes(): number {
    return this.changes_
  }

  /** Writes the WAL into the file. Done after migrations and imports. */
  async checkpoint(): Promise<void> {
    await this.read((session) => session.run(sql`CHECKPOINT`))
  }

  /** Waits for writes under way, then closes; afterwards the file is free for another process. */
  async shutdown(): Promise<void> {
    await this.writes
    this.close()
  }

  close(): void {
    for (const connection of this.open_) connection.interrupt()
    this.instance.closeSync()
  }
}

async function inTransaction<T>(
  session: Session,
  work: (session: Session) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  await session.run(sql`BEGIN TRANSACTION`)
  try {
    const result = await work(session)
    signal?.throwIfAborted()
    await session.run(sql`COMMIT`)
    return result
  } catch (error) {
    await session.run(sql`ROLLBACK`).catch(() => undefined)
    throw error
  }
}

function sessionOn(connection: DuckDBConnection): Session {
  const read = (query: Sql) => connection.runAndReadAll(query.text, [...query.values])
  const all = async <T>(schema: z.ZodType<T>, query: Sql): Promise<T[]> => {
    const reader = await read(query)
    const names = reader.deduplicatedColumnNames()
    return reader
      .getRows()
      .map((row) => schema.parse(Object.fromEntries(names.map((name, i) => [name, plain(row[i] ?? null)]))))
  }
  return {
    connection,
    all,
    run: async (statement) => (await connection.run(statement.text, [...statement.values])).rowsChanged,
    first: async (schema, query) => (await all(schema, query))[0] ?? null,
    columns: async (query) => {
      const reader = await read(query)
      const columns = reader.getColumns()
      return new Map(reader.deduplicatedColumnNames().map((name, i) => [name, (columns[i] ?? []).map(plain)]))
    },
  }
}
