import { describe, expect, it } from 'vitest'
import { numericColumns } from '../../electron/engine/db/columns'
import { sql, type Sql } from '../../electron/engine/db/sql'
import { emptyDatabase } from './build'

const read = async (query: Sql) => (await emptyDatabase()).read((session) => numericColumns(session, query))

describe('numeric columns', () => {
  it('come as typed arrays over many chunks, NULL as NaN', async () => {
    const columns = await read(
      sql`SELECT range::INTEGER AS i, CASE WHEN range % 1000 = 7 THEN NULL ELSE range / 2 END AS half FROM range(10000)`,
    )
    expect(columns.rows).toBe(10_000)
    expect(columns.integers('i')).toEqual(Int32Array.from({ length: 10_000 }, (_, i) => i))
    expect(columns.doubles('half')).toEqual(
      Float64Array.from({ length: 10_000 }, (_, i) => (i % 1000 === 7 ? Number.NaN : i / 2)),
    )
  })

  it('may be empty', async () => {
    expect((await read(sql`SELECT 1::INTEGER AS i WHERE FALSE`)).integers('i')).toHaveLength(0)
  })

  it('refuse other types, NULL integers and unknown names', async () => {
    await expect(read(sql`SELECT 'x' AS t`)).rejects.toThrow(TypeError)
    await expect(read(sql`SELECT NULL::INTEGER AS i`)).rejects.toThrow(TypeError)
    const columns = await read(sql`SELECT 1::INTEGER AS i`)
    expect(() => columns.doubles('i')).toThrow(RangeError)
  })

  // Without it every value is read one by one: right, and ten times slower.
  it('find the typed arrays of this version of node-api', async () => {
    const database = await emptyDatabase()
    const items = await database.read(async (session) => {
      const result = await session.connection.run('SELECT range::DOUBLE AS d FROM range(3)')
      const vector: object | undefined = (await result.fetchChunk())?.getColumnVector(0)
      return vector !== undefined && 'items' in vector ? vector.items : null
    })
    expect(items).toEqual(Float64Array.of(0, 1, 2))
  })
})
