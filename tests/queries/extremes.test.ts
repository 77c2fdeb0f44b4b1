import { tableFromIPC } from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import type { Database } from '../../electron/engine/db/database'
import { comparePoints, POINTS_IN_ALL, POINTS_PER_GROUP } from '../../electron/engine/queries/comparePoints'
import { extremes } from '../../electron/engine/queries/extremes'
import type { CompareQuery } from '../../shared/contract/compare'
import { addAccount, addBranch, addPosts, branches, compareQuery, emptyDatabase, run } from './build'

const best = (database: Database, count: number) =>
  database.read((session) => extremes(session, { ...compareQuery(), count }))

describe('best and weakest posts', () => {
  it('are mature, counted ones, with their links, and never the same', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, [
      { id: 1, interactions: 50, reach: 1000 },
      { id: 2, interactions: 10, reach: 1000 },
      { id: 3, interactions: 30, reach: 1000 },
      { id: 4, interactions: 900, reach: 1000, age: 3 },
      { id: 5, interactions: 900, reach: 1000, flags: ['boosted'] },
      { id: 6, interactions: 900 },
    ])
    const found = await best(database, 5)
    expect(found.best.map(({ postId, rate }) => [postId, rate])).toEqual([
      ['1', 0.05],
      ['3', 0.03],
    ])
    expect(found.weakest.map(({ postId }) => postId)).toEqual(['2'])
    expect(found.best[0]).toMatchObject({ accountId: 1, permalink: 'https://example.org/1', day: '2026-07-15' })
  })

  it('are told apart by what more people did, or saw in vain, at equal rates', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, [
      { id: 1, interactions: 1, reach: 10 },
      { id: 2, interactions: 100, reach: 1000 },
      { id: 3, interactions: 0, reach: 50 },
      { id: 4, interactions: 0, reach: 5000 },
    ])
    const found = await best(database, 1)
    expect(found).toMatchObject({ best: [{ postId: '2' }], weakest: [{ postId: '4' }] })
  })

  it('are measured against their platform where platforms mix', async () => {
    const database = await emptyDatabase()
    await addBranch(database, 1, 'A')
    await addAccount(database, 1)
    await addAccount(database, 2, { branch: 1, platform: 'instagram' })
    const instagram = [100, 110, 120].map((interactions, i) => ({
      ...{ id: 10 + i, account: 2, platform: 'instagram' as const, interactions, reach: 1000 },
    }))
    const facebook = [10, 11, 30].map((interactions, i) => ({ id: 20 + i, account: 1, interactions, reach: 1000 }))
    await addPosts(database, [...instagram, ...facebook])
    // 30 ‰ is almost three times the Facebook median, 120 ‰ hardly more than Instagram's.
    expect((await best(database, 1)).best).toMatchObject([{ postId: '22', rate: 0.03 }])
  })
})

describe('the dots', () => {
  const points = async (database: Database, query: CompareQuery = compareQuery()) => {
    const { arrow, drawn, total } = await database.read((session) => comparePoints(session, query))
    const rows = tableFromIPC(new Uint8Array(await arrow.arrayBuffer())).toArray() as {
      toJSON(): Record<string, unknown>
    }[]
    return { drawn, total, rows: rows.map((row) => row.toJSON()) }
  }

  it('are one per post with a rate, immature ones marked', async () => {
    const database = await emptyDatabase()
    await branches(database, 2)
    await addPosts(database, [
      { id: 1, account: 1, interactions: 1, reach: 10 },
      { id: 2, account: 2, interactions: 1, reach: 20, age: 1 },
      { id: 3, account: 2, interactions: 1, reach: 0 },
      { id: 4, account: 2, interactions: 1, reach: 10, flags: ['share'] },
    ])
    expect(await points(database)).toEqual({
      drawn: 2,
      total: 2,
      rows: [
        { group: '1', id: '1', rate: 0.1, mature: true, outlier: false },
        { group: '2', id: '2', rate: 0.05, mature: false, outlier: false },
      ],
    })
  })

  it('are an index where the medians are', async () => {
    const database = await emptyDatabase()
    await addBranch(database, 1, 'A')
    await addAccount(database, 1)
    await addAccount(database, 2, { branch: 1, platform: 'instagram' })
    await addPosts(database, [
      { id: 1, account: 1, interactions: 1, reach: 100 },
      { id: 2, account: 1, interactions: 3, reach: 100 },
      { id: 3, account: 2, platform: 'instagram', interactions: 9, reach: 100 },
    ])
    const { rows } = await points(database)
    expect(rows.map(({ rate }) => Math.round(Number(rate) * 1e6) / 1e6)).toEqual([50, 100, 150])
  })

  it('are thinned evenly above 5,000 per group, and the extremes stay', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, [{ id: 1, interactions: 1, reach: 1_000_000 }])
    await run(
      database,
      `INSERT INTO post BY NAME SELECT * EXCLUDE (i) REPLACE (i::UBIGINT AS id, 'k' || i AS key, i AS err_interactions)
       FROM post, (SELECT range AS i FROM range(2, 30001))`,
    )
    const { drawn, total, rows } = await points(database)
    expect(total).toBe(30_000)
    expect(drawn).toBe(rows.length)
    expect(drawn).toBeLessThanOrEqual(POINTS_PER_GROUP)
    expect(drawn).toBeGreaterThan(4000)
    const ids = rows.map(({ id }) => Number(id))
    expect(ids.slice(0, 3)).toEqual([1, 2, 3])
    expect(ids.slice(-3)).toEqual([29_998, 29_999, 30_000])
    const middle = [...ids].sort((a, b) => a - b)[Math.floor(ids.length / 2)]!
    expect(Math.abs(middle - 15_000)).toBeLessThan(300)
  })

  it('are about 30,000 in all: small groups whole, the others alike, their extremes kept', async () => {
    const database = await emptyDatabase()
    await branches(database, 21)
    await addPosts(database, [{ id: 1, interactions: 1, reach: 1_000_000 }])
    // Branch 21 has 40 posts, each of the others 2,500 (50,040 in all): (30,000 − 40) / 20 = 1,498 dots each at most.
    await run(
      database,
      `INSERT INTO post BY NAME SELECT * EXCLUDE (i) REPLACE (i::UBIGINT AS id, 'k' || i AS key, i AS err_interactions,
         CASE WHEN i <= 40 THEN 21 ELSE (i - 41) % 20 + 1 END AS account_id)
       FROM post, (SELECT range AS i FROM range(2, 50041))`,
    )
    await run(database, 'UPDATE post SET account_id = 21 WHERE id = 1')
    const { drawn, total, rows } = await points(database)
    expect(total).toBe(50_040)
    expect(drawn).toBe(rows.length)
    expect(drawn).toBeLessThanOrEqual(POINTS_IN_ALL)
    expect(drawn).toBeGreaterThan(20_000)
    const of = (key: string) => rows.filter(({ group }) => group === key).map(({ id }) => Number(id))
    expect(of('21')).toHaveLength(40)
    for (let branch = 1; branch <= 20; branch++) {
      const ids = of(String(branch))
      expect(ids.length).toBeLessThanOrEqual(1498)
      expect(ids.length).toBeGreaterThan(1000)
      expect(ids.slice(0, 2)).toEqual([40 + branch, 60 + branch])
      expect(ids.at(-1)).toBe(50_020 + branch)
    }
    expect((await points(database)).rows).toEqual(rows)
  })
})
