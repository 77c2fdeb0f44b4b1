import { afterAll, beforeAll, describe as suite, expect, it } from 'vitest'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import * as fc from 'fast-check'
import { sum } from '../../electron/engine/statistics/arrays'
import { wilson } from '../../electron/engine/statistics/proportion'
import { describe, quantile } from '../../electron/engine/statistics/quantiles'
import { digits } from './knownData'

/** What SQL and the statistics both compute must be one number: medians come from either side. */
let instance: DuckDBInstance
let connection: DuckDBConnection
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  connection = await instance.connect()
})
afterAll(() => {
  connection.closeSync()
  instance.closeSync()
})

/** One row of numbers from an aggregate over a list `v` of values. */
async function aggregates(values: readonly number[], expressions: string): Promise<unknown[]> {
  const list = values.map((value) => `${value}::DOUBLE`).join(', ')
  const reader = await connection.runAndReadAll(`SELECT ${expressions} FROM (SELECT unnest([${list}]) AS v)`)
  return reader.getRows()[0] ?? []
}

suite('DuckDB and the statistics agree on 3 1 4 1 5 9 2 6 5 3 5 8 97', () => {
  it('median 5, quartiles 3 and 6, q90 8.8, q95 44.2 (type 7), raw MAD 2', async () => {
    const found = await aggregates(
      digits,
      'median(v), quantile_cont(v, .25), quantile_cont(v, .75), quantile_cont(v, .9), quantile_cont(v, .95), mad(v)',
    )
    const expected = [5, 3, 6, 8.8, 44.2, 2]
    expected.forEach((value, i) => expect(found[i]).toBeCloseTo(value, 12))
  })
  it('G1 3.54958773, G2 12.70857722, geometric mean 4.56804754', async () => {
    const found = await aggregates(digits, 'skewness(v), kurtosis(v), geomean(v)')
    const shape = describe(digits)!
    const own = [shape.skewness!, shape.excessKurtosis!, shape.geometricMean!]
    ;[3.54958773, 12.70857722, 4.56804754].forEach((value, i) => {
      expect(found[i]).toBeCloseTo(value, 8)
      expect(found[i]).toBeCloseTo(own[i]!, 10)
    })
  })
})

it('quantile_cont is the quantile of type 7, whatever the values and the probability', async () => {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true })
  const cases = fc.sample(fc.tuple(fc.array(value, { minLength: 1, maxLength: 30 }), fc.nat(1000)), {
    numRuns: 100,
    seed: 7,
  })
  for (const [values, thousandths] of cases) {
    const [theirs] = await aggregates(values, `quantile_cont(v, ${thousandths / 1000})`)
    const own = quantile(values, thousandths / 1000)
    expect(Math.abs(Number(theirs) - own)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(own)))
  }
})

suite('numerical accuracy of DuckDB: 1,001 values around 1e6 and 1e7, standard deviation .1', () => {
  it.each([
    ['1000000', '0.1000000000234'],
    ['10000000', '0.1000000004305'],
  ])('%s + .2, then .1 and .3, 500 times each: %s', async (base, printed) => {
    const reader = await connection.runAndReadAll(
      `SELECT stddev_samp(v) FROM (SELECT ${base}.2::DOUBLE AS v UNION ALL SELECT ${base}.1::DOUBLE FROM range(500)
       UNION ALL SELECT ${base}.3::DOUBLE FROM range(500))`,
    )
    expect(Number(reader.getRows()[0]?.[0]).toFixed(13)).toBe(printed)
  })
  it('fsum is a compensated sum, as ours', async () => {
    const values = Array.from({ length: 10 }, () => 0.1)
    const [theirs, mean] = await aggregates(values, 'fsum(v), favg(v)')
    expect(theirs).toBe(1)
    expect(mean).toBe(0.1)
    expect(sum(Float64Array.from(values))).toBe(1)
  })
  it('a sum of whole numbers widens to HUGEINT: no overflow of counts', async () => {
    const reader = await connection.runAndReadAll(
      'SELECT typeof(sum(v)), sum(v)::VARCHAR FROM (SELECT unnest([9223372036854775807, 9223372036854775807]) AS v)',
    )
    expect(reader.getRows()[0]).toEqual(['HUGEINT', '18446744073709551614'])
  })
})

it('entropy counts in bits: four equal shares are 2', async () => {
  const [bits] = await aggregates([1, 2, 3, 4], 'entropy(v)')
  expect(bits).toBeCloseTo(2, 12)
})

it("Wilson's interval as a macro of DuckDB agrees to 1e-15", async () => {
  await connection.run(
    `CREATE MACRO wilson_lower(x, n) AS (x / n + 1.959963984540054 ** 2 / (2 * n) - 1.959963984540054 *
      sqrt(x / n * (1 - x / n) / n + 1.959963984540054 ** 2 / (4 * n * n))) / (1 + 1.959963984540054 ** 2 / n)`,
  )
  const reader = await connection.runAndReadAll('SELECT wilson_lower(81::DOUBLE, 263::DOUBLE)')
  expect(Math.abs(Number(reader.getRows()[0]?.[0]) - wilson(81, 263).lower)).toBeLessThanOrEqual(1e-15)
})
