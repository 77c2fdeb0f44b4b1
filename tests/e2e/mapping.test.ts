import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { FRENCH_TOOL, FRENCH_TOOL_NEXT } from '../import/mapping/tables'
import { violations } from './support/axe'
import { browserTest, useBrowser } from './support/browser'
import { answerAll, commitDrop, dropAndRead, pendingReview } from './support/drops'
import type { DroppedFile } from './support/files'
import { emptyHost } from './support/host'
import { say } from './support/words'

const LONG = { timeout: 60_000 }
const file = (name: string, text: string): DroppedFile => ({
  name,
  bytes: Buffer.from(text),
  modified: Date.parse('2026-10-10T10:00:00Z'),
})

/** Days of either reading, counts of either reading, no network: nothing of it can be known. */
const OPEN = [
  'Post date,Content,Reach,Likes',
  '01/05/2026 10:00,"First, about the reading room","1,231",1',
  '02/04/2026 10:00,Second,"1,232",2',
  '03/03/2026 10:00,Third,"1,233",3',
].join('\n')

const designate = (page: Page) => page.getByRole('link', { name: say('mapping.designate') })
const apply = (page: Page) => page.getByRole('button', { name: say('mapping.apply'), exact: true })
const choice = (page: Page, label: string) => page.getByLabel(label, { exact: true })

describe('a table of a tool nobody knows', () => {
  const driver = useBrowser()

  browserTest('is mapped once; the next file of the tool is imported without a question', async () => {
    const host = await emptyHost()
    const page = await driver.open(host, '/imports')
    await dropAndRead(page, [file('export_agora_sept.csv', FRENCH_TOOL)])
    await designate(page).click()
    await page.getByRole('heading', { name: say('mapping.result', { readable: 3, bad: 0 }) }).waitFor(LONG)
    expect(await choice(page, 'Portée').inputValue()).toBe('reach')
    await expect.poll(() => page.locator('.mapping-side').textContent()).toContain('le 3 septembre 2026')
    expect(await choice(page, say('mapping.save_name')).inputValue()).toBe('Agora')
    await apply(page).click()
    await page.locator('.fn', { hasText: 'export_agora_sept.csv' }).waitFor(LONG)
    await answerAll(page, host)
    await commitDrop(page)
    await dropAndRead(page, [file('export_agora_oct.csv', FRENCH_TOOL_NEXT)])
    const { totals, files } = await pendingReview(host)
    expect([totals.ready, totals.asks, totals.postsNew]).toEqual([1, 0, 2])
    expect(files[0]?.warnings).toContainEqual({ code: 'profile', data: { name: 'Agora' } })
    await expect.poll(() => page.locator('.r').textContent()).toContain(say('warning.profile', { name: 'Agora' }))
    await commitDrop(page)
    // The bar of the first import may still be there.
    await expect.poll(async () => (await host.client.workspace.current())?.posts, LONG).toBe(5)
  })

  browserTest('asks what cannot be known, and reads it as it is told; by keyboard', async () => {
    const host = await emptyHost()
    const page = await driver.open(host, '/imports')
    await dropAndRead(page, [file('posts.csv', OPEN)])
    await designate(page).focus()
    await page.keyboard.press('Enter')
    await page
      .getByText(say('mapping.dates.open', { example: '01/05/2026 10:00' }))
      .first()
      .waitFor(LONG)
    expect(await apply(page).isDisabled()).toBe(true)
    expect(await violations(page)).toEqual([])
    await choice(page, say('mapping.platform')).selectOption('linkedin')
    await choice(page, say('mapping.numbers')).selectOption('.')
    await choice(page, say('mapping.dates')).selectOption('month_first')
    await page.getByRole('heading', { name: say('mapping.result', { readable: 3, bad: 0 }) }).waitFor(LONG)
    await expect.poll(() => page.locator('.outcome').textContent()).toContain('janv')
    await page.locator('.mapping-save input[type=checkbox]').uncheck()
    await apply(page).focus()
    await page.keyboard.press('Enter')
    await page.locator('.fn', { hasText: 'posts.csv' }).waitFor(LONG)
    expect((await pendingReview(host)).files[0]).toMatchObject({
      format: 'mapped-posts',
      platform: 'linkedin',
      firstDay: '2026-01-05',
      lastDay: '2026-03-03',
    })
    expect(await host.client.mappings.list()).toEqual([])
  })

  browserTest('takes another row for the header, and another level', async () => {
    const host = await emptyHost()
    const page = await driver.open(host, '/imports')
    await dropAndRead(page, [file('posts.csv', OPEN)])
    await designate(page).click()
    await choice(page, 'Reach').waitFor(LONG)
    await page.getByRole('button', { name: say('mapping.header_row', { row: 2 }) }).click()
    await choice(page, '01/05/2026 10:00').waitFor(LONG)
    await page.getByRole('button', { name: say('mapping.header_row', { row: 1 }) }).click()
    await choice(page, 'Reach').waitFor(LONG)
    await choice(page, say('mapping.level')).selectOption('account_day')
    expect(await choice(page, 'Post date').inputValue()).toBe('day')
    expect(await choice(page, 'Content').inputValue()).toBe('')
  })
})

describe('saved profiles', () => {
  const driver = useBrowser()

  browserTest('are renamed, deleted and brought back, and a file that is none is refused', async () => {
    const host = await emptyHost()
    const page = await driver.open(host, '/imports?tab=profiles')
    await page.getByText(say('profiles.empty'), { exact: true }).waitFor(LONG)
    const chooser = page.locator('input[type=file][accept*=json]')
    await chooser.setInputFiles({
      name: 'bad.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"__proto__":{}}'),
    })
    await page.getByText(say('profiles.fault.not_a_profile')).waitFor(LONG)
    const { FRENCH_SPEC } = await import('../import/mapping/specs')
    const { writeProfile } = await import('../../shared/mapping')
    await chooser.setInputFiles({
      name: 'a.json',
      mimeType: 'application/json',
      buffer: Buffer.from(writeProfile('Outil', FRENCH_SPEC)),
    })
    await page.getByRole('rowheader', { name: 'Outil' }).waitFor(LONG)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: say('profiles.rename_of', { name: 'Outil' }) }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('Swello')
    await page.keyboard.press('Enter')
    await page.getByRole('rowheader', { name: 'Swello' }).waitFor(LONG)
    await page.getByRole('button', { name: say('profiles.remove_of', { name: 'Swello' }) }).click()
    await page.getByText(say('profiles.empty'), { exact: true }).waitFor(LONG)
    await page
      .locator('.toast')
      .getByRole('button', { name: say('common.undo') })
      .click()
    await page.getByRole('rowheader', { name: 'Swello' }).waitFor(LONG)
    expect((await host.client.mappings.list())[0]?.spec).toEqual(FRENCH_SPEC)
  })
})
