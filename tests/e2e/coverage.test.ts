import type { Locator } from 'playwright-core'
import { describe, expect } from 'vitest'
import type { SampleTruth } from '../../electron/engine/sample/truthKinds'
import { sampleTruths } from '../../electron/engine/sample/truths'
import { browserTest, useBrowser } from './support/browser'
import { accountId } from './support/ids'
import { emptyHost } from './support/host'
import { useSampleHost } from './support/fileHost'
import { violations } from './support/axe'
import { say } from './support/words'

type Kind = SampleTruth['kind']
const truth = <K extends Kind>(kind: K): Extract<SampleTruth, { kind: K }> => {
  const found = sampleTruths.find((each): each is Extract<SampleTruth, { kind: K }> => each.kind === kind)
  if (found === undefined) throw new Error(`nothing of kind ${kind} is planted`)
  return found
}

const BOARD = '/imports?tab=coverage'

describe('the coverage board on the sample network', () => {
  const driver = useBrowser()
  const host = useSampleHost()

  const cellOf = async (branch: RegExp, month: string) => {
    const id = await accountId(host(), branch, 'facebook')
    return { id, sheet: await host().client.coverage.cell({ accountId: id, month }) }
  }

  browserTest('the missing month: cell, what it changes, reminder with the right export and dates', async () => {
    const { month, lostPosts } = truth('missing_month')
    const { id, sheet } = await cellOf(/Droit/, month)
    expect(sheet.cell).toMatchObject({ state: 'missing', coveredDays: 0, posts: 0 })
    expect(sheet.expected?.low).toBeLessThanOrEqual(lostPosts)
    expect(sheet.expected?.high).toBeGreaterThanOrEqual(lostPosts)
    const page = await driver.open(host(), BOARD)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: host().origin })
    const cell = page.locator(`[data-cell="${id}.${month}"]`)
    await cell.click()
    expect(await cell.getAttribute('aria-label')).toContain(say('coverage.state.missing'))
    const message = page.locator('.msg')
    await expect.poll(() => message.textContent()).toContain('du 30 juillet au 2 septembre 2026')
    expect(await message.textContent()).toContain('Bonjour Aïcha,')
    expect(await message.textContent()).toContain('Exporter les données › Publications › CSV')
    await page.getByRole('button', { name: say('coverage.reminder.copy') }).click()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    const reminder = await host().client.coverage.reminder({ accountId: id, month, language: 'fr' })
    expect(copied).toBe(reminder?.text)
    await page.getByRole('button', { name: 'English' }).click()
    await expect.poll(() => message.textContent()).toContain('from 30 July to 2 September 2026')
    const mail = await page.getByRole('link', { name: say('coverage.reminder.mail') }).getAttribute('href')
    expect(mail).toMatch(/^mailto:\?subject=Missing%20export/)
  })

  browserTest('the overlap, the mangled file and the export made too early', async () => {
    const overlap = truth('overlapping_files')
    const first = await cellOf(/Sciences/, overlap.from.slice(0, 7))
    const days = [overlap.from, overlap.to].map((day) => Number(day.slice(8)))
    expect(first.sheet.cell).toMatchObject({ state: 'double', doubled: [days] })
    expect(first.sheet.files).toHaveLength(2)

    const resaved = truth('resaved_file')
    const id = await accountId(host(), /Lettres/, 'facebook')
    const { rows, counts } = await host().client.coverage.board({ months: 3, last: '2026-09' })
    const cells = rows.find((row) => row.accountId === id)?.cells ?? []
    expect(cells.reduce((sum, cell) => sum + cell.rejectedRows, 0)).toBe(resaved.rejected.length)
    const { ask } = (await cellOf(/Lettres/, '2026-09')).sheet
    expect(ask).toMatchObject({ why: 'rejected', fileNames: [resaved.file], to: '2026-10-02' })

    // The network's Instagram was exported on 9 October: its last days of September had not had their fourteen days.
    const planted = sampleTruths.find((each) => each.kind === 'exported_too_early' && each.account === 'ig-reseau')
    expect(planted).toMatchObject({ month: '2026-09', exportedOn: '2026-10-09', days: 14 })
    const instagram = await accountId(host(), null, 'instagram')
    const early = await host().client.coverage.cell({ accountId: instagram, month: '2026-09' })
    expect(early.cell).toMatchObject({ state: 'early', early: [[26, 30]] })
    expect(early.ask).toMatchObject({ why: 'early', notBefore: '2026-10-14' })
    expect(counts.earlyExports).toBeGreaterThan(0)
  })

  browserTest('the month begun late, and the months exported too early, on LinkedIn and YouTube', async () => {
    const partial = truth('partial_month')
    const linkedin = await accountId(host(), null, 'linkedin')
    const late = await host().client.coverage.cell({ accountId: linkedin, month: partial.month })
    expect(late.cell.state).toBe('partial')
    const asked = await host().client.coverage.reminder({ accountId: linkedin, month: partial.month, language: 'fr' })
    expect(asked?.text).toContain('LinkedIn')
    const youtube = await accountId(host(), null, 'youtube')
    for (const planted of sampleTruths) {
      if (planted.kind !== 'exported_too_early' || planted.account !== 'yt-reseau') continue
      const { cell, ask } = await host().client.coverage.cell({ accountId: youtube, month: planted.month })
      expect([planted.month, cell.state, ask?.why]).toEqual([planted.month, 'early', 'early'])
    }
    const page = await driver.open(host(), BOARD)
    await page.locator(`[data-cell="${youtube}.2026-09"]`).click()
    await expect.poll(() => page.locator('.msg').textContent()).toContain('YouTube Studio')
  })

  browserTest('says what the front page says, and the front page leads to the cell', async () => {
    const { missing, partial } = (await host().client.coverage.board({ months: 3, last: '2026-09' })).counts
    const { gaps } = await host().client.home.overview({ period: '2026-Q3' })
    // Accounts that never had a file are told apart on both.
    const begun = gaps.filter(({ isNever }) => !isNever)
    expect(begun.reduce((sum, gap) => sum + gap.months.length, 0)).toBe(missing)
    expect(gaps.reduce((sum, gap) => sum + gap.partial.length, 0)).toBe(partial)
    const page = await driver.open(host(), '/?p=2026-Q3')
    await page.locator('.dec a').first().click()
    await expect.poll(() => page.locator('.panel h2').textContent()).toContain('Droit-Gestion')
    expect(await page.locator('.cc.sel button').getAttribute('aria-label')).toContain('août 2026')
  })

  browserTest('is one tab stop; arrows move, Enter opens, Esc gives the focus back', async () => {
    const page = await driver.open(host(), BOARD)
    await page.locator('.cv').waitFor()
    expect(await page.locator('.cv [tabindex="0"]').count()).toBe(1)
    const label = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
    await page.locator('.cc button').first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    // Branches have their short names once the network is read.
    await expect.poll(label).toMatch(/^Sciences, Facebook, novembre 2025/)
    const where = await label()
    await page.keyboard.press('Enter')
    await page.locator('.panel h2').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H2')
    await page.keyboard.press('Escape')
    await expect.poll(label).toBe(where)
    await page.getByRole('heading', { name: say('coverage.asks') }).waitFor()
  })

  browserTest('goes back in time as far as files go; other kinds of files; the address holds it all', async () => {
    const page = await driver.open(host(), BOARD)
    await page.getByRole('button', { name: say('coverage.earlier') }).click()
    await expect.poll(() => new URL(page.url()).searchParams.get('last')).toBe('2025-09')
    await expect.poll(() => page.locator('.cv thead th').nth(2).textContent()).toContain('24')
    await page.goto(`${host().origin}${BOARD}&kind=audience`)
    await page.getByRole('heading', { name: say('coverage.said.audience') }).waitFor()
    expect(await page.locator('.cb .tick').count()).toBeGreaterThan(0)
    await page.goto(`${host().origin}${BOARD}&kind=days&cell=nonsense&last=2026-13`)
    await page.getByRole('heading', { name: say('coverage.said.days') }).waitFor()
  })

  browserTest('axe finds nothing, with and without a cell, light and dark; nothing is wider than 900 px', async () => {
    const id = await accountId(host(), /Droit/, 'facebook')
    for (const theme of ['light', 'dark'] as const) {
      const page = await driver.open(host(), BOARD, { theme, width: 900, height: 700 })
      await page.getByRole('heading', { name: say('coverage.asks') }).waitFor()
      expect(await violations(page)).toEqual([])
      await page.locator(`[data-cell="${id}.2026-08"]`).click()
      await page.locator('.msg').waitFor()
      expect(await violations(page)).toEqual([])
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(over).toBeLessThanOrEqual(0)
    }
  })
})

describe('the coverage board elsewhere', () => {
  const driver = useBrowser()

  browserTest('an empty network says what to do; sixty accounts without a file ask for everything', async () => {
    const host = await emptyHost()
    const page = await driver.open(host, BOARD)
    await page.getByRole('heading', { name: say('coverage.empty') }).waitFor()
    const account = { platform: 'facebook', branchId: null, handle: null, url: null, coordinator: null } as const
    for (let n = 1; n <= 60; n++) {
      await host.client.network.saveAccount({
        ...{ ...account, name: `Page ${n}`, openedOn: null, closedOn: null, aliases: [] },
      })
    }
    await page.reload()
    await page.getByRole('heading', { name: say('coverage.no_import') }).waitFor()
    expect(await page.locator('.cv tbody tr').count()).toBe(60)
    expect(await violations(page)).toEqual([])
    // The sheet of the last row opens beside it, and Esc gives the focus back to its cell.
    await page.locator('.cc button').last().click()
    const title = page.locator('.panel h2')
    await title.waitFor()
    expect(await isInWindow(title)).toBe(true)
    await page.keyboard.press('Escape')
    await expect.poll(() => isInWindow(page.locator('.cc button:focus'))).toBe(true)
    await page.setViewportSize({ width: 900, height: 700 })
    await page.locator('.cc button').first().click()
    await title.waitFor()
    await expect.poll(() => isInWindow(title)).toBe(true)
  })
})

/** Whole in the window, under the masthead. */
function isInWindow(element: Locator): Promise<boolean> {
  return element.evaluate((each) => {
    const { top, bottom } = each.getBoundingClientRect()
    return top >= 54 && bottom <= window.innerHeight
  })
}
