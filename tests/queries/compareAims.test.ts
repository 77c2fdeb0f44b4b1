import { describe, expect, it } from 'vitest'
import { compareAims } from '../../electron/engine/queries/compareAims'
import { addPosts, addThemes, branches, emptyDatabase, filterOf, pairs } from './build'

describe('themes by their own aims', () => {
  it('measures each by what it is for, against the posts without it, as one family', async () => {
    const database = await emptyDatabase()
    await addThemes(database, ['reach', 'clicks', 'interactions', 'views'])
    await branches(database, 1)
    const post = (i: number, themes: readonly number[], more: object) => ({
      account: 1,
      interactions: 20 + i,
      reach: 1000 + i,
      views: 2000 + i,
      clicks: 30 + i,
      themes,
      ...more,
    })
    const eight = [0, 1, 2, 3, 4, 5, 6, 7]
    await addPosts(database, [
      ...eight.map((i) => post(i, [1], { reach: 5000 + i })),
      ...eight.map((i) => post(i, [2], { clicks: 1 + (i % 3) })),
      ...eight.map((i) => post(i, [3], {})),
      ...eight.slice(0, 3).map((i) => post(i, [4], {})),
    ])
    const result = await database.read((session) => compareAims(session, { filter: filterOf() }))
    expect(result.rows.map(({ themeId, measure, n, nOthers }) => [themeId, measure, n, nOthers])).toEqual([
      [1, 'reach_per_post', 8, 19],
      [2, 'clicks_per_post', 8, 19],
      [3, 'err', 8, 19],
      [4, 'views_per_post', 3, 24],
    ])
    const [reach, clicks, , views] = result.rows
    expect(reach).toMatchObject({ label: 'T1', strength: 'clear' })
    expect(reach!.ratio).toBeGreaterThan(4)
    expect(clicks!.ratio).toBeLessThan(0.2)
    expect(views).toMatchObject({ median: null, ratio: null, strength: null, q: null })
    expect(result.family).toBe(3)
    expect(result.finding).toMatchObject({
      code: 'themes_by_aim',
      strength: 'clear',
      data: { above: ['1'], below: ['2'] },
    })
  })

  it('says so when nothing has a theme', async () => {
    const database = await emptyDatabase()
    await addThemes(database, ['reach'])
    await branches(database, 1)
    await addPosts(
      database,
      pairs(
        1,
        [1, 2, 3, 4, 5, 6].map((e) => [e, 1000] as const),
      ),
    )
    const result = await database.read((session) => compareAims(session, { filter: filterOf() }))
    expect(result.finding).toMatchObject({ code: 'themes_too_few', strength: null })
    expect(result.rows).toMatchObject([{ themeId: 1, n: 0, median: null }])
  })
})
