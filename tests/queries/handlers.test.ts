import { expect, it } from 'vitest'
import { filter } from '../../shared/contract/common'
import { testWorkspace } from '../support/engine'
import { addPosts, pairs } from './build'

const all = filter.parse({ period: '2026-Q3' })

it('network, comparison, posts and front page answer through the contract, outputs checked by it', async () => {
  const { client, engine } = await testWorkspace({ clock: () => new Date('2026-10-12T08:00:00Z') })
  const branch = { name: 'Sciences', shortName: 'Sciences', parentId: null, archivedOn: null }
  const { id: branchId } = await client.network.saveBranch(branch)
  const account = { name: 'BU Sciences', handle: null, url: null, coordinator: null, openedOn: null, closedOn: null }
  const { id } = await client.network.saveAccount({ ...account, platform: 'facebook', branchId, aliases: [] })
  const { database } = engine.context.workspace()
  await addPosts(
    database,
    pairs(
      id,
      [10, 20, 30, 40, 50, 60, 70, 80].map((e) => [e, 1000]),
    ),
  )
  const result = await client.compare.groups({ filter: all, by: 'branch', rate: 'err' })
  expect(result.rows).toMatchObject([{ key: String(branchId), label: 'Sciences', n: 8, median: 0.045 }])
  expect(result.finding.code).toBe('one_group')
  const page = await client.posts.list({ filter: all, offset: 0, limit: 3, sort: 'err' })
  expect(page).toMatchObject({ total: 8, rows: [{ err: 0.08 }, { err: 0.07 }, { err: 0.06 }] })
  await client.posts.setAside({ ids: [page.rows[0]!.id], aside: true })
  expect((await client.posts.get({ id: page.rows[0]!.id })).post.setAside).toEqual(['by_hand'])
  expect((await client.compare.groups({ filter: all, by: 'branch', rate: 'err' })).setAside).toEqual([
    { reason: 'by_hand', n: 1 },
  ])
  const series = await client.compare.series({ filter: all, metric: 'reach', months: 3 })
  expect(series.points).toMatchObject([{ month: '2026-07-01', n: 7, median: 1000 }])
  expect((await client.compare.extremes({ filter: all, by: 'branch', rate: 'err', count: 2 })).best).toHaveLength(2)
  expect((await client.compare.points({ filter: all, by: 'branch', rate: 'err' })).total).toBe(7)
  expect((await client.home.overview({ period: '2026-Q3' })).headline.code).toBe('home_gaps')
  // The workspace is French: semicolons and decimal commas.
  const csv = await (await client.compare.csv({ filter: all, by: 'branch', rate: 'err' })).blob.text()
  expect(csv.split('\r\n')[1]).toContain(`${branchId};Sciences;facebook;7;0,04;`)
  expect((await client.network.growth({ period: '2026-Q3' }))[0]).toMatchObject({ accountId: id, change: null })
  await expect(client.network.removeAccount({ id })).rejects.toMatchObject({ code: 'INVALID' })
})
