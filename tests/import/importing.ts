import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { sql, Sql } from '../../electron/engine/db/sql'
import type { Database } from '../../electron/engine/db/database'
import { createAccount } from '../../electron/engine/import/createAccounts'
import { importFiles, type FileToImport, type ImportOptions } from '../../electron/engine/import/importFiles'
import type { Platform } from '../../shared/vocabulary'
import { keptEngine, openEmpty, testEngine, type KeptEngine, type TestEngine } from '../support/engine'

export const EXPORTED = new Date('2026-12-31T10:00:00Z')

/** A workspace with helpers to import into it and look at it. */
export interface Bench extends TestEngine {
  readonly database: Database
  import(files: readonly FileToImport[], options?: Partial<ImportOptions>): ReturnType<typeof importFiles>
  /** Writes a file to import; the name may be anything a file system takes. */
  file(name: string, content: string | Uint8Array, more?: Partial<FileToImport>): FileToImport
  rows(query: string): Promise<Record<string, unknown>[]>
  account(platform: Platform, name: string): Promise<number>
}

interface BenchOptions {
  /** false leaves out the dozen patterns of the starter codebook, where a test is about something else: a third less work an import */
  readonly rules?: boolean
}

/** A bench that ends with the running test. */
export async function bench(options: BenchOptions = {}): Promise<Bench> {
  return benchOn(await testEngine(), options)
}

/** A bench for several tests: close it yourself. */
export async function keptBench(options: BenchOptions = {}): Promise<Bench & KeptEngine> {
  const kept = await keptEngine()
  return { ...(await benchOn(kept, options)), close: kept.close }
}

async function benchOn(test: TestEngine, { rules = true }: BenchOptions): Promise<Bench> {
  await openEmpty(test)
  const { context } = test.engine
  const { database } = context.workspace()
  if (!rules) await database.write((session) => session.run(sql`DELETE FROM theme_rule`))
  let count = 0
  return {
    ...test,
    database,
    import: (files, options) => importFiles(context, files, { accept: 'all', ...options }),
    file: (name, content, more) => {
      const path = join(test.folder, `${String((count += 1))}.csv`)
      writeFileSync(path, content)
      return { path, name, exportedAt: EXPORTED, ...more }
    },
    rows: (query) => database.all(z.record(z.string(), z.unknown()), new Sql(query, [])),
    account: (platform, name) =>
      database.write((session) => createAccount(session, { platform, name, handle: null, branchId: null })),
  }
}

const VIEWS = {
  v_post: '*',
  v_snapshot: '*',
  v_account_day: '*',
  v_audience: '*',
  v_follower: '*',
  v_post_theme: '*',
  // What a file added depends on what was there before; what it is does not.
  v_import:
    'file_name, sha256, format, platform, level, exported_at, rows_in, rows_duplicate, rows_set_aside, first_day, last_day',
}

/** One hash of the documented views, without import ids and times: "the same database". */
export async function hashOf(database: Database): Promise<string> {
  const hash = createHash('sha256')
  for (const [view, columns] of Object.entries(VIEWS)) {
    const rows = await database.all(z.record(z.string(), z.unknown()), new Sql(`SELECT ${columns} FROM ${view}`, []))
    hash.update(
      view +
        rows
          .map((row) => JSON.stringify(row))
          .sort()
          .join('\n'),
    )
  }
  return hash.digest('hex')
}

/** Post keys and ids that are not unique, snapshots without their post, posts without snapshots, themes without their post: none, ever. */
export async function brokenRules(database: Database): Promise<unknown[]> {
  return database.all(
    z.record(z.string(), z.unknown()),
    sql`SELECT 'post id twice' AS rule, CAST(id AS VARCHAR) AS what FROM post GROUP BY id HAVING count(*) > 1
        UNION ALL SELECT 'native id in two posts', native_id FROM snapshot WHERE native_id IS NOT NULL GROUP BY native_id HAVING count(DISTINCT post_id) > 1
        UNION ALL SELECT 'two ids in one post', CAST(post_id AS VARCHAR) FROM snapshot GROUP BY post_id HAVING count(DISTINCT native_id) > 1
        UNION ALL SELECT 'post without snapshot', key FROM post WHERE id NOT IN (SELECT post_id FROM snapshot)
        UNION ALL SELECT 'snapshot of nothing', CAST(post_id AS VARCHAR) FROM snapshot WHERE published_at IS NOT NULL AND post_id NOT IN (SELECT id FROM post)
        UNION ALL SELECT 'theme of nothing', CAST(post_id AS VARCHAR) FROM post_theme WHERE post_id NOT IN (SELECT id FROM post)
        UNION ALL SELECT 'theme twice', CAST(post_id AS VARCHAR) FROM post_theme GROUP BY post_id, theme_id HAVING count(*) > 1
        UNION ALL SELECT 'two main themes', CAST(post_id AS VARCHAR) FROM post_theme WHERE is_main GROUP BY post_id HAVING count(*) > 1
        UNION ALL SELECT 'rows do not add up', file_name FROM import
          WHERE rows_in <> rows_new + rows_updated + rows_unchanged + rows_duplicate + rows_set_aside + rows_rejected`,
  )
}
