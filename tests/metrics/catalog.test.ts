import { z } from 'zod'
import { describe, expect, it } from 'vitest'
import { ident, sql } from '../../electron/engine/db/sql'
import { FORMATS } from '../../electron/engine/import/match'
import { CATALOG, definitions, fieldsOf, RATE_CATALOG } from '../../electron/engine/metrics/catalog'
import { compileRate, rateExpression } from '../../electron/engine/metrics/compile'
import { breaksInData } from '../../electron/engine/metrics/definitions'
import type { MetricEntry } from '../../electron/engine/metrics/metric'
import { compareContract } from '../../shared/contract/compare'
import { definitionId } from '../../shared/definitions'
import en from '../../shared/messages/en/definitions.json'
import fr from '../../shared/messages/fr/definitions.json'
import { MEASURES, type Metric, METRICS, PLATFORMS, RATES } from '../../shared/vocabulary'
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
    expect(found.map(({ metric }) => metric)).toEqual([...Object.keys(CATALOG), ...MEASURES])
    for (const { metric, platforms } of found) expect(platforms.length, metric).toBeGreaterThan(0)
  })
})

describe('what each metric counts', () => {
  const entries = Object.entries<MetricEntry>(CATALOG)
  const pairs = [
    ...definitions().flatMap(({ metric, fields }) => fields.map(({ platform }) => ({ metric, platform }))),
    ...PLATFORMS.map((platform) => ({ metric: 'interactions', platform })),
  ]
  const isMetric = (name: string): name is Metric | 'interactions' => name === 'interactions' || name in CATALOG

  it.each([
    ['fr', fr],
    ['en', en],
  ] as const)('is said once for every metric of every platform in %s, and no sentence stays unused', (_, sentences) => {
    const used = pairs.map(({ metric, platform }) =>
      isMetric(metric) ? definitionId(metric, platform, (id) => id in sentences) : null,
    )
    expect(pairs.filter((_pair, index) => used[index] === null)).toEqual([])
    expect(Object.keys(sentences).filter((id) => !used.includes(id))).toEqual([])
    expect(Object.values<string>(sentences).filter((text) => text.trim() === '' || /[.]$/.test(text))).toEqual([])
  })

  it('holds every metric that a format of posts fills, under a header of that format', () => {
    const norm = (name: string) => name.toLowerCase()
    const filled = FORMATS.flatMap((format) =>
      format.level === 'post'
        ? METRICS.flatMap((metric) => {
            const names = format.metrics[metric]?.en ?? []
            return names.length > 0 ? [{ metric, platform: format.platform, names: names.map(norm) }] : []
          })
        : [],
    )
    expect(filled.length).toBeGreaterThan(50)
    const fields = entries.flatMap(([metric, entry]) => fieldsOf(entry).map((field) => ({ metric, ...field })))
    const missing = filled.filter(
      ({ metric, platform }) => !fields.some((own) => own.metric === metric && own.platform === platform),
    )
    expect(missing).toEqual([])
    const exported = fields.filter(({ platform }) => filled.some((own) => own.platform === platform))
    const unheard = exported.filter(
      ({ metric, platform, field }) =>
        !filled.some((own) => own.metric === metric && own.platform === platform && own.names.includes(norm(field))),
    )
    expect(unheard).toEqual([])
  })

  it('keeps apart what no other platform counts so, and says it in a sentence of its own', () => {
    const apart = definitions().flatMap(({ metric, fields }) =>
      fields.filter(({ comparable }) => !comparable).map(({ platform }) => `${metric} ${platform}`),
    )
    expect(apart).toEqual(['views linkedin', 'thumbnail_impressions youtube'])
    expect(fr['metric.views.linkedin']).toContain('ne se comparent à aucune autre plateforme')
    expect(en['metric.thumbnail_impressions']).toContain('not comparable with any other platform')
  })

  it('gives the announced days per platform: impressions ended at Meta, not at X', () => {
    const impressions = definitions().find(({ metric }) => metric === 'impressions')?.fields
    expect(impressions?.map(({ platform, field, since, until }) => [platform, field, since, until])).toEqual([
      ['facebook', 'Impressions', null, '2025-11-14'],
      ['instagram', 'Impressions', null, '2025-04-30'],
      ['x', 'Impressions', null, null],
      ['linkedin', 'Impressions', null, null],
    ])
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
