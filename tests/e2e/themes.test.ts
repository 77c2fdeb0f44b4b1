import { describe, expect } from 'vitest'
import { violations } from './support/axe'
import { browserTest, useBrowser } from './support/browser'
import { testHost, type Host } from './support/host'
import { sampleFile } from './support/sample'
import { say } from './support/words'

const SPACES = 2
const rulesOf = async (host: Host, id: number) =>
  (await host.client.themes.codebook()).themes.find((theme) => theme.id === id)?.rules ?? []

describe('Thématiques: the rules of a theme', () => {
  const driver = useBrowser()

  browserTest('a changed rule shows what it would change, is saved, and undone', async () => {
    const host = await testHost({ workspace: await sampleFile() })
    const before = await rulesOf(host, SPACES)
    const page = await driver.open(host, '/themes?p=2026-Q3')
    await page.getByRole('button', { name: 'Espaces et places de travail' }).click()
    const add = page.getByLabel(say('themes.entry_add', { label: say('themes.list.words') }), { exact: true })
    await add.fill('salle')
    await add.press('Enter')
    const preview = page.getByRole('region', { name: say('themes.preview') })
    await preview.locator('.df mark').first().waitFor()
    // What is told is what the engine tells for these rules.
    const rules = before.map((rule, i) => (i === 0 ? { ...rule, words: [...rule.words, 'salle'] } : rule))
    const told = await host.client.themes.preview({ themeId: SPACES, rules, filter: { period: '2026-Q3' } })
    expect(told.added).toBeGreaterThan(0)
    await expect.poll(() => preview.locator('.sum b').allInnerTexts()).toEqual([`+ ${told.added}`, `− ${told.removed}`])
    expect((await preview.locator('.df mark').first().innerText()).toLowerCase()).toMatch(/^salles?$/)
    expect(await rulesOf(host, SPACES)).toEqual(before)
    const row = page.getByRole('row', { name: /Espaces et places/ })
    const n = Number(await row.getByRole('link').innerText())
    await page.getByRole('button', { name: say('themes.save') }).click()
    await expect.poll(async () => (await rulesOf(host, SPACES))[0]?.words).toContain('salle')
    await expect.poll(async () => Number(await row.getByRole('link').innerText())).toBe(n + told.added - told.removed)
    await page
      .locator('.toast')
      .getByRole('button', { name: say('common.undo') })
      .click()
    await expect.poll(() => rulesOf(host, SPACES)).toEqual(before)
    await expect.poll(async () => Number(await row.getByRole('link').innerText())).toBe(n)
  })

  browserTest(
    'a pattern that RE2 refuses says why and cannot be saved; what is typed survives a look elsewhere',
    async () => {
      const host = await testHost({ workspace: await sampleFile() })
      const page = await driver.open(host, `/themes?th=${SPACES}`)
      const add = page.getByLabel(say('themes.entry_add', { label: say('themes.list.patterns') }), { exact: true })
      await add.fill('place(?=s)')
      await add.press('Enter')
      await page.getByRole('alert').getByText(say('themes.pattern.lookaround')).waitFor()
      const save = page.getByRole('button', { name: say('themes.save') })
      expect(await save.isDisabled()).toBe(true)
      await page.getByRole('button', { name: 'Horaires et infos pratiques' }).click()
      await page.getByRole('heading', { name: 'Horaires et infos pratiques' }).waitFor()
      await page.getByRole('button', { name: /^Espaces et places/ }).click()
      await page.getByRole('button', { name: say('themes.entry_remove', { entry: 'place(?=s)' }) }).click()
      await page.getByText(say('themes.unsaved'), { exact: true }).waitFor({ state: 'detached' })
    },
  )

  browserTest('a draft outlives a look at Publications, and is given up or saved', async () => {
    const host = await testHost({ workspace: await sampleFile() })
    const before = await rulesOf(host, SPACES)
    const page = await driver.open(host, '/themes?p=2026-Q3')
    const go = (view: string) =>
      page
        .getByRole('banner')
        .getByRole('link', { name: say(`view.${view}`) })
        .click()
    await page.getByRole('button', { name: 'Espaces et places de travail' }).click()
    const add = page.getByLabel(say('themes.entry_add', { label: say('themes.list.words') }), { exact: true })
    await add.fill('salle')
    await add.press('Enter')
    const typed = page.getByRole('button', { name: say('themes.entry_remove', { entry: 'salle' }), exact: true })
    await typed.waitFor()
    const kept = page.getByText(say('themes.draft_kept'))
    expect(await kept.count()).toBe(0)
    await go('posts')
    await page.locator('.grid [role=gridcell]').first().waitFor()
    await go('themes')
    // The masthead names no theme: the one that was being edited is there.
    await page.getByRole('heading', { name: 'Espaces et places de travail' }).waitFor()
    await typed.waitFor()
    await kept.waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: say('themes.draft_drop') }).focus()
    await page.keyboard.press('Enter')
    await typed.waitFor({ state: 'detached' })
    expect(await kept.count()).toBe(0)
    await page
      .locator('.toast')
      .getByRole('button', { name: say('common.undo') })
      .click()
    await typed.waitFor()
    expect(await rulesOf(host, SPACES)).toEqual(before)
    await page.getByRole('button', { name: say('themes.save') }).click()
    await expect.poll(async () => (await rulesOf(host, SPACES))[0]?.words).toContain('salle')
    await go('posts')
    await page.locator('.grid [role=gridcell]').first().waitFor()
    await go('themes')
    // Nothing is left of it: the first theme stands open, as it does for anybody who comes in.
    await page.getByRole('heading', { name: 'Horaires et infos pratiques' }).waitFor()
    expect(await kept.count()).toBe(0)
  })

  browserTest('a new theme, by keyboard alone: named, given a word, moved up, archived and restored', async () => {
    const host = await testHost({ workspace: await sampleFile() })
    const page = await driver.open(host, '/')
    await page.getByRole('main').waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('5')
    await page.getByRole('button', { name: say('themes.new') }).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel(say('themes.labelFr')).fill('Médiation numérique')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Médiation numérique' }).waitFor()
    const codebook = async () => (await host.client.themes.codebook()).themes.map(({ labelFr }) => labelFr)
    expect((await codebook()).at(-1)).toBe('Médiation numérique')
    await page.getByLabel(say('themes.entry_add', { label: say('themes.list.words') }), { exact: true }).focus()
    await page.keyboard.type('catalogue,')
    await page.getByRole('region', { name: say('themes.preview') }).waitFor()
    await page.getByRole('button', { name: say('themes.save') }).focus()
    await page.keyboard.press('Enter')
    await page.getByText(say('themes.saved', { name: 'Médiation numérique' })).waitFor()
    await page.locator('[data-theme-id]').last().focus()
    await page.keyboard.press('Alt+ArrowUp')
    await expect
      .poll(codebook)
      .toEqual([...(await codebook()).slice(0, 11), 'Médiation numérique', 'Relais institutionnels'])
    await page.getByRole('button', { name: say('themes.archive') }).focus()
    await page.keyboard.press('Enter')
    await page.getByText(say('themes.archived_n', { n: 1 })).click()
    await page.getByRole('button', { name: say('themes.restore_one', { name: 'Médiation numérique' }) }).click()
    await expect.poll(async () => (await host.client.network.overview()).themes.length).toBe(13)
  })

  browserTest('an empty codebook teaches, and begins with the starter one', async () => {
    const host = await testHost({ workspace: await sampleFile() })
    for (const { id } of (await host.client.themes.codebook()).themes) await host.client.themes.archive({ id })
    const page = await driver.open(host, '/themes')
    await page.getByRole('heading', { name: say('themes.empty') }).waitFor()
    expect(await violations(page)).toEqual([])
  })

  for (const [theme, width] of [
    ['light', 1440],
    ['dark', 900],
  ] as const) {
    browserTest(`axe finds nothing with a preview open, ${theme}, ${width} px`, async () => {
      const host = await testHost({ workspace: await sampleFile() })
      const page = await driver.open(host, `/themes?th=${SPACES}`, { theme, width })
      await page.getByRole('button', { name: say('themes.entry_remove', { entry: 'place' }), exact: true }).click()
      await page.locator('.df').first().waitFor()
      expect(await violations(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    })
  }
})
