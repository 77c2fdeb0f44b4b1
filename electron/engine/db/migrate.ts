import { z } from 'zod'
import type { Database } from './database'
import { Sql, sql } from './sql'

/** Numbered SQL files, never edited once released. */
const FILES = import.meta.glob<string>('./migrations/*.sql', { query: '?raw', import: 'default', eager: true })

export interface Migration {
  readonly number: number
  readonly text: string
}

/** All migrations in order: 1, 2, 3… without a gap (a test holds this). */
export const MIGRATIONS: readonly Migration[] = Object.entries(FILES)
  .map(([path, text]) => ({ number: Number(/\/(\d{4})_[a-zA-Z0-9]+\.sql$/.exec(path)?.[1]), text }))
  .sort((a, b) => a.number - b.number)

/** The schema this version of Portée writes. */
export const SCHEMA = MIGRATIONS.length

/** Schema number of an open file; 0 when it is new. */
async function schemaOf(database: Database): Promise<number> {
  return database.read(async (session) => {
    const table = await session.first(z.object({ n: z.number() }), HAS_META)
    if (table?.n === 0) return 0
    const row = await session.first(z.object({ value: z.string() }), sql`SELECT value FROM meta WHERE key = 'schema'`)
    return row === null ? 0 : z.coerce.number().int().parse(row.value)
  })
}

const HAS_META = sql`SELECT count(*) AS n FROM duckdb_tables() WHERE table_name = 'meta'`

/**
 * Brings the file to `SCHEMA`, each migration in one transaction with its number; all in one for a new file, which has
 * nothing to lose. CHECKPOINT follows directly: some DDL leaves a WAL that DuckDB cannot replay if the process dies first
 * (a file that never opens again; measured).
 * @returns the number of migrations run.
 */
export async function migrate(database: Database, migrations: readonly Migration[] = MIGRATIONS): Promise<number> {
  const from = await schemaOf(database)
  const due = migrations.filter((migration) => migration.number > from)
  const steps = from === 0 && due.length > 0 ? [due] : due.map((migration) => [migration])
  for (const step of steps) {
    await database.write(async (session) => {
      for (const { text } of step) await session.run(new Sql(text, []))
      await session.run(sql`DELETE FROM meta WHERE key = 'schema'`)
      await session.run(sql`INSERT INTO meta VALUES ('schema', ${String(step.at(-1)?.number ?? from)})`)
    })
    await database.checkpoint()
  }
  return due.length
}
