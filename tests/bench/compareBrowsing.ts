import type { Page } from 'playwright-core'
import { longestTasks, type Steps } from './browser'
import { report } from './measure'
import { openEngine } from './openEngine'

const PERIOD = '2023-01-01..2026-06-30'
const QUARTER = '2026-Q2'

/** Waits until a tab of Comparer says its sentence and nothing is being read any more. */
async function said(page: Page): Promise<void> {
  await page.locator('h1.said').waitFor({ timeout: 60_000 })
  await page.waitForFunction(() => document.querySelectorAll('.sk, [aria-busy=true]').length === 0, null, {
    timeout: 60_000,
  })
}

/** Goes to an address within the page, as its links do. */
const go = (address: string) => async (page: Page) => {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, address)
  // What stands there is of the address before, until the first answer is waited for.
  await page.waitForTimeout(300)
  await said(page)
}

const at = (tab: string, query: string) => go(`/compare${tab}?p=${PERIOD}${query}`)

const STEPS: Steps = {
  open: async (page, launchUrl) => {
    await page.goto(`${launchUrl}&to=${encodeURIComponent(`/compare?p=${PERIOD}`)}`)
    await said(page)
  },
  'rows are 120 accounts': at('', '&by=account'),
  'panels by format': at('', '&panel=format'),
  'one branch looked at': at('', '&focus=7'),
  'without unusual posts': at('', '&out=without'),
  'themes as rows': at('', '&by=theme'),
  'like for like': at('/alike', ''),
  'one branch like for like': at('/alike', '&focus=7'),
  'over time': at('/time', ''),
  'day and hour': at('/clock', ''),
  'same message, a quarter': go(`/compare/messages?p=${QUARTER}`),
  'to the end and back': async (page) => {
    await at('', '')(page)
    for (let place = 0; place <= 10; place++) {
      await page.mouse.wheel(0, place < 6 ? 900 : -900)
      await page.waitForTimeout(150)
    }
  },
}

/** Comparer of 60 branches in the browser, one step after the other; after `comparisons`, in its folder. */
export async function comparing(folder: string): Promise<void> {
  const started = performance.now()
  const opened = await openEngine(folder)
  const found = (await opened.client.workspace.list())[0]
  if (found === undefined) throw new Error('comparisons first')
  await opened.client.workspace.open({ id: found.id })
  report(started, await longestTasks(opened, STEPS))
}
