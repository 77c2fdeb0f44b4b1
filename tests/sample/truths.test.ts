import { describe, expect, test } from 'vitest'
import { compareGroups } from '../../electron/engine/statistics/compareGroups'
import { generateSample } from '../../electron/engine/sample/generateSample'
import { sampleTruths } from '../../electron/engine/sample/truths'
import type { SamplePost } from '../../electron/engine/sample/types'
import {
  benjaminiHochberg,
  column,
  comparedInT3,
  earlyOf,
  groupBy,
  mannWhitney,
  median,
  parseCsv,
  rate,
  table,
  utf16,
} from './support'

const sample = generateSample()

/** The truth with an id, as its own kind. */
function truth<K extends (typeof sampleTruths)[number]['kind']>(id: string, kind: K) {
  const found = sampleTruths.find((one) => one.id === id)
  if (found?.kind !== kind) throw new Error(`no truth ${id} of kind ${kind}`)
  return found as Extract<(typeof sampleTruths)[number], { kind: K }>
}

function byAccount(posts: readonly SamplePost[]): Map<string, SamplePost[]> {
  return groupBy(posts, (post) => post.accountKey)
}

/** Geometric mean of a page's rates against the other pages', theme by theme, weighted as for a stratified difference. */
function alike(account: string, posts: readonly SamplePost[]): number {
  const log = (post: SamplePost): number => Math.log((post.figures!.interactions + 0.5) / post.figures!.reach!)
  const mean = (list: readonly SamplePost[]): number => list.reduce((sum, post) => sum + log(post), 0) / list.length
  let sum = 0
  let weights = 0
  for (const list of groupBy(posts, (post) => post.theme).values()) {
    const own = list.filter((post) => post.accountKey === account)
    const others = list.filter((post) => post.accountKey !== account)
    if (own.length === 0 || others.length === 0) continue
    const weight = (own.length * others.length) / list.length
    sum += weight * (mean(own) - mean(others))
    weights += weight
  }
  return Math.exp(sum / weights)
}

/** Truths about numbers of posts must hold whatever the seed; each is a property of the plan, not of a lucky draw. */
describe.each([20261012, 1, 2, 3, 4])('third quarter of 2026, seed %i', (seed) => {
  const posts = comparedInT3(generateSample({ seed }).posts)
  const pages = byAccount(posts)
  const rates = (account: string): number[] => pages.get(account)!.map(rate)

  test('206 posts, as many on each page as planned', () => {
    const counts = Object.fromEntries([...pages].map(([key, list]) => [key, list.length]))
    expect(counts).toEqual({
      'fb-centrale': 38,
      'fb-sciences': 29,
      'fb-sante': 22,
      'fb-droit-gestion': 24,
      'fb-lettres-arts': 31,
      'fb-tanneurs': 18,
      'fb-iut': 12,
      'fb-halle': 27,
      'fb-citadelle': 5,
    })
  })

  test('Sciences is last by median rate and first like for like', () => {
    const { account, theme, themePosts, posts: n, ratio } = truth('sciences-alike', 'worst_raw_best_alike')
    const judged = [...pages.keys()].filter((key) => key !== 'fb-citadelle')
    const worst = judged.sort((a, b) => median(rates(a)) - median(rates(b)))[0]
    expect(worst).toBe(account)
    expect(pages.get(account)).toHaveLength(n)
    expect(pages.get(account)!.filter((post) => post.theme === theme)).toHaveLength(themePosts)
    const ratios = judged.map((key) => ({ key, ratio: alike(key, posts) })).sort((a, b) => b.ratio - a.ratio)
    expect(ratios[0]!.key).toBe(account)
    expect(ratios[0]!.ratio).toBeGreaterThan(ratio * 0.85)
    expect(ratios[0]!.ratio).toBeLessThan(ratio * 1.25)
  })

  test('La Halle leads the ratio of sums because of one video', () => {
    const { account, reach, interactions, shareOfInteractions, day } = truth('halle-viral', 'viral_post')
    const sums = (list: readonly SamplePost[]): number =>
      list.reduce((sum, post) => sum + post.figures!.interactions, 0) /
      list.reduce((sum, post) => sum + post.figures!.reach!, 0)
    const first = [...pages].sort((a, b) => sums(b[1]) - sums(a[1]))[0]!
    expect(first[0]).toBe(account)
    const video = first[1].find((post) => post.figures!.reach === reach)!
    expect(video.publishedAt.slice(0, 10)).toBe(day)
    expect(video.figures!.interactions).toBe(interactions)
    expect(video.kind).toBe('video')
    expect(video.snapshots).toBe(4)
    const total = first[1].reduce((sum, post) => sum + post.figures!.interactions, 0)
    expect(interactions / total).toBeCloseTo(shareOfInteractions, 2)
    const without = first[1].filter((post) => post !== video)
    expect(sums(without)).toBeLessThan(0.06)
    const lettres = median(rates('fb-lettres-arts'))
    expect(median(rates(account))).toBeLessThan(lettres)
  })

  test('Lettres et Arts stands clear of Droit-Gestion and of Sciences among all pairs of pages', () => {
    const { higher, lower } = truth('lettres-clear', 'clear_difference')
    const keys = [...pages.keys()].filter((key) => key !== 'fb-citadelle')
    const pairs = keys.flatMap((a, i) => keys.slice(i + 1).map((b) => ({ a, b, p: mannWhitney(rates(a), rates(b)) })))
    expect(pairs).toHaveLength(28)
    const q = benjaminiHochberg(pairs.map(({ p }) => p))
    for (const other of lower) {
      const index = pairs.findIndex(({ a, b }) => [a, b].includes(higher) && [a, b].includes(other))
      expect(q[index]).toBeLessThan(0.05)
      expect(median(rates(higher))).toBeGreaterThan(median(rates(other)))
    }
    const compared = compareGroups(
      [...pages].map(([key, list]) => ({
        key,
        interactions: Float64Array.from(list, (post) => post.figures!.interactions),
        denominator: Float64Array.from(list, (post) => post.figures!.reach!),
      })),
    )
    for (const other of lower) {
      const pair = compared.pairs.find(({ a, b }) => [a, b].includes(higher) && [a, b].includes(other))
      expect(pair!.strength).toBe('clear')
    }
  })
})

describe('posts', () => {
  const t3 = sample.posts.filter(
    (post) => post.publishedAt >= '2026-06-30T22:00' && post.publishedAt < '2026-09-30T22:00',
  )

  test('five branches posted the student monitors message within three days, with the same words', () => {
    const { message, accounts, from, to } = truth('monitors', 'shared_message')
    const same = t3.filter((post) => post.message === message)
    expect(same.map((post) => post.accountKey).sort()).toEqual([...accounts].sort())
    expect(new Set(same.map((post) => post.text)).size).toBe(1)
    expect(same[0]!.text.startsWith('Nous recrutons des moniteurs étudiants')).toBe(true)
    for (const post of same) {
      expect(post.publishedAt.slice(0, 10) >= from && post.publishedAt.slice(0, 10) <= to).toBe(true)
      expect(post.figures).not.toBeNull()
    }
  })

  test('no file holds August of Droit-Gestion', () => {
    const { account, month, lostPosts } = truth('droit-august', 'missing_month')
    const lost = t3.filter((post) => post.accountKey === account && post.publishedAt.startsWith(month))
    expect(lost).toHaveLength(lostPosts)
    expect(lost.every((post) => post.figures === null)).toBe(true)
    const periods = sample.files.flatMap((f) => (f.accountKey === account && f.period ? [f.period] : []))
    expect(periods.some(({ from, to }) => from <= '2026-08-31' && to >= '2026-08-01')).toBe(false)
  })

  test('no file holds the first days of December 2025 on LinkedIn, and the rest of the month is there', () => {
    const { account, month, from, lostPosts } = truth('linkedin-december', 'partial_month')
    const own = sample.posts.filter((p) => p.accountKey === account && p.publishedAt.startsWith(month))
    const lost = own.filter((post) => post.figures === null)
    expect(lost).toHaveLength(lostPosts)
    expect(lost.every((post) => post.publishedAt < from)).toBe(true)
    expect(own.filter((post) => post.publishedAt >= from).every((post) => post.snapshots === 1)).toBe(true)
    // Longer than any silence of the page, so that nobody takes it for one.
    const days = sample.posts.filter((p) => p.accountKey === account && p.figures).map((p) => Date.parse(p.publishedAt))
    const silences = days.slice(1).map((day, i) => (day - days[i]!) / 86_400_000)
    const [longest, second] = silences.sort((a, b) => b - a)
    expect(longest).toBeGreaterThan(14)
    expect(second).toBeLessThan(12)
  })

  test('the last exports of YouTube, LinkedIn and Instagram were made before their posts had finished', () => {
    const early = sampleTruths.filter((one) => one.kind === 'exported_too_early')
    expect(early.map(({ account, month }) => `${account} ${month}`)).toEqual([
      'yt-reseau 2026-08',
      'yt-reseau 2026-09',
      'li-reseau 2026-09',
      'ig-reseau 2026-09',
    ])
    for (const one of early) {
      const posts = earlyOf(sample, one)
      expect(posts.length).toBeGreaterThan(0)
      expect(new Set(posts.map((post) => post.figures!.exportedAt.slice(0, 10)))).toEqual(new Set([one.exportedOn]))
    }
    // Nothing older of these accounts: every export before was made late enough.
    const others = sample.posts.filter(
      ({ accountKey, publishedAt }) => ['yt-reseau', 'li-reseau'].includes(accountKey) && publishedAt < '2026-08',
    )
    for (const { accountKey: account, publishedAt } of others) {
      const [days, month] = [account === 'yt-reseau' ? 60 : 14, publishedAt.slice(0, 7)]
      expect(earlyOf(sample, { account, month, days })).toEqual([])
    }
  })

  test('boosted posts, a post without reach, a page with too few posts', () => {
    const facebook = t3.filter((post) => post.platform === 'facebook')
    expect(facebook.filter((post) => post.boosted)).toHaveLength(truth('boosted', 'boosted_posts').posts)
    const unknown = truth('iut-no-reach', 'no_reach')
    const without = facebook.filter((post) => post.figures !== null && post.figures.reach === null)
    expect(without.map((post) => post.accountKey)).toEqual(Array.from({ length: unknown.posts }, () => unknown.account))
    const few = truth('citadelle-few', 'too_few_posts')
    expect(facebook.filter((post) => post.accountKey === few.account)).toHaveLength(few.posts)
  })

  test('the impressions of Facebook stop in autumn 2025, those of Instagram in autumn 2024', () => {
    for (const id of ['facebook-views', 'instagram-views']) {
      const { account, from } = truth(id, 'metric_change')
      const own = sample.posts.filter((post) => post.accountKey === account && post.figures && post.kind !== 'story')
      const after = own.filter((post) => post.publishedAt > `${from}T12`)
      expect(after.every((post) => post.figures!.impressions === null)).toBe(true)
      expect(after.filter((post) => post.figures!.views !== null).length).toBeGreaterThan(after.length - 2)
      const before = own.filter((post) => post.publishedAt < from)
      expect(before.filter((post) => post.figures!.impressions !== null).length).toBeGreaterThan(20)
    }
  })

  test('Instagram: a collaboration post of another account, a post whose Views are 0, the hour that came twice', () => {
    const own = sample.posts.filter((post) => post.platform === 'instagram')
    const { author, day } = truth('instagram-collaboration', 'collaboration_post')
    const file = sample.files.find((f) => f.export === 'instagram-content' && f.period?.to === '2026-09-30')!
    const { header, rows } = table(file)
    const foreign = rows.filter((row) => row[column(header, 'Nom de profil du compte')] === author)
    expect(foreign).toHaveLength(1)
    expect(foreign[0]![column(header, 'Couverture')]).toBe('')
    expect(own.filter((post) => post.collaboration).map((post) => post.publishedAt.slice(0, 10))).toEqual([day])
    const zero = rows.filter((row) => row[column(header, 'Vues')] === '0')
    expect(zero).toHaveLength(1)
    expect(Number(zero[0]![column(header, 'Couverture')])).toBeGreaterThan(1000)
    const hour = truth('autumn-hour', 'ambiguous_hour')
    expect(own.some((post) => post.publishedAt === hour.publishedAt)).toBe(true)
    const winter = sample.files.find((f) => f.export === 'instagram-content' && f.period?.to === '2025-12-31')!
    expect(table(winter).rows.filter((row) => row.includes(hour.fileSays))).toHaveLength(1)
  })
})

describe('files', () => {
  test('Facebook writes the second 01:30 of the night of 2 November 2025 like the first', () => {
    const { account, publishedAt, fileSays } = truth('autumn-hour-facebook', 'ambiguous_hour')
    expect(sample.posts.some((post) => post.accountKey === account && post.publishedAt === publishedAt)).toBe(true)
    const winter = sample.files.find((f) => f.accountKey === account && f.period?.to === '2025-12-31')!
    expect(table(winter).rows.filter((row) => row.includes(fileSays))).toHaveLength(1)
  })

  test('the re-saved file: 34 rows, ids rounded, three beyond reading at rows 12, 19 and 27', () => {
    const { file: name, rows: n, readable, rejected, account } = truth('lettres-resaved', 'resaved_file')
    const file = sample.files.find((f) => f.name === name)!
    const { header, rows } = table(file)
    const filled = rows.filter((row) => row.some((cell) => cell !== ''))
    expect(filled).toHaveLength(n)
    expect(rows.length - filled.length).toBe(2)
    for (const row of filled) {
      expect(row[0]).toMatch(/^1,2215\d+E\+17$/)
      expect(row[1]).toBe('1,00064E+14')
    }
    for (const { row, column: name_, text } of rejected) {
      const found = rows[row - 2]![column(header, name_)]
      if (text === null) expect(found).toMatch(/^462\d\d(,\d{1,3})?$/)
      else expect(found).toBe(text)
    }
    const rejectedRows = rejected.map(({ row }) => row)
    const good = filled.filter((_, i) => !rejectedRows.includes(i + 2))
    expect(good).toHaveLength(readable)
    for (const row of good) {
      expect(row[column(header, 'Heure de publication')]).toMatch(/^0[789]\/\d\d\/2026 \d\d:\d\d$/)
      expect(row[column(header, 'Permalien')]).toMatch(/^https:\/\/www\.facebook\.com\//)
    }
    const lost = sample.posts.filter((p) => p.accountKey === account && p.publishedAt > '2026-07-06' && !p.figures)
    expect(lost).toHaveLength(n - readable)
    // The file before it holds the first post of July intact: the same post, once clean and once mangled.
    const july = sample.posts.filter((p) => p.accountKey === account && p.publishedAt.startsWith('2026-07-02'))
    expect(july.some((post) => post.snapshots === 2)).toBe(true)
  })

  test('two files of Sciences overlap in the second half of June', () => {
    const { account, from, to } = truth('sciences-overlap', 'overlapping_files')
    const holding = sample.files.filter(
      (f) => f.accountKey === account && f.period && f.period.from <= from && f.period.to >= to,
    )
    expect(holding).toHaveLength(2)
    const both = sample.posts.filter((p) => p.accountKey === account && p.publishedAt > from && p.publishedAt < to)
    expect(both.length).toBeGreaterThan(0)
    expect(both.every((post) => post.snapshots === 2)).toBe(true)
  })

  test('Les Tanneurs changed its name, not its page id', () => {
    const { account, before, after, on } = truth('tanneurs-renamed', 'renamed_page')
    const seen = sample.files
      .filter((f) => f.accountKey === account)
      .map((f) => {
        const { header, rows } = table(f)
        const cells = rows.map(
          (row) =>
            `${row[column(header, 'Page ID', 'ID de la Page')]!} ${row[column(header, 'Page name', 'Nom de la page')]!}`,
        )
        return { at: f.exportedAt, names: new Set(cells) }
      })
    for (const { at, names } of seen) expect([...names]).toEqual([`100064306675902 ${at < on ? before : after}`])
  })

  test('a row of Centrale is in its last file twice, with older figures', () => {
    const { account, period } = truth('centrale-twice', 'duplicate_row')
    const file = sample.files.find((f) => f.accountKey === account && f.name.startsWith(period))!
    const { header, rows } = table(file)
    const ids = rows.map((row) => row[0])
    expect(ids.length - new Set(ids).size).toBe(1)
    const twice = rows.filter((row) => row[0] === ids.at(-1))
    const reach = twice.map((row) => Number(row[column(header, 'Reach')]))
    expect(reach[0]).toBeGreaterThan(reach[1]!)
  })
})

/** Half the last digit of a printed share (0.1 %): as much as each of them may be off. */
const HALF_DIGIT = 0.0005

/** Share of the ages of some bands and of all ages straight from a file, and the bounds these leave for the bands. */
function ages(bytes: Uint8Array, bands: readonly string[]) {
  const rows = parseCsv(utf16(bytes)).filter(([label]) => /^(\d\d-\d\d|65\+)$/.test(label!))
  const sum = (list: readonly string[][]): number =>
    list.reduce((total, row) => total + row.slice(1).reduce((s, cell) => s + Number(cell.replace('%', '')), 0), 0) / 100
  const own = rows.filter(([label]) => bands.includes(label!))
  const [inside, known] = [sum(own), sum(rows)]
  const digits = (list: readonly string[][]): number =>
    list.reduce((total, row) => total + row.length - 1, 0) * HALF_DIGIT
  const lower = inside - digits(own)
  // What is not known, and what the other bands may have too much. A full table leaves nothing unknown.
  const isFull = Math.abs(known - 1) < 1e-9
  const upper = isFull ? inside + digits(own) : 1 - (known - inside) + digits(rows) - digits(own)
  return { inside, known, lower, upper }
}

describe('audiences', () => {
  const audience = (account: string, extra = false): Uint8Array =>
    sample.files.filter((f) => f.export === 'meta-audience' && f.accountKey === account && f.extra === extra).at(-1)!
      .bytes

  test('Instagram reaches Camille: ages of the known sum to 100, cities around Valmont to more than half', () => {
    const { inside, known, lower, upper } = ages(audience('ig-reseau'), ['18-24'])
    expect(known).toBeCloseTo(1, 6)
    expect(lower).toBeCloseTo(truth('instagram-age', 'audience').lower, 6)
    expect(upper).toBeCloseTo(truth('instagram-age', 'audience').upper, 6)
    expect(inside).toBeGreaterThan(0.4)
    const towns = new Set(
      sample.network.personas.find(({ key }) => key === 'camille')!.places!.map((p) => `${p.name}, ${p.region}`),
    )
    const rows = parseCsv(utf16(audience('ig-reseau'))).filter(([label]) => towns.has(label!))
    const near = rows.reduce((sum, [, share]) => sum + Number(share!.replace('%', '')) / 100, 0)
    expect(near - rows.length * HALF_DIGIT).toBeCloseTo(truth('instagram-place', 'audience').lower, 6)
    expect(near).toBeGreaterThan(0.5)
  })

  test('Santé cannot be judged for Idriss until one file is added', () => {
    const before = ages(audience('fb-sante'), ['18-24'])
    const { lower, upper } = truth('sante-age', 'audience')
    expect(before.lower).toBeCloseTo(lower, 6)
    expect(before.upper).toBeCloseTo(upper, 6)
    expect(lower < 0.4 && upper >= 0.4).toBe(true)
    const after = ages(audience('fb-sante', true), ['18-24'])
    const settled = truth('sante-settled', 'settled_by_extra_file')
    expect(after.lower).toBeCloseTo(settled.lower, 6)
    expect(after.upper).toBeCloseTo(settled.upper, 6)
    expect(settled.lower).toBeGreaterThan(0.4)
  })

  test('IUT does not reach Lina', () => {
    const found = ages(audience('fb-iut'), ['13-17'])
    const { lower, upper } = truth('iut-lina', 'audience')
    expect(found.lower).toBeCloseTo(lower, 6)
    expect(found.upper).toBeCloseTo(upper, 6)
    expect(upper).toBeLessThan(0.05)
  })

  test('every page with an audience file is known for 60 % of the ages at least and never for more than all', () => {
    for (const file of sample.files.filter((f) => f.export === 'meta-audience')) {
      const { known } = ages(file.bytes, [])
      expect(known).toBeGreaterThan(0.6)
      expect(known).toBeLessThanOrEqual(1.0005)
    }
  })
})

test('truths have distinct ids and name accounts that exist', () => {
  expect(new Set(sampleTruths.map(({ id }) => id)).size).toBe(sampleTruths.length)
  const keys = new Set(sample.network.accounts.map(({ key }) => key))
  for (const one of sampleTruths) if ('account' in one) expect(keys.has(one.account)).toBe(true)
})
