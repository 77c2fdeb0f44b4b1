import type { Page } from 'playwright-core'
import { describe, expect, vi } from 'vitest'
import { readFilter } from '../../renderer/address/filterAddress'
import { violations } from './support/axe'
import { browserTest, useBrowser } from './support/browser'
import { testHost, type Host } from './support/host'
import { sampleFile } from './support/sample'
import { say } from './support/words'

const POSTS = 100
// A hundred times a key, an answer, and a look at where the focus is.
vi.setConfig({ testTimeout: 600_000 })
const ADDRESS = 'p=2024-01-01..2026-09-30&pl=facebook'

/** What the list finds, in its order, straight from the engine. */
async function listed(host: Host, address: string, limit = POSTS) {
  const query = new URLSearchParams(address)
  const filter = readFilter(query, '2026-Q3')
  return host.client.posts.list({ filter, search: query.get('q') ?? '', offset: 0, limit })
}

const byHand = (rows: Awaited<ReturnType<typeof listed>>['rows'], themeId: number) =>
  rows.filter((row) => row.themes.some((own) => own.themeId === themeId && own.origin === 'hand'))

const hasFocus = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('role') ?? null)

describe('Publications: themes by keyboard', () => {
  const driver = useBrowser()

  browserTest('100 posts are tagged without the mouse, one by one', async () => {
    const host = await testHost({ workspace: await sampleFile() })
    const { themes } = await host.client.network.overview()
    const before = await listed(host, ADDRESS)
    expect(before.rows).toHaveLength(POSTS)
    // Each post gets one that it has not: the first three take turns, then the next ones.
    const places = before.rows.map((row, turn) =>
      themes.findIndex(({ id }, place) => place >= turn % 3 && !row.themes.some((own) => own.themeId === id)),
    )
    const page = await driver.open(host, `/posts?${ADDRESS}`)
    await page.locator('.rows [role=gridcell]').first().waitFor()
    await page.getByRole('grid').focus()
    for (let place = 0; place < POSTS; place++) {
      await page.keyboard.press('t')
      await page.locator('[role=combobox]:focus').waitFor()
      // Ctrl Enter gives the theme and makes it the main one.
      for (let step = 0; step < (places[place] ?? 0); step++) await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Control+Enter')
      await page.getByRole('combobox').waitFor({ state: 'detached' })
      await expect.poll(() => hasFocus(page)).toBe('grid')
      await page.keyboard.press('j')
      const row = Math.min(place + 1, POSTS)
      await page.locator(`[aria-rowindex="${row + 2}"] .on`).waitFor()
    }
    // The last tag may still be on its way.
    await expect
      .poll(async () => (await listed(host, ADDRESS)).rows.map((row) => row.themes[0]), { timeout: 60_000 })
      .toEqual(places.map((place) => ({ themeId: themes[place]?.id, origin: 'hand', isMain: true })))
    expect((await listed(host, ADDRESS)).rows.map(({ id }) => id)).toEqual(before.rows.map(({ id }) => id))
  })

  browserTest('chosen with Space, they are tagged together, and Ctrl Z takes it back', async () => {
    const host = await testHost({ workspace: await sampleFile() })
    const [theme] = (await host.client.network.overview()).themes
    const before = await listed(host, ADDRESS, 5)
    const page = await driver.open(host, `/posts?${ADDRESS}`)
    await page.locator('.rows [role=gridcell]').first().waitFor()
    await page.getByRole('grid').focus()
    for (let place = 0; place < 5; place++) {
      await page.keyboard.press(' ')
      await page.keyboard.press('ArrowDown')
    }
    await page.getByText(say('posts.chosen', { n: 5, count: '5' }), { exact: true }).waitFor()
    await page.keyboard.press('t')
    await page.getByRole('combobox').fill(theme?.labelFr.slice(0, 6) ?? '')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await expect.poll(async () => byHand((await listed(host, ADDRESS, 5)).rows, theme?.id ?? 0).length).toBe(5)
    await expect.poll(() => hasFocus(page)).toBe('grid')
    await page.keyboard.press('Control+z')
    await expect
      .poll(async () => (await listed(host, ADDRESS, 5)).rows.map((row) => row.themes))
      .toEqual(before.rows.map((row) => row.themes))
  })

  browserTest(
    'a post tagged in the list of those without theme stays in its place until the list is read anew',
    async () => {
      const host = await testHost({ workspace: await sampleFile() })
      const address = `${ADDRESS}&t=0`
      const { rows, total } = await listed(host, address)
      expect(total).toBeGreaterThan(1)
      const page = await driver.open(host, `/posts?${address}`)
      const first = page.locator('[aria-rowindex="2"]')
      await first.getByText((rows[0]?.text ?? '').split('\n')[0]?.slice(0, 30) ?? '').waitFor()
      await page.getByRole('grid').focus()
      await page.keyboard.press('t')
      await page.locator('[role=combobox]:focus').waitFor()
      await page.keyboard.press('1')
      await first.locator('.chip.theme').waitFor()
      await page.getByText(say('posts.count.changed', { n: total - 1, count: String(total - 1) })).waitFor()
      await page.getByRole('button', { name: say('posts.refresh') }).click()
      await expect.poll(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(total))
    },
  )
})
