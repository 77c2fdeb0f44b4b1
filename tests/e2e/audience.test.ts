import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import type { Language } from '../../shared/vocabulary'
import { violations } from './support/axe'
import { browserTest, useBrowser } from './support/browser'
import { useSampleHost } from './support/fileHost'
import type { Host } from './support/host'
import { accountId, personaId } from './support/ids'
import { bareIds, say } from './support/words'

const LONG = { timeout: 20_000 }
const PERIOD = 'p=2026-Q3'

/** Address of the sheet of a branch's Facebook page and a persona. */
const pairPath = async (host: Host, branch: RegExp, persona: string): Promise<string> =>
  `/audience?${PERIOD}&account=${await accountId(host, branch, 'facebook')}&persona=${await personaId(host, persona)}`

/** Tabs until the element with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement
      return `${element?.getAttribute('aria-label') ?? ''} ${element?.textContent ?? ''}`
    })
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab')
    if ((await focused()).includes(name)) return
  }
  throw new Error(`no way by keyboard to ${name}`)
}

describe('the matrix', () => {
  const driver = useBrowser()
  const host = useSampleHost()

  browserTest(
    'is narrowed by phrases, opened and left by keyboard; the closed account is judged as of then',
    async () => {
      const page = await driver.open(host(), `/audience?${PERIOD}`)
      const matrix = page.locator('table.matrix')
      await matrix.waitFor(LONG)
      const rows = await matrix.locator('tbody tr').count()
      expect(await matrix.locator('tbody tr.past').innerText()).toContain(say('audience.closed', { platform: 'X' }))
      await tabTo(page, say('audience.filter.personas'))
      await page.keyboard.press('Enter')
      await page.getByRole('listbox', { name: say('audience.filter.personas') }).waitFor()
      // Hélène is the third.
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Escape')
      await expect.poll(() => matrix.locator('thead th').count()).toBe(2)
      expect(await matrix.locator('tbody tr').count()).toBeLessThan(rows)
      expect(new URL(page.url()).searchParams.get('who')).toBe(String(await personaId(host(), 'Hélène')))
      // The last row is the account that was closed.
      await matrix.locator('[tabindex="0"]').focus()
      await page.keyboard.press('Control+End')
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('Enter')
      await page.locator('h1.said').waitFor(LONG)
      expect(await page.locator('h1.said').innerText()).toMatch(/X, fermé le 14 mars 2025, n’atteignait pas Hélène/)
      expect(await page.locator('.under').first().innerText()).toMatch(/jugé sur T1 2025/i)
      expect(await page.locator('.evidence').innerText()).toContain('118 sur')
      await page.goBack()
      await matrix.waitFor(LONG)
      expect(await matrix.locator('thead th').count()).toBe(2)
    },
  )

  browserTest('on one basis alone: what no one told of people reached is open', async () => {
    const page = await driver.open(host(), `/audience?${PERIOD}&on=reached`)
    await page.locator('table.matrix').waitFor(LONG)
    expect(await page.locator('table.matrix .verdict.yes').count()).toBe(0)
    await page.goto(`${host().origin}/audience?${PERIOD}`)
    await expect.poll(() => page.locator('table.matrix .verdict.yes').count(), LONG).toBeGreaterThan(3)
  })

  browserTest('read by persona: every account is a way to its sheet', async () => {
    const page = await driver.open(host(), `/audience?${PERIOD}`)
    await page.getByRole('link', { name: say('audience.tab.network') }).click()
    const table = page.locator('.personas-network')
    await table.waitFor(LONG)
    expect(await table.locator('tbody tr').count()).toBe(6)
    const idriss = table.locator('tbody tr', { hasText: 'Idriss' })
    await idriss.getByRole('link', { name: /Santé/ }).click()
    await expect.poll(() => page.locator('h1.said').innerText(), LONG).toMatch(/Idriss/)
  })
})

describe('the sheet', () => {
  const driver = useBrowser()
  const host = useSampleHost()

  browserTest('names what is missing, with a door each; the dialog starts with it', async () => {
    const page = await driver.open(host(), await pairPath(host(), /Droit/, 'Camille'))
    await page.locator('.settle').waitFor(LONG)
    const settle = page.locator('.settle li').first()
    expect(await settle.innerText()).toContain(say('settle.path.meta_audience'))
    const importer = settle.getByRole('link', { name: new RegExp(say('audience.door.import')) })
    expect(await importer.getAttribute('href')).toMatch(/^\/imports/)
    const never = page.locator('tr.never', { hasText: say('audience.evidence.never') })
    expect(await never.count()).toBeGreaterThan(1)
    const reached = never.filter({ hasText: say('audience.basis.reached') }).first()
    await reached.getByRole('button').focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    const chosen = (word: string) =>
      dialog
        .getByRole('button', { name: new RegExp(word) })
        .first()
        .isVisible()
    expect(await chosen(say('audience.basis.reached'))).toBe(true)
    expect(await chosen(say('audience.dimension.age_gender'))).toBe(true)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  browserTest('what if: the arrows move the unknown part, and the sentence turns where it says', async () => {
    const page = await driver.open(host(), await pairPath(host(), /Santé/, 'Idriss'))
    const slider = page.locator('.wi input')
    await slider.waitFor(LONG)
    const text = () => page.locator('.wi label').innerText()
    expect(await text()).toMatch(/au-dessus du seuil/)
    await slider.focus()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    expect(await text()).toMatch(/au-dessous du seuil/)
  })
})

describe.each(['fr', 'en'] as const)('axe, narrow and wide: %s', (language: Language) => {
  const driver = useBrowser()
  const host = useSampleHost()

  browserTest('sheet and network', async () => {
    const wide = language === 'fr'
    const page = await driver.open(host(), '/about', { language, width: wide ? 1440 : 900 })
    const found: string[] = []
    const screens = [
      [await pairPath(host(), /Santé/, 'Idriss'), '.clauses'],
      [`/audience?${PERIOD}&tab=network`, '.personas-network'],
    ] as const
    for (const [path, shown] of screens) {
      await page.goto(host().origin + path)
      await page.locator(shown).waitFor(LONG)
      found.push(...(await violations(page)).map((each) => `${path} ${each}`))
      found.push(...bareIds(await page.locator('body').innerText()).map((id) => `${path} has no words for ${id}`))
      // Nothing is wider than the window: tables scroll in their own frame.
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect([path, over <= 0]).toEqual([path, true])
    }
    expect(found).toEqual([])
  })
})
