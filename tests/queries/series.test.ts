import { describe, expect, it } from 'vitest'
import type { Database } from '../../electron/engine/db/database'
import { type SeriesMetric, timeSeries } from '../../electron/engine/queries/timeSeries'
import { addPosts, branches, emptyDatabase, filterOf, type PostDraft } from './build'

const series = (database: Database, metric: SeriesMetric, months = 3) =>
  database.read((session) => timeSeries(session, { filter: filterOf(), metric, months }))

const month = (start: string, values: readonly number[], draft: (value: number) => PostDraft): PostDraft[] =>
  values.map((value, i) => ({ day: `${start}-${String(i + 1).padStart(2, '0')}`, ...draft(value) }))

describe('a metric over time', () => {
  it('gives the median per post and month with its exact interval, none under six posts', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, [
      ...month('2026-07', [10, 20, 30, 40, 50, 60], (reach) => ({ reach, interactions: 1 })),
      ...month('2026-09', [100, 200, 300], (reach) => ({ reach, interactions: 1 })),
      ...month('2026-03', [1, 1, 1, 1, 1, 1], (reach) => ({ reach, interactions: 1 })),
    ])
    const { points, breaks } = await series(database, 'reach')
    expect(points).toEqual([
      { metric: 'reach', month: '2026-07-01', n: 6, median: 35, interval: { low: 10, high: 60 } },
      { metric: 'reach', month: '2026-08-01', n: 0, median: null, interval: null },
      { metric: 'reach', month: '2026-09-01', n: 3, median: null, interval: null },
    ])
    expect(breaks).toEqual([])
  })

  it('leaves out set-aside and immature posts', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, [
      ...month('2026-09', [1, 2, 3, 4, 5, 6], (n) => ({ interactions: n, reach: 100 })),
      ...month('2026-09', [900, 901], (n) => ({ interactions: n, reach: 100, flags: ['boosted'] })),
      ...month('2026-09', [950], (n) => ({ interactions: n, reach: 100, age: 1 })),
    ])
    const { points } = await series(database, 'interactions')
    expect(points).toEqual([
      { metric: 'interactions', month: '2026-09-01', n: 6, median: 3.5, interval: { low: 1, high: 6 } },
    ])
  })

  it('breaks where the column changes in the files, and keeps views and impressions apart', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    const values = [100, 200, 300, 400, 500, 600]
    await addPosts(database, [
      ...month('2025-10', values, (impressions) => ({ impressions, interactions: 1 })),
      ...month('2025-11', values, (views) => ({ views, interactions: 1 })),
      ...month('2026-07', values, (views) => ({ views, interactions: 1 })),
    ])
    // impressions is a column of its own: written directly, the builder has no rate for it.
    const { points, breaks } = await series(database, 'views', 24)
    expect(points.filter(({ n }) => n > 0).map(({ metric, month: at }) => `${metric} ${at}`)).toEqual([
      'impressions 2025-10-01',
      'views 2025-11-01',
      'views 2026-07-01',
    ])
    expect(breaks).toEqual([
      { day: '2025-11-01', code: 'impressions_to_views', platform: 'facebook', origin: 'data' },
      { day: '2025-11-15', code: 'announced_facebook_impressions', platform: 'facebook', origin: 'announced' },
      { day: '2026-06-01', code: 'announced_facebook_reach_split', platform: 'facebook', origin: 'announced' },
    ])
  })

  it('has no break where views reach back as far as impressions', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(
      database,
      month('2026-08', [100, 200], (views) => ({ views, impressions: views, interactions: 1 })),
    )
    expect((await series(database, 'impressions', 2)).breaks).toEqual([])
  })

  const both = (count: number): PostDraft => ({ views: count, impressions: count, interactions: 1 })
  const breaksOf = async (posts: readonly PostDraft[], months = 24) => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, posts)
    return (await series(database, 'views', months)).breaks.filter(({ origin }) => origin === 'data')
  }

  it('breaks where impressions end, not where files begin to hold both columns', async () => {
    const posts = [
      ...month('2024-11', [1, 2], (impressions) => ({ impressions, interactions: 1 })),
      ...month('2024-12', [1, 2], both),
      ...month('2025-09', [1, 2, 3], both),
      ...month('2025-10', [1, 2], (views) => ({ views, interactions: 1 })),
    ]
    const found = [{ day: '2025-10-01', code: 'impressions_to_views', platform: 'facebook', origin: 'data' }]
    expect(await breaksOf(posts)).toEqual(found)
    // The same where the months shown begin after the first views; none where they begin after the break.
    expect(await breaksOf(posts, 13)).toEqual(found)
    expect(await breaksOf([...posts, ...month('2026-09', [1], (views) => ({ views, interactions: 1 }))], 6)).toEqual([])
  })

  it('does not break where the last post of the period has no impressions and a later one has', async () => {
    const posts = [
      ...month('2026-09', [1, 2], both),
      { day: '2026-09-29', views: 3, interactions: 1 },
      { day: '2026-10-02', ...both(4) },
    ]
    expect(await breaksOf(posts)).toEqual([])
  })
})
