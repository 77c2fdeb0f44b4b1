import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { describe, expect } from 'vitest'
import { alikeDetail, messagePairs } from '../../shared/contract/alike'
import { runInFrench } from '../support/commandLine'
import { temporaryFolder } from '../support/folder'
import { violations } from './support/axe'
import { browserTest, useBrowser } from './support/browser'
import { useSampleHost } from './support/fileHost'
import { emptyHost, type Host } from './support/host'
import { sampleFile } from './support/sample'
import { bareIds, say } from './support/words'

const FILTER = 'p=2026-Q3&pl=facebook'

/** Key of a branch by its name. */
async function branchKey(host: Host, name: RegExp): Promise<string> {
  const { branches } = await host.client.network.overview()
  const found = branches.find((each) => name.test(each.shortName))
  if (found === undefined) throw new Error(`no branch ${String(name)}`)
  return String(found.id)
}

describe('À contenus égaux', () => {
  const driver = useBrowser()
  const host = useSampleHost()

  browserTest('Sciences is last at first sight and first like for like; its row opens the decomposition', async () => {
    const page = await driver.open(host(), `/compare/alike?${FILTER}`)
    await page.locator('h1.said').waitFor()
    expect(await page.locator('h1.said').textContent()).toMatch(
      /^Sciences est la dernière à première vue.*passe devant/,
    )
    expect(await page.locator('.say .strength').first().textContent()).toBe(say('strength.clear'))
    const rows = page.locator('.alike-rows tbody tr')
    await expect.poll(() => rows.count()).toBe(9)
    expect(await rows.first().locator('th').textContent()).toContain('Sciences')
    expect(await rows.last().textContent()).toMatch(/Citadelle.*5 publications/)
    await rows.first().locator('a').click()
    await expect.poll(() => page.locator('h1.said').textContent()).toMatch(/a l’air dernière/)
    const said = (await page.locator('h1.said').textContent()) ?? ''
    expect(said).toMatch(/publie surtout.*Horaires et infos pratiques/)
    expect(said).toMatch(/de mieux que le réseau/)
    expect(new URL(page.url()).searchParams.get('focus')).toBe(await branchKey(host(), /Sciences/))
    // Pieces on screen multiply to the raw gap: as the engine has them.
    const picture = page.getByRole('img', { name: /décomposé/ })
    await picture.waitFor()
    expect(await picture.getAttribute('aria-label')).toMatch(/contenus −.*%.*à contenus égaux \+.*%.*écart brut −/)
    expect(await page.locator('.alike-themes tbody tr').first().textContent()).toMatch(/Horaires.*72.%/)
    expect(bareIds((await page.locator('main').textContent()) ?? '')).toEqual([])
  })

  browserTest(
    'the focus is chosen from the phrase by keyboard, the table and the CSV hold the same numbers',
    async () => {
      const page = await driver.open(host(), `/compare/alike?${FILTER}`)
      await page.locator('h1.said').waitFor()
      const phrase = page.getByRole('button', { name: new RegExp(say('alike.focus')) })
      await phrase.focus()
      await page.keyboard.press('Enter')
      await page.getByRole('option', { name: 'Centrale' }).waitFor()
      await page.keyboard.type('Centrale')
      await page.keyboard.press('Enter')
      await expect.poll(() => page.locator('h1.said').textContent()).toMatch(/Centrale/)
      await page
        .getByRole('button', { name: say('download.table') })
        .first()
        .click()
      const table = page.locator('.compare-table')
      await table.waitFor()
      const key = await branchKey(host(), /Centrale/)
      const detail = await host().client.alike.decompose({
        filter: { period: '2026-Q3', platforms: ['facebook'] },
        rate: 'err',
        focus: key,
      })
      const cells = (await table.locator('tbody tr').first().textContent()) ?? ''
      expect(cells).toContain(detail.pieces!.result.factor.toFixed(2).replace('.', ','))
      const download = page.waitForEvent('download')
      await page
        .getByRole('button', { name: say('download.csv') })
        .first()
        .click()
      const text = readFileSync(await (await download).path(), 'utf8')
      expect(text).toMatch(/\r\nresult;/)
      expect(text).toMatch(/\r\nnot_comparable;/)
    },
  )

  browserTest('nothing for axe to find, light or dark, wide or at 900 px, in either language', async () => {
    const key = await branchKey(host(), /Sciences/)
    for (const [path, options] of [
      [`/compare/alike?${FILTER}`, {}],
      [`/compare/alike?${FILTER}&focus=${key}`, { width: 900 }],
      [`/compare/alike?${FILTER}&focus=${key}&view=table`, { language: 'en' }],
      [`/compare/messages?${FILTER}&focus=${key}`, {}],
      [`/compare/messages?${FILTER}&view=table`, { width: 900, language: 'en' }],
    ] as const) {
      const page = await driver.open(host(), path, options)
      await page.locator('h1.said').waitFor()
      expect([path, ...(await violations(page))]).toEqual([path])
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
      await page.close()
    }
  })

  browserTest('an empty network: both tabs say what is missing and what to do', async () => {
    const empty = await emptyHost()
    for (const path of [
      '/compare/alike?p=2026-Q3',
      '/compare/messages?p=2026-Q3',
      '/compare/alike?p=2026-Q3&focus=99',
    ]) {
      const page = await driver.open(empty, path)
      await page.locator('.empty h2, .error, [role=alert]').first().waitFor()
      expect(bareIds((await page.locator('main').textContent()) ?? '')).toEqual([])
      await page.close()
    }
  })
})

describe('Même message', () => {
  const driver = useBrowser()
  const host = useSampleHost()

  browserTest('the message of five branches is found with its pairs, drawn, listed, each post a link', async () => {
    const key = await branchKey(host(), /Sciences/)
    const page = await driver.open(host(), `/compare/messages?${FILTER}&focus=${key}`)
    await page.locator('h1.said').waitFor()
    expect(await page.locator('h1.said').textContent()).toMatch(
      /La version de Sciences dépasse la médiane des autres \d fois sur \d/,
    )
    const monitors = page.locator('.message-texts > li', { hasText: 'Nous recrutons des moniteurs étudiants' })
    expect(await monitors.locator('ul a').allTextContents()).toHaveLength(5)
    for (const name of ['Centrale', 'Sciences', 'Santé', 'Droit-Gestion', 'Les Tanneurs']) {
      expect(await monitors.locator('ul').textContent()).toContain(name)
    }
    expect(await page.locator('.message-rows .lab').count()).toBeGreaterThanOrEqual(8)
    const pair = page.locator('.pairs tbody tr', { hasText: 'Sciences' }).filter({ hasText: 'Centrale' })
    expect(await pair.textContent()).toMatch(/×/)
    await monitors.locator('ul a').first().click()
    await expect.poll(() => new URL(page.url()).pathname).toBe('/posts')
  })
})

describe('portee compare --view alike | messages', () => {
  browserTest('says the same in words, in JSON and as CSV', async () => {
    const workspace = await sampleFile()
    const ask = ['compare', '--workspace', workspace, '--period', '2026-Q3', '--platform', 'facebook']
    const text = await runInFrench(...ask, '--view', 'alike')
    expect([text.code, text.error]).toEqual([0, ''])
    expect(text.out).toMatch(/net — Sciences est la dernière à première vue/)
    const json = await runInFrench(...ask, '--view', 'alike', '--focus', 'Sciences', '--json')
    const detail = alikeDetail.parse(JSON.parse(json.out))
    expect(detail.finding).toMatchObject({ code: 'alike_hidden_better', strength: 'clear' })
    expect(detail.finding.data).toMatchObject({ label: 'Sciences', looks: 'last' })
    expect(detail.pieces!.result.factor).toBeGreaterThan(1.39 * 0.85)
    expect(detail.pieces!.result.factor).toBeLessThan(1.39 * 1.25)
    const focused = await runInFrench(...ask, '--view', 'alike', '--focus', 'sciences')
    expect(focused.out).toMatch(/Horaires et infos pratiques +72/)
    const messages = await runInFrench(...ask, '--view', 'messages', '--focus', 'Sciences', '--json')
    const found = messagePairs.parse(JSON.parse(messages.out))
    expect(found.finding.code).toBe('messages_above')
    const csv = join(temporaryFolder(), 'messages.csv')
    const written = await runInFrench(...ask, '--view', 'messages', '--csv', csv)
    expect(written.out).toMatch(/Nous recrutons des moniteurs étudiants/)
    expect(readFileSync(csv, 'utf8')).toMatch(/Nous recrutons des moniteurs étudiants/)
    const unknown = await runInFrench(...ask, '--view', 'alike', '--focus', 'Nulle part')
    expect(unknown.code).toBe(1)
    expect(unknown.error).toContain('Sciences')
  })
})
