import { describe, expect, it } from 'vitest'
import type { Database } from '../../electron/engine/db/database'
import { coverageGaps } from '../../electron/engine/queries/coverage'
import { readCoverageFacts } from '../../electron/engine/queries/coverageFacts'
import { homeOverview } from '../../electron/engine/queries/home'
import { homeContract } from '../../shared/contract/home'
import { FINDINGS, type FindingCode } from '../../shared/findings'
import { addAccount, addBranch, addImport, addPosts, branches, emptyDatabase, type PostDraft, run } from './build'

const DAYS = { from: '2026-07-01', to: '2026-09-30' }

const gaps = (database: Database, today = '2026-10-12') =>
  database.read(async (session) => coverageGaps(await readCoverageFacts(session), { days: DAYS, today }))

async function home(database: Database, today = '2026-10-12', period = '2026-Q3') {
  const found = await database.read((session) => homeOverview(session, { period, today }))
  const schema = homeContract.overview['~orpc'].outputSchema!
  const checked = await schema['~standard'].validate(found)
  expect(checked).not.toHaveProperty('issues')
  const said = [found.headline, ...found.others, ...found.todo.map(({ finding }) => finding)]
  for (const { code, data } of said) {
    expect(Object.keys(data).sort(), code).toEqual(Object.keys(FINDINGS[code as FindingCode]).sort())
  }
  return found
}

const monthly = (account: number, months: readonly string[], n = 3, more: PostDraft = {}): PostDraft[] =>
  months.flatMap((month) =>
    Array.from({ length: n }, (_, i) => ({
      account,
      day: `${month}-0${i + 1}`,
      interactions: 10 + i,
      reach: 500,
      ...more,
    })),
  )

describe('coverage gaps', () => {
  it('are months no file covers, and months files cover in part', async () => {
    const database = await emptyDatabase()
    await branches(database, 4)
    await addPosts(database, [
      ...monthly(1, ['2026-07', '2026-09']),
      ...monthly(2, ['2026-07', '2026-08', '2026-09']),
      ...monthly(3, ['2026-07', '2026-09']),
      ...monthly(4, ['2026-07', '2026-08']),
    ])
    await addImport(database, 1, { account: 1, from: '2026-07-01', to: '2026-07-31' })
    await addImport(database, 2, { account: 1, from: '2026-09-01', to: '2026-09-30' })
    await addImport(database, 3, { account: 2 })
    // Branch 3 published nothing in August: one file covers the whole quarter.
    await addImport(database, 4, { account: 3 })
    // Branch 4: the file ends in the middle of August, and says nothing of September.
    await addImport(database, 5, { account: 4, from: '2026-07-01', to: '2026-08-15' })
    expect(await gaps(database)).toEqual([
      { accountId: 1, months: ['2026-08'], partial: [], isNever: false },
      { accountId: 4, months: ['2026-09'], partial: ['2026-08'], isNever: false },
    ])
  })

  it('begin with the account and end with it', async () => {
    const database = await emptyDatabase()
    await addBranch(database, 1, 'A')
    await addAccount(database, 1, { opened: '2026-08-01' })
    await addAccount(database, 2, { branch: 1, closed: '2026-08-31' })
    await addAccount(database, 3, { branch: 1 })
    await addPosts(database, monthly(3, ['2026-08']))
    await addImport(database, 1, { account: 3, from: '2026-08-01', to: '2026-08-31' })
    expect(await gaps(database)).toEqual([
      { accountId: 1, months: ['2026-08', '2026-09'], partial: [], isNever: true },
      { accountId: 2, months: ['2026-07', '2026-08'], partial: [], isNever: true },
      { accountId: 3, months: ['2026-09'], partial: [], isNever: false },
    ])
  })

  it('are never said of a month that is not over', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    expect(await gaps(database, '2026-08-31')).toEqual([
      { accountId: 1, months: ['2026-07'], partial: [], isNever: true },
    ])
    expect(await gaps(database, '2026-07-15')).toEqual([])
  })
})

describe('the front page', () => {
  it('of an empty workspace says so and asks for a first file', async () => {
    const database = await emptyDatabase()
    const found = await home(database)
    expect(found).toMatchObject({
      ...{ headline: { code: 'home_empty' }, dataAt: null, main: null, others: [], gaps: [], accountsTotal: 0 },
      ...{ immaturePosts: 0, report: { period: '2026-Q3', ready: 2, total: 8 } },
    })
    expect(found.todo.map(({ finding }) => finding.code)).toEqual(['todo_import', 'todo_network'])
  })

  it('names the missing month first, counts complete accounts, and compares Facebook branches by reach', async () => {
    const database = await emptyDatabase()
    await branches(database, 2)
    await addAccount(database, 3, { branch: 0, platform: 'instagram' })
    await addPosts(database, [
      ...monthly(1, ['2026-06', '2026-07', '2026-09'], 4),
      ...monthly(2, ['2026-06', '2026-07', '2026-08', '2026-09'], 4),
      ...monthly(3, ['2026-06', '2026-07', '2026-08', '2026-09'], 9, { platform: 'instagram' }),
    ])
    await addImport(database, 1, { account: 2 })
    await addImport(database, 2, { account: 3 })
    await addImport(database, 3, { account: 1, from: '2026-06-01', to: '2026-07-31' })
    await addImport(database, 4, { account: 1, from: '2026-09-01', to: '2026-09-30' })
    await run(database, `UPDATE account SET coordinator = 'Aïcha' WHERE id = 1`)
    const found = await home(database)
    expect(found.headline).toMatchObject({
      code: 'home_gaps',
      data: { accounts: 1, months: 1, label: 'Account 1', month: '2026-08' },
    })
    expect(found).toMatchObject({ accountsComplete: 2, accountsTotal: 3, dataAt: '2026-10-09T10:00:00.000Z' })
    expect(found.main).toMatchObject({ by: 'branch', rate: 'err', unit: 'rate' })
    expect(found.main?.rows.map(({ key }) => key).sort()).toEqual(['1', '2'])
    expect(found.others.map(({ data }) => data['platform']).sort()).toEqual(['facebook', 'instagram'])
    expect(found.todo[0]).toMatchObject({
      finding: { code: 'todo_gap', data: { accountId: 1, months: ['2026-08'], coordinator: 'Aïcha' } },
      link: '/imports?tab=coverage&cell=1.2026-08',
    })
    expect(found.report).toMatchObject({ ready: 6, total: 8 })
  })

  it('shows whatever the network has most of when branches share no platform', async () => {
    const database = await emptyDatabase()
    await addAccount(database, 1, { branch: 0, platform: 'youtube' })
    await addPosts(
      database,
      monthly(1, ['2026-07', '2026-08', '2026-09'], 9).map(({ reach, ...post }) => ({
        ...post,
        platform: 'youtube',
        views: reach!,
      })),
    )
    const found = await home(database)
    expect(found.main).toMatchObject({ by: 'format', rate: 'erv' })
  })

  it.each([
    ['2026-09-15', 'home_running'],
    ['2026-10-12', 'home_complete'],
  ])('on %s says %s of a covered quarter', async (today, code) => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, monthly(1, ['2026-06', '2026-07', '2026-08', '2026-09']))
    await addImport(database, 1, { account: 1, from: '2026-06-01' })
    expect((await home(database, today)).headline.code).toBe(code)
  })

  it('does not call a quarter complete of which files cover some days only', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, monthly(1, ['2026-07', '2026-08', '2026-09']))
    await addImport(database, 1, { to: '2026-09-14' })
    const found = await home(database)
    expect(found).toMatchObject({
      headline: { code: 'home_partial', data: { months: 1, month: '2026-09', label: 'Account 1' } },
      ...{ accountsComplete: 0, accountsTotal: 1 },
    })
    expect(found.todo[0]).toMatchObject({
      finding: { code: 'todo_partial' },
      link: '/imports?tab=coverage&cell=1.2026-09',
    })
  })

  it('tells missing months before accounts that never had a file, as the board does', async () => {
    const database = await emptyDatabase()
    await branches(database, 2)
    await addPosts(database, monthly(2, ['2026-07', '2026-08']))
    await addImport(database, 1, { account: 2, to: '2026-08-31' })
    const found = await home(database)
    expect(found.headline).toMatchObject({
      code: 'home_gaps',
      data: { accounts: 1, months: 1, label: 'Account 2', month: '2026-09' },
    })
    expect(found.todo.slice(0, 2).map(({ finding }) => finding.data['accountId'])).toEqual([2, 1])
  })

  it('says how many posts were exported too early, and where nothing was published', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, [...monthly(1, ['2026-07', '2026-08']), ...monthly(1, ['2026-09'], 2, { age: 3 })])
    await addImport(database, 1)
    const found = await home(database)
    expect(found).toMatchObject({ headline: { code: 'home_immature', data: { immature: 2, n: 8 } }, immaturePosts: 2 })
    expect(found.todo.map(({ finding }) => finding.code)).toContain('todo_immature')
    const empty = await home(database, '2026-10-12', '2024-Q1')
    expect(empty).toMatchObject({ headline: { code: 'home_no_posts', data: { lastDay: '2026-09-02' } }, main: null })
  })
})
