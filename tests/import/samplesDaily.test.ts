import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ReviewFile } from '../../shared/contract/imports'
import { naiveNumber, naiveRecords, naiveText } from '../reading/naive'
import { bench, brokenRules, hashOf, type Bench } from './importing'

const SAMPLES = process.env['PORTEE_SAMPLES'] ?? ''
const pathOf = (folder: string, name: string): string => join(SAMPLES, folder, name)
const recordsOf = (folder: string, name: string) => naiveRecords(naiveText(readFileSync(pathOf(folder, name))), ',')

interface Sample {
  readonly folder: 'tiktok' | 'youtube' | 'linkedin'
  readonly name: string
  readonly format: string
  /** Daily metric or `followers` → header in the file. */
  readonly columns: Readonly<Record<string, string>>
  readonly exported: string
  readonly from: string
  readonly to: string
}

/** Days are those of the export date given; the first and last were read in the files by eye. */
const DAILY: readonly Sample[] = [
  {
    folder: 'tiktok',
    name: 'francovelardez_es_Overview.csv',
    format: 'tiktok-overview',
    columns: {
      views: 'Video Views',
      visits: 'Profile Views',
      reactions: 'Likes',
      comments: 'Comments',
      shares: 'Shares',
    },
    exported: '2026-03-16',
    from: '2026-03-08',
    to: '2026-03-14',
  },
  {
    folder: 'tiktok',
    name: 'SYNTHETIC_fr_Overview_year_wrap.csv',
    format: 'tiktok-overview',
    columns: {
      views: 'Video Views',
      visits: 'Profile Views',
      reactions: 'Likes',
      comments: 'Comments',
      shares: 'Shares',
    },
    exported: '2026-01-04',
    from: '2025-12-30',
    to: '2026-01-02',
  },
  {
    folder: 'tiktok',
    name: 'SYNTHETIC_business_sv_overview.csv',
    format: 'tiktok-business-overview',
    columns: {
      views: 'Videovisningar',
      reach: 'Målgrupp som nåtts',
      visits: 'Profilvisningar',
      reactions: 'Gilla-markeringar',
      shares: 'Delningar',
      comments: 'Kommentarer',
      follows_net: 'Nettotillväxt',
      follows: 'Nya följare',
      unfollows: 'Tappade följare',
    },
    exported: '2026-04-05',
    from: '2026-04-01',
    to: '2026-04-02',
  },
  {
    folder: 'youtube',
    name: 'sugarcane_en_Totals.csv',
    format: 'youtube-totals',
    columns: { views: 'Views' },
    exported: '2025-07-09',
    from: '2020-06-10',
    to: '2025-07-07',
  },
  {
    folder: 'youtube',
    name: 'raphaeloe_de_Gesamtwerte.csv',
    format: 'youtube-totals',
    columns: { views: 'Auf\u00ADru\u00ADfe' },
    exported: '2021-01-03',
    from: '2020-01-01',
    to: '2020-12-31',
  },
]

async function importOne(test: Bench, { folder, name, exported }: Pick<Sample, 'folder' | 'name' | 'exported'>) {
  const choice = { accountId: await test.account(folder, 'Compte') }
  const accounts = { table: choice, audience: choice }
  const [more] = [{ path: pathOf(folder, name), exportedAt: new Date(`${exported}T10:00:00Z`), accounts }]
  return test.import([more])
}

/** Rows of a file that says a figure in at least one of the columns. */
function figuresOf(records: readonly (readonly string[])[], columns: Readonly<Record<string, string>>) {
  const [header = [], ...rows] = records
  return Object.entries(columns).map(([metric, name]) => {
    const at = header.findIndex((cell) => cell.trim() === name)
    expect([metric, at]).not.toEqual([metric, -1])
    const values = rows.map((row) => naiveNumber(row[at] ?? '')).filter((value) => value !== null)
    return { metric, n: values.length, sum: values.reduce((all, value) => all + value, 0) }
  })
}

function expectWhole(file: ReviewFile | undefined, rows: number): void {
  const { rowsIn, ...parts } = file?.counts ?? { rowsIn: -1 }
  expect(rowsIn).toBe(rows)
  expect(Object.values(parts).reduce((sum, n) => sum + n, 0)).toBe(rows)
  expect(parts).toMatchObject({ rejected: 0 })
}

describe.skipIf(SAMPLES === '')('daily samples (PORTEE_SAMPLES)', () => {
  it.each(DAILY)('$folder/$name', async (sample) => {
    const test = await bench({ rules: false })
    const { review, imports } = await importOne(test, sample)
    const [file] = review.files
    expect(file).toMatchObject({ state: 'ready', format: sample.format, firstDay: sample.from, lastDay: sample.to })
    expect(imports).toHaveLength(1)
    const records = recordsOf(sample.folder, sample.name)
    const own = figuresOf(records, sample.columns)
    const kept = await test.rows(
      'SELECT metric, count(*)::INTEGER AS n, sum(value)::BIGINT AS sum FROM account_day GROUP BY metric ORDER BY metric',
    )
    expect(kept).toEqual(own.sort((a, b) => (a.metric < b.metric ? -1 : 1)))
    expectWhole(file, records.length - 1)
    for (const { metric, sum } of own) {
      if (metric === 'reach') expect(file?.sums).not.toHaveProperty(metric)
      else expect([metric, file?.sums[metric]]).toEqual([metric, sum])
    }
    expect(await brokenRules(test.database)).toEqual([])
    const before = await hashOf(test.database)
    expect((await importOne(test, sample)).review.files[0]?.state).toBe('known')
    expect(await hashOf(test.database)).toBe(before)
  })
})

const AUDIENCES = [
  ['youtube', 'dangertv_en_viewer_age.csv', 'youtube-audience', 'age', 'Views (%)', 100],
  ['youtube', 'dangertv_en_Viewer_gender.csv', 'youtube-audience', 'gender', 'Views (%)', 100],
  ['youtube', 'dangertv_en_Viewer_Cities.csv', 'youtube-audience', 'city', 'Views', 1],
  ['tiktok', 'okn_el_FollowerGender.csv', 'tiktok-audience', 'gender', 'Distribution', 1],
] as const

describe.skipIf(SAMPLES === '')('audience samples (PORTEE_SAMPLES)', () => {
  it.each(AUDIENCES)('%s/%s', async (folder, name, format, dimension, column, scale) => {
    const test = await bench({ rules: false })
    const { review } = await importOne(test, { folder, name, exported: '2026-04-01' })
    const [file] = review.files
    expect(file).toMatchObject({ state: 'ready', format })
    const records = recordsOf(folder, name)
    const [own] = figuresOf(records, { [dimension]: column })
    const [kept] = await test.rows(
      `SELECT s.dimension, count(*)::INTEGER AS n, sum(c.value) AS sum, min(s.basis) AS basis
       FROM audience_cell c JOIN audience_snapshot s ON s.id = c.audience_id GROUP BY s.dimension`,
    )
    expect(kept).toMatchObject({ dimension, n: own?.n, basis: folder === 'youtube' ? 'engaged' : 'followers' })
    expect(Number(kept?.['sum'])).toBeCloseTo((own?.sum ?? 0) / scale, 9)
    expectWhole(file, records.length - 1)
    expect(file?.warnings.map(({ code }) => code)).toEqual(dimension === 'city' ? ['incomplete_export'] : [])
  })
})

/** What workbooks and archives hold was read by hand: their own bytes are not text. */
describe.skipIf(SAMPLES === '')('sheets and entries (PORTEE_SAMPLES)', () => {
  const given = (folder: string, name: string) => ({
    path: pathOf(folder, name),
    exportedAt: new Date('2026-07-05T10:00:00Z'),
  })

  it('followers of a LinkedIn Page: gains and five audiences, of one account', async () => {
    const test = await bench({ rules: false })
    const { review, open } = await test.import([given('linkedin', 'SYNTHETIC_exemple_followers_1790000000000.xlsx')])
    expect(review.files.map(({ format }) => format)).toEqual([
      'linkedin-followers',
      ...Array<string>(5).fill('linkedin-follower-audience'),
    ])
    expect(open).toEqual([])
    expect(await test.rows('SELECT day, metric, value FROM v_account_day ORDER BY day')).toEqual([
      { day: '2026-07-01', metric: 'follows_net', value: 3 },
      { day: '2026-07-02', metric: 'follows_net', value: -1 },
      { day: '2026-07-03', metric: 'follows_net', value: 3 },
    ])
    const sums =
      'SELECT dimension, unit, basis, sum(value)::INTEGER AS sum FROM v_audience GROUP BY ALL ORDER BY dimension'
    expect(await test.rows(sums)).toEqual(
      ['city', 'company_size', 'industry', 'job_function', 'seniority'].map((dimension) => {
        return { dimension, unit: 'count', basis: 'followers', sum: 165 }
      }),
    )
    expect(await test.rows('SELECT handle FROM account')).toEqual([{ handle: 'SYNTHETIC_exemple' }])
  })

  it('visitors of a LinkedIn Page: its sheets of views are set aside by name', async () => {
    const test = await bench({ rules: false })
    const { review } = await test.import([given('linkedin', 'SYNTHETIC_exemple_visitors_1790000000000.xlsx')])
    expect(review.files).toHaveLength(1)
    expect(review.files[0]).toMatchObject({
      format: 'linkedin-visitors',
      firstDay: '2026-07-01',
      lastDay: '2026-07-02',
    })
    expect(review.files[0]?.warnings.map(({ code }) => code)).toContain('set_aside_inside')
    expect(await test.rows('SELECT day, metric, value FROM v_account_day ORDER BY day, metric')).toEqual([
      { day: '2026-07-01', metric: 'visitors', value: 1 },
      { day: '2026-07-01', metric: 'visits', value: 1 },
      { day: '2026-07-02', metric: 'visitors', value: 0 },
      { day: '2026-07-02', metric: 'visits', value: 0 },
    ])
  })

  it.each([
    ['bosszy27_Overview.zip', '2026-04-16', '2026-04-22', 7, 1],
    ['bosszy27_Overview.xlsx', '2026-04-12', '2026-04-18', 7, null],
  ])('days of TikTok without a year, in %s', async (name, from, to, rows, views) => {
    const test = await bench({ rules: false })
    const choice = { accountId: await test.account('tiktok', 'Compte') }
    const file = { ...given('tiktok', name), exportedAt: new Date('2026-04-24T10:00:00Z'), accounts: { table: choice } }
    const { review } = await test.import([file])
    expect(review.files[0]).toMatchObject({ state: 'ready', format: 'tiktok-overview', firstDay: from, lastDay: to })
    expect(review.files[0]?.counts).toMatchObject({ rowsIn: rows, new: rows })
    if (views !== null) expect(review.files[0]?.sums).toMatchObject({ views, visits: 5 })
  })
})

describe.skipIf(SAMPLES !== '')('daily sample exports', () => {
  it.skip('skipped: PORTEE_SAMPLES is not set', () => undefined)
})
