import { join } from 'node:path'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { findBrowser, sandboxArguments } from '../../../electron/host/browser'
import type { Language } from '../../../shared/vocabulary'
import type { Host } from './host'

const executablePath = findBrowser()

/** A test that drives a browser; skipped by name where none can be had. */
export function browserTest(name: string, run: () => Promise<void>): void {
  test.skipIf(executablePath === null)(name, run)
}
export const hasBrowser = executablePath !== null

export interface PageOptions {
  /** Language of the system; the network's own goes before it. */
  readonly locale?: string
  /** What the person chose in the menu, kept by the browser. */
  readonly language?: Language
  readonly theme?: 'light' | 'dark'
  readonly width?: number
  readonly height?: number
}

export interface Driver {
  /** A page of its own browser context, let in by the launch address, at `path`. Closed after the test. */
  open(host: Host, path?: string, options?: PageOptions): Promise<Page>
  readonly browser: Browser
}

/**
 * One browser for the file of tests. After each test its contexts are closed, and the test fails if a page asked for
 * anything outside 127.0.0.1, threw, broke the content policy, or logged an error that is not a refused call.
 */
export function useBrowser(): Driver {
  let browser: Browser | null = null
  const faults: string[] = []
  beforeAll(async () => {
    if (executablePath === null) return
    browser = await chromium.launch({
      executablePath,
      args: [...sandboxArguments(), '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    })
  })
  afterAll(() => browser?.close())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await photograph(browser, task.name)
    for (const context of browser?.contexts() ?? []) await context.close()
    expect(faults.splice(0)).toEqual([])
  })
  const running = () => {
    if (browser === null) throw new Error('no browser')
    return browser
  }
  return {
    get browser() {
      return running()
    },
    open: async (host, path = '/', options = {}) => {
      const context = await running().newContext(contextOptions(host, options))
      const page = await context.newPage()
      watch(page, faults)
      await page.goto(`${host.launchUrl}&to=${encodeURIComponent(path)}`)
      return page
    },
  }
}

function contextOptions(host: Host, options: PageOptions): BrowserContextOptions {
  const { locale = 'fr-FR', width = 1440, height = 900, language, theme } = options
  const preferences = { name: 'portee.preferences', value: JSON.stringify({ language, theme }) }
  return {
    storageState: { cookies: [], origins: [{ origin: host.origin, localStorage: [preferences] }] },
    locale,
    timezoneId: 'Europe/Paris',
    viewport: { width, height },
    reducedMotion: 'reduce',
    acceptDownloads: true,
    ...(theme === undefined ? {} : { colorScheme: theme }),
  }
}

function watch(page: Page, faults: string[]): void {
  page.context().on('request', (request) => {
    const url = new URL(request.url())
    const isInside = url.hostname === '127.0.0.1' || ['blob:', 'data:', 'about:'].includes(url.protocol)
    if (!isInside) faults.push(`request left the machine: ${request.url()}`)
  })
  page.context().on('weberror', (error) => faults.push(`page error: ${error.error().message}`))
  page.on('console', (message) => {
    // A call that is refused is told to the person; the browser also logs its status.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return
    faults.push(`console: ${message.text()}`)
  })
}

/** Where a test failed: what the page shows, when PORTEE_E2E_SHOTS names a folder. */
async function photograph(browser: Browser | null, name: string): Promise<void> {
  const folder = process.env['PORTEE_E2E_SHOTS']
  if (folder === undefined) return
  const pages = (browser?.contexts() ?? []).flatMap((context) => context.pages())
  for (const [index, page] of pages.entries()) {
    await page.screenshot({
      path: join(folder, `${name.replace(/\W+/g, '-').slice(0, 60)}-${index}.png`),
      fullPage: true,
    })
  }
}
