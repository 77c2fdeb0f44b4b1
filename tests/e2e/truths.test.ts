import { describe, expect } from 'vitest'
import { browserTest, useBrowser } from './support/browser'
import { accountId, personaId } from './support/ids'
import { testHost } from './support/host'
import { sampleFile } from './support/sample'
import { useSampleHost } from './support/fileHost'
import { say } from './support/words'

const PERIOD = 'p=2026-Q3'

describe('truths planted in the sample network, as the screens tell them', () => {
  const driver = useBrowser()
  const host = useSampleHost()

  browserTest('Comparer: Lettres et Arts is clearly above Droit-Gestion and Sciences', async () => {
    const page = await driver.open(host(), `/compare?${PERIOD}&pl=facebook`)
    const sentence = page.locator('.say', { has: page.locator('h1.said') })
    await sentence.waitFor()
    const said = (await page.locator('h1.said').textContent()) ?? ''
    expect(said).toMatch(/^Lettres/)
    const after = said.slice(said.indexOf('davantage'))
    expect(after).toContain('Droit')
    expect(after).toContain('Sciences')
    expect(await sentence.locator('.strength').textContent()).toBe(say('strength.clear'))
    await page.getByRole('button', { name: say('compare.under.test') }).click()
    const rows = page.getByRole('dialog').locator('tbody tr', { hasText: say('strength.clear') })
    const clear = await rows.locator('th').allTextContents()
    expect(clear.some((pair) => /Lettres/.test(pair) && /Droit/.test(pair))).toBe(true)
    expect(clear.some((pair) => /Lettres/.test(pair) && /Sciences/.test(pair))).toBe(true)
  })

  browserTest('Comparer: one viral post carries the Halle, five posts are too few for Citadelle', async () => {
    const page = await driver.open(host(), `/compare?${PERIOD}&pl=facebook`)
    const notes = page.getByRole('complementary', { name: say('common.notes') })
    await notes.waitFor()
    const text = (await notes.textContent()) ?? ''
    expect(text).toMatch(/Halle[^.]*: une publication pèse/)
    expect(text).toMatch(/85\s%/)
    expect(text).toMatch(/Citadelle/)
  })

  browserTest('Publics: the Instagram account reaches 18 to 24 around the town', async () => {
    const ids = `account=${await accountId(host(), null, 'instagram')}&persona=${await personaId(host(), 'Camille')}`
    const page = await driver.open(host(), `/audience?${PERIOD}&${ids}`)
    await page.locator('h1.said').waitFor()
    expect(await page.locator('h1.said').textContent()).toMatch(/atteint Camille/)
    const clauses = page.locator('.clauses .cl:not(.head)')
    await expect.poll(() => clauses.count()).toBeGreaterThanOrEqual(2)
    for (const verdict of await clauses.locator('.verdict').allTextContents()) {
      expect(verdict).toContain(say('verdict.reaches'))
    }
  })

  browserTest(
    'Publics: Santé cannot be judged, the missing datum is named, and adding it settles the age',
    async () => {
      const own = await testHost({ workspace: await sampleFile() })
      const ids = `account=${await accountId(own, /Santé/, 'facebook')}&persona=${await personaId(own, 'Idriss')}`
      const page = await driver.open(own, `/audience?p=2026-Q4&${ids}`)
      await page.locator('h1.said').waitFor()
      expect(await page.locator('h1.said').textContent()).toMatch(/On ne peut pas savoir/)
      const age = page.locator('.clauses .cl', { hasText: '18' }).first()
      expect(await age.locator('.verdict').textContent()).toContain(say('verdict.cannot_tell'))
      const settle = page.locator('.settle li').first()
      expect(await settle.textContent()).toMatch(/âge/)
      await settle.getByRole('button', { name: say('common.add') }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel(say('audience.evidence.source')).fill('Meta Business Suite, Audience')
      await dialog.getByLabel(say('audience.add.rows'), { exact: false }).fill(AGES)
      await dialog.getByText(/7 lignes lues/).waitFor()
      await dialog.getByRole('button', { name: say('common.save') }).click()
      await dialog.waitFor({ state: 'detached' })
      await expect.poll(() => age.locator('.verdict').textContent()).toContain(say('verdict.reaches'))
      expect(await page.locator('.evidence').textContent()).toContain('Meta Business Suite, Audience')
    },
  )
})

/** The ages that settle Santé (truth `sante-settled`), women and men together. */
const AGES = `13-17 ; 1,0 %
18-24 ; 44,1 %
25-34 ; 21,0 %
35-44 ; 12,9 %
45-54 ; 9,7 %
55-64 ; 4,8 %
65+ ; 2,1 %`
