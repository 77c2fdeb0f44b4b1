import AxeBuilder from '@axe-core/playwright'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Download, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { SAMPLE_TODAY } from '../../electron/engine/sample/generateSample'
import type { Language } from '../../shared/vocabulary'
import { browserTest, useBrowser, type Driver } from './support/browser'
import { testHost } from './support/host'
import { keepSample, makingSample, sampleFile } from './support/sample'
import { bareIds, say } from './support/words'

const LONG = { timeout: 150_000 }

describe('first start to first report', () => {
  const driver = useBrowser()

  browserTest('in French: sample network, comparison, audience, report', async () => {
    const journey = () => fromFirstStart(driver)
    // The other files of tests wait for the sample that is made here.
    if (!(await makingSample(journey))) await journey()
  })

  browserTest('in English: the same screens, headings and report', async () => {
    const host = await testHost({ workspace: await sampleFile() })
    const page = await driver.open(host, '/', { language: 'en' })
    await page.locator('.home h1').waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await readScreens(page, 'en')
    await page.goto(`${page.url().split('?')[0] ?? ''}?p=2026-Q3&lang=en`)
    await takeReport(page, 'en')
  })
})

/** The sample network is made by the button of the first start, looked at, reported on, and kept for the other tests. */
async function fromFirstStart(driver: Driver): Promise<void> {
  const host = await testHost()
  const page = await driver.open(host, '/')
  await page.getByRole('heading', { level: 1, name: say('app.name') }).waitFor()
  await page.getByRole('button', { name: say('welcome.sample') }).click()
  await page.getByRole('progressbar', { name: say('welcome.sample_making') }).waitFor()
  await page.getByRole('navigation', { name: say('nav.label') }).waitFor(LONG)
  expect(await host.client.workspace.current()).toMatchObject({ isSample: true, today: SAMPLE_TODAY })
  await page.locator('.home h1').waitFor()
  await readScreens(page, 'fr')
  await takeReport(page, 'fr')
  await keepSample(host)
}

/** Comparer on the third quarter, then Publics, by the links of the masthead. */
async function readScreens(page: Page, language: Language): Promise<void> {
  const link = (view: string) => page.getByRole('link', { name: say(`view.${view}`, {}, language), exact: true })
  await link('compare').click()
  await page.locator('h1.said').waitFor()
  for (const quarter of [2, 3]) {
    await page.getByRole('button', { name: new RegExp(`, ${say('filter.period', {}, language)}$`) }).click()
    await page.getByRole('option', { name: new RegExp(`^${language === 'fr' ? 'T' : 'Q'}${quarter} 2026`) }).click()
    await expect.poll(() => new URL(page.url()).searchParams.get('p')).toBe(`2026-Q${quarter}`)
  }
  await expect.poll(() => page.locator('h1.said').textContent()).toContain('Lettres')
  await link('compare').focus()
  await page.getByRole('button', { name: say('download.table', {}, language), exact: true }).click()
  await expect.poll(() => page.locator('main table tbody tr').count()).toBeGreaterThan(8)
  await expectWords(page, language)
  await link('audience').click()
  await page.locator('h1.said').waitFor()
  expect(new URL(page.url()).searchParams.get('p')).toBe('2026-Q3')
  for (const verdict of ['reaches', 'does_not_reach', 'cannot_tell']) {
    const badge = page.locator('.matrix .verdict', { hasText: say(`verdict.${verdict}`, {}, language) })
    expect([verdict, await badge.count()]).not.toEqual([verdict, 0])
  }
  await expectWords(page, language)
  await link('report').click()
  await page.locator('iframe').waitFor()
  await expectWords(page, language)
}

async function expectWords(page: Page, language: Language): Promise<void> {
  expect(bareIds(await page.locator('body').innerText())).toEqual([])
  expect(await page.locator('html').getAttribute('lang')).toBe(language)
}

/** Downloads both forms of the report and looks into them. */
async function takeReport(page: Page, language: Language): Promise<void> {
  await page.frameLocator('iframe').locator('h1, h2').first().waitFor()
  const titles = ['summary', 'key_figures', 'branches', 'platforms', 'posts', 'audiences', 'method'].map((id) =>
    say(`report.${id}`, {}, language),
  )
  const html = (await save(page, say('report.html.do', {}, language))).toString('utf8')
  expect(html).toContain(`lang="${language}"`)
  expect(html).not.toMatch(/<script|<link|src=["']?https?:|url\(["']?https?:/i)
  const headings = [...html.matchAll(/<h([12])[^>]*>(.*?)<\/h\1>/gs)].map((match) => match[2] ?? '')
  for (const title of titles) expect(headings.join('\n')).toContain(title)
  const pdf = await save(page, say('report.pdf.do', {}, language))
  expectPdf(pdf, titles)
  await expectAccessible(page, html)
}

async function save(page: Page, button: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download', LONG),
    page.getByRole('button', { name: button }).click(),
  ])
  return read(download)
}

async function read(download: Download): Promise<Buffer> {
  expect(download.suggestedFilename()).toMatch(/\.(html|pdf)$/)
  return readFileSync(await download.path())
}

/** Tagged, several pages, with the text of its sections where the machine has a tool that reads it. */
function expectPdf(pdf: Buffer, titles: readonly string[]): void {
  const bytes = pdf.toString('latin1')
  expect(bytes.startsWith('%PDF-')).toBe(true)
  expect(bytes).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/)
  expect(bytes).toContain('/StructTreeRoot')
  expect(bytes.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0).toBeGreaterThanOrEqual(2)
  expect(bytes).toContain('/ToUnicode')
  const { status, stdout } = spawnSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8', maxBuffer: 32e6 })
  if (status !== 0) return
  for (const title of titles) expect(stdout).toContain(title)
  expect(stdout).toContain('Université de Valmont')
}

/** The report itself, opened as a page of its own. */
async function expectAccessible(page: Page, html: string): Promise<void> {
  const own = await page.context().newPage()
  await own.setContent(html)
  const { violations } = await new AxeBuilder({ page: own }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  await own.close()
}
