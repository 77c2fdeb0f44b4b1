import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Database } from '../../electron/engine/db/database'
import { Sql } from '../../electron/engine/db/sql'
import { temporaryFolder } from '../support/folder'

/** A locked database with a file outside its folders, one inside, and a link inside that leads outside. */
async function locked() {
  const folder = temporaryFolder()
  const staging = join(folder, 'staging')
  mkdirSync(staging)
  writeFileSync(join(folder, 'outside.csv'), 'a\n1\n')
  writeFileSync(join(staging, 'inside.csv'), 'a\n1\n')
  symlinkSync(join(folder, 'outside.csv'), join(staging, 'link.csv'))
  const database = await Database.open(join(folder, 'w.duckdb'), { folders: [staging] })
  return { database, folder, staging }
}

const STATEMENTS: readonly [string, (outside: string, staging: string) => string][] = [
  ['read_csv of a file outside', (outside) => `SELECT * FROM read_csv('${outside}/outside.csv')`],
  ['read_text of a file outside', (outside) => `SELECT * FROM read_text('${outside}/outside.csv')`],
  ['read_blob of a file outside', (outside) => `SELECT * FROM read_blob('${outside}/outside.csv')`],
  ['a bare file name as table', (outside) => `SELECT * FROM '${outside}/outside.csv'`],
  ['read_parquet of a file outside', (outside) => `SELECT * FROM read_parquet('${outside}/x.parquet')`],
  ['read_json of a file outside', (outside) => `SELECT * FROM read_json('${outside}/x.json')`],
  ['.. out of an allowed folder', (_, staging) => `SELECT * FROM read_csv('${staging}/../outside.csv')`],
  ['a link inside that leads outside', (_, staging) => `SELECT * FROM read_csv('${staging}/link.csv')`],
  ['a sibling that begins like the folder', (_, staging) => `SELECT * FROM read_csv('${staging}-evil/x.csv')`],
  ['glob of a folder outside', (outside) => `SELECT * FROM glob('${outside}/*')`],
  ['/etc/passwd', () => `SELECT * FROM read_text('/etc/passwd')`],
  ['COPY TO outside', (outside) => `COPY (SELECT 1) TO '${outside}/stolen.csv'`],
  ['COPY FROM outside', (outside) => `CREATE TABLE s (a INTEGER); COPY s FROM '${outside}/outside.csv'`],
  ['EXPORT DATABASE outside', (outside) => `EXPORT DATABASE '${outside}/dump'`],
  ['IMPORT DATABASE outside', (outside) => `IMPORT DATABASE '${outside}/dump'`],
  ['ATTACH of a file outside', (outside) => `ATTACH '${outside}/other.duckdb'`],
  ['ATTACH of SQLite', (outside) => `ATTACH '${outside}/other.db' (TYPE sqlite)`],
  ['INSTALL', () => `INSTALL httpfs`],
  ['INSTALL from elsewhere', () => `INSTALL spatial FROM 'http://127.0.0.1:9/'`],
  ['LOAD', () => `LOAD httpfs`],
  ['LOAD of a file', (outside) => `LOAD '${outside}/x.duckdb_extension'`],
  ['https', () => `SELECT * FROM read_csv('https://127.0.0.1:9/a.csv')`],
  ['s3', () => `SELECT * FROM read_parquet('s3://bucket/a.parquet')`],
  ['CREATE SECRET', () => `CREATE SECRET s (TYPE s3, KEY_ID 'a', SECRET 'b')`],
  ['external access back on', () => `SET enable_external_access = true`],
  ['another allowed folder', () => `SET allowed_directories = ['/']`],
  ['an allowed path', () => `SET allowed_paths = ['/etc/passwd']`],
  ['the lock off', () => `SET lock_configuration = false`],
  ['more threads', () => `SET threads = 64`],
  ['more memory', () => `SET memory_limit = '100GB'`],
  ['another folder for extensions', () => `SET extension_directory = '/tmp'`],
  ['another folder for spilling', () => `SET temp_directory = '/tmp'`],
  ['community extensions', () => `SET allow_community_extensions = true`],
  ['automatic extensions', () => `SET autoinstall_known_extensions = true`],
  ['unsigned extensions', () => `SET allow_unsigned_extensions = true`],
  ['getenv', () => `SELECT getenv('HOME')`],
]

describe('lock-down of an open workspace', () => {
  test.each(STATEMENTS)('refuses %s', async (_, statement) => {
    const { database, folder, staging } = await locked()
    try {
      await expect(database.read((session) => session.run(new Sql(statement(folder, staging), [])))).rejects.toThrow(
        /Permission Error|Invalid Input Error|Catalog Error|disabled|locked|not allowed|Cannot/i,
      )
    } finally {
      database.close()
    }
  })

  test('leaves what the engine needs: its own file, staging, checkpoints, UTC on every connection', async () => {
    const { database, staging } = await locked()
    await database.write((session) => session.run(new Sql('CREATE TABLE t AS SELECT 1 AS a', [])))
    await database.read((session) => session.run(new Sql(`SELECT * FROM read_csv('${staging}/inside.csv')`, [])))
    await database.read((session) => session.run(new Sql(`ATTACH '${staging}/drop.duckdb' AS dropped`, [])))
    await database.checkpoint()
    for (let i = 0; i < 3; i++) {
      const zone = await database.read((session) =>
        session.columns(new Sql(`SELECT current_setting('TimeZone') AS zone`, [])),
      )
      expect(zone.get('zone')).toEqual(['UTC'])
    }
    database.close()
  })
})
