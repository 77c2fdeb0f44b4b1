import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { filter } from '../../shared/contract/common'
import { violations } from './support/axe'
import { browserTest, useBrowser } from './support/browser'
import { startHost, testHost, type Host } from './support/host'
import { sampleFile } from './support/sample'
import { bareIds, say } from './support/words'

const QUARTER = filter.parse({ period: '2026-Q3' })
/** The screen catches up with the engine, also on a busy machine. */
const SOON = { timeout: 20_000 }
const open = (host: Host) => host.client.suggestions.list({ filter: QUARTER, limit: 500 })
const total = async (host: Host) => (await open(host)).total

/** Every post somebody said something about, accepted or refused suggestions only. */
async function answers(host: Host): Promise<number> {
  return (await host.client.suggestions.state()).since.decisions
}

async function checkPage(page: Page): Promise<void> {
  expect(bareIds(await page.locator('body').innerText())).toEqual([])
  expect(await violations(page)).toEqual([])
}

describe('suggestions', () => {
  const driver = useBrowser()

  browserTest(
    'beside the codebook: what they are worth, then one after the other by O and N, undone by Ctrl Z',
    async () => {
      const host = await testHost({ workspace: await sampleFile() })
      const { rows } = await open(host)
      expect(rows.length).toBeGreaterThan(5)
      const { model } = await host.client.suggestions.state()
      expect(model!.overall!.strength).toBe('clear')
      const page = await driver.open(host, '/themes?p=2026-Q3')
      const pane = page.locator('.sug-pane')
      await pane.locator('.say .strength').getByText(say('strength.clear')).waitFor()
      // A row for each theme that was measured, hollow where nothing is proposed.
      const measured = model!.themes.filter(({ state, precision }) => precision !== null && state !== 'few')
      expect(await pane.locator('.precision tbody tr').count()).toBe(measured.length)
      const hollow = measured.filter(({ state }) => state !== 'proposes').length
      expect(await pane.locator('.precision tbody tr.off').count()).toBe(hollow)
      const card = pane.locator('.sug-one')
      await card.getByText(rows[0]!.text.split('\n')[0]!).first().waitFor()
      expect(await card.locator('.sug-why b').allInnerTexts()).toEqual(rows[0]!.words.for.map(({ text }) => text))
      await checkPage(page)
      const place = (at: number, of: number) =>
        card.getByText(say('suggestions.place', { at, total: of }), { exact: true })
      await place(1, rows.length).waitFor()
      await page.keyboard.press('o')
      await place(1, rows.length - 1).waitFor()
      await expect.poll(() => answers(host), SOON).toBe(1)
      await page.keyboard.press('n')
      await place(1, rows.length - 2).waitFor()
      await expect.poll(() => answers(host), SOON).toBe(2)
      // The post has the accepted theme; the refused one stays away.
      const accepted = await host.client.posts.get({ id: rows[0]!.postId })
      expect(accepted.post.themes).toContainEqual(
        expect.objectContaining({ themeId: rows[0]!.themeId, origin: 'suggestion' }),
      )
      expect((await host.client.posts.get({ id: rows[1]!.postId })).post.themes).toEqual([])
      await page.locator('.toast').getByText(/./).first().waitFor()
      await page.keyboard.press('Control+z')
      await expect.poll(() => answers(host), SOON).toBe(1)
      await place(1, rows.length - 1).waitFor()
    },
  )

  browserTest('letters turned off: the keys do nothing, the buttons do', async () => {
    const host = await testHost({ workspace: await sampleFile() })
    const before = await total(host)
    const page = await driver.open(host, '/themes?p=2026-Q3')
    await page.evaluate(() => window.localStorage.setItem('portee.preferences', JSON.stringify({ letters: false })))
    await page.reload()
    const card = page.locator('.sug-pane .sug-one')
    await card.getByText(say('suggestions.place', { at: 1, total: before }), { exact: true }).waitFor()
    expect(await card.locator('kbd').count()).toBe(0)
    await page.keyboard.press('o')
    await page.keyboard.press('n')
    await card.getByRole('button', { name: say('suggestions.refuse') }).click()
    await card.getByText(say('suggestions.place', { at: 1, total: before - 1 }), { exact: true }).waitFor()
    await expect.poll(() => answers(host), SOON).toBe(1)
  })

  browserTest('the whole queue: many at once, one theme only, learning again', async () => {
    const host = await testHost({ workspace: await sampleFile() })
    const { rows, byTheme } = await open(host)
    const page = await driver.open(host, '/themes?p=2026-Q3&tab=suggestions')
    const items = page.locator('.sug-list > li')
    await expect.poll(() => items.count(), SOON).toBe(rows.length)
    await checkPage(page)
    // J moves, X chooses, O accepts what is chosen.
    await page.keyboard.press('x')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.getByRole('button', { name: say('suggestions.accept_n', { n: 2 }), exact: true }).waitFor()
    await page.keyboard.press('o')
    await expect.poll(() => items.count(), SOON).toBe(rows.length - 2)
    await expect.poll(() => answers(host), SOON).toBe(2)
    const theme = byTheme.find(({ n, themeId }) => n > 1 && !rows.slice(0, 2).some((row) => row.themeId === themeId))!
    const { themes } = await host.client.network.overview()
    const name = themes.find(({ id }) => id === theme.themeId)!.labelFr
    await page.locator('.sug-tab .themes').getByRole('button', { name }).click()
    await expect.poll(() => items.count(), SOON).toBe(theme.n)
    await page.getByRole('button', { name: say('suggestions.choose_all', { n: theme.n }), exact: true }).click()
    await page.getByRole('button', { name: say('suggestions.refuse_n', { n: theme.n }), exact: true }).click()
    await page.getByText(say('suggestions.queue_empty')).waitFor()
    await expect.poll(() => answers(host), SOON).toBe(2 + theme.n)
    await page.getByRole('button', { name: say('suggestions.learn_again') }).click()
    await page.getByText(say('suggestions.fresh')).waitFor()
    expect(await answers(host)).toBe(0)
    const after = await open(host)
    const keys = new Set(after.rows.map(({ postId, themeId }) => `${postId} ${themeId}`))
    for (const { postId, themeId } of rows.filter((row) => row.themeId === theme.themeId))
      expect(keys.has(`${postId} ${themeId}`)).toBe(false)
  })

  browserTest('a network without tags is told what to do, in dark and narrow too', async () => {
    const host = await startHost()
    try {
      const settings = { networkName: 'Vide', zone: 'Europe/Paris', language: 'fr' as const, keepOrganisations: false }
      await host.client.workspace.create({ name: 'Vide', settings })
      const page = await driver.open(host, '/themes?tab=suggestions', { width: 900, theme: 'dark' })
      await page.getByText(say('suggestions.empty')).waitFor()
      await checkPage(page)
      await page.goto(`${host.origin}/themes?tab=agreement`)
      await page.getByText(say('agreement.empty')).waitFor()
      await checkPage(page)
    } finally {
      await host.close()
    }
  })
})

describe('a coding round', () => {
  const driver = useBrowser()

  browserTest('drawn, coded by two people by keyboard, read in words, a dispute settled', async () => {
    const host = await testHost({ workspace: await sampleFile() })
    const page = await driver.open(host, '/themes?p=2026-Q3&tab=agreement')
    // The sample's own round is finished: its result is there, planted at about .8.
    await page.locator('.agree .say .said').waitFor()
    const [sample] = await host.client.agreement.rounds()
    const sampleResult = await host.client.agreement.result({ roundId: sample!.id })
    const { kappa } = sampleResult
    expect(kappa!.value).toBeGreaterThan(0.75)
    expect(kappa!.value).toBeLessThan(0.87)
    await checkPage(page)
    // The label of the round and the tab say it too, with its n and interval.
    const words = scoreWords(kappa!, sampleResult.coded)
    const entry = page.locator('.rounds li').filter({ hasText: sample!.label }).first()
    await entry.getByText(say('agreement.score.entry', { score: words.short })).waitFor()
    expect(await entry.locator('.score').getAttribute('title')).toBe(words.long)
    const tab = page.getByRole('link', { name: say('themes.tab.agreement_score', { score: words.short }), exact: true })
    expect(await tab.getAttribute('title')).toBe(words.long)
    const form = page.locator('.new-round')
    await form.getByLabel(say('agreement.label')).fill('Essai à deux')
    await form.getByRole('button', { name: new RegExp(say('agreement.size')) }).click()
    await page.getByRole('option', { name: '30', exact: true }).click()
    await form.getByRole('button', { name: say('agreement.draw') }).click()
    await page.getByRole('heading', { name: 'Essai à deux' }).waitFor()
    const roundId = (await host.client.agreement.rounds()).find(({ label }) => label === 'Essai à deux')!.id
    await page.locator('p').getByText(say('agreement.wait_two')).waitFor()
    const own = page.locator('.rounds li').filter({ hasText: 'Essai à deux' })
    await own.getByText(say('agreement.score.entry', { score: say('agreement.score.not_yet') })).waitFor()
    await codeRound(page, 'ab', () => '1')
    // The second person sees nobody's answers, and differs five times.
    await page.getByLabel(say('agreement.initials')).fill('cd')
    await page.getByRole('button', { name: say('agreement.code') }).click()
    await page.locator('.coding .answers').waitFor()
    expect(await page.locator('.coding [aria-pressed=true]').count()).toBe(0)
    await checkPage(page)
    await page.getByRole('button', { name: say('agreement.leave') }).click()
    await codeRound(page, 'cd', (at) => (at <= 5 ? '2' : '1'))
    await page.locator('.agree .say .said').waitFor()
    const result = await host.client.agreement.result({ roundId })
    expect(result).toMatchObject({ coded: 30, coders: ['AB', 'CD'] })
    expect(result.observed!.value).toBeCloseTo(25 / 30, 12)
    const score = scoreWords(result.kappa!, 30).short
    await own.getByRole('button', { name: say('agreement.score.entry', { score }) }).waitFor()
    const disputes = page.locator('.disputes tbody tr')
    expect(await disputes.count()).toBe(5)
    await checkPage(page)
    await disputes.first().getByRole('button').first().click()
    await expect
      .poll(async () => (await host.client.agreement.result({ roundId })).disagreements[0]!.settled, SOON)
      .not.toBeNull()
    await page
      .locator('.toast')
      .getByRole('button', { name: say('common.undo') })
      .click()
    const settled = result.disagreements[0]!.settled
    await expect
      .poll(async () => (await host.client.agreement.result({ roundId })).disagreements[0]!.settled, SOON)
      .toBe(settled)
    // Removed, and put back.
    await page.getByRole('button', { name: say('agreement.remove', { label: 'Essai à deux' }) }).click()
    await expect.poll(async () => (await host.client.agreement.rounds()).length, SOON).toBe(1)
    await page
      .locator('.toast')
      .getByRole('button', { name: say('common.undo') })
      .click()
    await expect.poll(async () => (await host.client.agreement.rounds()).length, SOON).toBe(2)
  })
})

/** Kappa as the label of a round says it, and what stands behind it. */
function scoreWords({ value, lower, upper }: { value: number; lower: number; upper: number }, n: number) {
  const two = (number: number) => number.toFixed(2).replace('.', ',')
  const said = { coefficient: 'kappa', value: two(value), low: two(lower), high: two(upper), n }
  return { short: say('agreement.score', said), long: say('agreement.score.about', said) }
}

/** Types the initials, answers every post by one key, and ends. */
async function codeRound(page: Page, initials: string, keyAt: (position: number) => string): Promise<void> {
  await page.getByLabel(say('agreement.initials')).fill(initials)
  await page.getByRole('button', { name: say('agreement.code') }).click()
  await page.locator('.coding .answers').waitFor()
  for (let at = 1; at <= 30; at++) {
    const line = say('agreement.at', { at, total: 30, done: at - 1 })
    await page.locator('.coding [role=status]').getByText(line).waitFor()
    await page.keyboard.press(keyAt(at))
  }
  await page.getByRole('button', { name: say('agreement.finish') }).click()
  await page.locator('.agree').waitFor()
}
