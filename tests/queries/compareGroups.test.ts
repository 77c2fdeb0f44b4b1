import { describe, expect, it } from 'vitest'
import type { Database } from '../../electron/engine/db/database'
import { compareGroups } from '../../electron/engine/queries/compareGroups'
import type { ComparisonResult } from '../../shared/contract/compare'
import { comparison } from '../../shared/contract/compare'
import type { CompareQuery } from '../../shared/contract/compare'
import { FINDINGS } from '../../shared/findings'
import {
  addAccount,
  addBranch,
  addFollowers,
  addPosts,
  branches,
  compareQuery,
  emptyDatabase,
  filterOf,
  pairs,
  run,
} from './build'

const compare = async (database: Database, query: CompareQuery = compareQuery()): Promise<ComparisonResult> =>
  comparison.parse(await database.read((session) => compareGroups(session, query)))

const byKey = (result: ComparisonResult, key: string) => result.rows.find((row) => row.key === key)!

/** n posts of reach 1000 with so many interactions each. */
const rates = (account: number, interactions: readonly number[], more = {}) =>
  pairs(
    account,
    interactions.map((e) => [e, 1000] as const),
    more,
  )

describe('medians and intervals', () => {
  it('gives the median with its exact order-statistic interval, worked out by hand', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    // 10 posts: rank 2 of 10 (coverage .979): the second smallest and the second largest.
    await addPosts(database, rates(1, [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]))
    const row = byKey(await compare(database), '1')
    expect(row).toMatchObject({ n: 10, label: 'A', slot: 1, platform: 'facebook', interactions: 550, views: null })
    expect(row.median).toBeCloseTo(0.055, 12)
    expect(row.interval).toEqual({ low: 0.02, high: 0.09 })
    expect(row.ratioOfSums?.value).toBeCloseTo(0.055, 12)
  })

  it('shows no median, interval or ratio under six posts, and says so', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, rates(1, [10, 20, 30, 40, 50]))
    const result = await compare(database)
    expect(byKey(result, '1')).toMatchObject({ n: 5, median: null, interval: null, ratioOfSums: null, shrunken: null })
    expect(result.finding).toMatchObject({
      code: 'too_few_posts',
      strength: null,
      data: { n: 5, largest: 5, needed: 6 },
    })
    expect(result.asides.map(({ code }) => code)).toContain('small_groups')
  })

  it('has a median but no ratio of sums at six posts, both at eight', async () => {
    const database = await emptyDatabase()
    await branches(database, 2)
    await addPosts(database, [...rates(1, [10, 20, 30, 40, 50, 60]), ...rates(2, [10, 20, 30, 40, 50, 60, 70, 80])])
    const result = await compare(database)
    expect(byKey(result, '1')).toMatchObject({ n: 6, ratioOfSums: null, interval: { low: 0.01, high: 0.06 } })
    expect(byKey(result, '2').ratioOfSums).not.toBeNull()
  })

  it('answers an empty period without inventing anything', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    const result = await compare(database)
    expect(result.rows).toEqual([])
    expect(result.network).toMatchObject({ n: 0, median: null, interactions: 0 })
    expect(result.finding).toMatchObject({
      code: 'no_posts',
      data: { from: '2026-07-01', to: '2026-09-30', setAside: 0 },
    })
    expect(result.trend?.code).toBe('period_too_few')
  })
})

describe('what counts', () => {
  it('guards every denominator: 0, missing, negative and the largest of 64 bits', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, [
      ...rates(1, [10, 20, 30, 40, 50, 60]),
      { account: 1, interactions: 5, errReach: 0 },
      { account: 1, interactions: 5, errReach: null },
      { account: 1, interactions: 5, errReach: -3 },
      { account: 1, interactions: -5, errReach: 100 },
      { account: 1, interactions: null, errReach: 100 },
      { account: 1, interactions: 5, errReach: '9223372036854775807' },
    ])
    const result = await compare(database)
    const row = byKey(result, '1')
    expect(row.n).toBe(7)
    expect(row.median).toBe(0.03)
    expect(result.setAside).toEqual([
      { reason: 'no_denominator', n: 3 },
      { reason: 'no_interactions', n: 2 },
    ])
  })

  it('sets flagged posts aside by their first reason, and takes each back with its switch', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    const flags = ['share', 'crosspost', 'boosted', 'reply', 'collaboration'] as const
    await addPosts(database, [
      ...rates(1, [10, 20, 30, 40, 50, 60]),
      ...flags.flatMap((flag) => rates(1, [70], { flags: [flag] })),
      { account: 1, interactions: 5, reach: 100, flags: ['share', 'boosted'] },
      { id: 900, account: 1, interactions: 80, reach: 1000, key: 'facebook:id:900' },
    ])
    await run(database, `INSERT INTO post_mark VALUES ('facebook:id:900', 'set_aside', now())`)
    const result = await compare(database)
    expect(byKey(result, '1').n).toBe(6)
    expect(Object.fromEntries(result.setAside.map(({ reason, n }) => [reason, n]))).toEqual({
      ...{ share: 2, crosspost: 1, boosted: 1, reply: 1, collaboration: 1, by_hand: 1 },
    })
    for (const include of [...flags, 'by_hand'] as const) {
      const back = await compare(database, compareQuery({ filter: filterOf({ include: [include] }) }))
      expect(byKey(back, '1').n, include).toBe(7)
    }
  })

  it.each([
    ['facebook', 7],
    ['instagram', 14],
    ['youtube', 60],
  ] as const)('leaves %s posts out until the export is %i days after publication', async (platform, days) => {
    const database = await emptyDatabase()
    await addBranch(database, 1, 'A')
    await addAccount(database, 1, { platform })
    const at = (age: number) => pairs(1, [[10, 1000]], { platform, age })
    await addPosts(database, [...at(days), ...at(days + 1), ...at(days - 0.001)])
    const result = await compare(database)
    expect(byKey(result, '1')).toMatchObject({ n: 2, immature: 1 })
    expect(result.setAside).toEqual([{ reason: 'immature', n: 1 }])
    const all = await compare(database, compareQuery({ filter: filterOf({ include: ['immature'] }) }))
    expect(byKey(all, '1').n).toBe(3)
  })

  it('counts maturity from the snapshot of the rate, not from a newer export that lacks it', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, pairs(1, [[10, 1000]], { age: 2 }))
    await run(database, `UPDATE post SET exported_at = TIMESTAMP '2026-12-31 00:00:00'`)
    expect((await compare(database)).setAside).toEqual([{ reason: 'immature', n: 1 }])
  })
})

describe('the three rates', () => {
  it('divides by reach, by views, and by the follower count nearest to publication within 31 days', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addFollowers(database, 1, 1, '2026-07-10', 1000)
    await addFollowers(database, 2, 1, '2026-07-20', 2000)
    await addFollowers(database, 3, 1, '2026-09-30', 4000)
    const post = (day: string) => ({ account: 1, day, interactions: 40, reach: 500, views: 800 })
    // 15 July is 5 days from either count: the earlier one holds. 25 August is 36 days away from both neighbours.
    const days = ['2026-07-11', '2026-07-15', '2026-07-16', '2026-08-20', '2026-08-25', '2026-09-05', '2026-09-29']
    await addPosts(database, days.map(post))
    const err = await compare(database)
    const erv = await compare(database, compareQuery({ rate: 'erv' }))
    const erf = await compare(database, compareQuery({ rate: 'erf' }))
    expect(byKey(err, '1').median).toBe(0.08)
    expect(byKey(erv, '1').median).toBe(0.05)
    expect(byKey(erv, '1').views).toBe(5600)
    // 1000, 1000, 2000, 2000 (31 days), none, 4000 (25 days), 4000: rates .04 .04 .02 .02 .01 .01
    expect(byKey(erf, '1')).toMatchObject({ n: 6, median: 0.02, views: null })
    expect(erf.setAside).toEqual([{ reason: 'no_denominator', n: 1 }])
  })
})

describe('the network', () => {
  it('weighs every branch the same, however much one of them posts', async () => {
    const database = await emptyDatabase()
    await branches(database, 2)
    const many = Array.from({ length: 60 }, () => 100)
    await addPosts(database, [...rates(1, many), ...rates(2, [10, 10, 10, 10, 10, 10])])
    const result = await compare(database)
    // Pooled, the median would be .1; with equal weights it lies half-way between the two branches.
    expect(result.network.n).toBe(66)
    expect(result.network.median).toBeCloseTo(0.055, 12)
  })

  it('puts accounts of no branch in the group network, sub-branches under their own name', async () => {
    const database = await emptyDatabase()
    await addBranch(database, 1, 'Group')
    await addBranch(database, 2, 'Sub', 1)
    await addAccount(database, 1)
    await addAccount(database, 2)
    await addAccount(database, 3, { branch: 0 })
    await addPosts(
      database,
      [1, 2, 3].flatMap((account) => rates(account, [10, 20])),
    )
    const all = await compare(database)
    expect(all.rows.map(({ key, label }) => [key, label]).sort()).toEqual([
      ['1', 'Group'],
      ['2', 'Sub'],
      ['network', null],
    ])
    const group = await compare(database, compareQuery({ filter: filterOf({ branches: [1] }) }))
    expect(group.rows.map(({ key }) => key).sort()).toEqual(['1', '2'])
  })
})

describe('periods', () => {
  it('compares with the same quarter last year: ratio now / then, per group and for the network', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    const now = [20, 22, 24, 26, 28, 30, 32, 34, 36, 38]
    await addPosts(database, [
      ...rates(1, now),
      ...rates(
        1,
        now.map((e) => e / 2),
        { day: '2025-07-15' },
      ),
    ])
    const result = await compare(database)
    expect(result.before).toEqual({ from: '2025-07-01', to: '2025-09-30' })
    const { previous } = byKey(result, '1')
    expect(previous).toMatchObject({ n: 10, change: { strength: 'clear' } })
    // Median of ln((E+½)/R) differences: all 100 ratios (2a+.5)/(b+.5) around 2.
    expect(previous?.change?.ratio).toBeGreaterThan(1.9)
    expect(previous?.change?.ratio).toBeLessThan(2.1)
    expect(result.trend).toMatchObject({
      code: 'period_up',
      strength: 'clear',
      data: { n: 10, nBefore: 10, platform: 'facebook' },
    })
  })

  it('says nothing of a change with few posts, and none when asked for none', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, [...rates(1, [10, 20, 30, 40, 50, 60]), ...rates(1, [10, 20], { day: '2025-07-15' })])
    const result = await compare(database)
    expect(byKey(result, '1').previous).toMatchObject({ n: 2, median: null, change: null })
    expect(result.trend?.code).toBe('period_too_few')
    const none = await compare(database, compareQuery({ filter: filterOf({ compare: 'none' }) }))
    expect(none).toMatchObject({ before: null, trend: null })
    expect(byKey(none, '1').previous).toBeNull()
  })
})

describe('tests and sentences', () => {
  it('tells a clear leader from its follower', async () => {
    const database = await emptyDatabase()
    await branches(database, 3)
    await addPosts(database, [
      ...rates(1, [80, 85, 90, 95, 100, 105, 110, 115, 120, 125]),
      ...rates(2, [10, 12, 14, 16, 18, 20, 22, 24, 26, 28]),
      ...rates(3, [11, 13, 15, 17, 19, 21, 23, 25, 27, 29]),
    ])
    const result = await compare(database)
    expect(result.rows.map(({ key }) => key)).toEqual(['1', '3', '2'])
    expect(result.finding).toMatchObject({
      code: 'groups_differ',
      strength: 'clear',
      data: { leader: '1', leaderLabel: 'A', followers: ['3', '2'], clear: 2, family: 3, n: 30 },
    })
    expect(result.brackets).toEqual([{ letter: 'A', from: 1, to: 2 }])
    expect(result.pairs).toHaveLength(3)
    expect(result.kruskal?.df).toBe(2)
  })

  it('says that nothing separates equal groups', async () => {
    const database = await emptyDatabase()
    await branches(database, 2)
    await addPosts(
      database,
      [1, 2].flatMap((account) => rates(account, [10, 20, 30, 40, 50, 60, 70])),
    )
    const result = await compare(database)
    expect(result.finding).toMatchObject({
      code: 'nothing_separates',
      strength: 'cannot_tell',
      data: { groups: 2, family: 1 },
    })
    expect(result.brackets).toEqual([{ letter: 'A', from: 0, to: 1 }])
  })

  it('says nothing of a likely pair where the groups together do not differ', async () => {
    const database = await emptyDatabase()
    await branches(database, 3)
    await addPosts(database, [
      ...rates(1, [24, 33, 41, 50, 61, 70, 80, 90]),
      ...rates(2, [10, 18, 22, 28, 34, 38, 44, 52]),
      ...rates(3, [15, 25, 35, 45, 55, 65, 75, 85]),
    ])
    const result = await compare(database)
    expect(result.pairs.map(({ strength }) => strength).sort()).toEqual(['cannot_tell', 'cannot_tell', 'likely'])
    expect(result.kruskal?.p).toBeGreaterThan(0.05)
    expect(result.finding).toMatchObject({ code: 'nothing_separates', strength: 'cannot_tell' })
  })

  it('never tests across platforms', async () => {
    const database = await emptyDatabase()
    await addBranch(database, 1, 'A')
    await addAccount(database, 1, { platform: 'facebook' })
    await addAccount(database, 2, { branch: 1, platform: 'instagram' })
    await addPosts(database, [
      ...rates(1, [10, 20, 30, 40, 50, 60, 70, 80]),
      ...rates(2, [100, 200, 300, 400, 500, 600, 700, 800], { platform: 'instagram' }),
    ])
    const byPlatform = await compare(database, compareQuery({ by: 'platform' }))
    expect(byPlatform).toMatchObject({ unit: 'rate', pairs: [], brackets: [], kruskal: null })
    expect(byPlatform.finding).toMatchObject({
      code: 'platforms_not_ranked',
      data: { platforms: ['facebook', 'instagram'] },
    })
    expect(byPlatform.network.median).toBeNull()
    const byAccount = await compare(database, compareQuery({ by: 'account' }))
    expect(byAccount.pairs).toEqual([])
    expect(byAccount.finding.code).toBe('nothing_comparable')
  })

  it('measures posts against their platform as soon as platforms mix in a group', async () => {
    const database = await emptyDatabase()
    await addBranch(database, 1, 'A')
    await addAccount(database, 1, { platform: 'facebook' })
    await addAccount(database, 2, { branch: 1, platform: 'instagram' })
    const values = [10, 20, 30, 40, 50, 60, 70]
    await addPosts(database, [
      ...rates(1, values),
      ...rates(
        2,
        values.map((e) => e * 10),
        { platform: 'instagram' },
      ),
    ])
    const result = await compare(database)
    expect(result.unit).toBe('index')
    expect(byKey(result, '1').platform).toBeNull()
    expect(byKey(result, '1').median).toBeCloseTo(100, 9)
    expect(byKey(result, '1').ratioOfSums?.value).toBeCloseTo(100, 9)
    expect(result.asides.map(({ code }) => code)).toContain('index_explained')
  })

  it('names the post that outweighs its group, with its own reach and the ratio without it', async () => {
    const database = await emptyDatabase()
    await branches(database, 2)
    await addPosts(database, [
      ...rates(1, [10, 11, 12, 13, 14, 15, 16, 17]),
      { id: '18446744073709551615', account: 1, interactions: 5000, reach: 41_870 },
      ...rates(2, [30, 31, 32, 33, 34, 35, 36, 37]),
    ])
    const result = await compare(database)
    const row = byKey(result, '1')
    expect(row.dominant).toMatchObject({ postId: '18446744073709551615', denominator: 41_870 })
    expect(row.dominant?.share).toBeCloseTo(5000 / 5108, 12)
    expect(row.dominant?.ratioWithout).toBeCloseTo(108 / 8000, 12)
    // Median under the other branch, ratio of sums above it.
    expect(row.disagrees).toBe(true)
    expect(result.asides[0]).toMatchObject({ code: 'dominant_post', data: { label: 'A' } })
  })

  it('compares each with the rest above twelve groups', async () => {
    const database = await emptyDatabase()
    await branches(database, 13)
    const spread = [20, 22, 24, 26, 28, 30, 32, 34]
    await addPosts(database, [
      ...Array.from({ length: 12 }, (_, i) => rates(i + 1, spread)).flat(),
      ...rates(
        13,
        spread.map((e) => e * 10),
      ),
    ])
    const result = await compare(database)
    expect(result.pairs).toHaveLength(13)
    expect(result.pairs.every(({ b }) => b === 'rest')).toBe(true)
    expect(result.finding).toMatchObject({ code: 'groups_off_network', data: { above: ['13'], aboveLabels: ['M'] } })
    expect(result.brackets).toEqual([])
  })

  it('gives every finding exactly the data its code declares', async () => {
    const database = await emptyDatabase()
    await branches(database, 3)
    await addPosts(database, [
      ...rates(1, [10, 20, 30, 40, 50, 60, 70, 900]),
      ...rates(2, [90, 95, 97, 99, 101, 105, 110, 112]),
      ...rates(3, [1]),
    ])
    const result = await compare(database)
    const all = [result.finding, ...(result.trend ? [result.trend] : []), ...result.asides]
    expect(all.length).toBeGreaterThan(3)
    for (const { code, data } of all) {
      expect(Object.keys(FINDINGS)).toContain(code)
      expect(Object.keys(data).sort(), code).toEqual(Object.keys(FINDINGS[code as keyof typeof FINDINGS]).sort())
    }
  })
})
