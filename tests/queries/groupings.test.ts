import { describe, expect, it } from 'vitest'
import type { Database } from '../../electron/engine/db/database'
import { compareGroups } from '../../electron/engine/queries/compareGroups'
import { comparePanels } from '../../electron/engine/queries/comparePanels'
import { createRandom } from '../../electron/engine/statistics/random'
import { comparison, type CompareQuery, type ComparisonResult } from '../../shared/contract/compare'
import { GROUPINGS } from '../../shared/vocabulary'
import {
  addAccount,
  addBranch,
  addPosts,
  addThemes,
  branches,
  compareQuery,
  emptyDatabase,
  filterOf,
  pairs,
  type PostDraft,
} from './build'
import { naiveGroups, naivePosts } from './naive'

const compare = async (database: Database, query: CompareQuery): Promise<ComparisonResult> =>
  comparison.parse(await database.read((session) => compareGroups(session, query)))

const FORMATS = ['photo', 'video', 'reel', 'link'] as const
const PERIOD = { period: '2026-05-10..2026-11-05', compare: 'none' } as const

/** Posts at every hour of half a year, across the change of the clocks; none, one or two of four themes. */
function drafts(
  seed: number,
  count: number,
  accounts: readonly { id: number; platform: 'facebook' | 'instagram' }[],
): PostDraft[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, (_, i): PostDraft => {
    const account = accounts[random.below(accounts.length)]!
    const day = new Date(Date.UTC(2026, 4, 10) + random.below(180) * 86_400_000).toISOString().slice(0, 10)
    const first = random.below(5)
    return {
      id: i + 1,
      account: account.id,
      platform: account.platform,
      day,
      time: `${String(random.below(22)).padStart(2, '0')}:${String(random.below(60)).padStart(2, '0')}:00`,
      precision: random.below(8) === 0 ? 'day' : 'instant',
      format: FORMATS[random.below(4)]!,
      themes: first === 0 ? [] : random.below(2) === 0 ? [first] : [first, (first % 4) + 1],
      interactions: random.below(90),
      reach: 300 + random.below(4000),
    }
  })
}

async function network(seed: number, isMixed: boolean, count = 400): Promise<Database> {
  const database = await emptyDatabase()
  await addThemes(database, ['reach', 'clicks', 'interactions', 'views'])
  const accounts = [1, 2, 3, 4].map((id) => ({
    id,
    platform: isMixed && id > 2 ? ('instagram' as const) : ('facebook' as const),
  }))
  for (const id of [1, 2, 3]) await addBranch(database, id, `Branch ${id}`)
  for (const { id, platform } of accounts) await addAccount(database, id, { branch: id === 4 ? 1 : id, platform })
  await addPosts(database, drafts(seed, count, accounts))
  return database
}

const numbers = (result: ComparisonResult) =>
  new Map(result.rows.filter(({ n }) => n > 0).map(({ key, n, median }) => [key, { n, median }]))

const sortedEntries = <T>(map: Map<string, T>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))

describe('every grouping', () => {
  it.each(GROUPINGS.flatMap((by) => [false, true].map((isMixed) => ({ by, isMixed }))))(
    'by $by, several platforms: $isMixed, gives n and median as a naive reader does',
    async ({ by, isMixed }) => {
      const database = await network(by.length + (isMixed ? 50 : 0), isMixed)
      const result = await compare(database, compareQuery({ by, filter: filterOf(PERIOD) }))
      const posts = await naivePosts(database, '2026-05-10', '2026-11-05')
      const counted = by === 'hour' ? posts.filter(({ precision }) => precision === 'instant') : posts
      const expected = naiveGroups(counted, by, result.unit === 'index')
      expect(sortedEntries(numbers(result)).map(([key, { n }]) => [key, n])).toEqual(
        sortedEntries(expected).map(([key, { n }]) => [key, n]),
      )
      for (const [key, { median }] of expected) {
        if (median === null) expect(numbers(result).get(key)?.median).toBeNull()
        else expect(numbers(result).get(key)?.median).toBeCloseTo(median, 9)
      }
      expect(result.network.n).toBe(counted.length)
      expect(result.network.interactions).toBe(counted.reduce((total, { e }) => total + e, 0))
    },
  )

  it.each(['format', 'branch', 'theme', 'quarter'] as const)(
    'panels by %s are the filter, row by row',
    async (panel) => {
      const database = await network(77, false)
      const by = panel === 'branch' ? 'format' : 'branch'
      const query = compareQuery({ by, panel, filter: filterOf(PERIOD) })
      const { panels, family } = await database.read((session) => comparePanels(session, query))
      expect(panels.length).toBeGreaterThan(2)
      expect(family).toBe(panels.reduce((total, { result }) => total + result.pairs.length, 0))
      for (const { key, result } of panels) {
        const parts =
          panel === 'format'
            ? { formats: [key as (typeof FORMATS)[number]] }
            : panel === 'branch'
              ? { branches: [Number(key)] }
              : panel === 'theme'
                ? { themes: [Number(key)] }
                : null
        const days = { '2026-Q2': '2026-05-10..2026-06-30', '2026-Q3': '2026-Q3', '2026-Q4': '2026-10-01..2026-11-05' }
        const filter = filterOf(
          parts === null ? { ...PERIOD, period: days[key as keyof typeof days] } : { ...PERIOD, ...parts },
        )
        const alone = await compare(database, compareQuery({ by, filter }))
        const own = (row: ComparisonResult['rows'][number]) => [row.key, row.n, row.median, row.interval, row.outliers]
        expect(result.rows.map(own)).toEqual(alone.rows.map(own))
        expect(result.pairs.map(({ a, b, ratio, p }) => [a, b, ratio, p])).toEqual(
          alone.pairs.map(({ a, b, ratio, p }) => [a, b, ratio, p]),
        )
      }
    },
  )

  it('panels are one family: q of a test is never below that of its panel alone', async () => {
    const database = await network(5, false)
    const query = compareQuery({ by: 'branch', panel: 'format', filter: filterOf(PERIOD) })
    const { panels } = await database.read((session) => comparePanels(session, query))
    const all = panels.flatMap(({ result }) => result.pairs)
    const smallest = Math.min(...all.map(({ p }) => p))
    const best = all.find(({ p }) => p === smallest)!
    // Of the smallest p of a family of m, q is at most m·p, and exactly that when no larger p gives less.
    expect(best.q).toBeLessThanOrEqual(Math.min(1, smallest * all.length) + 1e-12)
    for (const { p, q } of all) expect(q).toBeGreaterThanOrEqual(p)
    const sorted = [...all].sort((a, b) => a.p - b.p)
    sorted.forEach((pair, i) => {
      const bound = Math.min(...sorted.slice(i).map(({ p }, k) => (p * all.length) / (i + k + 1)), 1)
      expect(pair.q).toBeCloseTo(bound, 12)
    })
  })

  it('refuses panels that are none', async () => {
    const database = await network(1, false, 20)
    for (const panel of [null, 'branch'] as const) {
      const asked = database.read((session) => comparePanels(session, compareQuery({ by: 'branch', panel })))
      await expect(asked).rejects.toMatchObject({ code: 'INVALID' })
    }
  })
})

describe('groups chosen', () => {
  it('are the filter: rows, tests and network, and an aside says what is left out', async () => {
    const database = await network(21, true)
    const chosen = await compare(database, compareQuery({ groups: ['1', '3'], filter: filterOf(PERIOD) }))
    const filtered = await compare(database, compareQuery({ filter: filterOf({ ...PERIOD, branches: [1, 3] }) }))
    expect(chosen.rows).toEqual(filtered.rows)
    expect(chosen.pairs).toEqual(filtered.pairs)
    expect(chosen.network).toEqual(filtered.network)
    expect(chosen.choices.map(({ key }) => key)).toEqual(['1', '2', '3'])
    expect(chosen.asides.find(({ code }) => code === 'groups_chosen')?.data).toEqual({
      by: 'branch',
      shown: 2,
      left: 1,
    })
    expect(filtered.asides.some(({ code }) => code === 'groups_chosen')).toBe(false)
  })

  it('drops keys nobody has, without inventing a row', async () => {
    const database = await network(22, false)
    const result = await compare(database, compareQuery({ groups: ['1', '99'], filter: filterOf(PERIOD) }))
    expect(result.rows.map(({ key }) => key)).toEqual(['1'])
    expect(result.finding.code).toBe('one_group')
  })
})

describe('what does not matter', () => {
  it('is the order in which posts came', async () => {
    const accounts = [1, 2, 3].map((id) => ({ id, platform: 'facebook' as const }))
    const [one, other] = [await emptyDatabase(), await emptyDatabase()]
    const posts = drafts(9, 200, accounts)
    for (const [database, own] of [
      [one, posts],
      [other, posts.toReversed()],
    ] as const) {
      await addThemes(database, ['reach', 'clicks', 'interactions', 'views'])
      await branches(database, 3)
      await addPosts(database, own)
    }
    for (const by of GROUPINGS) {
      const query = compareQuery({ by, filter: filterOf(PERIOD) })
      expect(await compare(other, query), by).toEqual(await compare(one, query))
    }
  })

  it('is the unit of reach: ten times the reach is a tenth of every rate, and the same tests', async () => {
    const posts = drafts(
      10,
      200,
      [1, 2, 3].map((id) => ({ id, platform: 'facebook' as const })),
    )
    const [one, other] = [await emptyDatabase(), await emptyDatabase()]
    for (const [database, factor] of [
      [one, 1],
      [other, 10],
    ] as const) {
      await branches(database, 3)
      await addPosts(
        database,
        posts.map((post) => ({ ...post, reach: (post.reach ?? 0) * factor })),
      )
    }
    const query = compareQuery({ filter: filterOf(PERIOD) })
    const [a, b] = [await compare(one, query), await compare(other, query)]
    a.rows.forEach((row, i) => {
      expect(b.rows[i]).toMatchObject({ key: row.key, n: row.n, outliers: row.outliers })
      expect(b.rows[i]!.median! * 10).toBeCloseTo(row.median!, 12)
    })
    a.pairs.forEach((pair, i) => {
      expect(b.pairs[i]!.ratio).toBeCloseTo(pair.ratio, 9)
      expect(b.pairs[i]).toMatchObject({ p: pair.p, q: pair.q, superiority: pair.superiority, strength: pair.strength })
    })
  })
})

describe('themes overlap', () => {
  const rated = (themes: readonly number[], values: readonly number[]) =>
    pairs(
      1,
      values.map((e) => [e, 1000] as const),
      { themes },
    )

  async function overlapping() {
    const database = await emptyDatabase()
    await addThemes(database, ['reach', 'clicks', 'interactions'])
    await branches(database, 1)
    await addPosts(database, [
      ...rated([1], [10, 20, 30, 40, 50, 60]),
      ...rated([2], [100, 110, 120, 130, 140, 150]),
      ...rated([1, 2], [500, 510, 520]),
      ...rated([3], [15, 25, 35, 45, 55, 65, 75]),
      ...rated([], [5, 6, 7, 8, 9, 11]),
    ])
    return database
  }

  it('counts a post in each of its themes, and the network once', async () => {
    const result = await compare(await overlapping(), compareQuery({ by: 'theme' }))
    const n = Object.fromEntries(result.rows.map((row) => [row.key, row.n]))
    expect(n).toEqual({ 0: 6, 1: 9, 2: 9, 3: 7 })
    expect(result.network.n).toBe(28)
    expect(result.rows.map(({ label }) => label)).toContain('T1')
    expect(result.asides.find(({ code }) => code === 'themes_overlap')?.data).toMatchObject({ n: 3 })
  })

  it('leaves shared posts out of the test of both their themes, and says how many', async () => {
    const result = await compare(await overlapping(), compareQuery({ by: 'theme' }))
    const pair = result.pairs.find(({ a, b }) => a === '1' && b === '2')!
    expect(pair).toMatchObject({ nA: 6, nB: 6, shared: 3, superiority: 0 })
    expect(result.pairs.find(({ a, b }) => a === '1' && b === '3')).toMatchObject({ nA: 9, nB: 7, shared: 0 })
  })

  it('sets a theme against the posts that do not have it, each once', async () => {
    const focus = await compare(await overlapping(), compareQuery({ by: 'theme', focus: '1' }))
    expect(focus.pairs).toHaveLength(1)
    expect(focus.pairs[0]).toMatchObject({ a: '1', b: 'rest', nA: 9, nB: 19 })
  })

  it('tests all themes together on the posts that have only one of them', async () => {
    const database = await overlapping()
    const both = await compare(database, compareQuery({ by: 'theme' }))
    const alone = await emptyDatabase()
    await addThemes(alone, ['reach', 'clicks', 'interactions'])
    await branches(alone, 1)
    await addPosts(alone, [
      ...rated([1], [10, 20, 30, 40, 50, 60]),
      ...rated([2], [100, 110, 120, 130, 140, 150]),
      ...rated([3], [15, 25, 35, 45, 55, 65, 75]),
      ...rated([], [5, 6, 7, 8, 9, 11]),
    ])
    expect(both.kruskal).toEqual((await compare(alone, compareQuery({ by: 'theme' }))).kruskal)
    expect(both.kruskal?.df).toBe(3)
  })

  it('works with more themes than one column of bits holds', async () => {
    const database = await emptyDatabase()
    await addThemes(
      database,
      Array.from({ length: 70 }, () => 'reach' as const),
    )
    await branches(database, 1)
    await addPosts(database, [...rated([1, 31, 70], [1, 2, 3, 4, 5, 6]), ...rated([61], [7])])
    const result = await compare(database, compareQuery({ by: 'theme' }))
    expect(Object.fromEntries(result.rows.map(({ key, n }) => [key, n]))).toEqual({ 1: 6, 31: 6, 61: 1, 70: 6 })
  })
})

describe('hours and months', () => {
  it('are those of the network’s zone, and a post without an hour is set aside for that', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    const at = (time: string, more = {}) => ({ account: 1, interactions: 10, reach: 100, time, ...more })
    await addPosts(database, [at('22:30:00'), at('21:59:00'), at('10:00:00', { precision: 'day' })])
    const result = await compare(database, compareQuery({ by: 'hour' }))
    expect(result.rows.map(({ key, n }) => [key, n])).toEqual([
      ['0', 1],
      ['23', 1],
    ])
    expect(result.setAside).toEqual([{ reason: 'no_time', n: 1 }])
    expect((await compare(database, compareQuery({ by: 'weekday' }))).setAside).toEqual([])
  })

  it('keep the order of time, and a month stands beside the same month of the comparison period', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    const month = (day: string, values: readonly number[]) =>
      pairs(
        1,
        values.map((e) => [e, 1000] as const),
        { day },
      )
    await addPosts(database, [
      ...month('2026-07-10', [10, 11, 12, 13, 14, 15]),
      ...month('2026-08-10', [90, 91, 92, 93, 94, 95]),
      ...month('2026-09-10', [40, 41, 42, 43, 44, 45]),
      ...month('2025-08-20', [50, 51, 52, 53, 54, 55, 56]),
    ])
    const result = await compare(database, compareQuery({ by: 'month' }))
    expect(result.rows.map(({ key }) => key)).toEqual(['2026-07', '2026-08', '2026-09'])
    expect(result.rows.map(({ previous }) => previous?.n)).toEqual([0, 7, 0])
    expect(result.rows.map(({ ranks }) => ranks?.best)).toEqual([3, 1, 2])
    expect((await compare(database, compareQuery({ by: 'quarter' }))).rows.map(({ key, n }) => [key, n])).toEqual([
      ['2026-Q3', 18],
    ])
  })
})
