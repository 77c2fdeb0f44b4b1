import { z } from 'zod'
import { describe, expect, it } from 'vitest'
import { ident, sql } from '../../electron/engine/db/sql'
import { CATALOG, definitions, RATE_CATALOG } from '../../electron/engine/metrics/catalog'
import { compileRate, rateExpression } from '../../electron/engine/metrics/compile'
import { breaksInData } from '../../electron/engine/metrics/definitions'
import { compareContract } from '../../shared/contract/compare'
import { METRICS, RATES } from '../../shared/vocabulary'
import { addFollowers, addPosts, branches, emptyDatabase, run } from '../queries/build'

describe('the catalogue', () => {
  it.each(['snapshot', 'post'])('has one BIGINT column of %s per metric, and no other', async (table) => {
    const database = await emptyDatabase()
    const columns = await database.all(
      z.object({ name: z.string(), type: z.string() }),
      sql`SELECT column_name AS name, data_type AS type FROM duckdb_columns() WHERE table_name = ${table} AND data_type = 'BIGINT'`,
    )
    const own = new Set([
      'row_number',
      'interactions',
      'err_interactions',
      'err_reach',
      'erv_interactions',
      'erv_views',
    ])
    expect(
      columns
        .map(({ name }) => name)
        .filter((name) => !own.has(name))
        .sort(),
    ).toEqual([...METRICS].sort())
    expect(Object.keys(CATALOG).sort()).toEqual([...METRICS].sort())
  })

  it('never lets people be added', () => {
    for (const [metric, entry] of Object.entries(CATALOG)) {
      const people = metric.startsWith('reach') || metric === 'viewers'
      expect(entry.additive, metric).toBe(!people)
      expect(entry.unit === 'people', metric).toBe(people)
    }
    for (const rate of RATES) expect(RATE_CATALOG[rate].additive).toBe(false)
  })

  it('answers the contract with every metric and rate once', async () => {
    const found = definitions()
    const schema = compareContract.definitions['~orpc'].outputSchema!
    expect(await schema['~standard'].validate(found)).not.toHaveProperty('issues')
    expect(found.map(({ metric }) => metric)).toEqual([...Object.keys(CATALOG), ...RATES])
    for (const { metric, platforms } of found) expect(platforms.length, metric).toBeGreaterThan(0)
  })
})

describe('rates in SQL', () => {
  const rate = async (name: (typeof RATES)[number], update: string) => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addFollowers(database, 1, 1, '2026-07-01', 400)
    await addPosts(database, [{ id: 1, interactions: 20, reach: 100, views: 200 }])
    if (update !== '') await run(database, `UPDATE post SET ${update}`)
    const { joins } = compileRate(name)
    const rows = await database.all(
      z.object({ rate: z.number().nullable() }),
      sql`SELECT ${rateExpression(name)} AS ${ident('rate')} FROM post AS p ${joins}`,
    )
    return rows[0]!.rate
  }

  it.each([
    ['err', '', 0.2],
    ['erv', '', 0.1],
    ['erf', '', 0.05],
    ['err', 'err_reach = 0', null],
    ['err', 'err_reach = NULL', null],
    ['err', 'err_reach = -5', null],
    ['err', 'err_interactions = NULL', null],
    ['err', 'err_interactions = -1', null],
    ['err', 'err_interactions = 0', 0],
    ['err', 'err_reach = 9223372036854775807, err_interactions = 9223372036854775807', 1],
    ['erv', 'erv_views = 0', null],
    ['erf', `published_day = DATE '2026-08-01'`, 0.05],
    ['erf', `published_day = DATE '2026-08-02'`, null],
    ['erf', 'account_id = 2', null],
    ['erf', 'interactions = NULL', null],
  ] as const)('%s with %s is %s', async (name, update, expected) => {
    expect(await rate(name, update)).toBe(expected)
  })
})

describe('definition breaks', () => {
  const days = (impressionsTo: string | null, viewsAfter: string | null) =>
    breaksInData([{ platform: 'facebook', impressionsTo, viewsAfter }])

  it('lie where impressions have ended and views go on, and nowhere else', () => {
    expect(days('2025-10-31', '2025-11-02')).toEqual([
      { day: '2025-11-02', code: 'impressions_to_views', platform: 'facebook', origin: 'data' },
    ])
    expect(days(null, '2025-11-02')).toEqual([])
    expect(days('2024-01-01', null)).toEqual([])
  })
})
