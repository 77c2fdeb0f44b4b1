import { describe, expect, it } from 'vitest'
import type { Database } from '../../electron/engine/db/database'
import { compareGroups } from '../../electron/engine/queries/compareGroups'
import { comparePoints } from '../../electron/engine/queries/comparePoints'
import { compareReach } from '../../electron/engine/queries/compareReach'
import { outlyingPosts } from '../../electron/engine/statistics/outliers'
import { tableFromIPC } from 'apache-arrow'
import { ageTolerance, comparison, type CompareQuery, type ComparisonResult } from '../../shared/contract/compare'
import type { Measure } from '../../shared/vocabulary'
import {
  addAccount,
  addBranch,
  addFollowers,
  addImport,
  addPosts,
  addSnapshot,
  branches,
  compareQuery,
  emptyDatabase,
  filterOf,
  pairs,
  run,
} from './build'

const compare = async (database: Database, query: CompareQuery): Promise<ComparisonResult> =>
  comparison.parse(await database.read((session) => compareGroups(session, query)))

const rates = (account: number, values: readonly number[], more = {}) =>
  pairs(
    account,
    values.map((e) => [e, 1000] as const),
    more,
  )

describe('values per post', () => {
  async function network() {
    const database = await emptyDatabase()
    await addBranch(database, 1, 'A')
    await addAccount(database, 1)
    await addPosts(
      database,
      [1, 2, 3, 4, 5, 6, 7, 8].map((i) => ({
        id: i,
        account: 1,
        interactions: i,
        reach: 100 * i,
        views: 1000 * i,
        clicks: 10 * i,
        link_clicks: 3 * i,
      })),
    )
    return database
  }

  it.each([
    ['reach_per_post', 450, { interactions: null, views: null, clicks: null }, null],
    ['views_per_post', 4500, { interactions: null, views: 36_000, clicks: null }, 4500],
    ['interactions_per_post', 4.5, { interactions: 36, views: null, clicks: null }, 4.5],
    ['clicks_per_post', 45, { interactions: null, views: null, clicks: 360 }, 45],
    ['ctr', 0.1, { interactions: null, views: null, clicks: 360 }, 0.1],
  ] as const)('%s: median, the sums that may be shown, the mean', async (rate, median, sums, mean) => {
    const result = await compare(await network(), compareQuery({ rate }))
    expect(result.unit).toBe(rate === 'ctr' ? 'rate' : 'count')
    for (const row of [result.rows[0]!, result.network]) {
      expect(row.median).toBeCloseTo(median, 12)
      expect(row).toMatchObject(sums)
      if (mean === null) expect(row.ratioOfSums).toBeNull()
      else expect(row.ratioOfSums?.value).toBeCloseTo(mean, 12)
    }
  })

  it('counts clicks on links where a platform gives no others, and never adds two definitions on one axis', async () => {
    const database = await emptyDatabase()
    await addBranch(database, 1, 'A')
    await addAccount(database, 1)
    await addAccount(database, 2, { branch: 1, platform: 'x' })
    const six = [1, 2, 3, 4, 5, 6]
    await addPosts(database, [
      ...six.map((i) => ({ account: 1, interactions: 1, reach: 10, clicks: 100 * i, link_clicks: i })),
      ...six.map((i) => ({ account: 2, platform: 'x' as const, interactions: 1, clicks: 7, link_clicks: i })),
    ])
    const byPlatform = await compare(database, compareQuery({ by: 'platform', rate: 'clicks_per_post' }))
    expect(byPlatform.rows.map(({ key, median }) => [key, median])).toEqual([
      ['facebook', 350],
      ['x', 3.5],
    ])
    expect(byPlatform.pairs).toEqual([])
    const byBranch = await compare(database, compareQuery({ rate: 'clicks_per_post' }))
    expect(byBranch).toMatchObject({ unit: 'index' })
    expect(byBranch.rows[0]!.median).toBeCloseTo(100, 9)
  })

  it('does not take LinkedIn’s views of videos for views', async () => {
    const database = await emptyDatabase()
    await addBranch(database, 1, 'A')
    await addAccount(database, 1, { platform: 'linkedin' })
    await addPosts(database, [{ account: 1, platform: 'linkedin', interactions: 3, views: 50 }])
    const result = await compare(database, compareQuery({ rate: 'views_per_post' }))
    expect(result.rows.map(({ n }) => n)).toEqual([0])
    expect(result.setAside).toEqual([{ reason: 'no_interactions', n: 1 }])
  })

  it('counts maturity from the newest export that holds the metric', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, [{ id: 1, account: 1, interactions: 3, reach: 500, age: 60 }])
    await run(database, `UPDATE post SET snapshots = 2`)
    await addSnapshot(database, { id: 1 }, { age: 2, reach: 500, reactions: 3 })
    await addSnapshot(database, { id: 1 }, { age: 60, reactions: 3 })
    const result = await compare(database, compareQuery({ rate: 'reach_per_post' }))
    expect(result.setAside).toEqual([{ reason: 'immature', n: 1 }])
  })

  it('names no post by its share of reach', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, [...rates(1, [1, 2, 3, 4, 5, 6, 7]), { account: 1, interactions: 900, reach: 900_000 }])
    expect((await compare(database, compareQuery({ rate: 'err' }))).rows[0]!.dominant).not.toBeNull()
    expect((await compare(database, compareQuery({ rate: 'reach_per_post' }))).rows[0]!.dominant).toBeNull()
  })
})

describe('equal age', () => {
  async function aged() {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, [
      { id: 1, account: 1, interactions: 99, reach: 999 },
      { id: 2, account: 1, interactions: 88, reach: 888, age: 2 },
      { id: 3, account: 1, interactions: 77, reach: 777 },
      { id: 4, account: 1, interactions: 66, reach: 666 },
    ])
    // Asked at 7 days, 1 day either way. 1: nearest of two. 2: immature, but known at 6.5 days. 3: only at 9 days. 4: reach
    // missing in the snapshot that lies nearest.
    await addSnapshot(database, { id: 1 }, { age: 6.25, reach: 100, reactions: 10 })
    await addSnapshot(database, { id: 1 }, { age: 7.5, reach: 200, reactions: 30 })
    await addSnapshot(database, { id: 2 }, { age: 6.5, reach: 400, reactions: 20, comments: 4, shares: 6 })
    await addSnapshot(database, { id: 3 }, { age: 9, reach: 500, reactions: 50 })
    await addSnapshot(database, { id: 4 }, { age: 7, reactions: 50 })
    await addSnapshot(database, { id: 4 }, { age: 7.9, reach: 250, reactions: 50 })
    return database
  }
  const values = async (database: Database, query: CompareQuery) => {
    const { arrow } = await database.read((session) => comparePoints(session, query))
    const rows = tableFromIPC(new Uint8Array(await arrow.arrayBuffer())).toArray() as {
      toJSON(): { id: string; rate: number }
    }[]
    return Object.fromEntries(rows.map((row) => [row.toJSON().id, row.toJSON().rate]))
  }

  it('takes both terms from the snapshot nearest to the age, within the tolerance, worked by hand', async () => {
    const database = await aged()
    const query = compareQuery({ age: 7 })
    const result = await compare(database, query)
    expect(result.rows[0]!.n).toBe(3)
    expect(result.setAside).toEqual([{ reason: 'no_snapshot_at_age', n: 1 }])
    expect(result.age).toEqual({ days: 7, tolerance: 1 })
    expect(result.asides.find(({ code }) => code === 'equal_age')?.data).toEqual({
      days: 7,
      tolerance: 1,
      n: 3,
      without: 1,
    })
    expect(await values(database, query)).toEqual({ 1: 0.15, 2: 0.075, 4: 0.2 })
  })

  it('says the tolerance: a fifth of the age, at least one day', () => {
    expect([1, 3, 7, 14, 30, 60].map(ageTolerance)).toEqual([1, 1, 1, 3, 6, 12])
  })

  it.each([
    ['reach_per_post', { 1: 200, 2: 400, 4: 250 }],
    ['interactions_per_post', { 1: 30, 2: 30, 4: 50 }],
    ['erf', { 1: 0.03, 2: 0.03, 4: 0.05 }],
  ] as const)('%s at 7 days', async (rate, expected) => {
    const database = await aged()
    await addFollowers(database, 1, 1, '2026-07-10', 1000)
    expect(await values(database, compareQuery({ age: 7, rate: rate satisfies Measure }))).toEqual(expected)
  })
})

describe('unusual posts', () => {
  const usual = [30, 31, 32, 33, 34, 35, 36, 37, 38, 39]

  it('are those of the statistics, flagged by group, shown with and without', async () => {
    const database = await emptyDatabase()
    await branches(database, 2)
    await addPosts(database, [...rates(1, [...usual, 900]), ...rates(2, usual)])
    const flagged = outlyingPosts(Float64Array.from([...usual, 900]), new Float64Array(11).fill(1000))
    expect(flagged).toEqual([10])
    const result = await compare(database, compareQuery())
    const row = result.rows.find(({ key }) => key === '1')!
    expect(row).toMatchObject({ n: 11, outliers: 1, median: 0.035, medianWithout: 0.0345 })
    expect(result.outliers).toMatchObject({ n: 1, used: 'with' })
    const without = await compare(database, compareQuery({ outliers: 'without' }))
    const cut = without.rows.find(({ key }) => key === '1')!
    expect(cut).toMatchObject({ n: 10, outliers: 1, median: 0.0345, medianWithout: 0.0345 })
    expect(cut.interval).toEqual(row.intervalWithout)
    expect(without.network.n).toBe(20)
    const { arrow } = await database.read((session) => comparePoints(session, compareQuery()))
    const dots = tableFromIPC(new Uint8Array(await arrow.arrayBuffer())).toArray() as {
      toJSON(): { rate: number; outlier: boolean }
    }[]
    expect(
      dots
        .map((dot) => dot.toJSON())
        .filter(({ outlier }) => outlier)
        .map(({ rate }) => rate),
    ).toEqual([0.9])
  })

  it('that decide the sentence are told: it is another without them', async () => {
    const database = await emptyDatabase()
    await branches(database, 2)
    // Above the others in the middle; two posts far below pull the test back.
    await addPosts(database, [...rates(1, [37, 38, 39, 40, 41, 42, 1, 1]), ...rates(2, usual)])
    const result = await compare(database, compareQuery())
    const without = await compare(database, compareQuery({ outliers: 'without' }))
    expect(result.outliers?.other).toEqual(without.finding)
    expect(without.outliers?.other).toEqual(result.finding)
    const changes =
      JSON.stringify([result.finding.code, result.finding.strength]) !==
      JSON.stringify([without.finding.code, without.finding.strength])
    expect(changes).toBe(true)
    expect(result.outliers?.changes).toBe(true)
    expect(result.asides[0]?.code).toBe('outliers_decide')
    expect(without.asides[0]?.code).toBe('outliers_decide')
  })

  it('are none where half of the posts are equal: a MAD of 0 flags nothing', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, rates(1, [30, 30, 30, 30, 30, 30, 900]))
    const result = await compare(database, compareQuery())
    expect(result.outliers).toBeNull()
    expect(result.rows[0]).toMatchObject({ outliers: 0, median: 0.03, medianWithout: 0.03 })
  })
})

describe('who against whom', () => {
  const low = [10, 11, 12, 13, 14, 15, 16, 17]
  const high = [50, 51, 52, 53, 54, 55, 56, 57]

  async function three() {
    const database = await emptyDatabase()
    await branches(database, 3)
    await addPosts(database, [
      ...rates(1, high),
      ...rates(2, low),
      ...rates(
        3,
        low.map((e) => e + 1),
      ),
    ])
    return database
  }

  it('each against all others together', async () => {
    const result = await compare(await three(), compareQuery({ against: 'rest' }))
    expect(result.scheme).toBe('rest')
    expect(result.pairs.map(({ a, b, nA, nB }) => [a, b, nA, nB])).toEqual([
      ['1', 'rest', 8, 16],
      ['2', 'rest', 8, 16],
      ['3', 'rest', 8, 16],
    ])
    expect(result.finding).toMatchObject({ code: 'groups_off_network', data: { above: ['1'] } })
    expect(result.rows.every(({ letters }) => letters.length === 0)).toBe(true)
  })

  it('one against the rest, and no other test', async () => {
    const above = await compare(await three(), compareQuery({ focus: '1' }))
    expect(above.finding).toMatchObject({
      code: 'focus_above',
      strength: 'clear',
      data: { label: 'A', n: 8, nOthers: 16 },
    })
    expect(above.pairs).toHaveLength(1)
    expect(above.pairs[0]!.q).toBe(above.pairs[0]!.p)
    expect((await compare(await three(), compareQuery({ focus: '2' }))).finding.code).toBe('focus_below')
    const missing = await compare(await three(), compareQuery({ focus: '77' }))
    expect(missing.finding).toMatchObject({ code: 'focus_untested', strength: null, data: { n: 0, needed: 6 } })
    expect(missing.pairs).toEqual([])
  })

  it('Brunner–Munzel by permutation under ten posts, by t above', async () => {
    const small = await compare(await three(), compareQuery())
    expect(small.pairs.map(({ brunnerMunzel }) => brunnerMunzel?.method)).toEqual([
      'permutation',
      'permutation',
      'permutation',
    ])
    const database = await emptyDatabase()
    await branches(database, 2)
    await addPosts(database, [...rates(1, [...low, 20, 31, 42]), ...rates(2, [...low, 18, 29, 60])])
    expect((await compare(database, compareQuery())).pairs[0]!.brunnerMunzel?.method).toBe('t')
  })

  it('letters say which rows are not told apart, and adjusted intervals stand beside q under .05 only', async () => {
    const { rows, pairs: tested } = await compare(await three(), compareQuery())
    const letters = Object.fromEntries(rows.map(({ key, letters: own }) => [key, own]))
    for (const { a, b, strength, q, adjusted } of tested) {
      const share = letters[a]!.some((letter) => letters[b]!.includes(letter))
      expect(share).toBe(strength !== 'clear')
      expect(adjusted !== null).toBe(q < 0.05)
    }
  })
})

describe('instead of a total reach', () => {
  it('gives medians by platform, bounds and a platform’s own figure for a period, and no sum', async () => {
    const database = await emptyDatabase()
    await addBranch(database, 1, 'A')
    await addAccount(database, 1)
    await addAccount(database, 2, { branch: 1, platform: 'instagram' })
    const reach = [100, 200, 300, 400, 500, 600]
    await addPosts(database, [
      ...reach.map((r) => ({ account: 1, interactions: 1, reach: r })),
      { id: 50, account: 2, platform: 'instagram' as const, interactions: 1, reach: 9000 },
    ])
    const ask = () => database.read((session) => compareReach(session, { filter: filterOf() }))
    const first = await ask()
    expect(first).toMatchObject({
      n: 7,
      median: null,
      atLeast: { value: 9000, postId: '50', accountId: 2, platform: 'instagram' },
      atMost: null,
      population: null,
      own: [],
      finding: { code: 'reach_not_added', data: { n: 7 } },
    })
    expect(first.platforms.map(({ platform, n, median }) => [platform, n, median])).toEqual([
      ['facebook', 6, 350],
      ['instagram', 1, null],
    ])
    await run(
      database,
      `INSERT INTO reference_population VALUES (1, 'Inscrits', 'age', '18-24', 8000, '2026-01-01', 'SISE 2026'),
      (2, 'Inscrits', 'age', '25-34', 2000, '2026-01-01', 'SISE 2026')`,
    )
    expect(await ask()).toMatchObject({ atMost: 10_000, population: { people: 10_000, label: 'SISE 2026' } })
    await run(database, `UPDATE reference_population SET people = 20000`)
    expect(await ask()).toMatchObject({ atMost: null, population: { people: 40_000 } })
    await addImport(database, 9, { account: 1 })
    await run(
      database,
      `INSERT INTO audience_snapshot VALUES (1, 9, 1, 'reached', 'total', '2026-10-01', 'f.csv', 'count', 0, 4321, NULL, FALSE, NULL)`,
    )
    await run(database, `INSERT INTO account_day VALUES (9, 1, '2026-07-02', 'reach', 777, now())`)
    expect((await ask()).own).toEqual([
      { accountId: 1, platform: 'facebook', from: '2026-07-01', to: '2026-09-30', value: 4321 },
    ])
  })
})
