import { describe, expect } from 'vitest'
import { VIEWS } from '../../renderer/views/views'
import { browserTest, useBrowser } from './support/browser'
import { useSampleHost } from './support/fileHost'
import { say } from './support/words'

describe('addresses and widths', () => {
  const driver = useBrowser()
  const host = useSampleHost()

  browserTest('the filter is in the address; back and forward follow it; other screens keep it', async () => {
    const page = await driver.open(host(), '/compare?p=2026-Q3')
    const query = (key: string) => new URL(page.url()).searchParams.get(key)
    await page.locator('h1.said').waitFor()
    await page.getByRole('button', { name: /, plateformes$/ }).click()
    await page.getByRole('option', { name: 'Facebook' }).click()
    await page.keyboard.press('Escape')
    await expect.poll(() => query('pl')).toBe('facebook')
    await page.getByRole('link', { name: say('view.posts'), exact: true }).click()
    await page.locator('.grid [role=gridcell]').first().waitFor()
    expect([query('p'), query('pl')]).toEqual(['2026-Q3', 'facebook'])
    await page.goBack()
    await page.locator('h1.said').waitFor()
    await page.goBack()
    await expect.poll(() => query('pl')).toBeNull()
    await expect
      .poll(() => page.getByRole('button', { name: /, plateformes$/ }).textContent())
      .toBe(say('filter.every_platform'))
    await page.goForward()
    await expect.poll(() => page.getByRole('button', { name: /, plateformes$/ }).textContent()).toBe('Facebook')
  })

  browserTest('a copied link opens the same view in another window', async () => {
    const page = await driver.open(host(), '/posts?p=2026-Q3&pl=facebook&sort=-reach')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: host().origin })
    await page.locator('.grid [role=gridcell]').first().waitFor()
    await page.locator('.grid [data-row="2"]').last().click()
    const text = await page.locator('.sheet h2').textContent()
    await page.getByRole('button', { name: say('filter.copy') }).click()
    await page.getByText(say('filter.copied')).waitFor()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    const other = await driver.open(host(), link.slice(host().origin.length))
    await other.locator('.sheet h2').waitFor()
    expect(await other.locator('.sheet h2').textContent()).toBe(text)
    const status = (each: typeof page) => each.locator('.tb [role=status]').textContent()
    await page.locator('.grid [role=gridcell]').first().waitFor()
    await other.locator('.grid [role=gridcell]').first().waitFor()
    expect(await status(other)).toBe(await status(page))
    expect(await other.locator('[aria-sort=descending]').textContent()).toContain(say('posts.head.reach'))
  })

  browserTest('nothing is wider than the window at 900 px', async () => {
    const page = await driver.open(host(), '/', { width: 900, height: 700 })
    const wide: string[] = []
    for (const path of [
      ...VIEWS.map((view) => view.path),
      '/compare?p=2026-Q3',
      '/audience?p=2026-Q3',
      '/posts?p=2026-Q3',
      '/network?tab=followers',
      '/imports?tab=coverage',
    ]) {
      await page.goto(host().origin + path)
      await page.locator('main').first().waitFor()
      // Under 300 ms nothing says that a screen is still reading.
      await page.waitForLoadState('networkidle')
      await expect.poll(() => page.locator('.sk, [aria-busy=true]').count()).toBe(0)
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      if (over > 0) wide.push(`${path}: ${over} px`)
    }
    expect(wide).toEqual([])
  })

  browserTest('an unknown address is the front page; a wrong filter is left out', async () => {
    const page = await driver.open(host(), '/nowhere?p=2026-Q9&pl=myspace,facebook&b=x')
    await page.locator('.home h1').waitFor()
    await page.goto(`${host().origin}/compare?p=nonsense&pl=myspace,facebook&b=-1,x`)
    await page.locator('main h1').first().waitFor()
    expect(await page.getByRole('button', { name: /, plateformes$/ }).textContent()).toBe('Facebook')
  })
})
