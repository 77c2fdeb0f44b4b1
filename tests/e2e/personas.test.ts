import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { violations } from './support/axe'
import { browserTest, useBrowser } from './support/browser'
import { useSampleHost } from './support/fileHost'
import { accountId, personaId } from './support/ids'
import { say } from './support/words'

const NAME = 'Inès'

/** What a reader would call the element that has the focus. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (element === null) return ''
    const own = element.getAttribute('aria-label')
    if (own !== null) return own
    const ids = element.getAttribute('aria-labelledby')?.split(' ') ?? []
    const named = ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
    if (named.trim() !== '') return named
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
    return (labels[0] ?? element).textContent
  })
}

/** Tab, and Tab again, until what is named so has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 90; step++) {
    await page.keyboard.press('Tab')
    if ((await focusedName(page)).startsWith(name)) return
  }
  throw new Error(`nothing named ${name} is reached by Tab`)
}

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

describe('personas and lines by keyboard alone', () => {
  const driver = useBrowser()
  const host = useSampleHost()

  browserTest('a persona with alternatives is created, aimed at by an account, and stands in the matrix', async () => {
    const page = await driver.open(host(), '/audience?tab=personas')
    await page.locator('.personas li').first().waitFor()
    await press(page, say('audience.persona.add'))
    await page.getByRole('dialog').waitFor()
    await tabTo(page, say('audience.persona.name'))
    await page.keyboard.type(NAME)
    await tabTo(page, say('persona.age.from'))
    await page.keyboard.type('18')
    await page.keyboard.press('Tab')
    await page.keyboard.type('24')
    await press(page, say('persona.add.alternatives'))
    // The first of the two cases has the focus: a status, to fill in.
    expect(await focusedName(page)).toBe(say('persona.kind'))
    await tabTo(page, say('persona.statuses'))
    await page.keyboard.type('boursière')
    await page.keyboard.press('Enter')
    await tabTo(page, say('persona.kind'))
    await page.keyboard.type(say('persona.kind.language'))
    await tabTo(page, say('persona.languages'))
    await page.keyboard.type('angl')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const meant = page.locator('.target-line')
    await expect
      .poll(() => meant.textContent())
      .toContain('Une personne qui a de 18 à 24 ans et soit a pour statut boursière, soit parle anglais.')
    // The sample's pages have ages, and no breakdown says who speaks English or holds a grant.
    await expect.poll(() => meant.textContent()).toContain(say('persona.line.accounts', { all: 0, of: 12 }))
    expect(await violations(page)).toEqual([])
    await press(page, say('common.save'))
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => page.locator('.personas h2').allTextContents()).toContain(NAME)
    const kept = (await host().client.audience.personas()).find((each) => each.name === NAME)
    expect(kept).toMatchObject({
      problems: [],
      conditions: [
        { kind: 'age', from: 18, to: 24 },
        {
          kind: 'any',
          of: [
            { kind: 'status', statuses: ['boursière'] },
            { kind: 'language', languages: ['en'] },
          ],
        },
      ],
    })

    const sciences = await accountId(host(), /Sciences/, 'facebook')
    const network = await driver.open(host(), `/network?account=${sciences}`)
    await network.locator('.pn h2').waitFor()
    await press(network, say('network.line_change'))
    await network.getByRole('dialog').waitFor()
    await network.getByRole('checkbox', { name: new RegExp(NAME) }).waitFor()
    await tabTo(network, NAME)
    await network.keyboard.press('Space')
    await press(network, say('network.clause_add'))
    expect(await focusedName(network)).toBe(say('network.clause_for'))
    await network.keyboard.type(NAME)
    await tabTo(network, say('line.threshold.share'))
    await network.keyboard.press('Control+a')
    await network.keyboard.type('35')
    await expect
      .poll(() => network.locator('.clause .note').last().textContent())
      .toBe(`${NAME}\u00a0: au moins 35\u202f% de l’audience a de 18 à 24 ans`)
    expect(await violations(network)).toEqual([])
    await press(network, say('common.save'))
    await network.getByRole('dialog').waitFor({ state: 'detached' })
    const ines = await personaId(host(), NAME)
    const { lines } = await host().client.network.overview()
    const line = lines.find((each) => each.accountId === sciences && each.personaIds.includes(ines))
    expect(line?.clauses).toContainEqual({ personaId: ines, kind: 'share', dimension: 'age', threshold: 0.35 })

    const matrix = await driver.open(host(), '/audience?p=2026-Q3')
    await matrix.locator('.matrix').waitFor()
    await expect.poll(() => matrix.locator('.matrix thead').textContent()).toContain(NAME)
    const { cells } = await host().client.audience.matrix({ period: '2026-Q3' })
    const own = cells.filter((cell) => cell.personaId === ines)
    expect(own.map((cell) => cell.accountId)).toEqual([sciences])
    expect(own[0]?.clauses.map(({ dimension, threshold }) => [dimension, threshold])).toEqual([['age', 0.35]])

    // A line names it: it cannot go, and the way out is shown.
    await press(page, say('audience.persona.remove', { name: NAME }))
    await page.locator('.in-use a').waitFor()
    expect((await host().client.audience.personas()).map((each) => each.name)).toContain(NAME)
  })

  browserTest('a place nobody could read is told once, and forgotten again', async () => {
    const page = await driver.open(host(), '/audience?tab=places')
    const asked = page.locator('.asked-places > li')
    await asked.first().waitFor()
    const before = await asked.count()
    const [first] = await host().client.audience.unresolved({ language: 'fr' })
    const reading = first?.readings[0]
    if (first === undefined || reading === undefined) throw new Error('nothing to recognise in the sample')
    await press(page, reading.label)
    await expect.poll(() => asked.count()).toBe(before - 1)
    expect(await host().client.audience.placeAnswers({ language: 'fr' })).toEqual([{ label: first.label, reading }])
    expect(await violations(page)).toEqual([])
    await press(page, say('places.forget.of', { label: first.label }))
    await expect.poll(() => asked.count()).toBe(before)
    await page.keyboard.press('Control+z')
    await expect.poll(() => asked.count()).toBe(before - 1)
  })
})
