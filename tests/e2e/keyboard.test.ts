import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { VIEWS } from '../../renderer/views/views'
import { browserTest, useBrowser } from './support/browser'
import { useSampleHost } from './support/fileHost'
import { say } from './support/words'

describe('keyboard', () => {
  const driver = useBrowser()
  const host = useSampleHost()

  browserTest('G and a letter, G and a digit go to every screen', async () => {
    const page = await driver.open(host(), '/')
    await page.locator('.home h1').waitFor()
    for (const view of VIEWS.filter((each) => each.inMasthead).toReversed()) {
      await page.keyboard.press('g')
      await page.keyboard.press(say(`view.${view.id}.letter`).toLowerCase())
      await expect.poll(() => new URL(page.url()).pathname).toBe(view.path)
      await expect.poll(() => page.locator('.nav [aria-current=page]').textContent()).toContain(say(`view.${view.id}`))
    }
    for (const view of VIEWS.filter((each) => each.digit !== null)) {
      await page.keyboard.press('g')
      await page.keyboard.press(view.digit ?? '')
      await expect.poll(() => new URL(page.url()).pathname).toBe(view.path)
    }
  })

  browserTest('a table is one tab stop with arrows inside', async () => {
    const page = await driver.open(host(), '/audience?p=2026-Q3')
    const table = page.locator('.matrix')
    await table.waitFor()
    expect(await table.locator('[tabindex="0"]').count()).toBe(1)
    await table.locator('[tabindex="0"]').focus()
    const where = () =>
      page.evaluate(() => {
        const cell = document.activeElement?.closest('td, th')
        const row = cell?.closest('tr')
        return [
          row instanceof HTMLTableRowElement ? row.rowIndex : -1,
          cell instanceof HTMLTableCellElement ? cell.cellIndex : -1,
        ]
      })
    const [row = 0, column = 0] = await where()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    expect(await where()).toEqual([row + 1, column + 1])
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Control+Home')
    expect((await where())[0]).toBe(0)
    expect(await table.locator('[tabindex="0"]').count()).toBe(1)
  })

  browserTest('Publications: arrows, Enter, J and K, Esc gives the focus back to the table', async () => {
    const page = await driver.open(host(), '/posts?p=2026-Q3')
    await page.locator('.grid [role=gridcell]').first().waitFor()
    const grid = page.getByRole('grid')
    await grid.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const title = page.locator('.sheet h2')
    await title.waitFor()
    const first = await title.textContent()
    const opened = new URL(page.url()).searchParams.get('post')
    expect(opened).not.toBeNull()
    await page.keyboard.press('j')
    await expect.poll(() => new URL(page.url()).searchParams.get('post')).not.toBe(opened)
    await page.keyboard.press('k')
    await expect.poll(() => title.textContent()).toBe(first)
    await page
      .locator('.sheet')
      .getByRole('button', { name: say('common.close') })
      .focus()
    await page.keyboard.press('Escape')
    await page.locator('.sheet').waitFor({ state: 'detached' })
    expect(await grid.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowRight')
    const id = await grid.getAttribute('aria-activedescendant')
    expect(await page.locator(`[id="${id ?? ''}"]`).getAttribute('role')).toBe('columnheader')
  })

  browserTest(
    'F reaches the filter bar; a list opens, is chosen from, closes, and the focus is on its phrase',
    async () => {
      const page = await driver.open(host(), '/compare?p=2026-Q3')
      await page.locator('h1.said').waitFor()
      const list = page.getByRole('listbox', { name: say('filter.period') })
      // What is chosen has the focus: the quarters may come later than their list.
      const opened = (name: string) => expect.poll(() => focusedName(page)).toMatch(new RegExp(`^${name}`))
      await page.keyboard.press('f')
      expect(await focusedName(page)).toContain('T3 2026, ')
      await page.keyboard.press('Enter')
      await list.waitFor()
      await opened('T3 2026')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await list.waitFor({ state: 'detached' })
      await expect.poll(() => new URL(page.url()).searchParams.get('p')).toBe('2026-Q2')
      await expect.poll(() => focusedName(page)).toContain('T2 2026, ')
      await page.keyboard.press('Enter')
      await opened('T2 2026')
      await page.keyboard.press('Escape')
      await list.waitFor({ state: 'detached' })
      await expect.poll(() => focusedName(page)).toContain('T2 2026, ')
    },
  )

  browserTest('choosing what is chosen already closes its list, by key and by pointer', async () => {
    const page = await driver.open(host(), '/compare?p=2026-Q3')
    const phrase = page.getByRole('button', { name: new RegExp(`, ${say('filter.period')}$`) })
    const list = page.getByRole('listbox', { name: say('filter.period') })
    for (const choose of [
      () => page.keyboard.press('Enter'),
      () => list.getByRole('option', { name: /^T3 2026/ }).click(),
    ]) {
      await phrase.click()
      await expect.poll(() => focusedName(page)).toMatch(/^T3 2026(?!, )/)
      await choose()
      await list.waitFor({ state: 'detached' })
      expect(new URL(page.url()).searchParams.get('p')).toBe('2026-Q3')
    }
  })

  browserTest('a letter pressed as soon as the page is there is not taken for one after G', async () => {
    const page = await driver.open(host(), '/compare?p=2026-Q3')
    await page.locator('.filters button').first().waitFor()
    // The time of a key is counted from the opening of the page: here as on a machine that needs 0.7 s to show it.
    await page.evaluate(() => {
      const press = new KeyboardEvent('keydown', { key: 'f', bubbles: true })
      Object.defineProperty(press, 'timeStamp', { value: 700 })
      document.body.dispatchEvent(press)
    })
    expect(await focusedName(page)).toContain('T3 2026, ')
  })

  browserTest('a dialog keeps the focus inside and gives it back', async () => {
    const page = await driver.open(host(), '/network')
    const button = page.getByRole('button', { name: say('network.account_change') })
    await button.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    for (let step = 0; step < 30; step++) {
      await page.keyboard.press('Tab')
      expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true)
    }
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => focusedName(page)).toBe(say('network.account_change'))
  })

  browserTest('Ctrl K searches from anywhere; ? lists the keys', async () => {
    const page = await driver.open(host(), '/')
    await page.locator('.home h1').waitFor()
    await page.keyboard.press('Control+k')
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search')
    await page.keyboard.type('bibliothèque')
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('bibliothèque')
    await page.locator('.net').focus()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: say('shortcuts.title') }).waitFor()
  })
})

/** Name of the control that has the focus; '' when it is on the page itself, whose text would hold any words looked for. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement
    if (focused === null || !focused.matches('a, button, input, select, [role]')) return ''
    return focused.getAttribute('aria-label') ?? focused.textContent
  })
}
