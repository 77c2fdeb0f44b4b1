import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { VerdictSheet } from '../../shared/contract/audience'
import { runInFrench } from '../support/commandLine'
import { temporaryFolder } from '../support/folder'
import { browserTest, hasBrowser, useBrowser } from './support/browser'
import { useSampleHost } from './support/fileHost'
import { testHost } from './support/host'
import { accountId, personaId } from './support/ids'
import { sampleFile } from './support/sample'
import { say } from './support/words'

const LONG = { timeout: 20_000 }
const PERIOD = 'p=2026-Q3'

/** The ages that settle Santé (truth `sante-settled`), women and men together, as the platform's screen shows them. */
const AGES = `13-17 ; 1,0 %
18-24 ; 44,1 %
25-34 ; 21,0 %
35-44 ; 12,9 %
45-54 ; 9,7 %
55-64 ; 4,8 %
65+ ; 2,1 %`

const said = async (page: Page): Promise<string> => {
  await page.locator('h1.said').waitFor(LONG)
  return page.locator('h1.said').innerText()
}

/** Opens a pair from the matrix, as a person does: the row of the account, the column of the persona. */
async function openPair(page: Page, account: RegExp, persona: string): Promise<void> {
  const matrix = page.locator('table.matrix')
  const row = matrix.locator('tbody tr').filter({ has: page.locator('th', { hasText: account }) })
  await row.waitFor(LONG)
  const heads = await matrix.locator('thead th').allInnerTexts()
  const at = heads.findIndex((head) => head.split('\n').includes(persona))
  expect([persona, at > 0]).toEqual([persona, true])
  await row.locator('th, td').nth(at).getByRole('button').click()
}

const clauseOf = (page: Page, text: RegExp) => page.locator('.clauses .cl:not(.head)', { hasText: text })

describe('what is planted about audiences, from the matrix to the sheet', () => {
  const driver = useBrowser()
  const host = useSampleHost()

  browserTest('the network’s Instagram reaches the 18 to 24 and the people around the town', async () => {
    const page = await driver.open(host(), `/audience?${PERIOD}`)
    expect(await said(page)).toMatch(/Instagram atteint Camille/)
    await openPair(page, /Instagram/, 'Camille')
    await expect.poll(() => page.locator('h1.said').innerText(), LONG).toMatch(/Instagram atteint Camille/)
    const clauses = page.locator('.clauses .cl:not(.head)')
    await expect.poll(() => clauses.count(), LONG).toBe(2)
    expect(await clauseOf(page, /18 à 24 ans/).innerText()).toContain(say('verdict.reaches'))
    for (const verdict of await clauses.locator('.verdict').allInnerTexts()) {
      expect(verdict).toContain(say('verdict.reaches'))
    }
  })

  browserTest('X, closed since, was read by librarians as a survey says, and did not reach Hélène', async () => {
    const ids = `account=${await accountId(host(), null, 'x')}&persona=${await personaId(host(), 'Hélène')}`
    const page = await driver.open(host(), `/audience?${PERIOD}&${ids}`)
    expect(await said(page)).toMatch(/Hélène/)
    const notes = page.getByRole('complementary', { name: say('common.notes') })
    await notes.getByText(/Enquête usagers 2024/).waitFor(LONG)
    const text = await notes.innerText()
    expect(text).toMatch(/61\s% des 118 personnes/)
    expect(text).toMatch(/Bibliothécaire/)
    expect(text).toMatch(/entre 52\s% et 69\s%/)
    const clauses = page.locator('.clauses .cl:not(.head)')
    expect(await clauses.count()).toBe(1)
    expect(await clauses.innerText()).toContain(say('verdict.does_not_reach'))
    // A survey of the users of the libraries: nobody asked who follows from elsewhere.
    expect(await clauses.innerText()).toMatch(/des abonnés interrogés \(membres de l’établissement\)/)
    // The survey itself, answer by answer.
    await notes.getByRole('link', { name: say('audience.behind.link') }).click()
    await page.getByText('Enquête usagers 2024').first().waitFor(LONG)
  })

  browserTest(
    'the page of Santé cannot be judged; the missing ages are named, and adding them settles it',
    async () => {
      const own = await testHost({ workspace: await sampleFile() })
      const page = await driver.open(own, `/audience?${PERIOD}`)
      await openPair(page, /Santé/, 'Idriss')
      await expect.poll(() => page.locator('h1.said').innerText(), LONG).toMatch(/On ne peut pas savoir/)
      expect(await said(page)).toMatch(/l’âge de deux abonnés sur cinq est inconnu/)
      const age = clauseOf(page, /18 à 24 ans/)
      expect(await age.locator('.verdict').innerText()).toContain(say('verdict.cannot_tell'))
      const settle = page.locator('.settle li').first()
      expect(await settle.innerText()).toMatch(/âge/)
      await settle.getByRole('button').click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel(say('audience.evidence.source')).fill('Meta Business Suite, Audience')
      await dialog.getByLabel(say('audience.add.rows'), { exact: false }).fill(AGES)
      await dialog.getByText(/7 lignes lues/).waitFor(LONG)
      await dialog.getByRole('button', { name: say('common.save') }).click()
      await dialog.waitFor({ state: 'detached' })
      await expect.poll(() => page.locator('h1.said').innerText(), LONG).toMatch(/^(BU )?Santé atteint Idriss/)
      expect(await age.locator('.verdict').innerText()).toContain(say('verdict.reaches'))
      expect(await page.locator('.evidence').innerText()).toContain('Meta Business Suite, Audience')
    },
  )
})

describe('the command line', () => {
  test.skipIf(!hasBrowser)('portee audience --json says of the same file what the screens say', async () => {
    const workspace = join(temporaryFolder(), 'Valmont.duckdb')
    copyFileSync(await sampleFile(), workspace)
    const { code, out, error } = await runInFrench(
      'audience',
      '--workspace',
      workspace,
      '--period',
      '2026-Q3',
      '--json',
    )
    expect([code, error]).toEqual([0, ''])
    const sheets = JSON.parse(out) as (VerdictSheet & { account: string; persona: string })[]
    const of = (account: RegExp, persona: string) =>
      sheets.find((sheet) => account.test(sheet.account) && sheet.persona === persona)
    expect(of(/Santé/, 'Idriss')).toMatchObject({ verdict: 'cannot_tell' })
    expect(of(/Santé/, 'Idriss')?.settle[0]?.datum.code).toBe('unknown_share')
    const x = sheets.find((sheet) => sheet.closedOn !== null)
    expect(x).toMatchObject({ persona: 'Hélène', verdict: 'does_not_reach', grade: 'B', behind: [{ n: 118 }] })
    expect(x?.behind[0]?.groups[0]).toMatchObject({ answer: 'Bibliothécaire', n: 72 })
    const reached = sheets.filter((sheet) => sheet.verdict === 'reaches' && sheet.persona === 'Camille')
    expect(reached.some(({ clauses }) => clauses.map(({ dimension }) => dimension).join() === 'age,place')).toBe(true)
  })
})
