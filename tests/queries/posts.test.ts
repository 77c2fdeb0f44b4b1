import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Database } from '../../electron/engine/db/database'
import { sql } from '../../electron/engine/db/sql'
import { getPost } from '../../electron/engine/queries/getPost'
import { listPosts } from '../../electron/engine/queries/listPosts'
import { markPosts } from '../../electron/engine/queries/markPosts'
import { postsCsv } from '../../electron/engine/queries/postsCsv'
import { postQuery, postsContract } from '../../shared/contract/posts'
import { METRICS } from '../../shared/vocabulary'
import { addAccount, addImport, addPosts, branches, emptyDatabase, filterOf, run } from './build'

type Query = z.input<typeof postQuery> & { offset?: number; limit?: number }

const list = (database: Database, query: Partial<Query> = {}) =>
  database.read((session) =>
    listPosts(session, {
      ...postQuery.parse({ filter: filterOf(), ...query }),
      offset: query.offset ?? 0,
      limit: query.limit ?? 100,
    }),
  )
const ids = async (database: Database, query: Partial<Query> = {}) =>
  (await list(database, query)).rows.map(({ id }) => id)

const TEXTS = ['Été : les livres de la rentrée', 'Cœur de Lille, une expo', 'Horaires d’été', 'Un livre, un café']
const folded = ['ete : les livres de la rentree', 'coeur de lille, une expo', "horaires d'ete", 'un livre, un cafe']

describe('the list of posts', () => {
  it('pages through every post once, newest first, whatever the page size', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    const days = Array.from({ length: 90 }, (_, i) => new Date(Date.UTC(2026, 6, 1 + i)).toISOString().slice(0, 10))
    await addPosts(
      database,
      days.map((day, i) => ({ id: i + 1, day, interactions: i % 7, reach: 100 })),
    )
    const all = await ids(database, { limit: 500 })
    expect(all).toHaveLength(90)
    expect(all[0]).toBe('90')
    const paged: string[] = []
    for (let offset = 0; offset < 90; offset += 7) paged.push(...(await ids(database, { offset, limit: 7 })))
    expect(paged).toEqual(all)
    // Equal values too: seven posts share each count of interactions.
    const sorted: string[] = []
    for (let offset = 0; offset < 90; offset += 7) {
      sorted.push(...(await ids(database, { offset, limit: 7, sort: 'interactions', descending: false })))
    }
    expect(new Set(sorted).size).toBe(90)
    expect((await list(database)).total).toBe(90)
  })

  it('finds all words, without accents, case or plural', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(
      database,
      TEXTS.map((text, i) => ({ id: i + 1, text, searchText: folded[i]! })),
    )
    const found = async (search: string) => (await ids(database, { search })).sort()
    expect(await found('ÉTÉ')).toEqual(['1', '3'])
    expect(await found('ete livre')).toEqual(['1'])
    expect(await found('livres')).toEqual(['1', '4'])
    expect(await found('cœur')).toEqual(['2'])
    expect(await found('d’été')).toEqual(['3'])
    expect(await found('100%')).toEqual([])
    expect(await found('_')).toEqual([])
  })

  it('sorts by date in both directions, without looking at anything else', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(
      database,
      ['2026-07-10', '2026-07-20', '2026-07-05'].map((day, i) => ({ id: i + 1, day })),
    )
    expect(await ids(database)).toEqual(['2', '1', '3'])
    expect(await ids(database, { descending: false })).toEqual(['3', '1', '2'])
  })

  it('shows set-aside and immature posts with the reason, and counts them', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, [
      { id: 1, interactions: 1, reach: 10, flags: ['share', 'boosted'] },
      { id: 2, interactions: 1, reach: 10, age: 2.5 },
      { id: 3, interactions: 1, reach: 10 },
    ])
    const page = await list(database, { sort: 'published_at' })
    expect(page).toMatchObject({ total: 3, immature: 1, setAside: 1 })
    const row = (id: string) => page.rows.find((own) => own.id === id)
    expect(row('1')).toMatchObject({ setAside: ['share', 'boosted'], maturesIn: null, err: 0.1 })
    expect(row('2')).toMatchObject({ setAside: ['immature'], maturesIn: 5 })
    expect(row('3')).toMatchObject({ setAside: [] })
  })

  it('says how many posts each removal would bring back when nothing is found', async () => {
    const database = await emptyDatabase()
    await branches(database, 2)
    await addAccount(database, 3, { branch: 2, platform: 'instagram' })
    await addPosts(database, [
      ...[1, 2].map((id) => ({ id, account: 1, text: 'expo' })),
      { id: 3, account: 3, platform: 'instagram' as const, text: 'expo' },
      { id: 4, account: 2, text: 'expo', day: '2025-01-01' },
    ])
    const filter = filterOf({ branches: [2], platforms: ['facebook'] })
    const page = await list(database, { filter, search: 'expo' })
    expect(page).toMatchObject({ total: 0, rows: [], relax: { branches: 2, platforms: 1, period: 1 } })
    expect(page.relax).not.toHaveProperty('search')
    expect((await list(database, { search: 'expo' })).relax).toEqual({})
  })

  it('keeps 64-bit ids exact', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, [{ id: '18446744073709551615', text: 'x' }])
    expect(await ids(database)).toEqual(['18446744073709551615'])
    const post = await database.read((session) => getPost(session, '18446744073709551615'))
    expect(post.post.id).toBe('18446744073709551615')
  })
})

describe('one post', () => {
  it('traces each current value to the newest snapshot that says it, with the header of the file', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addImport(database, 1, {
      exportedAt: '2026-08-01 10:00:00',
      columns: '{"reach":"Couverture","reactions":"Réactions"}',
    })
    await addImport(database, 2, { exportedAt: '2026-09-01 10:00:00', columns: '{"reactions":"Reactions"}' })
    await addPosts(database, [
      {
        id: 7,
        reach: 500,
        reactions: 30,
        comments: 2,
        shares: 1,
        interactions: 33,
        errInteractions: 25,
        errReach: 500,
        key: 'facebook:id:7',
      },
      ...[100, 200, 300].map((reach) => ({ reach, interactions: 1 })),
      { reach: 999, interactions: 1, day: '2026-04-01' },
    ])
    const columns =
      'import_id, row_number, post_id, account_id, exported_at, precision, format, reactions, comments, shares, reach'
    await run(
      database,
      `INSERT INTO snapshot (${columns}) VALUES
        (1, 12, 7, 1, TIMESTAMP '2026-08-01 10:00:00', 'instant', 'photo', 20, 2, 1, 500),
        (2, 15, 7, 1, TIMESTAMP '2026-09-01 10:00:00', 'instant', 'photo', 30, 2, 1, NULL)`,
    )
    const post = postsContract.get['~orpc'].outputSchema!
    const found = await database.read((session) => getPost(session, '7'))
    expect(await post['~standard'].validate(found)).not.toHaveProperty('issues')
    const trace = Object.fromEntries(found.metrics.map((own) => [own.metric, own]))
    expect(trace['reach']).toEqual({
      ...{ metric: 'reach', value: 500, column: 'Couverture', fileName: 'file-1.csv', row: 12, importId: 1 },
      exportedAt: '2026-08-01T10:00:00.000Z',
    })
    expect(trace['reactions']).toMatchObject({ value: 30, column: 'Reactions', fileName: 'file-2.csv', row: 15 })
    expect(trace['comments']).toMatchObject({ column: null, fileName: 'file-2.csv' })
    expect(found.snapshots.map(({ interactions, values }) => [interactions, values.reach])).toEqual([
      [33, undefined],
      [23, 500],
    ])
    expect(found.rates).toMatchObject([{ rate: 'err', value: 0.05, numerator: 25, denominator: 500 }])
    expect(found.keys).toEqual(['facebook:id:7'])
    expect(found.place).toEqual({ metric: 'reach', value: 500, others: [100, 200, 300], n: 3, below: 3 })
    expect(found.among).toEqual({ from: '2026-07-01', to: '2026-09-30' })
    // 33 of 36 interactions; the three others are too few to call it unusual.
    expect(found.weight).toEqual({ share: 33 / 36, n: 4 })
    expect(found.flag).toBeNull()
  })

  it.each(['404', '99999999999999999999'])('does not know %s', async (id) => {
    const database = await emptyDatabase()
    await expect(database.read((session) => getPost(session, id))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('setting aside by hand', () => {
  const mark = (database: Database, posts: string[], aside: boolean) =>
    database.write((session) => markPosts(session, posts, aside, new Date('2026-10-01T00:00:00Z')))

  it('hangs on every key, comes back under another key, and is taken back whole', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, [
      { id: 1, key: 'a' },
      { id: 2, key: 'b' },
    ])
    await run(database, `INSERT INTO post_key VALUES (1, 'c')`)
    await mark(database, ['1'], true)
    await mark(database, ['1'], true)
    expect((await list(database)).setAside).toBe(1)
    // The post is derived anew with another id and its strongest key gone.
    await run(database, `DELETE FROM post_key WHERE key = 'a'`)
    await run(database, `UPDATE post SET id = 9, key = 'c' WHERE id = 1`)
    await run(database, `UPDATE post_key SET post_id = 9 WHERE post_id = 1`)
    const page = await list(database)
    expect(page.rows.find(({ id }) => id === '9')?.setAside).toEqual(['by_hand'])
    await mark(database, ['9'], false)
    expect((await list(database)).setAside).toBe(0)
  })

  it('names the posts it changes, and no others: they are what undo takes back', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, [
      { id: 1, key: 'a' },
      { id: 2, key: 'b' },
      { id: 3, key: 'c' },
    ])
    // Set aside once, while it was known by another of its keys only.
    await run(database, `INSERT INTO post_key VALUES (2, 'other')`)
    await run(database, `INSERT INTO post_mark VALUES ('other', 'set_aside', TIMESTAMPTZ '2026-09-01 00:00:00+00')`)
    expect(await mark(database, ['3', '1', '2'], true)).toEqual(['1', '3'])
    expect(await mark(database, ['1', '2', '3'], true)).toEqual([])
    expect(await mark(database, ['1', '3'], false)).toEqual(['1', '3'])
    const left = (await list(database)).rows.filter((row) => row.setAside.includes('by_hand'))
    expect(left.map(({ id }) => id)).toEqual(['2'])
    const since = await database.read((session) =>
      session.all(
        z.object({ key: z.string() }),
        sql`SELECT post_key AS key FROM post_mark WHERE marked_at < '2026-09-02'`,
      ),
    )
    expect(since).toEqual([{ key: 'other' }])
    expect(await mark(database, ['1', '2', '3'], false)).toEqual(['2'])
    expect((await list(database)).setAside).toBe(0)
  })

  it('marks nothing when one of the posts is gone', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, [{ id: 1 }])
    await expect(mark(database, ['1', '2'], true)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await list(database)).setAside).toBe(0)
  })
})

describe('posts as CSV', () => {
  it('holds every post with every metric, and nothing a spreadsheet would run', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, [
      { id: 1, text: '=cmd|calc', interactions: 3, reach: 12, key: 'facebook:id:1', flags: ['share'] },
      { id: 2, text: 'deux\nlignes; "oui"', day: '2026-07-01' },
    ])
    const query = { ...postQuery.parse({ filter: filterOf() }), language: 'fr' as const }
    const file = await database.read((session) => postsCsv(session, query))
    const text = await file.blob.text()
    const lines = text.split('\r\n')
    expect(file.name).toBe('portee-posts-2026-07-01_2026-09-30.csv')
    for (const metric of METRICS) expect(lines[0]!.split(';')).toContain(metric)
    expect(lines[1]).toContain(`;'=cmd|calc;`)
    expect(lines[1]).toContain(';0,25;')
    expect(lines[1]).toContain('facebook:id:1;Account 1;A;facebook;photo;2026-07-15;')
    expect(lines[2]).toContain('"deux\nlignes; ""oui"""')
  })
})
