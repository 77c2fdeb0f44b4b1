import fc from 'fast-check'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Database, type Session } from '../../electron/engine/db/database'
import { migrate, type Migration } from '../../electron/engine/db/migrate'
import { ident, list, literal, sql, Sql } from '../../electron/engine/db/sql'
import { temporaryFolder } from '../support/folder'

const count = z.object({ n: z.number() })

async function open(): Promise<Database> {
  const folder = temporaryFolder()
  return Database.open(join(folder, 'w.duckdb'), { folders: [folder] })
}

const rows = async (database: Database) => (await database.first(count, sql`SELECT count(*) AS n FROM t`))?.n

describe('errors inside a transaction leave nothing', () => {
  const FAILURES: readonly [string, (session: Session) => Promise<unknown>][] = [
    ['a cast', (session) => session.run(sql`INSERT INTO t SELECT CAST('x' AS INTEGER)`)],
    ['a name that does not exist', (session) => session.run(sql`INSERT INTO nowhere VALUES (1)`)],
    ['a syntax error', (session) => session.run(sql`INSERT INTO`)],
    ['a duplicate key', (session) => session.run(sql`INSERT INTO k VALUES (1)`)],
    ['an error thrown by the code', () => Promise.reject(new Error('own'))],
    [
      'an error caught and swallowed by a statement after it',
      async (session) => {
        await session.run(sql`INSERT INTO k VALUES (1)`).catch(() => undefined)
        await session.run(sql`INSERT INTO t VALUES (3)`)
      },
    ],
  ]

  test.each(FAILURES)('%s', async (_, failure) => {
    const database = await open()
    await database.write(async (session) => {
      await session.run(sql`CREATE TABLE t (a INTEGER)`)
      await session.run(sql`CREATE TABLE k (a INTEGER PRIMARY KEY)`)
      await session.run(sql`INSERT INTO k VALUES (1)`)
    })
    const failed = database.write(async (session) => {
      await session.run(sql`INSERT INTO t VALUES (1), (2)`)
      await failure(session)
    })
    await expect(failed).rejects.toThrow()
    expect(await rows(database)).toBe(0)
    await database.write((session) => session.run(sql`INSERT INTO t VALUES (9)`))
    expect(await rows(database)).toBe(1)
    await database.shutdown()
  })

  test('an abort in the middle: interrupted within a second, nothing kept, the next write works', async () => {
    const database = await open()
    await database.write((session) => session.run(sql`CREATE TABLE t (a BIGINT)`))
    const abort = new AbortController()
    setTimeout(() => abort.abort(new Error('stop')), 100)
    const started = performance.now()
    const work = database.write(async (session) => {
      await session.run(sql`INSERT INTO t VALUES (1)`)
      await session.run(
        sql`INSERT INTO t SELECT count(*) FROM range(100000000) a, range(1000) b WHERE a.range % 7 = b.range`,
      )
    }, abort.signal)
    await expect(work).rejects.toThrow('stop')
    expect(performance.now() - started).toBeLessThan(2000)
    expect(await rows(database)).toBe(0)
    await database.write((session) => session.run(sql`INSERT INTO t VALUES (1)`))
    expect(await rows(database)).toBe(1)
    await database.shutdown()
  })

  test('two hundred writes at once are one after the other', async () => {
    const database = await open()
    await database.write((session) => session.run(sql`CREATE TABLE t AS SELECT 0 AS a`))
    const bump = (session: Session) => session.run(sql`UPDATE t SET a = a + 1`)
    await Promise.all(Array.from({ length: 200 }, () => database.write(bump)))
    expect(await database.first(z.object({ a: z.number() }), sql`SELECT a FROM t`)).toEqual({ a: 200 })
    await database.shutdown()
  })
})

describe('migrate', () => {
  const STEPS: readonly Migration[] = [
    {
      number: 1,
      text: `CREATE TABLE meta (key VARCHAR, value VARCHAR); CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1)`,
    },
    { number: 2, text: `ALTER TABLE t ADD COLUMN b INTEGER; UPDATE t SET b = a` },
  ]

  test('each due migration once, in order', async () => {
    const database = await open()
    expect(await migrate(database, STEPS.slice(0, 1))).toBe(1)
    expect(await migrate(database, STEPS)).toBe(1)
    expect(await migrate(database, STEPS)).toBe(0)
    expect(await database.all(z.unknown(), sql`SELECT a, b FROM t`)).toEqual([{ a: 1, b: 1 }])
    await database.shutdown()
  })

  test('one that fails leaves the schema before it', async () => {
    const database = await open()
    await migrate(database, STEPS.slice(0, 1))
    const broken = { number: 2, text: `ALTER TABLE t ADD COLUMN b INTEGER; INSERT INTO nowhere VALUES (1)` }
    await expect(migrate(database, [...STEPS.slice(0, 1), broken])).rejects.toThrow()
    expect(await migrate(database, STEPS)).toBe(1)
    expect(await database.all(z.unknown(), sql`SELECT a, b FROM t`)).toEqual([{ a: 1, b: 1 }])
    await database.shutdown()
  })
})

describe('the sql template', () => {
  test('values are bound, whatever they hold; identifiers and literals are quoted', async () => {
    const database = await open()
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const clean = text.replaceAll('\0', '').toWellFormed()
        const bound = await database.first(z.object({ a: z.string() }), sql`SELECT ${clean} AS a`)
        const quoted = await database.first(z.object({ a: z.string() }), sql`SELECT ${literal(clean)} AS a`)
        return bound?.a === clean && quoted?.a === clean
      }),
      { numRuns: 500 },
    )
    await database.shutdown()
  })

  test('ident round-trips 10,000 names through the catalogue', async () => {
    const database = await open()
    const names = [
      ...new Set(fc.sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), { numRuns: 10_000, seed: 1 })),
    ]
      .map((name) => name.replaceAll('\0', '').toWellFormed())
      // The client reads texts back without a byte-order mark at their beginning.
      .filter((name) => name !== '' && !name.startsWith('\uFEFF'))
    // DuckDB compares column names without case: one name per folded form.
    const unique = [...new Map(names.map((name) => [name.toLowerCase(), name])).values()]
    const kept: string[] = []
    for (let i = 0; i < unique.length; i += 500) {
      const part = unique.slice(i, i + 500)
      await database.write(async (session) => {
        const columns = part.map((name) => `${ident(name).text} INTEGER`).join(', ')
        await session.run(new Sql(`CREATE OR REPLACE TABLE t (${columns})`, []))
        const found = await session.all(
          z.object({ name: z.string() }),
          sql`SELECT column_name AS name FROM duckdb_columns() WHERE table_name = 't' ORDER BY column_index`,
        )
        kept.push(...found.map((row) => row.name))
      })
    }
    expect(kept).toEqual(unique)
    await database.shutdown()
  })

  test('NUL is refused in names and literals; an empty list matches nothing', async () => {
    expect(() => ident('a\0b')).toThrow(TypeError)
    expect(() => literal('a\0b')).toThrow(TypeError)
    const database = await open()
    expect(await database.all(z.unknown(), sql`SELECT 1 AS a WHERE 1 IN ${list([])}`)).toEqual([])
    expect(await database.all(z.unknown(), sql`SELECT 1 AS a WHERE 1 IN ${list([2, 1])}`)).toEqual([{ a: 1 }])
    await database.shutdown()
  })
})
