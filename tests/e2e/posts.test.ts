import { describe, expect } from 'vitest'
import { readFilter } from '../../renderer/address/filterAddress'
import { browserTest, useBrowser } from './support/browser'
import { testHost, type Host } from './support/host'
import { sampleFile } from './support/sample'
import { say } from './support/words'

const ADDRESS = 'p=2024-01-01..2026-09-30&q=horaires'

describe('Publications: the box at the head chooses all', () => {
  const driver = useBrowser()

  browserTest('every post that the filter finds, drawn or not; set aside together, and taken back', async () => {
    const host = await testHost({ workspace: await sampleFile() })
    const page = await driver.open(host, `/posts?${ADDRESS}`)
    const { total } = await found(host)
    // More rows than are ever drawn at once.
    expect(total).toBeGreaterThan(60)
    const head = page.locator('.head .pick button')
    await page.locator('.grid [role=gridcell]').first().waitFor()
    expect(await head.getAttribute('aria-pressed')).toBe('false')
    await page.locator('.rows .pick button').first().click()
    expect(await head.getAttribute('aria-pressed')).toBe('mixed')
    await head.click()
    await page.getByText(say('posts.chosen', { n: total, count: String(total) }), { exact: true }).waitFor()
    expect(await head.getAttribute('aria-pressed')).toBe('true')
    await page
      .getByRole('toolbar')
      .getByRole('button', { name: say('posts.tools.aside') })
      .click()
    await expect.poll(async () => (await aside(host)).length).toBe(total)
    await page
      .locator('.toast')
      .getByRole('button', { name: say('common.undo') })
      .click()
    await expect.poll(async () => (await aside(host)).length).toBe(0)
    await head.click()
    await page.locator('.tools').waitFor({ state: 'detached' })
  })

  browserTest('Space in the header does the same; what is chosen stays when the filter changes', async () => {
    const host = await testHost({ workspace: await sampleFile() })
    const page = await driver.open(host, `/posts?${ADDRESS}`)
    const { total } = await found(host)
    await page.locator('.grid [role=gridcell]').first().waitFor()
    await page.getByRole('grid').focus()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press(' ')
    const chosen = page.getByText(say('posts.chosen', { n: total, count: String(total) }), { exact: true })
    await chosen.waitFor()
    await page.getByRole('searchbox').fill('exposition')
    await expect.poll(() => page.locator('.head .pick button').getAttribute('aria-pressed')).toBe('mixed')
    expect(await chosen.isVisible()).toBe(true)
  })
})

function found(host: Host) {
  const query = new URLSearchParams(ADDRESS)
  const filter = readFilter(query, '2026-Q3')
  return host.client.posts.list({ filter, search: query.get('q') ?? '', offset: 0, limit: 500 })
}

async function aside(host: Host) {
  const { rows } = await found(host)
  return rows.filter((row) => row.setAside.includes('by_hand'))
}
