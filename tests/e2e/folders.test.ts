import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { facebookCsv } from '../import/facebookCsv'
import { browserTest, useBrowser } from './support/browser'
import { commitDrop, pendingReview } from './support/drops'
import { emptyHost } from './support/host'
import { say } from './support/words'

const LONG = { timeout: 60_000 }
const PAGES = ['BU Sciences', 'BU Santé', 'BU Lettres'] as const
const MONTHS = [1, 2, 3, 4, 5, 6]

const driver = useBrowser()

/** A folder as a person keeps it: one folder per page, one export per month, with the traces that systems leave. */
function exportsFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'portee-e2e-folder-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [p, name] of PAGES.entries()) {
    const own = join(folder, name, '2026')
    mkdirSync(own, { recursive: true })
    for (const month of MONTHS) {
      const id = String(800_000_000_000_000 + p * 1000 + month)
      const row = {
        id,
        page: `10006490000010${p}`,
        pageName: name,
        time: `0${month}/05/2026 03:15`,
        link: `https://www.facebook.com/reel/${id}/`,
      }
      writeFileSync(join(own, `content ${month}.csv`), facebookCsv([row]))
    }
    writeFileSync(join(own, '.DS_Store'), 'x')
  }
  mkdirSync(join(folder, '.git'))
  writeFileSync(join(folder, '.git', 'config.csv'), 'a,b\n1,2\n')
  writeFileSync(join(folder, 'Thumbs.db'), 'x')
  writeFileSync(join(folder, 'notes.txt'), 'à faire')
  return folder
}

const FILES = PAGES.length * MONTHS.length

/** Drops paths of the disk on the window, folders too, as the system's own drag does. */
async function dropPaths(page: Page, paths: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: paths, dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 500, y: 200, data })
}

async function expectListed(page: Page, tables: number): Promise<void> {
  await expect.poll(() => page.locator('[data-tables]').getAttribute('data-tables'), LONG).toBe(String(tables))
}

browserTest(
  'a whole folder: one question per page, one answer for its files, and a second drop changes nothing',
  async () => {
    const folder = exportsFolder()
    const host = await emptyHost()
    const page = await driver.open(host, '/imports')
    await page.locator('.drop').waitFor(LONG)
    await dropPaths(page, [folder])
    await expectListed(page, FILES + 1)
    const { files } = await pendingReview(host)
    // In the order of the names, whatever the disk says.
    expect(files.map(({ fileName }) => fileName)).toEqual([
      ...PAGES.toSorted().flatMap(() => MONTHS.map((month) => `content ${month}.csv`)),
      'notes.txt',
    ])
    const notes = page.locator('aside.margin')
    expect(await notes.textContent()).toContain(say('imports.read', { n: FILES + 1 }))
    expect(await notes.textContent()).toContain('Thumbs.db')
    await expect.poll(() => page.locator('section.g[data-group=asks] > ul > li').count()).toBe(PAGES.length)
    await answerFirst(page, MONTHS.length)
    await expect.poll(async () => (await pendingReview(host)).totals.ready, LONG).toBe(MONTHS.length)
    expect((await host.client.network.overview()).accounts).toHaveLength(1)
    await page.getByRole('button', { name: say('imports.proposals_accept') }).click()
    await expect.poll(async () => (await pendingReview(host)).totals, LONG).toMatchObject({ ready: FILES, refused: 1 })
    // Too many for a flat list: one line per account.
    await expect.poll(() => page.locator('section.g[data-group=ready] .fold').count(), LONG).toBe(PAGES.length)
    await commitDrop(page)
    expect((await host.client.workspace.current())?.posts).toBe(FILES)
    await page.locator('input[data-folder]').setInputFiles(folder)
    await expect.poll(async () => (await host.client.imports.pending()).length, LONG).toBe(1)
    await expect
      .poll(() => page.locator('section.g[data-group=known]').getAttribute('data-n'), LONG)
      .toBe(String(FILES))
    expect((await pendingReview(host)).totals).toMatchObject({ ready: 0, asks: 0, known: FILES, postsNew: 0 })
    await expect.poll(() => page.locator('.bar .btn.pri').isDisabled()).toBe(true)
    expect(await notes.textContent()).toContain(say('imports.will_change_nothing'))
  },
)

/** The open question: it says for how many files it is asked, and is answered with what is chosen. */
async function answerFirst(page: Page, files: number): Promise<void> {
  const card = page.locator('.r.open').first()
  expect(await card.locator('.fn').textContent()).toContain(say('imports.files', { n: files }))
  expect(await card.textContent()).toContain(say('imports.asked_once', { n: files }))
  await card.getByRole('button', { name: say('imports.confirm') }).click()
}

browserTest('reading a thousand files is cancelled within a second and leaves nothing', async () => {
  const host = await emptyHost()
  const page = await driver.open(host, '/imports')
  const folder = mkdtempSync(join(tmpdir(), 'portee-e2e-folder-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (let i = 0; i < 1000; i++)
    writeFileSync(join(folder, `${i}.csv`), facebookCsv([{ id: String(800_000_000_000_000 + i) }]))
  await page.locator('.drop').waitFor(LONG)
  await dropPaths(page, [folder])
  const cancel = page.locator('.waiting').getByRole('button', { name: say('common.cancel') })
  await cancel.waitFor(LONG)
  const asked = performance.now()
  await cancel.click()
  await page.locator('.waiting').waitFor({ state: 'detached', timeout: 5000 })
  expect(performance.now() - asked).toBeLessThan(1000)
  await expect.poll(() => host.client.imports.pending(), LONG).toEqual([])
})
