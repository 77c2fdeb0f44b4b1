import { tableFromIPC } from 'apache-arrow'
import { describe, expect, test } from 'vitest'
import { arrowStream } from '../../electron/engine/db/arrow'
import { sql, type Sql } from '../../electron/engine/db/sql'
import { testWorkspace } from '../support/engine'

async function read(query: Sql) {
  const { engine } = await testWorkspace()
  return tableFromIPC(await engine.context.workspace().database.read((session) => arrowStream(session, query)))
}

describe('arrowStream', () => {
  test('every column type, with nulls', async () => {
    const table = await read(sql`SELECT * FROM (VALUES
      ('é "a"', 1.5::DOUBLE, true, 9007199254740993::BIGINT, TIMESTAMPTZ '2026-03-29 01:30:00.123+00', DATE '1969-12-31', 1.25::DECIMAL(9, 2), 7::INTEGER),
      (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
      ('', 'NaN'::DOUBLE, false, -1::BIGINT, TIMESTAMPTZ '1969-12-31 23:59:59.999+00', DATE '2026-02-28', 0, -7)
    ) AS t(text, real, flag, big, instant, day, price, whole) ORDER BY text NULLS LAST`)
    expect(table.numRows).toBe(3)
    expect(table.schema.fields.map((field) => `${field.name}: ${String(field.type)}`)).toEqual([
      'text: Utf8',
      'real: Float64',
      'flag: Bool',
      'big: Int64',
      'instant: Timestamp<MILLISECOND, UTC>',
      'day: Date32<DAY>',
      'price: Float64',
      'whole: Int64',
    ])
    const column = (name: string) => [...(table.getChild(name) ?? [])] as unknown[]
    expect(column('text')).toEqual(['', 'é "a"', null])
    expect(column('real')).toEqual([null, 1.5, null])
    expect(column('flag')).toEqual([false, true, null])
    expect(column('big')).toEqual([-1n, 9007199254740993n, null])
    expect(column('instant')).toEqual([-1, Date.UTC(2026, 2, 29, 1, 30, 0, 123), null])
    expect(column('day').map((day) => (day === null ? null : Number(day)))).toEqual([
      Date.UTC(2026, 1, 28),
      -86_400_000,
      null,
    ])
    expect(column('price')).toEqual([0, 1.25, null])
    expect(column('whole')).toEqual([-7n, 7n, null])
  })

  test('many chunks keep their order; no rows keep the columns', async () => {
    const many = await read(
      sql`SELECT i, CASE WHEN i % 3 = 0 THEN NULL ELSE i::VARCHAR END AS t FROM range(10000) r(i)`,
    )
    expect(many.numRows).toBe(10_000)
    expect(many.getChild('t')?.get(9998)).toBe('9998')
    expect(many.getChild('t')?.get(9999)).toBeNull()
    expect(many.getChild('i')?.get(9999)).toBe(9999n)
    const none = await read(sql`SELECT 1 AS a, 'x' AS b WHERE false`)
    expect([none.numRows, none.schema.fields.map((field) => field.name)]).toEqual([0, ['a', 'b']])
  })

  test('a column without Arrow form is refused by name', async () => {
    await expect(read(sql`SELECT [1, 2] AS numbers`)).rejects.toThrow('column numbers')
  })
})
