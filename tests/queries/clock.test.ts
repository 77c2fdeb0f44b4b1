import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { Database } from '../../electron/engine/db/database'
import { timelineClock } from '../../electron/engine/queries/clockCells'
import { clockCsv } from '../../electron/engine/queries/timelineCsv'
import { createRandom } from '../../electron/engine/statistics/random'
import { clockQuery } from '../../shared/contract/timeline'
import { addAccount, addBranch, branches, emptyDatabase, filterOf, run } from './build'
import { addTimed, manyPosts, plainMedian, type TimedDraft } from './timed'

type Asked = Partial<z.input<typeof clockQuery>>
const ask = (database: Database, asked: Asked = {}) =>
  database.read((session) => timelineClock(session, clockQuery.parse({ filter: filterOf(), years: null, ...asked })))

async function network(zone: string, posts: readonly TimedDraft[], accounts = 2): Promise<Database> {
  const database = await emptyDatabase()
  await branches(database, accounts)
  await run(database, `INSERT INTO setting VALUES ('zone', '"${zone}"')`)
  await addTimed(database, posts)
  return database
}

/** Weekday (1 = Monday) and hour on the wall of a zone, by Intl. */
function wallOf(zone: string): (at: string) => { weekday: number; hour: number } {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  })
  return (at) => {
    const parts = format.formatToParts(new Date(at))
    const of = (type: string) => parts.find((part) => part.type === type)!.value
    const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(of('weekday')) + 1
    return { weekday, hour: Number(of('hour')) }
  }
}

describe('weekday and hour', () => {
  it.each([
    ['Europe/Paris', 1],
    ['Europe/Paris', 2],
    ['Indian/Reunion', 1],
    ['America/Martinique', 2],
    ['America/New_York', 1],
  ] as const)('agree with a plain reader by the clocks of %s, cells of %i h', async (zone, hours) => {
    // Three years of minutes: both changes of clocks, the weeks of 31 December, a 29 February.
    const posts = manyPosts(2500, { seed: hours + zone.length })
    const result = await ask(await network(zone, posts), { hours })
    expect(result.cells).toHaveLength((7 * 24) / hours)
    const clock = wallOf(zone)
    const counted = posts
      .filter(({ flags, age }) => flags === undefined && age === 60)
      .map((post) => ({ ...post, ...clock(post.at!) }))
    for (const cell of result.cells) {
      const own = counted.filter(
        ({ weekday, hour }) => weekday === cell.weekday && hour >= cell.hour! && hour < cell.hour! + hours,
      )
      expect([cell.weekday, cell.hour, cell.n]).toEqual([cell.weekday, cell.hour, own.length])
      const values = own.map(({ interactions, reach }) => interactions! / reach!)
      if (values.length < 6) expect([cell.median, cell.p, cell.strength]).toEqual([null, null, null])
      else expect(cell.median).toBeCloseTo(plainMedian(values), 12)
    }
    const total = (cells: readonly { n: number }[]) => cells.reduce((sum, { n }) => sum + n, 0)
    expect([total(result.cells), total(result.weekdays), total(result.hourly), result.n]).toEqual(
      Array(4).fill(counted.length),
    )
    expect(result.enough).toBe(result.cells.filter(({ n }) => n >= 6).length)
  })

  it('leaves out and counts posts without an hour, and those the clocks make doubtful', async () => {
    const posts = manyPosts(60, { from: '2026-07-01', days: 80 }).map((post, i) => ({
      ...post,
      age: 60,
      flags: [],
      ...(i < 5 ? { at: null } : i < 8 ? { flag: 'ambiguous' as const } : {}),
    }))
    const result = await ask(await network('Europe/Paris', posts))
    expect([result.n, result.noTime, result.doubtful]).toEqual([52, [{ platform: 'facebook', n: 5 }], 3])
    expect(result.asides.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['clock_without_hour', 'clock_doubtful']),
    )
    const none = await ask(
      await network(
        'Europe/Paris',
        posts.map((post) => ({ ...post, at: null })),
      ),
    )
    expect(none.finding).toMatchObject({ code: 'clock_no_time', data: { n: 60, platforms: ['facebook'] } })
    expect((await ask(await network('Europe/Paris', []))).finding.code).toBe('clock_no_posts')
  })

  it('says that there are not enough posts, and how many cells hold enough', async () => {
    const few = manyPosts(20, { from: '2026-07-01', days: 80 }).map((post, i) => ({
      ...post,
      at: `2026-07-${10 + (i % 20)}T0${i % 9}:00:00Z`,
      age: 60,
      flags: [],
    }))
    const result = await ask(await network('Europe/Paris', few.slice(0, 5)), { hours: 1 })
    expect(result.finding).toMatchObject({ code: 'clock_too_few', data: { n: 5, cells: 168, needed: 6 } })
  })

  const planted = (account: (i: number) => number, at: (i: number, hour: number) => number) => {
    const random = createRandom(9)
    return Array.from({ length: 600 }, (_, i): TimedDraft => {
      const hour = 8 + (i % 6) * 2
      const start = new Date(Date.UTC(2026, 0, 5 + (i % 180), hour))
      return {
        ...{ id: i + 1, account: account(i), day: start.toISOString().slice(0, 10), at: start.toISOString() },
        ...{ reach: 1000, interactions: Math.round(30 * at(i, hour) * Math.exp(0.4 * random.normal())), age: 60 },
      }
    })
  }

  it('names an hour that stands against the rest after correction, and within account and format', async () => {
    const posts = planted(
      (i) => 1 + (i % 2 === 0 ? 0 : 1),
      (_, hour) => (hour === 18 ? 1.8 : 1),
    )
    const result = await ask(await network('UTC', posts))
    expect(result.finding).toMatchObject({
      code: 'clock_above',
      strength: 'clear',
      data: { weekday: null, hour: 18, hourTo: 20 },
    })
    const hour = result.hourly.find((cell) => cell.hour === 18)!
    expect([hour.strength, hour.within!.strength]).toEqual(['clear', 'clear'])
    expect(hour.ratio).toBeGreaterThan(1.5)
  })

  it('tells an hour from who posts then: the gap goes away within accounts', async () => {
    // Account 2 is twice as strong and posts mostly at 18 h; nothing depends on the hour within an account.
    const random = createRandom(21)
    const posts = planted(
      () => 1,
      () => 1,
    ).map((post) => {
      const isLate = new Date(post.at!).getUTCHours() === 18
      const account = random.uniform() < (isLate ? 0.8 : 0.15) ? 2 : 1
      return { ...post, account, interactions: post.interactions! * account }
    })
    const result = await ask(await network('UTC', posts))
    expect(result.finding.code).toBe('clock_confounded')
    expect(result.finding.strength).toBe('cannot_tell')
  })

  it('sets platforms side by side as an index only: a platform with higher rates makes no hour better', async () => {
    const database = await emptyDatabase()
    await addBranch(database, 1, 'A')
    await addAccount(database, 1)
    await addAccount(database, 2, { branch: 1, platform: 'instagram' })
    await run(database, `INSERT INTO setting VALUES ('zone', '"UTC"')`)
    const posts = planted(
      (i) => (i % 6 === 5 ? 2 : 1),
      () => 1,
    ).map((post) => ({
      ...post,
      platform: post.account === 2 ? ('instagram' as const) : ('facebook' as const),
      interactions: post.interactions! * (post.account === 2 ? 5 : 1),
    }))
    await addTimed(database, posts)
    const result = await ask(database)
    expect([result.unit, result.platforms]).toEqual(['index', ['facebook', 'instagram']])
    expect(result.hourly.every(({ strength }) => strength !== 'clear')).toBe(true)
    expect((await ask(database, { filter: filterOf({ platforms: ['instagram'] }) })).unit).toBe('rate')
  })

  it(
    'finds a best moment in at most 7 % of networks without any (150 networks, fixed seeds)',
    { timeout: 120_000 },
    async () => {
      const { eachAgainstRest } = await import('../../electron/engine/statistics/againstRest')
      const { judgeFamily } = await import('../../electron/engine/statistics/compareSamples')
      const { Sample } = await import('../../electron/engine/statistics/sample')
      let alarms = 0
      const runs = 150
      for (let run_ = 0; run_ < runs; run_++) {
        const random = createRandom(1000 + run_)
        const cells = Array.from({ length: 84 }, () => [] as number[])
        for (let i = 0; i < 700; i++)
          cells[Math.floor(84 * random.uniform() ** 1.5)]!.push(30 * Math.exp(0.6 * random.normal()))
        const groups = cells.map((values, i) => ({
          key: String(i),
          sample: new Sample({
            interactions: Float64Array.from(values),
            denominator: new Float64Array(values.length).fill(1000),
          }),
        }))
        if (judgeFamily(eachAgainstRest(groups)).some(({ strength }) => strength === 'clear')) alarms++
      }
      expect(alarms / runs).toBeLessThanOrEqual(0.07 + 2 * Math.sqrt((0.07 * 0.93) / runs))
    },
  )
})

it('the table: a row per cell and margin', async () => {
  const database = await network('UTC', manyPosts(200, { from: '2026-01-01', days: 250 }))
  const file = await database.read((session) =>
    clockCsv(session, { ...clockQuery.parse({ filter: filterOf() }), language: 'en' }),
  )
  expect((await file.blob.text()).trim().split('\r\n')).toHaveLength(1 + 84 + 7 + 12)
})
