import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { MIGRATIONS, SCHEMA } from '../../electron/engine/db/migrate'
import { CATALOG } from '../../electron/engine/metrics/catalog'
import { sql } from '../../electron/engine/db/sql'
import { METRICS } from '../../shared/vocabulary'
import { testWorkspace } from '../support/engine'

const CONSTANT = String.raw`(?:'(?:[^']|'')*'|-?\d+(?:\.\d+)?|true|false|null)`

/** DDL that leaves a WAL which DuckDB cannot replay when the process dies before the checkpoint (measured on 1.5). */
function dangerous(text: string): string[] {
  const statements = text
    .replace(/--.*$/gm, '')
    .split(';')
    .map((each) => each.trim().replace(/\s+/g, ' '))
  const constantDefault = new RegExp(String.raw`\bdefault ${CONSTANT}(?=$|[\s,)])`, 'i')
  return statements.filter((each) => {
    if (!/^alter table/i.test(each)) return false
    if (/\btype [a-z_]*enum\b/i.test(each) || /\b(?:set data )?type\b.*\benum\s*\(/i.test(each)) return true
    return /\bdefault\b/i.test(each) && !constantDefault.test(each)
  })
}

describe('migrations', () => {
  test('numbers run from 1 without a gap', () => {
    expect(MIGRATIONS.map((migration) => migration.number)).toEqual(MIGRATIONS.map((_, i) => i + 1))
    expect(SCHEMA).toBe(MIGRATIONS.length)
  })

  test.each(MIGRATIONS.map((migration) => [migration.number, migration.text] as const))(
    'migration %i holds no statement that can make the file unopenable',
    (_, text) => expect(dangerous(text)).toEqual([]),
  )

  test('the rule finds what it is for', () => {
    expect(dangerous(`ALTER TABLE t ADD COLUMN a INTEGER DEFAULT 1+1;`)).toHaveLength(1)
    expect(dangerous(`ALTER TABLE t ADD COLUMN a TIMESTAMP DEFAULT current_timestamp`)).toHaveLength(1)
    expect(dangerous(`ALTER TABLE t ALTER a SET DEFAULT now()`)).toHaveLength(1)
    expect(dangerous(`ALTER TABLE t ALTER a SET DATA TYPE enum ('x')`)).toHaveLength(1)
    expect(dangerous(`ALTER TABLE t ADD COLUMN a VARCHAR DEFAULT 'it''s'; -- DEFAULT now()`)).toEqual([])
    expect(dangerous(`CREATE TABLE t (a TIMESTAMP DEFAULT now())`)).toEqual([])
  })

  test('metrics are the same in the vocabulary, the catalogue and the tables', async () => {
    const { engine } = await testWorkspace()
    const columns = async (table: string) => {
      const rows = await engine.context
        .workspace()
        .database.all(
          z.object({ name: z.string() }),
          sql`SELECT column_name AS name FROM duckdb_columns() WHERE table_name = ${table} AND data_type = 'BIGINT'`,
        )
      return rows.map((row) => row.name)
    }
    expect((await columns('snapshot')).filter((name) => name !== 'row_number').sort()).toEqual([...METRICS].sort())
    expect(await columns('post')).toEqual(expect.arrayContaining([...METRICS]))
    expect(Object.keys(CATALOG)).toEqual(expect.arrayContaining([...METRICS]))
  })
})
