import { DuckDBInstance } from '@duckdb/node-api'
import { read, utils } from '@e965/xlsx'
import { mkdir, readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { sql } from '../../electron/engine/db/sql'
import { compareQuery, type CompareQuery } from '../../shared/contract/compare'
import { report, timed } from './measure'
import { openEngine } from './openEngine'

const SETTINGS = { networkName: 'Bench', zone: 'Europe/Paris', language: 'fr', keepOrganisations: false } as const
const EVERYTHING: CompareQuery = compareQuery.parse({
  filter: { period: '2023-01-01..2026-12-31', compare: 'none' },
  by: 'account',
  rate: 'err',
})

/**
 * DuckDB's own load of the same files as text into a file: the reference. It cannot read workbooks, archives, UTF-16 and what
 * a spreadsheet saved again: `files` says how many it did read.
 */
export async function reference(folder: string): Promise<void> {
  const paths = (await inputFiles(folder)).filter((path) => path.endsWith('.csv'))
  const instance = await DuckDBInstance.create(join(folder, `reference-${Date.now()}.duckdb`), { threads: '2' })
  const connection = await instance.connect()
  const started = performance.now()
  let [rows, files] = [0, 0]
  for (const [i, path] of paths.entries()) {
    const load = `CREATE TABLE t${i} AS SELECT * FROM read_csv('${path.replaceAll("'", "''")}', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"')`
    const isRead = await connection.run(load).then(
      () => true,
      () => false,
    )
    if (!isRead) continue
    const count = await connection.runAndReadAll(`SELECT count(*)::INTEGER FROM t${i}`)
    rows += Number(count.getRows()[0]?.[0])
    files += 1
  }
  await connection.run('CHECKPOINT')
  report(started, { rows, files })
  connection.closeSync()
  instance.closeSync()
}

/** The workbooks of the folder read by the library alone, in this process: cells, no meaning, nothing written. */
export async function workbooks(folder: string): Promise<void> {
  const files = await inputFiles(folder)
  const started = performance.now()
  let rows = 0
  for (const path of files) {
    const book = read(await readFile(path), { type: 'buffer', dense: true })
    for (const sheet of Object.values(book.Sheets)) rows += utils.sheet_to_json(sheet, { header: 1 }).length
  }
  report(started, { rows })
}

/** The whole import of the same files: stage, review, commit, through the contract. */
export async function importAll(folder: string): Promise<void> {
  const { engine, client } = await openEngine(folder)
  await client.workspace.create({ name: 'bench', settings: SETTINGS })
  const uploads: string[] = []
  for (const path of await inputFiles(folder)) {
    const { size, mtime } = await stat(path)
    const upload = { name: basename(path), path, bytes: size, modifiedAt: mtime, owned: false }
    uploads.push(engine.context.uploads.register(upload).id)
  }
  const started = performance.now()
  let dropId = ''
  for await (const event of await client.imports.stage({ uploads }))
    if (event.kind === 'done') {
      dropId = event.result.dropId
      const refused = event.result.files.flatMap(({ fileName, refusal }) =>
        refusal === null ? [] : [[fileName, refusal]],
      )
      if (refused.length > 0) process.stderr.write(`${JSON.stringify(refused)}\n`)
    }
  const staged = (performance.now() - started) / 1000
  await client.imports.acceptProposals({ dropId })
  let [rows, imports, left] = [0, 0, 0]
  for await (const event of await client.imports.commit({ dropId })) {
    if (event.kind !== 'done') continue
    rows = event.result.imports.reduce((sum, { counts }) => sum + counts.new + counts.updated, 0)
    imports = event.result.imports.length
    left = event.result.left.length
  }
  if (rows === 0) throw new Error('nothing was imported: a bench that writes nothing measures nothing')
  report(started, { rows, staged, imports, left })
  await engine.close()
}

/** The comparison of every post by account against the bare SQL medians of the same rates on the same table. */
export async function comparison(folder: string): Promise<void> {
  const { engine, client } = await openEngine(folder)
  const found = (await client.workspace.list())[0]
  if (!found) throw new Error('import first')
  await client.workspace.open({ id: found.id })
  const { database } = engine.context.workspace()
  const bare = await timed(() =>
    database.all(
      z.object({ account_id: z.number(), n: z.number(), m: z.number() }),
      sql`SELECT account_id, count(*) AS n, median(err_interactions / err_reach) AS m FROM post
          WHERE err_reach > 0 AND err_interactions >= 0 AND NOT is_share AND NOT is_boosted GROUP BY account_id`,
    ),
  )
  const started = performance.now()
  const full = await timed(() => client.compare.groups(EVERYTHING), 3)
  const result = await client.compare.groups(EVERYTHING)
  const page = await timed(
    () =>
      client.posts.list({
        filter: EVERYTHING.filter,
        search: 'atelier',
        sort: 'err',
        descending: true,
        offset: 400,
        limit: 200,
      }),
    3,
  )
  report(started, { bare, full, page, posts: result.network.n, groups: result.rows.length })
  await engine.close()
}

async function inputFiles(folder: string): Promise<string[]> {
  const inputs = join(folder, 'input')
  await mkdir(inputs, { recursive: true })
  return (await readdir(inputs)).sort().map((name) => join(inputs, name))
}
