import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { sql } from '../../electron/engine/db/sql'
import { createRandom } from '../../electron/engine/statistics/random'
import { ensureBuilt, ROOT } from '../../scripts/build.mjs'
import { testEngine, type TestEngine } from '../support/engine'
import { facebookExport } from '../support/facebookExport'
import { temporaryFolder } from '../support/folder'

const KILLS = 50
const FILES = 4
const ROWS = 120

/** Runs the built command line; kills it with SIGKILL after `after` ms if it still runs. Resolves to its exit code, null = killed. */
function runCli(args: readonly string[], after: number | null): Promise<number | null> {
  const child = spawn(process.execPath, [join(ROOT, 'out/main/cli.js'), ...args], { stdio: 'ignore' })
  const timer = after === null ? null : setTimeout(() => child.kill('SIGKILL'), after)
  return new Promise((resolve) => {
    child.on('exit', (code) => {
      if (timer !== null) clearTimeout(timer)
      resolve(code)
    })
  })
}

/** Four new files of one page. */
function writeDrop(folder: string, round: number): string[] {
  const drop = join(folder, `drop-${round}`)
  mkdirSync(drop)
  return Array.from({ length: FILES }, (_, i) => {
    const path = join(drop, `Apr-01-2026_Apr-30-2026_${100_000_000 + round * 10 + i}.csv`)
    writeFileSync(path, facebookExport(round * 10 + i, ROWS))
    return path
  })
}

/** What is in the file: one row per import with what it claims and what is there, and what belongs to no import. */
async function contents({ engine }: TestEngine) {
  const { database } = engine.context.workspace()
  const imports = await database.all(
    z.object({ rows_in: z.number(), stated: z.number(), found: z.number(), posts: z.number() }),
    sql`SELECT rows_in, rows_new + rows_updated + rows_unchanged AS stated,
               (SELECT count(*) FROM snapshot s WHERE s.import_id = i.id) AS found,
               (SELECT count(DISTINCT p.id) FROM post p JOIN snapshot s ON s.post_id = p.id WHERE s.import_id = i.id) AS posts
        FROM import i ORDER BY i.id`,
  )
  const strays = await database.first(
    z.object({ snapshots: z.number(), posts: z.number(), keys: z.number() }),
    sql`SELECT (SELECT count(*) FROM snapshot WHERE import_id NOT IN (SELECT id FROM import)) AS snapshots,
               (SELECT count(*) FROM post WHERE id NOT IN (SELECT post_id FROM snapshot)) AS posts,
               (SELECT count(*) FROM post_key WHERE post_id NOT IN (SELECT id FROM post)) AS keys`,
  )
  return { imports, strays }
}

test(`kill -9 at ${KILLS} random moments of an import leaves whole imports only`, { timeout: 900_000 }, async () => {
  ensureBuilt()
  const folder = temporaryFolder()
  const made = await testEngine({ dataFolder: folder })
  const workspace = join(folder, 'w.duckdb')
  const importFiles = (round: number, after: number | null) =>
    runCli(
      ['import', ...writeDrop(folder, round), '--workspace', workspace, '--yes', '--exported', '2026-06-01'],
      after,
    )
  const started = performance.now()
  expect(await importFiles(0, null)).toBe(0)
  const whole = performance.now() - started
  const random = createRandom(20261012)
  let before = FILES
  let killed = 0
  let cut = 0
  for (let round = 1; round <= KILLS; round++) {
    const code = await importFiles(round, whole * (0.2 + 0.8 * random.uniform()))
    await made.client.workspace.open({ id: made.engine.workspaces.register(workspace) })
    const { imports, strays } = await contents(made)
    await made.client.workspace.close()
    expect(strays).toEqual({ snapshots: 0, posts: 0, keys: 0 })
    for (const each of imports) expect(each).toEqual({ rows_in: ROWS, stated: ROWS, found: ROWS, posts: ROWS })
    // What was imported before the kill is still there.
    expect(imports.length).toBeGreaterThanOrEqual(before)
    expect(imports.length).toBeLessThanOrEqual(before + FILES)
    if (code === null) killed += 1
    if (imports.length > before && imports.length < before + FILES) cut += 1
    before = imports.length
  }
  // The moments really lay inside the work: most runs were killed, some between two files of a drop.
  expect(killed).toBeGreaterThan(KILLS / 2)
  expect(cut).toBeGreaterThan(0)
})
