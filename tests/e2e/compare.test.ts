import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { LANGUAGES } from '../../shared/vocabulary'
import { violations } from './support/axe'
import { browserTest, useBrowser } from './support/browser'
import { useSampleHost } from './support/fileHost'
import { bareIds, say } from './support/words'

const FACEBOOK = '/compare?p=2026-Q3&pl=facebook'
const query = (page: Page, key: string) => new URL(page.url()).searchParams.get(key)
const phrase = (page: Page, id: string) => page.getByRole('button', { name: new RegExp(`${say(id)}$`) }).first()
const names = (page: Page) => page.locator('.est').first().locator('tbody th').allTextContents()

async function choose(page: Page, label: string, option: string): Promise<void> {
  await phrase(page, label).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

async function ready(page: Page): Promise<void> {
  await page.locator('h1.said').waitFor()
  await expect.poll(() => page.locator('.sk, [aria-busy=true]').count(), { timeout: 20_000 }).toBe(0)
}

describe('Comparer, side by side', () => {
  const driver = useBrowser()
  const host = useSampleHost()

  browserTest(
    'rows, measure and panels are chosen in words, kept in the address, and back and forward follow',
    async () => {
      const page = await driver.open(host(), FACEBOOK)
      await ready(page)
      await choose(page, 'compare.rows', say('compare.by.theme.small'))
      await expect.poll(() => query(page, 'by')).toBe('theme')
      await ready(page)
      await choose(page, 'compare.measure', say('compare.rate.views_per_post.full'))
      await expect.poll(() => query(page, 'm')).toBe('views_per_post')
      await choose(page, 'compare.panel', say('compare.panel.by', { by: say('compare.by.branch.small') }))
      await page.locator('.panel-one').first().waitFor()
      expect(await page.locator('.panel-one').count()).toBe(9)
      await page.goBack()
      await expect.poll(() => page.locator('.panel-one').count()).toBe(0)
      await page.goBack()
      await page.goBack()
      await expect.poll(() => query(page, 'by')).toBeNull()
      await expect.poll(async () => (await names(page)).some((name) => name.includes('Sciences'))).toBe(true)
      await page.goForward()
      await expect.poll(() => query(page, 'by')).toBe('theme')
    },
  )

  browserTest('panels share one scale and one order of rows, and each says its own sentence', async () => {
    const page = await driver.open(host(), `${FACEBOOK}&panel=format`)
    await ready(page)
    const panels = page.locator('.panel-one')
    await panels.first().waitFor()
    const answer = await host().client.compare.panels({
      filter: { period: '2026-Q3', platforms: ['facebook'] },
      by: 'branch',
      rate: 'err',
      panel: 'format',
    })
    expect(await panels.count()).toBe(answer.panels.length)
    expect(await page.locator('.panel-one .said').allTextContents()).toHaveLength(answer.panels.length)
    const last = await Promise.all([0, 1].map((index) => panels.nth(index).locator('.plot text').allTextContents()))
    const units = last.map((texts) => texts.filter((text) => text.endsWith('%') && !text.includes('médiane')))
    expect(units[0]).toEqual(units[1])
    const orders = await Promise.all([0, 1].map((index) => panels.nth(index).locator('tbody th').allTextContents()))
    const [first = [], second = []] = orders
    expect(first.filter((name) => second.includes(name))).toEqual(second.filter((name) => first.includes(name)))
    const family = say('compare.panels.note', { n: answer.panels.length, family: answer.family, hasOneScale: true })
    expect(await page.locator('.panels-note').textContent()).toBe(family)
  })

  browserTest('two groups of nine: the others leave chart and tests, and the margin says so', async () => {
    const page = await driver.open(host(), FACEBOOK)
    await ready(page)
    await phrase(page, 'compare.groups').click()
    const boxes = page.locator('.grouplist input')
    expect(await boxes.count()).toBe(9)
    for (const name of ['Centrale', 'IUT', 'Santé', 'La Citadelle', 'La Halle', 'Les Tanneurs', 'Droit-Gestion']) {
      await page.locator('.grouplist label', { hasText: name }).locator('input').uncheck()
    }
    await page.keyboard.press('Escape')
    await expect.poll(() => query(page, 'g')?.split(',').length).toBe(2)
    await ready(page)
    expect(await names(page)).toHaveLength(2)
    expect(await page.locator('h1.said').textContent()).toMatch(/^Lettres et Arts.*Sciences/)
    const left = say('finding.groups_chosen', { shown: 2, left: 7 })
    expect(await page.getByRole('complementary').textContent()).toContain(left)
    await phrase(page, 'compare.groups').click()
    await page.getByRole('button', { name: say('compare.groups.every') }).click()
    await expect.poll(() => query(page, 'g')).toBeNull()
  })

  browserTest('one against the rest: one test, one colour', async () => {
    const page = await driver.open(host(), FACEBOOK)
    await ready(page)
    await choose(page, 'compare.against', say('compare.against.focus', { name: 'Sciences' }))
    await expect.poll(() => query(page, 'focus')).toBe('2')
    await ready(page)
    expect(await page.locator('h1.said').textContent()).toMatch(/^Sciences fait moins réagir que les autres/)
    const colours = await page
      .locator('.est .plot ellipse')
      .evaluateAll((notes) => notes.map((note) => note.getAttribute('fill')))
    expect(colours.filter((colour) => colour !== 'var(--control)')).toEqual(['var(--b-2)'])
    await page
      .getByRole('link', { name: say('compare.tab.alike') })
      .first()
      .click()
    await expect.poll(() => new URL(page.url()).pathname).toBe('/compare/alike')
    expect(query(page, 'focus')).toBe('2')
  })

  browserTest(
    'unusual posts: counted or left aside, both medians known, the sentence that changes is told',
    async () => {
      const page = await driver.open(host(), FACEBOOK)
      await ready(page)
      const halle = page.locator('.est tbody tr', { hasText: 'La Halle' })
      expect(await halle.locator('.med small').textContent()).toMatch(/^sans\s:\s4,1\s%$/)
      const before = await page.locator('h1.said').textContent()
      await choose(page, 'compare.outliers', say('compare.outliers.without'))
      await ready(page)
      expect(await page.locator('h1.said').textContent()).not.toBe(before)
      await expect.poll(() => page.locator('.est .plot path[stroke="var(--soft)"]').count()).toBeGreaterThan(0)
      expect(await page.getByRole('complementary').textContent()).toContain(say('compare.aside.outliers_decide'))
      await page.getByRole('button', { name: say('compare.note.outliers.with') }).click()
      await expect.poll(() => query(page, 'out')).toBeNull()
    },
  )

  browserTest(
    'planted: Lettres stands clear, and the Halle owes its sum to one post, with and without it',
    async () => {
      const page = await driver.open(host(), FACEBOOK)
      await ready(page)
      const { rows, pairs } = await host().client.compare.groups({
        filter: { period: '2026-Q3', platforms: ['facebook'] },
        by: 'branch',
        rate: 'err',
      })
      const key = (name: string) => rows.find(({ label }) => label?.includes(name) === true)?.key
      const between = (a: string, b: string) =>
        pairs.find((pair) => [pair.a, pair.b].includes(key(a) ?? '') && [pair.a, pair.b].includes(key(b) ?? ''))
      expect(between('Lettres', 'Droit')?.strength).toBe('clear')
      expect(between('Lettres', 'Sciences')?.strength).toBe('clear')
      expect(await page.locator('h1.said').textContent()).toMatch(/^Lettres et Arts.*Droit-Gestion.*Sciences/)
      const halle = page.locator('.est tbody tr', { hasText: 'La Halle' })
      expect(await halle.locator('.med').first().textContent()).toMatch(/^3,9/)
      expect(await halle.locator('.sum').textContent()).toMatch(/^9,6/)
      const note = page.getByRole('complementary').locator('section', { hasText: 'La Halle : une publication pèse' })
      expect(await note.textContent()).toMatch(/85\s% des interactions.*sans elle\s:\s3,9\s%/)
      await note.getByRole('link', { name: say('compare.note.see_post') }).click()
      await page.locator('.sheet h2').waitFor()
    },
  )

  browserTest('the table has the numbers of the chart and every test; it is one stop for the keyboard', async () => {
    const page = await driver.open(host(), FACEBOOK)
    await ready(page)
    const medians = await page.locator('.est tbody .med').allTextContents()
    await page.getByRole('button', { name: say('download.table'), exact: true }).click()
    await expect.poll(() => query(page, 'view')).toBe('table')
    const table = page.locator('.compare-table')
    const cells = await table.locator('tbody .med').allTextContents()
    for (const median of medians) expect(cells).toContain(/^[\d,]+\s%/.exec(median)?.[0])
    const tests = page.locator('.test-table tbody tr')
    expect(await tests.count()).toBe(28)
    expect(await page.locator('main').textContent()).toMatch(/Kruskal-Wallis H = \d/)
    await table.getByRole('button', { name: 'n', exact: true }).click()
    const counts = await table.locator('tbody tr td:nth-child(3)').allTextContents()
    expect(counts.map(Number)).toEqual(counts.map(Number).toSorted((a, b) => b - a))
    await table.getByRole('button', { name: /^n/ }).focus()
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate(() => document.activeElement?.closest('tbody') !== null)).toBe(true)
  })

  browserTest('chart and panels leave as SVG, PNG and CSV, and the themes by their aims too', async () => {
    const page = await driver.open(host(), FACEBOOK)
    await ready(page)
    const svg = await saved(page, 'download.svg')
    expect(svg.text).toContain('Lettres et Arts fait réagir davantage')
    expect(svg.text).not.toContain('var(--')
    expect((await saved(page, 'download.png')).bytes.subarray(1, 4).toString()).toBe('PNG')
    const csv = await saved(page, 'download.csv')
    expect(csv.text.split(/\r?\n/).filter((line) => line.includes('Lettres')).length).toBeGreaterThan(0)
    await page.goto(`${host().origin}${FACEBOOK}&panel=format`)
    await page.locator('.panel-one').first().waitFor()
    expect((await saved(page, 'download.svg')).text).toMatch(/>photo<.*>texte</s)
    expect((await saved(page, 'download.csv')).text).toContain('photo')
    await page.goto(`${host().origin}${FACEBOOK}&by=theme`)
    const aims = page.locator('.aims')
    await aims.locator('.est').waitFor()
    expect((await saved(page, 'download.svg', '.aims')).text).toContain('Formations et ateliers')
    expect((await saved(page, 'download.csv', '.aims')).text).toContain('Formations')
  })

  const FILES = [
    { id: 'download.csv', refused: '**/compare/csv', begins: '\ufeff' },
    { id: 'download.png', refused: '**/*.woff2', begins: '\ufffdPNG' },
  ] as const

  for (const { id, refused, begins } of FILES) {
    browserTest(`a file that cannot be made says why, and is made when tried again: ${id}`, async () => {
      const page = await driver.open(host(), FACEBOOK)
      await ready(page)
      const button = page.locator('main').getByRole('button', { name: say(id), exact: true })
      await page.route(refused, (route) => route.abort())
      await button.click()
      const alert = page.getByRole('alert')
      await alert.waitFor()
      expect(await alert.textContent()).toContain(say('error.UNREACHABLE.title'))
      expect(await violations(page)).toEqual([])
      await alert.getByRole('button', { name: say('common.retry') }).click()
      await alert.waitFor()
      await page.unroute(refused)
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        alert.getByRole('button', { name: say('common.retry') }).click(),
      ])
      expect(readFileSync(await download.path(), 'utf8').startsWith(begins)).toBe(true)
      await expect.poll(() => alert.count()).toBe(0)
      expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)
    })
  }

  browserTest('an answer that fails says so and is asked for again, alone', async () => {
    const asked: string[] = []
    const page = await driver.open(host(), '/posts')
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.route('**/messages/pairs', (route) => route.abort())
    await page.goto(`${host().origin}${FACEBOOK.replace('?', '/messages?')}`)
    const alert = page.getByRole('alert')
    await alert.waitFor()
    await page.unroute('**/messages/pairs')
    asked.length = 0
    await alert.getByRole('button', { name: say('common.retry') }).click()
    await ready(page)
    expect(await alert.count()).toBe(0)
    expect(asked.filter((path) => path.includes('/messages/'))).toEqual(['/rpc/messages/pairs'])
  })

  browserTest('total reach is refused, with what is sure, and the median is one press away', async () => {
    const page = await driver.open(host(), FACEBOOK)
    await ready(page)
    await page.getByRole('button', { name: say('compare.note.reach') }).click()
    const dialog = page.getByRole('dialog', { name: say('compare.reach.title') })
    await dialog.locator('dl').waitFor()
    const { atLeast } = await host().client.compare.reach({ filter: { period: '2026-Q3', platforms: ['facebook'] } })
    const least = new Intl.NumberFormat('fr-FR').format(atLeast?.value ?? 0)
    expect(await dialog.textContent()).toContain(least)
    await dialog.getByRole('link', { name: say('compare.reach.use_median') }).click()
    await expect.poll(() => query(page, 'm')).toBe('reach_per_post')
    await ready(page)
    expect(await page.locator('.est thead').first().textContent()).toContain(say('compare.rate.reach_per_post'))
  })

  browserTest('too few posts: the circles, and ways to more with what they would bring', async () => {
    const branches = (await host().client.network.overview()).branches
    const citadelle = branches.find(({ name }) => name.includes('Citadelle'))?.id
    const page = await driver.open(host(), `${FACEBOOK}&b=${citadelle}`)
    await ready(page)
    await page.locator('.est circle').nth(4).waitFor({ state: 'attached' })
    expect(await page.locator('.est circle').count()).toBe(5)
    expect(await page.locator('.est .plot ellipse').count()).toBe(0)
    const year = { period: '2026-01-01..2026-12-31', platforms: ['facebook' as const], branches: [citadelle ?? 0] }
    const { network } = await host().client.compare.groups({ filter: year, by: 'branch', rate: 'err' })
    const ways = page.locator('.too-few')
    await expect.poll(() => ways.textContent()).toContain(say('compare.few.gain', { n: network.n, largest: network.n }))
    await ways.getByRole('button', { name: say('compare.wider.year') }).click()
    await expect.poll(() => query(page, 'p')).toBe('2026-01-01..2026-12-31')
  })

  browserTest('a filter too narrow says what each removal brings back', async () => {
    const page = await driver.open(host(), `${FACEBOOK}&b=9&f=story&t=3`)
    await page.locator('.empty').waitFor()
    await page.getByRole('button', { name: say('compare.wider.formats.do') }).waitFor()
    const text = (await page.locator('.empty').textContent()) ?? ''
    expect(text).toContain(say('compare.empty.narrow'))
    await page.getByRole('button', { name: say('compare.wider.formats.do') }).click()
    await expect.poll(() => query(page, 'f')).toBeNull()
  })

  browserTest('the keyboard alone changes the rows and walks the posts of the chart', async () => {
    const page = await driver.open(host(), FACEBOOK)
    await ready(page)
    await phrase(page, 'compare.rows').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('listbox', { name: say('compare.rows') }).waitFor()
    await page.keyboard.type('jour')
    await page.keyboard.press('Enter')
    await expect.poll(() => query(page, 'by')).toBe('weekday')
    await ready(page)
    expect((await names(page))[0]).toMatch(/^lundi/)
    const points = page.locator('.est .points').first()
    await points.focus()
    await page.keyboard.press('ArrowRight')
    await page.locator('.point-sheet').first().waitFor({ state: 'attached' })
    await page.keyboard.press('Escape')
    expect(await page.locator('.point-sheet').count()).toBe(0)
  })
})

/** Chart and table as they open are among the screens of accessibility.test.ts. */
const STATES = ['&panel=format', '&by=theme', '&by=hour&focus=9', '&m=reach_per_post&by=month']

describe.each(LANGUAGES)('Comparer in %s', (language) => {
  const driver = useBrowser()
  const host = useSampleHost()

  // The words of every state differ; what is drawn does not: English looks at one of them.
  for (const state of language === 'fr' ? STATES : STATES.slice(0, 1)) {
    browserTest(`axe finds nothing, every word is there, nothing is wider than 900 px: ${state}`, async () => {
      const page = await driver.open(host(), FACEBOOK + state, { language, width: 900 })
      await ready(page)
      const found = await violations(page)
      found.push(...bareIds(await page.locator('body').innerText()).map((id) => `no words for ${id}`))
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      if (over > 0) found.push(`${over} px too wide`)
      expect(found).toEqual([])
    })
  }

  browserTest('axe finds nothing in the sheet of the tests and in the refusal', async () => {
    const page = await driver.open(host(), FACEBOOK, { language })
    await ready(page)
    await page.getByRole('button', { name: say('compare.under.test', {}, language) }).click()
    await page.getByRole('dialog').locator('.terms').waitFor()
    const found = await violations(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: say('compare.note.reach', {}, language) }).click()
    await page.getByRole('dialog').locator('dl').waitFor()
    found.push(...(await violations(page)))
    expect(found).toEqual([])
  })
})

async function saved(page: Page, id: string, within = 'main'): Promise<{ text: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .locator(within)
      .getByRole('button', { name: say(id), exact: true })
      .first()
      .click(),
  ])
  const bytes = readFileSync(await download.path())
  return { text: bytes.toString('utf8'), bytes }
}
