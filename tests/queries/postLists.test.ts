import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { Database } from '../../electron/engine/db/database'
import { getPost } from '../../electron/engine/queries/getPost'
import { listPosts } from '../../electron/engine/queries/listPosts'
import { PostLists } from '../../electron/engine/queries/postLists'
import { postsCsv } from '../../electron/engine/queries/postsCsv'
import { postRows } from '../../electron/engine/queries/postRows'
import { themesOfPosts } from '../../electron/engine/queries/postThemes'
import { outlyingPosts } from '../../electron/engine/statistics/outliers'
import { POST_NUMBERS, postQuery } from '../../shared/contract/posts'
import { METRICS } from '../../shared/vocabulary'
import { addAccount, addFollowers, addPosts, branches, emptyDatabase, filterOf, type PostDraft, run } from './build'

type Query = Partial<z.input<typeof postQuery>>
const queryOf = (query: Query = {}) => postQuery.parse({ filter: filterOf(), ...query })

const found = async (database: Database, query: Query = {}) => {
  const page = await database.read((session) => listPosts(session, { ...queryOf(query), offset: 0, limit: 500 }))
  return { ...page, ids: page.rows.map(({ id }) => id) }
}

const RATES = ['err', 'erv', 'erf']

/** Values 3, 1, 2 for posts 1, 2, 3 in every metric; post 4 has none. */
async function numbered(): Promise<Database> {
  const database = await emptyDatabase()
  await branches(database, 1)
  await addFollowers(database, 1, 1, '2026-07-15', 1000)
  await addPosts(database, [
    { id: 1, interactions: 3, reach: 100, views: 100 },
    { id: 2, interactions: 1, reach: 100, views: 100 },
    { id: 3, interactions: 2, reach: 100, views: 100 },
    { id: 4 },
  ])
  const set = METRICS.map((metric) => `${metric} = CASE id WHEN 1 THEN 3 WHEN 2 THEN 1 WHEN 3 THEN 2 END`)
  await run(database, `UPDATE post SET ${set.join(', ')}`)
  return database
}

describe('numbers of posts', () => {
  it('sort both ways, missing values last in either', async () => {
    const database = await numbered()
    for (const sort of POST_NUMBERS) {
      expect([sort, (await found(database, { sort, descending: false })).ids]).toEqual([sort, ['2', '3', '1', '4']])
      expect([sort, (await found(database, { sort })).ids]).toEqual([sort, ['1', '3', '2', '4']])
    }
  })

  it('narrow the list between two values, both included; a post without the number is left out', async () => {
    const database = await numbered()
    for (const metric of POST_NUMBERS) {
      const unit = !RATES.includes(metric) ? 1 : metric === 'erf' ? 0.001 : 0.01
      const between = async (min: number | null, max: number | null) => {
        const range = { metric, min: min === null ? null : min * unit, max: max === null ? null : max * unit }
        return (await found(database, { ranges: [range] })).ids.sort()
      }
      expect([metric, await between(2, 3)]).toEqual([metric, ['1', '3']])
      expect([metric, await between(null, 1)]).toEqual([metric, ['2']])
      expect([metric, await between(null, null)]).toEqual([metric, ['1', '2', '3']])
    }
    const both = await found(database, {
      ranges: [
        { metric: 'reach', min: 2, max: null },
        { metric: 'err', min: null, max: 0.02 },
      ],
    })
    expect(both.ids).toEqual(['3'])
  })

  it('come with the rows that ask for them, null where no file gives them', async () => {
    const database = await numbered()
    const rows = await database.read((session) => postRows(session, ['4', '1'], ['saves', 'erf', 'reach_organic']))
    expect(rows.map(({ id, values }) => [id, values])).toEqual([
      ['4', { saves: null, erf: null, reach_organic: null }],
      ['1', { saves: 3, erf: 0.003, reach_organic: 3 }],
    ])
  })
})

describe('flagged posts', () => {
  /** Rates of two accounts, drawn from a fixed list, with one or two that are unusual. */
  async function rated(): Promise<{ database: Database; drafts: PostDraft[] }> {
    const database = await emptyDatabase()
    await branches(database, 3)
    await addAccount(database, 4, { branch: 3, platform: 'x' })
    const usual = [31, 44, 29, 52, 38, 41, 60, 25, 33, 47, 36, 55]
    const drafts: PostDraft[] = [
      ...[...usual, 600, 1].map((interactions) => ({ account: 1, interactions, reach: 1000 })),
      ...[...usual, 70].map((interactions) => ({ account: 2, interactions, reach: 1000 })),
      // Too few to say what is usual; equal rates; a platform without reach.
      ...[10, 11, 12, 13, 900].map((interactions) => ({ account: 3, interactions, reach: 1000 })),
      ...[...usual, 800].map((interactions) => ({ account: 4, platform: 'x' as const, interactions, views: 1000 })),
    ].map((draft, i) => ({ ...draft, id: i + 1 }))
    await addPosts(database, drafts)
    return { database, drafts }
  }

  it('are those a reader of one account at a time finds', async () => {
    const { database, drafts } = await rated()
    const expected = [1, 2, 3, 4].flatMap((account) => {
      const own = drafts.filter((draft) => draft.account === account)
      if (own.length < 6) return []
      const below = own.map((draft) => draft.reach ?? draft.views ?? 0)
      const above = own.map((draft) => draft.interactions ?? 0)
      return outlyingPosts(above, below).map((place) => String(own[place]?.id))
    })
    expect(expected).toEqual(['13', '14', '45'])
    expect((await found(database, { flagged: true })).ids.sort()).toEqual(expected)
    expect(await new PostLists(database).flagged(queryOf())).toBe(3)
    expect(await new PostLists(database).flagged(queryOf({ filter: filterOf({ branches: [1] }) }))).toBe(2)
    const one = await database.read((session) => getPost(session, '13', '2026-Q3'))
    expect(one.flag).toMatchObject({ rate: 'err', n: 14 })
    expect(one.flag?.z).toBeGreaterThan(3.5)
    expect(one.weight?.share).toBeCloseTo(600 / 1092, 12)
    expect((await database.read((session) => getPost(session, '1', '2026-Q3'))).flag).toBeNull()
  })

  it('are judged among posts that count: a post set aside is never flagged, and moves no bound', async () => {
    const { database } = await rated()
    await run(database, `UPDATE post SET is_boosted = TRUE WHERE id = 13`)
    expect((await found(database, { flagged: true })).ids.sort()).toEqual(['14', '45'])
    expect((await database.read((session) => getPost(session, '13', '2026-Q3'))).flag).toBeNull()
  })

  it('are judged within the period on screen', async () => {
    const { database } = await rated()
    await run(database, `UPDATE post SET published_day = DATE '2026-08-20' WHERE id = 13`)
    const august = filterOf({ period: '2026-08-01..2026-08-31' })
    expect((await found(database, { filter: august, flagged: true })).ids).toEqual([])
    const one = await database.read((session) => getPost(session, '13', '2026-08-01..2026-08-31'))
    expect(one).toMatchObject({ flag: null, among: { from: '2026-08-01', to: '2026-08-31' }, place: { n: 0 } })
  })
})

describe('themes in the list', () => {
  async function themed(): Promise<Database> {
    const database = await emptyDatabase()
    await branches(database, 1)
    await run(database, `DELETE FROM theme`)
    await run(
      database,
      `INSERT INTO theme VALUES (1, 'Horaires', 'Hours', NULL, 'reach', 2, NULL), (2, 'Jeux', 'Games', NULL, 'interactions', 1, NULL)`,
    )
    await addPosts(
      database,
      [1, 2, 3, 4].map((id) => ({ id, text: id === 1 ? '=2+2' : 'expo' })),
    )
    await run(
      database,
      `INSERT INTO post_theme VALUES (1, 1, 'rule', 1, TRUE), (1, 2, 'hand', NULL, FALSE), (2, 2, 'rule', 2, TRUE), (3, 1, 'suggestion', NULL, TRUE)`,
    )
    await run(
      database,
      `INSERT INTO suggestion VALUES (1, 1, 0.9, '[]'), (4, 1, 0.6, '[]'), (4, 2, 0.7, '[]'), (2, 1, 0.8, '[]')`,
    )
    // Refused on post 2.
    await run(
      database,
      `INSERT INTO tag VALUES ('test:2', 1, 'suggestion', FALSE, FALSE, NULL, 0.8, TIMESTAMPTZ '2026-10-01 00:00:00+00')`,
    )
    return database
  }

  it('come with each post, the main one first, with what the model suggests and nobody has decided', async () => {
    const database = await themed()
    const { rows } = await found(database, { sort: 'snapshots' })
    expect(rows.map(({ id, themes, suggestions }) => [id, themes, suggestions])).toEqual([
      [
        '1',
        [
          { themeId: 1, origin: 'rule', isMain: true },
          { themeId: 2, origin: 'hand', isMain: false },
        ],
        [],
      ],
      ['2', [{ themeId: 2, origin: 'rule', isMain: true }], []],
      ['3', [{ themeId: 1, origin: 'suggestion', isMain: true }], []],
      [
        '4',
        [],
        [
          { themeId: 2, score: 0.7 },
          { themeId: 1, score: 0.6 },
        ],
      ],
    ])
  })

  it('sort by the place of the main theme in the codebook, posts without theme last', async () => {
    const database = await themed()
    expect((await found(database, { sort: 'theme', descending: false })).ids).toEqual(['2', '1', '3', '4'])
    expect((await found(database, { sort: 'theme' })).ids).toEqual(['1', '3', '2', '4'])
  })

  it('narrow it, without theme too; and are counted over chosen posts', async () => {
    const database = await themed()
    expect((await found(database, { filter: filterOf({ themes: [0] }) })).ids).toEqual(['4'])
    expect((await found(database, { filter: filterOf({ themes: [0, 2] }) })).ids).toEqual(['1', '2', '4'])
    expect(await database.read((session) => themesOfPosts(session, ['1', '2', '3', '4']))).toEqual([
      { themeId: 2, n: 2, main: 1 },
      { themeId: 1, n: 2, main: 2 },
    ])
  })

  it('are in the CSV, in its language, among the columns chosen and in their order', async () => {
    const database = await themed()
    const columns = ['themes', 'text', 'reach'] as const
    const file = await database.read((session) =>
      postsCsv(session, { ...queryOf({ sort: 'theme', descending: false }), language: 'en', columns }),
    )
    expect((await file.blob.text()).split('\r\n')).toEqual([
      'post_key,main_theme,themes,text,reach',
      'test:2,Games,Games,expo,',
      `test:1,Hours,Hours | Games,'=2+2,`,
      'test:3,Hours,Hours,expo,',
      'test:4,,,expo,',
      '',
    ])
  })
})

describe('a list that is being looked at', () => {
  async function many(): Promise<{ database: Database; lists: PostLists }> {
    const database = await emptyDatabase()
    await branches(database, 1)
    const days = Array.from({ length: 700 }, (_, i) => `2026-0${7 + (i % 3)}-${String((i % 28) + 1).padStart(2, '0')}`)
    await addPosts(
      database,
      days.map((day, i) => ({ id: i + 1, day, text: 'expo', interactions: i, reach: 1000 })),
    )
    return { database, lists: new PostLists(database) }
  }
  const query = queryOf({ filter: filterOf({ themes: [0] }), sort: 'interactions', descending: false })

  it('has every post once, window by window, and says its ids by parts', async () => {
    const { lists } = await many()
    const seen: string[] = []
    let list: string | null = null
    for (let offset = 0; offset < 700; offset += 200) {
      const page = await lists.page(query, { list, offset, limit: 200 }, [])
      list = page.list
      seen.push(...page.rows.map(({ id }) => id))
    }
    expect(seen).toEqual(Array.from({ length: 700 }, (_, i) => String(i + 1)))
    const { ids, total } = await lists.ids(query, { list, offset: 450, limit: 5000 })
    expect([total, ids]).toEqual([700, seen.slice(450)])
  })

  it('keeps its posts in their places when a tag takes them out of what it finds, and says so', async () => {
    const { database, lists } = await many()
    const first = await lists.page(query, { list: null, offset: 0, limit: 100 }, [])
    expect(first).toMatchObject({ total: 700, matching: 700 })
    await run(database, `INSERT INTO post_theme SELECT id, 1, 'hand', NULL, TRUE FROM post WHERE id IN (3, 4, 600)`)
    const again = await lists.page(query, { list: first.list, offset: 0, limit: 100 }, [])
    expect(again).toMatchObject({ list: first.list, total: 700, matching: 697 })
    expect(again.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id))
    expect(again.rows[2]?.themes).toEqual([{ themeId: 1, origin: 'hand', isMain: true }])
    // What was shown stays; what was not yet read follows as it is now.
    const last = await lists.page(query, { list: first.list, offset: 590, limit: 100 }, [])
    expect(last.rows.map(({ id }) => id)).not.toContain('600')
    const fresh = await lists.page(query, { list: null, offset: 0, limit: 100 }, [])
    expect(fresh).toMatchObject({ total: 697, matching: 697 })
    expect(fresh.rows.map(({ id }) => id)).not.toContain('3')
  })

  it('is read again when its posts are gone', async () => {
    const { database, lists } = await many()
    const first = await lists.page(query, { list: null, offset: 0, limit: 100 }, [])
    await run(database, `DELETE FROM post WHERE id < 50`)
    const again = await lists.page(query, { list: first.list, offset: 0, limit: 100 }, [])
    expect(again).toMatchObject({ total: 651, matching: 651 })
    expect(again.rows[0]?.id).toBe('50')
    expect(again.list).not.toBe(first.list)
  })

  it('can be narrowed to what comparisons leave out, by reason', async () => {
    const { database } = await many()
    await run(database, `UPDATE post SET is_share = TRUE WHERE id = 7`)
    await run(database, `INSERT INTO post_mark VALUES ('test:9', 'set_aside', TIMESTAMPTZ '2026-10-01 00:00:00+00')`)
    expect((await found(database, { aside: ['share'] })).ids).toEqual(['7'])
    expect((await found(database, { aside: ['by_hand'] })).ids).toEqual(['9'])
    expect((await found(database, { aside: ['by_hand', 'share'] })).total).toBe(2)
  })

  it('says what each removal would bring back: ranges, flag and reason too', async () => {
    const { database } = await many()
    const range = { metric: 'reach' as const, min: 2000, max: null }
    const page = await found(database, { ranges: [range], aside: ['share'], search: 'expo' })
    // None of the three alone: only all of them together.
    expect(page).toMatchObject({ total: 0, relax: { all: 700 } })
    expect(Object.keys(page.relax)).toEqual(['all'])
    expect((await found(database, { ranges: [range] })).relax).toEqual({ ranges: 700 })
    expect((await found(database, { aside: ['share'] })).relax).toEqual({ aside: 700 })
    const unusual = outlyingPosts(
      Array.from({ length: 700 }, (_, i) => i),
      Array.from({ length: 700 }, () => 1000),
    )
    const none = { flagged: true, search: 'expo', ranges: [{ ...range, max: 3000 }] }
    expect((await found(database, none)).relax).toEqual({ ranges: unusual.length, all: 700 })
  })
})
