import { DuckDBInstance } from '@duckdb/node-api'
import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inspect, kindOfHead } from '../../electron/engine/workspace/inspect'
import { testEngine, testWorkspace, SETTINGS } from '../support/engine'
import { temporaryFolder } from '../support/folder'

/** Makes a DuckDB file with the given statements. */
async function duckdb(file: string, ...statements: string[]): Promise<void> {
  const instance = await DuckDBInstance.create(file, { storage_compatibility_version: 'v1.5.0' })
  const connection = await instance.connect()
  for (const statement of statements) await connection.run(statement)
  connection.closeSync()
  instance.closeSync()
}

function newer(file: string): void {
  const bytes = readFileSync(file)
  bytes.writeBigUInt64LE(999n, 12)
  writeFileSync(file, bytes)
}

const FILES: readonly [string, string, (file: string) => unknown][] = [
  [
    'an SQLite file',
    'sqlite',
    (file) => writeFileSync(file, Buffer.concat([Buffer.from('SQLite format 3\0'), randomBytes(4080)])),
  ],
  [
    'random bytes',
    'unknown',
    (file) => writeFileSync(file, Buffer.concat([Buffer.from([0, 1, 2]), randomBytes(5000)])),
  ],
  ['no bytes', 'empty', (file) => writeFileSync(file, '')],
  ['a CSV', 'text', (file) => writeFileSync(file, 'Post ID,Reach\n1,2\n')],
  ['a UTF-16 text', 'text', (file) => writeFileSync(file, Buffer.from('\uFEFFDate;Reach', 'utf16le'))],
  ['a zip', 'unknown', (file) => writeFileSync(file, Buffer.from('PK\x03\x04\x14\0\0\0\x08\0', 'latin1'))],
  ['a folder', 'directory', (file) => mkdirSync(file)],
  [
    'a newer storage version',
    'newer_storage',
    (file) => duckdb(file, 'CREATE TABLE meta (a INTEGER)').then(() => newer(file)),
  ],
  ['a DuckDB file of another program', 'duckdb_other', (file) => duckdb(file, 'CREATE TABLE t AS SELECT 42 AS a')],
  [
    'one that has another meta',
    'duckdb_other',
    (file) =>
      duckdb(
        file,
        'CREATE TABLE meta (key VARCHAR, value VARCHAR)',
        `INSERT INTO meta VALUES ('application', 'other')`,
      ),
  ],
  [
    'a newer schema of ours',
    'newer_schema',
    (file) =>
      duckdb(
        file,
        'CREATE TABLE meta (key VARCHAR, value VARCHAR)',
        `INSERT INTO meta VALUES ('application', 'portee'), ('schema', '99')`,
      ),
  ],
  [
    'ours without a schema number',
    'damaged',
    (file) =>
      duckdb(
        file,
        'CREATE TABLE meta (key VARCHAR, value VARCHAR)',
        `INSERT INTO meta VALUES ('application', 'portee')`,
      ),
  ],
  [
    'a file cut short',
    'damaged',
    async (file) => {
      await duckdb(file, 'CREATE TABLE t AS SELECT range AS a FROM range(100000)')
      writeFileSync(file, readFileSync(file).subarray(0, 20_000))
    },
  ],
]

const hash = (file: string) =>
  statSync(file).isFile() ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'none'

describe('files that are not ours', () => {
  test.each(FILES)('%s is refused as "%s", at once and untouched', async (_, found, make) => {
    const { engine, client } = await testEngine()
    const file = join(temporaryFolder(), 'autre.duckdb')
    await make(file)
    const before = hash(file)
    const started = performance.now()
    await expect(client.workspace.open({ id: engine.workspaces.register(file) })).rejects.toMatchObject({
      code: 'WORKSPACE_REFUSED',
      data: { name: 'autre', found },
    })
    expect(performance.now() - started).toBeLessThan(5000)
    expect(hash(file)).toBe(before)
    expect(existsSync(`${file}.wal`)).toBe(false)
  })

  test.skipIf(process.platform === 'win32')('a FIFO is refused without waiting for a writer', async () => {
    const file = join(temporaryFolder(), 'fifo.duckdb')
    expect(spawnSync('mkfifo', [file]).status).toBe(0)
    expect(await inspect(file)).toBe('unknown')
  })

  test('a file that is gone is not found', async () => {
    const { engine, client } = await testEngine()
    const id = engine.workspaces.register(join(temporaryFolder(), 'gone.duckdb'))
    await expect(client.workspace.open({ id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      data: { what: 'workspace' },
    })
  })

  test('kindOfHead never throws, whatever the bytes', () => {
    for (let i = 0; i < 2000; i++) expect(typeof kindOfHead(randomBytes(i % 64))).toMatch(/string|object/)
  })
})

describe('write-ahead logs', () => {
  /** A closed workspace and, beside it, a WAL made while another file was open. */
  async function withForeignWal() {
    const { client, folder } = await testWorkspace()
    const file = join(folder, 'data', 'Valmont.duckdb')
    await client.workspace.close()
    const other = join(folder, 'other.duckdb')
    const script = `const { DuckDBInstance } = require('@duckdb/node-api');
      DuckDBInstance.create(${JSON.stringify(other)}, { storage_compatibility_version: 'v1.5.0' }).then(async (instance) => {
        const connection = await instance.connect();
        await connection.run('CREATE TABLE t (a INTEGER)'); await connection.run('CHECKPOINT');
        await connection.run('INSERT INTO t VALUES (1), (2)'); process.kill(process.pid, 'SIGKILL') })`
    spawnSync(process.execPath, ['-e', script], { cwd: join(import.meta.dirname, '../..') })
    return { client, file, wal: `${other}.wal` }
  }

  test('a WAL of another file is refused, not replayed', async () => {
    const { client, file, wal } = await withForeignWal()
    expect(existsSync(wal)).toBe(true)
    copyFileSync(wal, `${file}.wal`)
    const before = [hash(file), hash(`${file}.wal`)]
    const [entry] = await client.workspace.list()
    await expect(client.workspace.open({ id: entry!.id })).rejects.toMatchObject({
      code: 'WORKSPACE_REFUSED',
      data: { found: 'damaged' },
    })
    expect([hash(file), hash(`${file}.wal`)]).toEqual(before)
  })
})

test('a second process is told that the file is in use, and the first goes on', async () => {
  const { client, folder } = await testWorkspace()
  const file = join(folder, 'data', 'Valmont.duckdb')
  const script = `const { DuckDBInstance } = require('@duckdb/node-api');
    DuckDBInstance.create(${JSON.stringify(file)}).then(async (instance) => {
      await instance.connect(); process.stdout.write('held'); setTimeout(() => {}, 60000) })`
  await client.workspace.close()
  const { spawn } = await import('node:child_process')
  const holder = spawn(process.execPath, ['-e', script], { cwd: join(import.meta.dirname, '../..') })
  try {
    await new Promise((resolve) => holder.stdout.once('data', resolve))
    const [entry] = await client.workspace.list()
    await expect(client.workspace.open({ id: entry!.id })).rejects.toMatchObject({
      code: 'WORKSPACE_IN_USE',
      data: { name: 'Valmont' },
    })
    await client.workspace.create({ name: 'Autre', settings: SETTINGS })
  } finally {
    holder.kill('SIGKILL')
  }
  await new Promise((resolve) => holder.once('exit', resolve))
  const list = await client.workspace.list()
  const id = list.find((each) => each.name === 'Valmont')!.id
  expect((await client.workspace.open({ id })).name).toBe('Valmont')
})
