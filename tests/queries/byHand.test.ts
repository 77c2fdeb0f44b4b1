import { describe, expect, it } from 'vitest'
import { readingsAt, saveCounts } from '../../electron/engine/queries/handCounts'
import type { Database } from '../../electron/engine/db/database'
import { compareGroups } from '../../electron/engine/queries/compareGroups'
import { followerGrowth } from '../../electron/engine/queries/followers'
import { without } from '../../renderer/format/without'
import { testWorkspace } from '../support/engine'
import {
  addAccount,
  addFollowers,
  addImport,
  addPosts,
  branches,
  compareQuery,
  emptyDatabase,
  pairs,
  run,
} from './build'

const NOW = new Date('2026-10-12T08:00:00Z')
const ENDS = ['2026-07-31', '2026-08-31', '2026-09-30']

const typed = (accountId: number, day: string, followers: number) => ({
  ...{ accountId, day, followers, source: 'Profil, à l’écran', note: null },
})
const save = (database: Database, counts: Parameters<typeof saveCounts>[1]['counts'], remove: readonly number[] = []) =>
  database.write((session) => saveCounts(session, { counts, remove }, NOW))

/** Followers as the grid shows them: typed, of a file or near, by account and day. */
async function shown(database: Database, days = ENDS) {
  const cells = await database.read((session) => readingsAt(session, days))
  return cells.map(({ typed: own, fromFile, near }) => [
    own?.followers ?? null,
    fromFile?.followers ?? null,
    near?.followers ?? null,
  ])
}

async function fileCount(database: Database, id: number, account: number, day: string, followers: number) {
  await addImport(database, id, { account })
  await addFollowers(database, id, account, day, followers)
  await run(database, `UPDATE follower_count SET import_id = ${id} WHERE id = ${id}`)
}

describe('readings of a quarter', () => {
  it('one cell per account and month end, typed and from files apart, else the nearest within 31 days', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addAccount(database, 2, { branch: 0, platform: 'bluesky' })
    await addFollowers(database, 1, 1, '2026-07-31', 100)
    await fileCount(database, 2, 1, '2026-08-31', 110)
    await addFollowers(database, 3, 2, '2026-08-20', 55)
    await addFollowers(database, 4, 2, '2026-06-30', 50)
    expect(await shown(database)).toEqual([
      [100, null, null],
      [null, 110, null],
      [null, null, 110],
      [null, null, 55],
      [null, null, 55],
      // 20 August is 41 days before the end of September.
      [null, null, null],
    ])
  })

  it('of two counts of one day, the one entered last', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addFollowers(database, 1, 1, '2026-07-31', 100)
    await addFollowers(database, 2, 1, '2026-07-31', 101)
    expect((await shown(database))[0]).toEqual([101, null, null])
  })
})

describe('many counts typed in', () => {
  it('are saved at once, replace what was typed for that day, and are undone by their own answer', async () => {
    const database = await emptyDatabase()
    await branches(database, 2)
    await addFollowers(database, 7, 1, '2026-07-31', 100)
    const before = await shown(database)
    const { added, removed } = await save(database, [typed(1, '2026-07-31', 120), typed(2, '2026-09-30', 40)])
    expect(added).toHaveLength(2)
    expect(removed).toEqual([{ id: 7, accountId: 1, day: '2026-07-31', followers: 100, source: 'typed', note: null }])
    expect((await shown(database))[0]).toEqual([120, null, null])
    expect((await shown(database))[5]).toEqual([40, null, null])
    const back = await save(
      database,
      removed.map((count) => without(count, 'id')),
      added,
    )
    expect(back.removed.map(({ followers }) => followers)).toEqual([120, 40])
    expect(await shown(database)).toEqual(before)
  })

  it('enter growth at once', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await save(database, [typed(1, '2026-07-01', 200), typed(1, '2026-09-30', 250)])
    const [growth] = await database.read((session) => followerGrowth(session, { from: '2026-07-01', to: '2026-09-30' }))
    expect(growth).toMatchObject({ change: 50, changeShare: 0.25 })
  })

  it('give the rate by followers at once, on a platform without export', async () => {
    const database = await emptyDatabase()
    await addAccount(database, 1, { branch: 0, platform: 'mastodon' })
    const seven = Array.from({ length: 7 }, () => [20, 1000] as const)
    await addPosts(database, pairs(1, seven, { platform: 'mastodon', day: '2026-07-20' }))
    const median = async () => {
      const query = compareQuery({ by: 'account', rate: 'erf' })
      const { rows } = await database.read((session) => compareGroups(session, query))
      return rows.find(({ key }) => key === '1')?.median ?? null
    }
    expect(await median()).toBeNull()
    await save(database, [typed(1, '2026-07-31', 400)])
    expect(await median()).toBeCloseTo(0.05, 12)
  })

  it.each([
    ['an account that is not there', [typed(9, '2026-07-31', 1)], { field: 'counts.0.accountId', reason: 'unknown' }],
    ['a day to come', [typed(1, '2026-10-14', 1)], { field: 'counts.0.day', reason: 'future' }],
    ['a day twice', [typed(1, '2026-07-31', 1), typed(1, '2026-07-31', 2)], { field: 'counts.1', reason: 'twice' }],
    ['a day that a file gives', [typed(1, '2026-08-31', 1)], { field: 'counts.0', reason: 'given_by_file' }],
  ])('refuse %s, and then nothing is written', async (_, wrong, data) => {
    const database = await emptyDatabase()
    await branches(database, 2)
    await fileCount(database, 2, 1, '2026-08-31', 110)
    const before = await shown(database)
    await expect(
      save(database, [typed(2, '2026-07-31', 5), ...wrong].slice(wrong.length === 2 ? 1 : 0)),
    ).rejects.toMatchObject({
      code: 'INVALID',
      data: wrong.length === 2 ? data : { ...data, field: data.field.replace('counts.0', 'counts.1') },
    })
    expect(await shown(database)).toEqual(before)
  })

  it('never take back what a file gave, nor what is not there', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await fileCount(database, 2, 1, '2026-08-31', 110)
    await expect(save(database, [], [2])).rejects.toMatchObject({
      code: 'INVALID',
      data: { field: 'remove', reason: 'imported' },
    })
    await expect(save(database, [], [99])).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await shown(database))[1]).toEqual([null, 110, null])
  })

  it('through the contract, for a platform without export', async () => {
    const { client } = await testWorkspace()
    const draft = { name: 'BU', handle: null, url: null, branchId: null, coordinator: null, openedOn: null }
    const ids = []
    for (const platform of ['bluesky', 'mastodon', 'threads'] as const) {
      ids.push((await client.network.saveAccount({ ...draft, platform, closedOn: null, aliases: [] })).id)
    }
    await client.network.saveCounts({ counts: ids.map((accountId) => typed(accountId, '2026-06-30', 300)), remove: [] })
    const cells = await client.network.readings({ days: ['2026-06-30'] })
    expect(cells.map((cell) => [cell.accountId, cell.typed?.followers])).toEqual(
      ids.map((accountId) => [accountId, 300]),
    )
  })
})
