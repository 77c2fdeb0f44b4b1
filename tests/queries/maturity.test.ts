import { z } from 'zod'
import { describe as suite, expect, it } from 'vitest'
import type { Database } from '../../electron/engine/db/database'
import { sql } from '../../electron/engine/db/sql'
import { immature } from '../../electron/engine/queries/filter'
import { maturityFits, chooseWindow } from '../../electron/engine/queries/maturityFit'
import { maturityWindows } from '../../electron/engine/queries/maturityWindows'
import { createRandom } from '../../electron/engine/statistics/random'
import { through } from '../support/doors'
import { testWorkspace } from '../support/engine'
import { addPosts, emptyDatabase } from './build'

const NOW = new Date('2026-11-01T10:00:00Z')
const DAY = 86_400_000
const START = Date.parse('2026-01-01T10:00:00Z')

interface Growth {
  readonly posts: number
  /** Days after which a post has 95 %. */
  readonly grown: number
  /** Days between exports. */
  readonly every: number
  /** Number of exports after publication; the last ones lie far behind. */
  readonly exports: number
}

/** Facebook posts, ten a day, whose reach and reactions grow to 1,000 and 100 in a straight line to 95 % and are exported again and again. */
async function growing(database: Database, { posts, grown, every, exports }: Growth): Promise<void> {
  const random = createRandom(3)
  const day = (i: number) => new Date(START + Math.floor(i / 10) * DAY).toISOString().slice(0, 10)
  await addPosts(
    database,
    Array.from({ length: posts }, (_, i) => ({
      id: i + 1,
      day: day(i),
      reach: 1000,
      reactions: 100,
      interactions: 100,
    })),
  )
  const rows = Array.from({ length: posts }, (_, i) => {
    const own = grown * (0.7 + 0.6 * random.uniform())
    const first = random.uniform() * every
    return Array.from({ length: exports }, (_, step) => {
      const age = first + step * every
      const share = age >= 3 * own ? 1 : age >= own ? 0.95 + 0.02 * (age / own - 1) : (0.95 * age) / own
      const at = new Date(Date.parse(`${day(i)}T10:00:00Z`) + age * DAY).toISOString()
      return { post: i + 1, seen_at: at, reach: Math.ceil(1000 * share), reactions: Math.ceil(100 * share) }
    })
  }).flat()
  await database.write((session) =>
    session.run(
      sql`INSERT INTO snapshot BY NAME SELECT 1 AS import_id, 1 AS row_number, post AS post_id, 1 AS account_id,
            seen_at::TIMESTAMPTZ AS exported_at, 'instant' AS precision, 'photo' AS format, reach, reactions,
            0 AS comments, 0 AS shares
          FROM (SELECT unnest(from_json(${JSON.stringify(rows)}::JSON,
            '[{"post":"UBIGINT","seen_at":"VARCHAR","reach":"BIGINT","reactions":"BIGINT"}]'), recursive := true))`,
    ),
  )
}

const fitOf = async (database: Database) =>
  (await database.read(maturityFits)).find((fit) => fit.platform === 'facebook')!

suite('windows fitted to the network', () => {
  it('without posts: nothing to fit, the defaults everywhere', async () => {
    const database = await emptyDatabase()
    expect(await database.read(maturityFits)).toEqual([])
    const windows = await database.read(maturityWindows)
    expect(windows.find(({ platform }) => platform === 'youtube')).toEqual({
      platform: 'youtube',
      days: 60,
      source: 'default',
      defaultDays: 60,
      acceptedAt: null,
    })
  })

  it('one export per post: not enough, whatever their number', async () => {
    const database = await emptyDatabase()
    await growing(database, { posts: 300, grown: 3, every: 40, exports: 1 })
    expect(await fitOf(database)).toMatchObject({
      verdict: 'too_few',
      proposed: null,
      half: null,
      most: null,
      needed: 36,
    })
  })

  it('posts that are grown up after three days: a shorter window is proposed, and safe', async () => {
    const database = await emptyDatabase()
    await growing(database, { posts: 400, grown: 3, every: 2, exports: 16 })
    const fit = await fitOf(database)
    expect(fit).toMatchObject({ verdict: 'shorter', metric: 'reach', source: 'default', days: 7, posts: 400 })
    // Nine in ten are there after 3 · 1.24 days.
    expect(fit.proposed).toBe(fit.most!.high)
    expect(fit.proposed).toBeGreaterThanOrEqual(4)
    expect(fit.proposed).toBeLessThan(7)
    expect(fit.most!.low).toBeLessThan(3.72)
    expect(fit.half!.low).toBeLessThan(3)
  })

  it('posts that take ten days: a longer window is proposed', async () => {
    const database = await emptyDatabase()
    await growing(database, { posts: 500, grown: 8.5, every: 2, exports: 20 })
    const fit = await fitOf(database)
    expect(fit.verdict).toBe('longer')
    expect(fit.proposed).toBeGreaterThan(10)
    expect(fit.proposed).toBeLessThanOrEqual(14)
  })

  it('posts that grow for months: no window is proposed', async () => {
    const database = await emptyDatabase()
    await growing(database, { posts: 300, grown: 25, every: 3, exports: 30 })
    expect(await fitOf(database)).toMatchObject({ verdict: 'longer', proposed: null })
  })
})

suite('the window in force', () => {
  const early = z.object({ n: z.int() })
  const immaturePosts = async (database: Database) =>
    (await database.first(
      early,
      sql`SELECT count(*) FILTER (WHERE ${immature(sql`p.err_at`)})::INTEGER AS n FROM post AS p`,
    ))!.n

  it('accepted, it decides what is immature; given back, the default does again', async () => {
    const database = await emptyDatabase()
    await growing(database, { posts: 400, grown: 3, every: 2, exports: 16 })
    await addPosts(database, [{ id: 1001, reach: 100, interactions: 5, age: 6.5 }])
    expect(await immaturePosts(database)).toBe(1)
    const { proposed } = await fitOf(database)
    const use = (source: 'fitted' | 'default') =>
      database.write((session) => chooseWindow(session, { platform: 'facebook', source }, NOW))
    const fitted = (await use('fitted')).find(({ platform }) => platform === 'facebook')
    expect(fitted).toMatchObject({
      days: proposed,
      source: 'fitted',
      acceptedAt: NOW.toISOString().replace('.000', ''),
    })
    expect(await immaturePosts(database)).toBe(0)
    expect(await use('default')).toContainEqual(
      expect.objectContaining({ platform: 'facebook', days: 7, source: 'default' }),
    )
    expect(await immaturePosts(database)).toBe(1)
  })

  it('a longer window reaches beyond the longest default', async () => {
    const database = await emptyDatabase()
    await addPosts(database, [{ id: 1, platform: 'youtube', views: 100, interactions: 5, age: 70, errReach: 100 }])
    expect(await immaturePosts(database)).toBe(0)
    await database.write((session) =>
      session.run(
        sql`INSERT INTO maturity_window VALUES ('youtube', 90, 100, 61, 90, ${NOW.toISOString()}::TIMESTAMPTZ)`,
      ),
    )
    expect(await immaturePosts(database)).toBe(1)
  })

  it.each(['direct', 'http', 'message port'] as const)(
    'through the contract, %s; nothing proposed is refused',
    async (door) => {
      const client = await through(door, await testWorkspace())
      expect(await client.maturity.fit()).toEqual([])
      expect(await client.maturity.windows()).toHaveLength(9)
      await expect(client.maturity.use({ platform: 'facebook', source: 'fitted' })).rejects.toMatchObject({
        code: 'INVALID',
        data: { field: 'source', reason: 'nothing_proposed' },
      })
      expect(await client.maturity.use({ platform: 'facebook', source: 'default' })).toHaveLength(9)
    },
  )
})
