import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Review } from '../../shared/contract/imports'
import { bench, EXPORTED, hashOf, type Bench } from './importing'
import { facebookCsv } from './facebookCsv'

/** Registers a file as a door does and stages it through the contract. */
async function stage(test: Bench, contents: readonly string[], signal?: AbortSignal): Promise<Review> {
  const uploads = contents.map((content, i) => {
    const { path } = test.file('x', content)
    return test.engine.context.uploads.register({
      name: `${String(i)}.csv`,
      path,
      bytes: content.length,
      modifiedAt: EXPORTED,
      owned: false,
    }).id
  })
  const steps = await test.client.imports.stage({ uploads }, signal === undefined ? {} : { signal })
  for await (const step of steps) if (step.kind === 'done') return step.result
  throw new Error('no result')
}

async function commit(test: Bench, dropId: string) {
  for await (const step of await test.client.imports.commit({ dropId })) if (step.kind === 'done') return step.result
  throw new Error('no result')
}

const staging = (test: Bench): string[] => readdirSync(join(test.folder, 'staging'))

it('asks for an unknown page, accepts it in one click, commits, lists and takes back', async () => {
  const test = await bench()
  const empty = await hashOf(test.database)
  const review = await stage(test, [facebookCsv([{}])])
  expect(review.files[0]).toMatchObject({
    state: 'asks',
    counts: { rowsIn: 1, new: 1 },
    accounts: [{ state: 'proposed', accountId: null }],
  })
  expect(review.proposedAccounts).toMatchObject([
    { platform: 'facebook', name: 'Bibliothèque des Tanneurs', nativeId: '100064900000101' },
  ])
  expect(await hashOf(test.database)).toBe(empty)
  const { dropId } = review
  expect(await test.client.imports.pending()).toEqual([dropId])
  const accepted = await test.client.imports.acceptProposals({ dropId })
  expect(accepted.totals).toMatchObject({ ready: 1, asks: 0, postsNew: 1, snapshotsAdded: 1 })
  const { imports, left } = await commit(test, dropId)
  expect(imports).toMatchObject([{ counts: { new: 1 }, exportedAt: EXPORTED.toISOString() }])
  expect(left).toEqual([])
  expect(await test.client.imports.pending()).toEqual([])
  expect(staging(test)).toEqual([])
  expect(await test.client.imports.undo({ importId: imports[0]?.id ?? 0 })).toEqual({
    postsRemoved: 1,
    snapshotsRemoved: 1,
  })
  expect(await hashOf(test.database)).toBe(empty)
  expect(await test.rows('SELECT name FROM account')).toHaveLength(1)
})

it('shows in the review what the commit of a whole drop will do, overlap included', async () => {
  const test = await bench()
  const one = facebookCsv([{}, { id: '800000000001002', time: '05/06/2026 08:00' }])
  const two = facebookCsv([
    { id: '800000000001002', time: '05/06/2026 08:00' },
    { views: '900' },
    { id: '800000000001003', time: '05/07/2026 08:00' },
  ])
  const { dropId } = await stage(test, [one, two, one])
  const review = await test.client.imports.acceptProposals({ dropId })
  const counts = review.files.flatMap((file) => (file.counts === null ? [] : [file.counts]))
  expect(review.files.map((file) => file.state).sort()).toEqual(['known', 'ready', 'ready'])
  expect(counts.reduce((sum, count) => sum + count.new, 0)).toBe(3)
  const { imports } = await commit(test, dropId)
  expect(imports.map((record) => record.counts).sort((a, b) => a.rowsIn - b.rowsIn)).toEqual(
    [...counts].sort((a, b) => a.rowsIn - b.rowsIn),
  )
})

it('refuses to commit what is no longer what the user saw', async () => {
  const test = await bench()
  await test.import([test.file('before.csv', facebookCsv([{ id: '800000000001009' }]))])
  const { dropId } = await stage(test, [facebookCsv([{}])])
  await test.import([test.file('meanwhile.csv', facebookCsv([{ views: '101' }]))])
  await expect(commit(test, dropId)).rejects.toMatchObject({ code: 'REVIEW_CHANGED' })
  const review = await test.client.imports.review({ dropId })
  expect(review.files[0]?.counts).toMatchObject({ new: 0, updated: 1 })
  expect((await commit(test, dropId)).imports).toHaveLength(1)
})

// Retried: on a machine that other work fills, a second says nothing about the engine.
it('leaves nothing behind when cancelled, within a second', { retry: 2 }, async () => {
  const test = await bench()
  const rows = Array.from({ length: 60_000 }, (_, i) => ({
    id: String(800_000_000_100_000 + i),
    text: `Annonce ${String(i)} `.repeat(20),
  }))
  const content = facebookCsv(rows)
  const before = await hashOf(test.database)
  const cancel = new AbortController()
  const staged = stage(test, [content], cancel.signal)
  await new Promise((resolve) => setTimeout(resolve, 300))
  const asked = performance.now()
  cancel.abort()
  await expect(staged).rejects.toThrow()
  expect(performance.now() - asked).toBeLessThan(1000)
  await expect.poll(() => staging(test), { timeout: 3000 }).toEqual([])
  expect(await test.client.imports.pending()).toEqual([])
  expect(await hashOf(test.database)).toBe(before)
})

it('stages what it read even if the file changes before the commit', async () => {
  const test = await bench()
  await test.import([test.file('page.csv', facebookCsv([{ id: '800000000001009' }]))])
  const { dropId } = await stage(test, [facebookCsv([{ text: 'Lu' }])])
  test.file('x', 'gone')
  await commit(test, dropId)
  expect(await test.rows("SELECT count(*) AS n FROM post WHERE text = 'Lu'")).toEqual([{ n: 1 }])
})

it('never dates an export before its last row', async () => {
  const test = await bench()
  const early = new Date('2026-01-01T00:00:00Z')
  const { review } = await test.import([test.file('a.csv', facebookCsv([{}]), { exportedAt: early })])
  expect(review.files[0]).toMatchObject({ exportedAt: '2026-05-05T15:00:00.000Z', exportedAtEvidence: 'last_row' })
})

it('proposes the account of a daily file from the other files of the drop, and only then takes it', async () => {
  const test = await bench()
  const daily = 'sep=,\n"Facebook follows"\n"Date","Primary"\n"2026-05-05T00:00:00","3"\n\n'
  const alone = await test.import([test.file('Follows.csv', daily)], { accept: 'sound' })
  expect(alone.open).toMatchObject([{ state: 'asks', accounts: [{ state: 'asked', candidates: [] }] }])
  const together = await test.import(
    [
      test.file('Follows.csv', daily),
      test.file('content.csv', facebookCsv([{}, { id: '800000000001002', time: '05/06/2026 08:00' }])),
    ],
    { accept: 'sound' },
  )
  expect(together.open).toEqual([])
  expect(await test.rows('SELECT account, metric, value FROM v_account_day')).toEqual([
    { account: 'Bibliothèque des Tanneurs', metric: 'follows', value: 3 },
  ])
})

it('a file of Meta that names no platform is offered accounts of Meta alone', async () => {
  const test = await bench()
  const video =
    'Video title,Video link,Post time,Total views,Total likes\nVisite,https://www.tiktok.com/@bu/video/7300000000000000000,11 novembre,5,1\n'
  const posts = [test.file('Content.csv', video), test.file('content.csv', facebookCsv([{}]))]
  await test.import(posts, { accept: 'sound' })
  expect(await test.rows('SELECT DISTINCT platform FROM account ORDER BY ALL')).toEqual([
    { platform: 'facebook' },
    { platform: 'tiktok' },
  ])
  const reach = 'sep=,\n"Reach"\n"Date","Primary"\n"2023-11-09T00:00:00","3"\n\n'
  // Two candidates would be a question.
  await test.import([test.file('Reach.csv', reach), ...posts], { accept: 'sound' })
  expect(await test.rows('SELECT account, platform FROM v_account_day')).toEqual([
    { account: 'Bibliothèque des Tanneurs', platform: 'facebook' },
  ])
})

it('a file with nothing but its total has no rows', async () => {
  const test = await bench()
  const content = 'Content,Video title,Video publish time,Views\nTotal,,,0\n'
  const { review } = await test.import([test.file('Table data.csv', content)])
  expect(review.files).toMatchObject([{ state: 'refused', refusal: { code: 'no_rows' } }])
})

it('asks for the zone when shortcodes contradict US Pacific, and reads in the one answered', async () => {
  const test = await bench()
  const header =
    'Post ID,Account ID,Account username,Account name,Description,Publish time,Permalink,Post type,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves'
  // Shortcodes of 2026-06-02 06:50, 2026-06-03 06:50, 2026-06-04 06:50 UTC, written in Paris time.
  const rows = ['02', '03', '04'].map((day) => {
    const code = shortcode(Date.parse(`2026-06-${day}T06:50:10Z`))
    return `179000000000001${day},17841490000000101,bibli,Bibli,Texte,06/${day}/2026 08:50,https://www.instagram.com/p/${code}/,IG image,Lifetime,5,4,3,2,1,0,0`
  })
  const content = `${[header, ...rows].join('\n')}\n`
  const asked = await test.import([test.file('ig.csv', content)])
  expect(asked.open[0]?.questions).toMatchObject([
    { code: 'zone', data: { coded: 3, agreeing: 0, best: 'Europe/Paris', bestRows: 3 } },
  ])
  await test.import([test.file('ig.csv', content, { zone: 'Europe/Paris' })])
  expect(await test.rows('SELECT min(published_at) AS at FROM post')).toEqual([{ at: '2026-06-02T06:50:00.000Z' }])
})

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
function shortcode(ms: number): string {
  let code = ''
  for (let left = (BigInt(ms) - 1314220021721n) << 23n; left > 0n; left >>= 6n)
    code = (ALPHABET[Number(left & 63n)] ?? '') + code
  return code
}
