import { describe, expect, it } from 'vitest'
import { type NumericList, numericColumns, numericLists } from '../../electron/engine/db/columns'
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

const readLists = async (query: Sql) => (await emptyDatabase()).read((session) => numericLists(session, query))

/** The list of a row, put after `offset` zeros. */
const copied = (list: NumericList, row: number, offset = 0) => {
  const target = new Float64Array(offset + list.size(row))
  list.copy(row, target, offset)
  return Array.from(target)
}

describe('numeric lists', () => {
  it('keep the order of the rows within a list, over many chunks of rows', async () => {
    const found = await readLists(
      sql`SELECT (range % 3)::INTEGER AS i, list(range / 2) AS half FROM range(9000) GROUP BY i ORDER BY i`,
    )
    expect(found.rows).toBe(3)
    expect(found.integers('i')).toEqual(Int32Array.of(0, 1, 2))
    const half = found.lists('half')
    for (const row of [0, 1, 2])
      expect(copied(half, row)).toEqual(Array.from({ length: 3000 }, (_, k) => (3 * k + row) / 2))
    expect(copied(half, 2, 1).slice(0, 3)).toEqual([0, 1, 2.5])
  })

  it('may be more than one chunk holds, and empty', async () => {
    const many = await readLists(sql`SELECT range::INTEGER AS i, [range::DOUBLE, -1.5] AS pair FROM range(5000)`)
    expect(copied(many.lists('pair'), 4999)).toEqual([4999, -1.5])
    expect((await readLists(sql`SELECT []::DOUBLE[] AS none`)).lists('none').size(0)).toBe(0)
    expect((await readLists(sql`SELECT [1::DOUBLE] AS one WHERE FALSE`)).rows).toBe(0)
  })

  it('give NULL within a list as NaN', async () => {
    const lists = (await readLists(sql`SELECT [1, NULL, 3]::DOUBLE[] AS holes`)).lists('holes')
    expect(copied(lists, 0)).toEqual([1, Number.NaN, 3])
  })

  it('refuse other types, NULL lists, unknown names and rows', async () => {
    await expect(readLists(sql`SELECT ['x'] AS t`)).rejects.toThrow(TypeError)
    await expect(readLists(sql`SELECT 1.5::DOUBLE AS d`)).rejects.toThrow(TypeError)
    await expect(readLists(sql`SELECT NULL::DOUBLE[] AS n`)).rejects.toThrow(TypeError)
    const found = await readLists(sql`SELECT [1::DOUBLE] AS one`)
    expect(() => found.lists('two')).toThrow(RangeError)
    expect(() => found.lists('one').size(1)).toThrow(RangeError)
  })
})
