import { expect, it } from 'vitest'
import { bench, brokenRules, hashOf, type Bench } from './importing'
import { facebookCsv, type Row } from './facebookCsv'

const at = (day: number): Date => new Date(Date.UTC(2026, 6, day))
const clean = (row: Row): string => facebookCsv([row])
const MANGLED = '8.00000000001E+14'

async function importInOrder(test: Bench, files: readonly (readonly [string, Date])[]): Promise<void> {
  for (const [i, [content, exportedAt]] of files.entries()) {
    await test.import([
      test.file(`file ${String(i)}`, content, { exportedAt, name: `${exportedAt.toISOString()}.csv` }),
    ])
  }
}

/** The same files in both orders give the same database; returns the posts. */
async function bothOrders(files: readonly (readonly [string, Date])[]) {
  const [one, other] = [await bench({ rules: false }), await bench({ rules: false })]
  await importInOrder(one, files)
  await importInOrder(other, [...files].reverse())
  expect(await hashOf(one.database)).toBe(await hashOf(other.database))
  expect(await brokenRules(one.database)).toEqual([])
  return one.rows('SELECT key, snapshots, views FROM post ORDER BY key')
}

const LINK = 'https://www.facebook.com/reel/700000000001001/'

it('mangled first, clean later = clean first, mangled later: joined by permalink', async () => {
  const posts = await bothOrders([
    [clean({ id: MANGLED, link: LINK, text: 'Autre légende', views: '50' }), at(1)],
    [clean({ link: LINK }), at(2)],
  ])
  expect(posts).toEqual([{ key: 'facebook:id:800000000001001', snapshots: 2, views: 100 }])
})

it('joins by account, minute and text where the permalink changed', async () => {
  const posts = await bothOrders([
    [clean({ id: MANGLED, link: 'https://www.facebook.com/a/posts/pfbid0Old', views: '50' }), at(1)],
    [clean({ link: 'https://www.facebook.com/a/posts/pfbid0New' }), at(2)],
  ])
  expect(posts).toEqual([{ key: 'facebook:id:800000000001001', snapshots: 2, views: 100 }])
})

it('joins two mangled files, and names the post by its permalink', async () => {
  const posts = await bothOrders([
    [clean({ id: MANGLED, link: LINK, views: '50' }), at(1)],
    [clean({ id: '8.1E+14', link: LINK, views: '60' }), at(2)],
  ])
  expect(posts).toEqual([{ key: 'facebook:video:700000000001001', snapshots: 2, views: 60 }])
})

it('never joins two intact ids, nor a mangled row to one of them', async () => {
  const posts = await bothOrders([
    [clean({ id: '800000000001001', link: 'https://www.facebook.com/a/posts/pfbid0A' }), at(1)],
    [clean({ id: '800000000001002', link: 'https://www.facebook.com/a/posts/pfbid0B' }), at(2)],
    [clean({ id: MANGLED, link: 'https://www.facebook.com/a/posts/pfbid0C', views: '7' }), at(3)],
  ])
  expect(posts.map((post) => post['key'])).toEqual([
    'facebook:id:800000000001001',
    'facebook:id:800000000001002',
    'facebook:pfbid:pfbid0C',
  ])
})

it('warns of a key that leads to two ids', async () => {
  const test = await bench({ rules: false })
  await importInOrder(test, [
    [
      facebookCsv([
        { id: '800000000001001', link: LINK },
        { id: '800000000001002', link: LINK, time: '05/06/2026 08:00' },
      ]),
      at(1),
    ],
    [clean({ id: MANGLED, link: LINK, text: 'Autre', time: '05/07/2026 08:00' }), at(2)],
  ])
  const [row] = await test.rows(`SELECT CAST(warnings AS VARCHAR) AS warnings FROM import ORDER BY id DESC`)
  expect(row?.['warnings']).toContain('keys_conflict')
  expect(await test.rows('SELECT count(*) AS n FROM post')).toEqual([{ n: 3 }])
})

it('follows a chain of loose rows to the one id', async () => {
  const posts = await bothOrders([
    [clean({ id: MANGLED, link: 'https://www.facebook.com/a/posts/pfbid0A', text: 'Un' }), at(1)],
    [clean({ id: MANGLED, link: 'https://www.facebook.com/a/posts/pfbid0A', text: 'Deux' }), at(2)],
    [clean({ link: 'https://www.facebook.com/a/posts/pfbid0Z', text: 'Deux' }), at(3)],
  ])
  expect(posts).toEqual([{ key: 'facebook:id:800000000001001', snapshots: 3, views: 100 }])
})

it('undo of the file that joined two parts it again', async () => {
  const test = await bench({ rules: false })
  await importInOrder(test, [[clean({ id: MANGLED, link: LINK, text: 'Autre', views: '50' }), at(1)]])
  const before = await hashOf(test.database)
  await importInOrder(test, [[clean({ link: LINK }), at(2)]])
  expect(await test.rows('SELECT snapshots FROM post')).toEqual([{ snapshots: 2 }])
  await test.client.imports.undo({ importId: 2 })
  expect(await hashOf(test.database)).toBe(before)
})

it('does not trust ids that a spreadsheet rounded to zeros', async () => {
  const test = await bench({ rules: false })
  const rows = [1, 2, 3].map((n) => ({
    id: `12134994301370${String(n)}0`,
    time: `3/${String(n)}/2026 8:00`,
    link: `https://www.facebook.com/reel/70000000000200${String(n)}`,
  }))
  const { review } = await test.import([test.file('a.csv', facebookCsv(rows, '\n', ';'))])
  expect(review.files[0]?.warnings).toContainEqual({ code: 'ids_mangled', data: { rows: 3 } })
  expect(await test.rows('SELECT count(*) AS n FROM snapshot WHERE native_id IS NULL')).toEqual([{ n: 3 }])
})

it('takes a row without time only when a known post gives it', async () => {
  const test = await bench({ rules: false })
  const timeless = facebookCsv([{ time: '', pageName: '', page: '', views: '300' }])
  const first = await test.import([test.file('a.csv', timeless, { exportedAt: at(9) })])
  expect(first.review.files[0]?.counts).toMatchObject({ rowsIn: 1, rejected: 1 })
  const other = await bench({ rules: false })
  await importInOrder(other, [[clean({}), at(1)]])
  const later = await other.import([other.file('b.csv', `${timeless}\n`, { exportedAt: at(9) })])
  expect(later.review.files[0]?.counts).toMatchObject({ rowsIn: 1, updated: 1, rejected: 0 })
  expect(await other.rows('SELECT views, snapshots FROM post')).toEqual([{ views: 300, snapshots: 2 }])
})

it('takes both terms of a rate from the newest snapshot that has both, each metric from the newest that has it', async () => {
  const test = await bench({ rules: false })
  await importInOrder(test, [
    [clean({ views: '100', reach: '80', reactions: '5', comments: '1', shares: '1' }), at(1)],
    [clean({ views: '150', reach: '', reactions: '8', comments: '1', shares: '1' }), at(2)],
  ])
  const [post] = await test.rows(
    'SELECT views, reach, interactions, err_interactions, err_reach, erv_interactions, erv_views FROM post',
  )
  expect(post).toEqual({
    views: 150,
    reach: 80,
    interactions: 10,
    err_interactions: 7,
    err_reach: 80,
    erv_interactions: 10,
    erv_views: 150,
  })
})
