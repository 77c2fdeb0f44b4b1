import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { violations } from './support/axe'
import { browserTest, useBrowser } from './support/browser'
import { emptyHost, type Host } from './support/host'
import { say } from './support/words'

const LONG = { timeout: 30_000 }
const ENDS = ['2026-07-31', '2026-08-31', '2026-09-30']

const driver = useBrowser()

/** A network of three accounts, two of them on platforms without export, on the grid of the third quarter. */
async function onGrid(): Promise<{ host: Host; page: Page; ids: number[] }> {
  const host = await emptyHost()
  const draft = {
    handle: null,
    url: null,
    branchId: null,
    coordinator: null,
    openedOn: null,
    closedOn: null,
    aliases: [],
  }
  const ids: number[] = []
  for (const [platform, name] of [
    ['facebook', 'BU Santé'],
    ['bluesky', 'Recherche'],
    ['mastodon', 'BU Valmont'],
  ] as const)
    ids.push((await host.client.network.saveAccount({ ...draft, platform, name })).id)
  const page = await driver.open(host, '/imports?tab=hand&p=2026-Q3')
  await page.locator('.handgrid tbody tr').nth(2).waitFor(LONG)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  return { host, page, ids }
}

const cell = (page: Page, row: number, column: number) => page.locator(`[data-place="${row}-${column}"]`)

/** Followers typed in, account by account, month end by month end. */
async function saved(host: Host): Promise<(number | null)[][]> {
  const cells = await host.client.network.readings({ days: ENDS })
  return [0, 1, 2].map((row) => cells.slice(row * 3, row * 3 + 3).map(({ typed }) => typed?.followers ?? null))
}

async function paste(page: Page, row: number, column: number, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await cell(page, row, column).focus()
  await page.keyboard.press('Control+v')
}

const save = (page: Page) => page.locator('.bar .btn.pri').click()

describe('followers typed in', () => {
  browserTest('by keyboard like a spreadsheet, saved with their source, undone, and typed again', async () => {
    const { host, page, ids } = await onGrid()
    await expect
      .poll(() => page.locator('h1').textContent())
      .toContain(say('byHand.title', { n: 9, period: 'T3 2026' }))
    await cell(page, 0, 0).focus()
    await page.keyboard.type('1 204')
    await page.keyboard.press('Enter')
    await page.keyboard.type('87')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.type('999')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await page.keyboard.type('1.250')
    await page.keyboard.press('Enter')
    await page.keyboard.type('12')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+z')
    expect(await cell(page, 1, 2).inputValue()).toBe('')
    await save(page)
    await page.locator('.toast').waitFor(LONG)
    expect(await saved(host)).toEqual([
      [1204, null, 1250],
      [87, null, null],
      [null, null, null],
    ])
    const [count] = await host.client.network.followers({ accountId: ids[0] ?? 0 })
    expect(count).toMatchObject({ day: '2026-07-31', source: say('byHand.source_default'), note: null })
    await page
      .locator('.toast')
      .getByRole('button', { name: say('common.undo') })
      .click()
    await expect.poll(() => saved(host), LONG).toEqual(Array.from({ length: 3 }, () => [null, null, null]))
    // What was undone stands in its cells again, to be saved or put right.
    await expect.poll(() => cell(page, 0, 0).inputValue()).toBe('1 204')
    await save(page)
    await expect.poll(async () => (await saved(host))[0], LONG).toEqual([1204, null, 1250])
  })

  browserTest('a block with names: each line to its account, what cannot be read stays with the reason', async () => {
    const { host, page } = await onGrid()
    await paste(page, 0, 0, 'Compte\tjuil.\taoût\nBU Valmont\t1,234\t1,2 k\nRecherche\t55\t56\nTotal\t1289\t0\n')
    await expect.poll(() => page.locator('.news').textContent(), LONG).toContain('Total')
    expect(await cell(page, 2, 0).inputValue()).toBe('1,234')
    expect(await cell(page, 2, 1).getAttribute('aria-invalid')).toBe('true')
    await expect.poll(() => page.locator('.handgrid').textContent()).toContain(say('byHand.problem.rounded'))
    await save(page)
    await page.locator('.toast').waitFor(LONG)
    expect(await saved(host)).toEqual([
      [null, null, null],
      [55, 56, null],
      [1234, null, null],
    ])
    // Not saved, not lost: also after a look at another screen.
    await page.getByRole('link', { name: say('imports.tab.history') }).click()
    await page.getByRole('link', { name: say('imports.tab.hand') }).click()
    await expect.poll(() => cell(page, 2, 1).inputValue(), LONG).toBe('1,2 k')
    expect(await violations(page)).toEqual([])
  })

  browserTest('two signs that cannot both group thousands are asked about, not guessed', async () => {
    const { host, page } = await onGrid()
    await paste(page, 0, 0, '1.234\t1,234\n900\t901')
    await expect.poll(() => page.locator('.handgrid .bad').count(), LONG).toBe(2)
    await save(page)
    await page.locator('.toast').waitFor(LONG)
    expect((await saved(host))[1]).toEqual([900, 901, null])
    expect((await saved(host))[0]).toEqual([null, null, null])
  })
})

describe('audience shares typed in', () => {
  browserTest('ages and genders pasted as a table, the sum said, kept as evidence, undone', async () => {
    const { host, page, ids } = await onGrid()
    const shares = page.locator('.shares')
    await shares.locator('.choice').nth(2).click()
    await page.getByRole('option', { name: say('audience.dimension.age_gender'), exact: true }).click()
    await shares.getByLabel(say('audience.evidence.source')).fill('Profil, à l’écran')
    await page.evaluate(() => navigator.clipboard.writeText('18-24\t31 %\t12 %\n25-34\t20,5 %\t9,5 %\n'))
    await shares.locator('.sharelines input').first().focus()
    await page.keyboard.press('Control+v')
    await expect.poll(() => shares.locator('.sumline').textContent(), LONG).toMatch(/73,0.*27,0/)
    expect(await violations(page)).toEqual([])
    await shares.getByRole('button', { name: say('byHand.share_save') }).click()
    await page.locator('.toast').waitFor(LONG)
    const evidence = await host.client.audience.evidence({ accountId: ids[0] ?? 0 })
    expect(evidence).toMatchObject([{ dimension: 'age_gender', cells: 4, source: 'Profil, à l’écran', problem: null }])
    await page
      .locator('.toast')
      .getByRole('button', { name: say('common.undo') })
      .click()
    await expect
      .poll(async () => (await host.client.audience.evidence({ accountId: ids[0] ?? 0 })).length, LONG)
      .toBe(0)
  })
})
