import { describe, expect } from 'vitest'
import { browserTest, useBrowser } from './support/browser'
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
})
