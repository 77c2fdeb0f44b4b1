import type { Page } from 'playwright-core'
import { sql } from '../../electron/engine/db/sql'
import type { postQuery } from '../../shared/contract/posts'
import type { z } from 'zod'
import { longestTasks, type Steps } from './browser'
import { report, timed } from './measure'
import { openEngine } from './openEngine'

const PERIOD = '2023-01-01..2026-12-31'
/** Rows of one window, as the interface asks for them. */
const WINDOW = 100

type Question = Omit<Partial<z.input<typeof postQuery>>, 'filter'> & { readonly filter?: object }

/** Questions as people ask them, each asked anew: nothing of an answer is kept, as after every change. */
export const QUESTIONS: Readonly<Record<string, Question>> = {
  'every post': {},
  'one word': { search: 'atelier' },
  'two words': { search: 'coups marée' },
  'a rare word': { search: '99991' },
  'a word that is nowhere': { search: 'zzzz' },
  'one branch': { filter: { branches: [7] } },
  'a quarter': { filter: { period: '2026-Q3' } },
  'one theme': { filter: { themes: [2] } },
  'without theme': { filter: { themes: [0] } },
  'reach between two values': { ranges: [{ metric: 'reach', min: 1000, max: 2000 }] },
  'sorted by rate': { sort: 'err' },
  'sorted by account': { sort: 'account' },
  'boosted posts': { aside: ['boosted'] },
  'flagged in a quarter': { filter: { period: '2026-Q3' }, flagged: true },
}

async function openImported(folder: string) {
  const opened = await openEngine(folder)
  const found = (await opened.client.workspace.list())[0]
  if (found === undefined) throw new Error('import first')
  await opened.client.workspace.open({ id: found.id })
  return opened
}
type Opened = Awaited<ReturnType<typeof openImported>>

/** A branch for each page, and themes for seven posts in ten: what an import alone does not give. */
async function furnish({ engine, client }: Opened): Promise<void> {
  const { branches } = await client.network.overview()
  if (branches.length > 0) return
  await engine.context.workspace().database.write(async (session) => {
    await session.run(
      sql`INSERT INTO branch SELECT id, NULL, 'Branche ' || id, 'B' || id, (id - 1) % 9 + 1, NULL FROM account`,
    )
    await session.run(sql`UPDATE account SET branch_id = id`)
    await session.run(sql`DELETE FROM theme`)
    await session.run(
      sql`INSERT INTO theme SELECT i, 'Thème ' || i, 'Theme ' || i, NULL, 'reach', i, NULL FROM range(1, 15) t(i)`,
    )
    await session.run(sql`DELETE FROM post_theme`)
    await session.run(
      sql`INSERT INTO post_theme SELECT id, (hash(id) % 14 + 1)::INTEGER, 'rule', 1, TRUE FROM post WHERE hash(id) % 10 < 7`,
    )
  })
}

/** Counts and the first window of each question; then a far window of a list that is kept, one post, and the ids of all. */
export async function lists(folder: string): Promise<void> {
  const opened = await openImported(folder)
  await furnish(opened)
  const { engine, client } = opened
  const { database } = engine.context.workspace()
  const window = { offset: 0, limit: WINDOW }
  const started = performance.now()
  const detail: Record<string, number> = {}
  for (const [name, { filter, ...rest }] of Object.entries(QUESTIONS)) {
    const input = { ...rest, ...window, filter: { period: PERIOD, ...filter } }
    // A write that changes nothing lets go of everything that was kept.
    const forget = () => database.write(() => Promise.resolve())
    detail[name] = (await timed(() => forget().then(() => client.posts.list(input)))) * 1000
  }
  const all = { filter: { period: PERIOD } }
  const { list, total, rows } = await client.posts.list({ ...all, ...window })
  let far = 0
  const jump = () =>
    client.posts.list({ ...all, list, limit: WINDOW, offset: (far = (far + 377_777) % (total - WINDOW)) })
  const first = performance.now()
  await jump()
  detail['first far window'] = performance.now() - first
  detail['further windows'] = (await timed(jump)) * 1000
  detail['one post'] = (await timed(() => client.posts.get({ id: rows[0]?.id ?? '0' }))) * 1000
  detail['posts'] = total
  report(started, detail)
  await engine.close()
}

/** Publications in the browser, one step after the other. */
export async function browsing(folder: string): Promise<void> {
  const started = performance.now()
  const opened = await openImported(folder)
  await furnish(opened)
  report(started, await longestTasks(opened, STEPS))
}

const grid = (page: Page) => page.locator('.grid')

const STEPS: Steps = {
  open: async (page, launchUrl) => {
    await page.goto(`${launchUrl}&to=${encodeURIComponent(`/posts?p=${PERIOD}`)}`)
    await page.locator('.rows [role=gridcell].tx').first().waitFor({ timeout: 60_000 })
  },
  'scroll far': async (page) => {
    for (let place = 1; place <= 20; place++) {
      await grid(page).evaluate((element, part) => element.scrollTo({ top: element.scrollHeight * part }), place / 21)
      await page.waitForTimeout(150)
    }
    await grid(page).evaluate((element) => element.scrollTo({ top: 0 }))
  },
  search: async (page) => {
    await page.getByRole('searchbox').pressSequentially('atelier zotero', { delay: 60 })
    await page.waitForTimeout(1500)
    await page.getByRole('searchbox').fill('')
  },
  narrow: async (page) => {
    await page.locator('.tb .acts button').first().click()
    await page.locator('.narrow .check').first().click()
    await page.waitForTimeout(3000)
    await page.locator('.narrow .check').first().click()
    await page.keyboard.press('Escape')
  },
  'open a sheet': async (page) => {
    await grid(page).focus()
    await page.keyboard.press('Enter')
    await page.locator('.sheet .big').waitFor({ timeout: 30_000 })
  },
  'next, twenty times': async (page) => {
    for (let times = 0; times < 20; times++) {
      await page.keyboard.press('j')
      await page.waitForTimeout(120)
    }
    await page.keyboard.press('Escape')
  },
  'choose all': async (page) => {
    await page.locator('.head .pick button').click()
    await page.locator('.tools').waitFor()
  },
}
