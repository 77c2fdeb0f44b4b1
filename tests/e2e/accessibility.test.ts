import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { generateSample } from '../../electron/engine/sample/generateSample'
import { LANGUAGES, type Language } from '../../shared/vocabulary'
import { violations } from './support/axe'
import { browserTest, useBrowser } from './support/browser'
import { dropAndRead } from './support/drops'
import { accountId, personaId } from './support/ids'
import { testHost, type Host } from './support/host'
import { sampleFile } from './support/sample'
import { useSampleHost } from './support/fileHost'
import { bareIds, say } from './support/words'

/** Address of each screen and what shows that it is there. */
const SCREENS: readonly (readonly [string, string])[] = [
  ['/', '.home h1'],
  ['/imports', '.drop'],
  ['/imports?tab=coverage', '.cv tbody tr'],
  ['/imports?tab=hand&p=2026-Q3', '.handgrid tbody tr'],
  ['/imports?tab=history', '.hist tbody tr'],
  ['/compare?p=2026-Q3', 'h1.said'],
  ['/compare?p=2026-Q3&view=table', 'main table tbody tr'],
  ['/posts?p=2026-Q3', '.grid [role=gridcell]'],
  ['/audience?p=2026-Q3', '.matrix'],
  ['/audience?tab=personas', '.personas li'],
  ['/report?p=2026-Q3', 'iframe'],
  ['/network', '.nt tbody tr'],
  ['/network?tab=followers', 'main table tbody tr'],
  ['/network?tab=calendar', 'main h2, main h1'],
  ['/network?tab=file', 'main form, main dl, main h2'],
  ['/help', 'main h1, main h2'],
  ['/help?chapter=export_linkedin', 'main h1, main h2'],
  ['/about', 'main h1, main h2'],
]

describe.each(LANGUAGES)('axe finds nothing, light or dark: %s', (language) => {
  const driver = useBrowser()
  const host = useSampleHost()

  browserTest('every screen of the sample network', async () => {
    const page = await driver.open(host(), '/', { language })
    const found: string[] = []
    for (const [path, shown] of SCREENS) {
      await page.goto(host().origin + path)
      await page.locator(shown).first().waitFor()
      await settled(page)
      found.push(...(await violations(page)).map((each) => `${path} ${each}`))
      found.push(...bareIds(await page.locator('body').innerText()).map((id) => `${path} has no words for ${id}`))
    }
    expect(found).toEqual([])
  })

  browserTest('what opens over the screens', async () => {
    const page = await driver.open(host(), '/', { language })
    expect(await openEach(page, host(), language)).toEqual([])
  })

  browserTest('first start', async () => {
    const empty = await testHost()
    const page = await driver.open(empty, '/', { language, locale: language === 'fr' ? 'fr-FR' : 'en-GB' })
    await page.locator('.welcome .ch').waitFor()
    const found = await violations(page)
    await page.getByRole('button', { name: say('welcome.create', {}, language) }).click()
    await page.locator('form').waitFor()
    found.push(...(await violations(page)))
    expect(found).toEqual([])
  })
})

/** Reading is over: no skeleton lines, nothing marked busy. */
async function settled(page: Page): Promise<void> {
  await expect.poll(() => page.locator('.sk, [aria-busy=true]').count(), { timeout: 20_000 }).toBe(0)
}

/** Opens sheets and dialogs one after the other, with what axe finds on each. */
async function openEach(page: Page, host: Host, language: Language): Promise<string[]> {
  const words = (id: string) => say(id, {}, language)
  const press = (id: string) =>
    page
      .getByRole('button', { name: words(id), exact: true })
      .first()
      .click()
  const found: string[] = []
  const look = async (name: string, shown: string) => {
    await page.locator(shown).first().waitFor()
    await settled(page)
    found.push(...(await violations(page)).map((each) => `${name}: ${each}`))
  }
  await page.goto(`${host.origin}/network`)
  await press('network.account_change')
  await look('account', '[role=dialog]')
  await page.goto(`${host.origin}/audience?tab=personas`)
  await press('audience.persona.add')
  await look('persona', '[role=dialog]')
  const pair = `account=${await accountId(host, /Santé/, 'facebook')}&persona=${await personaId(host, 'Idriss')}`
  await page.goto(`${host.origin}/audience?p=2026-Q3&${pair}`)
  await look('verdict', 'h1.said')
  await press('audience.evidence.add')
  await look('evidence', '[role=dialog]')
  await page.goto(`${host.origin}/compare?p=2026-Q3`)
  await press('compare.under.test')
  await look('tests', '[role=dialog]')
  await page.goto(`${host.origin}/posts?p=2026-Q3`)
  await page.locator('.grid [data-row="0"]').last().click()
  await look('post', '.sheet h2')
  await page.keyboard.press('?')
  await look('keys', '[role=dialog]')
  await page.goto(host.origin)
  await page.locator('.net').click()
  await look('menu', '[role=menu]')
  return found
}

describe('axe finds nothing in a drop under review', () => {
  const driver = useBrowser()

  browserTest('questions, refusals, export date, undo', async () => {
    const host = await testHost({ workspace: await sampleFile() })
    const page = await driver.open(host, '/imports')
    const extra = generateSample().files.filter((file) => file.extra)
    await dropAndRead(page, [
      ...extra.map(({ name, bytes, exportedAt }) => ({ name, bytes, modified: Date.parse(exportedAt) })),
      { name: 'notes.csv', bytes: Buffer.from('nom;ville\nAnne;Lille\n'), modified: Date.parse('2026-10-10') },
    ])
    const found = await violations(page)
    await page.locator('.what button').first().click()
    await page.getByRole('dialog', { name: say('imports.exported_change') }).waitFor()
    found.push(...(await violations(page)))
    await page.keyboard.press('Escape')
    await page.goto(`${host.origin}/imports?tab=history`)
    await page.locator('.hist tbody tr').first().getByRole('button').last().click()
    await page.getByRole('dialog').waitFor()
    found.push(...(await violations(page)))
    expect(found).toEqual([])
  })
})
