import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { violations } from './support/axe'
import { browserTest, useBrowser } from './support/browser'
import { dropFiles, type DroppedFile } from './support/files'
import { emptyHost, type Host } from './support/host'
import { bareIds, say } from './support/words'

const LONG = { timeout: 60_000 }
const file = (name: string, text: string): DroppedFile => ({
  name,
  bytes: Buffer.from(text),
  modified: Date.parse('2025-10-20T10:00:00Z'),
})
const repeat = (n: number, row: string): string[] => Array.from({ length: n }, () => row)

/** Invented: 60 follow X, 42 of them librarians; one age is none; a comment is nobody's business. */
const SURVEY = [
  'Horodateur;Vous êtes ;Âge;Quels comptes suivez-vous ?;Horaires ;Vos commentaires',
  ...repeat(42, '10/10/2025 10:00;Bibliothécaire;41;X;Souvent;'),
  ...repeat(8, '10/10/2025 10:00;Chercheuse;35;X, Instagram;Souvent;'),
  ...repeat(10, '11/10/2025 10:00;Étudiant·e;20;X, Instagram;Parfois;'),
  ...repeat(30, '12/10/2025 10:00;étudiant;19;Instagram;Parfois;'),
  '12/10/2025 10:00;étudiant;vieux;Instagram;Parfois;Merci à Madame Dupont',
].join('\n')

async function accounts(host: Host): Promise<{ x: number; instagram: number }> {
  const rest = { branchId: null, url: null, coordinator: null, openedOn: null, closedOn: null, aliases: [] }
  const save = (platform: 'x' | 'instagram', name: string) =>
    host.client.network.saveAccount({ platform, name, handle: null, ...rest })
  return {
    x: (await save('x', 'BU Valmont Recherche')).id,
    instagram: (await save('instagram', 'BU Valmont')).id,
  }
}

const undo = (page: Page) => page.locator('.toast').getByRole('button', { name: say('common.undo') })
const saveButton = (page: Page) => page.getByRole('button', { name: say('surveys.save') })

/** What was found is looked at, and one column corrected; then what only a person knows. */
async function correct(page: Page): Promise<void> {
  const age = page.getByLabel('Âge', { exact: true })
  await age.waitFor(LONG)
  expect(await age.inputValue()).toBe('age')
  expect(await page.getByLabel('Vos commentaires', { exact: true }).inputValue()).toBe('ignored')
  expect(await page.locator('.mapping').textContent()).not.toContain('Dupont')
  // Portée took how often they come for a question: it is not to be kept.
  await page.getByLabel('Horaires', { exact: true }).selectOption('ignored')
  expect(await saveButton(page).isDisabled()).toBe(true)
  await page.getByLabel(say('surveys.asked.drawn'), { exact: false }).check()
  await page.getByLabel(say('surveys.population'), { exact: true }).fill('600')
  // Drawn from the institution unless somebody says otherwise: by the keyboard, there and back.
  const from = (who: 'members' | 'followers') =>
    page.getByRole('group', { name: say('surveys.from') }).getByLabel(say(`surveys.from.${who}`), { exact: false })
  expect(await from('members').isChecked()).toBe(true)
  await from('members').focus()
  await page.keyboard.press('ArrowDown')
  expect(await from('followers').isChecked()).toBe(true)
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('ArrowUp')
  expect(await from('members').isChecked()).toBe(true)
}

describe('a survey', () => {
  const driver = useBrowser()

  browserTest('is taken in on one page, says who is behind X, is removed and comes back', async () => {
    const host = await emptyHost()
    const { x } = await accounts(host)
    const page = await driver.open(host, '/audience?tab=surveys')
    await page.getByText(say('surveys.empty'), { exact: true }).waitFor(LONG)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: say('surveys.import') }).click()
    await page.locator('.drop').waitFor()
    await dropFiles(page, [file('enquete_2025.csv', SURVEY)])
    await correct(page)
    await page.getByText(say('surveys.outcome', { n: 91, rejected: 1 })).waitFor(LONG)
    await expect.poll(() => page.locator('.outcome').textContent()).toContain('vieux')
    expect(await violations(page)).toEqual([])
    expect(bareIds((await page.locator('main').textContent()) ?? '')).toEqual([])
    await saveButton(page).click()
    const behind = page.getByRole('table', {
      name: say('surveys.behind.label', {
        account: say('surveys.account', { name: 'BU Valmont Recherche', platform: 'X' }),
        by: 'status',
      }),
    })
    await behind.waitFor(LONG)
    await page.getByText(say('surveys.drawn_from.members'), { exact: false }).waitFor()
    expect(await host.client.surveys.list()).toMatchObject([{ drawnFrom: 'members', population: 600 }])
    const [sheet] = await host.client.surveys.behind({ accountId: x })
    expect(sheet?.groups[0]).toMatchObject({ answer: 'Bibliothécaire', n: 42, share: 0.7 })
    await expect
      .poll(() => behind.locator('tbody tr').first().textContent())
      .toMatch(/Bibliothécaire42.*70\s%\d\d\s–\s\d\d\s%/)
    await expect.poll(() => behind.locator('svg.plot').count()).toBe(1)
    expect(await violations(page)).toEqual([])
    expect((await host.client.surveys.get({ id: 1 })).questions.map(({ role }) => role)).not.toContain('question')
    await page.getByRole('button', { name: say('surveys.remove', { label: 'enquete 2025' }) }).click()
    await page.getByText(say('surveys.empty'), { exact: true }).waitFor()
    await undo(page).click()
    await page.getByRole('button', { name: 'enquete 2025', exact: true }).waitFor()
    expect(await host.client.surveys.list()).toHaveLength(1)
  })

  browserTest('that is here already, or no survey at all, is told so and leads on', async () => {
    const host = await emptyHost()
    await accounts(host)
    const page = await driver.open(host, '/audience?tab=surveys&add=survey')
    const give = async (name: string, text: string) => {
      await page.locator('.drop').waitFor()
      await page
        .locator('input[data-one-file]')
        .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
    }
    await give('vide.csv', '')
    await page.getByRole('alert').getByText(say('refusal.empty')).waitFor()
    await page.getByRole('button', { name: say('surveys.other_file') }).click()
    await give('liste.csv', 'Nom\nA\nB\n')
    await page.getByRole('alert').getByText(say('refusal.not_a_survey')).waitFor()
    await page.getByRole('button', { name: say('surveys.other_file') }).click()
    await give('a.csv', SURVEY)
    await page.getByLabel(say('surveys.asked.whoever'), { exact: false }).check()
    expect(await page.getByRole('group', { name: say('surveys.from') }).count()).toBe(0)
    await expect.poll(() => saveButton(page).isEnabled()).toBe(true)
    await saveButton(page).focus()
    await page.keyboard.press('Enter')
    await page.getByText(say('surveys.indicative'), { exact: true }).first().waitFor()
    await page.getByRole('button', { name: say('surveys.import') }).click()
    await give('b.csv', SURVEY)
    await page.getByText(say('surveys.known'), { exact: true }).waitFor()
    await page.getByRole('link', { name: say('surveys.known_open') }).click()
    await page.getByText(say('surveys.behind.title'), { exact: true }).waitFor()
    expect(await host.client.surveys.list()).toHaveLength(1)
  })
})

describe('enrolment figures', () => {
  const driver = useBrowser()

  browserTest('are pasted, mended line by line, kept, changed and brought back; by keyboard', async () => {
    const host = await emptyHost()
    const page = await driver.open(host, '/audience?tab=surveys')
    const tables = async () => (await host.client.populations.list()).map(({ label, rows }) => [label, rows.length])
    await page.getByRole('button', { name: say('populations.add') }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(say('populations.label'), { exact: true }).fill('Inscrits')
    await dialog.getByLabel(say('populations.source'), { exact: true }).fill('Scolarité')
    const lines = dialog.getByLabel(say('populations.lines'), { exact: true })
    await lines.fill('âge;inscrits\n18-24;9 000\n25+;12 %')
    await dialog.getByText(say('population_reject.percent')).waitFor()
    expect(await violations(page)).toEqual([])
    const save = dialog.getByRole('button', { name: say('common.save') })
    await save.focus()
    await page.keyboard.press('Enter')
    expect(await tables()).toEqual([])
    await lines.fill('âge\tinscrits\n18-24\t9 000\n25+\t1000')
    await dialog.getByText(say('populations.read', { n: 2, people: '10\u202f000' })).waitFor()
    await save.focus()
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    expect(await tables()).toEqual([['Inscrits', 2]])
    const row = say('populations.row', { label: 'Inscrits', by: say('populations.by.age') })
    await page.getByRole('button', { name: row }).click()
    await page.getByRole('row', { name: /18 à 24 ans 9\s000 90,0\s%/ }).waitFor()
    await page.getByRole('button', { name: say('populations.remove', { label: 'Inscrits' }) }).click()
    await expect.poll(tables).toEqual([])
    await undo(page).click()
    await expect.poll(tables).toEqual([['Inscrits', 2]])
    await page.getByRole('button', { name: say('populations.edit', { label: 'Inscrits' }) }).click()
    await dialog.getByLabel(say('populations.lines'), { exact: true }).fill('18-24\t1\n25-30\t2\n31+\t3')
    await dialog.getByText(say('populations.read', { n: 3, people: '6' })).waitFor()
    await save.click()
    await expect.poll(tables).toEqual([['Inscrits', 3]])
    await undo(page).click()
    await expect.poll(tables).toEqual([['Inscrits', 2]])
  })
})
