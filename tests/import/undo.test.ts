import fc from 'fast-check'
import { expect, it } from 'vitest'
import { writeFacebookAudience, writeInstagramAudience } from '../../electron/engine/sample/writers/metaAudience'
import { writeMetaDaily } from '../../electron/engine/sample/writers/metaDaily'
import { mediaId, shortcode } from '../../electron/engine/sample/shortcode'
import type { FileToImport } from '../../electron/engine/import/importFiles'
import { facebookCsv, type Row } from './facebookCsv'
import { bench, brokenRules, hashOf, type Bench } from './importing'

const day = (n: number): Date => new Date(Date.UTC(2026, 8, n))

interface Export {
  readonly name: string
  readonly content: string | Uint8Array
  readonly exportedAt: Date
}

/** Six posts of one page; an export on day `n` holds `from` to `to` with figures that grew since. */
function facebookExport(n: number, from: number, to: number, mangled: boolean): Export {
  const rows = [1, 2, 3, 4, 5, 6].slice(from, to).map((i): Row => ({
    id: mangled ? `8,0000${String(i)}E+14` : `80000000000200${String(i)}`,
    page: mangled ? '1,00065E+14' : '100064900000101',
    text: i < 3 ? 'Horaires' : `Annonce ${String(i)}`,
    time: `05/0${String(i < 3 ? 1 : i)}/2026 08:00`,
    link: i === 4 ? '' : `https://www.facebook.com/reel/70000000000200${String(i)}`,
    views: String(100 * i + n),
    reach: i === 5 && n % 2 === 0 ? '' : String(50 * i + n),
  }))
  const name = `fb ${String(n)} ${String(from)} ${String(to)} ${String(mangled)}.csv`
  const content = mangled ? facebookCsv(rows, '\r\n', ';') : facebookCsv(rows)
  return { name, content, exportedAt: day(n) }
}

function instagramExport(n: number, from: number, to: number): Export {
  const header =
    'Identifiant de la publication,ID du compte,Nom de profil du compte,Nom du compte,Description,Heure de publication,Permalien,Type de publication,Date,Vues,Couverture,Mentions J’aime,Partages,Commentaires,Enregistrements'
  const rows = [1, 2, 3, 4].slice(from, to).map((i) => {
    const code = shortcode(mediaId(Date.UTC(2026, 4, i, 15, 0, 20), i))
    const cells = [`1790000000000200${String(i)}`, '17841490000000101', 'tanneurs', 'Tanneurs', `Photo ${String(i)}`]
    const link = `https://www.instagram.com/p/${code}/`
    return [...cells, `05/0${String(i)}/2026 08:00`, link, 'Image IG', 'Global', 9 * i + n, 7 * i, i, 0, 1, n].join(',')
  })
  const name = `ig ${String(n)} ${String(from)} ${String(to)}.csv`
  return { name, content: `\uFEFF${[header, ...rows].join('\n')}\n`, exportedAt: day(n) }
}

/** Days `from` to `to` of September; one missing, all values of export `n`. */
function dailyExport(n: number, from: number, to: number): Export {
  const days = Array.from({ length: to - from + 1 }, (_, i) => from + i)
    .filter((d) => d !== 4)
    .map((d) => ({ day: `2026-09-0${String(d)}`, value: 10 * d + n }))
  const sections = [
    { title: 'Facebook Page reach', days },
    { title: 'Instagram reach', days: days.slice(1) },
  ]
  return { name: 'Reach.csv', content: writeMetaDaily(sections), exportedAt: day(n + 9) }
}

const SHARES = {
  ages: [{ band: '18-24', women: 40.2, men: 19.8 }],
  cities: [{ name: 'Valmont, Exemplie', share: 30.5 }],
  countries: [{ name: 'France', share: 80 }],
}

const POOL: readonly Export[] = [
  facebookExport(1, 0, 4, false),
  facebookExport(2, 2, 6, true),
  facebookExport(3, 0, 6, true),
  facebookExport(4, 1, 5, false),
  // Same date as the one before: the tie is broken the same way whatever the order.
  { ...facebookExport(4, 3, 6, false), name: 'tie.csv' },
  instagramExport(2, 0, 3),
  instagramExport(5, 1, 4),
  dailyExport(1, 1, 6),
  dailyExport(2, 3, 8),
  { name: 'Audience.csv', content: writeInstagramAudience(1629, SHARES), exportedAt: day(6) },
  { name: 'Audience (1).csv', content: writeFacebookAudience(SHARES), exportedAt: day(7) },
]

/** A workspace whose page and profile the user has confirmed once: accounts stay when imports go. */
async function network(): Promise<{ test: Bench; file: (one: Export) => FileToImport }> {
  const test = await bench()
  const facebook = { accountId: await test.account('facebook', 'Bibliothèque des Tanneurs') }
  const instagram = { accountId: await test.account('instagram', 'Tanneurs') }
  const audience = (name: string) => (name === 'Audience.csv' ? instagram : facebook)
  const file = ({ name, content, exportedAt }: Export): FileToImport => {
    const accounts = { 'section:facebook': facebook, 'section:instagram': instagram, audience: audience(name) }
    return test.file(name, content, { exportedAt, accounts })
  }
  return { test, file }
}

/** Imports the exports in parts: each part one drop. @returns import id by export */
async function importParts(
  { test, file }: Awaited<ReturnType<typeof network>>,
  parts: readonly (readonly Export[])[],
): Promise<void> {
  for (const part of parts) {
    const { open, refused } = await test.import(part.map(file))
    expect([open, refused]).toEqual([[], []])
  }
}

/** Cuts a list at the given places. */
function cut<T>(items: readonly T[], places: readonly number[]): T[][] {
  const at = [0, ...places.map((place) => place % (items.length + 1)).sort((a, b) => a - b), items.length]
  return at.slice(1).flatMap((to, i) => (to > (at[i] ?? 0) ? [items.slice(at[i], to)] : []))
}

const generated = fc.record({
  chosen: fc.shuffledSubarray([...POOL], { minLength: 3, maxLength: 6 }),
  again: fc.array(fc.nat(5), { maxLength: 2 }),
  places: fc.array(fc.nat(9), { maxLength: 2 }),
  undone: fc.nat(5),
})

it('posts of two platforms, days and audiences: any order, repetition and drop; undo = never imported', async () => {
  const one = await network()
  const other = await network()
  const empty = await hashOf(one.test.database)
  await fc.assert(
    fc.asyncProperty(generated, async ({ chosen, again, places, undone }) => {
      const repeated = again.flatMap((i) => chosen[i % chosen.length] ?? [])
      await importParts(one, cut([...chosen, ...repeated], places))
      expect(await brokenRules(one.test.database)).toEqual([])
      expect(await hashOf(one.test.database)).not.toBe(empty)
      await importParts(other, [POOL.filter((candidate) => chosen.includes(candidate))])
      expect(await hashOf(one.test.database)).toBe(await hashOf(other.test.database))
      const gone = chosen[undone % chosen.length]
      await undo(one.test, (name, at) => name === gone?.name && at === gone.exportedAt.toISOString())
      await undo(other.test, () => true)
      await importParts(other, [chosen.filter((candidate) => candidate !== gone)])
      expect(await hashOf(one.test.database)).toBe(await hashOf(other.test.database))
      await undo(one.test, () => true)
      await undo(other.test, () => true)
      expect(await hashOf(one.test.database)).toBe(empty)
    }),
    { numRuns: 5, seed: 20260708 },
  )
}, 300_000)

async function undo(test: Bench, which: (name: string, exportedAt: string) => boolean): Promise<void> {
  for (const { id, fileName, exportedAt } of await test.client.imports.list())
    if (which(fileName, exportedAt)) await test.client.imports.undo({ importId: id })
}

/** Texts of the posts set aside by hand, as the list of posts shows them. */
async function marked(test: Bench): Promise<(string | null)[]> {
  const { rows } = await test.client.posts.list({ filter: { period: '2026-Q2' }, offset: 0, limit: 100 })
  return rows.filter((row) => row.setAside.includes('by_hand')).map((row) => row.text)
}

async function markAll(test: Bench, text: string): Promise<void> {
  const { rows } = await test.client.posts.list({ filter: { period: '2026-Q2' }, offset: 0, limit: 100 })
  const ids = rows.filter((row) => row.text === text).map((row) => row.id)
  expect(ids).toHaveLength(1)
  await test.client.posts.setAside({ ids, aside: true })
}

it('a mark on a post lies dormant while its import is undone, and comes back with the post', async () => {
  const { test, file } = await network()
  const first = facebookExport(1, 0, 4, false)
  await importParts({ test, file }, [[first]])
  await markAll(test, 'Annonce 3')
  expect(await marked(test)).toEqual(['Annonce 3'])
  await undo(test, () => true)
  expect(await test.rows('SELECT count(*) AS n FROM post')).toEqual([{ n: 0 }])
  expect(await marked(test)).toEqual([])
  await importParts({ test, file }, [[first]])
  expect(await marked(test)).toEqual(['Annonce 3'])
})

it('a mark made while only a mangled id was known stays when the clean id arrives, and when it goes', async () => {
  const { test, file } = await network()
  await importParts({ test, file }, [[facebookExport(3, 0, 6, true)]])
  await markAll(test, 'Annonce 5')
  const before = await test.rows(`SELECT key FROM post WHERE text = 'Annonce 5'`)
  await importParts({ test, file }, [[facebookExport(4, 1, 5, false)]])
  const after = await test.rows(`SELECT key FROM post WHERE text = 'Annonce 5'`)
  expect([before, after]).toEqual([
    [{ key: 'facebook:video:700000000002005' }],
    [{ key: 'facebook:id:800000000002005' }],
  ])
  expect(await marked(test)).toEqual(['Annonce 5'])
  await undo(test, (name) => name.includes('false'))
  expect(await marked(test)).toEqual(['Annonce 5'])
})

it('undo says what went, keeps later imports and confirmed accounts, and knows no such import afterwards', async () => {
  const { test, file } = await network()
  await importParts({ test, file }, [[facebookExport(1, 0, 4, false)], [facebookExport(4, 2, 6, false)]])
  const [first] = (await test.client.imports.list()).filter((one) => one.fileName === 'fb 1 0 4 false.csv')
  const importId = first?.id ?? 0
  expect(await test.client.imports.undo({ importId })).toEqual({ postsRemoved: 2, snapshotsRemoved: 4 })
  expect(await test.rows('SELECT text FROM post ORDER BY key')).toEqual(
    [3, 4, 5, 6].map((i) => ({ text: `Annonce ${String(i)}` })),
  )
  expect(await test.rows('SELECT count(*) AS n FROM account')).toEqual([{ n: 2 }])
  await expect(test.client.imports.undo({ importId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('undo of an older export leaves what newer ones say, and gives back what only it said', async () => {
  const { test, file } = await network()
  const view = `SELECT views, reach FROM post WHERE text = 'Annonce 5'`
  await importParts({ test, file }, [[facebookExport(1, 0, 5, false)], [facebookExport(2, 2, 6, false)]])
  // The newer export has no reach: it stays what the older one said.
  expect(await test.rows(view)).toEqual([{ views: 502, reach: 251 }])
  await undo(test, (name) => name.startsWith('fb 1'))
  expect(await test.rows(view)).toEqual([{ views: 502, reach: null }])
  await importParts({ test, file }, [[facebookExport(1, 0, 5, false)]])
  await undo(test, (name) => name.startsWith('fb 2'))
  expect(await test.rows(view)).toEqual([{ views: 501, reach: 251 }])
})
