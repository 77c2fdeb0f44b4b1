import { describe, expect } from 'vitest'
import { generateSample } from '../../electron/engine/sample/generateSample'
import { browserTest, useBrowser } from './support/browser'
import { dropAndRead, pendingReview } from './support/drops'
import { dropFiles, type DroppedFile } from './support/files'
import { emptyHost, testHost } from './support/host'
import { bareIds, say } from './support/words'

const MODIFIED = Date.parse('2026-10-10T08:00:00Z')

describe('beginnings and accidents', () => {
  const driver = useBrowser()

  browserTest('an empty network says on every screen what is true and what to do', async () => {
    const host = await emptyHost()
    const page = await driver.open(host, '/')
    await page.getByRole('heading', { name: say('home.first_day') }).waitFor()
    for (const [path, title] of [
      ['/imports?tab=history', 'imports.history_empty'],
      ['/compare', 'compare.empty'],
      ['/posts', 'posts.none'],
      ['/audience', 'audience.none.personas'],
      ['/network', 'network.empty'],
    ] as const) {
      await page.goto(host.origin + path)
      await page.getByRole('heading', { name: say(title) }).waitFor()
      expect(bareIds(await page.locator('body').innerText())).toEqual([])
    }
    await page.goto(`${host.origin}/report`)
    await page.locator('iframe').waitFor()
    expect(await page.locator('.rl li small').count()).toBeGreaterThan(4)
  })

  browserTest('creates a network with its branches, in the language of the system', async () => {
    const host = await testHost()
    const page = await driver.open(host, '/', { locale: 'en-GB' })
    await page.getByRole('button', { name: say('welcome.create', {}, 'en') }).click()
    await page.getByRole('button', { name: say('welcome.create_do', {}, 'en') }).click()
    await page.getByText(say('common.required', {}, 'en')).waitFor()
    await page.getByLabel(say('network.name', {}, 'en')).fill('Libraries of Valmont')
    await page.getByLabel(say('welcome.branches', {}, 'en')).fill('Central\nSciences\n\nCentral')
    await page.getByRole('button', { name: say('welcome.create_do', {}, 'en') }).click()
    await page.locator('.drop').waitFor()
    expect(new URL(page.url()).pathname).toBe('/imports')
    const { branches } = await host.client.network.overview()
    expect(branches.map(({ name, slot }) => [name, slot])).toEqual([
      ['Central', 1],
      ['Sciences', 2],
    ])
    expect((await host.client.workspace.current())?.settings).toMatchObject({ zone: 'Europe/Paris', language: 'en' })
  })

  browserTest('broken files are refused by name beside good ones, and nothing is written', async () => {
    const host = await emptyHost()
    const page = await driver.open(host, '/imports')
    const files = [
      { name: 'vide.csv', bytes: new Uint8Array(), modified: MODIFIED },
      { name: 'notes.csv', bytes: Buffer.from('à faire\n'), modified: MODIFIED },
      { name: 'image.csv', bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), modified: MODIFIED },
      { name: 'coupe.csv', bytes: goodFile().bytes.subarray(0, 900), modified: MODIFIED },
      goodFile(),
    ]
    await dropAndRead(page, files)
    const review = await pendingReview(host)
    expect(Object.fromEntries(review.files.map((file) => [file.fileName, file.refusal?.code ?? null]))).toMatchObject({
      'vide.csv': 'empty',
      'notes.csv': 'unknown_format',
      'image.csv': 'binary',
      [goodFile().name]: null,
    })
    const group = page.locator('section.g', { hasText: say('imports.group.refused') })
    expect(await group.textContent()).toContain(say('refusal.empty'))
    expect(await group.textContent()).toContain(say('refusal.binary'))
    await page.getByRole('button', { name: say('imports.discard') }).click()
    await page.locator('.bar').waitFor({ state: 'detached' })
    expect(await host.client.imports.pending()).toEqual([])
    expect(await host.client.workspace.current()).toMatchObject({ posts: 0, imports: 0 })
  })

  browserTest(
    'a file that cannot be sent: it is said, the others are not read, and they can be dropped again',
    async () => {
      const host = await emptyHost()
      const page = await driver.open(host, '/imports')
      const files = Array.from({ length: 12 }, (_, index) => ({ ...goodFile(), name: `export ${index}.csv` }))
      await page.route(/\/upload\?name=export\+5\.csv/, (route) => route.fulfill({ status: 507, body: '' }))
      await page.locator('.drop').waitFor()
      await dropFiles(page, files)
      await page.locator('.err').waitFor()
      await page.locator('.waiting').waitFor({ state: 'detached' })
      expect(await host.client.imports.pending()).toEqual([])
      await page.unroute(/\/upload\?name=export\+5\.csv/)
      await dropAndRead(page, files)
      expect(await page.locator('.err').count()).toBe(0)
      expect((await pendingReview(host)).files).toHaveLength(12)
    },
  )

  browserTest('a thousand files at once: read, or given up within a second', async () => {
    const host = await emptyHost()
    const page = await driver.open(host, '/imports')
    await page.locator('.drop').waitFor()
    const files = Array.from({ length: 1000 }, (_, index) => ({
      name: `export ${index}.csv`,
      bytes: Buffer.from(`à faire ${index}\n`),
      modified: MODIFIED,
    }))
    await dropFiles(page, files)
    await page.getByRole('progressbar').waitFor()
    // The page answers while files are sent.
    await page
      .getByRole('button', { name: say('nav.search') })
      .first()
      .focus()
    const cancel = page.locator('.waiting').getByRole('button', { name: say('common.cancel') })
    const begun = performance.now()
    await cancel.click()
    await page.locator('.waiting').waitFor({ state: 'detached' })
    expect(performance.now() - begun).toBeLessThan(2000)
    expect(await host.client.imports.list()).toEqual([])
    await dropFiles(page, files)
    await page.locator('.bar').waitFor({ timeout: 120_000 })
    const review = await pendingReview(host)
    expect(review.totals).toMatchObject({ refused: 1000, ready: 0 })
    // Four are sent at a time; they are read and shown in the order in which they were dropped.
    expect(review.files.map((file) => file.fileName)).toEqual(files.map((file) => file.name))
    // All for one reason: one line, and behind it as many rows as can be drawn at once.
    const group = page.locator('section.g[data-group=refused]')
    expect(await group.getAttribute('data-n')).toBe('1000')
    await group.locator('.fold > summary').click()
    await expect.poll(() => group.locator('li').count()).toBeGreaterThan(10)
    expect(await group.locator('li').count()).toBeLessThan(100)
  })
})

function goodFile(): DroppedFile {
  const found = generateSample().files.find((file) => file.export === 'facebook-content')
  if (found === undefined) throw new Error('no content export in the sample')
  return { name: found.name, bytes: found.bytes, modified: Date.parse(found.exportedAt) }
}
