import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { readFilter } from '../../renderer/address/filterAddress'
import { violations } from './support/axe'
import { browserTest, useBrowser } from './support/browser'
import { testHost, type Host } from './support/host'
import { sampleFile } from './support/sample'
import { bareIds, say } from './support/words'

const QUARTER = 'p=2026-Q3&pl=facebook'
const SOON = { timeout: 20_000 }

const listed = (host: Host, address: string, limit = 200) => {
  const query = new URLSearchParams(address)
  return host.client.posts.list({
    filter: readFilter(query, '2026-Q3'),
    search: query.get('q') ?? '',
    offset: 0,
    limit,
  })
}

/** Cells of a CSV with semicolons (RFC 4180), its last line ended. */
function cells(text: string): string[][] {
  const lines: string[][] = [[]]
  for (const [, quoted, plainCell, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^;"\r\n]*))(;|\r\n)/g)) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plainCell ?? '')
    if (end === '\r\n') lines.push([])
  }
  return lines.slice(0, -1)
}

/** The list with its rows on screen. */
async function openPosts(
  driver: ReturnType<typeof useBrowser>,
  host: Host,
  address: string,
  options: Parameters<typeof driver.open>[2] = {},
) {
  const page = await driver.open(host, `/posts?${address}`, options)
  await page.locator('.rows [role=gridcell].tx').first().waitFor()
  return page
}

const button = (page: Page, id: string, values = {}) =>
  page.getByRole('button', { name: say(id, values), exact: true }).first()
const undo = (page: Page) =>
  page
    .locator('.toast')
    .getByRole('button', { name: say('common.undo') })
    .click()
const heads = async (page: Page) => (await page.locator('[role=columnheader]:not(.pick)').allInnerTexts()).map(plain)
const plain = (text: string) => text.replace(/\s*[↑↓]\s*$/, '')
const countIs = (page: Page, n: number) =>
  page
    .locator('.tb [role=status] b')
    .getByText(say('posts.count', { n, count: String(n) }), { exact: true })
    .waitFor(SOON)

async function checkPage(page: Page): Promise<void> {
  expect(bareIds(await page.locator('body').innerText())).toEqual([])
  expect(await violations(page)).toEqual([])
}

describe('Publications: saved views', () => {
  const driver = useBrowser()

  browserTest('kept, opened from another address, given another name, removed and taken back', async () => {
    const host = await testHost({ workspace: await sampleFile() })
    const page = await openPosts(driver, host, `${QUARTER}&sort=-reach&cols=date,text,reach`)
    const views = page.getByRole('button', { name: new RegExp(say('views.title')) })
    const row = (name: string) => page.locator('.views').getByRole('button', { name, exact: true })
    await views.click()
    await page.getByRole('textbox', { name: say('views.name') }).fill('Les plus vues')
    await button(page, 'views.keep').click()
    await row('Les plus vues').waitFor()
    await checkPage(page)
    const kept = await host.client.views.list()
    expect(kept).toMatchObject([{ name: 'Les plus vues', screen: 'posts' }])
    const { pathname, search } = new URL(page.url())
    expect(kept[0]?.address).toBe(pathname + search)

    // From another address, with other columns and a search, back to what was kept.
    await page.goto(`${host.origin}/posts?p=2026-Q2&q=livres&cols=date,account,text`)
    await page.locator('.rows [role=gridcell].tx').first().waitFor()
    await views.click()
    await row('Les plus vues').click()
    await expect.poll(() => new URL(page.url()).pathname + new URL(page.url()).search).toBe(kept[0]?.address)
    await countIs(page, (await listed(host, QUARTER)).total)
    expect(await heads(page)).toEqual(['date', 'texte', 'couverture'])
    expect(await page.locator('[aria-sort=descending]').innerText()).toContain('couverture')
    expect(await page.getByRole('searchbox').inputValue()).toBe('')

    await views.click()
    await button(page, 'views.rename', { name: 'Les plus vues' }).click()
    await page
      .getByRole('textbox', { name: say('views.name') })
      .first()
      .fill('Portée du trimestre')
    await page.keyboard.press('Enter')
    await row('Portée du trimestre').waitFor()
    await button(page, 'views.remove', { name: 'Portée du trimestre' }).click()
    await expect.poll(() => host.client.views.list()).toEqual([])
    await page.keyboard.press('Escape')
    await undo(page)
    await expect.poll(() => host.client.views.list()).toEqual([{ ...kept[0], name: 'Portée du trimestre' }])
  })
})

describe('Publications: columns and files', () => {
  const driver = useBrowser()

  browserTest('chosen columns and their order stay after a reload, also without them in the address', async () => {
    const host = await testHost({ workspace: await sampleFile() })
    const page = await openPosts(driver, host, QUARTER)
    await page.getByRole('button', { name: /^Colonnes/ }).click()
    const popover = page.getByRole('dialog', { name: say('posts.columns') })
    await popover.getByLabel(say('posts.head.comments'), { exact: true }).check()
    await popover.getByLabel(say('posts.head.err'), { exact: true }).uncheck()
    const earlier = popover.getByRole('button', {
      name: say('posts.columns.earlier', { column: say('posts.head.comments') }),
      exact: true,
    })
    const before = await heads(page)
    expect(before).toContain(say('posts.head.comments'))
    await earlier.click()
    await earlier.click()
    const moved = await heads(page)
    expect(moved.indexOf('commentaires')).toBe(before.indexOf('commentaires') - 2)
    expect(moved).not.toContain('ERR')
    await page.reload()
    await page.locator('.rows [role=gridcell].tx').first().waitFor()
    expect(await heads(page)).toEqual(moved)
    await page.goto(`${host.origin}/posts?p=2026-Q2`)
    await page.locator('.rows [role=gridcell].tx').first().waitFor()
    expect(await heads(page)).toEqual(moved)
  })

  browserTest('the file has the columns shown, themes among them; a file that cannot be made says so', async () => {
    const host = await testHost({ workspace: await sampleFile() })
    const page = await openPosts(driver, host, `${QUARTER}&cols=date,text,themes,reach`)
    const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'download.csv').click()])
    const bytes = readFileSync(await download.path())
    // A spreadsheet knows UTF-8 by its mark.
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const [head = [], ...lines] = cells(bytes.toString('utf8').slice(1))
    expect(head).toEqual(expect.arrayContaining(['published_day', 'text', 'themes', 'reach', 'permalink', 'set_aside']))
    expect(head).not.toContain('interactions')
    const { rows } = await listed(host, QUARTER, 500)
    const { themes } = await host.client.network.overview()
    const nameOf = (id: number) => themes.find((theme) => theme.id === id)?.labelFr ?? ''
    const columns = ['published_day', 'main_theme', 'themes', 'reach', 'permalink'].map((name) => head.indexOf(name))
    expect(lines.map((line) => columns.map((at) => line[at]))).toEqual(
      rows.map(({ publishedDay, themes: own, reach, permalink }) => {
        const main = own.find(({ isMain }) => isMain)
        const names = own.map(({ themeId }) => nameOf(themeId)).join(' | ')
        return [
          publishedDay,
          main === undefined ? '' : nameOf(main.themeId),
          names,
          String(reach ?? ''),
          permalink ?? '',
        ]
      }),
    )

    await page.route('**/posts/csv', (route) => route.abort())
    await button(page, 'download.csv').click()
    const panel = page.getByRole('alert')
    await panel.getByText(say('error.UNREACHABLE.title')).waitFor()
    await page.unroute('**/posts/csv')
    const [again] = await Promise.all([
      page.waitForEvent('download'),
      panel.getByRole('button', { name: say('common.retry') }).click(),
    ])
    expect(readFileSync(await again.path()).equals(bytes)).toBe(true)
    await panel.waitFor({ state: 'detached' })
  })
})

describe('Publications: narrowing', () => {
  const driver = useBrowser()

  browserTest(
    'reach above 20,000: the one viral post of La Halle; flagged: an unusual rate, which is another; then both',
    async () => {
      const host = await testHost({ workspace: await sampleFile() })
      const page = await openPosts(driver, host, QUARTER)
      const { total } = await listed(host, QUARTER)
      await button(page, 'posts.narrow.n', { n: 0 }).click()
      const popover = page.getByRole('dialog', { name: say('posts.narrow') })
      await popover.getByRole('button', { name: say('posts.narrow.add') }).click()
      // No limit is given yet: nothing is narrowed.
      await popover.getByRole('combobox').waitFor()
      await countIs(page, total)
      await checkPage(page)
      const limit = popover.getByRole('textbox', { name: say('posts.narrow.min', { metric: 'couverture' }) })
      await limit.fill('20 000')
      await countIs(page, 1)
      const row = page.locator('.rows [role=row]')
      expect(await row.innerText()).toContain('La Halle')
      const [viral] = (await listed(host, `${QUARTER}&q=6 h du matin`)).rows
      expect(viral?.reach).toBeGreaterThan(20_000)
      expect(await row.innerText()).toContain((viral?.text ?? '').slice(0, 30))

      // Many people saw it, but its rate is within what La Halle is used to: a flag is about the rate.
      await popover.getByText(say('posts.narrow.flagged.only')).click()
      await page.getByText(say('posts.none.filtered')).waitFor(SOON)
      const flagged = await host.client.posts.list({
        filter: readFilter(new URLSearchParams(QUARTER), '2026-Q3'),
        flagged: true,
        offset: 0,
        limit: 10,
      })
      expect(flagged.rows.map(({ text }) => text?.slice(0, 18))).toEqual(['Rappel des horaire'])

      await limit.fill('9000000')
      await page.getByText(say('posts.none.filtered')).waitFor(SOON)
      const relaxed = await host.client.posts.list({
        filter: readFilter(new URLSearchParams(QUARTER), '2026-Q3'),
        ranges: [{ metric: 'reach', min: 9_000_000, max: null }],
        flagged: true,
        offset: 0,
        limit: 1,
      })
      expect(relaxed.relax).toEqual({ ranges: 1, all: (await listed(host, 'p=2026-Q3')).total })
      await page.keyboard.press('Escape')
      await page.getByText(say('posts.relax.ranges.n', { n: 1 })).waitFor()
      await button(page, 'posts.relax.ranges').click()
      await countIs(page, 1)
    },
  )

  browserTest('an empty list with a search and filters that bring back nothing alone: all are taken away', async () => {
    const host = await testHost({ workspace: await sampleFile() })
    const page = await driver.open(host, `/posts?${QUARTER}&q=zzzz&r=reach:9000000..&b=2`)
    await page.getByText(say('posts.none.filtered')).waitFor(SOON)
    const { total } = await listed(host, 'p=2026-Q3')
    await page.getByText(say('posts.relax.all.n', { n: total })).waitFor()
    await checkPage(page)
    await button(page, 'posts.relax.all').click()
    await countIs(page, total)
    // The field follows, and does not write its old words again.
    expect(await page.getByRole('searchbox').inputValue()).toBe('')
    await page.waitForTimeout(600)
    expect(new URL(page.url()).search).toBe('?p=2026-Q3')
  })
})

describe('Publications: choosing, and the sheet', () => {
  const driver = useBrowser()

  browserTest('undo of a mixed choice takes back only what it had set aside', async () => {
    const host = await testHost({ workspace: await sampleFile() })
    const address = `${QUARTER}&q=horaires`
    const { rows } = await listed(host, address)
    const before = rows[1]!
    await host.client.posts.setAside({ ids: [before.id], aside: true })
    const aside = async () =>
      (await listed(host, address)).rows.filter((row) => row.setAside.includes('by_hand')).map(({ id }) => id)
    const page = await openPosts(driver, host, address)
    for (let place = 0; place < 3; place++) await page.locator('.rows .pick button').nth(place).click()
    await page
      .getByRole('toolbar')
      .getByRole('button', { name: say('posts.tools.aside') })
      .click()
    await page
      .locator('.toast')
      .getByText(say('posts.aside.done', { n: 2 }))
      .waitFor(SOON)
    expect((await aside()).toSorted()).toEqual(
      rows
        .slice(0, 3)
        .map(({ id }) => id)
        .toSorted(),
    )
    await undo(page)
    await expect.poll(aside, SOON).toEqual([before.id])
  })

  browserTest('a suggestion is accepted, taken back, and refused in the sheet', async () => {
    const host = await testHost({ workspace: await sampleFile() })
    const { rows } = await listed(host, 'p=2026-Q3', 500)
    const post = rows.find((row) => row.suggestions.length > 0)!
    const { themeId } = post.suggestions[0]!
    const name = (await host.client.network.overview()).themes.find(({ id }) => id === themeId)!.labelFr
    const now = async () => (await host.client.posts.get({ id: post.id })).post
    const page = await openPosts(driver, host, `p=2026-Q3&post=${post.id}`)
    await page.locator('.sheet .big').waitFor()
    await checkPage(page)
    await button(page, 'posts.suggested.accept', { name }).click()
    await expect
      .poll(async () => (await now()).themes, SOON)
      .toContainEqual(expect.objectContaining({ themeId, origin: 'suggestion' }))
    await undo(page)
    await expect.poll(async () => (await now()).themes, SOON).toEqual(post.themes)
    await expect.poll(async () => (await now()).suggestions.map((each) => each.themeId), SOON).toContain(themeId)
    await button(page, 'posts.suggested.refuse', { name }).click()
    await expect.poll(async () => (await now()).suggestions.map((each) => each.themeId), SOON).not.toContain(themeId)
    expect((await now()).themes).toEqual(post.themes)
    await button(page, 'posts.suggested.refuse', { name }).waitFor({ state: 'detached' })
  })

  browserTest('in English, and narrow: every theme is said whole where its chip is cut', async () => {
    const host = await testHost({ workspace: await sampleFile() })
    const page = await openPosts(driver, host, QUARTER, { language: 'en', width: 900 })
    await page.locator('.rows .chip.theme').first().waitFor()
    await checkPage(page)
    const { themes } = await host.client.network.overview()
    const chips = await page.locator('.rows .chip.theme').all()
    expect(chips.length).toBeGreaterThan(5)
    for (const chip of chips.slice(0, 10)) {
      const [title, read] = [(await chip.getAttribute('title')) ?? '', (await chip.textContent()) ?? '']
      expect(themes.some(({ labelEn }) => title.startsWith(`${labelEn}, `))).toBe(true)
      expect(themes.some(({ labelEn }) => read.startsWith(labelEn))).toBe(true)
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(900)
  })
})
