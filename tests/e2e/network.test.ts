import { describe, expect } from 'vitest'
import { violations } from './support/axe'
import { browserTest, useBrowser } from './support/browser'
import { testHost, type Host } from './support/host'
import { accountId } from './support/ids'
import { sampleFile } from './support/sample'
import { say } from './support/words'

const lineOf = async (host: Host, account: number) => {
  const line = (await host.client.network.overview()).lines.findLast((each) => each.accountId === account)
  if (line === undefined) throw new Error('the account has a line')
  return line
}

describe('Réseau: the editorial line of an account', () => {
  const driver = useBrowser()

  for (const [language, theme, width] of [
    ['fr', 'light', 1440],
    ['en', 'dark', 900],
  ] as const) {
    browserTest(`draws its drift and leads to it whole: ${language}, ${theme}, ${width} px`, async () => {
      const host = await testHost({ workspace: await sampleFile() })
      const account = await accountId(host, /Sciences/, 'facebook')
      const [drift] = await host.client.audience.drift({ accountId: account, period: '2026-Q3' })
      if (drift === undefined) throw new Error('the line holds in the third quarter')
      const page = await driver.open(host, `/network?account=${account}&p=2026-Q3`, { language, theme, width })
      const panel = page.getByRole('region', { name: say('drift.title', {}, language) })
      const rows = panel.locator('tbody tr')
      await rows.first().waitFor()
      expect(await rows.count()).toBe(drift.rows.length)
      // Published and planned are the engine's, the sentence too.
      const percent = (share: number | null) => `${Math.round((share ?? 0) * 100)}`
      const numbers = await rows.first().locator('.num').allInnerTexts()
      expect(numbers.map((text) => /\d+/.exec(text)?.[0])).toEqual([
        percent(drift.rows[0]?.share ?? null),
        percent(drift.rows[0]?.planned ?? null),
      ])
      const { share, planned } = drift.finding.data
      expect([share, planned].every((value) => typeof value === 'number')).toBe(true)
      expect(await panel.locator('.said').innerText()).toContain(percent(Number(share)))
      expect(await violations(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
      const link = panel.getByRole('link', { name: /2026/ })
      await link.focus()
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/audience\?/)
      expect(new URL(page.url()).searchParams.get('account')).toBe(String(account))
      await page.locator('.drift article').waitFor()
    })
  }

  browserTest('says so where no share is planned, where the line has not begun, and where there is none', async () => {
    const host = await testHost({ workspace: await sampleFile() })
    const account = await accountId(host, /Sciences/, 'facebook')
    const line = await lineOf(host, account)
    const themes = line.themes.map(({ themeId }) => ({ themeId, plannedShare: null }))
    await host.client.network.saveLine({ ...line, themes })
    const page = await driver.open(host, `/network?account=${account}&p=2026-Q3`)
    const panel = page.getByRole('region', { name: say('drift.title') })
    await panel.getByText(say('finding.drift_no_plan', { account: 'BU Sciences' })).waitFor()
    expect(await violations(page)).toEqual([])
    for (const each of (await host.client.network.overview()).lines) {
      if (each.accountId === account) await host.client.network.removeLine({ id: each.id })
    }
    const { id } = await host.client.network.saveLine({ ...line, id: undefined, validFrom: '2099-01-01' })
    await page.reload()
    await panel.getByText(say('line.drift.not_begun')).waitFor()
    expect(await panel.locator('.planned tbody tr').count()).toBe(line.themes.length)
    expect(await violations(page)).toEqual([])
    await host.client.network.removeLine({ id })
    await page.reload()
    await page.getByText(say('network.line_none')).waitFor()
    expect(await panel.count()).toBe(0)
  })
})
