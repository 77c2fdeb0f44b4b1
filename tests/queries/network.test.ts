import { describe, expect, it } from 'vitest'
import type { Database } from '../../electron/engine/db/database'
import { networkCsv } from '../../electron/engine/queries/exportTables'
import { followerGrowth } from '../../electron/engine/queries/followers'
import { networkOverview } from '../../electron/engine/queries/network'
import * as save from '../../electron/engine/queries/saveNetwork'
import type { Account, EditorialLine } from '../../shared/contract/network'
import { networkContract } from '../../shared/contract/network'
import { addAccount, addFollowers, addImport, addPosts, branches, emptyDatabase, run } from './build'

const NOW = new Date('2026-10-12T08:00:00Z')
const overview = async (database: Database) => {
  const found = await database.read(networkOverview)
  const schema = networkContract.overview['~orpc'].outputSchema!
  expect(await schema['~standard'].validate(found)).not.toHaveProperty('issues')
  return found
}
const branch = (name: string, parentId: number | null = null) => ({ name, shortName: name, parentId, archivedOn: null })
const account = (more: Partial<Account> = {}): Omit<Account, 'id'> => ({
  ...{ platform: 'facebook', name: 'BU', handle: null, url: null, branchId: null, coordinator: null },
  ...{ openedOn: null, closedOn: null, aliases: [] },
  ...more,
})
const line = (validFrom: string, more: Partial<EditorialLine> = {}): Omit<EditorialLine, 'id'> => ({
  ...{ accountId: 1, validFrom, validTo: null, aim: 'reach', note: null, personaIds: [], themes: [], clauses: [] },
  ...more,
})

describe('branches', () => {
  it('get ids and colour slots in order, and keep the slot for life', async () => {
    const database = await emptyDatabase()
    const first = await database.write((session) => save.saveBranch(session, branch('Centrale')))
    const second = await database.write((session) => save.saveBranch(session, branch('Sciences')))
    await database.write((session) => save.saveBranch(session, { ...branch('BU Centrale'), id: first }))
    expect((await overview(database)).branches).toMatchObject([
      { id: first, name: 'BU Centrale', slot: 1 },
      { id: second, name: 'Sciences', slot: 2 },
    ])
  })

  it('never get the same id when saved at the same time', async () => {
    const database = await emptyDatabase()
    const names = Array.from({ length: 12 }, (_, i) => `Branch ${i}`)
    const ids = await Promise.all(
      names.map((name) => database.write((session) => save.saveBranch(session, branch(name)))),
    )
    expect(new Set(ids).size).toBe(12)
  })

  it.each([
    ['a parent that is not there', 'unknown', { parentId: 99 }],
    ['itself as parent', 'itself', { id: 1, parentId: 1 }],
    ['a third level', 'too_deep', { parentId: 2 }],
    ['a level above a group that has branches', 'too_deep', { id: 1, parentId: 3 }],
    ['a name that is taken', 'taken', { name: 'a' }],
  ])('refuse %s', async (_, reason, change) => {
    const database = await emptyDatabase()
    await branches(database, 3)
    await run(database, 'UPDATE branch SET parent_id = 1 WHERE id = 2')
    const draft = { ...branch('New'), ...change }
    await expect(database.write((session) => save.saveBranch(session, draft))).rejects.toMatchObject({
      code: 'INVALID',
      data: { reason },
    })
    expect((await overview(database)).branches).toHaveLength(3)
  })

  it('are removed only when nothing hangs on them', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    const remove = () => database.write((session) => save.removeBranch(session, 1))
    await expect(remove()).rejects.toMatchObject({ code: 'INVALID', data: { field: 'account', reason: 'in_use' } })
    await database.write((session) => save.removeAccount(session, 1))
    await remove()
    await expect(remove()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('accounts', () => {
  it('keep their aliases, with the origin of those that files gave', async () => {
    const database = await emptyDatabase()
    const aliases: Account['aliases'] = [{ kind: 'page_name', value: 'BU' }]
    const id = await database.write((session) => save.saveAccount(session, account({ aliases })))
    await run(database, `INSERT INTO account_alias VALUES (${id}, 'native_id', '42', NULL, NULL, 'file')`)
    const both = [...aliases, { kind: 'native_id' as const, value: '42' }]
    await database.write((session) => save.saveAccount(session, { ...account({ name: 'New', aliases: both }), id }))
    expect((await overview(database)).accounts[0]).toMatchObject({ name: 'New', aliases: both.slice().reverse() })
    const other = account({ aliases: [{ kind: 'native_id', value: '42' }] })
    await expect(database.write((session) => save.saveAccount(session, other))).rejects.toMatchObject({
      data: { field: 'aliases', reason: 'taken' },
    })
    await database.write((session) => save.saveAccount(session, { ...account(), id }))
    expect((await overview(database)).accounts[0]?.aliases).toEqual([])
  })

  it('are neither removed nor moved to another platform once posts hang on them', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, [{ account: 1 }])
    await expect(database.write((session) => save.removeAccount(session, 1))).rejects.toMatchObject({
      data: { field: 'post', reason: 'in_use' },
    })
    const moved = { ...account({ platform: 'x' }), id: 1 }
    await expect(database.write((session) => save.saveAccount(session, moved))).rejects.toMatchObject({
      data: { field: 'platform', reason: 'in_use' },
    })
  })

  it('cannot close before they open', async () => {
    const database = await emptyDatabase()
    const draft = account({ openedOn: '2026-02-01', closedOn: '2026-01-01' })
    await expect(database.write((session) => save.saveAccount(session, draft))).rejects.toMatchObject({
      data: { field: 'closedOn', reason: 'order' },
    })
  })
})

describe('editorial lines', () => {
  it('end the line before them, so that past quarters keep theirs', async () => {
    const database = await emptyDatabase()
    await addAccount(database, 1, { branch: 0 })
    await run(database, `INSERT INTO persona (id, name) VALUES (5, 'Camille')`)
    await database.write((session) => save.saveLine(session, line('2024-09-01')))
    const clauses = [{ personaId: 5, kind: 'share' as const, dimension: 'age' as const, threshold: 0.4 }]
    await database.write((session) => save.saveLine(session, line('2025-09-01', { personaIds: [5], clauses })))
    expect((await overview(database)).lines).toMatchObject([
      { validFrom: '2024-09-01', validTo: '2025-08-31', personaIds: [] },
      { validFrom: '2025-09-01', validTo: null, personaIds: [5], clauses },
    ])
    await expect(database.write((session) => save.saveLine(session, line('2025-01-01')))).rejects.toMatchObject({
      data: { field: 'validFrom', reason: 'overlap' },
    })
    const unknown = line('2026-01-01', { personaIds: [6] })
    await expect(database.write((session) => save.saveLine(session, unknown))).rejects.toMatchObject({
      data: { field: 'personaIds', reason: 'unknown' },
    })
  })
})

describe('the calendar and follower counts', () => {
  it('refuse what cannot be', async () => {
    const database = await emptyDatabase()
    await addAccount(database, 1, { branch: 0 })
    const event = { kind: 'term' as const, label: 'S1', startsOn: '2026-09-07', endsOn: '2026-09-01', branchId: null }
    await expect(database.write((session) => save.saveEvent(session, event))).rejects.toMatchObject({
      data: { reason: 'order' },
    })
    const count = { accountId: 1, day: '2062-10-01', followers: 10, source: 'page', note: null }
    await expect(database.write((session) => save.saveFollowers(session, count, NOW))).rejects.toMatchObject({
      data: { field: 'day', reason: 'future' },
    })
  })
})

describe('follower growth', () => {
  const growth = (database: Database) =>
    database.read((session) => followerGrowth(session, { from: '2026-07-01', to: '2026-09-30' }))

  it('takes the counts nearest to both ends, at most 31 days away', async () => {
    const database = await emptyDatabase()
    await addAccount(database, 1, { branch: 0 })
    await addFollowers(database, 1, 1, '2026-06-20', 1000)
    await addFollowers(database, 2, 1, '2026-07-15', 1100)
    await addFollowers(database, 3, 1, '2026-10-31', 1250)
    const [row] = await growth(database)
    expect(row).toMatchObject({ start: { id: 1 }, end: { id: 3 }, change: 250, changeShare: 0.25, gains: null })
  })

  it('has no change when an end is missing, too far, or the same count, and no share of nothing', async () => {
    const database = await emptyDatabase()
    for (const id of [1, 2, 3, 4]) await addAccount(database, id, { branch: 0 })
    await addFollowers(database, 1, 1, '2026-07-01', 1000)
    await addFollowers(database, 2, 1, '2026-08-29', 1000)
    await addFollowers(database, 3, 3, '2026-07-01', 0)
    await addFollowers(database, 4, 3, '2026-09-30', 10)
    await addFollowers(database, 5, 4, '2026-11-01', 10)
    const rows = await growth(database)
    expect(rows.map(({ change, changeShare }) => [change, changeShare])).toEqual([
      [null, null],
      [null, null],
      [10, null],
      [null, null],
    ])
    expect(rows[0]).toMatchObject({ start: { id: 1 }, end: null })
  })

  it('sums daily gains once per day, the newest export of each, and says how many days it has', async () => {
    const database = await emptyDatabase()
    await addAccount(database, 1, { branch: 0 })
    await addImport(database, 1)
    await addImport(database, 2)
    await run(
      database,
      `INSERT INTO account_day VALUES (1, 1, DATE '2026-07-02', 'follows', 5, TIMESTAMP '2026-08-01'),
        (2, 1, DATE '2026-07-02', 'follows', 7, TIMESTAMP '2026-09-01'), (1, 1, DATE '2026-07-03', 'follows', 1, TIMESTAMP '2026-08-01'),
        (1, 1, DATE '2026-07-03', 'reach', 900, TIMESTAMP '2026-08-01'), (1, 1, DATE '2026-10-01', 'follows', 90, TIMESTAMP '2026-10-02')`,
    )
    expect((await growth(database))[0]).toMatchObject({
      change: null,
      gains: { value: 8, daysWithData: 2, daysInPeriod: 92 },
    })
  })
})

describe('the network as CSV', () => {
  it.each(['accounts', 'followers', 'growth', 'calendar'] as const)('%s is inert for spreadsheets', async (table) => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await run(database, `UPDATE account SET name = '=1+1', coordinator = '@x'`)
    await run(
      database,
      `INSERT INTO calendar_event VALUES (1, 'term', '+S1', DATE '2026-09-01', DATE '2026-12-20', NULL)`,
    )
    await addFollowers(database, 1, 1, '2026-07-01', 1000)
    const file = await database.read((session) => networkCsv(session, { table, period: '2026-Q3', language: 'en' }))
    const lines = (await file.blob.text()).slice(1).trimEnd().split('\r\n')
    expect(file.name).toBe(`portee-${table}.csv`)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain(table === 'calendar' ? `,'+S1,` : `'=1+1,`)
    expect(lines[1]!.split(',')).toHaveLength(lines[0]!.split(',').length)
  })
})
