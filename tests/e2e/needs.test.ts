import { describe, expect } from 'vitest'
import { violations } from './support/axe'
import { browserTest, useBrowser } from './support/browser'
import { emptyHost, testHost } from './support/host'
import { sampleFile } from './support/sample'
import { say } from './support/words'

const LONG = { timeout: 30_000 }
const PERIOD = { period: '2026-Q3', branches: [], measure: 'err' as const }
const ALL = { period: null, branches: [], topic: null, themeId: null, text: '' }

const driver = useBrowser()

describe('needs heard', () => {
  browserTest('are logged by keyboard, stand in the matrix, and open their notes and their posts', async () => {
    const host = await testHost({ workspace: await sampleFile() })
    const heard = { branchId: null, heardOn: '2026-09-10', source: null }
    await host.client.needs.save({ ...heard, topic: 'Ascenseur', text: 'Il est en réparation depuis un mois' })
    await host.client.needs.save({ ...heard, topic: 'Horaires du soir', text: 'Ouvert après 20 h ? Les horaires ?' })
    const page = await driver.open(host, '/audience?tab=needs&p=2026-Q3')
    const before = await host.client.needs.matrix(PERIOD)
    await page.locator('.needs tbody tr').first().waitFor(LONG)
    // What the screen says is what the engine says.
    expect(await page.locator('.needs tbody tr').count()).toBe(before.topics.length)
    expect(await page.locator('h1.said').innerText()).toContain(before.unanswered[0] ?? 'nothing')
    // One note: the topic, Tab, the text, Enter; then another one without leaving the text.
    await page.getByLabel(say('needs.day'), { exact: true }).first().fill('2026-09-30')
    await page.getByLabel(say('needs.topic'), { exact: true }).first().focus()
    await page.keyboard.type('Machine à café')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Toujours en panne')
    await page.keyboard.press('Enter')
    const toast = page.locator('.toast')
    await toast.getByText(say('needs.saved', { topic: 'Machine à café' })).waitFor(LONG)
    const text = page.getByPlaceholder(say('needs.text_example'))
    await expect.poll(() => text.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.type('M. Dupont la voudrait réparée')
    await page.getByText(say('needs.personal')).waitFor()
    await text.fill('Elle ne rend pas la monnaie')
    await page.keyboard.press('Enter')
    const coffee = page.locator('.needs tbody tr').filter({ hasText: 'Machine à café' })
    await expect.poll(() => coffee.locator('td.num').innerText(), LONG).toBe('2')
    // Taken back: one note is left.
    await toast.getByRole('button', { name: say('common.undo') }).click()
    await expect.poll(() => coffee.locator('td.num').innerText(), LONG).toBe('1')
    const kept = await host.client.needs.list({ filter: { ...ALL, topic: 'Machine à café' } })
    expect(kept.rows.map((note) => [note.heardOn, note.text])).toEqual([['2026-09-30', 'Toujours en panne']])
    // The topic opens its notes, which can be removed and brought back.
    await coffee.getByRole('link', { name: 'Machine à café', exact: true }).click()
    await expect.poll(() => page.locator('.noted tbody tr').count(), LONG).toBe(1)
    expect(new URL(page.url()).searchParams.get('topic')).toBe('Machine à café')
    await page
      .locator('.noted')
      .getByRole('button', { name: /Retirer/ })
      .click()
    await expect.poll(() => page.locator('.noted tbody tr').count(), LONG).toBe(0)
    await toast.getByRole('button', { name: say('common.undo') }).click()
    await expect.poll(() => page.locator('.noted tbody tr').count(), LONG).toBe(1)
    expect(await violations(page)).toEqual([])
    // A theme decided by hand answers it; its number opens the posts.
    await coffee.getByRole('button', { name: say('needs.topic_edit', { topic: 'Machine à café' }) }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Espaces et places de travail', { exact: true }).click()
    await dialog.getByText(say('needs.by_hand')).waitFor(LONG)
    await dialog
      .getByRole('button', { name: say('common.close') })
      .last()
      .click()
    await coffee
      .locator('td.on')
      .getByRole('link', { name: /Espaces et places de travail/ })
      .click()
    await page.waitForURL(/\/posts\?/)
    expect(new URL(page.url()).searchParams.get('t')).toBe('2')
    expect(new URL(page.url()).searchParams.get('p')).toBe('2026-Q3')
  })

  browserTest('come from a file, on one page, and the same file twice adds nothing', async () => {
    const host = await emptyHost()
    await host.client.network.saveBranch({
      parentId: null,
      name: 'Bibliothèque de Santé',
      shortName: 'Santé',
      archivedOn: null,
    })
    const page = await driver.open(host, '/audience?tab=needs&p=2026-Q3', { width: 900 })
    await page.getByText(say('needs.none'), { exact: true }).waitFor(LONG)
    const file = {
      name: 'remontees.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        'Date;Bibliothèque;Sujet;Remarque\n12/09/2026;Santé;Wifi;Il coupe toutes les dix minutes\n14/09/2026;Annexe;Wifi;Rien au sous-sol\n31/09/2026;Santé;Wifi;Lent\n',
      ),
    }
    for (const round of [1, 2]) {
      await page.getByRole('button', { name: say('needs.import') }).click()
      await page.locator('input[data-notes]').setInputFiles(file)
      const add = (n: number) => page.getByRole('button', { name: say('needs.import.add', { n }) })
      if (round === 1) {
        await add(1).waitFor(LONG)
        expect(await page.locator('.note-rejects tbody tr').count()).toBe(2)
        expect(await violations(page)).toEqual([])
      }
      // A library nobody has named is one of ours, or none: somebody says so.
      const annexe = page.locator('.note-branches').getByRole('button', { name: /Annexe/ })
      await annexe.waitFor(LONG)
      await annexe.click()
      await page.getByRole('option', { name: say('needs.branch_none') }).click()
      if (round === 1) {
        await add(2).click(LONG)
        await page.locator('.noted tbody tr').nth(1).waitFor(LONG)
      } else {
        await page.getByText(say('needs.import.known', { n: 2 })).waitFor(LONG)
        expect(await add(0).isDisabled()).toBe(true)
      }
    }
    expect((await host.client.needs.list({ filter: ALL })).total).toBe(2)
  })
})

describe('drift of editorial lines', () => {
  browserTest('stands on Publics and on the sheet of an account, and opens the posts it counts', async () => {
    const host = await testHost({ workspace: await sampleFile() })
    const page = await driver.open(host, '/audience?p=2026-Q3', { language: 'en' })
    const all = await host.client.audience.drift({ accountId: null, period: '2026-Q3' })
    const off = all.filter(({ finding }) => finding.strength === 'clear' || finding.strength === 'likely')
    const sciences = off.find(({ finding }) => finding.data['account'] === 'BU Sciences')
    if (sciences === undefined) throw new Error('the sample has an account that leaves its line')
    await page.locator('.drift article').first().waitFor(LONG)
    expect(await page.locator('.drift article').count()).toBe(off.length)
    await page.getByRole('button', { name: say('drift.show', {}, 'en') }).click()
    expect(await page.locator('.drift article').count()).toBe(all.length)
    await page.goto(`${host.origin}/audience?account=${sciences.accountId}&persona=1&p=2026-Q3`)
    const card = page.locator('.drift article')
    await card.waitFor(LONG)
    expect(await card.locator('tbody tr').count()).toBe(sciences.rows.length)
    expect(await violations(page)).toEqual([])
    await card.locator('tbody tr').first().getByRole('link').click()
    await page.waitForURL(/\/posts\?/)
    const query = new URL(page.url()).searchParams
    expect([query.get('a'), query.get('t')]).toEqual([String(sciences.accountId), String(sciences.rows[0]?.themeId)])
  })
})
